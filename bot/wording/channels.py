"""Every phrase of the channels that a person reads: the web page, Telegram, the terminal, the settings."""

from collections.abc import Iterable, Sequence

PRODUCT = "Trợ lý Thi đua – Khen thưởng"
TAGLINE = "Trả lời câu hỏi về thi đua, khen thưởng bằng trích dẫn nguyên văn, kèm nguồn để anh/chị đối chiếu."

# The web page

GREETING = "Kính chào anh/chị. Anh/chị cần tra cứu nội dung gì về công tác thi đua, khen thưởng?"
GREETING_HINT = "Anh/chị có thể gõ câu hỏi có dấu hoặc không dấu."
EXAMPLES_HINT = "Hoặc chọn một câu hỏi mẫu, lấy từ các nguồn đang tra cứu:"
QUESTION_LABEL = "Câu hỏi của anh/chị"
QUESTION_HINT = "Nhập câu hỏi…"
SEND = "Gửi"
CONVERSATION = "Hội thoại"
YOU_ASKED = "Anh/chị hỏi"
ASSISTANT_SAYS = "Trợ lý trả lời"
WORKING = "Trợ lý đang tra cứu, xin anh/chị chờ trong giây lát…"
FOOTNOTE = "Nội dung trích dẫn giúp tra cứu nhanh; khi ban hành văn bản, xin anh/chị đối chiếu với bản gốc."
RELATED_HEADING = "Có thể liên quan:"
OPEN_CITATION = "Xem đoạn trích trong văn bản"
OPENING = "Đang mở đoạn trích…"
CLOSE = "Đóng"
PRINTABLE = "Mở trang riêng để in"
ORIGINAL = "Xem bản gốc"
PAGE_PICTURE = "Xem ảnh trang {page} của bản gốc"
BACK = "Trở lại trang hỏi đáp"
IN_CONTEXT = "Đoạn trích trong nguyên văn"

UNREADABLE_REQUEST = 'Xin lỗi anh/chị, yêu cầu chưa đúng dạng. Xin gửi JSON dạng {"question": "câu hỏi"}.'
TOO_LARGE = "Xin lỗi anh/chị, nội dung gửi lên dài quá mức tiếp nhận (64 kB). Xin anh/chị rút gọn câu hỏi rồi gửi lại."
NO_SUCH_PAGE = "Xin lỗi anh/chị, không có trang này."
NO_SUCH_PASSAGE = "Xin lỗi anh/chị, không tìm thấy đoạn trích này. Nguồn có thể đã được cập nhật; xin anh/chị hỏi lại."
WRONG_METHOD = "Xin lỗi anh/chị, trang này không tiếp nhận cách gửi vừa rồi."
TROUBLE = "Xin lỗi anh/chị, hệ thống đang gặp trục trặc và chưa trả lời được. Xin anh/chị thử lại sau ít phút."
UNREACHABLE = "Xin lỗi anh/chị, hiện chưa kết nối được với máy chủ. Xin anh/chị kiểm tra mạng rồi gửi lại."

# Telegram

