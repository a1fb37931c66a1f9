"""Pages of our own invention, laid out as web sites lay them out, and their announcement's own lines."""

BODY = (
    "Sáng ngày 14/3/2024, Sở Nội vụ tỉnh Lạng Sơn tổ chức lễ phát động phong trào thi đua năm 2024 với chủ đề "
    "“Kỷ cương, trách nhiệm, sáng tạo” cho toàn thể công chức, viên chức và người lao động trong ngành."
)
PLEDGE = "Các khối thi đua đã ký kết giao ước thi đua ngay tại buổi lễ."

WEATHER = f"""Sở Nội vụ tỉnh Lạng Sơn phát động thi đua năm 2024
{BODY}
{PLEDGE}
Thu Hà
Dự báo thời tiết
Lạng Sơn
23°C
Độ ẩm: 80%
Sức gió: 12 km/h"""

COUNTERS = f"""Trang chủ
Tin tức
Công ty Than Bắc Sơn phát động thi đua
Thứ sáu, 15/03/2024 08:30 1250
Cỡ chữ: 100
banner-top.jpg
{BODY}
{PLEDGE}
Thống kê truy cập
Đang truy cập: 12
Hôm nay: 345
Tổng lượt truy cập: 1.234.567"""

PHONES = f"""Liên đoàn Lao động thành phố Móng Cái ra quân thi đua
{BODY}
{PLEDGE}
Quay lại
Địa chỉ: số 1, đường Hữu Nghị
Điện thoại: 0203 388 0000
Email: vanphong@example.vn
Chịu trách nhiệm nội dung: Chánh Văn phòng
Bản quyền thuộc Liên đoàn Lao động"""

RELATED = f"""Nguồn: https://example.vn/tin/42
Đoàn Thanh niên huyện Bảo Lâm phát động thi đua
{BODY}
{PLEDGE}
Các tin khác
Hội nghị tổng kết công tác năm 2023
Lễ trao Huân chương Lao động hạng Ba cho Trường Tiểu học Lộc An
Ra quân làm sạch đường phố dịp đầu xuân"""

LETTER = f"""BỘ CÔNG THƯƠNG
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Số: 12/CT-BCT
{BODY}
Nơi nhận:
- Các Thứ trưởng;
- Lưu: VT.
KT. BỘ TRƯỞNG
THỨ TRƯỞNG
Lê Văn Bình"""

PAGES = {"weather": WEATHER, "counters": COUNTERS, "phones": PHONES, "related": RELATED, "letter": LETTER}
