"""What a scan leaves in doubt is not read into a document's card."""

import json
from pathlib import Path

from knowledge.catalogue import load_sources

LINES = [
    "UBND TỈNH NINH HẢI", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Số: 27/KH-UBND", "Ninh Hải, ngày 05 tháng 6 năm 2031",
    "KẾ HOẠCH", "Phát động thi đua giữ đèn", "Các trạm giữ đèn sáng suốt đêm, gửi kết quả về tỉnh trước mùa biển động.",
]  # fmt: skip


def test_a_number_read_with_doubt_is_unknown_and_marked(tmp_path: Path) -> None:
    text = "\n".join(LINES)
    words, at = [], 0
    for word in text.split():
        start = text.index(word, at)
        at = start + len(word)
        words.append([start, at, 1, [10, 10, 20, 20], 40 if word == "27/KH-UBND" else 99])
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    written = {"file": "a.png", "sizes": [[595, 842]], "words": words}
    (tmp_path / "a.pages.json").write_text(json.dumps(written), encoding="utf-8")
    (source,) = load_sources([tmp_path])
    card = source.provenance
    assert (card.form, card.number) == ("Kế hoạch", "")
    assert "number" in card.unsure
    assert card.published is not None
    (tmp_path / "a.pages.json").unlink()
    (sure,) = load_sources([tmp_path])
    assert sure.provenance.number == "27/KH-UBND"
