"""Signatures: the office that signs, and the name of the person under it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from knowledge.facts.cues import cues
from knowledge.span import Span
from knowledge.vietnamese.normal import LOWER, UPPER, fold

# For whom one signs, and in whose stead (Decree 30/2020/NĐ-CP, article 13; Party practice writes T/M, K/T, T/L).
_STEAD = r"(?:T/?\.?M|K/?\.?T|T/?\.?UQ|T/?\.?L|Q)\b[./]?"
_RANKS = (
    r"CHỦ TỊCH|BỘ TRƯỞNG|THỨ TRƯỞNG|THỦ TƯỚNG|TRƯỞNG|PHÓ|GIÁM ĐỐC|BÍ THƯ|CHÁNH|THƯ KÝ|TƯ LỆNH|CHÍNH [ỦU][YỶ]|CHỈ HUY|"
    r"CHỦ NHIỆM|TỔNG KIỂM TOÁN|TỔNG THANH TRA|THỐNG ĐỐC|KIỂM SÁT|ĐẠI DIỆN"
)
_OFFICE = re.compile(rf"(?:{_STEAD}\s?.*|[^a-z|]*\b(?:{_RANKS})\b[^a-z|]*)")
_SMALL_OFFICE = re.compile(rf"(?:Quyền |Q\. ?)?(?:(?i:{_RANKS})\b\s?){{1,3}}(?:\w+\s?){{0,4}}")
_SIGNED = re.compile(
    r"da ky(?:,? (?:va )?dong dau)?|ky,? (?:ten|ghi ro|dong dau).*|ky so.*|(?:nguoi ky|ky boi|thoi gian ky).*"
)
_STYLE = (
    r"(?:(?:(?:Đại|Thượng|Trung|Thiếu) (?:tướng|tá|[úu]y)|(?:GS|PGS|TS|TSKH|ThS|BS|BSCK\w*|NGND|NGƯT|KS)\b)[.,\s]*)*"
)
_SYLLABLE = rf"[{UPPER}][\w’']*"
_NAME = rf"(?:{_SYLLABLE}|[{UPPER}]\.)(?:[\s-](?:{_SYLLABLE}|[{UPPER}]\.)){{1,5}}"
_PERSON = re.compile(rf"{_STYLE}(?P<name>{_NAME})")
_CAPITAL_NAME = re.compile(rf"(?i:{cues()['families']})(?:\s[{UPPER}]+){{1,4}}")
_NO_PERSON = re.compile(
    r"(?:chính phủ|quốc hội|[ủu][yỷ] ban|nơi nhận|điều|chương|phụ lục|việt nam|bộ|sở|hội đồng|công (?:ty|đoàn|an)|"
    r"phòng|ban|trường|văn phòng|quyết định|danh sách|kính gửi|tổng|cục|chi cục|đảng|tỉnh|huyện|thành phố|trung tâm|"
    r"bệnh viện)\b",
    re.IGNORECASE,
)
_NAMED_SIGNER = re.compile(
    r"Người ký\s*:\s*(?P<office>[^:|]{0,120}?)[,;:\s]*"
    rf"(?P<name>[{UPPER}][{LOWER}’]+(?:\s[{UPPER}][{LOWER}’]*){{2,4}})\W*"
)
_AT_ONCE = re.compile(  # a page's layout lost: office and name on one line
    rf"(?:^|\s)(?P<office>(?:{_STEAD}\s[^a-z|]{{4,90}}|[^a-z|:;.]{{0,40}}\b(?:{_RANKS})\b[^a-z|:;.]{{0,60}}))\s*:?\s+"
    rf"(?:\((?:đã )?ký[^)]*\)\s*)?{_STYLE}(?P<name>[{UPPER}][{LOWER}’]+(?:\s[{UPPER}][{LOWER}’]*){{1,4}})\s*$"
)
_BESIDE = re.compile(  # two columns whose gap is lost
    rf"(?:Nơi nhận\s*:?|[-–+].*[;.,)])\s+(?P<right>{_OFFICE.pattern}|{_STYLE}{_NAME})"
)
_HEAD = re.compile(r"CỘNG HO[ÀA]|CỘNG HÒA|QUYẾT ĐỊNH|DANH SÁCH|^\W*(?:CHƯƠNG|PHẦN|MỤC|ĐIỀU|[IVX]+\.)\s")
_LONGEST = 100  # characters of a line of an office


@dataclass(frozen=True, slots=True)
class Signature:
    """A person's ``name``, the ``office`` as written above it, and the words that hold both."""

    name: str
    office: str
    span: Span


