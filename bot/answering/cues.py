"""The cues of ``cues.yaml``, compiled."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path

import yaml

from knowledge.fact import FactKind
from knowledge.vietnamese.normal import accent_key, fold


class Aspect(StrEnum):
    """What a question asks for."""

    PERSON = "person"
    DIRECTIVE = "directive"
    UNIT = "unit"
    WHO = "who"
    WHERE = "where"
    DURATION = "duration"
    WHEN = "when"
    ENUMERATION = "enumeration"
    FIGURE = "figure"
    THEME = "theme"
    MOVEMENT = "movement"
    COMPARISON = "comparison"
    PROCEDURE = "procedure"
    CRITERION = "criterion"
    PHASE = "phase"
    DEFINITION = "definition"
    OTHER = "other"


TIMED_OR_PLACED = (Aspect.WHEN, Aspect.DURATION, Aspect.WHERE)


@dataclass(frozen=True, slots=True)
class FollowUps:
    """How a question leans on the one before it."""

    opening: re.Pattern[str]
    also: re.Pattern[str]
    closing: re.Pattern[str]
    predicate: re.Pattern[str]
    pointing: re.Pattern[str]
    place_noun: re.Pattern[str]
    picking: re.Pattern[str]
    asking: re.Pattern[str]
    light: frozenset[str]  # folded words that follow-ups have beside what they ask for


@dataclass(frozen=True, slots=True)
class Cues:
    """Compiled expressions and the words without content."""

    aspects: tuple[tuple[Aspect, tuple[re.Pattern[str], ...]], ...]
    definition: re.Pattern[str]
    stop: frozenset[str]  # accent keys
    stop_phrases: re.Pattern[str]
    time_phrases: re.Pattern[str]  # that ask for a time
    soft: re.Pattern[str]  # folded words for the kind of thing asked for
    role: re.Pattern[str]
    held: re.Pattern[str]
    award: re.Pattern[str]
    courtesy: frozenset[str]  # folded
    act: re.Pattern[str]
    exclusion: dict[str, re.Pattern[str]]  # how it is asked who is left out, and how it is told
    very_award: re.Pattern[str]
    opinion: re.Pattern[str]
    campaign: re.Pattern[str]
    contact: re.Pattern[str]
    money: re.Pattern[str]
    counted_alike: dict[str, list[str]]
    wh: re.Pattern[str]
    enumeration: re.Pattern[str]
    years: tuple[tuple[int, re.Pattern[str]], ...]  # offset from this year
    nowadays: re.Pattern[str]
    standing: re.Pattern[str]
    renamed: re.Pattern[str]
    running: re.Pattern[str]
    running_which: re.Pattern[str]
    field: re.Pattern[str]
    shapes: dict[str, re.Pattern[str]]
    lists: dict[FactKind, re.Pattern[str]]
    list_generic: frozenset[str]
    issuing: re.Pattern[str]
    launching: re.Pattern[str]
    gather: re.Pattern[str]
    plural: re.Pattern[str]
    named: re.Pattern[str]
    follow_ups: FollowUps


@cache
def cues() -> Cues:
    """The cues shipped with the package."""
    data = yaml.safe_load(Path(__file__).with_suffix(".yaml").read_text(encoding="utf-8"))
    aspects = tuple(
        (Aspect(name), tuple(re.compile(_filled(rule, data)) for rule in rules))
        for name, rules in data["aspects"].items()
    )
    years = tuple(
        (offset, re.compile(data[name])) for offset, name in ((0, "this_year"), (1, "next_year"), (-1, "last_year"))
    )
    shapes = {name: re.compile(rule) for name, rule in data["answer_shapes"].items()}
    return Cues(
        aspects=aspects,
        definition=re.compile(data["definition"]),
        stop=frozenset(map(accent_key, data["stop"].split())),
        stop_phrases=_phrases([*data["stop_phrases"], *data["soft"]]),
        time_phrases=_phrases(data["time_phrases"]),
        soft=re.compile(rf"\b(?:{'|'.join(map(fold, data['soft']))})\b"),
        role=re.compile(data["role"]),
        held=_held(data["role"], data["which"]),
        award=re.compile(data["award"]),
        courtesy=frozenset(data["courtesy"].split()),
        act=re.compile(data["act"]),
        exclusion={side: re.compile(rule) for side, rule in data["exclusion"].items()},
        very_award=re.compile(data["very_award"]),
        opinion=re.compile(data["opinion"]),
        campaign=re.compile(data["campaign"]),
        contact=re.compile(data["contact"]),
        money=re.compile(data["money"]),
        counted_alike=data["counted_alike"],
        wh=re.compile(data["wh"]),
        enumeration=re.compile(data["enumeration"]),
        years=years,
        nowadays=re.compile(data["nowadays"]),
        standing=re.compile(data["standing"]),
        renamed=re.compile(data["renamed"]),
        running=re.compile(data["running"]),
        running_which=re.compile(data["running_which"]),
        field=re.compile(data["field"]),
        shapes=shapes,
        lists={FactKind(kind): _list_rule(data["lists"], nouns) for kind, nouns in data["lists"]["nouns"].items()},
        list_generic=frozenset(data["lists"]["generic"].split()),
        issuing=re.compile(data["issuing"]),
        launching=re.compile(data["launching"]),
        gather=re.compile(data["gather"]),
        plural=re.compile(data["plural"]),
        named=re.compile(data["named"]),
        follow_ups=_follow_ups(data["follow_ups"]),
    )


def _filled(rule: str, parts: Mapping[str, str]) -> str:
    """A rule with the parts that rules share in their places."""
    return rule.replace("<which>", parts["which"]).replace("<places>", parts["places"])


def _held(role: str, which: str) -> re.Pattern[str]:
    """Asking who holds an office."""
    person = "(?:ong|ba|vi|dong chi|nguoi) nao"
    return re.compile(
        rf"\b(?:ai|{person}) (?:la |lam |giu (?:chuc )?|dam nhiem )(?:{role})|(?:{role})(?: \w+){{0,6}} {which}\b"
        rf"|(?:{role}).{{0,80}}\bla (?:ai|ong nao|ba nao)\b"
    )


def _phrases(phrases: list[str]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, phrases))})\b", re.IGNORECASE)


def _list_rule(lists: dict[str, str], nouns: str) -> re.Pattern[str]:
    """An opening word right before a noun, or the noun right before a question word."""
    ungoverned = "".join(rf"(?<!\b{word} )" for word in lists["governors"].split())
    return re.compile(rf"{ungoverned}\b(?:{lists['openers']})\s+(?P<noun>{nouns})\b")


def _follow_ups(data: dict[str, str]) -> FollowUps:
    rules = {name: re.compile(rule, re.IGNORECASE) for name, rule in data.items() if name != "light"}
    return FollowUps(**rules, light=frozenset(data["light"].split()))
