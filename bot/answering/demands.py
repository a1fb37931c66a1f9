"""What a question demands that a sentence near its subject may lack: a venue, a part, an outcome, names."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

import yaml

from bot.answering.cues import Aspect
from bot.answering.query import Query
from knowledge.facts.who import people
from knowledge.vietnamese.normal import UPPER, fold, syllables
from knowledge.vietnamese.ordinals import ordinal

_NEAR = 60  # characters behind what is counted in which its list begins
_RIGHT_BEHIND = 12  # characters
_LISTED = 2  # separators of a list
_NOT_YET = re.compile(r"\bchưa (?:được )?(?P<what>\w+)")
_AIMS = re.compile(r"\b(?:mục tiêu|chỉ tiêu)\b", re.IGNORECASE)  # a heading of what is aimed at
_REMEMBERED = re.compile(r"\bkỷ niệm\b(?! chương)[^;.,]*")  # whose day it is
_UNITS = re.compile(rf"(?<![.:“\"]\s)(?<!^)(?<!\w)[{UPPER}][\w’']*(?:\s[{UPPER}\d][\w’']*)*")
# A name that follows: in quotation marks, in brackets, behind "tên".
_NAMED = re.compile(rf"[“\"]|[(:]\s*[{UPPER}]|\b(?:tên|là) (?:là )?[{UPPER}]")
# Syllables of those who give awards, and of the awards.
_GIVERS = frozenset(syllables("UBND ủy ban nhân dân chủ tịch thủ tướng chính phủ bộ trưởng tỉnh sở nội vụ hội đồng"))
_GIVERS |= frozenset(syllables("bằng khen giấy khen cờ thi đua hiệu trưởng giám đốc cục trưởng tổng nhà trường"))
_TIMED = (Aspect.WHEN, Aspect.DURATION)  # what is planned for a day is told by that day
_WHO = (Aspect.PERSON, Aspect.WHO, Aspect.UNIT, Aspect.ENUMERATION, Aspect.OTHER)  # what may be asked by a name
Rule = re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Demands:
    """The rules of ``demands.yaml``, compiled."""

    plain: tuple[tuple[Rule, Rule, Rule], ...]  # a word that the question has with its accents, asked, shown
    rules: dict[str, Rule]
    contrasts: tuple[tuple[str, ...], ...]  # words of which one tells nothing of the others
    of_entries: tuple[tuple[str, ...], ...]  # the same, of handbook entries alone


@cache
def demands() -> Demands:
    """The rules shipped with the package."""
    data = yaml.safe_load(Path(__file__).with_suffix(".yaml").read_text(encoding="utf-8"))
    which = data.pop("which")
    contrasts, of_entries = (tuple(map(tuple, data.pop(name))) for name in ("contrasts", "of_entries"))
    plain = [
        (
            re.compile(rf"\b(?:{rule['word']})\b" if "word" in rule else ""),
            _rule(rule["asked"], which),
            re.compile(rule["shown"]),
        )
        for rule in data.pop("plain")
    ]
    rules: dict[str, Rule] = {}
    for name, value in data.items():
        parts = value if isinstance(value, dict) else {"": value}
        rules |= {f"{name} {part}".strip(): _rule(rule, which) for part, rule in parts.items()}
    return Demands(tuple(plain), rules, contrasts, of_entries)


def _rule(expression: str, which: str) -> Rule:
    return re.compile(expression.replace("<which>", which))


def shows(query: Query, text: str) -> bool:
    """True where a text shows what a plain demand of the question is for."""
    return all(shown.search(text) for shown in _wanted(query.text.lower(), query.folded))


@lru_cache(maxsize=256)
def _wanted(words: str, question: str) -> tuple[Rule, ...]:
    """What the plain demands of a question are for; kept, because every passage is held against them."""
    return tuple(shown for word, asked, shown in demands().plain if asked.search(question) and word.search(words))


@lru_cache(maxsize=2048)
def _asked(rule: str, question: str) -> re.Match[str] | None:
    return demands().rules[rule].search(question)


def meets(query: Query, words: str, sentence: str, heading: str = "") -> bool:
    """True where a passage's words, and the sentence they stand in, show all that the question demands of them."""
    if not shows(query, sentence) or not _outcome(query, words, sentence, heading) or contrasts(query, sentence):
        return False
    lead = heading.split(" › ")[-1]
    told = f"{lead} {sentence}" if lead.endswith(":") else sentence
    checks = [_hall, _part, _which_are, _whole_year, _names, _nameless, _acted, _body, _some]
    checks += [_received] if query.aspect in _WHO else []
    return all(check(query, words, told) for check in checks)