COMMANDS = {
    "start": "Bắt đầu",
    "trogiup": "Cách đặt câu hỏi",
    "vanban": "Sổ văn bản chỉ đạo, lọc theo nơi, năm",
    "dot": "Các đợt thi đua, kèm ảnh dòng thời gian",
    "phongtrao": "Phong trào thi đua của một nơi",
    "tieuchi": "Tiêu chí, nguyên tắc khen thưởng của một nơi",
    "nguon": "Các nguồn đang tra cứu",
    "gopy": "Góp ý cho câu trả lời vừa đánh giá",
    "dulieu": "Tải dữ liệu của tôi",
    "xoadulieu": "Xoá dữ liệu của tôi",
}
TEXT_ONLY = "Xin lỗi anh/chị, hiện tôi chỉ đọc được tin nhắn chữ. Xin anh/chị gõ câu hỏi thành lời giúp tôi."
NO_SUCH_COMMAND = (
    "Xin lỗi anh/chị, tôi không có lệnh này. Anh/chị gõ /trogiup để xem cách dùng, hoặc gửi thẳng câu hỏi."
)
EDITORS_ONLY = (
    "Xin lỗi anh/chị, tài liệu mới do biên tập viên của đơn vị đưa vào. Anh/chị chuyển tệp cho biên tập viên giúp tôi,"
    " hoặc gõ câu hỏi để tôi tra cứu trong các nguồn đang có."
)
NO_INTAKE = "Xin lỗi anh/chị, trợ lý này chưa nhận tài liệu qua tin nhắn. Xin dùng lệnh make add trên máy chạy trợ lý."
LOST_FILE = "Xin lỗi anh/chị, tôi chưa lấy được tệp từ Telegram (chỉ nhận tệp đến 20 MB). Xin anh/chị gửi lại."
PRIVATE_ONLY = "Lệnh này chỉ dùng trong trò chuyện riêng với tôi, để dữ liệu của anh/chị không hiện ra trước cả nhóm."
WHOLE_TEXT = "Xem toàn văn"
TIMELINE_PICTURE = "Dòng thời gian thi đua"
STALE_BUTTON = "Xin lỗi anh/chị, nút này không còn dùng được. Xin anh/chị gửi lại câu hỏi."
NO_SOURCES = "Hiện chưa có nguồn nào được nạp."


def start(how: str) -> str:
    """The first message of a chat, with how to ask there."""
    return f"Kính chào anh/chị! Tôi là {PRODUCT}.\n{TAGLINE}\n\n{how}"


LISTS_HINT = (
    "/vanban – sổ văn bản chỉ đạo (gõ thêm nơi, năm để lọc)\n/dot – các đợt thi đua\n"
    "/phongtrao – phong trào thi đua\n/tieuchi – tiêu chí, nguyên tắc khen thưởng"
)


def how_to_ask(examples: Sequence[str] = ()) -> str:
    """What a person may ask, and how to open a citation."""
    listed = "".join(f"\n• {question}" for question in examples)
    example = f" Ví dụ:{listed}" if listed else ""
    return (
        f"Anh/chị gửi câu hỏi như đang nhắn tin, có dấu hoặc không dấu đều được.{example}\n\n"
        "Dưới mỗi câu trả lời có nút nguồn [1], [2]… để xem đoạn trích trong nguyên văn.\n"
        "Nút 👍, 👎 để cho biết câu trả lời có đúng không; /gopy để viết thêm góp ý.\n"
        f"{LISTS_HINT}\n/nguon – danh sách các nguồn đang tra cứu\n/dulieu – tải dữ liệu của tôi\n"
        "/xoadulieu – xoá dữ liệu của tôi\n/trogiup – xem lại hướng dẫn này"
    )


def source_list(lines: Iterable[str]) -> str:
    """The sources that answers are taken from."""
    listed = [f"{number}. {line}" for number, line in enumerate(lines, 1)]
    return "\n".join(["Các nguồn đang tra cứu:", *listed]) if listed else NO_SOURCES


def passage_link(address: str) -> str:
    """The link that opens a passage for somebody else."""
    return f"Liên kết mở đoạn này: {address}"


def original_at(url: str) -> str:
    """Where the whole announcement can be read."""
    return f"{ORIGINAL}: {url}"


def no_such_citation(found: int, count: int) -> str:
    """A person asked for a citation that the last answer does not have."""
    if not count:
        return "Câu trả lời vừa rồi không có nguồn trích dẫn để mở."
    return f"Câu trả lời vừa rồi có nguồn từ 1 đến {count}, không có nguồn số {found}."


# Start and stop


def serving(address: str) -> str:
    """The web page is up."""
    return f"Trang hỏi đáp: {address}"


def cannot_listen(host: str, port: int, why: str) -> str:
    """The web page cannot be served at this address."""
    found = {
        "in_use": f"cổng {port} đang được chương trình khác sử dụng",
        "not_allowed": f"tài khoản hiện tại không được phép mở cổng {port}",
        "no_such_host": f"máy này không có địa chỉ {host!r}",
    }[why]
    return (
        f"Không mở được trang hỏi đáp tại {host}:{port}.\n  cần:      một địa chỉ và cổng còn trống trên máy này\n"
        f"  gặp:      {found}\n"
        f"  cách sửa: đổi WEB_PORT (hoặc WEB_HOST) trong tệp .env, ví dụ WEB_PORT={other_port(port)}"
    )


