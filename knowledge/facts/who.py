"""Who a sentence speaks of: people, bodies and groups, and which of them is the subject of a verb."""

import re
from collections.abc import Iterator

from knowledge.facts.body import NAMED, OFFICE, OTHER, STATE
from knowledge.facts.cues import cues
from knowledge.vietnamese.normal import LOWER, UPPER

Place = tuple[int, int]  # first character and the one behind the last, in a sentence

_WORDS = cues()
_SYLLABLE = rf"[{UPPER}][{LOWER}{UPPER}’']*"
NAME = rf"{_SYLLABLE}(?:\s{_SYLLABLE}){{1,4}}"
_PERSON = re.compile(
    rf"(?<!\w)(?:{_WORDS['honorifics']}\s+(?P<name>{NAME})"
    rf"|{_WORDS['offices']}(?:\s(?!{_WORDS['name_ends']}\b)[\w-]+){{0,9}}?,?\s"
    rf"(?P<officer>{_WORDS['families']}\s{_SYLLABLE}(?:\s{_SYLLABLE}){{1,2}})\b)"
)
HEADS = rf"(?:{STATE}|{OTHER}|{NAMED}|{_WORDS['further_heads']})\b"
_WORD = (
    rf"(?:\s(?!{_WORDS['name_ends']}\b)(?:[-–]\s(?=[{UPPER}]))?[\w’'&-]+(?:,(?=\sThể thao))?"
    rf"|\s\([{UPPER}&-]{{2,10}}\)(?=\s(?:tỉnh|thành phố|huyện|[{UPPER}]))"
    rf"|\svà(?=\s[{UPPER}])(?!\s(?:{HEADS})\b))"
)
UNIT = rf"(?:(?i:huyện|thị xã|thành phố|tỉnh|xã|phường|đặc khu|quận|thị trấn)\s)?{_SYLLABLE}(?:\s{_SYLLABLE}){{0,4}}"
_LEADING = r"(?:(?:[Ll]ãnh đạo|[ĐđDd]ại diện)\s(?:[Ll]ãnh đạo\s)?)"
BODY = rf"{_LEADING}?(?:{OFFICE})?(?:{NAMED}(?:{_WORD}){{0,6}}|(?:{HEADS})(?=\s)(?:{_WORD}|\s(?:Du|số)\b){{1,14}})"
_BODY = re.compile(rf"(?<![\w-]){BODY}")
_AUXILIARY = rf"(?:\s*\([^)]*\))?\s*,?\s*(?:{_WORDS['auxiliaries']}\s+)*"
_GAP = re.compile(rf"{_AUXILIARY}(?:phối hợp (?:với|cùng) [^.;]{{5,90}}? ?)?")
_TITLES = re.compile(r"\s*(?:[,–(-]|thay mặt\s)[^;]{0,260}")
_JOIN = re.compile(r"(?:\s*\([^)]*\))?\s*(?:,|và|,\s*và|cùng)\s*")
_GROUP = re.compile(rf"(?:^|,\s|\bvà\s|\bkiến\s)(?P<who>(?i:{_WORDS['groups']})\b)")
_VERB = re.compile(
    r"\b(?:tổ chức|phát động|ký kết|được|trao|đã|thực hiện|triển khai|đề nghị|hưởng ứng|do|trước sự|nhằm|để"
    r"|họp|chứng kiến|là|chủ trì|tổng kết|ban hành|sẽ|chấm|làm|nhận)\b"
)
_AFRESH = re.compile(r"(?:^|[,;:]|\bvà|\bkiến|\d)\s*$")
_DAY = re.compile(r"\d{1,2}[-/.]\d")  # a dateline, no name
_DOES = re.compile(r"\b(?:tổ chức|phát động|ký kết|được|trao)\b|\.\s")
_MADE_UP = re.compile(rf"(?P<who>{BODY})\s(?:gồm|gồm có|với \d+ đơn vị)\b")
_ON_BEHALF = re.compile(r"(?:thay mặt|phối hợp (?:với|cùng))\s$")
_OWNED = re.compile(r"\b(?:của|theo)\s$")
_CLAUSE = re.compile(r"[;:]\s|\.\s|”\s*,?\s*")
_REACH = 700  # characters before a verb in which its subject stands
_COUNTRY = "Việt Nam"  # "Ngày Nhà giáo Việt Nam"
_LONGEST = 16  # words of the name of a body or a group


