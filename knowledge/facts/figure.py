"""Figures: a number with its unit, what is counted, and the time it holds for."""

import re
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation

from knowledge.fact import Fact, FactKind
from knowledge.facts.cues import cues
from knowledge.facts.quoted import quoted
from knowledge.passage import Passage, PassageKind
from knowledge.source import Source
from knowledge.span import Span
from knowledge.vietnamese.dates import find_dates
from knowledge.vietnamese.documents import find_numbers
from knowledge.vietnamese.normal import LOWER, fold
from knowledge.vietnamese.periods import find_periods, iso

_VALUE = r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:[,.]\d+)?(?:\s?[/x]\s?\d+)?"
_UNITS = cues()["units"]
_MONEY = r"(?:nghìn tỷ|nghìn tỉ|ngàn tỷ|tỷ|tỉ|triệu|nghìn|ngàn|trăm triệu)?\s*(?:đồng|USD|đ\b|VNĐ)"
_SCALE = r"(?:nghìn tỷ|tỷ|tỉ|triệu|nghìn|ngàn)"
_WORD = rf"[{LOWER}]+|[A-ZĐ]{{2,4}}[a-z]?\b"
_FIGURE = re.compile(
    rf"(?<![\w/.,:+\-–])(?P<value>{_VALUE})\s?(?P<unit>%|{_UNITS}(?!\w)|{_MONEY}|(?:{_SCALE}\s)?(?:{_WORD})(?:\s(?:{_WORD}))*)"
)
# Words before a number that make it a name: lần thứ 6, đợt 1, Điều 11, số 5.
_ORDINAL = re.compile(
    r"(?:\bthứ|\blần|khóa|khoá|số|đợt|giai đoạn|chặng|điều|khoản|điểm|mục|chương|phần|cấp|hạng|nhóm|lớp|quý|tháng|ngày|"
    r"năm|phụ lục|luật|kế hoạch|cụm|khối|vùng|đội|tổ|phòng|đại đội|tiểu đoàn|trung đoàn|quốc lộ|cách mạng công nghiệp|"
    r"công nghiệp|games|điện thoại|fax|kỷ niệm|\bu)\s*(?:lần thứ\s*)?$",
    re.IGNORECASE,
)
_UNCOUNTED = re.compile(r"(?:nam|thang|ngay(?! cong)|tuan|gio|phut|giay|dem|the|h|gmt|giai|dot|chang|lan|tuoi)\b")
_END = re.compile(rf"\b{cues()['unit_ends']}\b")
_BY_THOUSANDS = re.compile(
    r"(?:hộ|người|lượt|tấn|suất|ha|km|đoàn viên|hội viên|sáng kiến|học sinh|cá nhân|tập thể|công)\b"
)
_QUOTED = quoted(3)
_ABSOLUTE = re.compile(r"%|đồng|tỷ|tỉ|triệu|USD")
_COMPARED = re.compile(r"(?:giá (?:so sánh|cố định|hiện hành)|so với(?: cùng kỳ)?|hơn)\s+$")
_NOUN = re.compile(rf"(?:(?!\b{cues()['unit_ends']}\b|\bthi đua\b(?! \w+ (?:theo|của)))[\w–-]+\s?){{1,10}}")
_LONGEST_UNIT = 4
_LEAD = 140


def figures(source: Source, prose: list[Passage], named: list[Passage]) -> Iterator[Fact]:
    """A fact for each number with a unit; dates, numbers of documents, ordinals and lengths of time are none."""
    text = source.text
    taken = [number.span for number in find_numbers(text)] + [found.span for found in find_dates(text)]
    names = [Span(match.start(), match.end()) for match in _QUOTED.finditer(text)]
    movements = [passage.span for passage in named if passage.kind is PassageKind.MOVEMENT]
    for home in dict.fromkeys(passage.sentence for passage in prose):
        above = ""
        for match in _FIGURE.finditer(text, home.start, home.end):
            span = _figure(text, match)
            if span is None or any(span.overlaps(other) for other in taken):
                continue
            in_name = any(other.covers(span) for other in names)
            if in_name and (not _ABSOLUTE.search(match["unit"]) or any(other.covers(span) for other in movements)):
                continue
            value = match["value"]
            unit = text[match.end("value") : span.end].strip()
            above = _counted(text, home, span, unit, above)
            yield Fact(FactKind.FIGURE, source.id, span, {
                "value": value, "number": plain(value), "unit": unit, "of": above,
                "period": _period(source, home, match.start()),
            })  # fmt: skip


