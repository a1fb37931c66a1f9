"""A question as the assistant understands it: its words, places, years, documents, phase and aspect."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from bot.answering.cues import Aspect, cues
from bot.answering.units import Unit, units
from knowledge.span import mask
from knowledge.vietnamese.abbreviations import abbreviations, spell_out
from knowledge.vietnamese.accents import AccentRestorer
from knowledge.vietnamese.dates import find_years
from knowledge.vietnamese.documents import DocumentNumber, DocumentReference, find_references, in_digits
from knowledge.vietnamese.english import from_english, is_english
from knowledge.vietnamese.mistyped import mend_typing
from knowledge.vietnamese.normal import fold, has_accents, normalise
from knowledge.vietnamese.ordinals import ordinal
from knowledge.vietnamese.place_slips import mend_places
from knowledge.vietnamese.places import Place, gazetteer

_TAG = re.compile(r"<[^<>]{1,300}>")
_PHASE = re.compile(
    r"\b(?:dot|giai doan|chang)\s+(?:thi dua\s+)?(?:thu\s+)?"
    r"(\d{1,2}|i{1,3}|iv|mot|hai|ba|nhat|nhi|dau tien|dau|cuoi cung|cuoi)\b"
    r"(?!\s*[-–/.]\s*\d|\s*(?:nam|thang|tuan|ngay)\b)"
    r"(?: (?:va|voi) (\d)\b)?"
)
_PHASE_NOUNS = frozenset({"dot", "giaidoan", "chang"})
_FIRST_YEAR = 1990  # below, what looks like a year behind a kind of document is its number
LAST = 0  # the number of a phase that is asked for as the last one
_QUESTION_WORDS = {
    "ai": {"ai"},
    "may": {"mấy", "may"},
    "gi": {"gì", "gi"},
    "nao": {"nào", "nao"},
    "sao": {"sao"},
    "quy": {"quý", "quy"},
}
_SEWING = re.compile(r"\b(?:dệt|thợ|hàng|cắt|quần áo|công ty|công nghiệp|xưởng|ngành)\s+$", re.IGNORECASE)
_DEPARTMENT = re.compile(  # no "số nào" once its accent is gone
    r"(?<!trụ )(?<!hội )\bsở(?= (?:nào|gì)\b)", re.IGNORECASE
)
_TITLE = re.compile(r"anh hung\b")  # no word of courtesy
_BEFORE = re.compile(r"\btruoc (?:nam |ngay 0?1/0?1/|thang 0?1/|khi sang nam )((?:19|20)\d\d)\b")
_CHATTER = re.compile(r"[^\W\d_]+")
_WHOEVER = re.compile(  # in the question as it is written: "thị", "thi" are no "thì"
    r"\b(?:nào|ai)\b.*?\bthì\s+(?=.*\b(?:nào|đâu|mấy|bao nhiêu|bao giờ|ai|gì|bao lâu)\b)", re.IGNORECASE
)
_WHO = re.compile(r"\b(?:nao|ai)\b")
_GUESS = re.compile(  # "…, không phải huyện đúng không?" behind a question of its own
    r"(\b(?:nào|đâu|mấy|gì|ai)),? (?:(?:chứ )?(?:không|chẳng) phải|hay là|có phải)(?: là)? [^,.?]{2,40}?"
    r" (?:đúng|phải) không(?: (?:nhỉ|ạ|vậy))?\W*$"
)


@dataclass(frozen=True, slots=True)
class Query:
    """``text`` is what is searched: plain, abbreviations spelled out, accents restored."""

    text: str
    folded: str
    typed: frozenset[str]  # words whose accents the person typed
    aspect: Aspect
    asks_meaning: bool
    places: tuple[Place, ...]
    years: frozenset[int]
    this_year: bool
    references: tuple[DocumentReference, ...]
    phases: frozenset[int]
    units: frozenset[Unit]
    today: date
    english: bool = False  # typed in English

    def asks_for(self, numbers: Iterable[DocumentNumber]) -> bool:
        """True where one of the numbers is that of a document asked for."""
        return any(reference.matches(number) for number in numbers for reference in self.references)


def understand(question: str, restorer: AccentRestorer, known_places: frozenset[str], today: date) -> Query:
    """Reads a question; ``known_places`` are the keys of places that the sources name."""
    typed_text = re.sub(r"\s+", " ", without_tags(question)).strip()
    spaced = typed_text if is_english(typed_text) else mend_typing(typed_text, restorer, gazetteer().names)
    plain = mend_places(spaced, known_places, lambda word: restorer.knows(word) or abbreviations().knows(word))
    worded = from_english(plain, restorer.likeliest)
    english = worded != plain and plain[1:] != plain[1:].lower()
    spelled = in_digits(spell_out(worded))
    spelled = _with_names(spelled, known_places) if english else spelled
    named = [place.span for place in gazetteer().find(spelled, known_places) if has_accents(place.span.of(spelled))]
    text = _without_chatter(restorer.restore(spelled, names_only=english, keep=named))
    text = text[:1].upper() + text[1:] if worded != plain else text
    text = text.lower() if text.isupper() else text  # the model reads capitals as names
    folded = _unconfused(text)
    typed = frozenset(word.lower() for word in _CHATTER.findall(typed_text) if fold(word) != word.lower())
    offsets = [offset for offset, rule in cues().years if rule.search(folded)]
    led = _WHOEVER.search(text)  # "đơn vị nào chậm thì nộp trước ngày nào" asks what stands behind "thì"
    aspect = _aspect(folded[led.end() :] if led else folded)
    folded = f"{_WHO.sub(mask, folded[: led.end()])}{folded[led.end() :]}" if led else folded
    years = _years(text, folded) | {today.year + offset for offset in offsets}
    if aspect in (Aspect.PERSON, Aspect.WHO) and cues().nowadays.search(folded):
        years |= {today.year}
    references = tuple(find_references(spelled))
    numbers = {reference.year for reference in references if reference.year}
    return Query(
        text=text,
        folded=folded,
        typed=typed,
        aspect=aspect,
        asks_meaning=cues().definition.search(folded) is not None,
        places=tuple(_places(worded, text, known_places)),
        years=frozenset(years - numbers - {r.number for r in references if r.number < _FIRST_YEAR}),
        this_year=0 in offsets,
        references=references,
        phases=_phases(folded),
        units=frozenset(unit for unit in units(without_documents(text)) if unit[0] not in _PHASE_NOUNS),
        today=today,
        english=worded != plain,
    )


def without_tags(question: str) -> str:
    """A question in plain signs, without pasted markup."""
    return _TAG.sub(" ", normalise(question))


def _with_names(text: str, known: frozenset[str]) -> str:
    """A text with the places that were typed without accents by their names."""
    for place in reversed(gazetteer().find(text, known)):
        if not has_accents(place.span.of(text)):
            text = f"{text[: place.span.start]}{place.name}{text[place.span.end :]}"
    return text


def _unconfused(text: str) -> str:
    """The question without accents, but for words that would then be taken for question words ("ái" for "ai")."""

    def kept(match: re.Match[str]) -> str:
        word, folded = match.group().lower(), fold(match.group())
        if word == "may" and _SEWING.search(text, 0, match.start()):
            return mask(match)
        return mask(match) if word not in _QUESTION_WORDS.get(folded, {word}) else folded

    return re.sub(r"\w+", kept, _DEPARTMENT.sub("vụ", text))


def _years(text: str, folded: str) -> frozenset[int]:
    """The years that a question names; "before 2024" is the year that ended then."""
    before = {int(year) for year in _BEFORE.findall(folded)}
    return find_years(text) - before | {year - 1 for year in before}


def without_documents(text: str) -> str:
    """A text whose references to documents are masked."""
    for reference in find_references(text):
        text = reference.span.masked(text)
    return text


def _without_chatter(text: str) -> str:
    """The question without words of courtesy at its beginning and end, and without a guess at its answer."""
    text = _GUESS.sub(r"\1", text)
    words = text.split()
    chatter = abbreviations().chatter
    while len(words) > 3 and words[0].lower().strip(",.!?") in chatter and not _TITLE.match(fold(text)):
        words, text = words[1:], text.split(maxsplit=1)[1]
    while len(words) > 3 and words[-1].lower().strip(",.!?") in chatter:
        words = words[:-1]
    return " ".join(words)


def _aspect(folded: str) -> Aspect:
    """The first aspect that a cue tells; who is left out of commendation is told by a criterion."""
    found = next((a for a, rules in cues().aspects if any(rule.search(folded) for rule in rules)), Aspect.OTHER)
    by_name = found in (Aspect.UNIT, Aspect.WHO, Aspect.OTHER) or (found is Aspect.WHEN and "khi nao" in folded)
    return Aspect.CRITERION if by_name and cues().exclusion["asked"].search(folded) else found


def _places(typed: str, restored: str, known: frozenset[str]) -> list[Place]:
    """Places as typed; where there are none, those of the restored text."""
    return gazetteer().find(typed, known) or gazetteer().find(restored, known)


def _phases(folded: str) -> frozenset[int]:
    """The numbers of the phases asked for: one, or two that are compared."""
    written = [number for match in _PHASE.finditer(folded) for number in (match[1], match[2]) if number]
    numbers = (LAST if word.startswith("cuoi") else ordinal(word) for word in written)
    return frozenset(number for number in numbers if number is not None)
