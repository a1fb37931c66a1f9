"""Folders of announcements: cards, front matter, bare files, and errors that say file, expected, found and remedy."""

import hashlib
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from knowledge.catalogue import CatalogueError, load_sources
from knowledge.source import Source

TEXT = (
    "Sở Nội vụ tỉnh Lạng Sơn phát động thi đua năm 2024\n"
    "Sáng ngày 14/3/2024, Sở Nội vụ tổ chức lễ phát động phong trào thi đua với sự tham gia của toàn ngành.\n"
)
Folder = Callable[..., Path]


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    def make(**files: str | bytes) -> Path:
        for name, content in files.items():
            path = tmp_path / name.replace("__", ".")
            path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return tmp_path

    return make


def one(folder: Path) -> Source:
    (source,) = load_sources([folder])
    return source


def failure(*folders: Path) -> str:
    with pytest.raises(CatalogueError) as caught:
        load_sources(folders)
    return str(caught.value)


def test_a_bare_file_is_a_source(folder: Folder) -> None:
    source = one(folder(lang_son__txt=TEXT))
    assert (source.id, source.origin) == ("lang_son", "lang_son")
    assert source.text == TEXT.strip()
    assert source.provenance.raw_sha256 == hashlib.sha256(TEXT.encode()).hexdigest()


def test_a_card_describes_its_raw_file(folder: Folder) -> None:
    source = one(folder(tin__txt=TEXT, lang_son__yaml="origin: tin.txt\nissuer: Báo Xứ Lạng\npublished: 2024-03-15\n"))
    assert (source.id, source.origin) == ("lang_son", "tin")
    assert (source.provenance.issuer, source.provenance.published) == ("Báo Xứ Lạng", date(2024, 3, 15))


def test_front_matter_describes_the_text_behind_it(folder: Folder) -> None:
    front = "---\ntitle: Thi đua ở Lạng Sơn\npublished: 2024-03-15\nlayout: post\n---\n"
    source = one(folder(tin__md=front + TEXT))
    assert source.provenance.title == "Thi đua ở Lạng Sơn"
    assert source.provenance.published == date(2024, 3, 15)
    assert source.text == TEXT.strip()


