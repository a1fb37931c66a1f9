"""What an update says to the bot: in a private chat everything, in a group only what is addressed to it."""

from dataclasses import dataclass

from telegram import CallbackQuery, Document, Message, MessageEntity, Update, User
from telegram.ext import filters

from bot.overview.lists import LISTS
from bot.platforms.asking import Command
from bot.wording import channels as wording

OTHER_CONTENT = filters.UpdateType.MESSAGE & filters.ChatType.PRIVATE & ~filters.TEXT & ~filters.StatusUpdate.ALL
KNOWN = frozenset({*wording.COMMANDS, *LISTS})


@dataclass(frozen=True, slots=True)
class Heard:
    """Who says what: a line, a pressed button, a document, or something that is none of them.

    ``answers`` is the message that a reply should point to, so that everybody sees what it is a reply to.
    """

    user: User
    text: str = ""
    query: CallbackQuery | None = None
    document: Document | None = None
    in_group: bool = False
    edited: bool = False
    answers: int | None = None

    @property
    def command(self) -> Command | None:
        """The command that the line is."""
        return Command.of(self.text)


def heard(update: Update, bot: User) -> Heard | None:
    """What an update says to ``bot``; ``None`` where it says nothing to it."""
    user, chat, query = update.effective_user, update.effective_chat, update.callback_query
    if user is None or chat is None:
        return None
    in_group = chat.type != chat.PRIVATE
    if query is not None:
        return Heard(user, query=query, in_group=in_group)
    message = update.message or update.edited_message
    if message is None:
        return None
    edited, text = update.message is None, message.text or ""
    if in_group:
        text = _addressed(message, bot)
    elif not (text or OTHER_CONTENT.check_update(update)):
        return None
    command = Command.of(text)
    if command and command.bot and command.bot.lower() != (bot.username or "").lower():
        return None  # meant for another bot
    if not text and (in_group or edited):
        return None
    answers = message.message_id if in_group or edited else None
    return Heard(user, text, None, message.document, in_group, edited, answers)


def _addressed(message: Message, bot: User) -> str:
    """What a message in a group says to the bot, without its name; nothing where it is for others."""
    text = message.text or message.caption or ""
    command = Command.of(text)
    if command:
        return text if command.bot or command.name in KNOWN else ""
    mentions = (message.parse_entities([MessageEntity.MENTION]) or {}).values()
    own = [mention for mention in mentions if mention.lower() == f"@{bot.username}".lower()]
    replied = message.reply_to_message
    if not own and not (replied and replied.from_user and replied.from_user.id == bot.id):
        return ""
    for mention in own:
        text = text.replace(mention, " ")
    return " ".join(text.split())
