"""What people say in a chat for what papers write: "tiền" for "kinh phí", "gộp" for "sáp nhập"."""

from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

import yaml

from knowledge.vietnamese.normal import accent_key, words

_Phrase = tuple[str, ...]


def said_for(text: str) -> Iterator[str]:
    """What people may say for phrases of a text; a phrase on both sides of the list leads no further."""
    known, longest = _sayings()
    tokens = [accent_key(word) for word in words(text)]
    for start in range(len(tokens)):
        for size in range(1, longest + 1):
            yield from known.get(tuple(tokens[start : start + size]), ())


@cache
def _sayings() -> tuple[dict[_Phrase, Sequence[str]], int]:
    """By each phrase that papers write, what is said for it; and the words of the longest."""
    data: dict[str, str] = yaml.safe_load(Path(__file__).with_suffix(".yaml").read_text(encoding="utf-8"))
    known: dict[_Phrase, list[str]] = {}
    for said, written in data.items():
        for phrase in written.split(", "):
            known.setdefault(tuple(map(accent_key, words(phrase))), []).append(said)
    return known, max(map(len, known))
