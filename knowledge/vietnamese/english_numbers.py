"""Days, periods, phases, amounts and numbers of documents in an English sentence, as Vietnamese writes them."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from knowledge.span import Span
from knowledge.vietnamese.documents import find_numbers

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_DAY = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_LAST = r"(?P<last>(?:19|20)\d\d)"
_YEARS = rf"{_YEAR}\s*[-–]\s*{_LAST}"
_OF_YEAR = rf"(?:\s*,?\s*(?:of|in|/)?\s*(?:the year\s+)?{_YEAR})"
_ORDER = {"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "one": 1, "two": 2, "three": 3, "four": 4,
          "six": 6, "nine": 9, "i": 1, "ii": 2, "iii": 3, "iv": 4}  # fmt: skip
_ROMAN = ("", "I", "II", "III", "IV")
_STAGES = {"phase": "đợt", "round": "đợt", "wave": "đợt", "stage": "giai đoạn|chặng|bước", "leg": "chặng"}
_STAGE = "|".join(_STAGES)
_COUNT = r"(?P<count>\d{1,2}|three|six|nine)"
_WHOLE = r"(?P<order>1st|2nd|3rd|4th|first|second|third|fourth|last|final)"


@dataclass(frozen=True, slots=True)
class Figure:
    """A stretch of an English sentence, what it is (``year`` stands behind its noun) and its Vietnamese."""

    span: Span
    kind: str
    text: str


def _number(written: str) -> int:
    digits = re.match(r"\d+", written)
    return int(digits[0]) if digits else _ORDER.get(written.lower(), 0)


def _year(match: re.Match[str], before: str) -> str:
    return f"{before} năm {match['year']}" if match["year"] else before


def _day(match: re.Match[str]) -> str:
    month = _MONTHS.index(match["month"][:3].lower()) + 1
    return f"ngày {int(match['day'])}/{month}" + (f"/{match['year']}" if match["year"] else "")


def _months(match: re.Match[str]) -> str:
    end = "đầu" if _number(match["order"]) == 1 else "cuối"
    return _year(match, f"{_number(match['count'])} tháng {end} năm").replace("năm năm", "năm")


def _half(match: re.Match[str]) -> str:
    return _year(match, f"6 tháng {'đầu' if _number(match['order']) == 1 else 'cuối'} năm").replace("năm năm", "năm")


def _staged(match: re.Match[str]) -> str:
    number = _number(match["order"])
    return "|".join(f"{stage} {number}" for stage in _STAGES[match["stage"].lower()].split("|"))


# What is read first keeps its place from the rules below it.
_RULES: tuple[tuple[str, str, Callable[[re.Match[str]], str]], ...] = (
    ("year", rf"{_MONTH}\s+{_DAY}(?!\d)(?:\s*,?\s*{_YEAR})?", _day),
    ("year", rf"{_DAY}\s+(?:of\s+)?{_MONTH}(?:\s*,?\s*{_YEAR})?", _day),
    ("year", rf"{_MONTH}(?:\s*,\s*|\s+(?:of\s+)?){_YEAR}",
     lambda m: f"tháng {_MONTHS.index(m['month'][:3].lower()) + 1} năm {m['year']}"),
    ("year", rf"(?P<order>first|last|final)\s+{_COUNT}\s+months(?:{_OF_YEAR}|\s+of the year)?", _months),
    ("year", rf"(?P<order>first|second|last)\s+half{_OF_YEAR}", _half),
    ("year", rf"(?:q|quarter\s+)(?P<order>[1-4]|i{{1,3}}|iv)(?:{_OF_YEAR})?",
     lambda m: _year(m, f"quý {_ROMAN[_number(m['order'])]}")),
    ("year", rf"{_WHOLE}\s+quarter(?:{_OF_YEAR})?",
     lambda m: _year(m, f"quý {_ROMAN[_number(m['order']) or 4]}")),
    ("year", rf"by (?:the\s+)?end{_OF_YEAR}", lambda m: f"đến hết năm {m['year']}"),
    ("year", rf"(?:at )?(?:the\s+)?(?:end|close){_OF_YEAR}", lambda m: f"cuối năm {m['year']}"),
    ("year", rf"(?:by|in)?\s*(?:the\s+)?mid(?:dle)?[\s-]*(?:of\s+)?{_YEAR}", lambda m: f"giữa năm {m['year']}"),
    ("year", rf"(?:the\s+)?(?:beginning|start){_OF_YEAR}", lambda m: f"đầu năm {m['year']}"),
    ("year", rf"(?:(?:from|between|period|term|stage|phase|years)\s+)?{_YEARS}(?:\s+(?:period|term|stage|phase))?",
     lambda m: f"giai đoạn {m['year']} - {m['last']}"),
    ("year", rf"(?:from|between)\s+{_YEAR}\s+(?:to|and|until)\s+{_LAST}",
     lambda m: f"giai đoạn {m['year']} - {m['last']}"),
    ("noun", rf"(?P<order>\d(?:st|nd|rd|th)|first|second|third|fourth|fifth)\s+(?P<stage>{_STAGE})",
     _staged),
    ("noun", rf"(?P<stage>{_STAGE})\s+(?:no\.?\s*|number\s+)?(?P<order>\d{{1,2}}|one|two|three|four|i{{1,3}}|iv)",
     _staged),
    ("number", r"(?P<count>\d{1,3})(?:st|nd|rd|th)(?=(?:\s+[\w-]+){0,4}\s+anniversary)", lambda m: f"{m['count']} năm"),
    ("number", r"\d{1,5}\s?/\s?(?:19|20)\d\d(?![/\d])", lambda m: m[0]),
    ("number", r"\d{1,2}[/.-]\d{1,2}[/.-](?:19|20)\d\d", lambda m: m[0]),
    ("number", r"\d+(?:[.,]\d+)?\s?%", lambda m: m[0].replace(".", ",")),
    ("number", r"\d{1,3}(?:,\d{3})+", lambda m: m[0].replace(",", ".")),
    ("number", r"\d+\.\d{1,2}(?![.\d])", lambda m: m[0].replace(".", ",")),
    ("number", r"(?:no\.|nos\.|no|nr\.?|number|num\.?|#|№)\s*(?P<order>\d{1,5})(?![/\d-])",
     lambda m: f"số {m['order']}"),
)  # fmt: skip
_END = r"(?!\w)"
_COMPILED = tuple(
    (kind, re.compile(rf"(?<![\w/.,-])(?:{rule}){_END}", re.IGNORECASE), said) for kind, rule, said in _RULES
)


def find_figures(question: str) -> list[Figure]:
    """Figures in order, none inside another; full numbers of documents stay as they are typed."""
    found = [Figure(number.span, "number", number.span.of(question)) for number in find_numbers(question)]
    for kind, rule, said in _COMPILED:
        for match in rule.finditer(question):
            span = Span(*match.span())
            if not any(span.overlaps(done.span) for done in found):
                found.append(Figure(span, kind, said(match)))
    return sorted(found, key=lambda figure: figure.span.start)
