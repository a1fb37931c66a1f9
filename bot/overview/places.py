"""Names of places as a list shows them."""

import re
from collections.abc import Iterable

from knowledge.source import Provenance
from knowledge.vietnamese.normal import fold

_LEVEL = re.compile(r"^(?:tỉnh|thành phố)\s+", re.IGNORECASE)
_OF_PROVINCE = re.compile(r"(?:\btỉnh|tỉnh ủy|thành ủy)$", re.IGNORECASE)
_OF_UNIT = re.compile(
    r"(?:\b(?:thành phố|thị xã|huyện|quận|xã|phường|thị trấn)|(?:thị|huyện|quận|đảng) ủy)$", re.IGNORECASE
)


def places_of(card: Provenance) -> tuple[str, ...]:
    """The province, and the unit in it where the source is of one."""
    province = _LEVEL.sub("", card.province)
    same = fold(_LEVEL.sub("", card.place)) == fold(province)
    return tuple(place for place in (province, "" if same else card.place) if place)


def issuer_with_place(issuer: str, cards: Iterable[Provenance]) -> str:
    """``UBND tỉnh`` as the sources of one place say it, with the place that they mean."""
    province, unit = _OF_PROVINCE.search(issuer), _OF_UNIT.search(issuer)
    if not province and not unit:
        return issuer
    meant = {_LEVEL.sub("", card.province) if province else card.place for card in cards}
    name = meant.pop() if len(meant) == 1 else ""
    return f"{issuer} ({name})" if name else issuer
