"""One register of directives over all sources: which mentions are one document, and which only share its number."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from knowledge.fact import Fact, FactKind
from knowledge.source import Source
from knowledge.validity import Effect, same_document
from knowledge.vietnamese.documents import find_numbers
from knowledge.vietnamese.normal import fold

# Bodies that every province has: their numbers begin anew in each of them.
_LOCAL = {"ubnd", "hdnd", "tu", "huyen uy", "hu", "thu", "du", "btv", "mttq", "ldld", "hdtdkt", "bch", "btctu"}
_NATIONAL = {"ttg", "cp", "tw", "ubtvqh", "qh", "ctn", "bnv", "tandtc"}

Key = tuple[int, int | None, str]


@dataclass(frozen=True, slots=True)
class Directive:
    """A document with every mention of it; what one mention leaves out is taken from another."""

    id: str
    type: str
    number: str
    date: str
    issuer: str
    subject: str
    mentions: tuple[Fact, ...]


@dataclass(slots=True)
class _Group:
    date: str
    places: set[str]
    facts: list[Fact]


def registered(facts: Sequence[Fact], sources: Mapping[str, Source]) -> list[Fact]:
    """The facts with the identity of the document in each directive's ``register``."""
    by_key: dict[Key, list[Fact]] = defaultdict(list)
    for fact in facts:
        if fact.kind is FactKind.DIRECTIVE:
            by_key[_full_key(fact, facts)].append(fact)
    names: dict[int, str] = {}
    taken: set[str] = set()
    for key, mentions in by_key.items():
        groups = _groups(key, mentions, sources)
        for group in sorted(groups, key=lambda group: (group.date, group.facts[0].source, group.facts[0].span.start)):
            name = _name(key, group, taken)
            taken.add(name)
            names.update((id(fact), name) for fact in group.facts)
    return [
        replace(fact, fields=fact.fields | {"register": names[id(fact)]}) if id(fact) in names else fact
        for fact in facts
    ]


def register(facts: Sequence[Fact]) -> tuple[Directive, ...]:
    """The documents that registered facts name, in the order of their identities."""
    groups: dict[str, list[Fact]] = defaultdict(list)
    for fact in facts:
        if fact.kind is FactKind.DIRECTIVE:
            groups[fact.fields["register"]].append(fact)
    return tuple(
        Directive(
            id=name,
            type=_first(mentions, "type"),
            number=_first(mentions, "number"),
            date=_first(mentions, "date"),
            issuer=_first(mentions, "issuer"),
            subject=_first(mentions, "subject"),
            mentions=tuple(mentions),
        )
        for name, mentions in sorted(groups.items())
    )


def changes(facts: Sequence[Fact], sources: Mapping[str, Source]) -> dict[str, tuple[tuple[str, Effect], ...]]:
    """What sources do to the documents of the register: by identity, each effect with the source that has it."""
    found: dict[str, list[tuple[str, Effect]]] = defaultdict(list)
    for source in sources.values():
        named = [fact for fact in facts if fact.kind is FactKind.DIRECTIVE and fact.source == source.id]
        for effect in source.provenance.validity.effects:
            meant = {f.fields["register"] for f in named if same_document(f.fields["number"], effect.target)}
            for name in sorted(meant):
                found[name].append((source.id, effect))
    return {name: tuple(told) for name, told in found.items()}


def _first(mentions: Sequence[Fact], field: str) -> str:
    """The value that a mention gives, the longest where several do."""
    return max((fact.fields[field] for fact in mentions), key=len, default="")


def _key(fact: Fact) -> Key:
    written = fact.fields["number"]
    found = find_numbers(written)
    if found:
        return found[0].key
    digits = re.match(r"\d+", written)
    return (int(digits.group()) if digits else 0, None, fold(f"{fact.fields['type']} {written}"))


def _full_key(fact: Fact, facts: Sequence[Fact]) -> Key:
    """The key of a mention; that by a bare number ("Kế hoạch 515") is the key of the one document it can be there."""
    if not fact.fields["number"].isdigit():
        return _key(fact)
    number, type_ = int(fact.fields["number"]), fact.fields["type"]
    same = {
        _key(other)
        for other in facts
        if other.kind is FactKind.DIRECTIVE and other.source == fact.source and other.fields["type"] == type_
        if not other.fields["number"].isdigit() and _key(other)[0] == number
    }
    return same.pop() if len(same) == 1 else _key(fact)


def _place(key: Key, fact: Fact, sources: Mapping[str, Source]) -> str:
    """The province whose numbering a mention follows, empty for a national document or an unknown place."""
    parts = set(key[2].split("-"))
    source = sources.get(fact.source)
    if parts & _NATIONAL or not parts & _LOCAL or source is None:
        return ""
    return fold(source.provenance.province)


def _groups(key: Key, mentions: Sequence[Fact], sources: Mapping[str, Source]) -> list[_Group]:
    groups: list[_Group] = []
    for fact in sorted(mentions, key=lambda fact: not fact.fields["date"]):  # the dated ones first
        place, date = _place(key, fact, sources), fact.fields["date"]
        fits = [group for group in groups if _may_join(group, place, date)]
        if not date and len(fits) > 1:
            fits = [group for group in fits if any(other.source == fact.source for other in group.facts)]
        if len(fits) == 1:
            fits[0].facts.append(fact)
            fits[0].places |= {place} - {""}
        else:
            groups.append(_Group(date, {place} - {""}, [fact]))
    return groups


def _may_join(group: _Group, place: str, date: str) -> bool:
    same_place = not place or not group.places or place in group.places
    return same_place and (not date or date == group.date)


def _name(key: Key, group: _Group, taken: set[str]) -> str:
    number, year, symbol = key
    parts = [str(number), str(year or ""), symbol, group.date]
    name = re.sub(r"[^a-z0-9-]+", "-", "-".join(part for part in parts if part))
    if name in taken and group.places:
        name = re.sub(r"[^a-z0-9-]+", "-", f"{name}-{min(group.places)}")
    if name in taken:
        name = f"{name}-{group.facts[0].source}"
    return name
