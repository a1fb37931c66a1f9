"""Retrieval measured on a folder of judged questions: against figures worked out by hand, and by the command."""

import json
import math
from pathlib import Path

import pytest

from index.articles import Article, retriever_over
from scripts.evaluation.measures import hit, ndcg, of_rankings
from scripts.evaluation.retrieval import FolderError, Judged, reader, stripped
from scripts.evaluation.vectors import KeptEmbeddings
from tests.index.fakes import CountingModel, word_counts
from tests.scripts.conftest import Run

ARTICLES = {
    "a": "Thời giờ làm việc\n\n1. Người lao động làm việc tám giờ một ngày.\n\n2. Làm thêm không quá bốn giờ.",
    "b": "Nghỉ lễ\n\n1. Người lao động nghỉ Tết năm ngày.\n\n2. Ngày nghỉ trùng nghỉ tuần thì được nghỉ bù.",
    "c": "Hợp đồng thuê nhà phải lập thành văn bản.",
}


def test_a_hit_counts_only_within_its_depth() -> None:
    assert hit(["x", "a"], {"a"}, 1) == 0.0
    assert hit(["x", "a"], {"a"}, 10) == 1.0
    assert hit([*"123456789x", "a"], {"a"}, 10) == 0.0


def test_ndcg_is_what_paper_and_pencil_give() -> None:
    assert ndcg(["a", "b"], {"a": 1}) == 1.0
    assert ndcg(["x", "a"], {"a": 1}) == pytest.approx(1 / math.log2(3))
    both = ndcg(["a", "x", "b"], {"a": 1, "b": 1})
    assert both == pytest.approx((1 + 1 / math.log2(4)) / (1 + 1 / math.log2(3)))
    graded = ndcg(["b", "a"], {"a": 2, "b": 1})
    assert graded == pytest.approx((1 + 2 / math.log2(3)) / (2 + 1 / math.log2(3)))
    assert ndcg(["x"], {}) == 0.0


def test_rankings_are_averaged_and_a_relevance_of_nought_is_none() -> None:
    found = of_rankings([["a", "b"], ["x", "b"]], [{"a": 1}, {"b": 1, "x": 0}])
    assert found == {"hit@1": 0.5, "hit@10": 1.0, "ndcg@10": round((1 + 1 / math.log2(3)) / 2, 4)}


def test_stripping_takes_all_marks_and_keeps_capitals_and_numbers() -> None:
    assert stripped("Điều 5: Khen thưởng ĐỘT XUẤT, Ủy ban") == "Dieu 5: Khen thuong DOT XUAT, Uy ban"


def test_a_question_without_accents_is_read_with_those_of_the_texts() -> None:
    read = reader(ARTICLES.values())
    assert read("nguoi lao dong nghi tet may ngay").lower().startswith("người lao động nghỉ tết")


def test_an_article_is_read_whole_and_by_clauses_under_title_and_heading() -> None:
    parts = Article("Bộ luật Lao động", ARTICLES["b"]).parts()
    assert parts[0].startswith("Bộ luật Lao động. Nghỉ lễ")
    assert parts[1:] == [
        "Bộ luật Lao động. Nghỉ lễ. 1. Người lao động nghỉ Tết năm ngày.",
        "Bộ luật Lao động. Nghỉ lễ. 2. Ngày nghỉ trùng nghỉ tuần thì được nghỉ bù.",
    ]
    assert Article("", ARTICLES["c"]).parts() == [ARTICLES["c"]]


def test_points_stay_with_their_clause_and_a_long_clause_is_cut_between_sentences() -> None:
    points = Article("", "Quyền\n1. Công dân có quyền:\na) Khiếu nại;\nb) Tố cáo.\n2. Không ai bị cản trở.").parts()
    assert points[1:] == ["Quyền. 1. Công dân có quyền: a) Khiếu nại; b) Tố cáo.", "Quyền. 2. Không ai bị cản trở."]
    long = Article("", " ".join(f"Câu thứ {at} nói về một việc khác hẳn." for at in range(100))).parts()
    assert len(long) > 2
    assert all(part.endswith(".") and len(part) <= 1500 for part in long[1:])
    assert " ".join(long[1:]) == long[0]


