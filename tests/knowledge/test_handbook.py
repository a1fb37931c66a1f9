"""The handbook as it is shipped, and what a broken entry says."""

import re
from datetime import date
from pathlib import Path

import pytest
import yaml

from knowledge.entry import Entry, HandbookError, Status, load_handbook

HANDBOOK = Path(__file__).parents[2] / "knowledge" / "handbook"
QUESTION_WORDS = re.compile(
    r"\?|\b(là gì|thế nào|ra sao|bao nhiêu|bao lâu|mấy|ai|khi nào|nào|có phải|ở đâu|vì sao|tại sao)\b", re.IGNORECASE
)
TRACES = re.compile(
    r"\b[RF]\d\d|\bS[0-4]\b|recalled|chatbot|nhớ lại|người lập|mục kế|bảng ngay dưới|suy luận", re.IGNORECASE
)
SENTENCE_END = re.compile(r"[.!?](?=\s|$)")
DOCUMENT = re.compile(r"\d+[/-]\S*[A-ZĐ]{2}|\d{2}/\d{1,2}/\d{4}|Luật 2003|Cấp huyện|[Gg]iai đoạn|luật 2003")

ENTRIES = load_handbook(HANDBOOK)
BY_ID = {entry.id: entry for entry in ENTRIES}

VALID: dict[str, object] = {
    "id": "F01",
    "term": "giấy khen",
    "aliases": ["giấy khen cấp xã", "giấy khen của sở"],
    "answer": "Do thủ trưởng đơn vị tặng.",
    "legal": [{"document": "Luật Thi đua, khen thưởng số 06/2022/QH15", "article": "Điều 80"}],
    "valid_from": "2024-01-01",
    "status": "in_force",
    "status_as_of": "2026-11-21",
    "sources": ["Công báo 571+572/2022 (vi.wikisource.org)"],
    "confidence": "read",
    "regime": "any",
}


def names(entry: Entry) -> tuple[str, ...]:
    return (entry.term, *entry.aliases)


def write(folder: Path, *entries: dict[str, object], name: str = "a.yaml") -> None:
    text = yaml.safe_dump(list(entries), allow_unicode=True, sort_keys=False)
    (folder / name).write_text(text, encoding="utf-8")


def line_of(path: Path, start: str) -> int:
    lines = path.read_text(encoding="utf-8").splitlines()
    return next(number for number, line in enumerate(lines, 1) if line.strip(" -").startswith(start))


def failure(folder: Path) -> str:
    with pytest.raises(HandbookError) as caught:
        load_handbook(folder)
    return str(caught.value)


def test_every_chapter_has_entries() -> None:
    files = sorted(path.name for path in HANDBOOK.glob("*.yaml"))
    assert [name[0] for name in files] == list("abcdefghikl")
    for name in files:
        assert yaml.safe_load((HANDBOOK / name).read_text(encoding="utf-8")), name
    assert len(ENTRIES) > 100


def test_ids_are_unique() -> None:
    ids = re.findall(
        r"^- id: (\S+)$", "\n".join(path.read_text(encoding="utf-8") for path in HANDBOOK.glob("*.yaml")), re.MULTILINE
    )
    assert len(ids) == len(set(ids)) == len(ENTRIES)


def test_one_name_leads_to_one_entry() -> None:
    owner: dict[str, str] = {}
    for entry in ENTRIES:
        for name in names(entry):
            assert owner.setdefault(name.casefold(), entry.id) == entry.id, (
                f"{name} names both {owner[name.casefold()]} and {entry.id}"
            )
        assert len(set(names(entry))) == len(names(entry)), entry.id


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.id)
def test_names_are_short_noun_phrases(entry: Entry) -> None:
    assert 2 <= len(entry.aliases) <= 20
    for name in names(entry):
        assert len(name.split()) <= 6, name
        assert not QUESTION_WORDS.search(name), name
        assert name == name.strip()


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.id)
def test_wording_is_fit_for_an_official(entry: Entry) -> None:
    assert len(entry.answer) <= 600
    assert 1 <= len(SENTENCE_END.findall(entry.answer)) <= 4
    assert entry.answer.endswith(".")
    for text in (entry.answer, entry.status_note, *entry.sources):
        assert not TRACES.search(text), text
        assert "\n" not in text


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.id)
def test_standing_is_told(entry: Entry) -> None:
    assert entry.status_as_of == date(2026, 11, 21)
    if entry.status is not Status.IN_FORCE:
        assert entry.status_note.endswith(".")
    if entry.status in {Status.REPLACED, Status.ENDED}:
        assert entry.valid_to or DOCUMENT.search(entry.status_note), entry.status_note
        assert entry.valid_to is None or entry.valid_to < entry.status_as_of
    if entry.status is Status.IN_FORCE and entry.valid_to:
        assert entry.valid_to > entry.status_as_of


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.id)
def test_a_replaced_decree_is_never_in_force(entry: Entry) -> None:
    ended = ("98/2023", "91/2017", "01/2024/TT-BNV", "15/2003")
    if entry.legal and all(any(number in basis.document for number in ended) for basis in entry.legal):
        assert entry.status in {Status.REPLACED, Status.ENDED}
        assert entry.valid_to


