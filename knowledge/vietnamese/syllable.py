"""Which letters can make a Vietnamese syllable."""

import re

from knowledge.vietnamese.normal import fold

# Every folded syllable that Vietnamese spelling allows: an optional initial, a nucleus, an optional final.
_SYLLABLE = re.compile(
    r"(?:ngh|ng|nh|gh|gi|kh|th|tr|ch|ph|qu|[bcdghklmnprstvx])?"
    r"(?:uyu|uya|uye|uou|uoi|uay|uai|oeo|oay|oao|oai|yeu|ieu|[aeo]o|[aeiou]u|[aou]i|[aou]y|oa|oe|ia|ie|ua|ue|uo|uy|ya|ye|[aeiouy])"
    r"(?:ng|nh|ch|[cmnpt])?"
)


def is_syllable(word: str) -> bool:
    """True for a word that could be Vietnamese, so that only impossible ones are taken for slips."""
    return _SYLLABLE.fullmatch(fold(word)) is not None
