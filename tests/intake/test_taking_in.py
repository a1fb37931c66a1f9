"""A document that an editor sends while the assistant runs is read, kept and answered from."""

import shutil
import zipfile
from pathlib import Path

import pytest

from bot.assembly import LibraryAssistant, ensure_index
from bot.settings import Settings
from bot.taking_in import TakingIn
from bot.wording import intake as say
from index.embedding import SentenceEmbeddings
from index.library import Library

ANNOUNCEMENTS = Path(__file__).parents[1] / "announcements"


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    sources = tmp_path / "sources"
    sources.mkdir()
    shutil.copy(ANNOUNCEMENTS / "02_bokhcn_ke_hoach.txt", sources)
    return Settings(sources_dirs=(sources,), added_dir=tmp_path / "added", store_dir=tmp_path / "store")


@pytest.fixture
def rebuilt() -> list[bool]:
    return []


@pytest.fixture
def taking_in(settings: Settings, rebuilt: list[bool]) -> TakingIn:
    return TakingIn(settings, lambda: rebuilt.append(True))


def words_of(name: str) -> bytes:
    return (ANNOUNCEMENTS / name).read_bytes()


def test_one_line_says_what_was_added_and_the_same_is_not_added_twice(
    taking_in: TakingIn, rebuilt: list[bool], settings: Settings
) -> None:
    first = taking_in("../../kế hoạch.txt", words_of("06_hoabinh_chi_thi.txt"))
    assert first.words.startswith("✓ Đã thêm “") and "\n" not in first.words
    assert first.source and (settings.added_dir / "kế hoạch.yaml").is_file()
    again = taking_in("khác.txt", words_of("06_hoabinh_chi_thi.txt"))
    assert again.words == say.refused("khác.txt", "KNOWN", {"source": first.source})
    assert (again.source, rebuilt) == ("", [True])


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        ("rong.txt", b"", "✗ rong.txt: tệp rỗng"),
        ("la.exe", b"MZ\x00", "✗ la.exe: chưa đọc được loại tệp này"),
        ("hỏng.zip", b"PK", "✗ hỏng.zip: "),
        ("", b"", "✗ tai-lieu: tệp rỗng"),
        ("../..", b"", "✗ tai-lieu: tệp rỗng"),
        ("a\\..\\b.txt", b"", "✗ b.txt: tệp rỗng"),
        ("😀" * 300 + ".txt", b"", "✗ 😀"),
    ],
)
def test_what_cannot_be_read_is_refused_in_one_line(
    taking_in: TakingIn, rebuilt: list[bool], name: str, content: bytes, why: str
) -> None:
    taken = taking_in(name, content)
    assert taken.words.startswith(why) and "\n" not in taken.words
    assert (taken.source, rebuilt) == ("", [])


def test_an_archive_is_told_of_file_by_file(taking_in: TakingIn, tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "hai.zip", "w") as archive:
        archive.writestr("a.txt", words_of("06_hoabinh_chi_thi.txt"))
        archive.writestr("b.txt", b"")
    taken = taking_in("hai.zip", (tmp_path / "hai.zip").read_bytes())
    assert "✓ Đã thêm “" in taken.words and "✗ b.txt: tệp rỗng" in taken.words


@pytest.mark.slow
def test_the_assistant_answers_from_what_was_taken_in(settings: Settings) -> None:
    embedding = SentenceEmbeddings(Settings().embedding_model or "var/model/multilingual-e5-small")
    ensure_index(settings.store_dir, settings.folders, embedding, lambda *_: None)
    assistant = LibraryAssistant(lambda: Library.open(settings.store_dir, embedding))

    def rebuild() -> None:
        ensure_index(settings.store_dir, settings.folders, embedding, lambda *_: None)
        assistant.reopen()

    before = set(assistant.overview().sources)
    taken = TakingIn(settings, rebuild)("chi-thi.txt", words_of("06_hoabinh_chi_thi.txt"))
    assert set(assistant.overview().sources) - before == {taken.source}
    answer = assistant.answer("Bước một của phong trào bỏ hủ tục ở Hòa Bình làm từ tháng nào tới tháng nào?")
    assert {citation.source for citation in answer.citations} == {taken.source}
