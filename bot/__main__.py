"""Starts the assistant: the index first, then every configured channel."""

import logging
import os
import signal
import sys

from bot.assembly import LibraryAssistant, embeddings, ensure_index, open_database, serve
from bot.command import run
from bot.platforms.log_privacy import protect_logs
from bot.platforms.progress import Bar
from bot.settings import load_settings
from bot.taking_in import TakingIn
from bot.wording import operations as say
from index.library import Library


def main() -> int:
    """0 after a stop that was asked for."""
    settings = load_settings()
    logging.basicConfig(level=settings.log_level, format="%(asctime)s %(levelname)s %(name)s: %(message)s")
    protect_logs()
    with open_database(settings, alone=True) as database:
        embedding = embeddings(settings)
        with Bar(say.BUILDING) as bar:
            ensure_index(settings.store_dir, settings.folders, embedding, bar)
        assistant = LibraryAssistant(lambda: Library.open(settings.store_dir, embedding))

        def rebuild() -> None:
            ensure_index(settings.store_dir, settings.folders, embedding, lambda *_: None)
            assistant.reopen()

        serve(settings, assistant, database, TakingIn(settings, rebuild))
    return 0


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        status = run(main)
    except KeyboardInterrupt:  # told to stop while it starts: what is half built does not count and is built again
        status = 0
    logging.shutdown()
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(status)  # all is closed; taking the model's libraries apart would cost seconds
