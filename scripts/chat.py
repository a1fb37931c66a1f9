"""A conversation with the assistant in the terminal."""

import sys

from bot.assembly import LibraryAssistant, open_library
from bot.platforms.terminal import chat
from bot.settings import SettingsError, load_settings


def main() -> int:
    """0 when the person leaves; 1 with a line that says what to mend."""
    try:
        settings = load_settings()
    except SettingsError as problem:
        print(problem, file=sys.stderr)
        return 1
    chat(LibraryAssistant(lambda: open_library(settings)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
