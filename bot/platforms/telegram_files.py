"""Documents that editors send: fetched from Telegram and taken in."""

import asyncio

from telegram import Document
from telegram.error import BadRequest

from bot.platforms.desk import Desk
from bot.platforms.layout import readable
from bot.storage import audit
from bot.storage.people import Known, Role
from bot.wording import channels as wording
from bot.wording import intake as intake_wording

EDITORS = frozenset({Role.EDITOR, Role.ADMINISTRATOR})
MOST_BYTES = 20_000_000  # that a bot can fetch


async def taken_in(desk: Desk, document: Document, editor: Known) -> str:
    """One line on what became of a document; raises ``TelegramError`` where Telegram cannot be reached."""
    if desk.intake is None:
        return wording.NO_INTAKE
    try:
        if (document.file_size or 0) > MOST_BYTES:
            return wording.LOST_FILE
        content = bytes(await (await document.get_file()).download_as_bytearray())
    except BadRequest:
        return wording.LOST_FILE
    taken = await asyncio.to_thread(desk.intake, readable(document.file_name or intake_wording.UNNAMED), content)
    if taken.source:
        await desk.database.run(audit.note, editor.pseudonym, "document:added", taken.source, desk.now())
    return taken.words
