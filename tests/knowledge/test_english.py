"""English questions get the words and the order of the field; Vietnamese ones are never taken for English."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge.vietnamese.accents import AccentRestorer
from knowledge.vietnamese.english import from_english, is_english


@pytest.mark.parametrize(
    ("asked", "meant"),
    [
        ("What is the emulation theme of Kon Tum in 2019?", "chủ đề thi đua của Kon Tum năm 2019 là gì?"),
        ("Which directives launched the movement?", "chỉ thị nào phát động phong trào?"),
        ("Under which Government decree is it awarded?", "theo nghị định chính phủ nào tặng?"),
        ("How many blood units does Vinh Long aim to collect?", "bao nhiêu đơn vị máu Vinh Long phấn đấu thu?"),
        ("Who signed Plan 77/KH-UBND?", "ai ký kế hoạch 77/KH-UBND?"),
        ("When was Resolution 12-NQ/TU issued?", "nghị quyết 12-NQ/TU ban hành ngày nào?"),
        ("Is Circular 05/2019/TT-BNV still in force?", "thông tư 05/2019/TT-BNV còn hiệu lực không?"),
        ("Who is the cluster leader in Kon Tum province?", "cụm trưởng ở tỉnh Kon Tum là ai?"),
        ("when did the second phase begin", "đợt 2 bắt đầu ngày nào"),
        ("Which wards rewarded war invalids?", "phường nào khen thưởng thương binh?"),
        ("How many emulation fighters were commended?", "bao nhiêu chiến sĩ thi đua khen thưởng?"),
        ("Who is the director who attended the conference?", "giám đốc dự hội nghị là ai?"),
        ("What should be avoided when proposing commendations?", "tránh khi đề nghị khen thưởng gì?"),
        ("What is Plan 77/KH-UBND about?", "kế hoạch 77/KH-UBND về việc gì?"),
        ("Which plan does Plan 77/KH-UBND replace?", "kế hoạch nào kế hoạch 77/KH-UBND thay thế?"),
        ("When was the pact of cluster no. 4 signed?", "giao ước cụm thi đua số 4 ký ngày nào?"),
        ("Could you tell me the theme of the movement?", "cho biết chủ đề phong trào?"),
        ("What are the targets of the 60-day campaign at An Khê?", "chỉ tiêu chiến dịch 60 ngày ở An Khê là gì?"),
    ],
)
def test_an_english_question_gets_the_words_and_the_order_of_the_field(asked: str, meant: str) -> None:
    assert from_english(asked) == meant


@pytest.mark.parametrize(
    "question",
    [
        "khen thưởng đột xuất là gì", "khen thuong dot xuat la gi", "NQ68", "", "the nao la thi dua",
        "an toan giao thong o dau",
        "do ai ban hanh", "in an tai lieu to chuc hoi nghi", "to chuc he thi dua the thao can gi",
        "slogan của huyện là gì",
        "deadline nop ho so khen thuong la khi nao", "on dinh tinh hinh the nao", "ban tin do co ten la gi",
    ],
)  # fmt: skip
def test_a_vietnamese_question_is_unchanged(question: str) -> None:
    assert not is_english(question)
    assert from_english(question) == question


def test_of_several_meanings_the_one_is_chosen_that_goes_with_its_neighbours() -> None:
    coal = AccentRestorer(["Khẩu hiệu công ty treo ở cửa lò, khẩu hiệu công ty đã cũ."], {})
    shop = AccentRestorer(["Khẩu hiệu doanh nghiệp treo ở cửa hàng, khẩu hiệu doanh nghiệp đã cũ."], {})
    asked = "What is the slogan of the company?"
    assert from_english(asked, coal.likeliest) == "khẩu hiệu công ty là gì?"
    assert from_english(asked, shop.likeliest) == "khẩu hiệu doanh nghiệp là gì?"


@pytest.mark.parametrize(
    ("asked", "meant"),
    [
        ("How many referees went to the SEA Games?", "trọng tài"),
        ("How many referees went to the SEA Games?", "SEA Games"),
        ("When must a commendation be suspended?", "khi nào"),
        ("When did the cluster sign the pledge?", "ngày nào"),
        ("When was the campaign summed up?", "tổng kết"),
    ],
)
def test_a_simple_question_has_the_words_of_the_field(asked: str, meant: str) -> None:
    assert meant in from_english(asked)


@pytest.mark.parametrize("form", ["organized", "organising", "organises", "organise"])
def test_forms_and_spellings_of_a_word_mean_the_same(form: str) -> None:
    assert "tổ chức" in from_english(f"Which unit {form} the conference?")


@pytest.mark.parametrize("name", ["An Giang", "Nguyen Van To", '"Sạch từ nhà ra ngõ"', "34-CT/TW", "UBND"])
def test_names_quotes_and_numbers_stay(name: str) -> None:
    assert name in from_english(f"Which people know about {name} and the movement?")


@settings(deadline=None, derandomize=True)
@given(st.text(st.sampled_from("what is the of 2023 -'\"?May an 1st Đ"), max_size=60))
def test_any_text_is_read_without_an_error(text: str) -> None:
    assert isinstance(from_english(text), str)
