"""Follow-ups: what an earlier question of the same chat fixed is carried over into one that leaves it open."""

import re
from dataclasses import dataclass

from bot.answering.answer import Answer, PartKind
from bot.answering.coverage import content_of
from bot.answering.cues import Aspect, cues
from bot.answering.query import Query
from bot.answering.slots import KINDS_OF_DOCUMENTS, Slot, Slots, joined, slots_of
from knowledge.span import Span
from knowledge.vietnamese.documents import find_numbers
from knowledge.vietnamese.normal import LOWER, UPPER, fold, syllables
from knowledge.vietnamese.ordinals import ordinal
from knowledge.vietnamese.syllable import is_syllable

_CLIPPED = 2  # words of content up to which a question does not stand alone
_MARKERS = re.compile(r"(?:\s\[\d+\])+$")
_NUMBERING = re.compile(r"^\d+\.\s")
_BARE_NUMBER = re.compile(
    r"^(?:(?:thế|vậy)\s+)?(?:còn\s+)?(?:số\s+)?(\d{1,4}(?:[-/]\S+)?)(?:\s+thì sao|\s+nữa)?[\s?.!]*$"
)
_OWNER = re.compile(r"\bcủa\s+(?:\w+\s?){1,2}?(?=\s(?:cho|được|thưởng|là|có|gồm|năm)\b|$|[?,.])")
_NAME = re.compile(rf"(?<=\s)[{UPPER}][{LOWER}]+\s[{UPPER}][{LOWER}]+")
_PLACED = re.compile(r"(\w+)\s+thứ\s")
_STANDS_ALONE = (Aspect.OTHER, Aspect.DEFINITION, Aspect.PROCEDURE, Aspect.COMPARISON)


@dataclass(frozen=True, slots=True)
class Turn:
    """An earlier question, as it reads alone, and its answer; the next one follows it where it ``leads`` somewhere."""

    query: Query
    answer: Answer
    leads: bool = True


@dataclass(frozen=True, slots=True)
class Reading:
    """A question with what came before it; a ``clipped`` one makes no sense without."""

    text: str
    clipped: bool


def picked(question: str, before: Turn) -> str:
    """The choice or the item of the earlier answer that a bare number picks; empty where nothing is picked."""
    match = cues().follow_ups.picking.match(question.strip().lower())
    if not match or Slot.DOCUMENT in slots_of(before.query.text, frozenset()).found:
        return ""
    at = ordinal(match["number"]) or 0
    items = list(before.answer.choices) or [
        _MARKERS.sub("", _NUMBERING.sub("", part.text)).strip('“”" ')
        for part in before.answer.parts
        if part.kind is PartKind.QUOTE
    ]
    return items[at - 1] if 1 <= at <= len(items) else ""


def reading(query: Query, before: Turn, known: frozenset[str]) -> Reading | None:
    """The question with what ``before`` fixed; ``None`` where it stands alone."""
    rules, text = cues().follow_ups, query.text
    earlier = slots_of(before.query.text, known)
    slots = _with_bare_number(slots_of(text, known), earlier)
    opened = any(rule.search(text.lower()) for rule in (rules.opening, rules.also))
    own, asks = _own_words(query, slots), _asks(query)
    if not (slots.found or asks or opened or any(len(word) > 1 and is_syllable(word) for word in own)):
        return None  # "asdf" follows nothing
    if slots.found and not own and (opened or not asks):
        return Reading(_exchanged(before.query.text, earlier, slots), clipped=True)
    pointing = rules.pointing.search(text.lower())
    if pointing:
        return Reading(_pointed(query, before, pointing, slots, earlier), clipped=True)
    placed = Slot.PLACE in slots.found or Slot.DOCUMENT in slots.found
    if opened and own and not asks:
        return Reading(_about_another(text, before, slots, earlier), clipped=True)
    counted = any(noun == "thu" for noun, _ in query.units)  # "nhóm thứ hai" of what was asked before
    named = _NAME.search(text) is not None
    meaning = query.asks_meaning and own
    if not placed and (counted or ((opened or len(own) <= _CLIPPED) and not meaning and not named)):
        rest = _fuller(rules.opening.sub("", text).strip(" ,?.!") or text, before.query.text)
        fixed = _carried(slots, earlier, tuple(Slot)) if own and query.aspect is not before.query.aspect else ""
        return Reading(f"{rest}, {fixed or _topic(before, earlier)}?", clipped=True)
    if not placed and _of_a_campaign(query):
        carried = _carried(slots, earlier, (Slot.UNIT, Slot.PLACE, Slot.YEAR))
        return Reading(f"{text.rstrip(' ?.!')} {carried}?", clipped=False) if carried else None
    return None


def _with_bare_number(slots: Slots, earlier: Slots) -> Slots:
    """A bare number ("số 08 thì sao") is a document's where the earlier question was about a document."""
    match = _BARE_NUMBER.match(slots.text)
    if not match or set(slots.found) - {Slot.DOCUMENT} or Slot.DOCUMENT not in earlier.found:
        return slots
    kind = re.match(KINDS_OF_DOCUMENTS, earlier.words(Slot.DOCUMENT), re.IGNORECASE)
    text = f"{kind.group() if kind else ''} {match[1]}".strip()
    return Slots(text, {Slot.DOCUMENT: [Span(0, len(text))]})


