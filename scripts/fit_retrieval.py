"""Fits BM25's two parameters and the share of the dense score on the project's own texts and questions.

    python scripts/fit_retrieval.py

Three collections: passages, the announcements in blocks as long as articles, and handbook entries. Questions are the
answerable ones of tests/questions with accents; each entry is asked for by its other names too, which are then left out
of its text. Chosen is the middle of all settings that do as well as the best, but for what a few questions decide, on
those marked ``fit`` (of the names, every other one); the other half is printed beside it.
"""

import argparse
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import product
from statistics import mean

import numpy as np

from bot.assembly import embeddings
from bot.settings import load_settings
from index.articles import Article
from index.embedding import SentenceEmbeddings, Vectors
from index.fusion import fuse
from index.lexical import LexicalIndex
from index.library import Library
from knowledge.vietnamese.normal import has_accents
from scripts.evaluation.cases import covers
from scripts.evaluation.corpora import Row
from scripts.evaluation.measures import ndcg
from scripts.fit import load_sets

_K1, _B, _DENSE = (0.4, 0.6, 0.9, 1.2, 1.5), (0.2, 0.4, 0.6, 0.75), (0.0, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 1.0)
_BLOCK = 900  # characters: the middle length of an article of law
_AS_GOOD = 0.003  # nDCG@10 below the best: three or four questions
Setting = tuple[float, float, float]  # k1, b, dense weight


@dataclass(frozen=True)
class Asked:
    """A question, the numbers of the texts that answer it, and the half it belongs to."""

    question: str
    gold: frozenset[int]
    half: str


@dataclass(frozen=True)
class Collection:
    """Texts with the questions asked of them; ``cosines`` holds a row a question."""

    name: str
    texts: list[str]
    asked: list[Asked]
    cosines: Vectors


def collection(name: str, articles: Sequence[Article], asked: list[Asked], model: SentenceEmbeddings) -> Collection:
    """Articles embedded part by part, the nearest part of each counting."""
    parts = [(part, at) for at, article in enumerate(articles) for part in article.parts()]
    near = model.encode([one.question for one in asked], "query") @ model.encode([p for p, _ in parts], "passage").T
    cosines = np.full((len(asked), len(articles)), -1.0, np.float32)
    np.maximum.at(cosines.T, [at for _, at in parts], near.T)
    return Collection(name, [article.whole() for article in articles], asked, cosines)


def quoted(rows: Iterable[Row], texts: Sequence[tuple[str, str]]) -> list[Asked]:
    """Questions typed with accents whose gold quote stands in one of the texts (origin, words)."""
    asked = []
    for row in rows:
        golds = [(gold["doc"], gold["quote"]) for gold in row["gold"]]
        held = (any(doc == its and covers(text, gold) for its, gold in golds) for doc, text in texts)
        gold = frozenset(at for at, holds in enumerate(held) if holds)
        if row["answerable"] and gold and has_accents(row["question"]):
            asked.append(Asked(row["question"], gold, row["half"]))
    return asked


def blocks(library: Library) -> list[tuple[str, Article]]:
    """Neighbouring paragraphs of each source, with its origin."""
    found = []
    for source in library.sources.values():
        block: list[str] = []
        for line in [*source.text.split("\n"), ""]:
            if block and (sum(map(len, block)) + len(line) > _BLOCK or not line):
                found.append((source.origin, Article(source.provenance.title, "\n".join(block))))
                block = []
            block += [line] if line else []
    return found


def collections(sets: list[tuple[Library, list[Row]]], model: SentenceEmbeddings) -> list[Collection]:
    """All that is fitted on."""
    found = []
    for number, (library, rows) in enumerate(sets, 1):
        passages = [(library.sources[p.source].origin, library.text_of(p)) for p in library.passages]
        above = [f"{library.sources[p.source].provenance.title} › {p.heading}" for p in library.passages]
        articles = [Article(title, words) for title, (_, words) in zip(above, passages, strict=True)]
        found.append(collection(f"passages {number}", articles, quoted(rows, passages), model))
        long = blocks(library)
        texts = [(origin, article.text) for origin, article in long]
        found.append(collection(f"blocks {number}", [article for _, article in long], quoted(rows, texts), model))
    entries = sets[0][0].entries
    named = [
        Asked(name, frozenset({at}), ("fit", "check")[turn % 2])
        for at, entry in enumerate(entries)
        for turn, name in enumerate(entry.aliases)
        if has_accents(name)
    ]
    shelf = [Article(entry.term, entry.answer) for entry in entries]
    return [*found, collection("handbook", shelf, named, model)]


def quality(one: Collection, lexical: Sequence[Vectors], dense: float, half: str) -> float:
    """Mean nDCG@10 of one half of the questions."""
    gains = []
    for asked, cosines, scores in zip(one.asked, one.cosines, lexical, strict=True):
        if asked.half == half:
            ranking = np.argsort(-fuse(cosines, scores, dense), kind="stable")[:10]
            gains.append(ndcg([str(at) for at in ranking], {str(at): 1 for at in asked.gold}))
    return mean(gains)


def main() -> None:
    """Prints the settings that do best on the half for fitting, with what they do on the other, and their middle."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.parse_args()
    found = collections(load_sets(), embeddings(load_settings()))
    figures: dict[Setting, dict[str, list[float]]] = {}
    for k1, b in product(_K1, _B):
        indexes = [LexicalIndex(one.texts, k1=k1, b=b) for one in found]
        scores = [[index.scores(q.question) for q in one.asked] for one, index in zip(found, indexes, strict=True)]
        for dense in _DENSE:
            figures[k1, b, dense] = {
                half: [quality(one, lexical, dense, half) for one, lexical in zip(found, scores, strict=True)]
                for half in ("fit", "check")
            }
    best = sorted(figures, key=lambda setting: -mean(figures[setting]["fit"]))
    plateau = [at for at in best if mean(figures[at]["fit"]) >= mean(figures[best[0]]["fit"]) - _AS_GOOD]
    print("k1   b    dense  fit    check  " + "  ".join(f"{one.name} ({len(one.asked)})" for one in found))
    for setting in plateau:
        fit, check = figures[setting]["fit"], figures[setting]["check"]
        each = "  ".join(f"{part:<{len(one.name) + 6}.3f}" for part, one in zip(check, found, strict=True))
        print(f"{setting[0]:<5}{setting[1]:<5}{setting[2]:<7}{mean(fit):.3f}  {mean(check):.3f}  {each}")
    middle = [mean(setting[at] for setting in plateau) for at in range(3)]
    print(f"middle of the plateau: k1 {middle[0]:.2f}, b {middle[1]:.2f}, dense weight {middle[2]:.2f}")


if __name__ == "__main__":
    main()
