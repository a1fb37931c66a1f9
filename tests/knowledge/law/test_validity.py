"""From when to when a document holds by its own words, and what it does to which others."""

from datetime import date

import pytest

from knowledge.validity import Change, Effect, read_validity, same_document
from tests.knowledge.law.texts import DECREE

ISSUED = date(2031, 3, 5)


@pytest.mark.parametrize(
    ("words", "start", "unsure"),
    [
        ("Luật này có hiệu lực thi hành từ ngày 01 tháng 7 năm 2032.", date(2032, 7, 1), ()),
        ("Thông tư này có hiệu lực kể từ ngày 15/4/2031.", date(2031, 4, 15), ()),
        ("Quyết định này có hiệu lực kể từ ngày ký.", ISSUED, ()),
        ("Nghị định này có hiệu lực thi hành sau 45 ngày, kể từ ngày ký ban hành.", date(2031, 4, 19), ()),
        ("Nghị định này có hiệu lực sau 15 ngày kể từ ngày đăng Công báo.", None, ("effective_from",)),
        ("Luật này có hiệu lực từ ngày 01/01/2033, trừ quy định tại khoản 2 Điều này.", date(2033, 1, 1),
         ("effective_from",)),
        ("Hợp đồng có hiệu lực từ ngày 01/01/2033.", None, ()),
    ],
)  # fmt: skip
def test_the_first_day_is_read_and_exceptions_are_marked(
    words: str, start: date | None, unsure: tuple[str, ...]
) -> None:
    found = read_validity(words, ISSUED)
    assert (found.effective_from, found.unsure) == (start, unsure)


@pytest.mark.parametrize(
    ("words", "expires"),
    [
        ("Nghị quyết này có hiệu lực từ ngày 01/01/2032 đến hết ngày 31/12/2034.", date(2035, 1, 1)),
        ("Nghị định này hết hiệu lực kể từ ngày 01 tháng 3 năm 2033.", date(2033, 3, 1)),
        ("Thông tư số 5/2020/TT-BHĐ hết hiệu lực kể từ ngày 01/5/2031.", None),
    ],
)
def test_the_day_of_its_own_end_is_read(words: str, expires: date | None) -> None:
    assert read_validity(words, ISSUED).expires == expires


@pytest.mark.parametrize(
    ("words", "effects"),
    [
        ("Nghị định này thay thế Nghị định số 90/2022/NĐ-CP ngày 05 tháng 11 năm 2022 của Chính phủ.",
         [Effect(change=Change.REPLACES, target="90/2022/NĐ-CP")]),
        ("Bãi bỏ khoản 3 Điều 20 Nghị định số 31/2027/NĐ-CP ngày 04/4/2027 của Chính phủ.",
         [Effect(change=Change.REPEALS, target="31/2027/NĐ-CP", part="khoản 3 Điều 20")]),
        ("Luật Đèn biển số 7/2010/QH12 hết hiệu lực kể từ ngày Luật này có hiệu lực thi hành.",
         [Effect(change=Change.REPLACES, target="7/2010/QH12")]),
        ("Sửa đổi, bổ sung Điều 4 của Thông tư số 8/2029/TT-BHĐ ngày 12/02/2029.",
         [Effect(change=Change.AMENDS, target="8/2029/TT-BHĐ", part="Điều 4")]),
        ("Căn cứ Luật số 1/2020/QH14 đã được sửa đổi, bổ sung theo Luật số 2/2022/QH15;", []),
        ("Theo Luật Đèn biển số 7/2010/QH12, trạm giữ sổ đèn.", []),
        ("2. Bãi bỏ các văn bản sau đây:\na) Nghị định số 1/2020/NĐ-CP ngày 02/01/2020;\n"
         "b) Điều 4 Thông tư số 3/2021/TT-BHĐ.\n3. Các trạm thi hành theo Nghị định số 9/2019/NĐ-CP.",
         [Effect(change=Change.REPEALS, target="1/2020/NĐ-CP"),
          Effect(change=Change.REPEALS, target="3/2021/TT-BHĐ", part="Điều 4")]),
        ("Các văn bản sau hết hiệu lực kể từ ngày Luật này có hiệu lực:\n- Nghị định số 91/2017/NĐ-CP;\n"
         "- Nghị định số 85/2014/NĐ-CP.\nNghị định số 5/2022/NĐ-CP còn được thi hành.",
         [Effect(change=Change.REPLACES, target="91/2017/NĐ-CP"),
          Effect(change=Change.REPLACES, target="85/2014/NĐ-CP")]),
        ("Thay thế cụm từ “đèn dầu” bằng cụm từ “đèn điện” tại Nghị định số 6/2018/NĐ-CP.",
         [Effect(change=Change.AMENDS, target="6/2018/NĐ-CP")]),
        ("Bãi bỏ một số điều của Thông tư số 8/2029/TT-BHĐ.",
         [Effect(change=Change.REPEALS, target="8/2029/TT-BHĐ", part="một số điều")]),
    ],
)  # fmt: skip
def test_what_it_does_to_others_is_read_with_their_numbers(words: str, effects: list[Effect]) -> None:
    assert list(read_validity(words, ISSUED).effects) == effects


def test_the_decree_tells_when_it_holds_and_what_it_replaces() -> None:
    found = read_validity(DECREE, ISSUED)
    assert (found.effective_from, found.expires) == (date(2031, 5, 1), None)
    assert [(effect.change, effect.target, effect.part) for effect in found.effects] == [
        (Change.AMENDS, "08/2029/NĐ-CP", ""),
        (Change.AMENDS, "15/2030/NĐ-CP", ""),
        (Change.REPLACES, "90/2022/NĐ-CP", ""),
        (Change.REPEALS, "31/2027/NĐ-CP", "khoản 3 Điều 20"),
    ]


def test_a_number_is_the_same_however_it_is_spaced() -> None:
    assert same_document("8/2029/NĐ-CP", "08/2029/NĐ-CP")
    assert not same_document("08/2029/NĐ-CP", "08/2030/NĐ-CP")
    assert not same_document("", "")
