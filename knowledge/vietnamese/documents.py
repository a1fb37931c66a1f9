"""Numbers of official documents: 19/CT-TTg, 34-CT/TW, 982/KH-UBND, 06/2022/QH15, and how loosely people type them."""

import re
from dataclasses import dataclass

from knowledge.span import Span
from knowledge.vietnamese.normal import fold

# The kinds of directive and administrative documents (Decree 30/2020/NĐ-CP, article 7; Party practice for KL, QĐi).
KINDS = {
    "CT": "Chỉ thị", "NQ": "Nghị quyết", "QĐ": "Quyết định", "QĐi": "Quy định", "KH": "Kế hoạch", "CV": "Công văn",
    "KL": "Kết luận", "BC": "Báo cáo", "TT": "Thông tư", "NĐ": "Nghị định", "HD": "Hướng dẫn", "TB": "Thông báo",
    "TTr": "Tờ trình", "CTr": "Chương trình", "ĐA": "Đề án", "QC": "Quy chế", "L": "Luật", "PL": "Pháp lệnh",
    "VBHN": "Văn bản hợp nhất", "CĐ": "Công điện", "TTLT": "Thông tư liên tịch",
}  # fmt: skip
_BY_FOLDED_NAME = {fold(name): code for code, name in KINDS.items()}
KIND_PATTERN = "|".join(sorted((fold(name) for name in KINDS.values()), key=len, reverse=True))
_KIND_CODES = "|".join(sorted((fold(code) for code in KINDS if code != "L"), key=len, reverse=True))

_NAME_BEFORE = re.compile(rf"(?<!\w)({KIND_PATTERN})(?:\s+so)?:?\s*$")

# The symbol after the number: letters with inner hyphens and slashes, at least one of them.
_SYMBOL = r"[A-ZĐa-zđ][A-ZĐa-zđ0-9]*(?:\s?[-–/]\s?[A-ZĐ][A-ZĐa-zđ0-9]*)*"
_NUMBER = re.compile(rf"(?<![\w/.,-])(\d{{1,5}})(?:\s?/\s?((?:19|20)\d\d))?\s?[-–/]\s?({_SYMBOL})(?![\w])")
_COUNTED = (
    "nam|thang|ngay|tuan|buoc|lan|phan tram|phong trao|chi tieu|nhom|noi dung|dot|giai doan|nhiem vu|nguoi|tieu chi"
)
_LOOSE = re.compile(
    rf"(?<!\w)(?:({KIND_PATTERN})|({_KIND_CODES}))\s*(?:so\s*)?(?:so:?\s*)?0*(\d{{1,5}})(?:/((?:19|20)\d\d))?(?![\w.,]*\d)(?!\s*(?:%|(?:{_COUNTED})\b))"
)


def kind_code(name: str) -> str:
    """The code of a kind of document by its name without accents: ``"ke hoach"`` is ``"KH"``."""
    return _BY_FOLDED_NAME[name]


@dataclass(frozen=True, slots=True)
class DocumentNumber:
    """A document's number as an identity: ``number`` without leading zeros, ``year`` where it is part of the number,
    ``symbol`` folded without spaces (``ct-ttg``), ``kind`` the code of the kind of document where it can be told."""

    number: int
    year: int | None
    symbol: str
    kind: str
    written: str
    span: Span

    @property
    def key(self) -> tuple[int, int | None, str]:
        """Equal for two spellings of the same number."""
        return (self.number, self.year, self.symbol)


def find_numbers(text: str) -> list[DocumentNumber]:
    """Full document numbers in order, such as ``01/CT-UBND``; ``Chỉ thị 19`` alone is not one."""
    found = []
    for match in _NUMBER.finditer(text):
        written = match.group()
        symbol = re.sub(r"[\s–]", lambda m: "-" if m.group() == "–" else "", match[3])
        parts = re.split(r"[-/]", symbol)
        if not any((part.isupper() and len(part) > 1) or part in KINDS for part in parts):
            continue
        kind = next((part for part in parts if part in KINDS), "")
        if not kind:
            kind = "L" if re.match(r"QH\d+$", symbol) else _kind_before(text, match.start())
        year = int(match[2]) if match[2] else None
        found.append(
            DocumentNumber(
                int(match[1]), year, fold(symbol).replace("/", "-"), kind, written, Span(match.start(), match.end())
            )
        )
    return found


def _kind_before(text: str, start: int) -> str:
    """The kind of document named right before a number whose symbol does not tell it, as with most official letters."""
    named = _NAME_BEFORE.search(fold(text[max(0, start - 24) : start]))
    return _BY_FOLDED_NAME[named[1]] if named else ""


@dataclass(frozen=True, slots=True)
class DocumentReference:
    """How a question names a document: a kind and a number, with the rest of the symbol where it was typed."""

    number: int
    kind: str
    symbol: str
    year: int | None
    span: Span

    def matches(self, other: DocumentNumber) -> bool:
        """True where nothing that was typed contradicts the document's number."""
        if self.number != other.number or (self.year and other.year and self.year != other.year):
            return False
        parts = set(other.symbol.split("-"))
        if self.symbol:
            return set(self.symbol.split("-")) <= parts
        return not self.kind or not other.kind or self.kind == other.kind or fold(self.kind) in parts


def find_references(question: str) -> list[DocumentReference]:
    """References in a question, full numbers first; ``KH 123``, ``chỉ thị số 5``, ``NQ68``, ``Luật 06`` count too."""
    found = [DocumentReference(n.number, n.kind, n.symbol, n.year, n.span) for n in find_numbers(question)]
    folded = fold(question)
    upper = [DocumentReference(n.number, n.kind, n.symbol, n.year, n.span) for n in find_numbers(question.upper())]
    found += [ref for ref in upper if not any(ref.span.overlaps(done.span) for done in found)]
    for match in _LOOSE.finditer(folded):
        span = Span(match.start(3), match.end(3))
        if any(span.overlaps(done.span) for done in found) or 1900 < int(match[3]) < 2100:
            continue
        name, code = match[1], match[2]
        kind = _BY_FOLDED_NAME[name] if name else next(key for key in KINDS if fold(key) == code)
        found.append(DocumentReference(int(match[3]), kind, "", int(match[4]) if match[4] else None, span))
    return found
