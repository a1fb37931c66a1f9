"""Phrases of the pages to look at: register, timeline, sources, a source's text; and of the example questions."""

from bot.wording.channels import NO_SOURCES
from bot.wording.intake import card_fields as card_fields

REGISTER = "Sổ văn bản chỉ đạo"
TIMELINE = "Dòng thời gian thi đua"
SOURCES = "Nguồn tra cứu"
CHAT = "Hỏi đáp"
MENU_NAMES = {"/": CHAT, "/van-ban": "Văn bản", "/dong-thoi-gian": "Dòng thời gian", "/nguon": "Nguồn"}
MENU = "Các trang"
SKIP = "Chuyển đến nội dung chính"

REGISTER_LEAD = (
    "Các văn bản được nêu trong nguồn đang tra cứu. Mở “Trích dẫn” ở mỗi dòng để đọc nguyên văn chỗ nêu văn bản đó."
)
TIMELINE_LEAD = "Thời gian của các phong trào, đợt thi đua theo nguồn đang tra cứu."
SOURCES_LEAD = "Mọi câu trả lời chỉ lấy từ các nguồn dưới đây và sổ tay pháp luật kèm theo."

STATES = {
    "dang-thuc-hien": "Đang thực hiện",
    "sap-toi": "Sắp tới",
    "con-hieu-luc": "Còn hiệu lực",
    "da-ket-thuc": "Đã kết thúc",
    "het-hieu-luc": "Hết hiệu lực",
    "chua-ro": "Chưa rõ",
}
TOLD = {
    "text": "",
    "other": "theo văn bản thay thế",
    "handbook": "theo sổ tay",
    "subject": "theo thời gian nêu trong trích yếu",
    "nowhere": "nguồn không nêu thời hạn",
}

CHANGED = {  # by the words of knowledge.validity.Change
    "thay thế": "Bị thay thế",
    "bãi bỏ": "Bị bãi bỏ",
    "sửa đổi, bổ sung": "Được sửa đổi, bổ sung",
}
BY, TO_CHECK = "bởi", "cần đối chiếu"

# Filters

PLACE, YEAR, ISSUER, STATE, WORDS = "Địa phương", "Năm", "Cơ quan ban hành", "Tình trạng", "Từ khoá"
ALL = "Tất cả"
FILTER, CLEAR = "Lọc", "Bỏ lọc"
FILTER_LABEL = "Lọc danh sách"
NOTHING_FITS = "Không có mục nào khớp với điều kiện lọc."
EMPTY_REGISTER = "Các nguồn đang tra cứu chưa nêu văn bản nào."
EMPTY_TIMELINE = "Các nguồn đang tra cứu chưa nêu thời gian của phong trào nào."
EMPTY_SOURCES = NO_SOURCES
PREVIOUS, NEXT = "Trang trước", "Trang sau"

# Columns and cells

DOCUMENT, SUBJECT = "Văn bản", "Trích yếu"
NO_DAY, NO_SUBJECT = "chưa rõ ngày", "Nguồn không nêu trích yếu"
UNKNOWN_ISSUER = "chưa rõ cơ quan"
QUOTES = "Trích dẫn"
IN_CONTEXT = "Xem trong nguyên văn"
DOUBT = "Cần kiểm tra"
SIGNER = "Người ký"
NAMED_IN = "Nêu trong nguồn của"
SOURCE, PUBLISHED, PERIOD = "Nguồn", "Ngày đăng, ban hành", "Thời gian áp dụng"
NO_PERIOD = "không nêu"
WHOLE_TEXT = "Đọc toàn văn"
DIRECTIVES_OF = "Văn bản nêu trong nguồn này"
BACK_TO_SOURCES = "Về danh sách nguồn"
TODAY = "Hôm nay"
LEGEND = "Chú giải"
PICTURE = "Tải ảnh (PNG)"
PICTURE_NAME = "dong-thoi-gian-thi-dua.png"
UNDATED = "Chưa nêu thời gian"
NAMED_STAGE = "Giai đoạn được nhắc đến"
LINK_TO_ANSWER = "Liên kết tới câu hỏi này"

THEME_TYPE = "chủ đề"  # the type of a theme that has a year of its own


def counted(shown: int, every: int, noun: str = "mục") -> str:
    """How many of a list are shown."""
    return f"{every} {noun}" if shown == every else f"{shown} trong {every} {noun}"


def page_of(number: int, last: int) -> str:
    """Where one is in a long list."""
    return f"Trang {number}/{last}"


def as_of(day: str) -> str:
    """The day that states hold for."""
    return f"Tình trạng tính đến ngày {day}."


def stretch(start: str, end: str) -> str:
    """From day to day; a side that is not known is left open."""
    if start and end:
        return f"{start} – {end}"
    return f"từ {start}" if start else f"đến {end}" if end else NO_PERIOD


def until(state: str, day: str) -> str:
    """A state with its day."""
    if state == "het-hieu-luc":
        return f"từ {day}"
    if state == "sap-toi":
        return ""
    return f"đến {day}" if state != "da-ket-thuc" else day


def since(day: str) -> str:
    """From which day a change holds."""
    return f"từ {day}"


def now_is(successor: str) -> str:
    """What has taken a place's part."""
    return f"nay là {successor}"


def quotes_of(count: int) -> str:
    """The words that open the quotes of a row."""
    return f"{QUOTES} ({count})"


def more_campaigns(count: int) -> str:
    """Campaigns that a picture has no room for."""
    return f"và {count} phong trào cũ hơn"


# Example questions


def theme_of(place: str, year: int) -> str:
    """A question about a theme."""
    return f"Chủ đề thi đua năm {year} của {place} là gì?"


def what_is_it_about(kind: str, number: str, day: str) -> str:
    """A question about a document."""
    return f"{kind} {number} ngày {day} về việc gì?"


def when_does_it_begin(phase: str, place: str) -> str:
    """A question about a phase."""
    return f"{phase[:1].upper()}{phase[1:]} thi đua ở {place} từ ngày nào?"


def what_is(term: str) -> str:
    """A question about a notion of the law."""
    return f"{term[:1].upper()}{term[1:]} là gì?"
