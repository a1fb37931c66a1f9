"""Which unit a text is about, as its title, its issuer and its names tell."""

import re
from collections import Counter

from knowledge.vietnamese.places import Level, Place, gazetteer, most_named

_OF_THE_COUNTRY = re.compile(
    r"(?:Bộ|Chính phủ|Thủ tướng|Quốc hội|Tổng cục|Tổng công ty|Tập đoàn|Tổng Liên đoàn|Trung ương|"
    r"Ban Chấp hành Trung ương|Đảng đoàn|"
    r"Văn phòng (?:Chính phủ|Quốc hội)|Kiểm toán|Thanh tra Chính phủ|Ngân hàng Nhà nước|Bảo hiểm [Xx]ã hội Việt Nam)\b"
)
_TOP = 1500  # characters
_DATED = re.compile(r"^(?P<place>[^\n,]{2,40}), ngày \d", re.MULTILINE)  # the place that a paper is dated from
_FIRM = re.compile(r"(?:Tổng )?[Cc]ông ty|Xí nghiệp|Nhà máy|Hợp tác xã|Nông trường")
_UNIT_WORD = re.compile(r"\b(?:huyện|quận|thị xã|thành phố|TP\.?)\s*$", re.IGNORECASE)
_OFTEN = 3  # so many names of one province's units make it the text's province


def place_of(title: str, issuer: str, text: str, site: str = "") -> Place | None:
    """The unit that the text is about: named by its title, its issuer, its beginning, most of its names, or its site.

    Bodies of the whole country are of no place; a paper of a commune's own body is of the commune.
    """
    body = _spelled(issuer)
    of_issuer = gazetteer().find(body)
    communes = [unit for unit in of_issuer if unit.level is Level.COMMUNE]
    if communes:
        return communes[0]
    if _FIRM.match(issuer):  # which may be called like a district, and be elsewhere
        of_issuer = [p for p in of_issuer if p.level is Level.PROVINCE or _UNIT_WORD.search(body[: p.span.start])]
    there = (gazetteer().find(title) if not title.isupper() else []) or of_issuer
    if not there and _OF_THE_COUNTRY.match(issuer):
        return None
    dated = _DATED.search(text[:_TOP])
    there = there or (gazetteer().find(dated["place"]) if dated else []) or gazetteer().find(text[:_TOP])
    provinces = [place for place in there if place.level is Level.PROVINCE]
    within = {province for place in provinces for province in place.provinces}
    districts = [p for p in there if p.level is Level.DISTRICT and (not within or within & set(p.provinces))]
    if len({place.key for place in districts}) == 1:
        return districts[0]
    if provinces:
        return most_named(provinces)
    everywhere = gazetteer().find(text)
    counts = Counter(province for place in everywhere for province in place.provinces if len(place.provinces) == 1)
    for province, count in counts.most_common(1):
        if count >= _OFTEN:
            return _province(province)
    return _province(only_province(site))


def only_province(text: str) -> str:
    """The name of the one province that a text names; empty where it names none, or several."""
    named_there = {place.name for place in gazetteer().find(text) if place.level is Level.PROVINCE}
    return named_there.pop() if len(named_there) == 1 else ""


def _province(name: str) -> Place | None:
    return next(iter(gazetteer().find(f"tỉnh {name}")), None) if name else None


def province_of(place: Place) -> str:
    """The one province of a unit; that of a commune is the one of today."""
    within = {gazetteer().merged[p] for p in place.provinces} if place.level is Level.COMMUNE else set(place.provinces)
    return within.pop() if len(within) == 1 else ""


def named(place: Place) -> str:
    """The unit as a sentence names it: "tỉnh Nghệ An", "thị xã Gia Nghĩa"."""
    return place.unit[:1].lower() + place.unit[1:]


def _spelled(issuer: str) -> str:
    """A body's name with its unit in full: "Tỉnh ủy Hòa Bình" is of "Tỉnh Hòa Bình"."""
    units = {"Thành": "Thành phố", "Thị": "Thị xã"}
    return re.sub(
        r"\b(Tỉnh|Thành|Thị|Huyện|Quận) (?:[ủu][yỷ]|đoàn|đội)\b", lambda match: units.get(match[1], match[1]), issuer
    )
