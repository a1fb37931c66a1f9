"""What the head and the foot of an official document say of it: its form, number, day, issuer, subject and signer."""

import re
from dataclasses import dataclass
from datetime import date

from knowledge.casing import sentence_case
from knowledge.issuer import is_authority, names_body, of_head, of_number
from knowledge.letterhead import cells
from knowledge.signature import signatures
from knowledge.vietnamese.dates import find_dates
from knowledge.vietnamese.documents import KINDS, find_numbers
from knowledge.vietnamese.normal import fold

NAMED = ("Luật", "Bộ luật", "Pháp lệnh")  # forms that go by their name, not by their number alone
LETTER = KINDS["CV"]  # which has no form of its own above its words
_FURTHER = (
    "Hiến pháp",
    "Lệnh",
    "Biên bản",
    "Phương án",
    "Thông cáo",
    "Giấy mời",
    "Lời kêu gọi",
    "Giao ước",
    "Thư khen",
    "Bài phát biểu",
    "Diễn văn",
    "Tham luận",
)
_FORMS = (*NAMED, *(name for name in KINDS.values() if name not in NAMED), *_FURTHER)
_FORM_LINE = re.compile(
    rf"({'|'.join(sorted((f.upper() for f in _FORMS), key=len, reverse=True))})(?!\s+(?:SƯ|VIÊN)\b)(?:\s+(.+))?"
)
_QUALIFIER = re.compile(r"TÓM TẮT|NHANH|SƠ BỘ")  # behind a form's name
_NAME_LINE = re.compile(rf"(?:^|ban hành\s)({'|'.join(NAMED)})\s+(.+)", re.IGNORECASE)
_NUMBER_LINE = re.compile(r"(?:Luật|Lệnh|Nghị quyết|Bộ luật|Pháp lệnh)?\s*số\s*:?\s*(.+)", re.IGNORECASE)
_DAY_LINE = re.compile(r".{0,60}ngày\s*\d{1,2}\s*(?:tháng|[/.-])\s*\d{1,2}.*\d{4}", re.IGNORECASE)
_DATELINE = re.compile(r"(?:.*\s)?[^\d,;:]{2,40},\s*ngày\s", re.IGNORECASE)
_ISSUED_BY = re.compile(r"của\s+(?P<issuer>.+?)(?:\s+số\s|\s+ngày\s|\s+về\s|$)", re.IGNORECASE)
_ABOUT = re.compile(r"\bvề(?: việc)?\s+(?P<subject>.+)$", re.IGNORECASE)
_LETTER_ABOUT = re.compile(r"(?:V/v|Về việc)\s*:?\s", re.IGNORECASE)
_REST = re.compile(r"[\s,(]*(?:(?:luật\s+)?số:?\s*\S*\d\S*|năm\s+\d{4}|\d{4}|\d+/\d{4}/\S+)[\s)]*", re.IGNORECASE)
_BODY = re.compile(r"(?:Căn cứ|Chương|Phần|Điều)\s")
_LETTER_BODY = re.compile(
    r"(?:Căn cứ|Kính gửi|Thực hiện|Thi hành|Triển khai|Theo|Xét (?:đề nghị|tờ trình|báo cáo|thành tích)|"
    r"Chương|Phần|Điều)\b|"
    r"(?:[IVX]{1,4}|[A-C]|\d{1,2})[.)]\s|[-–•+]\s"
)
_SECTION = re.compile(r"(?:[IVX]{1,4}|[A-C])[.)]\s")
_STATE = re.compile(r"CỘNG H|ĐẢNG CỘNG SẢN|Độc lập")
_TOP, _PREAMBLE = 40, 8  # lines
_UNDER = 4  # cells in which a letterhead begins below a title
_SHORT = 90  # characters of a line that tells a day and hardly more
_NEAR = 20_000  # characters in which the words of a heading are looked for in small letters


@dataclass(frozen=True, slots=True)
class Head:
    """Empty where the document does not say it; ``issuer`` as printed, ``office`` is what its signer signs as;
    ``unsure`` names what is missing or may be read in two ways."""

    form: str = ""
    number: str = ""
    issued: date | None = None
    issuer: str = ""
    subject: str = ""
    signer: str = ""
    office: str = ""
    unsure: tuple[str, ...] = ()


def read_head(lines: list[str], *, articles: bool = True) -> Head:
    """Reads the head and the signature of a document, whether its words stand in ``articles`` or not."""
    head = _above(lines, _BODY if articles else _LETTER_BODY)
    text = "\n".join(lines)
    top = cells(head)
    form, at = _form(top)
    number, numbers = _number(top, len(top) if articles else 1)
    issued, days = _issued(top)
    issuer = of_number(number) or of_head(_letterhead(top, at))
    subject = _subject(cells(lines[: len(head) + _PREAMBLE]) if form in NAMED else top, form, at, text)
    letter = not form or not subject or form == LETTER
    if not articles and letter and (about := _letter_subject(top)):
        form, subject = form or LETTER, about
    signed = signatures(text)
    found = {
        "number": len(numbers) != 1, "issued": len(days) != 1, "issuer": not issuer, "subject": not subject,
        "signer": len({signature.name for signature in signed}) != 1,
    }  # fmt: skip
    unsure = tuple(name for name, doubtful in found.items() if doubtful)
    signer, office = (signed[0].name, signed[0].office) if signed else ("", "")
    return Head(form, number, issued, issuer, subject, signer, office, unsure)


