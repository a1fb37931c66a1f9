"""Phrases on a person's own data."""

CONFIRM_ERASE = (
    "Anh/chị muốn xoá toàn bộ dữ liệu của mình? Câu hỏi, câu trả lời, góp ý và quyền đã được duyệt sẽ bị xoá, "
    "không khôi phục được."
)
ERASE, KEEP = "Xoá toàn bộ", "Giữ lại"
KEPT = "Dữ liệu của anh/chị được giữ nguyên."
ERASED = "Đã xoá toàn bộ dữ liệu của anh/chị."
EXPORT_NAME = "du-lieu-cua-toi.json"
EXPORTED = "Dữ liệu mà trợ lý đang giữ về anh/chị."
TITLE = "Dữ liệu của tôi"
DOWNLOAD = "Tải dữ liệu của tôi"


def what_is_kept(days: int) -> str:
    """What is kept, and for how long."""
    return (
        f"Trợ lý giữ câu hỏi, câu trả lời và góp ý của anh/chị trong {days} ngày để kiểm tra chất lượng, rồi tự xoá. "
        "Anh/chị có thể tải về hoặc xoá ngay toàn bộ dữ liệu của mình."
    )
