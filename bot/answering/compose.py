"""Puts evidence into words: a lead, the quotes with their markers, the source lines, as much as is read at a glance."""

from collections.abc import Sequence

from bot.answering import clauses
from bot.answering.answer import Answer, Basis, Citation, Part, PartKind, Reason, Status
from bot.wording import answers as say
from index.library import Library
from knowledge.entry import Entry
from knowledge.metadata import described, shortened
from knowledge.vietnamese.dates import shown

LONGEST = 1200  # characters of a whole answer


def answered(
    library: Library,
    citations: Sequence[Citation],
    findings: Sequence[Entry] = (),
    years: frozenset[int] = frozenset(),
) -> Answer:
    """An answer from handbook entries, from quotes, or from both; quotes that do not fit any more are left out.

    ``years`` are those that the question names: an entry that does not hold for them says so first.
    """
    basis = tuple(entry_basis(entry, years) for entry in findings)
    for count in range(len(citations), -1, -1):
        parts = [part for entry in findings for part in entry_parts(entry, years)]
        parts += quote_parts(library, citations[:count], beside_handbook=bool(findings))
        answer = Answer(Status.ANSWERED, tuple(parts), citations=tuple(citations[:count]), basis=basis)
        if len(answer.text) <= LONGEST or (count <= 1 and not findings):
            break
    return answer


def entry_basis(entry: Entry, years: frozenset[int]) -> Basis:
    """The entry as the machine interface shows it."""
    return Basis(entry.id, _legal(entry), " ".join([*_warnings(entry, years), entry.answer]))


def entry_parts(entry: Entry, years: frozenset[int]) -> list[Part]:
    """The warnings first, then the paraphrase, marked as one, then its legal basis."""
    parts = [Part(PartKind.WARNING, say.WARNING_SIGN + warning) for warning in _warnings(entry, years)]
    parts.append(Part(PartKind.PARAPHRASE, say.definition_lead(entry.term, entry.answer)))
    legal = _legal(entry)
    parts.append(Part(PartKind.BASIS, say.BASIS.format(legal=legal) if entry.legal else say.NO_BASIS))
    return parts


def _warnings(entry: Entry, years: frozenset[int]) -> list[str]:
    """How the entry stands, and that it does not hold for the year asked for."""
    said = [entry.status_note] if entry.status_note else []
    if years and entry.valid_from and max(years) < entry.valid_from.year:
        said.append(say.holds_from(shown(entry.valid_from)))
    if years and entry.valid_to and min(years) > entry.valid_to.year:
        said.append(say.held_until(shown(entry.valid_to)))
    return said


def _legal(entry: Entry) -> str:
    articles: dict[str, list[str]] = {}
    for basis in entry.legal:
        articles.setdefault(basis.document, []).extend([basis.article] if basis.article else [])
    named = "; ".join(f"{', '.join(places)} {document}".strip() for document, places in articles.items())
    return named or say.FROM_PRACTICE.format(sources="; ".join(entry.sources))


def quote_parts(library: Library, citations: Sequence[Citation], *, beside_handbook: bool) -> list[Part]:
    """The quotes, each with its marker, and a source line each; a note where an issuing unit no longer exists."""
    if not citations:
        return []
    sources = list(dict.fromkeys(citation.source for citation in citations))
    provenance = library.sources[sources[0]].provenance
    if beside_handbook:
        lead = say.ALSO_IN_SOURCES
    elif words := clauses.lead(library, citations):
        lead = words
    elif len(sources) == 1:
        lead = say.report_lead(str(provenance.kind), provenance.issuer or provenance.place)
    else:
        lead = say.IN_SOURCES
    parts = [Part(PartKind.LEAD, lead)]
    parts += [Part(PartKind.QUOTE, f"{_quoted(citation.quote)} [{at}]", at) for at, citation in enumerate(citations, 1)]
    parts += source_parts(citations)
    for key in sources:
        card = library.sources[key].provenance
        if card.successor and card.place and not card.successor.startswith(card.place):
            parts.append(Part(PartKind.NOTE, say.now_is(card.place, card.successor)))
    return parts


def source_parts(citations: Sequence[Citation]) -> list[Part]:
    """A line for each label, with the markers of all quotes that it stands for."""
    markers: dict[str, list[int]] = {}
    for at, citation in enumerate(citations, 1):
        markers.setdefault(citation.label, []).append(at)
    return [
        Part(PartKind.SOURCE, f"{' '.join(f'[{at}]' for at in numbers)} {label}", numbers[0])
        for label, numbers in markers.items()
    ]


def _quoted(words: str) -> str:
    whole = words[:1] in '“"' and words[-1:] in '”"' and sum(words.count(mark) for mark in '“”"') == 2
    return words if whole else f"“{words}”"


def refused(library: Library, reason: Reason, words: str, related: Sequence[Citation] = ()) -> Answer:
    """An honest refusal; nearest passages are offered as such, never as evidence."""
    parts = [Part(PartKind.LEAD, words)]
    if related:
        parts.append(Part(PartKind.RELATED, say.RELATED))
        parts += [
            Part(PartKind.RELATED, f"– {described(library.sources[c.source].provenance)}: “{shortened(c.quote, 120)}”")
            for c in related
        ]
    return Answer(Status.ABSTAINED, tuple(parts), reason, related=tuple(related))


def asked_back(words: str, choices: Sequence[str]) -> Answer:
    """One short question with grounded choices, each a full question that can be picked."""
    parts = [Part(PartKind.LEAD, words)]
    parts += [Part(PartKind.CHOICE, f"{at}. {choice}") for at, choice in enumerate(choices, 1)]
    return Answer(Status.CLARIFY, tuple(parts), Reason.AMBIGUOUS, choices=tuple(choices))


def rejected(reason: Reason, words: str) -> Answer:
    """Input that cannot be read."""
    return Answer(Status.REJECTED, (Part(PartKind.LEAD, words),), reason)
