"""A list as a cited answer, a sheet at a time: whichever channel shows answers shows lists."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from bot.answering.answer import Answer, Citation, Part, PartKind, Reason, Status
from bot.answering.cite import source_line
from bot.answering.ground import prove, quotable
from bot.answering.standing import State
from bot.overview.overview import Overview
from bot.overview.register import Quote
from bot.wording import answers as answer_wording
from bot.wording import lists as say
from knowledge.span import Span
from knowledge.vietnamese.dates import shown

ROOM = 1650  # characters of a sheet's items and sources: with its heading it fits one message of every messenger
MARKER = 5  # characters of "[10] "
MOST = 10  # items of a sheet
MOST_PLACES = 8  # that are offered to be picked


@dataclass(frozen=True, slots=True)
class Line:
    """An item of a list: what is said, and the words of a source that bear it out."""

    said: str
    quote: Quote
    places: tuple[str, ...] = ()
    years: tuple[str, ...] = ()
    issuer: str = ""
    state: State | None = None
    others: tuple[Quote, ...] = ()  # that say the same
    name: str = ""  # lines of one name are one

    @property
    def words(self) -> str:
        """The text in which words are looked for."""
        return f"{self.said} {self.quote.text} {self.quote.label}"


def sheet(overview: Overview, lines: Sequence[Line], number: int, heading: str, command: str) -> Answer:
    """One part of a list with its sources; ``command`` is what asks for it, and with a number for another part."""
    sheets = _parted([(line, _citation(overview, line.quote)) for line in lines])
    number = min(max(number, 1), len(sheets))
    shown_lines, citations = zip(*sheets[number - 1], strict=True)
    parts = [Part(PartKind.LEAD, say.part(heading, number, len(sheets)))]
    parts += [Part(PartKind.PARAPHRASE, f"[{at}] {line.said}", (at,)) for at, line in enumerate(shown_lines, 1)]
    parts += _sources(citations)
    doubts = dict.fromkeys(line.quote.doubt for line in shown_lines if line.quote.doubt)
    parts += [Part(PartKind.NOTE, answer_wording.doubted(doubt)) for doubt in doubts]
    further = f"{command} {say.PAGE} {number + 1}" if number < len(sheets) else ""
    if further:
        parts.append(Part(PartKind.CHOICE, say.next_sheet(number + 1, len(sheets), further)))
    return Answer(Status.ANSWERED, tuple(parts), citations=citations, choices=(further,) if further else ())


def ask_back(heading: str, places: Sequence[str], command: str, status: Status, reason: Reason) -> Answer:
    """The places whose items there are, each to be picked."""
    offered = places[:MOST_PLACES]
    choices = tuple(f"{command} {place}" for place in offered)
    parts = [Part(PartKind.LEAD, heading)]
    parts += [
        Part(PartKind.CHOICE, say.of_place(place, choice)) for place, choice in zip(offered, choices, strict=True)
    ]
    if len(places) > len(offered):
        parts.append(Part(PartKind.NOTE, say.more_places(command)))
    return Answer(status, tuple(parts), reason, choices=choices)


def _parted(lines: Sequence[tuple[Line, Citation]]) -> list[list[tuple[Line, Citation]]]:
    """The lines in sheets, each as full as it may be."""
    sheets: list[list[tuple[Line, Citation]]] = [[]]
    for line in lines:
        if sheets[-1] and (len(sheets[-1]) == MOST or _length([*sheets[-1], line]) > ROOM):
            sheets.append([])
        sheets[-1].append(line)
    return sheets


def _length(lines: Sequence[tuple[Line, Citation]]) -> int:
    """The characters of a sheet: what is said, the numbers in front of it and of its sources, each source once."""
    labels = {citation.label for _, citation in lines}
    return sum(len(line.said) + 2 * MARKER for line, _ in lines) + sum(map(len, labels))


def _citation(overview: Overview, quote: Quote) -> Citation:
    source = overview.sources[quote.source]
    place = quotable(source, Span(quote.start, quote.end)) or Span(quote.start, quote.end)
    label = source_line(overview, source, None, overview.today)
    return prove(Citation(source.id, source.origin, place.of(source.text), place.start, place.end, label), source)


def _sources(citations: Sequence[Citation]) -> list[Part]:
    """A line a source, with the numbers of all that it bears out."""
    numbers: dict[str, list[int]] = {}
    for number, citation in enumerate(citations, 1):
        numbers.setdefault(citation.label, []).append(number)
    return [
        Part(PartKind.SOURCE, f"{' '.join(f'[{number}]' for number in of)} {label}", tuple(of))
        for label, of in numbers.items()
    ]


def as_of(overview: Overview, noun: str, count: int, wishes: str) -> str:
    """The heading of a list."""
    return say.lead(noun, count, wishes, shown(overview.today))


Lines = Callable[[Overview], Sequence[Line]]
