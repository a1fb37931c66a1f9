"""What makes a citation of a legal text: its place and document as letters name them, and whether it still holds."""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from itertools import product

from bot.answering.ground import LABEL
from bot.wording import answers as say
from index.hybrid import Match
from index.library import Library
from knowledge.entry import Entry, Status
from knowledge.head import NAMED
from knowledge.passage import Passage, PassageKind
from knowledge.source import Source
from knowledge.validity import Change, same_document
from knowledge.vietnamese.dates import shown
from knowledge.vietnamese.normal import fold, normalise

LEVELS = ("article", "clause", "point")
PLACES = ("attached", "annex", *LEVELS)
_ASKED = (
    ("article", re.compile(r"\bdieu (?:so )?(\d{1,3}[a-z]?)\b(?! (?:kien|le|chinh|tra|hanh))")),
    ("clause", re.compile(r"\bkhoan (?:so )?(\d{1,3}[a-z]?)\b")),
    ("point", re.compile(r"\bdiem ([a-zđ])\b")),
)


def is_place(passage: Passage) -> bool:
    """True for words that stand at a place of a legal text."""
    return passage.kind is PassageKind.PROSE and any(name in passage.fields for name in PLACES)


def asked_place(question: str) -> dict[str, str]:
    """The place of a legal text that a question names: "khoản 2 Điều 5" is clause 2 of article 5."""
    question = normalise(question)
    folded = "".join(char if char in "đĐ" else plain for char, plain in zip(question, fold(question), strict=True))
    folded = folded.replace("Đ", "đ")
    plain = folded.replace("đ", "d")
    found = {name: match[1] for name, rule in _ASKED[:2] if (match := rule.search(plain))}
    point = re.search(r"[dđ]iem ([a-zđ])(?!\w)", folded)
    if point and found:
        found["point"] = point[1]
    return found if "article" in found else {}


def at_place(passage: Passage, place: dict[str, str]) -> bool:
    """True where a passage stands at the place asked for or below it."""
    return all(passage.fields.get(name) == number for name, number in place.items())


def at_asked_place(library: Library, matches: Sequence[Match], question: str) -> list[Match]:
    """Of what was found, the very place that a question names, or nothing; all of it where no legal text is there."""
    place = asked_place(question)
    legal = place and any(is_place(library.passages[match.number]) for match in matches)
    return [m for m in matches if not legal or at_place(library.passages[m.number], place)]


def stands_at(passage: Passage, question: str) -> bool:
    """True where a question names a place of a legal text, and the passage stands there."""
    place = asked_place(question)
    return bool(place) and at_place(passage, place)


def law_line(
    source: Source, fields: dict[str, str], sources: Iterable[Source], today: date, entries: Iterable[Entry] = ()
) -> str:
    """The source line of a place in a document: the place always, its standing before its name."""
    card = source.provenance
    place = say.legal_place(*(fields.get(name, "") for name in reversed(PLACES)))
    day = shown(card.published) if card.published else ""
    named = f"{card.form} {card.subject}" if card.form in NAMED else card.form
    wholes = [say.document_title(name, card.number, day, card.issuer) for name in dict.fromkeys((named, card.form))]
    wholes.append(say.document_title(card.form, card.number, "", ""))
    told = standing(source, sources, today, entries)
    for whole, state in (*product(wholes, told), *product(wholes, ("",))):
        line = "; ".join(part for part in (f"{place} {whole}".strip(), state) if part)
        if len(line) <= LABEL:
            return line
    return place[:LABEL] or source.id


def standing(source: Source, sources: Iterable[Source], today: date, entries: Iterable[Entry] = ()) -> tuple[str, ...]:
    """How a document stands as of today, in full and in short; nothing where it holds or nobody says otherwise."""
    validity = source.provenance.validity
    if validity.effective_from and validity.effective_from > today:
        return (say.effective_from(shown(validity.effective_from)), say.NOT_YET_EFFECTIVE)
    end = lapsed(source, sources, entries)
    if end is None or end > today:
        return ()
    return (say.expired(shown(end)), say.EXPIRED)


def lapsed(source: Source, sources: Iterable[Source], entries: Iterable[Entry] = ()) -> date | None:
    """The first day on which a document no longer holds.

    It says so itself, or one that replaces or repeals all of it does, or the handbook's entry that goes by its number.
    """
    number = source.provenance.number
    days = [source.provenance.validity.expires]
    for entry in entries:
        over = entry.valid_to and entry.status in (Status.REPLACED, Status.ENDED)
        if over and entry.valid_to and same_document("; ".join((entry.term, *entry.aliases)), number):
            days.append(entry.valid_to + timedelta(days=1))
    for other in sources:
        validity = other.provenance.validity
        for effect in validity.effects:
            whole = effect.change is not Change.AMENDS and not effect.part and effect.sure
            if whole and other.id != source.id and same_document(effect.target, number):
                days.append(validity.effective_from)
    return min((day for day in days if day), default=None)


def years_in_force(library: Library) -> dict[str, range]:
    """The years in which each legal text holds, as far as its own words and the handbook tell, by its id."""
    found = {}
    for key, source in library.sources.items():
        first = source.provenance.validity.effective_from
        if first and source.provenance.in_articles:
            end = lapsed(source, library.sources.values(), library.entries)
            found[key] = range(first.year, max(first.year, end.year if end else date.max.year) + 1)
    return found


def lists(library: Library) -> dict[int, str]:
    """The words of every list of a legal text, with those that lead to it, by the number of the leading passage.

    An article's title leads to its clauses.
    """
    found = {}
    for number, passage in enumerate(library.passages):
        items = list(below(library, number)) if is_place(passage) else []
        titled = bool(items) and levels(passage) == ("article",) and levels(items[0]) != ("article",)
        if items and (titled or library.text_of(passage).endswith(":")):
            text = library.sources[passage.source].text
            found[number] = text[passage.span.start : items[-1].span.end]
    return found


def led_by(passage: Passage) -> str:
    """The words that a place of a legal text cannot be read without: its article's title, what leads to its list."""
    if not is_place(passage):
        return ""
    parts = passage.heading.split(" › ")
    begin = next((at for at, part in enumerate(parts) if part.lower().startswith("điều ")), len(parts))
    return " › ".join(parts[begin:])


def below(library: Library, number: int) -> Iterator[Passage]:
    """Passages that stand deeper at the same place as one; for an article's title, its own words too."""
    passage = library.passages[number]
    names = levels(passage)
    for after in library.passages[number + 1 :]:
        same = all(after.fields.get(name) == passage.fields[name] for name in names)
        if after.source != passage.source or not is_place(after) or not same:
            return
        yield after


def levels(passage: Passage) -> tuple[str, ...]:
    """Which of article, clause and point the place of a passage names, highest first."""
    return tuple(name for name in LEVELS if name in passage.fields)
