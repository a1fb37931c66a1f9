"""Whether a text tells of the person asked for: a name, and the role with its office; a deputy is not the head."""

import re
from functools import lru_cache

from bot.answering.cues import Aspect, cues
from bot.answering.query import Query
from knowledge.facts.who import people
from knowledge.vietnamese.abbreviations import in_full
from knowledge.vietnamese.normal import LOWER, UPPER, fold, syllables

_SAYS = re.compile(
    r"[^,.;?]{0,30}?(?<!được)(?<!bị)\s(?:dặn|yêu cầu|đề nghị|nhấn mạnh|chỉ đạo|lưu ý|phát biểu|nói|mong|kêu gọi"
    r"|cho biết|cho rằng|muốn|nhắc|quán triệt|khẳng định|căn dặn|kỳ vọng|đòi hỏi|gợi ý)\b"
)
_ACCORDING = re.compile(
    r"\b(?:[Tt]heo|[Ll]ời|[Yy]êu cầu của|[Cc]hỉ đạo của|[Yý] kiến của|[Pp]hát biểu của)\s"
    r"(?!quyết định|kế hoạch|tờ trình)(?:\w+\s){0,5}$"
)
_FOUNDER = "Hồ Chí Minh"  # of the days and movements that texts speak of, not of who takes part
_LEADING_UNIT = re.compile(r"\b(?:cum|khoi) (?:truong|pho)\b")
_GIVEN_NAME = re.compile(
    rf"\b(?:[Aa]nh|[Cc]hị|[Ôô]ng|[Bb]à|[Cc]ô|[Cc]hú)\s(?!Rịa\b|Chủ\b|Phó\b|Bí\b)[{UPPER}][{LOWER}]+"
)  # "bà Lan"; no place (Bà Rịa), no role (ông Chủ tịch)
_LEVEL = re.compile(r"\b(?:tinh|huyen|xa|phuong|thi xa|thanh pho)\b")
# Words that name an office behind a role; "cụm" and "khối" are left to the numbered units.
_OFFICES = frozenset(syllables("UBND HĐND hội đồng sở phòng ban thành thị tỉnh huyện xã phường ủy cục vụ công ty đoàn"))
_NO_OFFICE = re.compile(r"\bthi dua\b|\bhoi (?:thi|nghi|thao|dien)\b")  # no "thị", no "hội đồng"
_OFFICE = 8  # words behind a role that name its office
_WINDOW = 60  # characters behind a role in which its office is named


def person(query: Query, text: str) -> float:
    """A name where a person is asked for, whose role is the one asked for: a deputy is not the head."""
    shapes = cues().shapes
    if cues().contact.search(query.folded):
        return float(shapes["contact"].search(text) is not None)
    if query.aspect is Aspect.PERSON and re.search(r"\bky\b", query.folded):
        return float(shapes["signature"].search(text) is not None)
    named = any(text[start:end] != _FOUNDER for start, end in people(text)) or _GIVEN_NAME.search(text) is not None
    if _LEADING_UNIT.search(query.folded) and not re.search(r"\bten\b", query.folded):  # a unit leads a cluster
        named = named or shapes["unit"].search(text) is not None
    if query.aspect is Aspect.WHO and cues().held.search(query.folded) and shapes["held_by"].search(text):
        return float(all(role[0] in fold(text) for role in cues().role.finditer(query.folded)))
    if query.aspect is Aspect.PERSON or cues().held.search(query.folded):
        return 1.0 if named and roles_fit(query.folded, fold(in_full(text))) else 0.0
    return 1.0 if named else 0.6 if shapes["who"].search(text) else 0.3


@lru_cache(maxsize=256)
def speakers(question: str) -> tuple[str, ...]:
    """Who is named in a question for what they said; their words are told without their name."""
    named = people(question)
    return tuple(
        question[start:end]
        for start, end in named
        if _SAYS.match(question, end) or _ACCORDING.search(question, 0, start)
    )


def roles_fit(question: str, text: str) -> bool:
    """True where each role the question names stands in the text with (half of) the words of its office behind it."""
    rule = cues().role
    for asked in rule.finditer(question):
        behind_role = re.findall(r"\w+", _NO_OFFICE.sub("_", question[asked.end() : asked.end() + _WINDOW]))
        office = [word for word in behind_role[:3] if word in _OFFICES and word not in asked[0].split()]
        if _LEADING_UNIT.fullmatch(asked[0]):
            office = []
        fits = False
        for there in rule.finditer(text):
            behind = text[there.end() : there.end() + _WINDOW]
            before = text[max(0, there.start() - 2 * _WINDOW) : there.start()]
            of = f"{before} {behind}" if before.endswith("lam ") else behind  # "Ban Chỉ đạo do ông A làm Trưởng ban"
            held = sum(re.search(rf"\b{re.escape(word)}\b", of) is not None for word in office)
            levels = set(_LEVEL.findall(" ".join(behind_role[:_OFFICE])))
            of_level = not levels or not _LEVEL.search(behind) or bool(levels & set(_LEVEL.findall(behind)))
            fits = fits or (there[0] == asked[0] and held * 2 >= len(office) and of_level)
        if not fits:
            return False
    return True
