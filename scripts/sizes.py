"""Holds the promise that no file of the project's code grows beyond 250 lines."""

import sys
from pathlib import Path

LONGEST = 250
FOLDERS = ("knowledge", "index", "bot", "scripts", "tests")


def main() -> int:
    """1 with the names of the files that are too long."""
    code = [path for folder in FOLDERS for path in Path(folder).rglob("*.py")]
    long = [(len(path.read_text(encoding="utf-8").splitlines()), path) for path in code]
    too_long = sorted((count, path) for count, path in long if count > LONGEST)
    for count, path in too_long:
        print(f"{path}: expected at most {LONGEST} lines, found {count}; find the two ideas in it")
    return 1 if too_long or not code else 0


if __name__ == "__main__":
    sys.exit(main())
