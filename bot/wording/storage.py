"""Phrases on the stored data: what can be wrong with them and how to mend it."""

IN_MEMORY = "dữ liệu chỉ nằm trong bộ nhớ, tắt máy là mất"


def cannot_open(place: str, problem: str) -> str:
    """The database cannot be reached, read or written."""
    return (
        f"Không mở được cơ sở dữ liệu {place}.\n  cần:      tệp hoặc máy chủ cơ sở dữ liệu đọc và ghi được\n"
        f"  gặp:      {problem}\n"
        "  cách sửa: kiểm tra DATABASE_URL trong tệp .env, quyền ghi vào thư mục và dung lượng đĩa, rồi chạy lại"
    )


def damaged(place: str, problem: str) -> str:
    """The file is no database, or not a whole one."""
    return (
        f"Tệp dữ liệu {place} bị hỏng hoặc không phải cơ sở dữ liệu.\n  cần:      một tệp SQLite còn nguyên vẹn\n"
        f"  gặp:      {problem}\n"
        "  cách sửa: dừng trợ lý, chuyển tệp này (cùng các tệp cùng tên có đuôi -wal, -shm) sang chỗ khác, rồi đặt bản "
        "sao lưu\n            vào đúng chỗ; không có bản sao lưu thì cứ chạy lại, trợ lý tạo tệp mới và trống"
    )


def newer_data(place: str, found: str) -> str:
    """The database was written by a later version."""
    return (
        f"Cơ sở dữ liệu {place} thuộc một phiên bản mới hơn của trợ lý.\n"
        "  cần:      dữ liệu do phiên bản này hoặc phiên bản cũ hơn ghi\n"
        f"  gặp:      bản ghi cấu trúc {found}, phiên bản này chưa biết\n"
        "  cách sửa: chạy lại phiên bản mới, hoặc dùng bản sao lưu dữ liệu trước khi nâng cấp"
    )


def already_running(place: str) -> str:
    """Another copy works on the same data."""
    return (
        f"Trợ lý đang chạy trên cùng dữ liệu {place}.\n  cần:      mỗi bộ dữ liệu chỉ một trợ lý chạy\n"
        "  gặp:      một trợ lý khác đang giữ dữ liệu này\n"
        "  cách sửa: dừng trợ lý kia, hoặc đặt DATABASE_URL khác (và WEB_PORT khác) cho trợ lý này"
    )
