"""What a person wishes to see of a list, told by fields or typed as words, and what of the list fits."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

from bot.answering.standing import State
from bot.wording import pages as say
from knowledge.vietnamese.normal import fold
from knowledge.vietnamese.places import gazetteer

_YEAR = re.compile(r"(?:\bnam )?(?<![\w/.-])((?:19|20)\d\d)(?![\w/-])")
_LEVEL = r"(?:tinh|thanh pho|tp\.?|thi xa|huyen|quan|xa|phuong|thi tran)"
_LEVEL_BEFORE = re.compile(rf"^{_LEVEL} ")
_BEFORE_PLACE = rf"(?:\b(?:o|tai|cua) )?(?:\b{_LEVEL} )?"


class Listed(Protocol):
    """An item of a list: what may be wished for."""

    @property
    def places(self) -> tuple[str, ...]:
        """The province, and the unit in it."""
        ...

    @property
    def years(self) -> Iterable[str]:
        """The calendar years that it belongs to."""
        ...

    @property
    def issuer(self) -> str:
        """Who issued it."""
        ...

    @property
    def state(self) -> State | None:
        """How it stands; ``None`` where that is not told of such items."""
        ...

    @property
    def words(self) -> str:
        """The text in which words are looked for."""
        ...


Item = TypeVar("Item", bound=Listed)


@dataclass(frozen=True, slots=True)
class Choice:
    """What a person wants to see of a list; an empty wish is none."""

    place: str = ""
    year: str = ""
    issuer: str = ""
    state: str = ""
    words: str = ""

    def any(self) -> bool:
        """True where something is wished for."""
        return any((self.place, self.year, self.issuer, self.state, self.words))


def chosen(listed: Iterable[Item], choice: Choice) -> tuple[Item, ...]:
    """The items that fit every wish; none where none fits."""
    return tuple(item for item in listed if _fits(item, choice))


def offered(listed: Sequence[Listed]) -> dict[str, list[tuple[str, str]]]:
    """What can be wished for: only what some item has; each with the words that a person reads."""
    places = dict.fromkeys(place for item in listed for place in item.places)
    years = {year for item in listed for year in item.years if year}
    states = {item.state for item in listed}
    return {
        "place": [(place, place) for place in places],
        "year": [(year, year) for year in sorted(years, reverse=True)],
        "issuer": [(issuer, issuer) for issuer in sorted({item.issuer for item in listed if item.issuer})],
        "state": [(str(state), say.STATES[state]) for state in State if state in states],
    }


def wished(typed: str, listed: Sequence[Listed]) -> Choice:
    """What words such as a place, "2023", "đã kết thúc" wish for; a place that no item has is a wish that none fits."""
    rest = " ".join(fold(typed).split())
    year = _YEAR.search(rest)
    rest = _without(rest, year)
    state = next((state for state, words in say.STATES.items() if re.search(rf"\b{fold(words)}\b", rest)), "")
    rest = rest.replace(fold(say.STATES[state]), " ") if state else rest
    place, rest = _place_in(rest, {place for item in listed for place in item.places})
    if not place and (elsewhere := gazetteer().find(typed)):
        return Choice(place=elsewhere[0].name, year=year[1] if year else "", state=state)
    return Choice(place=place, year=year[1] if year else "", state=state, words=" ".join(rest.split()))


def _place_in(folded: str, places: Iterable[str]) -> tuple[str, str]:
    """The place of the longest name in the words, and the words without it."""
    names = {place: _LEVEL_BEFORE.sub("", fold(place)) for place in places}
    for place in sorted(names, key=lambda place: (-len(names[place]), place)):
        if match := re.search(rf"{_BEFORE_PLACE}\b{re.escape(names[place])}\b", folded):
            return place, _without(folded, match)
    return "", folded


def _without(text: str, match: re.Match[str] | None) -> str:
    return f"{text[: match.start()]} {text[match.end() :]}" if match else text


def _fits(item: Listed, choice: Choice) -> bool:
    text = fold(item.words)
    return (
        (not choice.place or choice.place in item.places)
        and (not choice.year or choice.year in item.years)
        and (not choice.issuer or fold(choice.issuer) == fold(item.issuer))
        and (not choice.state or choice.state == item.state)
        and all(word in text for word in fold(choice.words).split())
    )
