"""Names of administrative units: tiers, mergers, persons and common words that only sound like a place."""

import pytest

from knowledge.vietnamese.places import Level, Place, gazetteer, key_of, most_named


def find(text: str, *known: str) -> list[Place]:
    return gazetteer().find(text, known)


def names(text: str, *known: str) -> list[str]:
    return [place.unit for place in find(text, *known)]


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("UBND tỉnh Tây Ninh phát động", "Tỉnh Tây Ninh"), ("phong trào của tay ninh", "Tỉnh Tây Ninh"),
        ("TP. Hồ Chí Minh", "Thành phố Hồ Chí Minh"), ("TPHCM", "Thành phố Hồ Chí Minh"),
        ("thi xa ayun pa", "Thị xã Ayun Pa"), ("tp đông hà", "Thành phố Đông Hà"), ("Chưprông", "Huyện Chư Prông"),
        ("tỉnh Hoà Bình", "Tỉnh Hòa Bình"), ("Thừa Thiên Huế", "Thành phố Huế"), ("SỞ NỘI VỤ NGHỆ AN", "Tỉnh Nghệ An"),
        ("Khánh Hoà", "Tỉnh Khánh Hòa"), ("dak lak", "Tỉnh Đắk Lắk"), ("Sài Gòn", "Thành phố Hồ Chí Minh"),
    ],
)  # fmt: skip
def test_a_unit_is_known_by_the_names_people_write(text: str, unit: str) -> None:
    assert names(text) == [unit]


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("UBND tỉnh Đăk Nông", "Tỉnh Đắk Nông"), ("tỉnh Đăk Lăk", "Tỉnh Đắk Lắk"), ("huyện Đak Song", "Huyện Đắk Song"),
        ("Bà Rịa - Vũng Tàu", "Tỉnh Bà Rịa - Vũng Tàu"),
    ],
)  # fmt: skip
def test_other_spellings_of_a_unit_lead_to_it(text: str, unit: str) -> None:
    assert names(text) == [unit]


def test_the_word_before_a_name_tells_its_tier() -> None:
    (district,), (commune,) = find("huyện Đức Cơ"), find("xã Đức Cơ")
    assert (district.level, commune.level) == (Level.DISTRICT, Level.COMMUNE)
    assert "Gia Lai" in commune.provinces


def test_several_communes_of_a_place_are_told_by_the_place() -> None:
    (district,) = find("các xã Đức Cơ")
    assert district.level is Level.DISTRICT


def test_an_emoji_before_a_name_changes_nothing() -> None:
    (commune,) = find("❤️ xã Đức Cơ")
    assert commune.level is Level.COMMUNE


@pytest.mark.parametrize(
    ("old", "new"),
    [("Hậu Giang", "Cần Thơ"), ("Kon Tum", "Quảng Ngãi"), ("Bình Định", "Gia Lai"), ("Tây Ninh", "Tây Ninh")],
)
def test_the_register_knows_what_became_of_a_province(old: str, new: str) -> None:
    assert gazetteer().merged[old] == new


def test_every_old_province_has_one_of_34_successors() -> None:
    assert len(gazetteer().merged) == 63
    assert len(set(gazetteer().merged.values())) == 34


@pytest.mark.parametrize(
    "text",
    [
        "Chủ tịch Hồ Chí Minh ra lời kêu gọi thi đua ái quốc", "học tập tư tưởng, đạo đức, phong cách Hồ Chí Minh",
        "ông Đồng Văn Thanh", "đời sống xã hội", "huyện nào dẫn đầu", "hòa bình, hữu nghị", "thống nhất ý chí",
    ],
)  # fmt: skip
def test_persons_and_common_words_are_no_places(text: str) -> None:
    assert find(text) == []


@pytest.mark.parametrize(
    "text", ["đồng chí Nguyễn Thái Bình", "bà Trần Hà Giang dự lễ", "anh Nguyễn Bắc Giang", "Hoàng Thị Hải Dương"]
)
def test_the_end_of_a_full_name_is_no_place(text: str) -> None:
    assert find(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "có hai phong trào thi đua nào", "đạt kết quả cao bằng năm trước", "don vi nao da nang cao chat luong",
        "danh gia lai phong trao", "kiem tra vinh danh dien hinh", "viet nam dinh huong den 2030", "Thái Bình Dương",
    ],
)  # fmt: skip
def test_neighbouring_words_that_sound_like_a_province_are_none(text: str) -> None:
    assert find(text) == []


def test_a_district_typed_plainly_counts_where_the_sources_know_it() -> None:
    assert names("chu de thi dua cua dong ha") == []
    assert names("chu de thi dua cua dong ha", "dongha") == ["Thành phố Đông Hà"]


def test_accents_that_were_typed_must_be_those_of_the_name() -> None:
    assert names("đông hạ", "dongha") == []


def test_several_places_are_found_in_order() -> None:
    text = "Gia Lai, Kon Tum và thành phố Đông Hà"
    assert [place.span.of(text) for place in find(text)] == ["Gia Lai", "Kon Tum", "Đông Hà"]
    assert most_named(find("Kon Tum, Gia Lai, tỉnh Gia Lai")) == find("Kon Tum, Gia Lai")[1]
    assert most_named([]) is None


def test_keys_ignore_accents_spaces_and_case() -> None:
    assert key_of("Chư Prông") == key_of("chuprong") == key_of("CHU PRÔNG")


@pytest.mark.parametrize("text", ["nguyen tac khen thuong hau giang", "Nguyên tắc khen thưởng hậu giang là gì"])
def test_a_word_that_ends_like_a_title_is_no_title(text: str) -> None:
    assert [place.name for place in gazetteer().find(text, {"haugiang"})] == ["Hậu Giang"]


def test_the_districts_of_a_province_are_asked_for_by_its_name() -> None:
    (place,) = gazetteer().find("nam 2023 cac huyen hau giang khen thuong bao nhieu ca nhan", {"haugiang"})
    assert place.unit == "Tỉnh Hậu Giang"


def test_the_end_of_a_word_is_no_word_for_a_unit() -> None:
    assert [place.unit for place in gazetteer().find("HN ĐHTT Bến Tre")] == ["Tỉnh Bến Tre"]


def test_the_beginning_of_a_longer_name_is_no_commune() -> None:
    assert [place.unit for place in find("UBND xã Mỹ An họp")] == ["Xã Mỹ An"]
    assert find("UBND xã Mỹ An Hòa họp") == []
    assert [place.unit for place in find("UBND xã Mỹ An Đồng Tháp họp")][:1] == ["Xã Mỹ An"]
