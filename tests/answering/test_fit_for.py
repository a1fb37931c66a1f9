"""A handbook entry answers only what it holds: the very award, an amount of the time asked for, no person it omits."""

from datetime import date

import pytest

from bot.answering.fit_for import may_answer
from bot.answering.query import understand
from bot.assembly import HANDBOOK
from knowledge.entry import Entry, load_handbook
from knowledge.vietnamese.accents import AccentRestorer

SIGNALS = {"named": 0.5, "shape": 0.5}
BY_TERM = {entry.term: entry for entry in load_handbook(HANDBOOK)}


def fits(question: str, entry: Entry) -> bool:
    query = understand(question, AccentRestorer([entry.answer, question]), frozenset(), date(2026, 11, 1))
    return may_answer(query, entry, SIGNALS)


@pytest.mark.parametrize(
    ("question", "term", "fit"),
    [
        ("Tiền thưởng Huân chương Lao động là bao nhiêu?", "tiền thưởng Huân chương Lao động", True),
        ("Tiền thưởng Huân chương Quân công là bao nhiêu?", "tiền thưởng Huân chương Lao động", False),
        ("Tiêu chuẩn Huân chương Lao động gồm những gì?", "tiền thưởng Huân chương Lao động", False),
        ("Mức lương cơ sở năm 2019 là bao nhiêu?", "mức lương cơ sở", False),
        ("Mức lương cơ sở là bao nhiêu?", "mức lương cơ sở", True),
        ("Ai ký Nghị định 161/2026/NĐ-CP?", "Nghị định 161/2026/NĐ-CP", False),
        ("Nghị định 161/2026/NĐ-CP có hiệu lực từ khi nào?", "Nghị định 161/2026/NĐ-CP", True),
        ("Điều 90 Nghị định 161/2026/NĐ-CP quy định gì?", "Nghị định 161/2026/NĐ-CP", False),
        ("Thông tư 15/2025/TT-BNV kèm mấy phụ lục?", "Thông tư 20/2025/TT-BNV", False),
        ("Thông tư nào hướng dẫn Nghị định 152/2025/NĐ-CP?", "Thông tư 15/2025/TT-BNV", True),
        ("Huyện Đức Cơ cũ giờ chia thành những xã nào?", "thị xã Ayun Pa", False),
        ("Bộ trưởng Nội vụ tên gì?", "Hội đồng Thi đua Trung ương", False),
        ("Theo bạn giấy khen có xứng đáng không?", "giấy khen", False),
        ("Chủ đề của giấy khen là gì?", "giấy khen", False),
        ("Mức lương cơ sở năm 2029 là bao nhiêu?", "mức lương cơ sở", False),
        ("Bằng khen của Thủ tướng cho tập thể thưởng bao nhiêu?", "tiền thưởng Bằng khen Thủ tướng", False),
        ("Bằng khen của Thủ tướng cho cá nhân thưởng bao nhiêu?", "tiền thưởng Bằng khen Thủ tướng", True),
        ("Kỷ niệm chương ngành Thuế thưởng tối đa mấy lần lương cơ sở?", "tiền thưởng kỷ niệm chương", False),
        ("Kỷ niệm chương của bộ thưởng tối đa mấy lần lương cơ sở?", "tiền thưởng kỷ niệm chương", True),
        ("Đại hội Thi đua yêu nước toàn quốc lần thứ XII họp ngày nào?", "phong trào thi đua 2026–2030", False),
        ("Nghỉ thai sản 6 tháng có được xét Lao động tiên tiến không?", "Lao động tiên tiến", False),
        ("Lao động tiên tiến có được quy định chi tiết cho đơn vị mình không?", "Lao động tiên tiến", True),
        ("Đại hội Thi đua yêu nước toàn quốc là lần thứ mấy?", "phong trào thi đua 2026–2030", True),
        ("Lào có mấy loại huân chương?", "huân chương", False),
        ("Nước ta có mấy loại huân chương?", "huân chương", True),
        ("Chủ tịch Quốc hội nào ký Luật 06/2026/QH16?", "Luật sửa đổi năm 2026", False),
    ],
)
def test_an_entry_is_held_to_what_the_question_turns_on(question: str, term: str, fit: bool) -> None:
    assert fits(question, BY_TERM[term]) is fit
