"""From a raw page to canonical text: the announcement's own lines, each verbatim from the raw one."""

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import yaml

from knowledge.vietnamese.normal import normalise

_MENU_LINES = 4  # so many short lines in a row behind the last prose are a menu, not a signature
_SIGNATURE_LINES = 2
_TOP, _ENTRIES, _LONGEST_ENTRY = 12, 2, 40  # lines, entries of a menu, characters of one
_OWN_WORDS = 25  # a paragraph of so many words is the announcement's own, not a site's licence line
_ITEM = re.compile(r"(?:[-–+*]|\d{1,2}[.)]|[a-zđ]\)|\(\d+\))\s*\w")


@dataclass(frozen=True, slots=True)
class Rules:
    """Compiled expressions of ``cleaning.yaml``."""

    debris: tuple[re.Pattern[str], ...]
    tail: tuple[re.Pattern[str], ...]
    trim: tuple[re.Pattern[str], ...]
    header: re.Pattern[str]
    official_end: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Cleaned:
    """Canonical ``text`` (paragraphs one a line), the values of header lines such as ``Nguồn: …``, and the ``site``.

    The site is told by the lines above the text that name it: a commune's paper may tell its province there alone.
    """

    text: str
    header: str
    site: str = ""


@lru_cache(maxsize=1)
def rules() -> Rules:
    """The rules shipped with the package."""
    data = yaml.safe_load(Path(__file__).with_suffix(".yaml").read_text(encoding="utf-8"))

    def compiled(name: str) -> tuple[re.Pattern[str], ...]:
        return tuple(re.compile(expression, re.IGNORECASE) for expression in data[name])

    return Rules(
        compiled("debris"),
        compiled("tail"),
        compiled("trim"),
        re.compile(data["header"], re.IGNORECASE),
        re.compile(data["official_end"], re.IGNORECASE),
    )


def clean(raw: str, *, site: bool = True) -> Cleaned:
    """The announcement without what the site put around it; empty where nothing but debris was found.

    A document that comes from no ``site`` keeps its end, however much short lines look like a menu.
    """
    known = rules()
    lines = _without_menus([line.strip() for line in normalise(raw.lstrip("\ufeff")).split("\n") if line.strip()])
    lines = [re.sub(r" +", " ", line) for line in lines]
    header = ""
    while lines and (match := known.header.fullmatch(lines[0])):
        header = header or match["value"].strip()
        lines = lines[1:]
    if site:
        lines = _without_tail(lines, known)
    kept = [line for line in lines if not _matches(known.debris, line)]
    above = " | ".join(line for line in lines[:_TOP] if line not in kept)
    lines = kept
    for rule in known.trim:
        lines = [rule.sub("", line) for line in lines]
    return Cleaned("\n".join(_without_repeats(lines)), header, above)


def _without_menus(lines: list[str]) -> list[str]:
    """Menus and paths of a site stand above the announcement: short entries side by side, never a date."""
    first = next((at for at, line in enumerate(lines) if len(line.split()) >= _OWN_WORDS), len(lines))
    return [line for at, line in enumerate(lines) if at >= min(first, _TOP) or not _is_menu(line)]


def _is_menu(line: str) -> bool:
    entries = re.split(r" {3,}|\s+[|»›>]\s+", line)
    return len(entries) > _ENTRIES and not re.search(r"\d", line) and max(map(len, entries)) <= _LONGEST_ENTRY


def _is_content(line: str) -> bool:
    """A sentence, a long line or an item of a list; a site's menu has none of these."""
    count = len(line.split())
    return count >= 12 or (count >= 6 and line.endswith((".", ";", "!", "?", "…"))) or _ITEM.match(line) is not None


def _without_tail(lines: list[str], known: Rules) -> list[str]:
    """The lines up to the first that belongs to the site, looked for only behind the last long paragraph."""
    own = [i for i, line in enumerate(lines) if len(line.split()) >= _OWN_WORDS and not _matches(known.tail, line)]
    start = own[-1] + 1 if own else min(1, len(lines))
    cut = next((i for i in range(start, len(lines)) if _matches(known.tail, lines[i])), len(lines))
    content = [i for i in range(start, cut) if _is_content(lines[i])]
    behind = content[-1] + 1 if content else start
    rest = lines[behind:cut]
    official = any(known.official_end.fullmatch(line) for line in lines[start:cut])
    return lines[:behind] + (rest if official or len(rest) < _MENU_LINES else rest[:_SIGNATURE_LINES])


def _matches(expressions: tuple[re.Pattern[str], ...], line: str) -> bool:
    return any(rule.fullmatch(line) for rule in expressions)


def _without_repeats(lines: list[str]) -> list[str]:
    """A site often prints the title two or three times at the top; one is enough."""
    top: set[str] = set()
    kept = []
    for index, line in enumerate(lines):
        if index < 6 and line in top:
            continue
        top.add(line)
        kept.append(line)
    return kept
