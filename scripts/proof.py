"""Picture proof: the page on which a citation stands, its lines framed.

python scripts/proof.py CITATION OUT.png [--store DIR]

CITATION is SOURCE:START-END, or the address of a citation on the web page (…/passage/SOURCE/START-END).
"""

import argparse
import re
import sys
from pathlib import Path
from urllib.parse import unquote

from bot.command import run
from bot.intake.proof import picture
from bot.intake.sandbox import Limits
from bot.settings import load_settings
from bot.wording import intake as say
from index.library import sources_in
from knowledge.reading.trouble import ReadingError
from knowledge.span import Span

_CITATION = re.compile(r"(?:.*/passage/)?(?P<source>[^/:]+)[/:](?P<start>\d+)-(?P<end>\d+)")


def main() -> int:
    """0 where the picture is written."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("citation", metavar="CITATION")
    parser.add_argument("out", type=Path, metavar="OUT.png")
    parser.add_argument("--store", type=Path, metavar="DIR", help="where the index is kept (default: STORE_DIR)")
    arguments = parser.parse_args()
    place = _CITATION.fullmatch(arguments.citation)
    if place is None or int(place["start"]) >= int(place["end"]):
        parser.error("expected SOURCE:START-END as ask.py --json tells them, found another form")
    sources = sources_in(arguments.store or load_settings().store_dir)
    source = sources.get(unquote(place["source"]))
    span = Span(int(place["start"]), int(place["end"]))
    if source is None or span.end > len(source.text):
        print(say.NO_SUCH_CITATION, file=sys.stderr)
        return 1
    try:
        image = picture(source, span, Limits())
    except ReadingError as error:
        print(say.refused(source.id, error.trouble, error.values), file=sys.stderr)
        return 1
    arguments.out.write_bytes(image)
    print(say.proof_written(str(arguments.out), source.page_of(span)))
    return 0


if __name__ == "__main__":
    sys.exit(run(main))
