"""Measures how good the assistant is.

python scripts/evaluate.py [questions] [FILE …] [--failures] [--write] [--floor] [--raise-floor]
    the project's own questions: right, cited, verbatim, by group; reliability and coverage of the half held out
python scripts/evaluate.py retrieval DIR [--json]
    the retriever on DIR/corpus.jsonl, queries.jsonl and qrels.tsv, for questions as typed and without their accents
python scripts/evaluate.py ablation [--retrieval DIR] [--write]
    what each part brings: everything measured again with one part left out
python scripts/evaluate.py reading [--digital] [--documents N] [--facts DIR]
    wrong characters of documents read as docx, pdf, html and scans (needs LibreOffice and Tesseract)
"""

import argparse
import json
import sys
from pathlib import Path

from bot.answering.responder import Responder
from bot.assembly import ROOT, embeddings
from bot.command import run
from bot.platforms.progress import Bar
from bot.settings import load_settings
from bot.wording import operations as say
from scripts.evaluation import ablation, calibration, floor, questions, reading, report, retrieval
from scripts.evaluation.vectors import KeptEmbeddings

_VECTORS = ROOT / "var" / "evaluation"
_DOCS = ROOT / "docs"
_PAGE = _DOCS / "evaluation.md"
_FLOOR = _DOCS / "evaluation_floor.json"
_COMMANDS = ("questions", "retrieval", "ablation")


def measure_questions(arguments: argparse.Namespace) -> int:
    """Prints the table of the project's own questions; 1 where a share fell below its floor."""
    settings = load_settings()
    sets = questions.load(settings, KeptEmbeddings(embeddings(settings).model, arguments.vectors), arguments.files)
    outcomes = []
    for asked in sets:
        with Bar(say.MEASURING) as bar:
            outcomes += questions.outcomes(asked, Responder(asked.library), progress=bar)
    unseen, table = calibration.held_out(outcomes), report.summary(outcomes)
    believed = f"{len(unseen)} questions held out: expected calibration error {calibration.error(unseen):.3f}"
    print(report.plain(table), believed, sep="\n\n")
    if arguments.failures:
        print("", *report.failures(outcomes), sep="\n")
    if arguments.write:
        report.put(_PAGE, "questions", f"{report.markdown(table)}\n\n{believed}.")
        calibration.draw(unseen, _DOCS)
    shares, counts = floor.measured(outcomes)
    if arguments.raise_floor:
        floor.write(_FLOOR, floor.raised(floor.read(_FLOOR), shares))
    fallen = floor.fallen(floor.read(_FLOOR), shares, counts) if arguments.floor else []
    print(*fallen, sep="\n", end="\n" if fallen else "", file=sys.stderr)
    return 1 if fallen else 0


def measure_retrieval(arguments: argparse.Namespace) -> int:
    """Prints the measures of one folder."""
    judged = retrieval.Judged.read(arguments.folder)
    embedding = KeptEmbeddings(embeddings(load_settings()).model, arguments.vectors)
    with Bar(say.BUILDING) as bar:
        figures = retrieval.measure(judged, embedding, bar)
    if arguments.json:
        print(json.dumps(figures))
        return 0
    print(f"{arguments.folder}: {len(judged.articles)} passages, {len(judged.questions)} judged questions")
    for way, measured in figures.items():
        print(f"{way:<10}" + "   ".join(f"{name} {value:.4f}" for name, value in measured.items()))
    return 0


def measure_ablation(arguments: argparse.Namespace) -> int:
    """Prints what each part brings, and writes it where asked to."""
    settings = load_settings()
    embedding = KeptEmbeddings(embeddings(settings).model, arguments.vectors)
    judged = retrieval.Judged.read(arguments.retrieval) if arguments.retrieval else None
    with Bar(say.MEASURING) as bar:
        tables = [ablation.of_questions(questions.load(settings, embedding), bar)]
    if judged:
        tables.append(ablation.of_retrieval(judged, embedding))
    print(*map(report.plain, tables), sep="\n\n")
    if arguments.write:
        report.put(_PAGE, "ablation", "\n\n".join(map(report.markdown, tables)))
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(required=True)
    own = commands.add_parser("questions", help="the project's own questions (the default)")
    own.add_argument("files", nargs="*", type=Path, metavar="FILE", help="files of questions (default: all)")
    own.add_argument("--failures", action="store_true", help="list the answers that are not right")
    own.add_argument("--write", action="store_true", help="put table and pictures into docs")
    own.add_argument("--floor", action="store_true", help="fail where a share is below docs/evaluation_floor.json")
    own.add_argument("--raise-floor", action="store_true", help="raise the floor to what was measured; never lower it")
    own.set_defaults(command=measure_questions)
    one = commands.add_parser("retrieval", help="the retriever on a folder of judged questions")
    one.add_argument("folder", type=Path, metavar="DIR")
    one.add_argument("--json", action="store_true", help="print the figures for machines")
    one.set_defaults(command=measure_retrieval)
    parts = commands.add_parser("ablation", help="what each part brings")
    parts.add_argument("--retrieval", type=Path, metavar="DIR", help="measure the retriever's parts on this folder too")
    parts.add_argument("--write", action="store_true", help="put the tables into docs/evaluation.md")
    parts.set_defaults(command=measure_ablation)
    for command in (own, one, parts):
        command.add_argument("--vectors", type=Path, default=_VECTORS, help="where vectors are kept (%(default)s)")
    return parser


def main() -> int:
    """0 where everything could be measured and nothing fell below its floor."""
    given = sys.argv[1:]
    if given[:1] == ["reading"]:
        return reading.main(given[1:])
    named = bool(given) and given[0] in (*_COMMANDS, "-h", "--help")
    arguments = _parser().parse_args(given if named else ["questions", *given])
    return int(arguments.command(arguments))


if __name__ == "__main__":
    sys.exit(run(main, retrieval.FolderError))
