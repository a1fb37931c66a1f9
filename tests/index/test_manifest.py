"""An index that is missing, stale or broken is refused by name, with the remedy."""

from pathlib import Path

import pytest

from index.builder import CURRENT, build
from index.manifest import NAME, BrokenIndex, Manifest, MissingIndex, StaleIndex, StoreError
from tests.index.fakes import CAO_BANG, CountingModel


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    build(tmp_path, [CAO_BANG], (), CountingModel())
    return tmp_path / CURRENT


def test_a_whole_index_passes(folder: Path) -> None:
    manifest = Manifest.read(folder)
    assert manifest.require("word-counts").verify(folder) is manifest
    assert manifest.sources == {"cao-bang": CAO_BANG.provenance.raw_sha256}
    assert set(manifest.files) == {str(p.relative_to(folder)) for p in folder.rglob("*") if p.is_file()} - {NAME}


def test_no_index_is_missing(tmp_path: Path) -> None:
    with pytest.raises(MissingIndex, match="expected an index, found none; run make index"):
        Manifest.read(tmp_path)


@pytest.mark.parametrize("content", ["", "{", "{}", "[]", "null", '{"format": 2}'])
def test_another_manifest_is_broken(folder: Path, content: str) -> None:
    (folder / NAME).write_text(content, encoding="utf-8")
    with pytest.raises(BrokenIndex, match="expected a manifest of format 2, found another; run make index"):
        Manifest.read(folder)


def test_a_manifest_of_stray_bytes_is_broken(folder: Path) -> None:
    (folder / NAME).write_bytes(b"\xff\xfe\x00")
    with pytest.raises(BrokenIndex):
        Manifest.read(folder)


def test_another_model_or_format_is_stale(folder: Path) -> None:
    manifest = Manifest.read(folder)
    with pytest.raises(StaleIndex, match="built with word-counts, settings ask for bge-m3: run make index"):
        manifest.require("bge-m3")
    with pytest.raises(StaleIndex, match="built in format 99"):
        manifest.model_copy(update={"format": 99}).require("word-counts")


def test_each_changed_or_missing_file_is_broken(folder: Path) -> None:
    manifest = Manifest.read(folder)
    for name in manifest.files:
        path = folder / name
        content = path.read_bytes()
        path.write_bytes(content + b" ")
        with pytest.raises(BrokenIndex, match="found another; run make index"):
            manifest.verify(folder)
        path.unlink()
        with pytest.raises(BrokenIndex, match="found none; run make index"):
            manifest.verify(folder)
        path.write_bytes(content)
    assert manifest.verify(folder) is manifest


def test_every_error_of_an_index_has_one_root() -> None:
    assert all(issubclass(error, StoreError) for error in (MissingIndex, StaleIndex, BrokenIndex))