def tells_of_award(query: Query, text: str) -> bool:
    """True where a text names whose award is asked for, and both of two things that a question compares."""
    asked, rules = query.text.lower(), demands().rules
    givers = [match["giver"].split() for match in rules["giver"].finditer(asked)]
    sides = rules["compared sides"].search(asked) if rules["compared asked"].search(asked) else None
    named = [side.split()[-2:] for side in (sides["one"], sides["other"])] if sides else []
    told = set(re.findall(r"\w+", text.lower())) if givers or named else set()
    if not rules["giver"].search(text.lower()):  # what names no giver is told of all
        givers = []
    return all(told.issuperset(words) for words in (*givers, *named))


def _hall(query: Query, _words: str, sentence: str) -> bool:
    asked = _asked("halls", query.folded)
    return asked is None or asked["noun"] in fold(sentence)


def _part(query: Query, words: str, _sentence: str) -> bool:
    """The part asked for is named in the very words, and not as one of several that share a number."""
    rules = demands().rules
    asked = _asked("part", query.text)
    if asked is None:
        return True
    name = syllables(asked["part"])[-2:]
    folded = fold(words)
    at = re.search(r"\b" + r"\W+".join(map(re.escape, name)) + r"\b", folded) if name else None
    return at is not None and not rules["joined"].search(words[: at.start()])


def _which_are(query: Query, _words: str, sentence: str) -> bool:
    asked = _asked("which_are", query.folded)
    return asked is None or set(syllables(asked["what"])) <= set(syllables(sentence))


def contrasts(query: Query, text: str, *, entry: bool = False) -> bool:
    """True where a text speaks of the other one of things that are told apart: in-patients, out-patients."""
    told = text.lower()
    return any(
        any(word in told for word in others) and not any(word in told for word in named)
        for named, others in _contrasted(query.text, entry)
    )


@lru_cache(maxsize=256)
def _contrasted(question: str, entry: bool) -> tuple[tuple[list[str], list[str]], ...]:
    """The words of each kind of thing that a question names, and the others; kept, as what is wanted is."""
    asked, groups = question.lower(), demands().contrasts + demands().of_entries * entry
    sides = (([w for w in group if w in asked], [w for w in group if w not in asked]) for group in groups)
    return tuple(side for side in sides if side[0])


def _outcome(query: Query, words: str, sentence: str, heading: str) -> bool:
    """What was reached is not told by what was aimed at; what is aimed at, not by what was reached."""
    rules = demands().rules
    reached = _asked("outcome asked", query.folded)
    aimed = _asked("target asked", query.folded) or _asked("target typed", query.text.lower())
    if reached and aimed and aimed.end() < reached.start() <= aimed.end() + _RIGHT_BEHIND:  # "mục tiêu xây xong …"
        reached = None
    if query.aspect in _TIMED or not (reached or aimed) or _asked("outcome unless", query.folded):
        return True
    aims = rules["outcome aims"].search(words) or _AIMS.search(heading)
    done = rules["outcome done"].search(words)
    if not reached:
        return not (done or rules["outcome likely"].search(words)) or aims is not None
    on_the_way = _asked("outcome final", query.folded) and rules["outcome interim"].search(sentence)
    return not (on_the_way or _lacks_yet(query, words)) and (not aims or done is not None)


