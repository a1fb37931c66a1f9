"""From a heading's capitals to the letters that its words have in a sentence."""

import re
from collections.abc import Callable

from knowledge.vietnamese.syllable import is_syllable

_LONGEST, _SHORTEST = 10, 2  # words that are looked for together
_SENTENCE_START = re.compile(r"(?:^|[.!?:;“\"\n]|[-–•+])\s*$")


def sentence_case(capitals: str, text: str, otherwise: Callable[[str], str] = str.lower) -> str:
    """Each stretch of words as ``text`` has it outside of capitals, the rest as ``otherwise`` writes it."""
    words, at, written = capitals.split(), 0, []
    while at < len(words):
        for length in range(min(_LONGEST, len(words) - at), _SHORTEST - 1, -1):
            found = _elsewhere(words[at : at + length], text)
            if found:
                written.append(found)
                at += length
                break
        else:
            written.append(otherwise(words[at]) if is_syllable(words[at].strip('.,;:–-“”"()')) else words[at])
            at += 1
    return " ".join(written)


def _elsewhere(words: list[str], text: str) -> str:
    """The words as a sentence of the text has them within; at its beginning a capital says nothing."""
    stretch = r"\s+".join(map(re.escape, words))
    rule = re.compile(rf"(?<!\w){stretch}(?!\w)", re.IGNORECASE)
    for match in rule.finditer(text):
        found = " ".join(match.group().split())
        begins = _SENTENCE_START.search(text, max(0, match.start() - 5), match.start())
        if not found.isupper() and not begins:
            return found
    return ""
