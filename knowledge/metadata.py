"""What can be read of an announcement's provenance from its own text; what cannot stays unknown."""

import re
from datetime import date

from knowledge.head import NAMED, Head, form_alone, form_line, read_head
from knowledge.issuer import HEADED, names_only, of_head, spelled
from knowledge.letterhead import cells
from knowledge.locality import named, only_province, place_of, province_of
from knowledge.source import Period, Provenance, SourceKind
from knowledge.structure.articles import is_law
from knowledge.validity import Validity, read_orders, read_validity
from knowledge.vietnamese.dates import find_dates, find_years, shown
from knowledge.vietnamese.places import gazetteer

_NUMBER_LINE = re.compile(r"Số:?\s*(?:\d+|[-/…._\s]+[A-ZĐ])\S*", re.IGNORECASE)
_ALONE = re.compile(r"Số:?\s*\d+\s*/\s*\S{2,30}", re.IGNORECASE)  # a number on a line of its own
_DATED_LINE = re.compile(r"(?:[^\d,;:]{2,40},\s*)?ngày\s+\d{1,2}\s+tháng\s+\d{1,2}\s+năm\s+\d{4}", re.IGNORECASE)
_DATED_WITHIN = 4  # lines
_PUBLISHED = re.compile(
    r"(?:ngày đăng|cập nhật|đăng ngày|thứ (?:hai|ba|tư|năm|sáu|bảy)|chủ nhật|gmt|\d{1,2}:\d{2})", re.IGNORECASE
)
_MASTHEAD = re.compile(
    r"(?:bản tin|tạp chí|nội san)\b[^.]{0,40}\bsố \d|(?:cổng|trang) thông tin\b"
    r"(?! .*\b(?:về|khen|thi đua)\b|[^|]*\b(?:đạt|ra mắt|nhận|(?<!Ban )tổ chức|được|vượt|phát động|tổng kết)\b)",
    re.IGNORECASE,
)
_LONGEST_DAY_LINE = 60  # characters
_SPACED = re.compile(r"^(\d{1,2})[ /.-](\d{1,2})[ /.-](\d{4})$")
_IN_BRACKETS = re.compile(r"\((\d{1,2}/\d{1,2}/\d{4})\)\s*$")
_WHOLE_IN_BRACKETS = re.compile(r"\([^()]*\)")  # "(Đọc tại …, ngày …)", "(Ban hành kèm theo Quyết định … ngày …)"
_HALF_YEAR = re.compile(r"6 tháng (đầu|cuối) năm ((?:19|20)\d\d)", re.IGNORECASE)
_FROM_TO = re.compile(r"từ (?:ngày )?(?P<a>\S+) (?:đến|tới) (?:hết )?(?:ngày )?(?P<b>\d\S+)", re.IGNORECASE)
_RANGE = re.compile(r"(?:giai đoạn|nhiệm kỳ)\s+((?:19|20)\d\d)\s*[-–]\s*((?:19|20)\d\d)", re.IGNORECASE)
_ISSUER = re.compile(
    r"(?P<issuer>(?:UBND|Ủy ban nhân dân|Uỷ ban nhân dân|Tỉnh ủy|Thành ủy|HĐND|Hội đồng nhân dân|Sở|Bộ|Tổng cục|Ban|"
    r"LĐLĐ|Liên đoàn Lao động|Công đoàn|Tỉnh đoàn|Công ty|Tập đoàn|Trường|Bệnh viện|Trung đoàn|Lữ đoàn|Sư đoàn|"
    r"Hội Nông dân|Hội Liên hiệp|Hội LHPN|Hội Phụ nữ|Hội Cựu chiến binh|Hội Chữ thập đỏ|Hội Khuyến học|Hội Người|"
    r"Chi cục|Cục|Cụm thi đua số|Khối thi đua số)\s(?!của)[^,.;:()?\n]{1,50}?)"
    r"(?=\s(?!và (?:Đào tạo|Công nghệ|Du lịch|Môi trường|Truyền thông|Đầu tư|Phát triển|Thể thao|Xã hội|Trẻ em))"
    r"(?:tổ chức|họp|tổng kết|khai mạc|công bố|ra quân|ra sao|vì|như thế nào|trưởng|phát động|ban hành|triển khai|"
    r"khen thưởng|ký kết|hướng dẫn|tuyên dương|trao|đã|vừa|năm|về|số|để|và)\b|[,.;:()?\n]|$)"
)
_OPENING = re.compile(r"I\. |A\. |Căn cứ\b|Điều 1\b|1\. ")  # the first of a paper's own words
_FORM_WITHIN = 5  # lines
_SHORT, _LONGEST_TITLE, _TOP = 60, 160, 12


