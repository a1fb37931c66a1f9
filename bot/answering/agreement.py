"""What in a passage agrees with a question, or contradicts it: year, document, phase, numbered unit, award, act."""

import re
from functools import lru_cache

from bot.answering.cues import TIMED_OR_PLACED, Aspect, cues
from bot.answering.leaning import Leaning
from bot.answering.legal import years_in_force
from bot.answering.phases import PHASE, last_phase, years_told
from bot.answering.query import LAST, Query
from bot.answering.shapes import undated
from bot.answering.siblings import of_others
from bot.answering.units import Unit, contradicts, units
from index.library import Library
from knowledge.passage import Passage, PassageKind
from knowledge.vietnamese.abbreviations import spelled
from knowledge.vietnamese.dates import find_years
from knowledge.vietnamese.documents import find_numbers
from knowledge.vietnamese.normal import fold
from knowledge.vietnamese.ordinals import ordinal

_YEAR = re.compile(r"(?<![\d.,])(?:19|20)\d\d(?![\d.,]\d)")
_RANGE = re.compile(r"(?:19|20)\d\d\s*[-–]\s*(?:19|20)\d\d")
_ITS_YEAR = re.compile(r"\b[Nn]ăm (?:19|20)\d\d\b(?!\s*[-–])")
_NOT_ITS = re.compile(r"\b(?:so|với|từ|đến|tới|hết|cuối|trước|sau|kỳ|tháng|quý|ngày)\s(?:\w+ )?$")  # years beside it
_COMPARED = re.compile(
    r"\b(?:[Ss]o với|[Cc]ùng kỳ)(?: cùng kỳ)?(?: năm)?(?: (?:19|20)\d\d)?"
)  # a year beside the one spoken of
_DUE = re.compile(
    r"(?:^|› )\W*\w{0,3}[.)]? ?(?:Đến(?: hết)?|Hết|Trong)? ?[Nn]ăm (?P<year>(?:19|20)\d\d)\W*$"
)  # a whole heading
_OF_A_YEAR = (Aspect.THEME, Aspect.MOVEMENT, Aspect.DIRECTIVE, Aspect.FIGURE, Aspect.PHASE)  # each year has its own
_COUNTED = re.compile(
    r"(?<![\w/.,-])(?P<number>0?\d|1\d|hai|ba|bốn|sáu|bảy|tám|chín|mười)\s+"
    r"(?P<noun>(?!năm|tháng|ngày|giờ|tuần|quý|đến|và|của|là|tỷ|triệu|nghìn)[^\W\d_]+)"
)
_NAMED_PHASE = re.compile(  # a phase with its days, by a name
    r"\W*(?P<noun>Chặng|Giai đoạn|Đợt)\s+(?!thi đua|này|cao điểm|từ|\d)[“\"]?\w[^.;:]{2,40}?[”\"]?"
    r"\s*(?:[:(]|từ (?:ngày|tháng)|đến )"
)
_COMMENDED = re.compile(  # leads to a list of them
    r"\b(?:được|đã)(?: \w+){0,2} (?:khen|tặng|biểu dương|tuyên dương)\b[^›]*:$"
)
_HANDED_OVER = re.compile(r"\btrao (?:thưởng|tặng|khen)|\bkhen thưởng\b|\btuyên dương\b")  # of whatever award
_EACH = re.compile(r"\bmỗi (?:tập thể|cá nhân|người|đơn vị|hộ)\b[^.;]*\bthưởng\b")  # with the award of the text
_FLAG = re.compile(r"\bcờ\b(?! (?:luân lưu )?(?:cụm|khối) trưởng)")  # "04 cờ"
_OF_PARAGRAPH_BEFORE = 0.5
_BEHIND = 0.9  # named after another one
_NEARBY = 0.8  # the document is named in the sentence, not in the words themselves
_SIGNING = re.compile(r"^ky .*")  # "ký giao ước", "ký kết"
_EXCLUSION = "exclusion"


