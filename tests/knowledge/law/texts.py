"""The tests' own legal text with the place of every article, clause and point, and what the splitter makes of it."""

import re
import textwrap
from pathlib import Path

from knowledge.passage import Passage
from knowledge.source import Provenance, Source
from knowledge.structure import split

_MARKED = Path(__file__).with_name("decree.txt").read_text(encoding="utf-8").strip()
_PLACE = re.compile(r"^\{([^}]+)\}", re.MULTILINE)  # {5.1.đ}: here begins điểm đ khoản 1 Điều 5


def read_marked(marked: str = _MARKED) -> tuple[str, dict[str, int]]:
    """The decree as it would be printed, and where each of its units begins."""
    text, begins, at = "", dict[str, int](), 0
    for match in _PLACE.finditer(marked):
        text += marked[at : match.start()]
        begins[match[1]] = len(text)
        at = match.end()
    return text + marked[at:], begins


def read_in_columns(width: int) -> tuple[str, dict[str, int]]:
    """The same with its lines broken as a page breaks them."""
    lines = []
    for line in _MARKED.split("\n"):
        place = match.group() if (match := _PLACE.match(line)) else ""
        first, *rest = textwrap.wrap(line[len(place) :], width, break_long_words=False)
        lines += [line] if "|" in line else [place + first, *rest]
    return read_marked("\n".join(lines))


DECREE, BEGINS = read_marked()


def passages_of(text: str) -> list[Passage]:
    """The passages of a text that nothing else is known of."""
    return split(Source("s", "s", text, Provenance()))


def place_of(passage: Passage) -> str:
    """The place of a passage as the marks name it: 5.1.đ, or the name of an annex."""
    numbers = [passage.fields[name] for name in ("article", "clause", "point") if name in passage.fields]
    return passage.fields.get("annex") or ".".join(numbers)


def begun(passages: list[Passage]) -> dict[str, int]:
    """Where the first passage of each place begins."""
    begins: dict[str, int] = {}
    for passage in passages:
        begins.setdefault(place_of(passage), passage.span.start)
    return begins
