"""What the head and the foot of an official document say of it: its form, number, day, issuer, subject and signer."""

import re
from dataclasses import dataclass
from datetime import date

from knowledge.vietnamese.dates import find_dates
from knowledge.vietnamese.documents import KINDS, find_numbers
from knowledge.vietnamese.normal import UPPER, fold

# Bodies whose sign in a number names them (Decree 30/2020/NĐ-CP; Law on the promulgation of legal documents).
_SIGNS = {
    "UBTVQH": "Ủy ban Thường vụ Quốc hội", "QH": "Quốc hội", "CTN": "Chủ tịch nước", "TTg": "Thủ tướng Chính phủ",
    "CP": "Chính phủ",
}  # fmt: skip
NAMED = ("Luật", "Bộ luật", "Pháp lệnh")  # forms that go by their name, not by their number alone
_FORMS = (*NAMED, *(name for name in KINDS.values() if name not in NAMED), "Hiến pháp", "Lệnh")
_FORM_LINE = re.compile(rf"({'|'.join(sorted((f.upper() for f in _FORMS), key=len, reverse=True))})(?:\s+(.+))?")
_NAME_LINE = re.compile(rf"(?:^|ban hành\s)({'|'.join(NAMED)})\s+(.+)", re.IGNORECASE)
_NUMBER_LINE = re.compile(r"(?:Luật|Lệnh|Nghị quyết|Bộ luật|Pháp lệnh)?\s*số\s*:?\s*(.+)", re.IGNORECASE)
_DAY_LINE = re.compile(r".{0,60}ngày\s*\d{1,2}\s*(?:tháng|[/.-])\s*\d{1,2}.*\d{4}", re.IGNORECASE)
_ISSUED_BY = re.compile(r"của\s+(?P<issuer>.+?)(?:\s+số\s|\s+ngày\s|\s+về\s|$)", re.IGNORECASE)
_ABOUT = re.compile(r"\bvề(?: việc)?\s+(?P<subject>.+)$", re.IGNORECASE)
_REST = re.compile(r"[\s,(]*(?:(?:luật\s+)?số:?\s*\S*\d\S*|năm\s+\d{4}|\d{4}|\d+/\d{4}/\S+)[\s)]*", re.IGNORECASE)
_SIGNED_FOR = re.compile(r"(?:(?:TM|KT|TUQ|TL|T/M|K/T|Q)\.?\s.*|[A-ZĐ][^a-z]{6,})")
_NAME = re.compile(rf"(?:[{UPPER}]\w*\.\s?)*(?:(?:[{UPPER}]\w*|[{UPPER}]\.)\s+){{1,4}}[{UPPER}]\w*")
_NO_NAME = re.compile(r"chính phủ|quốc hội|ủy ban|uỷ ban|nơi nhận|điều|chương|phụ lục|việt nam|bộ |sở |hội đồng", re.I)
_TOP, _FOOT, _PREAMBLE = 40, 60, 8  # lines


@dataclass(frozen=True, slots=True)
class Head:
    """Empty where the document does not say it; ``unsure`` names what may be read in two ways."""

    form: str = ""
    number: str = ""
    issued: date | None = None
    issuer: str = ""
    subject: str = ""
    signer: str = ""
    unsure: tuple[str, ...] = ()


def read_head(lines: list[str]) -> Head:
    """Reads a document's first and last lines."""
    top = lines[:_TOP]
    body = next((at for at, line in enumerate(top) if re.match(r"(?:Căn cứ|Chương|Phần|Điều)\s", line)), len(top))
    top = top[:body]
    form, at = _form(top)
    number, numbers = _number(top)
    issued, days = _issued(top)
    issuer = _issuer(top, number)
    subject = _subject(lines[: body + _PREAMBLE] if form in NAMED else top, form, at)
    found = {"number": len(numbers) > 1, "issued": len(days) > 1, "issuer": not issuer, "subject": not subject}
    unsure = tuple(name for name, doubtful in found.items() if doubtful)
    return Head(form, number, issued, issuer, subject, _signer(lines[-_FOOT:]), unsure)


