"""How bodies (cơ quan, đơn vị) are named: the words that their names begin with, and where a name ends."""

from knowledge.vietnamese.documents import KINDS
from knowledge.vietnamese.normal import UPPER

OFFICE = (
    r"(?:(?:Phó )?(?:Chủ tịch|Bộ trưởng|(?:Tổng )?Giám đốc|Hiệu trưởng|Bí thư|Viện trưởng|Chánh án|Chủ nhiệm|Tư lệnh)|"
    r"(?:Tổng )?[Cc]ục trưởng|Trưởng ban|Thủ trưởng|Ban Thường vụ|Thường trực|BTV) "
)
NAMED = (  # bodies that are known by these words alone
    r"(?:Ban )?[Cc]hấp hành Trung ương(?: Đảng)?|Bộ Chính trị|Ban Bí thư(?: Trung ương Đảng)?|Thủ tướng(?: Chính phủ)?|"
    r"Chính phủ|Quốc hội|Chủ tịch nước|Trung ương(?: Đảng)?|(?:Tỉnh|Thành|Thị|Huyện|Quận) (?:ủy|uỷ)"
)
STATE = r"UBND|[ỦU][yỷ] ban|Uỷ ban|HĐND|Hội đồng nhân dân|Bộ|Sở|Tổng cục|Ban Chấp hành|Liên đoàn Lao động"
OTHER = (
    r"Ban|Cục|Chi cục|Vụ|Viện|Văn phòng|Phòng|Hội|Hội đồng|Liên đoàn|Tổng Liên đoàn|Liên minh|Liên hiệp|Công đoàn|Đoàn|"
    r"Mặt trận|Đảng|Đảng ủy|Đảng uỷ|Đảng bộ|Chi bộ|Quân ủy|Quân khu|Quân chủng|Quân đoàn|Binh đoàn|Sư đoàn|Lữ đoàn|"
    r"Trung đoàn|Công an|Tòa án|Toà án|Kiểm toán|Thanh tra|Ngân hàng|Kho bạc|Bảo hiểm|Tập đoàn|Tổng công ty|Công ty|"
    r"Trường|Đại học|Học viện|Bệnh viện|Trung tâm|Cụm|Khối|Nhà máy|Xí nghiệp|Đài|Thông tấn xã|Hải quan|"
    rf"[{UPPER}]{{2,}}"
)
# A body's name goes on to the first word that tells what the body did, when, or about what.
END = (
    r"(?:về|v/v|nhằm|ban hành|quy định|hướng dẫn|tổ chức|phát động|giao|triển khai|ngày|năm|số|của|do|tại|để|là|đã|"
    r"được|có|trong|theo|cho|với|yêu cầu|chỉ đạo|phê duyệt|thực hiện|đến|từ|gồm|nêu|đề ra|chia|khen thưởng|công nhận|"
    rf"ký|thì|khóa|khoá|và (?![{UPPER}])|và (?:{'|'.join(KINDS.values())})\b)"
)
TOKEN = rf"\s(?!{END}(?:\b|(?<= )))(?:[-–]\s(?=[{UPPER}]))?(?:[\w’'&]+(?:-[\w’'&]+)*)(?:,(?=\sThể thao))?"


def body(heads: str) -> str:
    """An expression for a body that begins with one of ``heads``, or one that needs no name of its own."""
    return rf"(?P<issuer>(?:{OFFICE})?(?:(?:{NAMED})(?:{TOKEN}){{0,8}}|(?:{heads})(?:{TOKEN}){{1,14}}))"
