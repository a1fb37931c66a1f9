"""The register says of a document which other source replaces, repeals or amends it."""

from datetime import date

import pytest

from bot.answering.standing import State
from bot.overview.register import Row, rows
from knowledge.facts.extract import collect
from knowledge.metadata import read_provenance
from knowledge.source import Provenance, Source
from knowledge.validity import Change
from tests.knowledge.law.texts import DECREE

TODAY = date(2032, 1, 1)


@pytest.fixture(scope="module")
def register() -> dict[str, Row]:
    source = Source("nd77", "nd77", DECREE, read_provenance(DECREE, "", Provenance()))
    return {row.number: row for row in rows(collect([source]), {"nd77": source}, (), TODAY)}


@pytest.mark.parametrize(
    ("number", "change", "part"),
    [
        ("90/2022/NĐ-CP", Change.REPLACES, ""),
        ("31/2027/NĐ-CP", Change.REPEALS, "khoản 3 Điều 20"),
        ("08/2029/NĐ-CP", Change.AMENDS, ""),
    ],
)
def test_a_change_names_its_place_its_source_and_its_day(
    register: dict[str, Row], number: str, change: Change, part: str
) -> None:
    (told,) = register[number].changes
    assert (told.change, told.part, told.source, told.day) == (change, part, "nd77", date(2031, 5, 1))
    assert told.by == "Nghị định số 77/2031/NĐ-CP"
    assert told.sure


def test_only_what_is_replaced_as_a_whole_has_lapsed(register: dict[str, Row]) -> None:
    lapsed = {number for number, row in register.items() if row.standing.state is State.LAPSED}
    assert lapsed == {"90/2022/NĐ-CP"}
    assert register["77/2031/NĐ-CP"].changes == ()


def test_every_target_of_a_change_is_a_document_of_the_register(register: dict[str, Row]) -> None:
    effects = read_provenance(DECREE, "", Provenance()).validity.effects
    assert {effect.target for effect in effects} <= set(register)