def _form(top: list[str]) -> tuple[str, int]:
    """The form, and the line that it stands on: alone in capitals, or at the head of a name."""
    for at, line in enumerate(top):
        match = _FORM_LINE.fullmatch(line.strip(" *"))
        if match and (not match[2] or line.isupper()):
            return match[1].capitalize(), at
    for at, line in enumerate(top[:4]):
        for form in _FORMS:
            if line.lower().startswith(f"{form.lower()} "):
                return form, at
    return "", -1


def _number(top: list[str]) -> tuple[str, set[str]]:
    """The number on its own line, else the first one of the top; and all that might be it."""
    own = [n.written for line in top if _NUMBER_LINE.match(line) for n in find_numbers(line)]
    every = own or [n.written for line in top for n in find_numbers(line)][:1]
    return (re.sub(r"\s", "", every[0]) if every else ""), {re.sub(r"\s", "", written).upper() for written in own}


def _issued(top: list[str]) -> tuple[date | None, set[date]]:
    days = [found.value for line in top if _DAY_LINE.fullmatch(line) and len(line) < 200 for found in find_dates(line)]
    dated = [day for day in days if day]
    return (dated[0] if dated else None), set(dated)


def _issuer(top: list[str], number: str) -> str:
    """The body that the number's sign names, else that the head names in capitals above the number."""
    for sign, name in _SIGNS.items():
        if re.search(rf"(?:[-/]|\b){sign}\d*$", number):
            return name
    capitals: list[str] = []
    for line in top:
        plain = re.sub(r"[*_=–—-]{2,}.*$", "", line).strip(" *")
        plain = re.split(r"\s{2,}|\s*\|\s*|\s+(?=CỘNG HO)", plain)[0]
        if re.match(r"CỘNG HO|ĐẢNG CỘNG SẢN|Độc lập|Số\b", plain, re.IGNORECASE) or not plain.isupper():
            if capitals:
                break
            continue
        capitals.append(plain)
    return " ".join(capitals[:2]) if capitals and not _FORM_LINE.fullmatch(capitals[0]) else ""


def _subject(top: list[str], form: str, at: int) -> str:
    """What the document is about: the name of a law, or the words under the form."""
    if at < 0:
        return next((name for line in top if form in NAMED and (name := _name(line))), "")
    first = top[at].strip(" *")[len(form) :].strip()
    below = [first] if first else []
    for line in top[at + 1 :]:
        if not below and line.isupper() and re.match(r"CỦA (?:\S+ ?){1,7}$", line):
            continue  # the issuer, on a line of its own
        if re.match(r"[-_*=–—]{3,}$", line) or len(" ".join(below)) > 250 or (below and _closes(below[-1], line)):
            break
        below.append(line)
    words = " ".join(below)
    about = _ABOUT.search(words) if _ISSUED_BY.match(words) or re.match(r"(?:v/v|về)\s", words, re.I) else None
    name = about["subject"] if about else words
    name = re.sub(r"^(?:V/v|Về việc|Về)\s+", "", name.strip(" *"), flags=re.IGNORECASE)
    return _as_elsewhere(_sentence_case(name, capital=form in NAMED), form, top)


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


def _sentence_case(words: str, *, capital: bool) -> str:
    if words.isupper():
        words = words.lower()
    first = words[:1].upper() if capital else words[:1].lower() if words[1:2].islower() else words[:1]
    return first + words[1:]


def _signer(foot: list[str]) -> str:
    """A person's name that stands alone under the office that signs, or under "(Đã ký)"."""
    signing = False
    for at, line in enumerate(foot):
        plain = line.strip(" *()")
        after = [other for other in foot[at + 1 : at + 2] if fold(other).strip(" *()") == "da ky"]
        if (signing or after) and _NAME.fullmatch(plain) and not plain.isupper() and not _NO_NAME.search(plain):
            return plain
        signing = (signing and fold(plain) == "da ky") or _SIGNED_FOR.fullmatch(plain) is not None
    return ""
