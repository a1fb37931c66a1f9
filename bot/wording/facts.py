"""Words for the tables of facts."""

KINDS = {
    "directive": "văn bản chỉ đạo",
    "phase": "đợt, giai đoạn",
    "criterion": "tiêu chí, nguyên tắc",
    "movement": "phong trào",
    "theme": "chủ đề, khẩu hiệu",
    "figure": "số liệu",
    "participant": "đơn vị, cá nhân tham gia",
}
FIELDS = {
    "type": "Loại", "number": "Số", "date": "Ngày", "issuer": "Cơ quan ban hành", "subject": "Trích yếu", "name": "Tên",
    "from": "Từ ngày", "to": "Đến ngày", "target": "Mục tiêu", "at_end": "Khi kết thúc", "text": "Nội dung",
    "of": "Về", "owner": "Đơn vị phát động", "scope": "Phạm vi", "value": "Số liệu", "unit": "Đơn vị tính",
    "period": "Thời gian", "role": "Vai trò", "register": "Mã văn bản",
}  # fmt: skip
DOUBT = "Cần kiểm tra"
MEASURES = ("Loại", "Độ chính xác", "Đúng / tìm được", "Độ phủ", "Gặp / trong bảng")
MISSED, EXTRA = "THIẾU", "THỪA"
_LONGEST = 160


def shortened(value: str) -> str:
    """A value that fits a cell."""
    return value if len(value) <= _LONGEST else f"{value[:_LONGEST]}…"


def no_tables(folder: str) -> str:
    """None of the tables belongs to a source of the index."""
    return f"Không có bảng nào trong {folder} ứng với một nguồn của chỉ mục; tên tệp phải là <nguồn gốc>.yaml."


def compared(count: int) -> str:
    """Over how many tables the figures were taken."""
    return f"So với {count} bảng do người đọc lập"
