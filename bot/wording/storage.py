"""Phrases on the stored data: what can be wrong with them and how to mend it."""


def cannot_open(place: str, problem: str) -> str:
    """The database cannot be reached, read or written."""
    return (
        f"Không mở được cơ sở dữ liệu {place}.\n  cần:      tệp hoặc máy chủ cơ sở dữ liệu đọc và ghi được\n"
        f"  gặp:      {problem}\n"
        "  cách sửa: kiểm tra DATABASE_URL trong tệp .env, quyền ghi vào thư mục và dung lượng đĩa, rồi chạy lại"
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
