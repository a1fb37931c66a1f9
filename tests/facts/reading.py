"""Texts as sources, and their facts by kind."""

from datetime import date
from pathlib import Path

from knowledge.fact import Fact, FactKind
from knowledge.facts.extract import extract
from knowledge.source import Period, Provenance, Source

HERE = Path(__file__).parent
ANNOUNCEMENTS = HERE / "announcements"
TABLES = HERE / "tables"


def source(text: str, identifier: str = "s", *, year: int | None = None, **provenance: object) -> Source:
    """A source of this text, of one year where it is given."""
    period = Period(start=date(year, 1, 1), end=date(year, 12, 31)) if year else None
    return Source(identifier, identifier, text, Provenance.model_validate({"period": period, **provenance}))


def read(text: str, kind: FactKind, /, **card: object) -> list[Fact]:
    """The facts of one kind in a text."""
    return [fact for fact in extract(source(text, **card)) if fact.kind is kind]  # type: ignore[arg-type]


def values(text: str, kind: FactKind, /, *names: str, **card: object) -> list[tuple[str, ...]]:
    """The named fields of the facts of one kind in a text."""
    return [tuple(fact.fields[name] for name in names) for fact in read(text, kind, **card)]
