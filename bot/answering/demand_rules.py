"""The rules of ``demands.yaml``, compiled."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

import yaml

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
    data = yaml.safe_load((Path(__file__).parent / "demands.yaml").read_text(encoding="utf-8"))
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


@lru_cache(maxsize=2048)
def asking(rule: str, question: str) -> re.Match[str] | None:
    """Where a question asks by a rule; kept, because every passage is held against it."""
    return demands().rules[rule].search(question)
