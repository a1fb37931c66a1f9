"""What is deleted without anyone's asking."""

import asyncio
import logging
from datetime import UTC, datetime, timedelta

from bot.storage import privacy
from bot.storage.database import Database
from bot.storage.errors import StorageError

LOG = logging.getLogger(__name__)
EVERY = timedelta(hours=6)


async def keep_tidy(database: Database, keep: timedelta) -> None:
    """Delete at the start and a few times a day what has been kept long enough, until cancelled."""
    while True:
        try:
            await database.run(privacy.expire, datetime.now(UTC), keep)
            await asyncio.to_thread(database.scrub)
        except StorageError as error:  # a full disk now may have room later
            LOG.warning("what is old could not be deleted: %s", type(error).__name__)
        await asyncio.sleep(EVERY.total_seconds())
