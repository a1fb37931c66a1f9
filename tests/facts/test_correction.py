"""Corrections beside a source win over the rules; what cannot be followed is said with its remedy."""

import re
from pathlib import Path

import pytest

from knowledge.catalogue import load_sources
from knowledge.correction import CorrectionsError, load_corrections
from knowledge.fact import Fact, FactKind
from knowledge.facts.extract import collect

TEXT = (
    "Huyện Mai Sơn phát động thi đua năm 2024\n"
    "Ngày 05/02/2024, UBND huyện Mai Sơn phát động phong trào thi đua. Thu ngân sách đạt 576.449 tỉ đồng, tăng 5%.\n"
)


def facts(folder: Path, corrections: str, **options: bool) -> list[Fact]:
    (folder / "mai-son.txt").write_text(TEXT, encoding="utf-8")
    (folder / "mai-son.corrections.yaml").write_text(corrections, encoding="utf-8")
    return list(collect(load_sources([folder]), **options))


def figures(found: list[Fact]) -> list[tuple[str, str, str]]:
    return [(f.fields["number"], f.fields["unit"], f.doubt) for f in found if f.kind is FactKind.FIGURE]


def test_a_person_can_drop_change_add_and_doubt(tmp_path: Path) -> None:
    corrections = (
        "corrections:\n"
        "- {action: drop, kind: figure, quote: 5%}\n"
        "- {action: doubt, kind: figure, quote: 576.449 tỉ đồng, doubt: lệch dấu thập phân}\n"
        "- {action: change, kind: participant, quote: UBND huyện Mai Sơn, fields: {role: chủ trì}}\n"
        "- {action: add, kind: theme, quote: phong trào thi đua, fields: {name: Về đích sớm, type: chủ đề}}\n"
    )
    found = facts(tmp_path, corrections)
    assert figures(found) == [("576449", "tỉ đồng", "lệch dấu thập phân")]
    assert "chủ trì" in {fact.fields["role"] for fact in found if fact.kind is FactKind.PARTICIPANT}
    (theme,) = (fact for fact in found if fact.kind is FactKind.THEME)
    assert (theme.fields["name"], theme.span.of(load_sources([tmp_path])[0].text)) == (
        "Về đích sớm",
        "phong trào thi đua",
    )
    assert figures(facts(tmp_path, corrections, with_corrections=False)) == [
        ("576449", "tỉ đồng", ""),
        ("5", "%", ""),
    ]


def test_a_doubt_stands_beside_the_quote(tmp_path: Path) -> None:
    line = "- {action: doubt, kind: figure, quote: 576.449 tỉ đồng, doubt: lệch dấu thập phân}\n"
    found = facts(tmp_path, f"corrections:\n{line}")
    text = load_sources([tmp_path])[0].text
    assert all("lệch" not in fact.span.of(text) + "".join(fact.fields.values()) for fact in found)


@pytest.mark.parametrize(
    ("corrections", "said"),
    [
        (
            "corrections:\n- {action: remove, kind: figure, quote: 5%}",
            "corrections.0.action.*found 'remove'; correct it",
        ),
        (
            "corrections:\n- {action: drop, kind: figure, quote: 5%, why: sai}",
            "corrections.0.why.*found 'sai'; remove the field",
        ),
        ("corrections:\n- {action: drop, kind: figure}", "corrections.0.quote.*; add the field"),
        (
            "corrections:\n- {action: change, kind: figure, quote: 5%, fields: {colour: xanh}}",
            r"expected fields of a figure \(value, number, unit, of, period\), found colour.*correct it",
        ),
        ("corrections:\n- {action: doubt, kind: figure, quote: 5%}", "expected a doubt with action 'doubt' only"),
        ("facts: []", "facts.*remove the field|corrections.*add the field"),
        ("corrections: [", "expected YAML with a list 'corrections', found .*; correct it"),
    ],
)
def test_a_broken_file_says_what_was_expected_and_found(tmp_path: Path, corrections: str, said: str) -> None:
    path = tmp_path / "x.corrections.yaml"
    path.write_text(corrections, encoding="utf-8")
    with pytest.raises(CorrectionsError) as caught:
        load_corrections(path)
    assert re.search(said, str(caught.value), re.DOTALL)
    assert str(path) in str(caught.value)


@pytest.mark.parametrize(
    ("quote", "said"),
    [
        ("999 tỉ đồng", "expected words of its text, found '999 tỉ đồng'.*copy them"),
        ("phát động phong trào", "expected a figure at 'phát động phong trào', found none"),
    ],
)
def test_a_correction_that_fits_nothing_is_refused(tmp_path: Path, quote: str, said: str) -> None:
    with pytest.raises(CorrectionsError, match=said):
        facts(tmp_path, f"corrections:\n- {{action: doubt, kind: figure, quote: {quote}, doubt: sai}}")


def test_what_is_not_extracted_needs_no_dropping(tmp_path: Path) -> None:
    assert figures(facts(tmp_path, "corrections:\n- {action: drop, kind: theme, quote: phát động}"))


def test_the_shipped_corrections_hold_doubts_only() -> None:
    folder = Path(__file__).parents[2] / "knowledge" / "announcements"
    shipped = [correction for one in load_sources([folder]) for correction in one.corrections]
    assert shipped
    assert {correction.action for correction in shipped} == {"doubt"}
