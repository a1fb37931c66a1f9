"""Administrative units, those before the mergers of 01/07/2025 and those since, and how people name them.

The register is that of the library ``vietnamadminunits``: 63 provinces with their districts, 34 provinces with
their communes.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache, cached_property
from pathlib import Path

import yaml

from knowledge.span import Span
from knowledge.vietnamese.normal import LOWER, UPPER, accent_key, fold

_TOKEN = re.compile(r"\w+")
_PREFIX = re.compile(r"(?<!\w)(tinh|thanh pho|tp\.?|thi xa|tx\.?|huyen|quan|xa|phuong|thi tran|tt\.?|dac khu)\s*$")
_COMMUNE_PREFIXES = {"xa", "phuong", "thi tran", "tt", "tt.", "dac khu"}
# Where a name in small letters and without accents may stand: behind a preposition or first, before a number or last.
_LED_BY = re.compile(r"\b(?:chu tich|bi thu|giam doc|lanh dao)\s*$")  # a province, not a name
_PLACE_BEFORE = re.compile(r"(?:^|[,.:;(]\s*|\b(?:o|tai|cua|ve|tinh|tu|den|va|ben|uy|dan|ubnd|hdnd)\s+)$")
_PLACE_BEHIND = re.compile(r"\s*(?:$|[,.:;?!)]|\d|nam\s+\d)")
_CAPITALS_BEHIND = re.compile(rf" ((?:[{UPPER}][{LOWER}]+ ?){{1,3}})")
_SEVERAL = re.compile(r"\b(?:cac|nhung|moi|tung) (?:xa|phuong|thi tran)\s*$")  # communes of the place that follows
_LONGEST = 4  # syllables in the longest name of a unit


class Level(StrEnum):
    """The tier of a unit: since 01/07/2025 there are provinces and communes only."""

    PROVINCE = "tỉnh"
    DISTRICT = "huyện"
    COMMUNE = "xã"


@dataclass(frozen=True, slots=True)
class Place:
    """A unit named in a text; ``provinces`` are its provinces before the mergers (several where a name is shared)."""

    name: str
    level: Level
    unit: str  # "Thị xã Ayun Pa"
    provinces: tuple[str, ...]
    span: Span

    @property
    def key(self) -> str:
        """The name without accents and spaces."""
        return key_of(self.name)


def key_of(name: str) -> str:
    """``"Chư Prông"``, ``"Chưprông"`` and ``"chu prong"`` are one name."""
    return "".join(_TOKEN.findall(fold(name)))


def _compatible(typed: str, name: str) -> bool:
    """True where the accents that were typed are those of the name; none typed fits every name, hoà fits hòa."""
    return fold(typed) == typed.lower() or accent_key("".join(_TOKEN.findall(typed))) == accent_key(
        "".join(_TOKEN.findall(name))
    )


@dataclass(frozen=True, slots=True)
class _Unit:
    name: str
    level: Level
    full: str
    province: str
    written: str = ""  # another spelling, where this one is an alias


class Gazetteer:
    """All units by name; built once, in about a second."""

    def __init__(self) -> None:
        from vietnamadminunits import convert_address
        from vietnamadminunits.database import get_data

        words = yaml.safe_load(Path(__file__).with_suffix(".yaml").read_text(encoding="utf-8"))
        self._needs_unit_word = {key_of(name) for name in words["needs_unit_word"]}
        self._person = re.compile(rf"(?<!\w)(?:{'|'.join(fold(word) for word in words['person_words'])})\s*$")
        self._common = {key_of(name) for name in words["common_words"]}
        self._surnames = re.compile(rf"\b(?:{'|'.join(words['name_parts'])})\s$")
        self._units: dict[str, list[_Unit]] = defaultdict(list)
        self.merged: dict[str, str] = {}
        for row in get_data(["province", "provinceShort"], "admin_units_legacy"):
            short = row["provinceShort"]
            self._add(_Unit(short, Level.PROVINCE, row["province"], short))
            self.merged[short] = (
                str(convert_address(row["province"]).province).removeprefix("Tỉnh ").removeprefix("Thành phố ")
            )
        for row in get_data(["provinceShort", "district", "districtShort"], "admin_units_legacy"):
            if row["districtShort"] and not row["districtShort"].isdigit():
                self._add(_Unit(row["districtShort"], Level.DISTRICT, row["district"], row["provinceShort"]))
        old_of = defaultdict(list)
        for old, new in self.merged.items():
            old_of[new].append(old)
        for row in get_data(["province", "ward", "wardShort"], "admin_units"):
            new = row["province"].removeprefix("Tỉnh ").removeprefix("Thành phố ")
            for old in old_of[new]:
                self._add(_Unit(row["wardShort"], Level.COMMUNE, row["ward"], old))
        for alias, name in words["aliases"].items():
            named = [unit for unit in self._units[key_of(name)] if unit.name == name]
            self._units[key_of(alias)] += [replace(unit, written=alias) for unit in named]

    def _add(self, unit: _Unit) -> None:
        self._units[key_of(unit.name)].append(unit)

    @cached_property
    def names(self) -> dict[str, str]:
        """Names of provinces and districts by their keys."""
        return {key: units[0].name for key, units in self._units.items() if units[0].level is not Level.COMMUNE}

    def find(self, text: str, known: Iterable[str] = ()) -> list[Place]:
        """Units named in ``text``, longest first at each position.

        A name in small letters counts for a province, behind a word such as "huyện", or where its key is in ``known``;
        without accents, only where a place is likely to stand.
        """
        known = frozenset(known)
        tokens = [(match.start(), match.end()) for match in _TOKEN.finditer(text)]
        folded = fold(text)
        found: list[Place] = []
        index = 0
        while index < len(tokens):
            for size in range(min(_LONGEST, len(tokens) - index), 0, -1):
                span = Span(tokens[index][0], tokens[index + size - 1][1])
                place = self._at(text, folded, span, known)
                if place:
                    found.append(place)
                    index += size - 1
                    break
            index += 1
        return found

    def _at(self, text: str, folded: str, span: Span, known: frozenset[str]) -> Place | None:
        typed = span.of(text)
        if re.search(r"[^\w\s'’-]", typed):
            return None
        key = key_of(typed)
        units = [unit for unit in self._units.get(key, ()) if _compatible(typed, unit.written or unit.name)]
        if not units:
            return None
        before = _PREFIX.search(folded[: span.start])
        prefix = before[1] if before and not _SEVERAL.search(folded, 0, span.start) else ""
        units = _of_level(units, prefix)
        if units and units[0].level is Level.COMMUNE and self._goes_on(text, span):
            return None
        if not units or not (prefix or self._stands_alone(text, folded, span, units, key in known)):
            return None
        first = units[0]
        return Place(first.name, first.level, first.full, tuple(dict.fromkeys(unit.province for unit in units)), span)

    def _goes_on(self, text: str, span: Span) -> bool:
        """True where a commune's name is the beginning of a longer one: "xã Mỹ An Hòa" is not "xã Mỹ An"."""
        behind = _CAPITALS_BEHIND.match(text, span.end) if span.of(text)[:1].isupper() else None
        words = behind[1].split() if behind else []
        return bool(words) and not any(key_of(" ".join(words[:count])) in self._units for count in range(1, 4))

    def _stands_alone(self, text: str, folded: str, span: Span, units: list[_Unit], known: bool) -> bool:
        """Whether a name without a unit word before it is the unit, not a common word or part of a person's name."""
        typed = span.of(text)
        words = _TOKEN.findall(typed)
        capitals = [word[:1].isupper() for word in words]
        aliased = bool(units[0].written)
        province = units[0].level is Level.PROVINCE
        led = province and known and _LED_BY.search(folded[: span.start])
        if self._person.search(folded[: span.start]) and not led:
            return False
        if key_of(typed) in self._needs_unit_word and not aliased:
            return known and _PLACE_BEFORE.search(folded[: span.start]) is not None
        if all(capitals):
            longer = re.match(rf" [{UPPER}][{LOWER}]", text[span.end : span.end + 3]) is not None
            if longer or self._surnames.search(text[: span.start]):
                return False
            return known or len(words) > 1 or len(typed) >= 5 or province
        if any(capitals[1:]) or not (known or province) or key_of(typed) in self._common:
            return False
        if len(words) == 1:
            return known
        exact = accent_key(typed) == accent_key(units[0].written or units[0].name) and fold(text) != text.lower()
        return (
            exact
            or _PLACE_BEFORE.search(folded[: span.start]) is not None
            or _PLACE_BEHIND.match(folded, span.end) is not None
        )


