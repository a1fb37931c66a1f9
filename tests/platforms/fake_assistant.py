"""A plain assistant with fixed answers: markup in a quote, emoji, a very long text, a question back, a refusal."""

import threading
from collections.abc import Sequence
from datetime import date

from bot.answering.answer import Answer, Basis, Citation, Part, PartKind, Reason, Status
from bot.overview.overview import Overview
from bot.platforms.channel import PassageView
from knowledge.fact import FIELDS, Fact, FactKind
from knowledge.source import Period, Provenance, Source
from knowledge.span import Span

SOURCE = "001_bf467de301be45ad"
OTHER = "nguồn/khác:2"  # letters that need care in an address and in a button
TEXTS = {
    SOURCE: (
        "UBND tỉnh phát động phong trào thi đua năm 2023.\n\n"
        "Chủ đề: <b>“Đoàn kết & sáng tạo”</b> <script>alert(1)</script> *đậm* _nghiêng_ [đỏ]cờ[/] 🇻🇳 [1] 😀.\n\n"
        "Các cụm thi đua ký kết giao ước thi đua trước ngày 31/3/2023."
    ),
    OTHER: "Khen thưởng đột xuất là hình thức khen kịp thời cho thành tích lập được ngoài dự kiến. " * 90,
}
TITLES = {SOURCE: "Phát động thi đua năm 2023 <i>", OTHER: "Hướng dẫn khen thưởng"}
MARKED_UP = "<b>“Đoàn kết & sáng tạo”</b> <script>alert(1)</script> *đậm* _nghiêng_ [đỏ]cờ[/] 🇻🇳 [1] 😀"
EXAMPLES = ("Chủ đề <thi đua> năm 2023 là gì?", "Đợt 1 từ ngày nào?")
PICTURE = b"\x89PNG picture"
LONG, CHOOSE, RELATED, BROKEN = "câu dài", "câu nào", "câu lạc đề", "câu hỏng"


TODAY = date(2023, 5, 1)
CARDS = {
    SOURCE: Provenance(
        title=TITLES[SOURCE], short_title="Thi đua 2023 <i>", issuer="UBND tỉnh", place="tỉnh Tây Ninh",
        province="Tây Ninh",        successor="tỉnh <mới>", published=date(2023, 1, 3),
        period=Period(start=date(2023, 1, 1), end=date(2023, 12, 31)),
        url="https://example.invalid/tin",
    ),
    OTHER: Provenance(
        title=TITLES[OTHER], short_title="Hướng dẫn", issuer="UBND tỉnh", place="tỉnh Gia Lai", province="Gia Lai",
        published=date(2020, 1, 3), period=Period(start=date(2020, 1, 1), end=date(2020, 12, 31)),
        url="javascript:alert(1)",
    ),
}  # fmt: skip
SOURCES = {name: Source(name, f"{name}.txt", text, CARDS[name]) for name, text in TEXTS.items()}


def fact(kind: FactKind, source: str, quote: str, doubt: str = "", **fields: str) -> Fact:
    start = TEXTS[source].index(quote)
    return Fact(kind, source, Span(start, start + len(quote)), {**dict.fromkeys(FIELDS[kind], ""), **fields}, doubt)


FACTS = (
    fact(
        FactKind.DIRECTIVE, SOURCE, MARKED_UP, "Cần <đối chiếu>.", type="Chỉ thị", number="01/CT-UBND",
        date="2023-01-03",
        issuer="UBND tỉnh", subject="phát động <b>thi đua</b> năm 2023", register="1-ct-ubnd-2023-01-03",
    ),
    fact(
        FactKind.DIRECTIVE, OTHER, "Khen thưởng đột xuất", type="Chỉ thị", number="34-CT/TW", issuer="Bộ Chính trị",
        register="34-ct-tw",
    ),
    fact(
        FactKind.PHASE, SOURCE, "ký kết giao ước thi đua trước ngày 31/3/2023", name="đợt <1>", number="1",
        **{"from": "2023-01-01", "to": "2023-03-31"},
    ),
)  # fmt: skip


