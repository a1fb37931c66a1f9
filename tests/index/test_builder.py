"""Building: the whole index or the old one, nothing in between; and nothing is embedded twice."""

import threading
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from filelock import FileLock

from index.builder import CURRENT, VERSIONS, BusyStore, build, is_current
from index.embedding import SentenceEmbeddings, Vectors
from index.library import Library
from index.manifest import BrokenIndex, Manifest, MissingIndex, StaleIndex
from tests.index.fakes import CAO_BANG, DET_MAY, CountingModel, FailingModel, full_disk, source


def whole(store: Path, model: SentenceEmbeddings) -> list[str]:
    """Ids of the sources of a store that opens without complaint."""
    return sorted(Library.open(store, model).sources)


def versions(store: Path) -> list[Path]:
    return sorted((store / VERSIONS).iterdir())


def test_what_was_built_is_opened(tmp_path: Path) -> None:
    model = CountingModel()
    manifest = build(tmp_path, [CAO_BANG, DET_MAY], (), model)
    library = Library.open(tmp_path, model)
    assert library.sources == {"cao-bang": CAO_BANG, "det-may": DET_MAY}
    assert manifest.passages == len(library.passages) == len(library.passage_retriever.store.documents)
    assert {library.text_of(passage) for passage in library.passages} >= {*CAO_BANG.text.split("\n")}
    assert (tmp_path / "texts" / "det-may.txt").read_text(encoding="utf-8") == DET_MAY.text


def test_an_index_is_current_until_a_source_or_the_model_changes(tmp_path: Path) -> None:
    build(tmp_path, [CAO_BANG], (), CountingModel())
    assert is_current(tmp_path, [CAO_BANG], (), "word-counts")
    assert not is_current(tmp_path, [CAO_BANG, DET_MAY], (), "word-counts")
    assert not is_current(tmp_path, [source("cao-bang", "Một câu khác hẳn về thi đua.")], (), "word-counts")
    assert not is_current(tmp_path, [CAO_BANG], (), "another")
    assert not is_current(tmp_path / "none", [CAO_BANG], (), "word-counts")


def test_unchanged_texts_are_not_embedded_again(tmp_path: Path) -> None:
    build(tmp_path, [CAO_BANG], (), CountingModel())
    again, more, other = CountingModel(), CountingModel(), CountingModel("another")
    build(tmp_path, [CAO_BANG], (), again)
    assert again.encoded == []
    build(tmp_path, [CAO_BANG, DET_MAY], (), more)
    assert more.encoded
    assert all("det-may" in text for text in more.encoded)
    build(tmp_path, [CAO_BANG], (), other)
    assert any("cao-bang" in text for text in other.encoded)


def test_progress_ends_at_the_total(tmp_path: Path) -> None:
    heard: list[tuple[int, int]] = []
    build(tmp_path, [CAO_BANG, DET_MAY], (), CountingModel(), lambda done, total: heard.append((done, total)))
    assert heard[-1][0] == heard[-1][1] > 0
    assert [done for done, _ in heard] == sorted(done for done, _ in heard)


def test_one_version_is_kept(tmp_path: Path) -> None:
    for sources in ([CAO_BANG], [DET_MAY], [CAO_BANG, DET_MAY]):
        build(tmp_path, sources, (), CountingModel())
        assert versions(tmp_path) == [(tmp_path / CURRENT).resolve()]
        assert whole(tmp_path, CountingModel()) == [each.id for each in sources]


@pytest.mark.parametrize("failure", [full_disk(), RuntimeError("defect"), KeyboardInterrupt()])
def test_a_build_that_fails_leaves_the_old_version_in_use(tmp_path: Path, failure: BaseException) -> None:
    build(tmp_path, [CAO_BANG], (), CountingModel())
    with pytest.raises(type(failure)):
        build(tmp_path, [CAO_BANG, DET_MAY], (), FailingModel(failure))
    assert whole(tmp_path, CountingModel()) == ["cao-bang"]
    assert len(versions(tmp_path)) == 1
    build(tmp_path, [CAO_BANG, DET_MAY], (), CountingModel())
    assert whole(tmp_path, CountingModel()) == ["cao-bang", "det-may"]