def _of_level(units: list[_Unit], prefix: str) -> list[_Unit]:
    """Units of the tier that the word before the name tells; without one, the highest tier, never a commune."""
    if prefix in _COMMUNE_PREFIXES:
        return [unit for unit in units if unit.level is Level.COMMUNE]
    if prefix == "tinh":
        return [unit for unit in units if unit.level is Level.PROVINCE]
    if prefix and prefix not in ("thanh pho", "tp", "tp."):  # "các huyện Sơn La" are those of a province
        districts = [unit for unit in units if unit.level is Level.DISTRICT]
        return districts or [unit for unit in units if unit.level is Level.PROVINCE]
    upper = [unit for unit in units if unit.level is not Level.COMMUNE]
    if prefix:
        cities = [unit for unit in upper if unit.full.startswith("Thành phố")]
        return [u for u in cities if u.level is Level.PROVINCE] or cities
    return [unit for unit in upper if unit.level is Level.PROVINCE] or upper


@cache
def gazetteer() -> Gazetteer:
    """The one gazetteer of the process."""
    return Gazetteer()


def most_named(places: list[Place]) -> Place | None:
    """The unit that a text is about: the one named most often, the first of them on a tie."""
    if not places:
        return None
    counts = Counter(place.key for place in places)
    return max(places, key=lambda place: (counts[place.key], -place.span.start))
