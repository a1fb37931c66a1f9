"""Phrases of answers and refusals: how a courteous colleague would say it."""

from collections.abc import Sequence

PARAPHRASE = "diễn giải, không phải nguyên văn"
WARNING_SIGN = "⚠ "
BASIS = "Căn cứ: {legal}."
NO_BASIS = "Căn cứ: theo thực tiễn; nguồn hiện có không nêu điều khoản."
FROM_PRACTICE = "thực tiễn; {sources}"
ALSO_IN_SOURCES = "Trong các nguồn hiện có:"
RELATED = "Có thể liên quan:"

EMPTY = "Anh/chị chưa nhập câu hỏi. Xin cho biết anh/chị muốn hỏi gì về thi đua, khen thưởng."
NO_LETTERS = (
    "Tôi chưa đọc được câu hỏi này. "
    "Anh/chị vui lòng viết lại bằng chữ, ví dụ: “Chủ đề thi đua năm 2023 của tỉnh là gì?”"
)
TOO_LONG = "Câu hỏi dài quá, tôi chỉ đọc được tối đa {limit} ký tự. Anh/chị vui lòng rút gọn, mỗi lần hỏi một việc."
COURTESY = "Dạ, cảm ơn anh/chị. Khi cần hỏi về thi đua, khen thưởng, anh/chị cứ nhắn cho tôi."
OUT_OF_SCOPE = "Tôi chỉ trả lời về thi đua, khen thưởng theo các nguồn đang có, nên không trả lời được câu này."
NOT_IN_SOURCES = "Các nguồn tôi đang có không nêu điều này, nên tôi không trả lời để tránh sai."
NO_SUCH_DOCUMENT = (
    "Không nguồn nào tôi đang có nhắc đến văn bản mang số này, nên tôi không trả lời được. "
    "Anh/chị vui lòng kiểm tra lại số, ký hiệu."
)
NO_SUCH_PHASE = "Nguồn của nơi anh/chị hỏi không chia thành đợt như vậy, nên tôi không trả lời được."


def list_lead(count: int, noun: str, names: Sequence[str]) -> str:
    """How many items follow, and where they are named."""
    return f"{count} {noun} được nêu trong nguồn của {', '.join(names)}:"


def more_items(count: int) -> str:
    """Items of a list that did not fit."""
    return f"Còn {count} mục nữa; anh/chị hỏi cụ thể hơn để xem tiếp."


def definition_lead(term: str, paraphrase: str) -> str:
    """The term, and that what follows is a paraphrase."""
    return f"{term[:1].upper()}{term[1:]} ({PARAPHRASE}): {paraphrase}"


def holds_from(day: str) -> str:
    """An entry that does not reach back to the year asked for."""
    return f"Nội dung này áp dụng từ {day}, chưa phải quy định của năm anh/chị hỏi."


def held_until(day: str) -> str:
    """An entry that had ended before the year asked for."""
    return f"Nội dung này chỉ áp dụng đến hết {day}, không còn cho năm anh/chị hỏi."


def doubted(words: str) -> str:
    """What a reviewer wrote about a figure of the source."""
    return f"Lưu ý về số liệu trong nguồn: {words}"


def now_is(place: str, successor: str) -> str:
    """What has become of a unit that no longer exists."""
    return f"Lưu ý: {place} nay là {successor}."


RANKS = {True: "văn bản chính thức", False: "bản tin"}
DISAGREE = (
    "Lưu ý: các nguồn trên ghi khác nhau; xin đối chiếu bản gốc, ưu tiên văn bản chính thức và cấp ban hành cao hơn."
)


def place_not_covered(places: Sequence[str], known: Sequence[str]) -> str:
    """No source of that place, and whose sources there are."""
    return (
        f"Tôi chưa có nguồn nào của {', '.join(places)}, nên không trả lời thay bằng nơi khác. "
        f"Hiện có nguồn của: {', '.join(known)}."
    )


