"""What a version of the index holds besides vectors: its sources with their corrections, and all their facts."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from knowledge.correction import Correction
from knowledge.fact import Fact, FactKind
from knowledge.source import Page, Provenance, Source
from knowledge.span import Span

TEXTS, SOURCES, FACTS = "texts", "sources.json", "facts.json"


def write_sources(folder: Path, sources: Sequence[Source]) -> None:
    """The canonical texts, each in a file of its own, and one list of cards."""
    (folder / TEXTS).mkdir()
    for source in sources:
        (folder / TEXTS / f"{source.id}.txt").write_text(source.text, encoding="utf-8")
    dump(folder / SOURCES, [_card(source) for source in sources])


def read_sources(folder: Path) -> dict[str, Source]:
    """The sources by their ids, as they were written."""
    cards = json.loads((folder / SOURCES).read_text(encoding="utf-8"))
    return {card["id"]: _source(folder, card) for card in cards}


def write_facts(folder: Path, facts: Sequence[Fact]) -> None:
    """The facts of all sources, in their order."""
    dump(
        folder / FACTS,
        [
            {
                "kind": fact.kind,
                "source": fact.source,
                "span": (fact.span.start, fact.span.end),
                "fields": fact.fields,
                "doubt": fact.doubt,
            }
            for fact in facts
        ],
    )


def read_facts(folder: Path) -> tuple[Fact, ...]:
    """The facts as they were written."""
    return tuple(
        Fact(FactKind(data["kind"]), data["source"], Span(*data["span"]), data["fields"], data["doubt"])
        for data in json.loads((folder / FACTS).read_text(encoding="utf-8"))
    )


def dump(path: Path, content: object) -> None:
    """Writes JSON that a person can read."""
    path.write_text(json.dumps(content, ensure_ascii=False, indent=0), encoding="utf-8")


def _card(source: Source) -> dict[str, Any]:
    return {
        "id": source.id,
        "origin": source.origin,
        "provenance": source.provenance.model_dump(mode="json"),
        "corrections": [correction.model_dump(mode="json") for correction in source.corrections],
        "original": source.original,
        "pages": [(page.number, page.span.start, page.span.end) for page in source.pages],
        "unsure": [(word.start, word.end) for word in source.unsure],
    }


def _source(folder: Path, card: dict[str, Any]) -> Source:
    text = (folder / TEXTS / f"{card['id']}.txt").read_text(encoding="utf-8")
    corrections = tuple(Correction.model_validate(data) for data in card.get("corrections", ()))
    return Source(
        card["id"],
        card["origin"],
        text,
        Provenance.model_validate(card["provenance"]),
        corrections,
        card["original"],
        tuple(Page(number, Span(start, end)) for number, start, end in card["pages"]),
        tuple(Span(*ends) for ends in card["unsure"]),
    )
