"""Vietnamese word order for the stretches of an English question: the head before what describes it."""

from dataclasses import dataclass

from knowledge.vietnamese.places import gazetteer, key_of

_REST = "…"
_NUMBERED = ("cụm", "khối")  # "cluster 3" is "cụm số 3"
_GOVERNED = frozenset({"tỉnh", "thành phố", "thị xã", "huyện", "xã", "phường"})  # whose: "provincial decision"
_RUN = ("noun", "unit", "name", "year")


@dataclass(frozen=True, slots=True)
class Item:
    """A stretch of the question: ``kind`` is an entry's, or name, year, number, preposition, silent, mark."""

    kind: str
    text: str


def ordered(items: list[Item]) -> list[str]:
    """The items' words in Vietnamese order, the mark at the end last."""
    parts: list[str] = []
    rest: list[str] = []  # what goes to the end
    behind = ""  # what goes behind the next noun
    at = 0
    while at < len(items):
        item = items[at]
        if item.kind in _RUN:
            end = at + 1
            while end < len(items) and items[end].kind in _RUN:
                end += 1
            number = items[end].text if end < len(items) and items[end].kind == "number" else ""
            turned = _turned(items[at:end], number)
            named = any(i.kind in ("noun", "unit") for i in items[at:end])
            if named and behind and len(turned) > 1 and turned[-1] in _GOVERNED:  # "quyết định nào của tỉnh"
                parts += [*turned[:-1], behind, "của", turned[-1]]
            else:
                parts += [*turned, behind] if named else turned
            behind = "" if named else behind
            at = end + bool(number)
            continue
        if item.kind == "question":
            before, deferred, after = item.text.partition(_REST)
            parts.append(before.strip() if deferred and after else "" if deferred else item.text)
            if deferred and after:
                rest.append(after.strip())
            elif deferred:
                behind = before.strip()
        elif item.kind == "preposition":
            parts.append(item.text if _leads_to_name(items, at) else "")
        elif item.kind == "word":
            parts += [behind, item.text]
            behind = ""
        else:
            parts.append(item.text)
        at += 1
    mark = [parts.pop()] if parts and parts[-1] in ("?", ".", "!") else []
    if len(rest) > 1 and rest[-1] == "là gì":  # "how does … define"
        rest = rest[-1:]
    if rest == ["là gì"] and parts[-1:] == ["về"]:  # "what is … about"
        rest = ["việc gì"]
    return [*parts, behind, *rest, *mark]


def _leads_to_name(items: list[Item], at: int) -> bool:
    behind = at + 1
    while behind < len(items) and items[behind].kind == "silent":
        behind += 1
    run = items[behind:]
    size = next((n for n, item in enumerate(run) if item.kind not in _RUN), len(run))
    return any(item.kind == "name" and item.text[:1].isupper() for item in run[:size])


def _turned(run: list[Item], number: str) -> list[str]:
    """A run of nouns and names in Vietnamese order: the head first, with its number, then what stood before it."""
    groups: list[tuple[str, list[str]]] = []
    for item in run:
        if item.kind == "name" and groups and groups[-1][0] == "name":
            groups[-1][1].append(item.text)  # a name's words keep their order
        else:
            groups.append((item.kind, [item.text]))
    numbered = number.isdigit() and groups[-1][1][0].startswith(_NUMBERED)
    groups[-1][1].append(f"số {number}" if numbered else number)
    words: list[str] = []
    for at, (kind, group) in enumerate(reversed(groups)):
        owned = kind == "name" and at and groups[-at][0] in ("noun", "year") and _is_place(group)
        words += ["của", *group] if owned else group
    return words


def _is_place(names: list[str]) -> bool:
    return key_of(" ".join(names)) in gazetteer().names
