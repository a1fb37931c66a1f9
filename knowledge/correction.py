"""Corrections of a person, in ``NAME.corrections.yaml`` beside a source: they win over what the rules extracted."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Literal

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from knowledge.fact import FIELDS, Fact, FactKind
from knowledge.span import Span

SUFFIX = ".corrections.yaml"
_REMEDIES = {"missing": "add the field", "extra_forbidden": "remove the field or correct its name"}


class CorrectionsError(ValueError):
    """Corrections that cannot be followed: says which file or source, what was expected and found, and the remedy."""


class Correction(BaseModel):
    """One correction: of the fact of ``kind`` that stands at ``quote``.

    ``drop`` takes it away, ``change`` gives some of its fields, ``add`` makes one, ``doubt`` says a word beside it.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")
    action: Literal["drop", "change", "add", "doubt"]
    kind: FactKind
    quote: str = Field(min_length=1)  # words of the source's text
    occurrence: int = Field(default=1, ge=1)  # which one, where they stand in it several times
    fields: dict[str, str] = Field(default_factory=dict)
    doubt: str = Field(default="", max_length=300)

    @model_validator(mode="after")
    def _complete(self) -> "Correction":
        unknown = set(self.fields) - set(FIELDS[self.kind]) | (set(self.fields) & {"register"})
        if unknown:
            known = ", ".join(name for name in FIELDS[self.kind] if name != "register")
            raise ValueError(f"expected fields of a {self.kind} ({known}), found {', '.join(sorted(unknown))}")
        if (self.action in ("change", "add")) != bool(self.fields):
            raise ValueError(f"expected fields with change and add only, found action {self.action!r}")
        if (self.action == "doubt") != bool(self.doubt):
            raise ValueError(f"expected a doubt with action 'doubt' only, found action {self.action!r}")
        return self


class _File(BaseModel):
    model_config = ConfigDict(extra="forbid")
    corrections: tuple[Correction, ...]


class _Loader(yaml.SafeLoader):
    """Safe YAML in which dates and numbers stay text, as in the fields of a fact."""


for _tag in ("timestamp", "int", "float", "bool"):
    _Loader.add_constructor(f"tag:yaml.org,2002:{_tag}", lambda _, node: node.value)


def load_corrections(path: Path) -> tuple[Correction, ...]:
    """The corrections of a file, none where there is none; raises ``CorrectionsError``."""
    if not path.is_file():
        return ()
    try:
        return _File.model_validate(yaml.load(path.read_text(encoding="utf-8-sig"), Loader=_Loader)).corrections
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(map(str, first["loc"])) or "the file"
        remedy = _REMEDIES.get(first["type"], "correct it")
        expected = first["msg"].removeprefix("Value error, expected ")
        raise CorrectionsError(
            f"{path}: {where}: expected {expected}, found {first.get('input')!r}; {remedy}"
        ) from error
    except (yaml.YAMLError, UnicodeDecodeError, RecursionError) as error:
        found = " ".join(str(error).split())
        raise CorrectionsError(f"{path}: expected YAML with a list 'corrections', found {found}; correct it") from error


def corrected(facts: Sequence[Fact], corrections: Sequence[Correction], source: str, text: str) -> list[Fact]:
    """The facts of one source as a person wants them; raises ``CorrectionsError`` where one names nothing."""
    kept = list(facts)
    for correction in corrections:
        span = _place(correction, source, text)
        if correction.action == "add":
            empty = dict.fromkeys(FIELDS[correction.kind], "")
            kept.append(Fact(correction.kind, source, span, empty | correction.fields))
            continue
        at = _find(kept, correction, span)
        if at is None and correction.action != "drop":  # what is not extracted needs no dropping
            raise CorrectionsError(
                f"corrections of {source}: expected a {correction.kind} at {correction.quote!r}, found none; "
                "quote the fact as scripts/facts.py prints it, or add it"
            )
        if at is None:
            continue
        if correction.action == "drop":
            del kept[at]
        elif correction.action == "change":
            kept[at] = replace(kept[at], fields=kept[at].fields | correction.fields)
        else:
            kept[at] = replace(kept[at], doubt=correction.doubt)
    return kept


def _place(correction: Correction, source: str, text: str) -> Span:
    at = -1
    for _ in range(correction.occurrence):
        at = text.find(correction.quote, at + 1)
        if at < 0:
            raise CorrectionsError(
                f"corrections of {source}: expected words of its text, found {correction.quote!r} "
                f"fewer than {correction.occurrence} times in it; copy them from the text"
            )
    return Span(at, at + len(correction.quote))


def _find(facts: Sequence[Fact], correction: Correction, span: Span) -> int | None:
    """The fact with exactly these words, else the one within which they stand."""
    same = [at for at, fact in enumerate(facts) if fact.kind is correction.kind]
    exact = next((at for at in same if facts[at].span == span), None)
    return exact if exact is not None else next((at for at in same if facts[at].span.covers(span)), None)
