"""Phases (đợt, giai đoạn, chặng) as facts: name, number, first and last day, target, and what happens at the end."""

import re
from collections.abc import Iterator
from datetime import date

from knowledge.fact import Fact, FactKind
from knowledge.facts.phase import numbered
from knowledge.passage import Passage
from knowledge.source import Source
from knowledge.span import Span
from knowledge.vietnamese.ordinals import ordinal
from knowledge.vietnamese.periods import PeriodMention, find_periods, iso

_NAME = numbered("đợt|giai đoạn|chặng|bước|kỳ")
_CAMPAIGN = re.compile(
    r"thi đua|phong trào|đợt cao điểm|chiến dịch|cuộc vận động|khen thưởng|điển hình tiên tiến|(?:giấy|bằng) khen",
    re.IGNORECASE,
)
_TOLD = re.compile(
    r"(?:giai đoạn|nhiệm kỳ|quý|\d{1,2} tháng|5 năm|05 năm|(?:bắt đầu )?(?:từ|kể từ)\b|\d)", re.IGNORECASE
)
_DAYS = re.compile(r"(?:bắt đầu )?(?:từ|kể từ)\b|\d{1,2}[/.-]", re.IGNORECASE)
_ENDING = re.compile(r"\b(?:sơ kết|tổng kết|kết thúc|bình xét|tuyên dương|chấm điểm|trao thưởng)\b", re.IGNORECASE)
_TARGET = re.compile(
    r"\b(?:phấn đấu|hoàn thành|nhằm|mục tiêu|tập trung|đạt|góp phần|chào mừng|lập thành tích)\b", re.IGNORECASE
)
_LONGEST = 350
_SHORT = re.compile(r"quý\b", re.IGNORECASE)
_MEETING = re.compile(r"hội nghị|đại hội|sơ kết|tổng kết|phát động|thực hiện", re.IGNORECASE)
_LEAD = 80
_AROUND = 400  # characters of a sentence within which a campaign is spoken of
_NEAR = 60  # characters between a name and its days


def stages(source: Source, prose: list[Passage]) -> Iterator[Fact]:
    """A fact for each numbered phase with a day beside it, and for each further stretch of time of a campaign."""
    seen: set[tuple[str, str]] = set()
    numbered = list(_numbered(source, prose))
    for fact in [*numbered, *_campaigns(source, prose, [fact.span for fact in numbered])]:
        days = (fact.fields["from"], fact.fields["to"])
        if fact.fields["number"] or days not in seen:
            yield fact
        seen.add(days)


def _year(source: Source) -> int | None:
    """The year of the source's card, where it is one."""
    period, published = source.provenance.period, source.provenance.published
    if period and period.start.year == period.end.year:
        return period.start.year
    return published.year if published and not period else None


def _numbered(source: Source, prose: list[Passage]) -> Iterator[Fact]:
    for paragraph in dict.fromkeys(passage.paragraph for passage in prose):
        words = paragraph.of(source.text)
        names = list(_NAME.finditer(words))
        periods = [period for period in find_periods(words, _year(source)) if period.end]
        for at, name in enumerate(names):
            stop = names[at + 1].start() if at + 1 < len(names) else len(words)
            period = _beside(name, periods, names, at, stop)
            if period is None:
                continue
            begin = min(name.start(), period.span.start)
            yield _fact(source, paragraph, words, begin, stop, period, name)


def _beside(
    name: re.Match[str], periods: list[PeriodMention], names: list[re.Match[str]], at: int, stop: int
) -> PeriodMention | None:
    """The stretch right behind the name, or right before it where no name stands between."""
    behind = next((p for p in periods if name.end() <= p.span.start < min(stop, name.end() + _NEAR)), None)
    if behind:
        return behind
    low = names[at - 1].end() if at else 0
    before = [p for p in periods if low <= p.span.start and p.span.end <= name.start() <= p.span.end + _NEAR]
    return before[-1] if before and before[-1].start else None


def _fact(
    source: Source,
    paragraph: Span,
    words: str,
    begin: int,
    stop: int,
    period: PeriodMention,
    name: re.Match[str] | None,
) -> Fact:
    body = words[begin:stop]
    sentences = [m.start() + 1 for m in re.finditer(r"[.;]\s", body)]
    first = next((end for end in sentences if end > period.span.end - begin), len(body))
    end = min(begin + _LONGEST, begin + first, stop)
    if words[end:][:1].strip() and end < len(words) and end == begin + _LONGEST:
        end = words.rfind(" ", begin, end)
    quoted = words[begin:end].rstrip(" ,;.(")
    span = Span(paragraph.start + begin, paragraph.start + begin + len(quoted))
    number = ordinal(name["number"]) if name else None
    room = stop if name or _DAYS.match(words, period.span.start) else period.span.end  # a term of years has no target
    return Fact(FactKind.PHASE, source.id, span, {
        "name": name["name"] if name else period.span.of(words), "number": str(number or ""),
        "from": iso(period.start or _issued(source, words[period.span.start : period.span.end])), "to": iso(period.end),
        "target": _clause(_TARGET, words, period.span.end, room),
        "at_end": _clause(_ENDING, words, period.span.end, room),
    })  # fmt: skip


def _issued(source: Source, written: str) -> date | None:
    """The day of a paper, where a stretch of time begins with it: từ ngày ban hành Kế hoạch."""
    return source.provenance.published if re.match(r"từ ngày (?:ban hành|ký)\b", written, re.IGNORECASE) else None


def _clause(rule: re.Pattern[str], words: str, start: int, stop: int) -> str:
    """From the first word of ``rule`` to the end of its clause."""
    match = rule.search(words, start, stop)
    if match is None:
        return ""
    end = re.compile(r"[;\n]|\.(?:\s|$)").search(words, match.start(), stop)
    return words[match.start() : end.start() if end else stop].strip(" ,;.")


def _campaigns(source: Source, prose: list[Passage], numbered: list[Span]) -> Iterator[Fact]:
    """The stretches of time of a campaign that is spoken of around them."""
    homes = {passage.sentence: passage.paragraph for passage in prose}
    for sentence, paragraph in homes.items():
        words = sentence.of(source.text)
        for period in find_periods(words, _year(source)):
            written = period.span.of(words)
            near = words[max(0, period.span.start - _AROUND) : period.span.end + _AROUND]
            if not (period.start and period.end and _CAMPAIGN.search(near) and _TOLD.match(written)):
                continue
            if _SHORT.match(written) and (
                not _MEETING.search(words, max(0, period.span.start - _LEAD), period.span.start)
                or any(paragraph.covers(span) for span in numbered)
            ):
                continue
            yield _fact(source, sentence, words, period.span.start, len(words), period, None)
