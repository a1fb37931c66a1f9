"""The numbers and bullets that Word puts before list paragraphs: they are not in the paragraphs' own words."""

import re
from contextlib import suppress

from docx.document import Document
from docx.oxml.xmlchemy import BaseOxmlElement as Element

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_ROMAN = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
_BULLETS = {"\uf0b7": "•", "\uf0a7": "•", "o": "•", "\uf02d": "-", "\uf0d8": "•", "\uf0fc": "✓", "\uf076": "•"}


class Numbering:
    """Counts the lists of one document while its paragraphs are walked through in order."""

    def __init__(self, document: Document) -> None:
        self._levels: dict[tuple[str, int], Element] = {}
        self._list_of: dict[str, str] = {}
        self._restarts: dict[tuple[str, int], int] = {}
        self._counts: dict[str, dict[int, int]] = {}
        styles = document.styles.element
        self._styles = {style.get(f"{_W}styleId"): style for style in styles.iterfind(f"{_W}style")}
        with suppress(KeyError, NotImplementedError):  # a document without lists has no such part
            self._take(document.part.numbering_part.element)

    def label(self, paragraph: Element) -> str:
        """The number or bullet of a paragraph, counted on; empty where it has none."""
        number, level = self._place(paragraph)
        rules = self._levels.get((self._list_of.get(number, ""), level))
        if rules is None:
            return ""
        counts = self._counts.setdefault(self._list_of[number], {})
        restart = self._restarts.pop((number, level), None)
        counts[level] = restart if restart is not None else counts.get(level, _start(rules) - 1) + 1
        for deeper in [other for other in counts if other > level]:
            del counts[deeper]
        pattern = _value(rules, "lvlText", "")
        if _value(rules, "numFmt", "decimal") == "bullet":
            return _BULLETS.get(pattern, "•" if pattern >= "\ue000" else pattern)
        return re.sub(r"%(\d)", lambda match: self._count(number, int(match[1]) - 1, counts), pattern)

    def _take(self, lists: Element) -> None:
        for abstract in lists.iterfind(f"{_W}abstractNum"):
            for rules in abstract.iterfind(f"{_W}lvl"):
                self._levels[str(abstract.get(f"{_W}abstractNumId")), int(rules.get(f"{_W}ilvl") or 0)] = rules
        for number in lists.iterfind(f"{_W}num"):
            identifier = str(number.get(f"{_W}numId"))
            self._list_of[identifier] = _value(number, "abstractNumId", "")
            for override in number.iterfind(f"{_W}lvlOverride"):
                start = _value(override, "startOverride", "")
                if start.isdigit():
                    self._restarts[identifier, int(override.get(f"{_W}ilvl") or 0)] = int(start)

    def _place(self, paragraph: Element) -> tuple[str, int]:
        """Which list a paragraph belongs to and how deep, by itself or by its style."""
        properties = paragraph.find(f"{_W}pPr")
        number, level = "", ""
        for _ in range(8):  # a style rests on another; no document needs more steps
            if properties is None:
                break
            own = properties.find(f"{_W}numPr")
            if own is not None:
                number, level = number or _value(own, "numId", ""), level or _value(own, "ilvl", "")
            above = _value(properties, "pStyle", "") or _value(properties.getparent(), "basedOn", "")
            style = self._styles.get(above)
            properties = None if style is None or number else style.find(f"{_W}pPr")
        return number, int(level or 0)

    def _count(self, number: str, level: int, counts: dict[int, int]) -> str:
        rules = self._levels.get((self._list_of[number], level))
        count = counts.setdefault(level, 1 if rules is None else _start(rules))
        return written(count, "decimal" if rules is None else _value(rules, "numFmt", "decimal"))


def written(count: int, form: str) -> str:
    """A count as lists write it: 3, c, iii."""
    if form in ("lowerLetter", "upperLetter"):
        letter = chr(ord("a") + (count - 1) % 26) * ((count - 1) // 26 + 1)
        return letter.upper() if form.startswith("upper") else letter
    if form in ("lowerRoman", "upperRoman"):
        roman, rest = "", count
        for value, sign in _ROMAN:
            roman, rest = roman + sign * (rest // value), rest % value
        return roman.upper() if form.startswith("upper") else roman
    return f"{count:02d}" if form == "decimalZero" else "" if form == "none" else str(count)


def _value(parent: Element | None, name: str, otherwise: str) -> str:
    child = None if parent is None else parent.find(f"{_W}{name}")
    return otherwise if child is None else str(child.get(f"{_W}val") or otherwise)


def _start(rules: Element) -> int:
    return int(_value(rules, "start", "1"))
