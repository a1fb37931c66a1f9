"""Phrases for the person who runs the assistant: building, checking, mending."""

BUILDING = "Dựng chỉ mục"
MEASURING = "Đo chất lượng"
UP_TO_DATE = "Chỉ mục đã đúng với các nguồn, không phải dựng lại."


def built(sources: int, passages: int, entries: int, folder: str) -> str:
    """What an index holds."""
    return f"Đã dựng chỉ mục trong {folder}: {sources} nguồn, {passages} đoạn, {entries} mục sổ tay."


def disk_problem(problem: str, path: str) -> str:
    """A file or folder that cannot be read or written."""
    where = f" ({path})" if path else ""
    return (
        f"Không đọc hoặc ghi được tệp{where}: {problem}. "
        "Xin kiểm tra dung lượng đĩa và quyền truy cập, rồi chạy lại; chỉ mục cũ vẫn còn nguyên."
    )


def wrong_line(number: int, problem: str) -> str:
    """A line of a batch that is no question."""
    return f'Dòng {number}: cần một đối tượng JSON có "id" và "question"; đọc được: {problem}. Dòng này bị bỏ qua.'


SOURCES_CHANGED = "các nguồn đã thay đổi từ lần dựng trước"
GOOD, BAD, OFF = "✓", "✗", "–"
DOCTOR_TITLE = "Kiểm tra trợ lý"


def python(found: str, good: bool) -> str:
    """The Python in use."""
    return (
        f"Python {found}"
        if good
        else f"Python {found}: cần từ 3.11 trở lên. Cài python3.11 rồi xoá thư mục .venv và chạy lại."
    )


def packages(missing: list[str]) -> str:
    """Packages against the lock file."""
    return (
        "Thư viện đúng với requirements.lock"
        if not missing
        else f"Thư viện lệch với requirements.lock: {', '.join(missing)}. Chạy: make setup"
    )


def model(name: str, there: bool) -> str:
    """The embedding model."""
    return f"Mô hình nhúng: {name}" if there else f"Chưa có mô hình nhúng {name}. Chạy: make index"


def index_state(problem: str) -> str:
    """The index in use."""
    return f"Chỉ mục chưa dùng được: {problem}. Chạy: make index" if problem else "Chỉ mục đầy đủ và đúng với các nguồn"


def port(host: str, number: int, free: bool) -> str:
    """The web chat's address."""
    if free:
        return f"Trang hỏi đáp: http://{host}:{number} (cổng còn trống)"
    return f"Cổng {number} đang có chương trình dùng: nếu không phải trợ lý đang chạy, đổi WEB_PORT trong .env"


def telegram(configured: bool) -> str:
    """The Telegram channel."""
    return (
        "Telegram: đã có mã bot"
        if configured
        else "Telegram: chưa bật (đặt TELEGRAM_BOT_TOKEN trong .env; lấy mã từ @BotFather)"
    )


def ocr(there: bool) -> str:
    """The program that reads scans."""
    return (
        "Đọc bản chụp (Tesseract): có"
        if there
        else "Đọc bản chụp (Tesseract): chưa có (chỉ cần khi thêm bản chụp; cài bằng scripts/apt_packages.sh)"
    )


def zalo(bot: bool, account: bool) -> str:
    """The Zalo channels."""
    on = [name for name, configured in (("bot", bot), ("Official Account", account)) if configured]
    return (
        f"Zalo: đã bật {' và '.join(on)}"
        if on
        else "Zalo: chưa bật (đặt ZALO_BOT_TOKEN hoặc ZALO_OA_APP_ID trong .env)"
    )


def browser(there: bool) -> str:
    """The browser, which only the tests need."""
    return (
        "Trình duyệt cho kiểm thử: có"
        if there
        else "Trình duyệt cho kiểm thử: chưa có (chỉ cần khi chạy make test; cài bằng scripts/apt_packages.sh)"
    )


def database(place: str, revision: str, newest: str, size_gb: float | None) -> str:
    """The database and its tables."""
    if not revision:
        return f"Cơ sở dữ liệu {place}: chưa có, được tạo khi trợ lý chạy lần đầu"
    if revision != newest:
        return (
            f"Cơ sở dữ liệu {place}: cấu trúc {revision}, phiên bản này dùng {newest}; được chuyển khi trợ lý khởi động"
        )
    size = f", {1000 * size_gb:.1f} MB" if size_gb is not None else ""
    return f"Cơ sở dữ liệu {place}: mở được, nguyên vẹn, cấu trúc {revision} là mới nhất{size}"


def data_disk(free_gb: float, good: bool) -> str:
    """Room where the data are."""
    remedy = "" if good else ": cần ít nhất 1 GB. Hết chỗ thì tin mới không được nhận cho đến khi dọn bớt."
    return f"Nơi giữ dữ liệu còn trống {free_gb:.1f} GB{remedy}"


def access(opened: str, listed: int, let_in: int, waiting: int) -> str:
    """Who may ask."""
    if opened == "everyone":
        return "Ai được hỏi: mọi người (ACCESS=everyone)"
    if opened == "list":
        if not listed and not let_in:
            return "Ai được hỏi: chưa có ai. Ghi mã tài khoản vào ALLOWED_PEOPLE, hoặc đổi ACCESS trong .env"
        return f"Ai được hỏi: {listed} người trong ALLOWED_PEOPLE, {let_in} người đã được duyệt (ACCESS=list)"
    return f"Ai được hỏi: người được duyệt ({let_in} người; {waiting} người đang chờ) (ACCESS=pairing)"


def administrators(count: int) -> str:
    """Who may decide on people."""
    if count:
        return f"Quản trị viên: {count}"
    return "Quản trị viên: chưa có ai. Tạo một tài khoản: .venv/bin/python scripts/admin.py create TÊN"


def disk(free_gb: float, good: bool) -> str:
    """Room on the disk."""
    return f"Đĩa còn trống {free_gb:.1f} GB" + ("" if good else ": cần ít nhất 1 GB. Xin dọn bớt đĩa.")
