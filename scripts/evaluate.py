"""Measures how good the assistant is.

python scripts/evaluate.py retrieval DIR [--json] [--vectors FOLDER]
    the retriever on DIR/corpus.jsonl, queries.jsonl and qrels.tsv, for questions as typed and without their accents
"""

import argparse
import json
import sys
from pathlib import Path

from bot.assembly import embeddings
from bot.command import run
from bot.settings import load_settings
from scripts.evaluation import retrieval
from scripts.evaluation.vectors import KeptEmbeddings

_VECTORS = Path("var") / "evaluation"


def measure_retrieval(arguments: argparse.Namespace) -> int:
    """Prints the measures of one folder."""
    judged = retrieval.Judged.read(arguments.folder)
    embedding = KeptEmbeddings(embeddings(load_settings()).model, arguments.vectors)
    figures = retrieval.measure(judged, embedding, retrieval.reader(article.whole() for article in judged.articles))
    if arguments.json:
        print(json.dumps(figures))
        return 0
    print(f"{arguments.folder}: {len(judged.articles)} passages, {len(judged.questions)} judged questions")
    for way, measured in figures.items():
        print(f"{way:<10}" + "   ".join(f"{name} {value:.4f}" for name, value in measured.items()))
    return 0


def main() -> int:
    """0 where everything could be measured and nothing fell below its floor."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(required=True)
    one = commands.add_parser("retrieval", help="the retriever on a folder of judged questions")
    one.add_argument("folder", type=Path, metavar="DIR")
    one.add_argument("--json", action="store_true", help="print the figures for machines")
    one.add_argument("--vectors", type=Path, default=_VECTORS, help="where vectors are kept (default: %(default)s)")
    one.set_defaults(command=measure_retrieval)
    arguments = parser.parse_args()
    return int(arguments.command(arguments))


if __name__ == "__main__":
    sys.exit(run(main, retrieval.FolderError))
