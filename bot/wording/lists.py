"""Phrases of the lists that commands give: documents, campaigns, movements, criteria."""

from collections.abc import Sequence

from bot.wording import pages

NAMES = {
    "vanban": "văn bản chỉ đạo",
    "dot": "phong trào, đợt thi đua có thời gian",
    "phongtrao": "phong trào thi đua",
    "tieuchi": "tiêu chí, nguyên tắc khen thưởng",
}
PAGE = "trang"  # the word before a page's number, typed after a command


def lead(noun: str, count: int, wished: str, day: str) -> str:
    """What is listed, how much of it there is, as of which day."""
    return f"{count} {noun}{f' ({wished})' if wished else ''}, tính đến ngày {day}"


def part(heading: str, number: int, last: int) -> str:
    """Which part of a list follows."""
    return f"{heading} (trang {number}/{last}):" if last > 1 else f"{heading}:"


def next_sheet(number: int, last: int, command: str) -> str:
    """How to see the next part of a list."""
    return f"Xem tiếp trang {number}/{last}: {command}"


def nothing(noun: str, wished: str) -> str:
    """No item of that kind fits."""
    of = f" ({wished})" if wished else ""
    return f"Các nguồn đang tra cứu không nêu {noun} nào{of}, nên tôi không đưa thay mục khác."


def which_place(noun: str) -> str:
    """A list of everything would be too long: whose items are wanted."""
    return f"Anh/chị muốn xem {noun} của nơi nào? Hiện có:"


def of_place(place: str, command: str) -> str:
    """A place that may be picked."""
    return f"{place[:1].upper()}{place[1:]}: {command}"


def more_places(command: str) -> str:
    """There are more places than are offered."""
    return f"Nơi khác: gõ {command} kèm tên địa phương, có thể thêm năm."


def document(kind: str, number: str, day: str, issuer: str) -> str:
    """The shortest form that tells a document from every other."""
    named = " ".join(filter(None, (kind, number)))
    dated = f"{named} ngày {day}" if day else f"{named} ({pages.NO_DAY})"
    return f"{dated}, {issuer}" if issuer else dated


def standing(state: str, day: str, told: str) -> str:
    """How a document stands, since or until when, and what tells so."""
    if told == "nowhere":
        return pages.TOLD[told]
    when = pages.until(state, day) if day else ""
    told_by = f"({pages.TOLD[told]})" if pages.TOLD[told] else ""
    return " ".join(filter(None, (pages.STATES[state].lower(), when, told_by)))


def campaign(title: str, stretch: str, state: str) -> str:
    """A campaign with its time."""
    return f"{title}: {stretch}, {pages.STATES[state].lower()}"


def phase(name: str, campaign: str, stretch: str, state: str) -> str:
    """A stage of a campaign with its time."""
    return f"{name} ({campaign}): {stretch}, {pages.STATES[state].lower()}"


def movement(name: str) -> str:
    """A movement by its name."""
    return f"“{name}”"


def in_places(said: str, places: Sequence[str]) -> str:
    """An item with the places whose sources speak of it."""
    return f"{said} – {', '.join(places)}" if places else said
