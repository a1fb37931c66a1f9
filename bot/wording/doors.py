"""Phrases at the door: who may ask, how often, and what an administrator is told."""

from collections.abc import Iterable

MINUTE, HOUR = 60, 3600

BLOCKED = (
    "Xin lỗi anh/chị, đơn vị hiện không mở trợ lý cho tài khoản này. Xin anh/chị liên hệ quản trị viên của đơn vị."
)
NOBODY_WAITS = "Hiện không có ai chờ duyệt."
NO_SUCH_CODE = "Không có ai chờ duyệt với mã này. Mã chỉ dùng được trong 7 ngày; gõ /duyet để xem những người đang chờ."
APPROVED = "Anh/chị đã được duyệt. Xin mời anh/chị gửi câu hỏi."


def give_code(code: str) -> str:
    """A new person is told how to be let in."""
    return (
        "Kính chào anh/chị. Trợ lý này dành cho cán bộ của đơn vị, nên lần đầu cần quản trị viên duyệt.\n"
        f"Mã của anh/chị: {code}\nXin anh/chị gửi mã này cho quản trị viên. Khi được duyệt, anh/chị hỏi được ngay."
    )


def not_listed(key: str) -> str:
    """Someone who is not on the list."""
    return (
        "Kính chào anh/chị. Trợ lý này chỉ mở cho những người trong danh sách của đơn vị.\n"
        f"Mã tài khoản của anh/chị: {key}\nXin anh/chị gửi mã này cho quản trị viên để được thêm vào danh sách."
    )


def too_much(seconds: int) -> str:
    """Someone who has asked more than there is room for."""
    return f"Anh/chị vừa gửi khá nhiều câu hỏi. Xin anh/chị chờ {duration(seconds)} rồi hỏi tiếp giúp tôi."


def duration(seconds: int) -> str:
    """A while, as one says it."""
    if seconds < MINUTE:
        return f"{seconds} giây"
    return f"khoảng {-(-seconds // MINUTE)} phút" if seconds < HOUR else f"khoảng {-(-seconds // HOUR)} giờ"


def waiting_list(people: Iterable[tuple[str, str, str]]) -> str:
    """Those who wait to be let in: code, name, key."""
    lines = [f"{code} – {name or 'không rõ tên'} ({key})" for code, name, key in people]
    return "\n".join(["Đang chờ duyệt:", *lines, "Duyệt bằng lệnh: /duyet MÃ"]) if lines else NOBODY_WAITS


def approved(name: str, key: str) -> str:
    """An administrator has let a person in."""
    return f"Đã duyệt {name or key}."
