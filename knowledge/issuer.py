"""Who issued a document: the body that its head names in capitals, written as offices write it."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

import yaml

from knowledge.letterhead import STATE
from knowledge.vietnamese.documents import KINDS
from knowledge.vietnamese.normal import fold
from knowledge.vietnamese.syllable import is_syllable

# Bodies whose sign in a number names them (Decree 30/2020/NĐ-CP; Law on the promulgation of legal documents).
_SIGNS = {
    "UBTVQH": "Ủy ban Thường vụ Quốc hội", "QH": "Quốc hội", "CTN": "Chủ tịch nước", "TTg": "Thủ tướng Chính phủ",
    "CP": "Chính phủ",
}  # fmt: skip
_UNIT = r"Tỉnh|Thành Phố|Thị Xã|Thị Trấn|Huyện|Quận|Phường|Xã(?! Hội)|Đặc Khu"
UNIT = _UNIT.upper()
HEADED = re.compile(  # the body at the top of a paper, in capitals
    r"(?:UBND|[ỦU][YỶ] BAN|HĐND|HỘI(?! (?:THI|THAO|DIỄN|NGHỊ))|SỞ|BỘ(?! LUẬT)|BAN(?! HÀNH)|TỔNG(?! KẾT)|CỤC|"
    r"CHI CỤC|VỤ|VIỆN|VĂN PHÒNG|PHÒNG|ĐẢNG [ỦU]|ĐẢNG BỘ|CHI BỘ|"
    r"(?:TỈNH|THÀNH|THỊ|HUYỆN|QUẬN) (?:[ỦU][YỶ]|ĐOÀN)|LIÊN|CÔNG (?:TY|ĐOÀN|AN)|ĐOÀN|MẶT TRẬN|UBMTTQ|LĐLĐ|TẬP ĐOÀN|"
    r"TRƯỜNG|ĐẠI HỌC|HỌC VIỆN|BỆNH VIỆN|BƯU ĐIỆN|TRUNG TÂM|CỤM|KHỐI|QUÂN|BINH|SƯ ĐOÀN|LỮ ĐOÀN|TRUNG ĐOÀN|TÒA|TOÀ|"
    r"NGÂN HÀNG|"
    r"KHO BẠC|BẢO HIỂM|THANH TRA|THÔNG TẤN|BÁO (?!CÁO)|TẠP CHÍ|HỢP TÁC XÃ|"
    r"KIỂM TOÁN|ĐÀI|XÍ NGHIỆP|NHÀ MÁY|CHÍNH PHỦ|QUỐC HỘI|THỦ TƯỚNG|CHỦ TỊCH|"
    rf"(?:{UNIT}) )"
)
_OF_PLACE = re.compile(rf"(?:{UNIT}|TP\.)\s(?!(?:[ỦU][YỶ]|ĐOÀN|ĐỘI)\b)")
_UNIT_WITHIN = re.compile(rf"(?<=\S )(?:{_UNIT})\b(?! [ủu][yỷ])", re.IGNORECASE)
_RULE = re.compile(r"[\W_]*")
_TELLS = re.compile(  # what a body does; the council for emulation and commendation is one by its name
    r"PHÁT ĐỘNG|TỔNG KẾT|SƠ KẾT|TỔ CHỨC|TRIỂN KHAI|KÝ KẾT|RA QUÂN|HƯỞNG ỨNG|(?:TUYÊN|BIỂU) DƯƠNG|HỘI NGHỊ|PHONG TRÀO"
    r"|THI ĐUA(?!\W+KHEN)|(?<!THI ĐUA - )(?<!THI ĐUA, )KHEN|[“\"\d]"
)
_ENDS = re.compile(
    rf"(?:(?:Luật|Lệnh)\s+)?Số\b|V/v|Về việc|Kính gửi|Thư (?:phát động|khen|kêu gọi|ngỏ|chúc mừng)|Căn cứ|"
    rf"(?:{'|'.join(KINDS.values())})\b",
    re.IGNORECASE,
)
_DATELINE = re.compile(r".{0,60}ngày\s*(?:\d|\.|…|tháng)", re.IGNORECASE)
_WITHIN = re.compile(  # two bodies on one line
    r"(?<!TỔNG)\s+(?=(?:SỞ|(?:HUYỆN|QUẬN|THỊ|THÀNH|ĐẢNG) [ỦU][YỶ]|CHI CỤC|CÔNG TY)\s)"
)
_OPEN = re.compile(r"(?:\bVÀ|,|[-–])$")
_LARGE = r"BỘ|TỔNG|QUÂN (?!SỰ)|BINH|NGÂN HÀNG|TẬP ĐOÀN|CÔNG TY"
_AUTHORITY = re.compile(
    r"(?:PHÓ )?(?:CHỦ TỊCH|BỘ TRƯỞNG|(?:TỔNG )?GIÁM ĐỐC|(?:TỔNG )?CỤC TRƯỞNG|HIỆU TRƯỞNG|TRƯỞNG|THỦ TƯỚNG|"
    r"VIỆN TRƯỞNG|CHÁNH|TƯ LỆNH|CHỈ HUY TRƯỞNG|TỔNG KIỂM TOÁN|THỐNG ĐỐC|[ỦU][YỶ] BAN|HỘI ĐỒNG|CHÍNH PHỦ|QUỐC HỘI|"
    r"BAN (?:THƯỜNG VỤ|CHẤP HÀNH)|ĐOÀN CHỦ TỊCH)\b"
)
_LONGEST, _LEAST, _MOST = 120, 2, 6


def of_number(number: str) -> str:
    """The body that the sign of a number names: 33/CĐ-TTg is the Prime Minister's."""
    return next((name for sign, name in _SIGNS.items() if re.search(rf"(?:[-/]|\b){sign}\d*$", number)), "")


