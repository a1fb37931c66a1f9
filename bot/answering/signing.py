"""Who signed a document, answered from its own signature."""

import re

from bot.answering.answer import Statement
from bot.answering.cite import cite
from bot.answering.query import Query
from bot.answering.scope import Scope
from index.library import Library
from knowledge.fact import Fact, FactKind
from knowledge.facts.participant import SIGNER
from knowledge.passage import Passage
from knowledge.source import Source
from knowledge.span import Span
from knowledge.vietnamese.documents import find_numbers
from knowledge.vietnamese.normal import fold

_ASKS = re.compile(
    r"\b(?:ai|nguoi nao|dong chi nao|ong nao|ba nao|vi nao)\b(?: \w+){0,3} ky\b|\bnguoi (?:da )?ky\b|\bky boi ai\b"
    r"|\b(?:chu tich|giam doc|bo truong|thu truong|bi thu|lanh dao)(?: \w+){0,4} nao\b(?: \w+){0,4} ky\b"
)
_SIGNING = re.compile(r"\bk[ýy]\b(?! (?:kết|ket|giao|cam kết|cam ket))", re.IGNORECASE)
_LEAST = 15  # characters of a quote


def signers(library: Library, query: Query, scope: Scope) -> tuple[Statement, ...]:
    """The signatures of the one document that a question asks of; nothing for another question or several documents."""
    if not (_ASKS.search(query.folded) and _SIGNING.search(query.text)):
        return ()
    signed: dict[str, list[Fact]] = {}
    for fact in library.facts:
        if fact.kind is FactKind.PARTICIPANT and fact.fields["role"] == SIGNER and fact.source in scope.sources:
            signed.setdefault(fact.source, []).append(fact)
    meant = [key for key in signed if _is_meant(library.sources[key], query, scope)]
    if len(meant) != 1:
        return ()
    passages = (_passage(library.sources[meant[0]], fact) for fact in signed[meant[0]])
    citations = (cite(library, passage, query, plain=True) for passage in passages)
    return tuple(Statement(citation.quote, (citation,)) for citation in citations if citation)


def _is_meant(source: Source, query: Query, scope: Scope) -> bool:
    """True for the document whose number is asked for, else for one of the kind that is named."""
    card = source.provenance
    if query.references:
        return source.id in scope.about or query.asks_for(find_numbers(card.number))
    return bool(card.form) and re.search(rf"\b{fold(card.form)}\b", query.folded) is not None


def _passage(source: Source, fact: Fact) -> Passage:
    """The words of a signature; one that is short with the line above it."""
    start = fact.span.start
    while fact.span.end - start < _LEAST and start > 0:
        start = source.text.rfind("\n", 0, start - 1) + 1
    span = Span(start, fact.span.end)
    return Passage(source.id, span, span, span, "")
