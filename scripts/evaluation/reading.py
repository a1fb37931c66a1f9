"""How well files are read: the share of wrong characters for each way in which a document reaches an office.

python -m scripts.evaluation.reading [--digital] [--documents N] [--facts DIR [--only-facts]]
"""

import argparse
import shutil
import tempfile
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

from rapidfuzz.distance import Levenshtein
from rich.console import Console
from rich.table import Table

from knowledge.cleaning import clean
from knowledge.doubt import certain, undoubted
from knowledge.facts.extract import extract
from knowledge.metadata import read_provenance
from knowledge.reading.page import Reading
from knowledge.reading.page_map import is_unsure
from knowledge.reading.reader import read
from knowledge.source import Provenance, Source
from scripts.evaluation.golden import OFFICE, as_docx, as_html, as_pdf, as_tcvn3, expected
from scripts.evaluation.scans import scan

DOCUMENTS = Path(__file__).parent.parent.parent / "tests" / "reading" / "documents"
DIGITAL = ("docx", "pdf", "html", "tcvn3")
SCANS = {"scan200": (200, False), "scan150": (150, False), "stamp200": (200, True), "stamp150": (150, True)}
MOST = {**dict.fromkeys(DIGITAL, 0.0), "scan200": 3.0, "scan150": 3.0, "stamp200": 8.0, "stamp150": 8.0}
LEAST_FACTS = {"docx": 95.0, "pdf": 95.0, "scan200": 85.0}

_SET = str.maketrans("–—“”‘’", "--\"\"''")
Rendering = tuple[str, Path, str]


def renderings(texts: Sequence[tuple[str, str]], folder: Path, kinds: Sequence[str]) -> Iterator[Rendering]:
    """Each document in each way, with the text that a reader of it should get."""
    printed = []
    for number, (stem, text) in enumerate(texts):
        printed.append(folder / f"{stem}.docx")
        as_docx(text, printed[-1], number)
        if "docx" in kinds:
            yield "docx", printed[-1], expected(text)
        if "html" in kinds:
            as_html(text, folder / f"{stem}.html")
            yield "html", folder / f"{stem}.html", expected(text)
        if "tcvn3" in kinds:
            yield "tcvn3", folder / f"{stem}.tcvn3.txt", as_tcvn3(text, folder / f"{stem}.tcvn3.txt")
    if not set(kinds) & {"pdf", *SCANS}:
        return
    as_pdf(printed, folder)
    for number, (stem, text) in enumerate(texts):
        if "pdf" in kinds:
            yield "pdf", folder / f"{stem}.pdf", expected(text)
        for kind in SCANS.keys() & set(kinds):
            dots, stamped = SCANS[kind]
            copied = folder / f"{stem}.{kind}.pdf"
            scan(folder / f"{stem}.pdf", copied, dots=dots, stamped=stamped, seed=number)
            yield kind, copied, expected(text)


def errors(text: str, wanted: str) -> float:
    """Wrong characters in a hundred, line breaks between paragraphs counted among them."""
    return 100 * Levenshtein.distance(text, wanted) / len(wanted)


def canonical(reading: Reading, path: Path) -> str:
    """The text that the assistant would index."""
    return clean(reading.text, site=path.suffix in (".html", ".txt")).text


def facts_of(text: str, reading: Reading | None = None) -> set[tuple[str, str]]:
    """The facts of a text: kind and words, however dashes and quotes are set; none that a scan leaves in doubt."""
    unsure = tuple(word.span for word in reading.words if is_unsure(word, text)) if reading else ()
    source = certain(Source("x", "x", text, read_provenance(text, "", Provenance()), unsure=unsure))
    sure = undoubted(extract(source))
    return {(str(fact.kind), " ".join(fact.span.of(text).translate(_SET).split())) for fact in sure}


def measure(texts: Sequence[tuple[str, str]], kinds: Sequence[str], folder: Path) -> dict[str, list[float]]:
    """Wrong characters in a hundred, a figure for each document, by way of rendering."""
    found: dict[str, list[float]] = defaultdict(list)
    for kind, path, wanted in renderings(texts, folder, kinds):
        found[kind].append(errors(canonical(read(path), path), wanted))
    return found


def kept_facts(texts: Sequence[tuple[str, str]], kinds: Sequence[str], folder: Path) -> dict[str, tuple[int, int]]:
    """How many facts of the texts are found in each rendering, and how many there are."""
    found: dict[str, tuple[int, int]] = {}
    for kind, path, wanted in renderings(texts, folder, kinds):
        reading = read(path)
        want, there = facts_of(wanted), facts_of(reading.text, reading if reading.scanned else None)
        same, all_ = found.get(kind, (0, 0))
        found[kind] = (same + len(want & there), all_ + len(want))
    return found


def main(arguments: Sequence[str] | None = None) -> int:
    """0 where every way of rendering is read as well as promised."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--digital", action="store_true", help="leave the scans out")
    parser.add_argument("--documents", type=int, default=None, metavar="N", help="only the first N documents")
    parser.add_argument("--only-facts", action="store_true", help="leave the wrong characters out")
    parser.add_argument("--facts", type=Path, metavar="DIR", help="also compare the facts of these .txt announcements")
    chosen = parser.parse_args(arguments)
    if shutil.which(OFFICE) is None:
        parser.error("expected LibreOffice to print the documents, found none; run scripts/apt_packages.sh")
    good = chosen.only_facts or _characters(_texts(DOCUMENTS)[: chosen.documents], chosen.digital)
    if chosen.facts:
        good = _compare(_texts(chosen.facts), chosen.digital) and good
    return 0 if good else 1


def _characters(texts: Sequence[tuple[str, str]], digital: bool) -> bool:
    table = Table("kind", "documents", "mean %", "worst %", "at most %", title="Wrong characters")
    good = True
    with tempfile.TemporaryDirectory() as folder:
        for kind, found in measure(texts, (*DIGITAL, *(() if digital else SCANS)), Path(folder)).items():
            mean = sum(found) / len(found)
            good = good and mean <= MOST[kind]
            table.add_row(kind, str(len(found)), f"{mean:.2f}", f"{max(found):.2f}", f"{MOST[kind]:.0f}")
    Console().print(table)
    return good


def _compare(texts: Sequence[tuple[str, str]], digital: bool) -> bool:
    kinds = [kind for kind in LEAST_FACTS if not (digital and kind in SCANS)]
    table = Table("kind", "facts of the text", "found again", "%", "at least %", title="Facts")
    good = True
    with tempfile.TemporaryDirectory() as folder:
        for kind, (same, there) in kept_facts(texts, kinds, Path(folder)).items():
            share = 100 * same / max(1, there)
            good = good and share >= LEAST_FACTS[kind]
            table.add_row(kind, str(there), str(same), f"{share:.1f}", f"{LEAST_FACTS[kind]:.0f}")
    Console().print(table)
    return good


def _texts(folder: Path) -> list[tuple[str, str]]:
    texts = ((path.stem, path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*.txt")))
    return [(stem, text if folder == DOCUMENTS else clean(text).text) for stem, text in texts]


if __name__ == "__main__":
    raise SystemExit(main())
