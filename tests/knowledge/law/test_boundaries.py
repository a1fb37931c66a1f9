"""Every article, clause and point begins a passage, whatever a printed page or an amendment puts between them."""

import json
import os
import re
from pathlib import Path

import pytest

from knowledge.cleaning import clean
from knowledge.structure import split
from knowledge.structure.articles import is_law
from knowledge.structure.prose import split_prose
from tests.knowledge.law.texts import BEGINS, DECREE, begun, passages_of, place_of, read_in_columns
from tests.knowledge.pages import PAGES
from tests.knowledge.test_structure import of, uncovered

LAW = os.environ.get("TDKT_LAW", "")
PASSAGES = passages_of(DECREE)
ARTICLES = {place: at for place, at in BEGINS.items() if re.fullmatch(r"\d+[a-z]?", place)}
LESSER = {place: at for place, at in BEGINS.items() if "." in place}


def quotes(place: str) -> list[str]:
    return [passage.span.of(DECREE) for passage in PASSAGES if place_of(passage) == place]


def headings(place: str) -> list[str]:
    return [passage.heading for passage in PASSAGES if place_of(passage) == place]


def test_the_decree_is_long_enough_to_prove_something() -> None:
    assert len(ARTICLES) >= 60
    assert len(LESSER) >= 140


def test_every_article_begins_a_passage() -> None:
    begins = begun(PASSAGES)
    assert {place: begins.get(place) for place in ARTICLES} == ARTICLES


def test_nearly_every_clause_and_point_begins_a_passage() -> None:
    begins = begun(PASSAGES)
    right = [place for place, at in LESSER.items() if begins.get(place) == at]
    assert len(right) >= 0.98 * len(LESSER), sorted(set(LESSER) - set(right))


@pytest.mark.parametrize("width", [60, 80, 100])
def test_lines_broken_by_a_page_begin_nothing_else(width: int) -> None:
    text, begins = read_in_columns(width)
    found = begun(passages_of(text))
    assert {place: at for place, at in found.items() if place} == begins


def test_nothing_else_is_taken_for_a_unit() -> None:
    assert set(begun(PASSAGES)) - {""} == set(BEGINS)


def test_all_but_page_numbers_and_running_headers_is_covered() -> None:
    left_out = re.sub(r"CÔNG BÁO/Số 101 \+ 102/Ngày 05-3-2031|^(?:17|33)$", "", DECREE, flags=re.MULTILINE)
    missing = len(re.findall(r"\w", DECREE)) - len(re.findall(r"\w", left_out))
    assert len(uncovered(DECREE, PASSAGES)) == missing


def test_no_passage_runs_over_a_page_header() -> None:
    assert not [passage for passage in PASSAGES if "CÔNG BÁO" in passage.span.of(DECREE)]
    assert quotes("6.2")[1] == "số lần hỏng máy và cách khắc phục."


@pytest.mark.parametrize(
    ("place", "words"),
    [
        ("5.1.đ", "đ) Người trực đêm được tính ngang người trực ngày."),
        ("3.12", "12. Người giúp việc trạm là người dân trên đảo được trạm thuê theo ngày."),
        ("42.2", "2. Hồ sơ gửi sau thời hạn quy định tại khoản 1\nĐiều 39 được chuyển sang năm sau."),
        ("23a.2", "2. Không có tai nạn trong năm."),
        ("57.4", "4. Bãi bỏ Điều 11."),
    ],
)
def test_a_unit_is_quoted_whole(place: str, words: str) -> None:
    assert quotes(place) == [words]


def test_what_an_amendment_quotes_stays_with_it() -> None:
    assert "“Điều 7. Ghi sổ đèn" in "\n".join(quotes("57.1"))
    assert "c) Ghi vào sổ đèn." in "\n".join(quotes("57.3"))
    assert "2. Chuyến bị hoãn" in "\n".join(quotes("58"))


def test_a_paragraph_behind_the_points_is_their_clauses() -> None:
    assert quotes("14.2")[-1] == "Kết quả kiểm tra được đọc trước toàn trạm trong ngày."


