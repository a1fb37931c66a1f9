"""Passages and handbook entries as langchain documents: what is searched, and how to find the thing again."""

import re

from langchain_core.documents import Document

from knowledge.entry import Entry
from knowledge.passage import Passage, PassageKind
from knowledge.source import Source

_SENTENCE_END = re.compile(r"(?<=\.)\s+")


def passage_document(passage: Passage, source: Source, number: int) -> Document:
    """The words of a passage under its title and headings; ``number`` is its place in the list of passages."""
    above = " › ".join(part for part in (source.provenance.title, passage.heading) if part)
    values = passage.fields.values() if passage.kind is not PassageKind.PROSE else ()  # a place in a law is no words
    facts = " ".join(value for value in values if value)
    words = passage.span.of(source.text)
    return Document(page_content=f"{above}. {words}", metadata={"number": number, "facts": facts})


def entry_documents(entry: Entry, number: int) -> list[Document]:
    """A handbook entry under all its names, and each of its sentences under its term."""
    legal = "; ".join(basis.document for basis in entry.legal)
    whole = f"{entry.term}; {'; '.join(entry.aliases)}. {entry.answer} {legal}"
    sentences = [f"{entry.term}. {sentence}" for sentence in _SENTENCE_END.split(entry.answer)]
    return [Document(page_content=text, metadata={"number": number}) for text in (whole, *sentences)]
