"""What a question demands that a sentence near its subject may lack: a venue, a part, an outcome, names."""

import re
from functools import lru_cache

from bot.answering import namings
from bot.answering.cues import Aspect
from bot.answering.demand_rules import Rule, asking, demands
from bot.answering.query import Query
from knowledge.vietnamese.normal import fold, syllables

_RIGHT_BEHIND = 12  # characters
_NOT_YET = re.compile(r"\bchưa (?:được )?(?P<what>\w+)")
_AIMS = re.compile(r"\b(?:mục tiêu|chỉ tiêu)\b", re.IGNORECASE)  # a heading of what is aimed at
_TIMED = (Aspect.WHEN, Aspect.DURATION)  # what is planned for a day is told by that day
_WHO = (Aspect.PERSON, Aspect.WHO, Aspect.UNIT, Aspect.ENUMERATION, Aspect.OTHER)  # what may be asked by a name
_NAMINGS = (
    namings.names,
    namings.nameless,
    namings.anonymous,
    namings.acted,
    namings.body,
    namings.some,
    namings.everyone,
)


def shows(query: Query, text: str) -> bool:
    """True where a text shows what a plain demand of the question is for."""
    return all(shown.search(text) for shown in _wanted(query.text.lower(), query.folded))


@lru_cache(maxsize=256)
def _wanted(words: str, question: str) -> tuple[Rule, ...]:
    """What the plain demands of a question are for; kept, because every passage is held against them."""
    return tuple(shown for word, asked, shown in demands().plain if asked.search(question) and word.search(words))


def meets(query: Query, words: str, sentence: str, heading: str = "") -> bool:
    """True where a passage's words, and the sentence they stand in, show all that the question demands of them."""
    if not shows(query, sentence) or not _outcome(query, words, sentence, heading) or contrasts(query, sentence):
        return False
    lead = heading.split(" › ")[-1]
    told = f"{lead} {sentence}" if lead.endswith(":") else sentence
    checks = [_hall, _part, _which_are, _whole_year, *_NAMINGS]
    checks += [namings.received] if query.aspect in _WHO else []
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
    asked = asking("halls", query.folded)
    return asked is None or asked["noun"] in fold(sentence)


def _part(query: Query, words: str, _sentence: str) -> bool:
    """The part asked for is named in the very words, and not as one of several that share a number."""
    rules = demands().rules
    asked = asking("part", query.text)
    if asked is None:
        return True
    name = syllables(asked["part"])[-2:]
    folded = fold(words)
    at = re.search(r"\b" + r"\W+".join(map(re.escape, name)) + r"\b", folded) if name else None
    return at is not None and not rules["joined"].search(words[: at.start()])


def _which_are(query: Query, _words: str, sentence: str) -> bool:
    asked = asking("which_are", query.folded)
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
    reached = asking("outcome asked", query.folded)
    aimed = asking("target asked", query.folded) or asking("target typed", query.text.lower())
    if reached and aimed and aimed.end() < reached.start() <= aimed.end() + _RIGHT_BEHIND:  # "mục tiêu xây xong …"
        reached = None
    if query.aspect in _TIMED or not (reached or aimed) or asking("outcome unless", query.folded):
        return True
    aims = rules["outcome aims"].search(words) or _AIMS.search(heading)
    done = rules["outcome done"].search(words)
    if not reached:
        return not (done or rules["outcome likely"].search(words)) or aims is not None
    on_the_way = asking("outcome final", query.folded) and rules["outcome interim"].search(sentence)
    return not (on_the_way or _lacks_yet(query, words)) and (not aims or done is not None)


def _whole_year(query: Query, words: str, _sentence: str) -> bool:
    """All of a year is not told by what was counted in a part of it."""
    asked = query.aspect is Aspect.FIGURE and asking("whole_year asked", query.folded)
    return not asked or not demands().rules["whole_year part"].search(words) or "cả năm" in words.lower()


def _lacks_yet(query: Query, words: str) -> bool:
    """True where words say that what is asked for is not done yet."""
    asked = set(syllables(query.text))
    return "chua" not in asked and any(fold(match["what"]) in asked for match in _NOT_YET.finditer(words))
