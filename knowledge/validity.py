"""From when to when a document holds, and what it does to others: replaces, repeals, amends."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from enum import StrEnum

from pydantic import BaseModel, ConfigDict

from knowledge.vietnamese.dates import find_dates
from knowledge.vietnamese.documents import KIND_PATTERN, find_numbers
from knowledge.vietnamese.normal import fold


class Change(StrEnum):
    """What one document does to another."""

    REPLACES = "thay thế"
    REPEALS = "bãi bỏ"
    AMENDS = "sửa đổi, bổ sung"


class Effect(BaseModel):
    """A change to the document ``target`` (its number as written); ``part`` is the place in it, empty for all of it."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    change: Change
    target: str
    part: str = ""
    sure: bool = True


class Validity(BaseModel):
    """Days are ``None`` where the text does not tell them; ``unsure`` names those that it tells with exceptions."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    effective_from: date | None = None
    expires: date | None = None  # the first day on which it no longer holds
    effects: tuple[Effect, ...] = ()
    unsure: tuple[str, ...] = ()


_THIS = rf"(?:{KIND_PATTERN}|quy che|quy dinh|van ban|dieu le)\s+nay"
_HOLDS = re.compile(rf"\b{_THIS}\s+(?:se\s+)?co hieu luc(?:\s+thi hanh)?(?P<when>[^;\n]{{0,160}})")
_SIGNED = re.compile(r"(?:ke )?tu ngay (?:ky|ban hanh|thong qua|cong bo)")
_AFTER = re.compile(r"sau (?P<days>\d{1,3}) (?:\([^)]*\) )?ngay,? (?:ke )?tu ngay ky")
_UNTIL = re.compile(r"\b(?:den|toi)\s+(?P<whole>het\s+)?(?:ngay\s+)?(?=\d)")
_ENDS = re.compile(rf"\b{_THIS}\s+(?:se\s+)?(?:het hieu luc|ngung hieu luc)(?P<when>[^;\n]{{0,120}})")
_EXCEPT = re.compile(r"tru (?:truong hop |cac |quy dinh |khoan |dieu |diem )")
_VERBS = (
    (Change.REPLACES, re.compile(r"\bthay the(?: cho)?\b")),
    (Change.REPEALS, re.compile(r"\bbai bo\b|\bhuy bo\b")),
    (Change.AMENDS, re.compile(r"\bsua doi(?:, bo sung)?\b|\bbo sung mot so\b")),
)
_LAPSES = re.compile(r"\bhet hieu luc\b")
_PLACE = re.compile(
    r"(?:diem [a-z]|(?:khoan|dieu|chuong|muc|phu luc) [\divx]|mot so (?:dieu|khoan|diem|noi dung|quy dinh))[^;]{0,80}$"
)
_OF_DOCUMENT = re.compile(r"\s+(?:của\s+)?(?:Luật|Bộ luật|Pháp lệnh|Nghị định|Nghị quyết|Quyết định|Thông tư|Chỉ thị)")
_NAMES = re.compile(rf"\s*(?:va\s+)?(?:(?:{KIND_PATTERN})\b|so\s+\d|(?:diem|khoan|dieu|chuong|phu luc) [\divxa-z])")
_LISTED = re.compile(rf"(?:[a-z]\d?\)|[-–+•])\s*{_NAMES.pattern}")  # an item of a list of documents
_SENTENCE = re.compile(r"[^;\n]+?(?:\.(?=\s|$)|;|\n|$)")


def read_validity(text: str, issued: date | None) -> Validity:
    """Reads the articles of a document that was issued on that day."""
    start, doubts = _start(text, issued)
    end = _end(text)
    return Validity(effective_from=start, expires=end, effects=tuple(_effects(text)), unsure=tuple(doubts))


def read_orders(text: str, issued: date | None) -> Validity:
    """The same for a document without articles: only what it says of itself, for it also speaks of others' orders."""
    said = "\n".join(line for line in text.split("\n") if re.search(rf"\b{_THIS}\b", fold(line)))
    own = [
        words
        for match in _SENTENCE.finditer(said)
        if re.search(rf"\b{_THIS}\s+(?:se\s+)?(?:thay the|bai bo|huy bo|sua doi)", fold(words := match.group()))
    ]
    return read_validity(said, issued).model_copy(update={"effects": tuple(_effects("\n".join(own)))})


