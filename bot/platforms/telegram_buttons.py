"""The buttons under messages: what each carries, in at most 64 bytes, and what a pressed one means."""

import re

from telegram import CallbackQuery, InlineKeyboardButton, InlineKeyboardMarkup, Message

from bot.platforms.layout import COMMAND_SIGN
from bot.storage.feedback import Fault, Opinion
from bot.wording import feedback as wording
from bot.wording import privacy as privacy_wording
from knowledge.vietnamese.normal import fold

CHOICE = "c"
MOST_BYTES = 64  # that a button carries
OPINION = re.compile(rf"f:(\d{{1,18}}):({'|'.join([*Opinion, *Fault])})", re.ASCII)
ERASE, KEEP = "x:erase", "x:keep"


def choice_data(number: int, choice: str) -> str:
    """What the button of a choice carries: a command itself, folded; nothing where that is too long for a button."""
    if not choice.startswith(COMMAND_SIGN):
        return f"{CHOICE}:{number}"
    return fold(choice) if len(fold(choice).encode()) <= MOST_BYTES else ""


def opinion_row(number: int) -> list[InlineKeyboardButton]:
    """The buttons for an opinion on the answer of this number."""
    shown = ((wording.GOOD, Opinion.GOOD), (wording.BAD, Opinion.BAD))
    return [InlineKeyboardButton(text, callback_data=f"f:{number}:{opinion}") for text, opinion in shown]


def fault_buttons(number: int) -> InlineKeyboardMarkup:
    """The buttons that say what is wrong with an answer."""
    rows = [[InlineKeyboardButton(wording.FAULTS[fault], callback_data=f"f:{number}:{fault}")] for fault in Fault]
    return InlineKeyboardMarkup(rows)


def erase_buttons() -> InlineKeyboardMarkup:
    """The buttons that decide on a person's own data."""
    shown = ((privacy_wording.ERASE, ERASE), (privacy_wording.KEEP, KEEP))
    return InlineKeyboardMarkup([[InlineKeyboardButton(text, callback_data=data) for text, data in shown]])


def opinion_in(data: str) -> tuple[int, Opinion | Fault] | None:
    """The number of an answer and what a pressed button says of it."""
    found = OPINION.fullmatch(data)
    if not found:
        return None
    said = found[2]
    return int(found[1]), Opinion(said) if said in list(Opinion) else Fault(said)


def picked(query: CallbackQuery) -> str | None:
    """What a pressed button asks: its command, else the question on it, read from the message itself.

    Either way it outlives a restart.
    """
    if (query.data or "").startswith(COMMAND_SIGN):
        return query.data
    keyboard = query.message.reply_markup if isinstance(query.message, Message) else None
    if keyboard is None or not (query.data or "").startswith(f"{CHOICE}:"):
        return None
    return next(
        (button.text for row in keyboard.inline_keyboard for button in row if button.callback_data == query.data), None
    )
