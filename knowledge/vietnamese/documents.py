"""Numbers of official documents: 19/CT-TTg, 34-CT/TW, 982/KH-UBND, 06/2022/QH15, and how loosely people type them."""

import re
from dataclasses import dataclass, replace
from functools import lru_cache

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
_APART = re.compile(  # "công văn hướng dẫn thi đua (số 2902)"
    rf"(?<!\w)({KIND_PATTERN})\b[^.;?()]{{1,80}}?"
    r"(?:\(\s*so:?\s*0*(\d{1,5})\s*\)|,? so:? 0*(\d{3,5})(?!\w)(?![.,/]\d))"
)
_COUNTED = (
    r"nam(?!\s+(?:19|20)\d\d(?!\s*[-–]))|thang|ngay(?!\s+\d)|tuan|buoc|lan|phan tram|phong trao|chi tieu|nhom|"
    r"noi dung|dot|giai doan|nhiem vu|nguoi|tieu chi"
)
_LOOSE = re.compile(
    rf"(?<!\w)(?:({KIND_PATTERN})|({_KIND_CODES}))\s*(?:so\s*)?(?:so:?\s*)?0*(\d{{1,5}})(?:(?:/|\s+nam\s+)((?:19|20)\d\d)(?!\s*[-–]))?"
    rf"(?![\w.,]*\d)(?!\s*(?:%|(?:{_COUNTED})\b))"
)
# Whose documents bear which letters; the words stand right behind a number ("chỉ thị 05 của Bộ Chính trị").
_ISSUERS = {
    "tw": "bo chinh tri|bct|ban bi thu|bbt|trung uong|tw|ban chap hanh trung uong",
    "tu": "tinh uy|thanh uy|thi uy|tu|ban thuong vu (?:tinh|thanh|thi) uy",
    "hu": "huyen uy|hu|ban thuong vu huyen uy",
    "hdnd": "hdnd|hoi dong nhan dan",
    "ubnd": "ubnd|uy ban nhan dan|chu tich ubnd|chu tich uy ban nhan dan",
    "ttg": "thu tuong|ttg",
    "cp": "chinh phu|cp",
    "qh": "quoc hoi",
}
_ISSUER = re.compile(
    rf"\s*[-/,]?\s*(?:(?:{_KIND_CODES})\s*[-/]?\s*)?(?:ngay [\d/.-]+\s*)?(?:(?:nam|ngay) [\d/.-]+\s*)?(?:cua|do|tu)?\s*"
    + "(?:" + "|".join(f"(?P<{part}>{words})" for part, words in _ISSUERS.items()) + r")(?!\w)"
)  # fmt: skip
_CODE_BEHIND = re.compile(
    rf"(?<![\w/.,-])0*(\d{{1,5}})[\s/-]+({_KIND_CODES}|{KIND_PATTERN})(?=[\s/-]+(?:{'|'.join(_ISSUERS.values())})(?!\w))"
)
_YEAR_IN_NUMBER = frozenset({"L", "PL", "NĐ", "TT", "TTLT"})
_DIGITS = ["khong", "mot", "hai", "ba", "bon", "nam", "sau", "bay", "tam", "chin"]
_DIGIT = "|".join(_DIGITS)
_SPOKEN = re.compile(
    rf"(?<!\w)({KIND_PATTERN})\s+(?P<so>so\s+)?(?:(?P<hundred>{_DIGIT})\s+tram\s+(?:(?:linh|le)\s+)?)?(?:(?P<ten>{_DIGIT})\s+muoi|(?P<teen>muoi)|(?P<high>{_DIGIT}))"
    rf"(?:\s+(?P<low>{_DIGIT}|lam|tu))?(?!\w)(?!\s*(?:{_COUNTED})\b)"
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


@lru_cache(maxsize=8192)
def find_numbers(text: str) -> tuple[DocumentNumber, ...]:
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
    return tuple(found)


def number_spans(question: str) -> list[Span]:
    """Where full document numbers stand, as typed or in small letters; spans of the two may overlap."""
    return [number.span for number in find_numbers(question) + find_numbers(question.upper())]


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
    issuer: str = ""  # the part of a symbol that the issuer named behind it stands for

    def matches(self, other: DocumentNumber) -> bool:
        """True where nothing that was typed contradicts the document's number."""
        if self.number != other.number or (self.year and other.year and self.year != other.year):
            return False
        parts = set(other.symbol.split("-"))
        issuers = {issuer for issuer in _ISSUERS if any(re.fullmatch(rf"{issuer}\d*", part) for part in parts)}
        if self.issuer and issuers and self.issuer not in issuers:
            return False
        if self.symbol:
            return set(self.symbol.split("-")) <= parts
        alike = self.kind == other.kind or {self.kind, other.kind} == {"QĐ", "QĐi"}  # 37-QĐ/TW is a regulation
        return not self.kind or not other.kind or alike or fold(self.kind) in parts


def find_references(question: str) -> list[DocumentReference]:
    """References in a question, full numbers first; ``KH 123``, ``chỉ thị số 5``, ``NQ68``, ``Luật 06`` count too."""
    found = [DocumentReference(n.number, n.kind, n.symbol, n.year, n.span) for n in find_numbers(question)]
    folded = fold(question)
    upper = [DocumentReference(n.number, n.kind, n.symbol, n.year, n.span) for n in find_numbers(question.upper())]
    found += [ref for ref in upper if not any(ref.span.overlaps(done.span) for done in found)]
    for match in _CODE_BEHIND.finditer(folded):
        found += _unless_found(found, int(match[1]), _kind_of(match[2]), None, Span(match.start(1), match.end()))
    for match in _LOOSE.finditer(folded):
        if not 1900 < int(match[3]) < 2100:
            kind = _kind_of(match[1] or match[2])
            dated = match[4] and (kind in _YEAR_IN_NUMBER or "/" in match.group())
            year = int(match[4]) if dated else None
            written = folded[: match.start(3)].rstrip("0")  # "08" begins with its naught
            found += _unless_found(found, int(match[3]), kind, year, Span(len(written), match.end(3)))
    for match in _APART.finditer(folded):
        group = 2 if match[2] else 3
        found += _unless_found(found, int(match[group]), _BY_FOLDED_NAME[match[1]], None, Span(*match.span(group)))
    for match in _SPOKEN.finditer(folded):
        number = _spoken(match)
        if number:
            found += _unless_found(found, number, _BY_FOLDED_NAME[match[1]], None, Span(match.end(1) + 1, match.end()))
    return [_issued(reference, folded) for reference in found]


def in_digits(question: str) -> str:
    """A question with the numbers of documents that are said in words as figures: "nghị quyết 68"."""
    for match in reversed(list(_SPOKEN.finditer(fold(question)))):
        number = _spoken(match)
        if number:
            question = f"{question[: match.end(1)]} {number}{question[match.end() :]}"
    return question


def _issued(reference: DocumentReference, folded: str) -> DocumentReference:
    """A reference with what its issuer's name tells, where the symbol was not typed; "05/BCT" bears "TW"."""
    if reference.symbol:
        return replace(reference, symbol=re.sub(r"\b(?:bct|bbt)\b", "tw", reference.symbol))
    match = _ISSUER.match(folded, reference.span.end)
    issuer = next((part for part, words in match.groupdict().items() if words), "") if match else ""
    return replace(reference, issuer=issuer)


def _unless_found(
    found: list[DocumentReference], number: int, kind: str, year: int | None, span: Span
) -> list[DocumentReference]:
    if any(span.overlaps(done.span) for done in found):
        return []
    return [DocumentReference(number, kind, "", year, span)]


def _kind_of(code: str) -> str:
    return _BY_FOLDED_NAME.get(code) or next(key for key in KINDS if fold(key) == code)


def _spoken(match: re.Match[str]) -> int:
    """A number in words from 1 to 99 ("sáu tám", "ba mươi tư"); 0 where the words may mean something else."""
    low = {"lam": 5, "tu": 4}.get(match["low"] or "", _DIGITS.index(match["low"]) if match["low"] in _DIGITS else 0)
    if match["low"] == "nam":  # "ba năm": years
        return 0
    if match["hundred"]:
        return 100 * _DIGITS.index(match["hundred"]) + _below_hundred(match, low)
    return _below_hundred(match, low) if match["ten"] or match["teen"] or match["low"] or match["so"] else 0


def _below_hundred(match: re.Match[str], low: int) -> int:
    if match["ten"] or match["teen"]:
        return 10 * (_DIGITS.index(match["ten"]) if match["ten"] else 1) + low
    if match["low"] in _DIGITS:
        return 10 * _DIGITS.index(match["high"]) + low
    return _DIGITS.index(match["high"])
