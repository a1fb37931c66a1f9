"""Whose texts a question asks for by the name of the body that issued them, where no place tells: a firm, a school."""

import re
from collections.abc import Iterator

from bot.answering.query import Query
from index.library import Library
from knowledge.span import Span
from knowledge.vietnamese.normal import accent_key, bigrams, fold, syllables
from knowledge.vietnamese.places import gazetteer

_WORD = re.compile(r"\w+")
_TO = re.compile(r"\b(?:cho|tang|khen|voi|ve)\W*$")  # what is behind it is told of, not asked


class Issuers:
    """Knows the bodies that issued the sources of a library, by the proper name that ends theirs."""

    def __init__(self, library: Library) -> None:
        self._named: dict[str, set[str]] = {}
        self._words: dict[str, set[str]] = {}
        self._accented: dict[str, set[tuple[str, str]]] = {}
        for key, source in library.sources.items():
            issuer = source.provenance.issuer
            words = _WORD.findall(issuer)
            if len(words) > 2 and words[-1][:1].isupper() and not gazetteer().find(issuer):
                name = "_".join(syllables(issuer)[-2:])
                self._named.setdefault(name, set()).add(key)
                self._words.setdefault(name, set()).update(syllables(issuer))
                self._accented.setdefault(name, set()).add((accent_key(words[-2]), accent_key(words[-1])))
        told = {key: set(bigrams(syllables(source.text))) for key, source in library.sources.items()}
        for name, keys in list(self._named.items()):  # a name that many others tell of singles out nobody
            if sum(name in pairs for key, pairs in told.items() if key not in keys) > len(keys):
                del self._named[name]

    def asked(self, query: Query) -> tuple[frozenset[str], list[Span]]:
        """The sources of the bodies that a question names, and where it names them; accents that were typed count."""
        found = list(self._asked(query))
        return frozenset().union(*(self._named[name] for name, _ in found)), [span for _, span in found]

    def _asked(self, query: Query) -> Iterator[tuple[str, Span]]:
        """Names as one writes them: behind other words of the body's own name, or in capitals."""
        words = list(_WORD.finditer(query.text))
        tokens = [syllables(word.group())[0] for word in words]
        for at, name in enumerate(bigrams(tokens), 1):
            if name not in self._named or not self._is_name(name, words[at - 1 : at + 1], query):
                continue
            first = at - 1
            while first and tokens[first - 1] in self._words[name]:
                first -= 1
            capitals = all(word[0][:1].isupper() for word in words[at - 1 : at + 1])
            if (first < at - 1 or capitals) and not _TO.search(fold(query.text[: words[first].start()])):
                yield name, Span(words[first].start(), words[at].end())

    def _is_name(self, name: str, words: list[re.Match[str]], query: Query) -> bool:
        """True for two words side by side that have the accents of the name where accents were typed."""
        typed = [accent_key(word[0]) if word[0].lower() in query.typed else "" for word in words]
        apart = query.text[words[0].end() : words[1].start()].strip()
        return not apart and any(
            all(not one or one == other for one, other in zip(typed, own, strict=True)) for own in self._accented[name]
        )
