"""What each part brings: everything measured again with one part left out."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from bot.answering.query import Query, understand
from bot.answering.responder import Responder
from bot.answering.scope import Map
from bot.answering.weights import Weights, fitted
from index.articles import retriever_over
from index.embedding import SentenceEmbeddings
from index.faiss_store import FaissStore
from index.hybrid import HybridRetriever
from index.lexical import LexicalIndex
from index.library import Library
from knowledge.passage import PassageKind
from knowledge.vietnamese.accents import AccentRestorer
from scripts.evaluation import questions, retrieval
from scripts.evaluation.measures import of_rankings
from scripts.evaluation.report import Table
from scripts.evaluation.scoring import SILENT_GROUPS, share

NO_RESTORER = AccentRestorer([])  # knows no word, changes none
_LEAST = 1e-15  # below every chance; where nothing was found, the chance is 0


@dataclass(frozen=True, slots=True)
class Variant:
    """The assistant with a part of it left out."""

    name: str
    changed: Callable[[Library], Library] = lambda library: library
    weights: Weights | None = None
    restored: bool = True


def _retrieving(change: Callable[[HybridRetriever], HybridRetriever]) -> Callable[[Library], Library]:
    def changed(library: Library) -> Library:
        passages, entries = change(library.passage_retriever), change(library.entry_retriever)
        return replace(library, passage_retriever=passages, entry_retriever=entries)

    return changed


def weighted(dense: float) -> Callable[[HybridRetriever], HybridRetriever]:
    """The same retriever with another share of the dense score, accents or none."""
    return lambda before: before.model_copy(update={"dense_weight": dense, "dense_weight_without_accents": dense})


def without_facts(library: Library) -> Library:
    """The library with prose alone: no directives, phases, movements or themes drawn out of it."""
    kept = [at for at, passage in enumerate(library.passages) if passage.kind is PassageKind.PROSE]
    old = library.passage_retriever.store
    store = FaissStore(old.embeddings, old.vectors().shape[1])
    store.add_vectors(old.vectors()[kept], [old.documents[at] for at in kept])
    passages = tuple(library.passages[at] for at in kept)
    return replace(library, passages=passages, passage_retriever=HybridRetriever.over(store))


def never_silent(weights: Weights) -> Weights:
    """Weights under which every chance is good enough to answer, but for none at all."""
    low = {"threshold": _LEAST}
    return replace(weights, answer=weights.answer | low, entry_answer=weights.entry_answer | low)


def variants() -> list[Variant]:
    """The whole assistant, and the assistant without each of its parts."""
    return [
        Variant("everything"),
        Variant("without the dense score (BM25 ranks alone)", _retrieving(weighted(0.0))),
        Variant("without BM25 (the dense score ranks alone)", _retrieving(weighted(1.0))),
        Variant("without syllable pairs in BM25", _retrieving(HybridRetriever.without_pairs)),
        Variant("without restored accents", restored=False),
        Variant("without facts", without_facts),
        Variant("without calibrated silence", weights=never_silent(fitted())),
    ]


def of_questions(sets: Sequence[questions.Asked], progress: questions.Progress = lambda *_: None) -> Table:
    """The share of right answers to the project's own questions, whole and without each part."""
    rows: Table = [("own questions, right", "typed with accents", "without accents", "other spellings", "unanswerable")]
    tried = variants()
    for done, variant in enumerate(tried, 1):
        scores = [one.score for asked in sets for one in _asked(variant, asked)]
        kept = (("accented",), ("no-diacritics",), SILENT_GROUPS)
        parts = [[one for one in scores if one.group in names] for names in kept]
        parts.insert(2, [one for one in scores if not any(one.group in names for names in kept)])
        rows.append((variant.name, *(f"{share(part, 'right'):.1%}" for part in parts)))
        progress(done, len(tried))
    counts = [f"{title} ({len(part)})" for title, part in zip(rows[0][1:], parts, strict=True)]
    return [(rows[0][0], *counts), *rows[1:]]


def _asked(variant: Variant, asked: questions.Asked) -> list[questions.Outcome]:
    library = variant.changed(asked.library)
    known = Map(library).known

    def plain(question: str) -> Query:
        return understand(question, NO_RESTORER, known, questions.TODAY)

    same = questions.Asked(library, asked.rows)
    return questions.outcomes(same, Responder(library, variant.weights), None if variant.restored else plain)


def of_retrieval(judged: retrieval.Judged, embedding: SentenceEmbeddings) -> Table:
    """Measures of a judged folder, whole and without each part of the retriever."""
    whole = retriever_over(judged.articles, embedding)
    uncut = FaissStore.from_texts([article.whole() for article in judged.articles], embedding)
    words = [article.whole() for article in judged.articles]
    tried = {
        "everything": whole,
        "dense alone": weighted(1.0)(whole),
        "BM25 alone": weighted(0.0)(whole),
        "BM25 alone, without syllable pairs": weighted(0.0)(
            whole.model_copy(update={"lexical": LexicalIndex(words, pairs=False)})
        ),
        "without syllable pairs": whole.model_copy(update={"lexical": LexicalIndex(words, pairs=False)}),
        "without parts (articles embedded whole)": HybridRetriever.over(uncut),
    }
    read = retrieval.reader(words)
    typed, bare = judged.questions, tuple(map(retrieval.stripped, judged.questions))
    rows: Table = [("retrieval", "hit@1", "hit@10", "nDCG@10", "stripped: hit@1", "hit@10", "nDCG@10")]
    for name, retriever in tried.items():
        rows.append((name, *_figures(judged, retriever, typed, read), *_figures(judged, retriever, bare, read)))
    rows.append(("without restored accents", *("–",) * 3, *_figures(judged, whole, bare, lambda question: question)))
    return rows


def _figures(
    judged: retrieval.Judged, retriever: HybridRetriever, asked: Sequence[str], read: retrieval.Read
) -> tuple[str, ...]:
    found = retrieval.rankings(retriever, judged.ids, asked, read)
    return tuple(f"{value:.4f}" for value in of_rankings(found, judged.relevance).values())