def _start(text: str, issued: date | None) -> tuple[date | None, list[str]]:
    folded = fold(text)
    for match in _HOLDS.finditer(folded):
        when, words = match["when"], text[match.start("when") : match.end("when")]
        doubts = ["effective_from"] if _EXCEPT.search(when) else []
        dated = [found.value for found in find_dates(words) if found.value]
        if after := _AFTER.search(when):
            return (issued + timedelta(days=int(after["days"])) if issued else None), doubts
        if dated:
            return dated[0], doubts
        if _SIGNED.search(when):
            return issued, doubts if issued else ["effective_from"]
        if re.search(r"\bngay\b", when):
            return None, ["effective_from"]
    return None, []


def _end(text: str) -> date | None:
    """The first day on which the document no longer holds by its own words."""
    folded = fold(text)
    for match in (*_ENDS.finditer(folded), *_HOLDS.finditer(folded)):
        words = text[match.start("when") : match.end("when")]
        lapses = match.re is _ENDS
        until = _UNTIL.search(match["when"])
        start = 0 if lapses and not until else until.end() if until else None
        dated = [found.value for found in find_dates(words[start:]) if found.value] if start is not None else []
        if dated:
            return dated[0] + timedelta(days=1) if until else dated[0]
    return None


def _effects(text: str) -> Iterator[Effect]:
    """Every document that a sentence of this one replaces, repeals or amends, each once."""
    seen: set[tuple[Change, str, str]] = set()
    lead: Change | None = None  # what a list is led by: "Bãi bỏ các văn bản sau đây:"
    for sentence in _SENTENCE.finditer(text):
        words = sentence.group()
        new_line = sentence.start() == 0 or text[sentence.start() - 1] == "\n"
        if not (_LISTED.match(fold(words)) if new_line else _NAMES.match(fold(words))):
            lead = None
        found = list(_of_sentence(words, lead))
        if words.rstrip().endswith(":"):
            lead = _led(fold(words)) or lead
        elif found:
            lead = found[-1].change
        for effect in found:
            key = (effect.change, effect.target, effect.part)
            if key not in seen:
                seen.add(key)
                yield effect


def _led(folded: str) -> Change | None:
    change = next((change for change, rule in _VERBS if rule.search(folded)), None)
    return change or (Change.REPLACES if _LAPSES.search(folded) else None)


def _of_sentence(sentence: str, lead: Change | None) -> Iterator[Effect]:
    folded = fold(sentence)
    lapse = _LAPSES.search(folded)
    begin = 0
    for number in find_numbers(sentence):
        before = folded[begin : number.span.start]
        change = next((change for change, rule in _VERBS if rule.search(folded[: number.span.start])), lead)
        told = "duoc sua doi" in before or "da duoc" in before or "can cu" in folded[:12]
        if change is None and lapse and lapse.start() > number.span.end and not re.search(rf"{_THIS}\s+het", folded):
            change = Change.REPLACES
        if change and "cum tu" in folded[: number.span.start]:  # other words in it, not another document
            change = Change.AMENDS
        if change and not told:
            yield _effect(change, number.written, sentence[begin : number.span.start])
        begin = number.span.end


def _effect(change: Change, target: str, before: str) -> Effect:
    """The change of a document with the place in it that the words ``before`` its number name."""
    place = _PLACE.search(fold(before))
    part = re.split(_OF_DOCUMENT, before[place.start() :] if place else "")[0]
    aimed = re.search(rf"(?:{KIND_PATTERN})[^;]{{0,60}}(?:so\s*:?\s*)?$", fold(before)) is not None
    if change is Change.AMENDS and part.startswith("một số"):  # an amendment always is of some of it
        part = ""
    return Effect(change=change, target=target, part=part.strip(" ,"), sure=aimed)


def same_document(one: str, other: str) -> bool:
    """True where two numbers as written are the same document's."""
    keys = [{number.key for number in find_numbers(written)} for written in (one, other)]
    return bool(keys[0] & keys[1])
