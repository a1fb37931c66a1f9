"""The marks that begin a unit of a legal text: Chương II, Điều 5., 10., đ), Phụ lục I."""

import re
from dataclasses import dataclass
from enum import IntEnum

from knowledge.vietnamese.normal import UPPER


class Level(IntEnum):
    """Ranks of units, highest first."""

    ATTACHED = 0  # a regulation that a decision puts in force: its articles begin at 1 again
    PART = 1
    CHAPTER = 2
    SECTION = 3
    SUBSECTION = 4
    ARTICLE = 5
    CLAUSE = 6
    POINT = 7


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark as written at a line's beginning; ``order`` compares it with its neighbours, ``length`` is its own."""

    level: Level
    number: str
    order: tuple[int, str]
    length: int


POINTS = "abcdđefghijklmnopqrstuvwxyz"  # đ stands behind d; f, j, w and z are mostly left out
_ORNAMENT = r"[#>*_\s]*"
_NOTE = r"(?:\s?\[\d{1,3}\])?"  # a consolidated text's footnote mark
_COUNT = r"(?:thứ\s+)?(?:[IVXLC]+|\d{1,3}[a-z]?|nhất|hai|ba|tư|bốn|năm|sáu|bảy|tám|chín|mười)\b"
_HEADINGS = (
    (Level.PART, re.compile(rf"{_ORNAMENT}phần\s+(?P<number>{_COUNT}){_NOTE}(?=\s*(?:[.:–-]|$)|\s+[{UPPER}])", re.I)),
    (Level.CHAPTER, re.compile(rf"{_ORNAMENT}chương\s+(?P<number>{_COUNT})(?=\W|$)", re.I)),
    (Level.SUBSECTION, re.compile(rf"{_ORNAMENT}tiểu mục\s+(?P<number>{_COUNT})(?=\W|$)", re.I)),
    (Level.SECTION, re.compile(rf"{_ORNAMENT}mục\s+(?P<number>(?:[IVXLC]+|\d{{1,3}}|[A-Z])\b)(?=\W|$)", re.I)),
)
_ARTICLE = re.compile(
    rf"{_ORNAMENT}điều\s+(?P<number>\d{{1,3}})(?P<suffix>[a-zđ]?){_NOTE}\s*[*_]*(?:[.:](?!\d){_NOTE}|[–-]\s|$)", re.I
)
_CLAUSE = re.compile(
    rf"{_ORNAMENT}(?:khoản\s+)?(?P<number>\d{{1,3}})(?P<suffix>[a-zđ]?){_NOTE}[.)](?!\d){_NOTE}(?=\s|[{UPPER}“\"])",
    re.I,
)
_POINT = re.compile(rf"{_ORNAMENT}(?:điểm\s+)?(?P<number>[a-zđ])(?P<suffix>\d?){_NOTE}[).]{_NOTE}(?=\s|[{UPPER}“\"])")
_ANNEX = re.compile(
    rf"{_ORNAMENT}(?P<name>(?:PHỤ LỤC|Phụ lục|BIỂU MẪU|Biểu mẫu|Mẫu số|MẪU SỐ|Mẫu|BIỂU SỐ|Biểu số)"
    r"(?:\s+(?:số\s+|SỐ\s+)?(?:[IVXLC]+|\d+)[a-zA-Z]?(?:[./-]\w+)*)?)\s*(?:[.:–(-].*)?$"
)
_ATTACHED = re.compile(rf"{_ORNAMENT}(?P<name>QUY CHẾ|QUY ĐỊNH|ĐIỀU LỆ|NỘI QUY|THỂ LỆ)(?:\s[^a-z]*)?$")


def heading(line: str) -> Mark | None:
    """The mark of a part, chapter, section or subsection."""
    if len(line) > 250 or line.endswith((";", ",")):
        return None
    for level, rule in _HEADINGS:
        if match := rule.match(line):
            return Mark(level, match["number"], (0, ""), match.end())
    return None


def article(line: str) -> Mark | None:
    """The mark of an article (điều); "Điều 5 của Luật này" has none."""
    match = _ARTICLE.match(line)
    return _numbered(Level.ARTICLE, match) if match else None


def clause(line: str) -> Mark | None:
    """The mark of a clause (khoản)."""
    match = _CLAUSE.match(line)
    return _numbered(Level.CLAUSE, match) if match else None


def point(line: str) -> Mark | None:
    """The mark of a point (điểm)."""
    match = _POINT.match(line)
    if not match:
        return None
    order = (POINTS.index(match["number"]) + 1, match["suffix"])
    return Mark(Level.POINT, match["number"] + match["suffix"], order, match.end())


def _numbered(level: Level, match: re.Match[str]) -> Mark:
    number, suffix = match["number"].lstrip("0") or "0", match["suffix"].lower()
    return Mark(level, number + suffix, (int(number), suffix), match.end())


def annex(line: str) -> str:
    """The name of the annex or form that a line begins ("Phụ lục II", "Mẫu số 01"), else an empty string."""
    match = _ANNEX.match(line) if len(line) < 150 else None
    if not match or line.endswith((";", ",")):
        return ""
    noun = re.match(r"[^\W\d]+(?: [^\W\d]{3,})?(?: (?:số|SỐ))?(?=\s|$)", match["name"])
    return match["name"] if noun is None else noun.group().capitalize() + match["name"][noun.end() :]


def attached(line: str) -> str:
    """The kind of regulation that a line begins ("Quy chế"), else an empty string."""
    match = _ATTACHED.match(line)
    return match["name"].capitalize() if match else ""
