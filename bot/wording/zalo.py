"""Phrases of the two Zalo channels, where numbers and words take the place of buttons."""

from collections.abc import Sequence

from bot.wording.channels import LISTS_HINT
from bot.wording.feedback import FAULTS

AGREED = "dong y"  # compared without accents
ERASE_HOW = "Nếu đúng vậy, anh/chị gõ: /xoadulieu đồng ý"
BOT_REFUSED = (
    "Zalo từ chối mã ZALO_BOT_TOKEN.\n  cần:      mã còn hiệu lực của bot, do Zalo Bot Platform cấp\n"
    "  gặp:      máy chủ tại ZALO_BOT_API_URL không nhận mã này\n  cách sửa: lấy lại mã trong phần quản lý bot,"
    " hoặc để trống ZALO_BOT_TOKEN để tắt kênh này"
)
BOT_UNREACHABLE = "Chưa kết nối được với Zalo Bot (%s); sẽ thử lại sau %s giây."
OA_UNREACHABLE = "Chưa làm mới được mã truy cập Zalo OA (%s); sẽ thử lại sau %s giây."
OA_TOKEN_LOST = (
    "Zalo OA không nhận mã làm mới đang giữ (mã lỗi %s).\n  cần:      refresh token còn dùng được\n"
    "  gặp:      mã đã dùng, đã hết hạn hoặc không đúng ứng dụng\n"
    "  cách sửa: lấy refresh token mới tại developers.zalo.me, ghi vào ZALO_OA_REFRESH_TOKEN rồi khởi động lại;"
    " các tin chưa gửi được giữ hai ngày"
)


def how_to_ask(examples: Sequence[str] = ()) -> str:
    """What a person may ask, and what a number or a sign means."""
    listed = "".join(f"\n• {question}" for question in examples)
    example = f" Ví dụ:{listed}" if listed else ""
    return (
        f"Anh/chị gửi câu hỏi như đang nhắn tin, có dấu hoặc không dấu đều được.{example}\n\n"
        "Sau một câu trả lời, gõ 1, 2… (hoặc “trích 1”) để xem đoạn trích trong nguyên văn.\n"
        "Khi trợ lý hỏi lại, gõ 1, 2… để chọn.\n"
        "Gõ 👍 hoặc 👎 để cho biết câu trả lời có đúng không; /gopy để viết thêm góp ý.\n"
        f"{LISTS_HINT}\n/nguon – danh sách các nguồn đang tra cứu\n/dulieu – xem dữ liệu của tôi\n"
        "/xoadulieu – xoá dữ liệu của tôi\n/trogiup – xem lại hướng dẫn này"
    )


def open_hint(count: int) -> str:
    """How the citations of an answer are opened."""
    return f"(Gõ {_range(count)} để xem đoạn trích trong nguyên văn.)"


def choose_hint(count: int) -> str:
    """How one of the questions offered is picked."""
    return f"(Gõ {_range(count)} để chọn.)"


def ask_why(question: str) -> str:
    """What may be wrong with an answer, each with the sign that says so."""
    return "\n".join([question, *(f"👎{number} {fault}" for number, fault in enumerate(FAULTS.values(), 1))])


def _range(count: int) -> str:
    return "1" if count == 1 else f"1–{count}"