def test_content_of_the_2022_law_points_to_the_2026_law() -> None:
    entry = BY_ID["F36"]
    assert entry.status is Status.UNCERTAIN
    assert "06/2026/QH16" in entry.status_note
    assert BY_ID["F08"].status_note == "Thông tư 01/2024/TT-BNV đã được Thông tư 15/2025/TT-BNV thay từ 05/8/2025."
    assert (BY_ID["F06"].valid_from, BY_ID["F06"].valid_to) == (date(2024, 1, 1), date(2025, 6, 30))


@pytest.mark.parametrize("entry", [e for e in ENTRIES if re.fullmatch(r"F82[a-u]", e.id)], ids=lambda entry: entry.id)
def test_bonuses_are_coefficient_times_base_salary(entry: Entry) -> None:
    pairs = re.findall(r"hệ số (\d+,\d), tức ([\d.]+) đồng", entry.answer)
    assert pairs or entry.id == "F82u"
    for coefficient, amount in pairs:
        assert round(float(coefficient.replace(",", ".")) * 2_530_000) == int(amount.replace(".", ""))
    assert "2.530.000" in entry.answer
    assert "chưa làm tròn" in entry.answer


def test_bonus_of_the_grassroots_emulation_fighter() -> None:
    answer = BY_ID["F82b"].answer
    assert "hệ số 1,0" in answer
    assert "2.530.000 đồng" in answer


def test_draft_law_and_unread_articles_are_left_out() -> None:
    assert not {"F04", "F53", "F68", "F69"} & set(BY_ID)
    assert all(basis.article != "Điều 9" for basis in BY_ID["F55"].legal)
    assert all("Điều 93" not in basis.article for basis in BY_ID["F67"].legal)


def test_a_valid_entry_loads_and_is_frozen(tmp_path: Path) -> None:
    write(tmp_path, VALID)
    (entry,) = load_handbook(tmp_path)
    assert entry.valid_from == date(2024, 1, 1)
    assert entry.valid_to is None
    with pytest.raises(ValueError, match="frozen"):
        entry.term = "bằng khen"


@pytest.mark.parametrize(
    ("field", "value", "named", "remedy"),
    [
        ("colour", "red", "field colour", "remove the field or correct its name"),
        ("aliases", ["giấy khen", "giấy khen của Chủ tịch UBND cấp xã"], "field aliases.1", "1 to 6 words"),
        ("aliases", ["giấy khen", "giấy khen là gì"], "field aliases.1", "without question words"),
        ("valid_from", "2024-13-45", "field valid_from", "correct the value"),
        ("status", "draft", "field status", "in_force"),
        ("answer", "a" * 601, "field answer", "600"),
    ],
)
def test_a_broken_field_is_named(tmp_path: Path, field: str, value: object, named: str, remedy: str) -> None:
    write(tmp_path, VALID, {**VALID, "id": "F02", field: value})
    message = failure(tmp_path)
    second = line_of(tmp_path / "a.yaml", "id: F02")
    lines = (tmp_path / "a.yaml").read_text(encoding="utf-8").splitlines()
    line = next(number for number in range(second, len(lines) + 1) if lines[number - 1].strip().startswith(f"{field}:"))
    assert message.startswith(f"a.yaml, line {line}, {named}: expected ")
    assert "found" in message
    assert remedy in message


def test_an_unquoted_wrong_date_is_named(tmp_path: Path) -> None:
    write(tmp_path, VALID)
    path = tmp_path / "a.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("'2024-01-01'", "2024-02-31"), encoding="utf-8")
    assert failure(tmp_path).startswith(f"a.yaml, line {line_of(path, 'valid_from')}, field valid_from: expected ")


def test_a_missing_field_points_to_its_entry(tmp_path: Path) -> None:
    write(tmp_path, VALID, {key: value for key, value in VALID.items() if key != "answer"} | {"id": "F02"})
    assert failure(tmp_path).startswith(
        f"a.yaml, line {line_of(tmp_path / 'a.yaml', 'id: F02')}, field answer: expected "
    )


def test_a_doubtful_answer_needs_a_note(tmp_path: Path) -> None:
    write(tmp_path, {**VALID, "status": "uncertain"})
    assert "expected a status_note when status is uncertain" in failure(tmp_path)


def test_broken_yaml_names_file_and_line(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text('- id: F01\n  term: "giấy khen\n  aliases: [a, b]\n', encoding="utf-8")
    message = failure(tmp_path)
    assert re.match(r"a\.yaml, line \d, field none: expected YAML, found: .+; remedy: check the quotes", message)


def test_a_file_without_a_list_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("id: F01\n", encoding="utf-8")
    assert failure(tmp_path).startswith("a.yaml, line 1, field none: expected a list of entries")


def test_an_id_used_in_two_files_is_refused(tmp_path: Path) -> None:
    write(tmp_path, VALID)
    write(tmp_path, VALID, name="b.yaml")
    assert failure(tmp_path) == "b.yaml, line 1, field id: expected a new id, found F01 again; remedy: renumber one"