def test_a_full_disk_at_the_first_build_leaves_no_index(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="No space left"):
        build(tmp_path, [CAO_BANG], (), FailingModel(full_disk()))
    assert versions(tmp_path) == []
    with pytest.raises(MissingIndex):
        Library.open(tmp_path, CountingModel())


def test_the_old_version_answers_while_the_new_one_is_built(tmp_path: Path) -> None:
    build(tmp_path, [CAO_BANG], (), CountingModel())
    seen: list[list[str]] = []

    class Watching(CountingModel):
        def encode(self, texts: Sequence[str], prompt: str, advance: Callable[[int], None] = lambda _: None) -> Vectors:
            seen.append(whole(tmp_path, CountingModel()))
            return super().encode(texts, prompt, advance)

    build(tmp_path, [CAO_BANG, DET_MAY], (), Watching())
    assert seen == [["cao-bang"]]
    assert whole(tmp_path, CountingModel()) == ["cao-bang", "det-may"]


def test_a_second_build_at_the_same_time_is_refused(tmp_path: Path) -> None:
    build(tmp_path, [CAO_BANG], (), CountingModel())
    with (
        FileLock(tmp_path / "build.lock"),
        pytest.raises(BusyStore, match="expected no other build, found one running"),
    ):
        build(tmp_path, [DET_MAY], (), CountingModel())
    assert whole(tmp_path, CountingModel()) == ["cao-bang"]


def test_two_builds_at_once_end_in_a_whole_index(tmp_path: Path) -> None:
    refused: list[str] = []

    def run() -> None:
        try:
            build(tmp_path, [CAO_BANG, DET_MAY], (), CountingModel())
        except BusyStore as problem:
            refused.append(str(problem))

    threads = [threading.Thread(target=run) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(refused) < 4
    assert whole(tmp_path, CountingModel()) == ["cao-bang", "det-may"]


def test_leftovers_of_killed_builds_are_removed(tmp_path: Path) -> None:
    build(tmp_path, [CAO_BANG], (), CountingModel())
    (tmp_path / VERSIONS / "vkilled").mkdir()
    (tmp_path / VERSIONS / "vkilled" / "passages.faiss").write_bytes(b"half")
    (tmp_path / ".current.vkilled").symlink_to("versions/vkilled")
    assert whole(tmp_path, CountingModel()) == ["cao-bang"]
    build(tmp_path, [CAO_BANG], (), CountingModel())
    assert versions(tmp_path) == [(tmp_path / CURRENT).resolve()]
    assert not list(tmp_path.glob(".current.*"))


def test_a_broken_index_is_mended_by_the_next_build(tmp_path: Path) -> None:
    build(tmp_path, [CAO_BANG], (), CountingModel())
    (tmp_path / CURRENT / "passages.faiss").write_bytes(b"broken")
    assert not is_current(tmp_path, [CAO_BANG], (), "word-counts")
    with pytest.raises(BrokenIndex):
        Library.open(tmp_path, CountingModel())
    build(tmp_path, [CAO_BANG], (), CountingModel())
    assert whole(tmp_path, CountingModel()) == ["cao-bang"]


@pytest.mark.parametrize("char", ["\u2028", "\u2029", "\u00a0", '"', "\\", "😀"])
def test_an_index_of_a_text_with_any_character_opens(tmp_path: Path, char: str) -> None:
    text = source("ky-tu", f"Sở Nội vụ{char} tổ chức lễ phát động phong trào thi đua năm 2024.")
    build(tmp_path, [text], (), CountingModel())
    assert Library.open(tmp_path, CountingModel()).sources == {"ky-tu": text}


def test_an_index_of_another_model_is_refused(tmp_path: Path) -> None:
    build(tmp_path, [CAO_BANG], (), CountingModel())
    with pytest.raises(StaleIndex, match="built with word-counts, settings ask for another: run make index"):
        Library.open(tmp_path, CountingModel("another"))
    assert Manifest.read(tmp_path / CURRENT).model == "word-counts"