def test_the_order_is_that_of_the_ids_whatever_the_folder(tmp_path: Path) -> None:
    for name in ("mot", "hai"):
        (tmp_path / name).mkdir()
    (tmp_path / "mot" / "b.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "hai" / "a.txt").write_text(TEXT, encoding="utf-8")
    assert [source.id for source in load_sources([tmp_path / "mot", tmp_path / "hai"])] == ["a", "b"]


@pytest.mark.parametrize("name", ["Tây Ninh, năm 2023", "a b?&#", "x" * 90, "日本"])
@pytest.mark.parametrize("card", [False, True])
def test_an_id_is_safe_in_a_path_and_an_address(tmp_path: Path, name: str, card: bool) -> None:
    (tmp_path / ("raw.txt" if card else f"{name}.txt")).write_text(TEXT, encoding="utf-8")
    if card:
        (tmp_path / f"{name}.yaml").write_text("origin: raw.txt\n", encoding="utf-8")
    identifier = one(tmp_path).id
    assert identifier.isascii()
    assert len(identifier) <= 60
    assert all(char.isalnum() or char in "_-" for char in identifier)


def test_a_byte_order_mark_is_not_part_of_the_text(folder: Folder) -> None:
    assert one(folder(a__txt=b"\xef\xbb\xbf" + TEXT.encode())).text == TEXT.strip()


@pytest.mark.parametrize(
    ("card", "named"),
    [
        ("origin: tin.txt\ncolour: red\n", ["card.yaml", "colour", "'red'", "correct it"]),
        ("origin: tin.txt\npublished: mai\n", ["card.yaml", "published", "'mai'", "correct it"]),
        ("origin: tin.txt\nperiod: {start: 2024-03-01, end: 2024-01-01}\n", ["card.yaml", "period", "start <= end"]),
        ("origin: tin.txt\nraw_sha256: xyz\n", ["card.yaml", "raw_sha256", "'xyz'"]),
        ("origin: other.txt\n", ["card.yaml", "expected 'origin'", "'other.txt'", "put the file there"]),
        ("title: Tên\n", ["card.yaml", "expected 'origin'", "put the file there"]),
        ("- tin.txt\n", ["card.yaml", "expected YAML of 'name: value' lines", "found list", "correct it"]),
        ("", ["card.yaml", "expected YAML of 'name: value' lines", "correct it"]),
        ("origin: [\n", ["card.yaml", "expected YAML", "correct it"]),
        ("origin: tin.txt\npublished: 2024-02-31\n", ["card.yaml", "correct it"]),
    ],
)
def test_a_wrong_card_is_named(folder: Folder, card: str, named: list[str]) -> None:
    message = failure(folder(tin__txt=TEXT, card__yaml=card))
    assert [words for words in named if words not in message] == []


def test_a_card_in_another_encoding_is_named(folder: Folder) -> None:
    assert "card.yaml" in failure(folder(tin__txt=TEXT, card__yaml=b"origin: tin.txt\ntitle: \xd0\xf3\n"))


@pytest.mark.parametrize(
    "front", ["---\ntitle: [\n---\n", "---\npublished: mai\n---\n", "---\npublished: 2024-02-31\n---\n"]
)
def test_wrong_front_matter_is_named(folder: Folder, front: str) -> None:
    message = failure(folder(tin__txt=front + TEXT))
    assert "tin.txt" in message
    assert "correct it" in message


@pytest.mark.parametrize("codec", ["utf-16", "cp1258"])
def test_another_encoding_is_refused_with_a_remedy(folder: Folder, codec: str) -> None:
    message = failure(folder(tin__txt=TEXT.encode(codec, "replace")))
    assert "tin.txt: expected UTF-8 text, found byte 0x" in message
    assert "save it as UTF-8" in message


@pytest.mark.parametrize("content", ["", " \n\t\n", "Quay lại\nTrang chủ\n", "---\ntitle: Tên\n---\n"])
def test_a_file_without_an_announcement_is_refused(folder: Folder, content: str) -> None:
    message = failure(folder(tin__txt=content))
    assert "tin.txt: expected the text of an announcement, found nothing" in message
    assert "remove the file" in message


def test_a_raw_file_that_has_changed_is_refused(folder: Folder) -> None:
    digest = hashlib.sha256(TEXT.encode()).hexdigest()
    path = folder(tin__txt=TEXT, card__yaml=f"origin: tin.txt\nraw_sha256: {digest}\n")
    assert one(path).id == "card"
    (path / "tin.txt").write_text(TEXT + "Thêm một câu.\n", encoding="utf-8")
    message = failure(path)
    assert "tin.txt: expected the raw file of card.yaml unchanged, found sha256 " in message
    assert "restore it or correct the card" in message


@pytest.mark.parametrize("other", ["tin.md", "Tin.txt"])
def test_two_sources_of_one_id_are_refused(folder: Folder, other: str) -> None:
    path = folder(tin__txt=TEXT, **{other: TEXT})
    assert "expected each source once, found 'tin' twice; rename" in failure(path)


def test_two_cards_of_one_raw_file_are_refused(folder: Folder) -> None:
    assert "tin.txt" in failure(folder(tin__txt=TEXT, a__yaml="origin: tin.txt\n", b__yaml="origin: tin.txt\n"))


def test_no_source_and_no_folder_are_refused(tmp_path: Path) -> None:
    assert "expected at least one .txt or .md announcement, found none" in failure(tmp_path)
    assert "check the path" in failure(tmp_path / "none")


def test_a_text_under_a_mark_of_secrecy_is_refused_without_its_words(folder: Folder) -> None:
    told = failure(folder(kin__txt=f"TỐI MẬT\n{TEXT}"))
    assert "kin.txt" in told
    assert TEXT.split("\n")[0] not in told