def test_the_path_leads_from_the_chapter_to_the_words_before_a_list() -> None:
    assert headings("12.1.đ") == [
        "PHẦN THỨ NHẤT NHỮNG QUY ĐỊNH CHUNG › Chương II CÁC ĐỢT THI ĐUA › Mục 1 PHÁT ĐỘNG › "
        "Điều 12. Chỉ tiêu thi đua › 1. Chỉ tiêu chung:"
    ]
    assert headings("13")[-1].endswith("Mục 2 THEO DÕI VÀ TỔNG KẾT › Tiểu mục 1 THEO DÕI › Điều 13. Sổ thi đua")
    assert quotes("19")[0] == "Điều 19. Tiêu chuẩn “Thợ đèn biển giỏi”"
    assert "Điều 39 Thời hạn gửi hồ sơ" in headings("39.1")[0]
    assert headings("6.1")[0].endswith("trong việc tổ chức các đợt thi đua ngắn ngày và dài ngày")


def test_a_row_of_a_table_stands_under_its_header() -> None:
    rows = [passage for passage in PASSAGES if "Thợ đèn biển giỏi” | 0,4" in passage.span.of(DECREE)]
    assert [row.span.of(DECREE) for row in rows] == ["2 | “Thợ đèn biển giỏi” | 0,4 lần mức lương cơ sở"]
    assert rows[0].heading.endswith("STT | Danh hiệu, hình thức | Mức thưởng")
    assert rows[0].heading.startswith("PHỤ LỤC I MỨC TIỀN THƯỞNG")


def test_a_form_is_kept_whole_and_its_articles_are_none() -> None:
    form = quotes("Phụ lục II")[-1]
    assert form.startswith("Tên trạm:")
    assert form.endswith("ghi rõ họ tên.")


def test_a_signature_is_kept_whole() -> None:
    tail = [passage.span.of(DECREE) for passage in PASSAGES if not passage.fields][-2:]
    assert tail == ["- Lưu: VT, HĐ (2b).", "TM. CHÍNH PHỦ\nTHỦ TƯỚNG\n(Đã ký)\nTrần Hải Vân"]


def test_the_articles_of_an_attached_regulation_are_its_own() -> None:
    text = (
        "UBND TỈNH NINH HẢI\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSố: 9/QĐ-UBND\nQUYẾT ĐỊNH\nBan hành quy chế họp\n"
        "Điều 1. Ban hành kèm theo Quyết định này Quy chế họp.\nĐiều 2. Quyết định này có hiệu lực từ ngày ký.\n"
        "Nơi nhận:\nTM. ỦY BAN NHÂN DÂN\nQUY CHẾ\nHỌP GIAO BAN\n(Ban hành kèm theo Quyết định số 9/QĐ-UBND)\n"
        "Chương I\nQUY ĐỊNH CHUNG\nĐiều 1. Phạm vi\n1. Quy chế này quy định việc họp.\n2. Họp vào thứ hai.\n"
        "Điều 2. Thành phần\nTrưởng các phòng dự họp."
    )
    passages = passages_of(text)
    own = [passage for passage in passages if passage.fields.get("attached") == "Quy chế"]
    assert [place_of(passage) for passage in own if place_of(passage)] == ["1", "1.1", "1.2", "2", "2"]
    assert [place_of(p) for p in passages if "attached" not in p.fields and place_of(p)] == ["1", "2"]


@pytest.mark.parametrize("name", PAGES)
def test_an_announcement_is_cut_by_sentence_as_ever(name: str) -> None:
    source = of(clean(PAGES[name]).text)
    assert not is_law(source.text)
    assert split(source) == split_prose(source)


@pytest.mark.skipif(not LAW, reason="TDKT_LAW is not set: name a folder of laws with their articles as .articles.json")
def test_the_articles_of_a_real_law_are_those_that_others_found() -> None:
    known = sorted(Path(LAW).glob("*.articles.json"))
    assert known, f"TDKT_LAW={LAW} holds no .articles.json"
    for path in known:
        text = clean(path.with_name(path.name.replace(".articles.json", ".txt")).read_text(encoding="utf-8")).text
        passages = passages_of(text)
        begins = begun(passages)
        for article in json.loads(path.read_text(encoding="utf-8")):
            number, body = article["dieu"], article["text"].split("\n")
            assert re.match(rf"Điều {number}\b", text[begins[number] :]), number
            begun_here = [p.span.of(text) for p in passages if p.fields.get("article") == number]
            marked = [line for line in body if re.match(r"\d+\. |[a-zđ]\) ", line)]
            missing = [line for line in marked if not any(line.startswith(q[:25]) for q in begun_here if len(q) > 3)]
            assert missing == [], number