def plain(value: str) -> str:
    """The number as a machine reads it: ``"1.084"`` is 1084, ``"105,4"`` is 105.4, ``"14/15"`` stays."""
    if re.search(r"[/x]", value):
        return re.sub(r"\s", "", value)
    digits = value.replace(".", "") if re.fullmatch(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?", value) else value
    try:
        return format(Decimal(digits.replace(",", ".")).normalize(), "f")
    except InvalidOperation:
        return ""


def _figure(text: str, match: re.Match[str]) -> Span | None:
    """The number with its unit, or ``None`` where it counts nothing."""
    before = text[max(0, match.start() - 30) : match.start()]
    unit = match["unit"]
    if unit[0] in "%" or re.match(_MONEY, unit):
        money = re.match(_MONEY, unit)
        return Span(match.start(), match.start("unit") + (money.end() if money else 1))
    if re.fullmatch(_UNITS, unit):
        return Span(*match.span())
    if _ORDINAL.search(before) or _UNCOUNTED.match(fold(unit)) or _is_year(match["value"], unit):
        return None
    if "." in match["value"] and not re.fullmatch(r"\d{1,3}(?:\.\d{3})+", match["value"]):
        return None
    end = _END.search(unit)
    kept = (unit[: end.start()] if end else unit).split()[:_LONGEST_UNIT]
    if not kept or len(kept[0]) == 1:
        return None
    return Span(match.start(), match.start("unit") + len(re.match(r"\s*".join(map(re.escape, kept)), unit).group()))  # type: ignore[union-attr]


def _is_year(value: str, unit: str) -> bool:
    """True for a calendar year before a word that is not counted by the thousand."""
    return re.fullmatch(r"(?:19[4-9]|20[0-6])\d", value) is not None and not _BY_THOUSANDS.match(unit)


def _counted(text: str, home: Span, span: Span, unit: str, above: str) -> str:
    """What is counted: the noun behind a count; before money, measures and shares the clause that leads to them.

    ``above`` is what the figure before it in the sentence is of: "đạt 64 tỉ đồng, vượt 5,03% kế hoạch" speaks of one.
    """
    if not _ABSOLUTE.search(unit) and not re.fullmatch(_UNITS, unit):
        behind = _NOUN.match(text, span.end - len(unit), home.end)
        return (behind.group() if behind else unit).strip()
    lead = re.sub(r"\([^)]*\)\s*", "", text[max(home.start, span.start - _LEAD) : span.start])
    lead = lead if span.start - _LEAD <= home.start else lead.partition(" ")[2]
    clause = re.split(r"[;:.]\s+|,\s+(?!\d)|\bvà\s+|\)\s", lead)[-1].strip(" ,(")
    clause = re.sub(r"^(?:(?:[a-zđ]|\d{1,2})\)|[Nn]ổi bật (?:như|là)|[Tt]rong đó|[Kk]ết quả,?)\s*", "", clause)
    clause = re.sub(rf"(?:\s*\b{cues()['weights']})+$", "", clause, flags=re.IGNORECASE)
    noun = None if clause or above else _NOUN.match(text, span.end, home.end)
    return clause or above or (noun.group().strip() if noun else "")


def _period(source: Source, home: Span, at: int) -> str:
    """The stretch of time last named before the number in its sentence, as first and last ISO day."""
    own = source.provenance.published or (source.provenance.period.start if source.provenance.period else None)
    before = [
        mention
        for mention in find_periods(home.of(source.text), own.year if own else None)
        if home.start + mention.span.start < at
        and mention.start
        and mention.end
        and not _COMPARED.search(home.of(source.text), 0, mention.span.start)
    ]
    return f"{iso(before[-1].start)}/{iso(before[-1].end)}" if before else ""