def year_not_covered(years: Sequence[int], known: Sequence[int]) -> str:
    """No source for that year, and for which years there are."""
    asked, there = ", ".join(map(str, years)), ", ".join(map(str, known))
    return f"Tôi chưa có nguồn nào cho năm {asked} ở phạm vi anh/chị hỏi. Hiện có nguồn cho năm: {there}."


PLACES = "nơi phát động thi đua"
WHICH_ONE = "Anh/chị muốn hỏi về nơi nào, năm nào? Hiện có:"


def this_year_unknown(year: int) -> str:
    """Nothing for this year; which places and years there are follows."""
    return f"Tôi chưa có nguồn cho năm nay ({year}). {WHICH_ONE}"


def choice(place: str, year: int, question: str) -> str:
    """A question that a person may pick instead."""
    return f"{place}, năm {year}: {question}"


AS_OF = "Tính đến {day}:"
THIS_MOVEMENT, THIS_PHASE = "phong trào này", "đợt này"


def as_of(day: str, noun: str, standing: str) -> str:
    """How the one thing that is asked about stands on a day."""
    return f"Tính đến {day}, {noun} {standing}."


def none_running(day: str) -> str:
    """Nothing runs any more of what the sources tell; what there was follows."""
    return f"Tính đến {day}, các nguồn tôi có không còn phong trào, đợt thi đua nào đang diễn ra. Gần đây nhất:"


_STANDS = {
    "dang-thuc-hien": ("đang thực hiện", "đang thực hiện đến {day}"),
    "sap-toi": ("chưa bắt đầu", "chưa bắt đầu"),
    "con-hieu-luc": ("còn hiệu lực", "có hiệu lực đến {day}"),
    "da-ket-thuc": ("đã kết thúc", "đã kết thúc {day}"),
    "het-hieu-luc": ("hết hiệu lực", "hết hiệu lực từ {day}"),
}


def stands(state: str, day: str) -> str:
    """How a campaign or a document stands, with its day where one is known; empty where nobody tells."""
    alone, dated = _STANDS.get(state, ("", ""))
    return dated.format(day=day) if day else alone


def reaches(state: str, day: str) -> str:
    """The time that a document's own title names: whether it was repealed is another matter."""
    return f"giai đoạn {'đã hết' if state == 'da-ket-thuc' else 'đến'} {day}"


FROM_PICTURE = "đọc từ bản chụp, cần đối chiếu"


def page(number: int) -> str:
    """Where in its original a quote stands."""
    return f"trang {number}"


def directive_title(kind: str, number: str, day: str, issuer: str) -> str:
    """A document as letters name it."""
    return " ".join(
        part for part in (kind, number, f"ngày {day}" if day else "", f"của {issuer}" if issuer else "") if part
    )


def according_to(kind: str, title: str) -> str:
    """The report that names a document."""
    return f"theo {kind} {title}"


NOT_YET_EFFECTIVE = "chưa có hiệu lực"
EXPIRED = "hết hiệu lực"


def effective_from(day: str) -> str:
    """A document that does not hold yet."""
    return f"có hiệu lực từ {day}"


def expired(day: str) -> str:
    """A document that holds no longer."""
    return f"hết hiệu lực từ {day}"


def document_title(name: str, number: str, day: str, issuer: str) -> str:
    """A document as letters name it, its number introduced by "số"."""
    parts = (name, f"số {number}" if number else "", f"ngày {day}" if day else "", f"của {issuer}" if issuer else "")
    return " ".join(part for part in parts if part)


def legal_place(point: str, clause: str, article: str, annex: str, attached: str) -> str:
    """A place in a legal text, smallest first: "điểm a khoản 2 Điều 5"; several of one list go together."""
    places = (_counted("điểm", point), _counted("khoản", clause), f"Điều {article}" if article else "", annex, attached)
    return " ".join(place for place in places if place)


def _counted(noun: str, numbers: str) -> str:
    several = numbers.split(", ")
    if len(several) == 1:
        return f"{noun} {numbers}" if numbers else ""
    if len(several) > 3:
        return f"các {noun} từ {several[0]} đến {several[-1]}"
    return f"các {noun} {', '.join(several[:-1])} và {several[-1]}"
