"""Whose texts a question asks for by the name of the body that issued them, where no place tells: a firm, a school."""

import re
from collections.abc import Iterator

from bot.answering.query import Query
from index.library import Library
from knowledge.span import Span
from knowledge.vietnamese.normal import accent_key, bigrams, syllables
from knowledge.vietnamese.places import gazetteer

_WORD = re.compile(r"\w+")


class Issuers:
    """Knows the bodies that issued the sources of a library, by the proper name that ends theirs."""

    def __init__(self, library: Library) -> None:
        self._named: dict[str, set[str]] = {}
        self._words: dict[str, set[str]] = {}
        self._accented: dict[str, set[str]] = {}
        for key, source in library.sources.items():
            issuer = source.provenance.issuer
            words = _WORD.findall(issuer)
            if len(words) > 2 and words[-1][:1].isupper() and not gazetteer().find(issuer):
                name = "_".join(syllables(issuer)[-2:])
                self._named.setdefault(name, set()).add(key)
                self._words.setdefault(name, set()).update(syllables(issuer))
                self._accented[name] = {accent_key(word) for word in words[-2:]}
        told = {key: set(bigrams(syllables(source.text))) for key, source in library.sources.items()}
        for name, keys in list(self._named.items()):  # a name that many others tell of singles out nobody
            if sum(name in pairs for key, pairs in told.items() if key not in keys) > len(keys):
                del self._named[name]

    def asked(self, query: Query) -> tuple[frozenset[str], list[Span]]:
        """The sources of the bodies that a question names, and where it names them; accents that were typed count."""
        found = list(self._asked(query))
        return frozenset().union(*(self._named[name] for name, _ in found)), [span for _, span in found]

    def _asked(self, query: Query) -> Iterator[tuple[str, Span]]:
        words = list(_WORD.finditer(query.text))
        tokens = [syllables(word.group())[0] for word in words]
        for at, name in enumerate(bigrams(tokens), 1):
            typed = {accent_key(word[0]) for word in words[at - 1 : at + 1] if word[0].lower() in query.typed}
            if name in self._named and typed <= self._accented[name]:
                first = at - 1
                while first and tokens[first - 1] in self._words[name]:
                    first -= 1
                yield name, Span(words[first].start(), words[at].end())