def test_the_best_part_of_an_article_counts() -> None:
    retriever = retriever_over([Article("", text) for text in ARTICLES.values()], CountingModel())
    clause = "2. Ngày nghỉ trùng nghỉ tuần thì được nghỉ bù."
    best = retriever.matches(clause, everything=True)
    assert best[0].number == 1
    assert len(best) == len(ARTICLES)
    parts = Article("", ARTICLES["b"]).parts()
    assert best[0].cosine == pytest.approx(max(float(word_counts(part) @ word_counts(clause)) for part in parts))
    assert retriever.invoke(clause)[0].page_content == parts[0]


def folder(path: Path, **changed: str) -> Path:
    files = {
        "corpus.jsonl": "\n".join(json.dumps({"id": key, "text": text}) for key, text in ARTICLES.items()),
        "queries.jsonl": "\n".join(
            json.dumps(row)
            for row in (
                {"id": "q1", "text": "Người lao động được nghỉ Tết mấy ngày?"},
                {"id": "q2", "text": "Làm thêm tối đa bao nhiêu giờ?"},
                {"id": "q3", "text": "Không ai đánh giá câu này"},
            )
        ),
        "qrels.tsv": "query_id\tpassage_id\trelevance\nq1\tb\t1\nq2\ta\t1\nq2\tc\t0\n",
    }
    for name, content in {**files, **changed}.items():
        (path / name).write_text(content, encoding="utf-8")
    return path


def test_a_folder_is_read_with_the_questions_that_were_judged(tmp_path: Path) -> None:
    judged = Judged.read(folder(tmp_path))
    assert judged.ids == ("a", "b", "c")
    assert judged.relevance == ({"b": 1}, {"a": 1, "c": 0})
    assert len(judged.questions) == 2


@pytest.mark.parametrize(
    ("name", "content", "complaint"),
    [
        ("corpus.jsonl", '{"id": "a"}', "corpus.jsonl, line 1: expected JSON with id, text"),
        ("queries.jsonl", "no json", "queries.jsonl, line 1: expected JSON"),
        ("qrels.tsv", "q1\tb\t1\nq2 a", "qrels.tsv, line 2: expected query, passage, relevance"),
        ("qrels.tsv", "q1\tz\t1", "found no 'z'"),
        ("qrels.tsv", "q9\ta\t1", "expected questions with a relevant passage, found none"),
    ],
)
def test_a_broken_folder_is_named(tmp_path: Path, name: str, content: str, complaint: str) -> None:
    with pytest.raises(FolderError) as caught:
        Judged.read(folder(tmp_path, **{name: content}))
    assert complaint in str(caught.value)


def test_vectors_of_passages_are_kept_and_give_the_same_rows_again(tmp_path: Path) -> None:
    class Counting(KeptEmbeddings, CountingModel):
        """Keeps the vectors of a model that counts words."""

        def __init__(self) -> None:
            CountingModel.__init__(self)
            KeptEmbeddings.__init__(self, "word-counts", tmp_path)

    first, again = Counting(), Counting()
    rows = first.encode(["một hai", "ba", "một hai"], "passage")
    assert first.encoded == ["một hai", "ba"]
    assert (again.encode(["ba", "bốn", "một hai"], "passage")[[2, 0]] == rows[:2]).all()
    assert again.encoded == ["bốn"]


@pytest.mark.slow
def test_the_command_measures_a_folder(run: Run, tmp_path: Path) -> None:
    place = folder(tmp_path)
    finished = run("evaluate", "retrieval", place, "--json", "--vectors", tmp_path / "vectors")
    assert finished.returncode == 0, finished.stderr
    figures = json.loads(finished.stdout)
    assert figures["typed"] == {"hit@1": 1.0, "hit@10": 1.0, "ndcg@10": 1.0}
    assert set(figures["stripped"]) == {"hit@1", "hit@10", "ndcg@10"}
    assert list((tmp_path / "vectors").glob("*.npz"))
    broken = run("evaluate", "retrieval", folder(tmp_path, **{"qrels.tsv": ""}))
    assert (broken.returncode, broken.stdout) == (1, "")
    assert "expected questions with a relevant passage" in broken.stderr