def _above(lines: list[str], body: re.Pattern[str]) -> list[str]:
    """The lines above a document's own words, of which the State's name or the number is one where they are there.

    What stands right below the form is no word of the text: a plan may be "to carry out" something.
    """
    top = lines[:_TOP]
    first = next((at for at, line in enumerate(top) if _STATE.search(line) or _NUMBER_LINE.match(line)), 0)
    begins = (at for at in range(first, len(top)) if body.match(top[at]) and not (at and form_line(top[at - 1])))
    return top[: next(begins, len(top))]


def _letterhead(top: list[str], at: int) -> list[str]:
    """The head's cells in which the issuer stands: below a title that begins with a form, none where no body does."""
    if at:
        return top
    headed = any(names_body(cell) for cell in top[1:_UNDER]) and any(_NUMBER_LINE.match(cell) for cell in top[2:])
    return top[1:] if headed else []


def form_line(line: str) -> re.Match[str] | None:
    """A line that is a form in capitals, alone or with words behind it."""
    return _FORM_LINE.fullmatch(line.strip(" *"))


def form_alone(line: str) -> bool:
    """True for a line that is a form in capitals and no more: behind "LUẬT", "SƯ TRẺ" would make another word of it."""
    found = form_line(line)
    return found is not None and (not found[2] or _QUALIFIER.fullmatch(found[2]) is not None)


def _form(top: list[str]) -> tuple[str, int]:
    """The form, and the line that it stands on: alone in capitals, or at the head of a name."""
    for at, line in enumerate(top):
        match = form_line(line)
        if match and (not match[2] or line.isupper()):
            return match[1].capitalize(), at
    for at, line in enumerate(top[:4]):
        for form in _FORMS:
            if line.lower().startswith(f"{form.lower()} "):
                return form, at
    return "", -1


def _number(top: list[str], titles: int) -> tuple[str, set[str]]:
    """The number on its own line, else the first one of the ``titles``; and all that might be it."""
    own = [n.written for line in top if _NUMBER_LINE.match(line) for n in find_numbers(line)]
    every = own or [n.written for line in top[:titles] for n in find_numbers(line)][:1]
    return (re.sub(r"\s", "", every[0]) if every else ""), {re.sub(r"\s", "", written).upper() for written in own}


def _issued(top: list[str]) -> tuple[date | None, set[date]]:
    """The day of the line with the place, else of any line that names one; and all that might be it."""
    lines = [line for line in top if _DAY_LINE.fullmatch(line) and len(line) < 200]
    placed = [line for line in lines if _DATELINE.match(line)]
    short = [line for line in lines if len(line) < _SHORT]
    dated = [day for line in placed or short for found in find_dates(line) if (day := found.value)]
    return (dated[0] if dated else None), set(dated)


def _letter_subject(top: list[str]) -> str:
    """What an official letter is about: the words behind "V/v", which may run over lines."""
    at = next((at for at, line in enumerate(top) if _LETTER_ABOUT.match(line)), None)
    if at is None:
        return ""
    words = [_LETTER_ABOUT.sub("", top[at])]
    for line in top[at + 1 :]:
        if line.isupper() or _DATELINE.match(line) or _STATE.match(line) or re.match(r"\W|Số\b", line):
            break
        words.append(line)
    return _begun(" ".join(words).strip(" *_."), capital=False)


def _subject(top: list[str], form: str, at: int, text: str) -> str:
    """What the document is about: the name of a law, or the words under the form."""
    if at < 0:
        return next((name for line in top if form in NAMED and (name := _name(line))), "")
    first = top[at].strip(" *")[len(form) :].strip()
    below = [first] if first and not _QUALIFIER.fullmatch(first) else []
    for line in top[at + 1 :]:
        if not below and line.isupper() and re.match(r"CỦA (?:\S+ ?){1,7}$", line):
            continue  # the issuer, on a line of its own
        ended = is_authority(line) or _SECTION.match(line) or (at == 0 and names_body(line))
        closed = below and (ended or _closes(below[-1], line))
        if closed or re.match(r"[-_*=–—]{3,}$", line) or len(" ".join(below)) > 250:
            break
        below.append(line)
    words = " ".join(below)
    about = _ABOUT.search(words) if _ISSUED_BY.match(words) or re.match(r"(?:v/v|về)\s", words, re.I) else None
    name = about["subject"] if about else words
    name = re.sub(r"^(?:V/v|Về việc|Về)\s+", "", name.strip(" *"), flags=re.IGNORECASE)
    name = sentence_case(name, text[:_NEAR]) if name.isupper() else name
    return _as_elsewhere(_begun(name, capital=form in NAMED), form, top)


def _name(line: str) -> str:
    """The name of a law that a line names in small letters: "Luật Đèn biển số 41/2028/QH16"."""
    match = _NAME_LINE.search(line) if not line.isupper() else None
    return _REST.sub(" ", match[2]).strip(" ,.;:-") if match and "này" not in line else ""


def _as_elsewhere(subject: str, form: str, top: list[str]) -> str:
    """A law's name with the capitals that it has where it is not printed in capitals."""
    names = [name for line in top if form in NAMED and (name := _name(line))]
    return next((name for name in names if fold(name) == fold(subject)), subject or next(iter(names), ""))


def _closes(before: str, line: str) -> bool:
    """True where a subject does not go on: capitals end before other letters, a sentence before a new one."""
    return (before.isupper() and not line.isupper()) or (
        not before.isupper() and (line.isupper() or line[:1].isupper())
    )


def _begun(words: str, *, capital: bool) -> str:
    """The words as they begin behind a form's name."""
    first = words[:1].upper() if capital else words[:1].lower() if words[1:2].islower() else words[:1]
    return first + words[1:]