def signatures(text: str) -> list[Signature]:
    """Every signature of a document in order."""
    found: list[Signature] = []
    cells = list(_cells(text))
    for at, (place, words) in enumerate(cells):
        if named := _NAMED_SIGNER.fullmatch(words):
            found.append(Signature(named["name"], _joined(named["office"]), place))
            continue
        if at_once := _AT_ONCE.search(words):
            if _is_person(at_once["name"]) and not _is_head(at_once["office"]):
                above = _offices(cells, at) if not at_once.start("office") else []
                office = " ".join([*(cells[line][1] for line in above), at_once["office"]])
                start = cells[above[0]][0].start if above else place.start + at_once.start("office")
                found.append(Signature(at_once["name"], _joined(office), Span(start, place.end)))
            continue
        name = _name(words)
        if name:
            above = _offices(cells, at)
            if above:
                office = " ".join(cells[line][1] for line in above)
                found.append(Signature(name, _joined(office), Span(cells[above[0]][0].start, place.end)))
            elif at + 1 < len(cells) and _is_signed(cells[at + 1][1]):
                found.append(Signature(name, "", Span(place.start, cells[at + 1][0].end)))
    return found


def _cells(text: str) -> Iterator[tuple[Span, str]]:
    """Lines in order; of a row that stands beside the addressees, what is on the right."""
    start, beside = 0, False
    for line in text.split("\n"):
        left = max(0, line.rfind(" | ") + 3 if " | " in line else 0)
        right = _BESIDE.fullmatch(line)
        if right and (beside or line.startswith("Nơi nhận")):
            left, beside = right.start("right"), True
        elif beside := beside and line.startswith(("-", "–", "+")):
            left = len(line)
        words = line[left:].strip(" *_")
        if words:
            at = start + line.index(words, left)
            yield Span(at, at + len(words)), words
        start += len(line) + 1


def _offices(cells: list[tuple[Span, str]], at: int) -> list[int]:
    """The lines right above a name that say which office signs; none where no office is among them."""
    line, found = at - 1, list[int]()
    while line >= 0 and _is_signed(cells[line][1]):
        line -= 1
    while line >= 0 and len(found) < 5 and _is_office(cells[line][1], below=bool(found)):
        found.insert(0, line)
        line -= 1
    while found and not (_OFFICE.fullmatch(cells[found[0]][1]) or _SMALL_OFFICE.fullmatch(cells[found[0]][1])):
        del found[0]
    return found


def _is_office(words: str, *, below: bool) -> bool:
    if len(words) > _LONGEST or words.endswith((":", ";", ".", ",")) or _is_head(words):
        return False
    capitals = words.upper() == words and any(char.isalpha() for char in words)
    told = _OFFICE.fullmatch(words) is not None and capitals
    return told or (below and capitals) or (not below and (capitals or _SMALL_OFFICE.fullmatch(words) is not None))


def _is_head(words: str) -> bool:
    return _HEAD.search(words) is not None


def _is_signed(words: str) -> bool:
    return _SIGNED.fullmatch(fold(words).strip(" *()[].")) is not None


def _name(words: str) -> str:
    match = _PERSON.fullmatch(words)
    if match and not words.isupper():
        return match["name"] if _is_person(match["name"]) else ""
    return words.title() if _CAPITAL_NAME.fullmatch(words) and words.isupper() and _is_person(words) else ""


def _is_person(name: str) -> bool:
    return _NO_PERSON.match(name) is None


def _joined(office: str) -> str:
    return " ".join(office.split())
