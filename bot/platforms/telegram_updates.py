"""Updates of the Bot API in the form in which they are kept."""

from telegram import Update

from bot.storage.inbox import Incoming

KINDS = [Update.MESSAGE, Update.EDITED_MESSAGE, Update.CALLBACK_QUERY]


def incoming(update: Update) -> list[Incoming]:
    """The update as it is kept; one that belongs to no chat is none of ours. Raises ``ValueError``."""
    key, chat = str(int(update.update_id)), update.effective_chat
    if chat is None or not (update.message or update.edited_message or update.callback_query):
        return []
    return [Incoming(key, str(int(chat.id)), update.to_dict())]