def of_head(top: Sequence[str]) -> str:
    """The body that issued a paper, as printed above its number: the last of those named, with its place.

    ``top`` are the head's cells.
    """
    bodies: list[str] = []
    printed = list(_capitals(top))
    for line in printed:
        council = bodies and bodies[-1].startswith("HỘI ĐỒNG") and re.match(r"KHỐI|CỤM", line)
        goes_on = bodies and (_OPEN.search(bodies[-1]) or not HEADED.match(line) or council)
        of_place = (
            bodies and re.match(rf"(?:{UNIT}|TP\.)\s", line) and not re.match(r"\w+ (?:[ỦU][YỶ]|ĐOÀN|ĐỘI)\b", line)
        )
        if goes_on or of_place:
            bodies[-1] = f"{bodies[-1]} {line}"
        elif HEADED.match(line):
            bodies.append(line)
    if not bodies:
        return " ".join(printed[:_LEAST])  # a body of an unknown sort
    last = bodies[-1]
    place = re.search(rf"(?:{UNIT}|TP\.)\s.+$", " ".join(bodies[:-1]))
    named = re.search(rf"(?:{UNIT}|TP\.)\s", last) or re.match(_LARGE, last)
    if place and not named and not last.endswith(re.sub(rf"^(?:{UNIT}|TP\.)\s+", "", place.group())):
        return f"{last} {place.group()}"
    return last


def names_only(line: str) -> bool:
    """True for a line of a head in capitals that names a body or the State, and tells nothing of it."""
    return names_body(line) or (line.isupper() and STATE.match(line) is not None and not _TELLS.search(line))


def names_body(line: str) -> bool:
    """True for a line of a head in capitals that names a body, and tells nothing of it."""
    return line.isupper() and HEADED.match(line) is not None and not _TELLS.search(line)


def is_authority(line: str) -> bool:
    """True for who decides, in capitals under the subject: "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH …"."""
    return line.isupper() and _AUTHORITY.match(line) is not None


def _capitals(top: Sequence[str]) -> Iterator[str]:
    """The lines in capitals down to the number, without the State's name and motto that stand beside them."""
    found = 0
    for line in top:
        if STATE.match(line) or _RULE.fullmatch(line) or _DATELINE.match(line) or not re.search(r"[^\W\d_]", line):
            continue
        if line != line.upper() or len(line) > _LONGEST or _ENDS.match(line) or found == _MOST:
            if found:
                return
            continue
        found += 1
        yield from _WITHIN.split(line)


def spelled(capitals: str, text: str = "") -> str:
    """A body's name from the capitals of a heading: "SỞ KHOA HỌC VÀ CÔNG NGHỆ" is "Sở Khoa học và Công nghệ".

    As ``text`` writes it where it does so in small letters too, else by the terms of ``issuer.yaml``.
    """
    if not capitals.isupper():
        return capitals
    name = _elsewhere(capitals, text) or _by_terms(capitals)
    name = re.sub(r"[ỦU][yỷ] ban nhân dân", "UBND", name, flags=re.IGNORECASE)
    return _UNIT_WITHIN.sub(lambda match: match.group().lower(), name)


def _elsewhere(capitals: str, text: str) -> str:
    written = re.compile(r"\s+".join(map(re.escape, capitals.split())), re.IGNORECASE)
    names = (" ".join(match.group().split()) for match in written.finditer(text))
    return next((name for name in names if not name.isupper() and name[:1].isupper() and not name.istitle()), "")


def _by_terms(capitals: str) -> str:
    words, at, name = capitals.split(), 0, []
    while at < len(words):
        for length in range(min(_longest(), len(words) - at), 0, -1):
            bare = " ".join(words[at : at + length])
            found = _terms().get(bare.strip(".,–-").lower())
            if found:
                name += [bare.lower().replace(found.lower(), found)]
                at += length
                break
        else:
            told = words[at].strip(".,–-")
            accented = fold(told) != told.lower().replace("đ", "d")  # which no initials are: "ĐẮK"
            name.append(words[at].title() if is_syllable(told) or accented else words[at])
            at += 1
    joined = " ".join(name)
    return joined[:1].upper() + joined[1:]


@cache
def _terms() -> dict[str, str]:
    data = yaml.safe_load(Path(__file__).with_suffix(".yaml").read_text(encoding="utf-8"))
    return {term.lower(): term for line in data["terms"] for term in line.split(", ")}


@cache
def _longest() -> int:
    return max(len(term.split()) for term in _terms())