def _whole_year(query: Query, words: str, _sentence: str) -> bool:
    """All of a year is not told by what was counted in a part of it."""
    asked = query.aspect is Aspect.FIGURE and _asked("whole_year asked", query.folded)
    return not asked or not demands().rules["whole_year part"].search(words) or "cả năm" in words.lower()


def _lacks_yet(query: Query, words: str) -> bool:
    """True where words say that what is asked for is not done yet."""
    asked = set(syllables(query.text))
    return "chua" not in asked and any(fold(match["what"]) in asked for match in _NOT_YET.finditer(words))


def _names(query: Query, words: str, sentence: str) -> bool:
    """Names of things that are asked for with their number stand behind what is counted."""
    counted = _asked("names counted", query.text.lower())
    if not counted or not _asked("names asked", query.folded):
        return True
    folded = fold(words)
    there = [m.end() for m in re.finditer(rf"\b{re.escape(fold(counted['noun']))}\b", folded)]
    number = ordinal(fold(counted["number"])) or 2
    least = min(number - 1, 3)
    if there:
        return any(words[at:].strip(" .:") == "" or _lists(words, least, at, at + _NEAR) for at in there)
    of_noun = _asked("names of_noun", query.folded)
    named = of_noun is None or re.search(rf"\b{of_noun['noun']}\b", fold(sentence)) is not None
    return named or _lists(words, _LISTED, 0, len(words))


def _lists(words: str, least: int, start: int, end: int) -> bool:
    """True where a list of so many separators follows what announces one between two places of the words."""
    rules = demands().rules
    begin = rules["names listed"].search(words, start, end)
    return begin is not None and len(rules["names separator"].findall(words, begin.start())) >= least


def _received(query: Query, words: str, sentence: str) -> bool:
    """Who received something is a person or a body by name that the question does not name itself."""
    rules = demands().rules
    if not _asked("received asked", query.folded):
        return True
    if people(_REMEMBERED.sub("", sentence)):
        return True
    if rules["received planned"].search(sentence) or rules["received prospective"].search(words):
        return False
    if not rules["received given"].search(sentence):
        return False
    return _names_others(query, words)


def _acted(query: Query, _words: str, sentence: str) -> bool:
    """Who read, spoke, signed for others is a person by name or by office."""
    asked = _asked("acted asked", query.folded)
    return asked is None or bool(people(sentence)) or demands().rules["acted office"].search(sentence) is not None


def _body(query: Query, words: str, _sentence: str) -> bool:
    return not _asked("body", query.folded) or _names_others(query, words)


def _names_others(query: Query, words: str) -> bool:
    """True where a name stands that the question does not have, of none who give awards."""
    known = _GIVERS | set(syllables(query.text))
    return any(set(syllables(unit)) - known for unit in _UNITS.findall(_REMEMBERED.sub("", words)))


def _nameless(query: Query, words: str, _sentence: str) -> bool:
    """False where a text says of a thing whose name is asked for only that it is one."""
    asked = _asked("nameless", query.folded)
    one = re.search(rf"\bmot {asked['noun']}\b", fold(words)) if asked else None
    return one is None or _NAMED.search(words, one.end(), one.end() + _NEAR) is not None


def _some(query: Query, words: str, _sentence: str) -> bool:
    """False where a text says of things asked for only that they are some."""
    asked = _asked("some", query.folded)
    if asked is None or "một số" not in words.lower():
        return True
    nouns, folded = [asked["noun"], (asked["more"] or "").strip()], fold(words)
    told = [re.search(rf"\bmot so (?:\w+,? ){{0,4}}?{noun}\b", folded) for noun in nouns if noun]
    return not any(found and not demands().rules["names listed"].search(words, found.end()) for found in told)