def read_provenance(text: str, header: str, given: Provenance, site: str = "") -> Provenance:
    """``given`` with each unknown field filled from the text, or from what names the ``site`` that it stood on."""
    if is_law(text):
        return _read_law(text, header, given)
    lines = text.split("\n")
    kind = given.kind if "kind" in given.model_fields_set else _kind(lines)
    head = read_head(lines, articles=False) if kind is SourceKind.DOCUMENT else Head()
    title = given.title or (_title_of(head) if _begins_document(lines) else "") or _title(lines)
    published = given.published or head.issued or _published(lines)
    issuer = given.issuer or (spelled(head.issuer, text) if head.issuer else _issuer(lines, title))
    place = place_of(title, issuer, text, site)
    found = {
        "title": title,
        "short_title": given.short_title or shortened(re.sub(r"\s*\([^)]*\)\s*$", "", title), _SHORT),
        "issuer": issuer,
        "place": given.place or (named(place) if place else ""),
        "province": given.province or (province_of(place) or only_province(site) if place else ""),
        "kind": kind,
        "published": published,
        "period": given.period or _period(title, text, published),
        "url": given.url or header.split(" | ")[0],
        **(_of_head(head, given, read_orders(text, head.issued)) if kind is SourceKind.DOCUMENT else {}),
    }
    successor = gazetteer().merged.get(str(found["province"]), "")
    if not given.successor and successor and successor != found["province"]:
        found["successor"] = successor
    return given.model_copy(update=found)


def _read_law(text: str, header: str, given: Provenance) -> Provenance:
    """The card of a legal text: its head names it; it has no campaign's time, and a place only where its issuer has."""
    head = read_head(text.split("\n"))
    form, number, subject = given.form or head.form, given.number or head.number, given.subject or head.subject
    issued = given.published or head.issued
    issuer = given.issuer or spelled(head.issuer, text)
    name = f"{form} {subject}" if form in NAMED else form
    numbered = f" số {number}" if number else ""
    title = f"{name}{numbered}" if form in NAMED else f"{form}{numbered} {subject}"
    units = gazetteer().find(issuer)
    found = {
        "title": given.title or shortened(title.strip(), _LONGEST_TITLE),
        "short_title": given.short_title or shortened(f"{name}{numbered}".strip(), _SHORT),
        "issuer": issuer,
        "place": given.place or (named(units[0]) if units else ""),
        "province": given.province or (units[0].provinces[0] if units and len(units[0].provinces) == 1 else ""),
        "kind": given.kind if "kind" in given.model_fields_set else SourceKind.DOCUMENT,
        "published": issued,
        "url": given.url or header.split(" | ")[0],
        "in_articles": True,
        **_of_head(head, given, read_validity(text, issued)),
    }
    return given.model_copy(update=found)


def _of_head(head: Head, given: Provenance, told: Validity) -> dict[str, object]:
    """What an official document says of itself; what is given goes before it."""
    names = ("form", "number", "subject", "signer", "office", "unsure")
    kept = given.validity.model_dump(exclude_defaults=True)
    return {
        **{name: getattr(given, name) or getattr(head, name) for name in names},
        "validity": Validity.model_validate({**told.model_dump(), **kept}),
    }


def shortened(words: str, longest: int) -> str:
    """At most ``longest`` characters, cut between words and marked with an ellipsis."""
    if len(words) <= longest:
        return words
    return words[: longest - 1].rsplit(" ", 1)[0].rstrip(" ,;:–-") + "…"


def _kind(lines: list[str]) -> SourceKind:
    """A document has the State's or the Party's name over a number or a form, a number over a day, or addressees."""
    top = lines[:_TOP]
    headed = any(re.search(r"CỘNG HO[ÀA]|CỘNG HÒA|ĐẢNG CỘNG SẢN VIỆT NAM", line.upper()) for line in top)
    numbers = [at for at, line in enumerate(top) for cell in line.split(" | ") if _NUMBER_LINE.match(cell)]
    numbered = bool(numbers)
    formed = (headed or _is_letterhead(lines)) and bool(read_head(lines, articles=False).form)
    lettered = any(_ALONE.fullmatch(top[at]) and _day_below(top[at + 1 :]) for at in numbers)
    orders = any(re.search(r"chỉ thị\s+Thủ trưởng|yêu cầu Thủ trưởng các sở", line) for line in lines)
    official = (
        (headed and numbered) or formed or lettered or orders or any(line.startswith("Nơi nhận") for line in lines)
    )
    return SourceKind.DOCUMENT if official else SourceKind.REPORT


