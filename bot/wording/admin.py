"""Phrases of the administration pages and commands."""

from bot.wording.doors import duration

TITLE = "Quản trị trợ lý"
SIGN_IN, SIGN_OUT = "Đăng nhập", "Đăng xuất"
NAME, PASSWORD = "Tên đăng nhập", "Mật khẩu"
WRONG_OR_LOCKED = "Tên đăng nhập hoặc mật khẩu không đúng. Sau 5 lần sai, tài khoản tạm khoá 15 phút."
HTTPS_NEEDED = (
    "Trang quản trị chỉ mở qua HTTPS hoặc trên chính máy đang chạy trợ lý. "
    "Xin quản trị viên đặt trợ lý sau một máy chủ HTTPS rồi đăng nhập lại."
)
NO_ACCOUNT = "Chưa có tài khoản quản trị. Trên máy chạy trợ lý, xin chạy: .venv/bin/python scripts/admin.py create TÊN"
STALE_FORM = "Trang đã mở quá lâu hoặc không phải do trợ lý gửi ra. Xin anh/chị mở lại trang rồi thử lại."
NOT_YOURS = "Việc này cần quyền quản trị viên."
PEOPLE, FEEDBACK, AUDIT = "Người dùng", "Góp ý", "Nhật ký quản trị"
NOBODY = "Chưa có người dùng nào."
STANDINGS = {"new": "mới", "allowed": "được hỏi", "blocked": "bị chặn"}
ROLES = {"user": "người dùng", "editor": "biên tập viên", "administrator": "quản trị viên"}
ALLOW, BLOCK, RESET, APPOINT = "Duyệt", "Chặn", "Bỏ quyết định", "Đổi vai trò"
NO_NAME = "(không rõ tên)"
WAITS = "chờ duyệt, mã"
SOURCES_OF_ANSWER = "Đoạn đã dẫn"


def too_many_attempts(seconds: int) -> str:
    """Someone who tries passwords without end."""
    return f"Đã thử đăng nhập quá nhiều lần. Xin chờ {duration(seconds)} rồi thử lại."


def signed_in_as(name: str, role: str) -> str:
    """Who is signed in."""
    return f"{name} ({ROLES[role]})"


# The command

ASK_PASSWORD, ASK_AGAIN = "Mật khẩu mới (ít nhất 10 ký tự): ", "Nhập lại mật khẩu: "
SHORT_PASSWORD = "Mật khẩu cần từ 10 đến 200 ký tự. Xin chạy lại và nhập mật khẩu khác."
NOT_THE_SAME = "Hai lần nhập không giống nhau. Xin chạy lại."
NO_ACCOUNTS, NO_CODE = "Chưa có tài khoản nào.", "Không có ai chờ duyệt với mã này."


def account_made(name: str, role: str) -> str:
    """A new account."""
    return f"Đã tạo tài khoản {name} ({ROLES[role]}). Đăng nhập tại /quan-tri trên trang hỏi đáp."


def name_taken(name: str) -> str:
    """The name of a new account is in use."""
    return f"Đã có tài khoản {name}. Chọn tên khác, hoặc đổi mật khẩu: scripts/admin.py password {name}"


def no_account(name: str) -> str:
    """An account that is not there."""
    return f"Không có tài khoản {name}. Xem danh sách: scripts/admin.py list"


def no_person(key: str) -> str:
    """A person who is not known."""
    return f"Chưa có người dùng {key}. Người đó cần nhắn cho trợ lý một lần; mã có dạng kênh:mã, ví dụ telegram:7001"


def password_changed(name: str) -> str:
    """A new password."""
    return f"Đã đổi mật khẩu của {name}; mọi phiên đăng nhập cũ đã đóng."


def removed(name: str) -> str:
    """An account is gone."""
    return f"Đã xoá tài khoản {name}."


def role_given(key: str, role: str) -> str:
    """A person has a role."""
    return f"{key}: {ROLES[role]}."
