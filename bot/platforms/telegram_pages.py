"""An answer or a passage as Telegram messages: plain text with entities, and buttons that open citations."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Self

from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup, MessageEntity

from bot.answering.answer import Answer, Citation, PartKind, Status
from bot.platforms.channel import PassageView
from bot.platforms.layout import Block, blocks, readable
from bot.platforms.paging import pages, units
from bot.platforms.telegram_buttons import choice_data, opinion_row
from bot.platforms.telegram_places import on_button, whole_on_button
from bot.wording import channels as wording

STYLES = {
    PartKind.WARNING: MessageEntity.BOLD,
    PartKind.LEAD: MessageEntity.BOLD,
    PartKind.QUOTE: MessageEntity.BLOCKQUOTE,
    PartKind.SOURCE: MessageEntity.ITALIC,
    PartKind.RELATED: MessageEntity.ITALIC,
}
LONGEST_LABEL = 48
MOST_ROWS = 18  # Telegram takes at most 100 buttons
MOST_WITH_LABEL, NUMBERS_IN_A_ROW = 5, 5


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


def answer_messages(answer: Answer, number: int | None = None) -> list[Message]:
    """The messages that carry an answer; the buttons stand under the last one, with those for an opinion on it."""
    laid = blocks(answer)
    stretches = [(block.text, STYLES.get(block.kind)) for block in laid]
    rows = _rows(laid, answer)[:MOST_ROWS]
    if number is not None and answer.status is not Status.REJECTED:
        rows.append(opinion_row(number))
    return _messages(stretches, "\n", InlineKeyboardMarkup(rows) if rows else None)


def passage_messages(view: PassageView, source: str, link: str) -> list[Message]:
    """The messages that show a passage in its context, the quoted words in bold, and the link that opens it."""
    stretches: list[tuple[str, str | None]] = [
        (f"{view.title}\n", MessageEntity.BOLD),
        (f"{view.label}\n\n", MessageEntity.ITALIC),
    ]
    stretches += [(view.before, None), (view.quote, MessageEntity.BOLD), (view.after, None)]
    if view.url:
        stretches.append((f"\n\n{wording.original_at(view.url)}", None))
    stretches.append((f"\n\n{wording.passage_link(link)}", None))
    whole = InlineKeyboardButton(wording.WHOLE_TEXT, callback_data=whole_on_button(source))
    return _messages([(readable(text), style) for text, style in stretches], "", InlineKeyboardMarkup([[whole]]))


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


def _rows(laid: Iterable[Block], answer: Answer) -> list[list[InlineKeyboardButton]]:
    rows = _citation_rows(answer.citations)
    rows += [
        [
            InlineKeyboardButton(
                _short(readable(citation.label)),
                callback_data=on_button((citation.source, citation.start, citation.end)),
            )
        ]
        for citation in answer.related
    ]
    offers = [block for block in laid if block.choice is not None]
    rows += [
        [InlineKeyboardButton(block.offer, callback_data=data)]
        for number, block in enumerate(offers)
        if (data := choice_data(number, block.choice or ""))
    ]
    return rows


def _citation_rows(citations: Sequence[Citation]) -> list[list[InlineKeyboardButton]]:
    """A button a citation: with its source line where they are few, else its number only."""
    few = len(citations) <= MOST_WITH_LABEL
    buttons = [
        InlineKeyboardButton(
            _short(f"[{number}] {readable(citation.label)}") if few else f"[{number}]",
            callback_data=on_button((citation.source, citation.start, citation.end)),
        )
        for number, citation in enumerate(citations, 1)
    ]
    wide = 1 if few else NUMBERS_IN_A_ROW
    return [buttons[at : at + wide] for at in range(0, len(buttons), wide)]


def _short(label: str) -> str:
    return label if len(label) <= LONGEST_LABEL else f"{label[: LONGEST_LABEL - 1].rstrip()}…"
