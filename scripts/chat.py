"""A conversation with the assistant in the terminal."""

import sys

from bot.assembly import LibraryAssistant, open_library
from bot.command import run
from bot.platforms.terminal import chat
from bot.settings import load_settings


def main() -> int:
    """0 when the person leaves."""
    settings = load_settings()
    chat(LibraryAssistant(lambda: open_library(settings)))
    return 0


if __name__ == "__main__":
    sys.exit(run(main))