def _is_letterhead(lines: list[str]) -> bool:
    """True where a form in capitals stands soon below a body in capitals, or on top, alone or over sections."""
    below = names_only(lines[0]) and any(line.isupper() and form_line(line) for line in lines[1:_FORM_WITHIN])
    begun = form_line(lines[0]) and any(_OPENING.match(line) for line in lines[1:_TOP])
    return form_alone(lines[0]) or below or bool(begun)


def _day_below(lines: list[str]) -> bool:
    """True where a line that is a day, with its place, stands soon below a document's number."""
    return any(_DATED_LINE.fullmatch(line) for line in lines[:_DATED_WITHIN])


def _begins_document(lines: list[str]) -> bool:
    """False where a site has put its own title above."""
    return lines[0].split(" | ")[0] == lines[0].split(" | ")[0].upper()


def _title_of(head: Head) -> str:
    """A document by its form and what it is about."""
    subject = f"{head.subject[:1].lower()}{head.subject[1:]}"
    return shortened(f"{head.form} {subject}", _LONGEST_TITLE) if head.form and subject else ""


def _title(lines: list[str]) -> str:
    """The first line of some length that is neither a site's masthead nor the day on which it was put there."""
    long = [line for line in lines if len(line.split()) >= 4]
    own = (line for line in long[:_TOP] if not (_MASTHEAD.match(line) or _is_dateline(line) or names_only(line)))
    first = next(own, long[0] if long else lines[0] if lines else "")
    return re.sub(r"\s*\(\d{1,2}/\d{1,2}/\d{4}\)\s*$", "", first)


def _is_dateline(line: str) -> bool:
    return len(line) < _LONGEST_DAY_LINE and _PUBLISHED.search(line) is not None and bool(find_dates(line))


def _published(lines: list[str]) -> date | None:
    for line in lines[:8]:
        spaced = _SPACED.match(line.strip())
        marked = _IN_BRACKETS.search(line) if len(line) < 250 else None
        if spaced:
            return _day(spaced[1], spaced[2], spaced[3])
        if marked or (
            len(line) < 80 and (_PUBLISHED.search(line) or re.search(r"ngày \d{1,2} tháng \d{1,2} năm \d{4}$", line))
        ):
            full = _full_days(line)
            if full:
                return full[-1]
    read = next((line for line in lines[1:_FORM_WITHIN] if _WHOLE_IN_BRACKETS.fullmatch(line)), "")
    if len(full := _full_days(read)) == 1:
        return full[0]
    dated = re.search(r"^Ngày (\d{1,2})/(\d{1,2})/(\d{4})", "\n".join(lines[1:6]), re.MULTILINE)
    return _day(dated[1], dated[2], dated[3]) if dated else None


def _full_days(line: str) -> list[date]:
    """The days that a line names with their year."""
    return [found.value for found in find_dates(line) if found.value]


def _day(day: str, month: str, year: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def _issuer(lines: list[str], title: str) -> str:
    if lines and lines[0].isupper() and len(lines[0]) < _SHORT and HEADED.match(lines[0]):
        return spelled(of_head(cells(lines[:_TOP])), "\n".join(lines))
    match = _ISSUER.search(title) or next((m for line in lines[1:5] if (m := _ISSUER.search(line))), None)
    return match["issuer"].strip() if match else ""


def _period(title: str, text: str, published: date | None) -> Period | None:
    """The campaign's time: from one day to another, a half-year, a range of years, or the year that its title names."""
    for words in (title, text):
        for match in _FROM_TO.finditer(words):
            dates = [found for found in find_dates(match.group()) if found.value or found.month]
            if len(dates) == 2 and dates[1].value and published and dates[1].value >= published.replace(day=1, month=1):
                first = dates[0].value or _day(str(dates[0].day), str(dates[0].month), str(dates[1].value.year))
                if first and first <= dates[1].value:
                    return Period(start=first, end=dates[1].value)
        if match_half := _HALF_YEAR.search(words):
            year, late = int(match_half[2]), match_half[1] == "cuối"
            return Period(start=date(year, 7 if late else 1, 1), end=date(year, 12, 31) if late else date(year, 6, 30))
        if words is title and (match_range := _RANGE.search(words)) and match_range[1] <= match_range[2]:
            return Period(start=date(int(match_range[1]), 1, 1), end=date(int(match_range[2]), 12, 31))
        if words is title and (
            years := sorted(year for year in find_years(title) if not published or abs(year - published.year) <= 1)
        ):
            return Period(start=date(years[-1], 1, 1), end=date(years[-1], 12, 31))
    return None


def described(provenance: Provenance) -> str:
    """A line for people: short title, issuer, date."""
    when = shown(provenance.published) if provenance.published else ""
    return "; ".join(part for part in (provenance.short_title, provenance.issuer or provenance.place, when) if part)