def _fuller(text: str, earlier: str) -> str:
    """The noun before a place in a list as the earlier question had it: "nhóm thứ hai" of "mấy nhóm nhiệm vụ"."""
    noun = _PLACED.search(text)
    whole = noun and re.search(
        rf"\b(?:mấy|các|những|\d+)\s+({re.escape(noun[1])}(?:\s\w+){{1,2}})", earlier, re.IGNORECASE
    )
    return f"{text[: noun.start(1)]}{whole[1]}{text[noun.end(1) :]}" if noun and whole else text


def _about_another(text: str, before: Turn, slots: Slots, earlier: Slots) -> str:
    """The earlier question asked of something else: "còn giấy khen?" after "bằng khen thưởng bao nhiêu?"."""
    rules = cues().follow_ups
    topic = rules.closing.sub("", rules.opening.sub("", text)).strip(" ,?.!")
    asked = before.query.text
    owner, other = _OWNER.search(topic), _OWNER.search(asked)
    if owner and other and owner.start() == 0:
        return f"{asked[: other.start()]}{topic}{asked[other.end() :]}"
    predicate = rules.predicate.search(asked, len(asked.split()[0]))
    tail = asked[predicate.start() :].strip(" ?.!") if predicate else ""
    carried = _carried(slots, earlier, tuple(Slot), tail)
    return re.sub(r"\s+", " ", f"{topic} {tail} {carried}").strip() + "?"


def _own_words(query: Query, slots: Slots) -> list[str]:
    """Words of content that are neither a slot nor words of any follow-up."""
    inside = {token for spans in slots.found.values() for span in spans for token in syllables(span.of(slots.text))}
    light = cues().follow_ups.light
    content = [token for token, _ in content_of(query).syllables] + cues().soft.findall(query.folded)
    return [token for token in content if token not in inside and token not in light]


def _asks(query: Query) -> bool:
    """True where the question has a question word of its own, beside "thì sao" and the like."""
    return cues().wh.search(fold(cues().follow_ups.closing.sub("", query.text.lower()))) is not None


def _of_a_campaign(query: Query) -> bool:
    """True for a question that has an answer in every place, and does not ask for all places."""
    alone = query.asks_meaning or query.aspect in _STANDS_ALONE
    return not alone and cues().gather.search(query.folded) is None


def _exchanged(text: str, earlier: Slots, slots: Slots) -> str:
    """The earlier question with the slots of the follow-up in the place of its own."""
    cuts, added = [], []
    for slot, spans in slots.found.items():
        new = spans[0].of(slots.text)
        own = earlier.found.get(slot, [])
        cuts += [(span, new if at == 0 else "") for at, span in enumerate(own)]
        added += [] if own else [joined(slot, new)]
    for span, new in sorted(cuts, key=lambda cut: -cut[0].start):
        text = text[: span.start] + new + text[span.end :]
    return re.sub(r"\s+", " ", " ".join([text.rstrip(" ?.!"), *added]) + "?")


def _pointed(query: Query, before: Turn, pointing: re.Match[str], slots: Slots, earlier: Slots) -> str:
    """The words that point back ("chỉ thị đó", "nơi ấy") give way to what they point at."""
    noun = pointing["noun"] or ""
    target = ""
    if not noun or re.fullmatch(KINDS_OF_DOCUMENTS, noun):
        target = _document(before)
    elif cues().follow_ups.place_noun.fullmatch(noun):
        target = earlier.words(Slot.PLACE)
    if not target:
        target = f"{noun} {_subject(before)}".strip()
    text = re.sub(r"\s+", " ", f"{query.text[: pointing.start()]} {target} {query.text[pointing.end() :]}").strip(
        " ?.!"
    )
    return f"{text} {_carried(slots, earlier, (Slot.PLACE,), text)}".strip() + "?"


def _topic(before: Turn, earlier: Slots) -> str:
    """What a clipped question is about: the document that the earlier turn led to, else all that it asked of."""
    asked_for_document = before.query.aspect is Aspect.DIRECTIVE and Slot.DOCUMENT not in earlier.found
    document = _document(before) if asked_for_document else ""
    return f"{document} {_carried(Slots('', {}), earlier, (Slot.PLACE,))}".strip() if document else _subject(before)


def _subject(before: Turn) -> str:
    """The earlier question without its question words."""
    return re.sub(r"\s+", " ", cues().follow_ups.asking.sub(" ", before.query.text)).strip(" ,?.!")


def _document(before: Turn) -> str:
    """The document that the earlier turn was about: named in its question, else first in its answer."""
    named = slots_of(before.query.text, frozenset()).words(Slot.DOCUMENT)
    quotes = [citation.quote for citation in before.answer.citations]
    found = next((slots_of(quote, frozenset()).words(Slot.DOCUMENT) for quote in quotes if find_numbers(quote)), "")
    return named or found


def _carried(slots: Slots, earlier: Slots, kinds: tuple[Slot, ...], text: str = "") -> str:
    """The earlier question's slots of some kinds, where the follow-up has none of the kind."""
    missing = [kind for kind in kinds if kind not in slots.found and kind in earlier.found]
    words = [joined(kind, earlier.words(kind)) for kind in missing]
    return " ".join(word for word in words if word not in text)