class Agreement:
    """Knows the years, units, phases and acts that the passages of a library name."""

    def __init__(self, library: Library, leaning: Leaning) -> None:
        self._library = library
        self._leaning = leaning
        self.covered = years_told(library)
        self._in_force = years_in_force(library)
        titles = {key: f"{s.provenance.title} {s.provenance.issuer}" for key, s in library.sources.items()}
        self._title_units = {key: units(title) for key, title in titles.items()}
        self._title_awards = {key: _awards(title) for key, title in titles.items()}
        self._around = [f"{titles[p.source]} {p.heading} {leaning.before(p)}" for p in library.passages]
        self._units = [units(library.sentence_of(p)) for p in library.passages]
        self._ranks = _ranks(library)
        self._counts = [_counted(library.text_of(p)) for p in library.passages]
        self._acts = [_acts(fold(library.text_of(p)), "told") for p in library.passages]

    def year(self, query: Query, number: int) -> float:
        """1 where the sentence speaks of a year asked for, 0.6 where a range covers it, 0.4 where its source does."""
        if not query.years:
            return 0.4
        passage = self._library.passages[number]
        text = self._library.sources[passage.source].text
        sentence = passage.sentence.of(text)
        if query.aspect is not Aspect.DIRECTIVE and not query.references:
            sentence = undated(sentence)
        if query.aspect is Aspect.FIGURE and not _COMPARED.search(query.text):
            sentence = _COMPARED.sub("", sentence)
        if _single_years(sentence) & query.years:
            own = find_years(passage.span.of(text)) if query.aspect is Aspect.DIRECTIVE else query.years
            return 1.0 if not own or own & query.years else 0.0  # another document of the same sentence
        in_force = self._in_force.get(passage.source, range(0))
        covers = bool(self.covered[passage.source] & query.years) or min(query.years) in in_force
        if find_years(sentence) & query.years and (covers or len(query.years) > 1 or query.aspect is Aspect.DIRECTIVE):
            return 1.0 if len(query.years) > 1 else 0.6
        if query.aspect in _OF_A_YEAR and _has_its_own(sentence):
            return 0.0
        if not _YEAR.search(sentence):
            before = _YEAR.findall(undated(text[passage.paragraph.start : passage.sentence.start]))
            if before and int(before[-1]) in query.years:
                return 0.9
            due = _DUE.search(passage.heading)
            if due and query.aspect in _OF_A_YEAR:
                return 0.9 * (int(due["year"]) in query.years)
            if not before and self._led_by_year(passage, text) in query.years:
                return _OF_PARAGRAPH_BEFORE
        return 0.4 if covers else 0.0

    def _led_by_year(self, passage: Passage, text: str) -> int | None:
        """The only year that the paragraph before speaks of."""
        end = passage.paragraph.start
        start = text.rfind("\n", 0, max(0, len(text[:end].rstrip()) - 1)) + 1
        years = find_years(undated(text[start:end]))
        return min(years) if len(years) == 1 else None

    def award(self, query: Query, number: int) -> float:
        """1 where the award asked for is named, -1 where its sentence speaks of others, or of none at all."""
        asked = _awards(query.folded)
        if not asked or query.aspect is Aspect.DIRECTIVE:
            return 0.0
        passage = self._library.passages[number]
        text = spelled(self._library.sentence_of(passage))
        said = _awards(text)
        if asked & (said | _awards(passage.heading)):
            return 1.0
        short = "co thi dua" in asked and _FLAG.search(text.lower())
        of_title = asked <= self._title_awards[passage.source]
        of_list = _COMMENDED.search(passage.heading) is not None
        leant = query.aspect is Aspect.FIGURE and asked <= _awards(spelled(self._leaning.before(passage)))
        of_each = query.aspect is Aspect.FIGURE and _EACH.search(text.lower())
        of_all = query.aspect in TIMED_OR_PLACED and _HANDED_OVER.search(text.lower())
        return 0.0 if (short or of_title or of_list or leant or of_all or of_each) and not said else -1.0

    def act(self, query: Query, number: int) -> float:
        """1 where the act asked for (to sum up, to sign, to leave out) is named, -1 where only others are."""
        asked = _acts(query.folded, "asked")
        if not asked:
            return 0.0
        there = self._acts[number]
        return 1.0 if asked <= there else 0.0 if asked & there or not there else -1.0

    def unit(self, query: Query, number: int) -> float:
        """1 where the sentence names the numbered unit asked for, or counts the same things ("4 khâu", "bốn khâu").

        -1 where it names only others of the kind. All of a source about that very unit is neutral.
        """
        asked: set[Unit] = set(query.units)
        there, passage = self._units[number], self._library.passages[number]
        if contradicts(asked, there) or of_others(query, self._library.sentence_of(passage), self._around[number]):
            return -1.0
        telling = asked - self._title_units[passage.source]
        counted = _counted(query.text) & self._counts[number]
        return 1.0 if (telling and telling <= there) or counted else 0.0

    def reference(self, query: Query, number: int) -> float:
        """1 where the document asked for is the first in the words, less behind another or in their sentence."""
        if not query.references:
            return 0.0
        passage = self._library.passages[number]
        named = find_numbers(self._library.text_of(passage))
        if query.asks_for(named):
            return 1.0 if query.asks_for(named[:1]) else _BEHIND
        return _NEARBY if query.asks_for(find_numbers(self._library.sentence_of(passage))) else 0.0

    def phase(self, query: Query, number: int) -> float:
        """1 where the words belong to the phase asked for: named in them, or last before them in their paragraph."""
        if not query.phases:
            return 0.0
        passage = self._library.passages[number]
        text = self._library.sources[passage.source].text
        if number in self._ranks:
            rank, last = self._ranks[number]
            return float(rank in query.phases or (LAST in query.phases and rank == last))
        wanted = {last_phase(text) if phase == LAST else phase for phase in query.phases}
        within = [m["number"] for m in PHASE.finditer(text, passage.span.start, passage.span.end)]
        before = [m["number"] for m in PHASE.finditer(text, passage.paragraph.start, passage.span.start)]
        return float(any(ordinal(number) in wanted for number in within or before[-1:]))