def cite(source: str, quote: str) -> Citation:
    start = TEXTS[source].index(quote)
    label = f"{TITLES[source]}, UBND tỉnh, 03/01/2023"
    return Citation(source, f"{source}.txt", quote, start, start + len(quote), label)


def marked_up() -> Answer:
    first, second = cite(SOURCE, MARKED_UP), cite(SOURCE, "ký kết giao ước thi đua trước ngày 31/3/2023")
    parts = (
        Part(PartKind.WARNING, "Lưu ý 😀: phong trào này đã kết thúc."),
        Part(PartKind.LEAD, "Chủ đề thi đua năm 2023 <của tỉnh>:"),
        Part(PartKind.QUOTE, f"“{first.quote}” [1]", (1,)),
        Part(PartKind.QUOTE, f"“{second.quote}” [2]", (2,)),
        Part(PartKind.PARAPHRASE, "Giao ước thi đua là cam kết giữa các đơn vị trong cụm."),
        Part(PartKind.BASIS, "Căn cứ: Luật Thi đua, khen thưởng 2022."),
        Part(PartKind.SOURCE, f"[1] {first.label}", (1,)),
        Part(PartKind.SOURCE, f"[2] {second.label}", (2,)),
    )
    return Answer(Status.ANSWERED, parts, citations=(first, second), basis=(Basis("b1", "Luật 06/2022/QH15", "…"),))


def long() -> Answer:
    quote = TEXTS[OTHER][:6000].rstrip()
    citation = cite(OTHER, quote)
    parts = (Part(PartKind.LEAD, "Về khen thưởng đột xuất 😀:"), Part(PartKind.QUOTE, f"“{quote}” [1]", (1,)))
    return Answer(Status.ANSWERED, parts, citations=(citation,))  # no source part: the channel has to list it


def choose() -> Answer:
    choices = (
        "Chủ đề thi đua năm 2023 của tỉnh <Tây Ninh> là gì?",
        "Chủ đề thi đua năm 2020 của thành phố Đông Hà là gì?",
    )
    parts = (Part(PartKind.LEAD, "Anh/chị muốn hỏi chủ đề của nơi nào?"), Part(PartKind.CHOICE, f"1. {choices[0]}"))
    return Answer(Status.CLARIFY, parts, Reason.AMBIGUOUS, choices=choices)


def off_topic() -> Answer:
    related = cite(SOURCE, "ký kết giao ước thi đua trước ngày 31/3/2023")
    parts = (Part(PartKind.LEAD, "Xin lỗi anh/chị, các nguồn hiện có chưa nói đến nội dung này."),)
    return Answer(Status.ABSTAINED, parts, Reason.NOT_IN_SOURCES, related=(related,))


ANSWERS = {LONG: long, CHOOSE: choose, RELATED: off_topic}


class FakeAssistant:
    """Answers by the question's words; while ``gate`` is closed it works on, as a model that still loads does."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.histories: list[list[str]] = []
        self.gate = threading.Event()
        self.gate.set()

    def answer(self, question: str, history: Sequence[str] = ()) -> Answer:
        self.asked.append(question)
        self.histories.append(list(history))
        self.gate.wait()
        if BROKEN in question:
            raise RuntimeError(f"broken on {question}")
        return next((make() for words, make in ANSWERS.items() if words in question), None) or marked_up()

    def open(self, source: str, start: int, end: int) -> PassageView | None:
        text = TEXTS.get(source, "")
        if not 0 <= start < end <= len(text):
            return None
        url = "https://example.invalid/tin" if source == SOURCE else "javascript:alert(1)"
        label = f"{TITLES[source]}, UBND tỉnh, 03/01/2023"
        page = 2 if source == SOURCE else None
        return PassageView(TITLES[source], label, text[:start], text[start:end], text[end:], url, page)

    def picture(self, source: str, start: int, end: int) -> bytes | None:
        return PICTURE if source == SOURCE and 0 <= start < end <= len(TEXTS[source]) else None

    def overview(self) -> Overview:
        return Overview(SOURCES, FACTS, TODAY)

    def examples(self) -> tuple[str, ...]:
        return EXAMPLES

    def sources(self) -> list[str]:
        return [f"{title}, UBND tỉnh, 03/01/2023" for title in TITLES.values()]
