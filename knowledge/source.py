"""A source: one announcement or document, its provenance and its canonical text."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from pydantic import BaseModel, ConfigDict, Field, model_validator

from knowledge.correction import Correction
from knowledge.span import Span
from knowledge.validity import Validity


class SourceKind(StrEnum):
    """A news report only leads to the document that it tells of; a document is the original."""

    REPORT = "bản tin"
    DOCUMENT = "văn bản"


class Period(BaseModel):
    """The time that a campaign covers, both days included."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    start: date
    end: date

    @model_validator(mode="after")
    def _in_order(self) -> "Period":
        if self.start > self.end:
            raise ValueError(f"expected start <= end, found {self.start} > {self.end}")
        return self

    def years(self) -> range:
        """The calendar years that the period touches."""
        return range(self.start.year, self.end.year + 1)


class Provenance(BaseModel):
    """Where an announcement or document comes from; ``None`` or an empty string means unknown.

    ``form``, ``number``, ``subject``, ``signer`` and ``office`` are a document's own; ``unsure`` names what to check.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")
    title: str = ""
    short_title: str = Field(default="", max_length=60)
    issuer: str = ""
    place: str = ""  # the unit as it was named when the source appeared
    province: str = ""  # its province at that time
    successor: str = ""  # the unit that has taken its place since 01/07/2025
    kind: SourceKind = SourceKind.REPORT
    published: date | None = None
    period: Period | None = None
    url: str = ""
    form: str = ""  # Luật, Nghị định, Quyết định …
    number: str = ""
    subject: str = ""
    signer: str = ""
    office: str = ""  # what the signer signs as: KT. BỘ TRƯỞNG THỨ TRƯỞNG
    in_articles: bool = False  # its words stand in articles, and are cited by them
    validity: Validity = Validity()
    unsure: tuple[str, ...] = ()
    raw_sha256: str = Field(default="", pattern=r"^([0-9a-f]{64})?$")


@dataclass(frozen=True, slots=True)
class Page:
    """A page of a source's original file, counted from 1, and the canonical text that stands on it."""

    number: int
    span: Span


@dataclass(frozen=True, slots=True)
class Source:
    """One announcement: ``text`` is canonical (NFC, cleaned) and the only text that is indexed and quoted.

    ``origin`` is the stem of the raw file that the text was made from, ``corrections`` what a person wrote about its
    facts. Where that file was read from an original with pages, ``original`` leads to it, ``pages`` says what stands on
    which page, and ``unsure`` names the words that were read from a picture and may be wrong.
    """

    id: str
    origin: str
    text: str
    provenance: Provenance
    corrections: tuple[Correction, ...] = ()
    original: str = ""
    pages: tuple[Page, ...] = ()
    unsure: tuple[Span, ...] = ()

    def page_of(self, span: Span) -> int | None:
        """The page on which a span begins; ``None`` where the original has no pages."""
        return next((page.number for page in self.pages if page.span.overlaps(span)), None)

    def is_unsure(self, span: Span) -> bool:
        """True where a word of the span was not read with certainty."""
        return any(word.overlaps(span) for word in self.unsure)
