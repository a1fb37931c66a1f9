"""The items that a heading announces, or words with a colon at the end of a paragraph."""

import re
from collections.abc import Iterator
from dataclasses import replace

from bot.answering.ground import LONGEST
from index.library import Library
from knowledge.passage import Passage, PassageKind
from knowledge.span import Span
from knowledge.vietnamese.normal import fold
from knowledge.vietnamese.ordinals import ordinal

MOST_ITEMS = 8  # items of a list that is announced
_REACH = 80  # passages behind the words that announce a list
_MARK = re.compile(
    r"(?P<place>Thứ) (?P<word>nhất|nhì|hai|ba|tư|năm|sáu|bảy|tám|chín|mười)\b"
    r"|(?P<count>Một|Hai|Ba|Bốn|Năm|Sáu|Bảy|Tám|Chín|Mười) là\b"
    r"|(?P<number>\d{1,2})[.)]\s|(?P<letter>[a-zđ])[.)]\s|(?P<bullet>[-–•+*])\s"
)
_GAPPED = ("word", "count")  # marks whose items may have further paragraphs of their own
_QUOTE_NEXT = re.compile(r"\s*(?:“[^“”\n]+”|\"[^\"\n]+\")")
_NUMBERED = re.compile(r"^(?:[IVX]+|\d{1,2}|[a-zđ])[.)]\s*")
_LEAST_WORDS = 2  # of a heading that says what its items are
_SHORT = re.compile(r".{60}[^,;:.]*")


def items_below(library: Library, number: int) -> Iterator[Passage]:
    """What a heading, or a clause that ends with a colon, announces; nothing for any other passage."""
    passage = library.passages[number]
    words = library.text_of(passage)
    if passage.kind is not PassageKind.PROSE:
        return
    for after in library.passages[number + 1 : number + 1 + MOST_ITEMS]:
        if after.source != passage.source or after.kind is not PassageKind.PROSE:
            return
        announced = words.endswith(":") and after.paragraph == passage.paragraph
        if not announced and words not in after.heading.split(" › "):
            return
        yield after


def marked_items(library: Library, number: int) -> list[Passage]:
    """The beginnings of the paragraphs that stand, each with its mark, below words that end with a colon."""
    words = library.text_of(library.passages[number])
    return list(_marked(library, number))[:MOST_ITEMS] if words.endswith(":") else []


def headings(library: Library) -> dict[int, frozenset[str]]:
    """The folded words of every heading that announces items, by its number; a mark before them is none."""
    found = {}
    for number in range(len(library.passages)):
        words = re.findall(r"\w+", fold(_NUMBERED.sub("", library.text_of(library.passages[number]))))
        if len(words) >= _LEAST_WORDS and next(items_below(library, number), None):
            found[number] = frozenset(words)
    return found


def nth(library: Library, items: list[Passage], wanted: int) -> list[Passage]:
    """The one of some items whose mark is the number wanted."""
    return [item for at, item in enumerate(items, 1) if (_rank(library, item) or at) == wanted]


def shortened(library: Library, item: Passage) -> Passage:
    """An item up to the first comma that leaves enough to tell it from the others."""
    words = library.text_of(item)
    match = _SHORT.match(words)
    end = match.end() if match else len(words)
    if words[:end].count("“") > words[:end].count("”"):  # not amid a name in quotation marks
        end = words.find("”", end) + 1 or len(words)
    return replace(item, span=Span(item.span.start, item.span.start + end))


def with_quote(library: Library, passage: Passage) -> Passage | None:
    """Words with a colon, and the quotation that stands behind it on the next line."""
    text = library.sources[passage.source].text
    behind = _QUOTE_NEXT.match(text, passage.span.end) if text[passage.span.end - 1] == ":" else None
    if behind is None or behind.end() - passage.span.start > LONGEST:
        return None
    return replace(passage, span=Span(passage.span.start, behind.end()))


def _marked(library: Library, number: int) -> Iterator[Passage]:
    lead = library.passages[number]
    style, paragraph = "", lead.paragraph
    for after in library.passages[number + 1 : number + 1 + _REACH]:
        if after.source != lead.source or after.kind is not PassageKind.PROSE:
            return
        if after.paragraph == paragraph:
            if paragraph == lead.paragraph:
                return  # the colon does not end its paragraph
            continue
        mark = _MARK.match(after.paragraph.of(library.sources[after.source].text))
        paragraph = after.paragraph
        if mark and (not style or mark.lastgroup == style):
            style = mark.lastgroup or ""
            yield after
        elif style not in _GAPPED:
            return


def _rank(library: Library, item: Passage) -> int | None:
    mark = _MARK.match(item.paragraph.of(library.sources[item.source].text))
    named = mark and (mark["word"] or mark["count"] or mark["number"])
    return ordinal(named.lower()) if named else None
