"""Movements (phong trào), themes (chủ đề) and slogans (khẩu hiệu): what a source names in quotation marks."""

import re
from collections.abc import Iterator

from knowledge.facts.quoted import quoted
from knowledge.passage import Passage, PassageKind
from knowledge.source import Source
from knowledge.span import Span

_QUOTED = quoted(8)
_MOVEMENT = re.compile(
    r"(?:phong trào|cuộc vận động|phát động)(?:(?!chủ đề|khẩu hiệu)[^.”\"“\n]){0,80}$", re.IGNORECASE
)
_THEME = re.compile(
    r"(?P<name>chủ đề|khẩu hiệu|phương châm|tinh thần|mục tiêu hành động)"
    r"(?:(?!chủ đề|khẩu hiệu|phong trào)[^.”\"“\n]){0,110}$",
    re.IGNORECASE,
)
_NAMING = re.compile(
    r"\b(?:phát động|phong trào|cuộc vận động|chủ đề|khẩu hiệu|phương châm|tinh thần|mục tiêu)\b", re.IGNORECASE
)
_LEAD = 100  # characters
_LONGEST = 350


def quoted_names(source: Source, prose: list[Passage]) -> Iterator[Passage]:
    """A passage for each quoted name of a movement, a theme or a slogan, from the words that announce it to its end."""
    in_list = False
    for match in _QUOTED.finditer(source.text):
        home = next((p for p in prose if p.sentence.start <= match.start() < p.sentence.end), None)
        if home is None:
            continue
        before = source.text[home.sentence.start : match.start()]
        theme = _THEME.search(before)
        in_list = (
            in_list and len(before) > 0 and bool(re.search(r"[”\"][\s,;]*(?:(?:và|cùng)\s+)?$", before))
        ) or _MOVEMENT.search(before) is not None
        if theme:
            kind, name = PassageKind.THEME, theme["name"].lower()
        elif in_list:
            kind, name = PassageKind.MOVEMENT, "phong trào"
        else:
            continue
        start = match.start() - len(_announced(before))
        if match.end() - start > _LONGEST:
            start = match.start()
        fields = {"kind": name, "name": match.group()[1:-1]}
        yield Passage(source.id, Span(start, match.end()), home.sentence, home.paragraph, home.heading, kind, fields)


def _announced(before: str) -> str:
    """The words of the same clause that lead to the quotation mark; a long lead only from where the naming begins."""
    lead = re.split(r"[;:”]\s*|\"\s*[,;.]\s*|\.\s+", before)[-1].lstrip(" ,")
    if len(lead) <= _LEAD:
        return lead
    naming = _NAMING.search(lead, len(lead) - _LEAD)
    return lead[naming.start() :] if naming else ""
