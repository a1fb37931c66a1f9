"""The page of the register says what another source does to a document."""

import html
import re
from datetime import date
from types import SimpleNamespace

from bot.overview.choice import Choice
from bot.overview.register import rows
from bot.platforms.web_forms import TEMPLATES
from knowledge.facts.extract import collect
from knowledge.metadata import read_provenance
from knowledge.source import Provenance, Source
from tests.knowledge.law.texts import DECREE


def test_a_row_names_the_change_its_place_its_source_and_its_day() -> None:
    source = Source("nd77", "nd77", DECREE, read_provenance(DECREE, "", Provenance()))
    listed = rows(collect([source]), {"nd77": source}, (), date(2032, 1, 1))
    offers: dict[str, list[str]] = {"place": [], "year": [], "issuer": [], "state": []}
    page = TEMPLATES.get_template("register.html").render(
        sheet=SimpleNamespace(rows=listed, number=1, last=1, previous="", next=""),
        choice=Choice(), offers=offers, counted="", here="/van-ban", today=date(2032, 1, 1),
    )  # fmt: skip
    words = " ".join(html.unescape(re.sub(r"<[^>]*>", " ", page)).split())
    assert "Bị thay thế bởi Nghị định số 77/2031/NĐ-CP từ 01/05/2031" in words
    assert "Bị bãi bỏ khoản 3 Điều 20 bởi Nghị định số 77/2031/NĐ-CP" in words
    assert 'href="/nguon/nd77"' in page
