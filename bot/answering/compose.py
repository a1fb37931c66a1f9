"""Puts evidence into words: what is said, with its markers, then the source lines, as much as is read at a glance."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.answering import clauses
from bot.answering.answer import Answer, Basis, Citation, Part, PartKind, Reason, Statement, Status
from bot.wording import answers as say
from index.library import Library
from knowledge.entry import Entry
from knowledge.metadata import described, shortened
from knowledge.span import Span
from knowledge.vietnamese.dates import shown

LONGEST = 1200  # characters of a whole answer
MOST_CITATIONS = 20


@dataclass(frozen=True, slots=True)
class Outline:
    """What an answer will say, before it is fitted into its length.

    ``lead`` stands above the statements, ``notes`` below; ``numbered`` statements are the items of a list.
    """

    statements: tuple[Statement, ...]
    lead: str = ""
    notes: tuple[str, ...] = ()
    numbered: bool = False
    entries: tuple[Entry, ...] = ()
    years: frozenset[int] = frozenset()  # that the question names: an entry that does not hold for them says so first


def answered(library: Library, outline: Outline) -> Answer:
    """An answer from handbook entries, from statements, or from both; statements that do not fit are left out."""
    for count in range(len(outline.statements), -1, -1):
        answer = _answer(library, outline, outline.statements[:count])
        if _fits(answer) or (count <= 1 and not outline.entries):
            break
    return answer


def _fits(answer: Answer) -> bool:
    return len(answer.text) <= LONGEST and len(answer.citations) <= MOST_CITATIONS


def _answer(library: Library, outline: Outline, said: Sequence[Statement]) -> Answer:
    parts = [part for entry in outline.entries for part in entry_parts(entry, outline.years)]
    citations = tuple(citation for statement in said for citation in statement.citations)
    lead = outline.lead or (say.ALSO_IN_SOURCES if outline.entries else clauses.lead(library, citations))
    parts += [Part(PartKind.LEAD, lead)] if lead and said else []
    parts += _statement_parts(said, outline.numbered)
    left_out = len(outline.statements) - len(said)
    if outline.numbered and left_out:
        parts.append(Part(PartKind.NOTE, say.more_items(left_out)))
    parts += source_parts(citations)
    parts += [
        Part(PartKind.NOTE, note)
        for note in (*outline.notes, *_doubts(library, citations), *_successions(library, citations))
    ]
    basis = tuple(entry_basis(entry, outline.years) for entry in outline.entries)
    return Answer(Status.ANSWERED, tuple(parts), citations=citations, basis=basis)


def _statement_parts(said: Sequence[Statement], numbered: bool) -> Iterator[Part]:
    first = 1
    for at, statement in enumerate(said, 1):
        markers = tuple(range(first, first + len(statement.citations)))
        first += len(statement.citations)
        label = (f"{at}. " if numbered else "") + (f"{statement.label}: " if statement.label else "")
        shown_markers = " ".join(f"[{marker}]" for marker in markers)
        yield Part(PartKind.QUOTE, f"{label}{_quoted(statement.words)} {shown_markers}", markers)


def _doubts(library: Library, citations: Sequence[Citation]) -> list[str]:
    """What a reviewer doubts of a fact that is quoted: said beside the quote, never inside."""
    doubted = [fact for fact in library.facts if fact.doubt]
    places = [(citation.source, Span(citation.start, citation.end)) for citation in citations]
    told = [f.doubt for f in doubted if any(f.source == source and span.covers(f.span) for source, span in places)]
    return [say.doubted(words) for words in dict.fromkeys(told)]


def _successions(library: Library, citations: Sequence[Citation]) -> list[str]:
    """A note for each cited unit that no longer exists."""
    cards = [library.sources[key].provenance for key in dict.fromkeys(citation.source for citation in citations)]
    return [
        say.now_is(card.place, card.successor)
        for card in cards
        if card.successor and card.place and not card.successor.startswith(card.place)
    ]


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


def source_parts(citations: Sequence[Citation]) -> list[Part]:
    """A line for each label, with the markers of all quotes that it stands for."""
    markers: dict[str, list[int]] = {}
    for at, citation in enumerate(citations, 1):
        markers.setdefault(citation.label, []).append(at)
    return [Part(PartKind.SOURCE, f"{_runs(numbers)} {label}", tuple(numbers)) for label, numbers in markers.items()]


def _runs(numbers: Sequence[int]) -> str:
    """Markers in order; three or more that follow each other are written as a range."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    written = [[f"[{run[0]}]–[{run[-1]}]"] if len(run) > 2 else [f"[{number}]" for number in run] for run in runs]
    return " ".join(marker for run in written for marker in run)


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


def greeted(words: str) -> Answer:
    """A courtesy returned: nothing was asked."""
    return Answer(Status.ABSTAINED, (Part(PartKind.LEAD, words),), Reason.NOTHING_ASKED)


def rejected(reason: Reason, words: str) -> Answer:
    """Input that cannot be read."""
    return Answer(Status.REJECTED, (Part(PartKind.LEAD, words),), reason)