@lru_cache(maxsize=8192)
def _single_years(sentence: str) -> frozenset[int]:
    """Years that a sentence names, not as ends of a range."""
    return frozenset(int(year) for year in _YEAR.findall(_RANGE.sub("", sentence)))


@lru_cache(maxsize=8192)
def _has_its_own(sentence: str) -> bool:
    """True where a sentence speaks of what was done in one year, not of a year beside it."""
    before = (sentence[: match.start()] for match in _ITS_YEAR.finditer(sentence))
    return any(not _NOT_ITS.search(words) for words in before)


def _ranks(library: Library) -> dict[int, tuple[int, int]]:
    """The place and the count of each phase that a source names instead of numbering it ("Chặng “Về đích” từ ...")."""
    named: dict[tuple[str, str], list[int]] = {}
    for at, passage in enumerate(library.passages):
        match = _NAMED_PHASE.match(library.text_of(passage))
        if match and passage.kind is PassageKind.PROSE and not last_phase(library.sources[passage.source].text):
            named.setdefault((passage.source, match["noun"]), []).append(at)
    several = (numbers for numbers in named.values() if len(numbers) > 1)
    return {at: (place, len(numbers)) for numbers in several for place, at in enumerate(numbers, 1)}


@lru_cache(maxsize=256)
def _counted(text: str) -> frozenset[tuple[int, str]]:
    """Numbers of things, by the first word of the thing: small ones, which are names ("4 khâu", "5 nhất")."""
    found = ((ordinal(match["number"]), match["noun"]) for match in _COUNTED.finditer(text.lower()))
    return frozenset((number, noun) for number, noun in found if number and number > 1)


@lru_cache(maxsize=256)
def _awards(text: str) -> frozenset[str]:
    return frozenset(match[1] for match in cues().award.finditer(fold(text)))


@lru_cache(maxsize=256)
def _acts(folded: str, side: str) -> frozenset[str]:
    """The acts that words name; to leave somebody out is told in other words than it is asked for."""
    named = frozenset(_SIGNING.sub("ky ket", act[0]) for act in cues().act.finditer(folded))
    return named | {_EXCLUSION} if cues().exclusion[side].search(folded) else named