def other_port(port: int) -> int:
    """A port to suggest in place of ``port``."""
    return port + 1 if 1024 <= port < 65535 else 8081


TELEGRAM_REFUSED = (
    "Telegram từ chối mã TELEGRAM_BOT_TOKEN.\n  cần:      mã còn hiệu lực do @BotFather cấp\n"
    "  gặp:      máy chủ tại TELEGRAM_API_URL không nhận mã này\n  cách sửa: lấy lại mã tại @BotFather,"
    " hoặc để trống TELEGRAM_BOT_TOKEN để tắt kênh Telegram"
)
TELEGRAM_UNREACHABLE = "Chưa kết nối được với Telegram (%s); sẽ thử lại sau %s giây."

# Settings

SETTING_EXPECTED = {
    "WEB_HOST": "tên máy hoặc địa chỉ IP, ví dụ 127.0.0.1",
    "WEB_PORT": "số nguyên từ 1 đến 65535",
    "TELEGRAM_BOT_TOKEN": "mã dạng số:chữ do @BotFather cấp, hoặc để trống để tắt Telegram",
    "TELEGRAM_API_URL": "địa chỉ bắt đầu bằng http:// hoặc https://",
    "TELEGRAM_WEBHOOK_URL": "địa chỉ công khai bắt đầu bằng https://, hoặc để trống",
    "ZALO_BOT_TOKEN": "mã dạng số:chữ của bot Zalo, hoặc để trống để tắt kênh này",
    "ZALO_BOT_API_URL": "địa chỉ bắt đầu bằng http:// hoặc https://",
    "ZALO_BOT_WEBHOOK_URL": "địa chỉ công khai bắt đầu bằng https://, hoặc để trống",
    "ZALO_OA_APP_ID": "mã số của ứng dụng Zalo; bốn dòng ZALO_OA_APP_ID, ZALO_OA_APP_SECRET, ZALO_OA_WEBHOOK_SECRET, "
    "ZALO_OA_REFRESH_TOKEN cùng có hoặc cùng trống",
    "ZALO_OA_APP_SECRET": "khoá bí mật của ứng dụng Zalo",
    "ZALO_OA_WEBHOOK_SECRET": "khoá bí mật của OA, dùng để nhận biết tin từ Zalo",
    "ZALO_OA_REFRESH_TOKEN": "refresh token đầu tiên của OA",
    "ZALO_OA_API_URL": "địa chỉ bắt đầu bằng http:// hoặc https://",
    "ZALO_OA_OAUTH_URL": "địa chỉ bắt đầu bằng http:// hoặc https://",
    "EMBEDDING_MODEL": "tên hoặc thư mục mô hình, hoặc để trống",
    "STORE_DIR": "đường dẫn thư mục",
    "SOURCES_DIRS": "một hay nhiều thư mục, cách nhau bằng dấu phẩy",
    "ADDED_DIR": "đường dẫn thư mục",
    "READ_MAX_MB": "số nguyên từ 1 đến 1000",
    "FETCH_PRIVATE": "true hoặc false",
    "DATABASE_URL": "địa chỉ cơ sở dữ liệu, ví dụ sqlite:///var/data/tro-ly.db",
    "KEEP_DAYS": "số nguyên từ 1 đến 3650",
    "ACCESS": "everyone (mọi người), list (theo danh sách) hoặc pairing (quản trị viên duyệt)",
    "ALLOWED_PEOPLE": "các mã tài khoản dạng kênh:mã, cách nhau bằng dấu phẩy, ví dụ telegram:7001",
    "ASK_LIMIT": "số câu hỏi mỗi khoảng thời gian, ví dụ 20/minute; 500/day",
    "WEB_ADDRESS_LIMIT": "số câu hỏi mỗi khoảng thời gian, ví dụ 240/minute",
    "LOG_LEVEL": "DEBUG, INFO, WARNING, ERROR hoặc CRITICAL",
}
SETTING_REMEDY = {
    "WEB_HOST": "đặt WEB_HOST=127.0.0.1",
    "WEB_PORT": "đặt WEB_PORT=8080",
    "TELEGRAM_BOT_TOKEN": "chép lại đúng mã từ @BotFather, không thêm dấu cách hay dấu ngoặc",
    "TELEGRAM_API_URL": "đặt TELEGRAM_API_URL=https://api.telegram.org",
    "TELEGRAM_WEBHOOK_URL": "để trống TELEGRAM_WEBHOOK_URL để bot tự hỏi tin từ Telegram",
    "ZALO_BOT_TOKEN": "chép lại đúng mã của bot, không thêm dấu cách hay dấu ngoặc",
    "ZALO_BOT_API_URL": "đặt ZALO_BOT_API_URL=https://bot-api.zaloplatforms.com",
    "ZALO_BOT_WEBHOOK_URL": "để trống ZALO_BOT_WEBHOOK_URL để bot tự hỏi tin từ Zalo",
    "ZALO_OA_APP_ID": "chép mã số ứng dụng ở trang quản lý ứng dụng, hoặc để trống cả bốn dòng để tắt Zalo OA",
    "ZALO_OA_APP_SECRET": "chép khoá bí mật ở trang quản lý ứng dụng, hoặc để trống cả bốn dòng để tắt Zalo OA",
    "ZALO_OA_WEBHOOK_SECRET": "chép OA Secret Key ở mục Webhook của ứng dụng, hoặc để trống cả bốn dòng để tắt Zalo OA",
    "ZALO_OA_REFRESH_TOKEN": "lấy refresh token cho OA ở trang API Explorer, hoặc để trống cả bốn dòng để tắt Zalo OA",
    "ZALO_OA_API_URL": "đặt ZALO_OA_API_URL=https://openapi.zalo.me",
    "ZALO_OA_OAUTH_URL": "đặt ZALO_OA_OAUTH_URL=https://oauth.zaloapp.com",
    "EMBEDDING_MODEL": "để trống EMBEDDING_MODEL để dùng mô hình đi kèm",
    "STORE_DIR": "đặt STORE_DIR=var/store",
    "SOURCES_DIRS": "đặt SOURCES_DIRS=knowledge/announcements",
    "ADDED_DIR": "đặt ADDED_DIR=var/sources",
    "READ_MAX_MB": "đặt READ_MAX_MB=50",
    "FETCH_PRIVATE": "đặt FETCH_PRIVATE=false",
    "DATABASE_URL": "đặt DATABASE_URL=sqlite:///var/data/tro-ly.db",
    "KEEP_DAYS": "đặt KEEP_DAYS=90",
    "ACCESS": "đặt ACCESS=everyone",
    "ALLOWED_PEOPLE": "để trống ALLOWED_PEOPLE, hoặc chép đúng mã mà trợ lý báo cho người dùng",
    "ASK_LIMIT": "đặt ASK_LIMIT=20/minute; 500/day",
    "WEB_ADDRESS_LIMIT": "đặt WEB_ADDRESS_LIMIT=240/minute",
    "LOG_LEVEL": "đặt LOG_LEVEL=INFO",
}
HIDDEN_VALUE = "(đã nhập, không hiển thị vì là thông tin mật)"
NOT_SET = "để trống"
UNKNOWN_SETTING_EXPECTED = "một tên thiết lập có trong .env.example"
UNREADABLE_ENV_EXPECTED = "tệp văn bản mã hoá UTF-8"
UNREADABLE_ENV_FOUND = "tệp không đọc được dưới dạng UTF-8"
UNREADABLE_ENV_REMEDY = "lưu lại tệp .env với mã hoá UTF-8"
SETTINGS_WRONG = "Chưa khởi động được vì có thiết lập sai trong tệp .env hoặc biến môi trường:"


def misspelt(name: str, meant: str) -> str:
    """The remedy for a setting whose name looks like a slip."""
    return f"đổi {name} thành {meant}, hoặc xoá dòng này"


def setting_problem(name: str, expected: str, found: str, remedy: str) -> str:
    """One wrong setting: what was expected, what was found, what to do."""
    return f"- {name}\n    cần:      {expected}\n    gặp:      {found}\n    cách sửa: {remedy}"