def is_person(name: str) -> bool:
    """True for a name that looks like a person's, not like a body's."""
    return re.fullmatch(NAME, name) is not None and not re.match(rf"(?:{HEADS})\b", name)


def people(words: str, low: int = 0, high: int | None = None) -> list[Place]:
    """People named with an honorific or behind their office."""
    found = _PERSON.finditer(words, low, len(words) if high is None else high)
    spans = (match.span("name" if match["name"] else "officer") for match in found)
    return [span for span in spans if not words.startswith(_COUNTRY, span[0])]


def bodies(words: str, low: int = 0, high: int | None = None) -> Iterator[Place]:
    """Bodies named in full."""
    for match in _BODY.finditer(words, low, len(words) if high is None else high):
        if not _DAY.search(match.group()):
            yield match.span()


def subjects(words: str, verb: int) -> list[Place]:
    """Who does what the verb that begins at ``verb`` says: several where they are joined; none where it is not said."""
    made_up = _MADE_UP.search(words, max(0, verb - _REACH), verb)
    if made_up and not _DOES.search(words, made_up.end(), verb):
        return [made_up.span("who")]
    low = max((m.end() for m in _CLAUSE.finditer(words, max(0, verb - _REACH), verb)), default=0)
    low = max(low, words.find(" ", verb - _REACH) + 1 if verb > _REACH else 0)
    found: list[Place] = []
    edge = verb
    for start, end in sorted([*people(words, low, verb), *_whole(words, low, verb)], key=lambda place: -place[1]):
        before = words[low:start]
        if end > edge or _ON_BEHALF.search(before) or (found and _OWNED.search(before)):
            continue
        gap = words[end:edge]
        fits = _JOIN.fullmatch(_without_honorific(gap)) if found else _GAP.fullmatch(gap)
        if not fits and is_person(words[start:end]) and not found:
            fits = _TITLES.fullmatch(gap)
        if found and not is_person(words[start:end]) and not _AFRESH.search(_without_honorific(before)):
            fits = None
        if fits:
            found.insert(0, (start, end))
            edge = start
        elif found:
            break
    return _without_titles(words, low, found) or _group(words, low, verb)


def _without_titles(words: str, low: int, found: list[Place]) -> list[Place]:
    """The people, not the bodies that their titles name: ông A, Phó Giám đốc Sở B."""
    if not found:
        return found
    first = people(words, low, found[-1][1])
    if not first:
        return found
    person = first[-1]
    gap = words[person[1] : found[-1][0]]
    if person[1] <= found[-1][0] and _TITLES.fullmatch(gap) and not _VERB.search(gap) and not re.search(r"\bvà\s", gap):
        return [place for place in found if place[1] <= person[0] and is_person(words[slice(*place)])] + [person]
    kept: list[Place] = []
    for at, place in enumerate(found):
        joined = at and words[found[at - 1][1] : place[0]].strip() == ","
        if not (joined and kept and is_person(words[slice(*kept[-1])]) and not is_person(words[slice(*place)])):
            kept.append(place)
    return kept


def _whole(words: str, low: int, verb: int) -> list[Place]:
    """Bodies that do not hold the name of a person behind an office."""
    named = [match.span() for match in _PERSON.finditer(words, low, verb)]
    return [
        place for place in bodies(words, low, verb) if not any(place[0] < one[1] and one[0] < place[1] for one in named)
    ]


def _without_honorific(gap: str) -> str:
    return re.sub(rf"{_WORDS['honorifics']}\s*$", "", gap)


def _group(words: str, low: int, verb: int) -> list[Place]:
    """A group without a proper name right before the verb: các khối thi đua, đại diện 11 cụm thi đua."""
    before = re.sub(rf"{_AUXILIARY}$", "", words[low:verb].rstrip() + " ").rstrip(" ,")
    for match in _GROUP.finditer(before):
        name = before[match.start("who") :]
        if len(name.split()) <= _LONGEST and not _VERB.search(name) and "“" not in name:
            return [(low + match.start("who"), low + len(before))]
    return []
