"""Phrases for the person who adds documents: why a file is not taken in, and what to know of one that is."""

from collections.abc import Iterable, Sequence

READING = "Đọc {name}"
COLUMNS = ("Tài liệu", "Trang", "Đoạn", "Dữ kiện", "Lưu ý")
NO_PAGES = "–"
ASK = "Thêm các tài liệu trên vào trợ lý? [c/K] "
YES = ("c", "co", "có", "y", "yes")
NOT_ADDED = "Không thêm tài liệu nào; các nguồn giữ nguyên."
ANSWER_NEEDED = "Chưa thêm: cần xác nhận. Xin chạy lại với --yes, hoặc chạy trong cửa sổ lệnh để trả lời."
NOTHING_TO_ADD = "Không có tài liệu nào để thêm; các nguồn giữ nguyên."

_TROUBLES = {
    "EMPTY": "tệp rỗng, không có gì để đọc. Xin gửi lại tệp có nội dung",
    "TOO_LARGE": "tệp {found} MB, chỉ nhận đến {most} MB. Xin chia nhỏ tệp, hoặc tăng READ_MAX_MB trong .env",
    "SECRET": "văn bản có dấu độ mật nên không được nhận; không lưu lại nội dung nào. "
    "Xin xử lý theo quy định bảo vệ bí mật nhà nước",
    "ENCRYPTED": "tệp có mật khẩu. Xin bỏ mật khẩu rồi gửi lại",
    "TRUNCATED": "tệp bị hỏng hoặc bị cắt cụt. Xin chép lại tệp gốc rồi gửi lại",
    "WRONG_SUFFIX": "đuôi tệp {suffix} không đúng với nội dung{found}. Xin đổi đúng đuôi rồi gửi lại",
    "UNKNOWN_KIND": "chưa đọc được loại tệp này ({suffix}). "
    "Xin gửi một trong các loại: txt, md, html, docx, pdf, png, jpg, tif, webp, bmp, zip",
    "OLD_FORMAT": "định dạng Word cũ (.doc, .rtf). Xin mở bằng Word hoặc LibreOffice, lưu thành .docx rồi gửi lại",
    "NO_TEXT": "không thấy chữ nào đọc được trong tệp. Xin gửi bản có chữ, hoặc bản chụp rõ hơn",
    "UNREADABLE": "không đọc được nội dung tệp. Xin mở thử tệp, lưu lại rồi gửi lại",
    "UNKNOWN_ENCODING": "không nhận ra bảng mã của văn bản. Xin lưu lại dưới dạng UTF-8",
    "BOMB": "tệp nén phình quá lớn khi mở nên bị từ chối. Xin gửi từng tài liệu riêng",
    "UNSAFE_NAME": "tệp nén có tên tệp trỏ ra ngoài nên bị từ chối. Xin nén lại chỉ gồm các tài liệu",
    "NESTED_ARCHIVE": "tệp nén nằm trong tệp nén. Xin giải nén trước rồi gửi lại",
    "TOO_MANY_FILES": "tệp nén có {found} tệp, chỉ nhận đến {most}. Xin chia thành nhiều tệp nén",
    "TOO_MANY_PAGES": "tài liệu có {found} trang, chỉ nhận đến {most}. Xin tách thành nhiều tệp",
    "TOO_SLOW": "đọc quá {most} giây chưa xong nên đã dừng. Xin chia nhỏ tài liệu rồi gửi lại",
    "TOO_MUCH_MEMORY": "tài liệu cần quá nhiều bộ nhớ nên đã dừng. Xin chia nhỏ tài liệu rồi gửi lại",
    "NO_OCR": "cần Tesseract và dữ liệu tiếng Việt để đọc bản chụp, máy chưa có. Xin chạy scripts/apt_packages.sh",
    "NOT_FOUND": "không có tệp này. Xin kiểm tra lại đường dẫn",
    "NOT_WEB": "chỉ nhận liên kết http:// hoặc https:// không kèm tài khoản. Xin kiểm tra lại liên kết",
    "PRIVATE_ADDRESS": "{host} nằm trong mạng nội bộ nên không được tải. "
    "Nếu thật sự cần, đặt FETCH_PRIVATE=true trong .env",
    "UNREACHABLE": "không kết nối được tới {host}. Xin kiểm tra liên kết và mạng rồi thử lại",
    "REFUSED": "máy chủ trả lời mã {status}, không đưa tài liệu. Xin mở thử liên kết trong trình duyệt",
    "TOO_MANY_REDIRECTS": "liên kết chuyển hướng quá {most} lần. Xin dùng liên kết cuối cùng",
    "KNOWN": "đã có tài liệu cùng nội dung ({source}) nên không thêm lần nữa",
    "ONLY_DEBRIS": "ngoài phần khung của trang không còn nội dung nào. Xin gửi chính văn bản",
}
FIELDS = {
    "number": "số, ký hiệu",
    "issued": "ngày ban hành",
    "issuer": "cơ quan ban hành",
    "subject": "trích yếu",
    "signer": "người ký",
    "effective_from": "ngày có hiệu lực",
}
_REMARKS = {
    "LEGACY": "đã chuyển từ bảng mã {code}",
    "SCRIPTS": "đã bỏ mã lệnh trong trang",
    "PDF_SCRIPTS": "có mã JavaScript, không chạy",
    "CHANGES": "có vết sửa đổi: đọc như khi đã chấp nhận hết",
    "SCANNED": "{count} trang đọc từ bản chụp",
    "UNSURE": "{count} chữ cần đối chiếu",
    "DOUBTED": "bỏ {count} dữ kiện vì số đọc chưa chắc",
    "UNSURE_CARD": "cần xem lại {fields}",
    "UNREAD_PAGES": "{count} trang không có chữ đọc được",
}


def refused(name: str, trouble: str, values: dict[str, str | int]) -> str:
    """One line: which file is not taken in, why, and what to do."""
    found = values.get("found")
    given = {**values, "found": f" ({found})" if found else ""} if trouble == "WRONG_SUFFIX" else values
    return f"✗ {name}: {_TROUBLES[trouble].format(**given)}."


def remark(code: str, values: dict[str, str | int]) -> str:
    """Something to know of a document that was read."""
    if "fields" in values:
        values = values | {"fields": card_fields(str(values["fields"]).split())}
    return _REMARKS[code].format(**values)


def card_fields(names: Iterable[str]) -> str:
    """What of a document's card should be checked."""
    return ", ".join(FIELDS[name] for name in names if name in FIELDS)


NO_SUCH_CITATION = "Không có đoạn trích này trong chỉ mục. Xin chép lại đúng nguồn và vị trí mà ask.py --json đưa ra."


TYPESET = "Dựng từ nguyên văn trong trợ lý; nguồn này không có trang gốc để chụp."


def proof_written(path: str, page: int | None) -> str:
    """Where the picture of a page was written."""
    return f"Đã ghi ảnh {f'trang {page}' if page else 'đoạn trích'} vào {path}."


UNNAMED = "tai-lieu"


def taken_in(title: str, pages: int, passages: int, facts: int, notes: Sequence[str]) -> str:
    """A document is part of the answers from now on."""
    told = f"{f'{pages} trang, ' if pages else ''}{passages} đoạn, {facts} dữ kiện"
    noted = f" Lưu ý: {'; '.join(notes)}." if notes else ""
    return f"✓ Đã thêm “{title}”: {told}; hỏi được ngay.{noted}"


def added(count: int, folder: str) -> str:
    """How many documents were put on the shelf."""
    return f"Đã thêm {count} tài liệu vào {folder}."
