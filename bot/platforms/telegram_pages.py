"""An answer or a passage as Telegram messages: plain text with entities, and buttons that open citations."""

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Self

from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup, MessageEntity

from bot.answering.answer import Answer, Citation, PartKind, Status
from bot.platforms.channel import PassageView
from bot.platforms.layout import Block, blocks, readable
from bot.platforms.paging import pages, units
from bot.platforms.telegram_buttons import CHOICE, opinion_row
from bot.wording import channels as wording

STYLES = {
    PartKind.WARNING: MessageEntity.BOLD,
    PartKind.LEAD: MessageEntity.BOLD,
    PartKind.QUOTE: MessageEntity.BLOCKQUOTE,
    PartKind.SOURCE: MessageEntity.ITALIC,
    PartKind.RELATED: MessageEntity.ITALIC,
}
LONGEST_KEY = 40  # bytes: "p:" + key + two numbers of nine digits stay under Telegram's 64 bytes
LONGEST_LABEL = 48
MOST_BUTTONS = 60  # Telegram takes at most 100
PASSAGE = re.compile(r"p:(.+):(\d{1,9}):(\d{1,9})", re.ASCII | re.DOTALL)


@dataclass(frozen=True, slots=True)
class Message:
    """One message: its text, the style of its stretches, its buttons."""

    text: str
    entities: tuple[MessageEntity, ...] = ()
    buttons: InlineKeyboardMarkup | None = None

    def as_letter(self) -> dict[str, Any]:
        """The form in which a message waits in the outbox."""
        styles = [entity.to_dict() for entity in self.entities]
        return {"text": self.text, "entities": styles, "buttons": self.buttons and self.buttons.to_dict()}

    @classmethod
    def of_letter(cls, letter: dict[str, Any], bot: Bot) -> Self:
        """The message that waited in the outbox."""
        entities = tuple(MessageEntity.de_list(letter.get("entities", []), bot))
        keyboard = letter.get("buttons")
        buttons = InlineKeyboardMarkup.de_json(keyboard, bot) if keyboard else None
        return cls(letter["text"], entities, buttons)


class SourceKeys:
    """Short names of sources for buttons; an id that fits is its own name and outlives a restart."""

    def __init__(self) -> None:
        self._long: dict[str, str] = {}

    def key(self, source: str) -> str:
        """The name of ``source`` in a button."""
        if len(source.encode()) <= LONGEST_KEY and not source.startswith("~"):
            return source
        key = f"~{hashlib.blake2s(source.encode(), digest_size=16).hexdigest()}"
        self._long[key] = source
        return key

    def source(self, key: str) -> str | None:
        """The source that a button means, ``None`` where it is no longer known."""
        return self._long.get(key) if key.startswith("~") else key


def passage_data(citation: Citation, keys: SourceKeys) -> str:
    """What a button that opens ``citation`` carries: at most 64 bytes."""
    return f"p:{keys.key(citation.source)}:{citation.start}:{citation.end}"


def passage_place(data: str, keys: SourceKeys) -> tuple[str, int, int] | None:
    """The source, start and end that a pressed button names, ``None`` where it names no place."""
    found = PASSAGE.fullmatch(data)
    source = keys.source(found[1]) if found else None
    if not found or source is None or int(found[2]) >= int(found[3]):
        return None
    return source, int(found[2]), int(found[3])


def answer_messages(answer: Answer, keys: SourceKeys, number: int | None = None) -> list[Message]:
    """The messages that carry an answer; the buttons stand under the last one, with those for an opinion on it."""
    laid = blocks(answer)
    stretches = [(block.text, STYLES.get(block.kind)) for block in laid]
    rows = _rows(laid, answer, keys)[:MOST_BUTTONS]
    if number is not None and answer.status is not Status.REJECTED:
        rows.append(opinion_row(number))
    return _messages(stretches, "\n", InlineKeyboardMarkup(rows) if rows else None)


def passage_messages(view: PassageView) -> list[Message]:
    """The messages that show a passage in its context, the quoted words in bold."""
    stretches: list[tuple[str, str | None]] = [
        (f"{view.title}\n", MessageEntity.BOLD),
        (f"{view.label}\n\n", MessageEntity.ITALIC),
    ]
    stretches += [(view.before, None), (view.quote, MessageEntity.BOLD), (view.after, None)]
    if view.url:
        stretches.append((f"\n\n{wording.original_at(view.url)}", None))
    return _messages([(readable(text), style) for text, style in stretches], "", None)


def text_messages(text: str) -> list[Message]:
    """The messages that carry plain words of the channel itself."""
    return _messages([(readable(text), None)], "", None)


def _messages(
    stretches: Iterable[tuple[str, str | None]], between: str, buttons: InlineKeyboardMarkup | None
) -> list[Message]:
    """Stretches joined, cut into pages, each with its own entities; pages without words are left out."""
    text, styled = "", []
    for words, style in stretches:
        text += between if text else ""
        if style and words.strip():
            lead = len(words) - len(words.lstrip())
            styled.append((len(text) + lead, len(text) + len(words.rstrip()), style))
        text += words
    messages, start = [], 0
    for page in pages(text):
        if page.strip():
            messages.append(Message(page, tuple(_entities(page, start, styled))))
        start += len(page)
    if messages:
        messages[-1] = Message(messages[-1].text, messages[-1].entities, buttons)
    return messages


def _entities(page: str, start: int, styled: list[tuple[int, int, str]]) -> Iterable[MessageEntity]:
    """The styled stretches that fall on a page; offsets and lengths in UTF-16 units."""
    for first, last, style in styled:
        begin, end = max(first - start, 0), min(last - start, len(page.rstrip()))
        if begin < end:
            yield MessageEntity(style, units(page[:begin]), units(page[begin:end]))


def _rows(laid: Iterable[Block], answer: Answer, keys: SourceKeys) -> list[list[InlineKeyboardButton]]:
    rows = [
        [
            InlineKeyboardButton(
                _short(f"[{number}] {readable(citation.label)}"), callback_data=passage_data(citation, keys)
            )
        ]
        for number, citation in enumerate(answer.citations, 1)
    ]
    rows += [
        [InlineKeyboardButton(_short(readable(citation.label)), callback_data=passage_data(citation, keys))]
        for citation in answer.related
    ]
    chosen = [block.choice for block in laid if block.choice is not None]
    rows += [
        [InlineKeyboardButton(readable(question), callback_data=f"{CHOICE}:{number}")]
        for number, question in enumerate(chosen)
    ]
    return rows


def _short(label: str) -> str:
    return label if len(label) <= LONGEST_LABEL else f"{label[: LONGEST_LABEL - 1].rstrip()}…"
