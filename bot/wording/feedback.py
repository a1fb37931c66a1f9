"""Phrases on what people think of the answers."""

GOOD, BAD = "👍 Hữu ích", "👎 Chưa đúng"
ASK_WHY = "Xin anh/chị cho biết câu trả lời chưa đúng ở chỗ nào:"
FAULTS = {
    "wrong": "Sai nội dung",
    "missing": "Thiếu ý",
    "outdated": "Đã cũ, hết hiệu lực",
    "unclear": "Khó hiểu",
    "other": "Lý do khác",
}
THANKS = "Cảm ơn anh/chị đã góp ý."
THANKS_WHY = "Cảm ơn anh/chị đã góp ý. Muốn viết rõ hơn, anh/chị gõ: /gopy nội dung góp ý"
THANKS_WORDS = "Cảm ơn anh/chị, góp ý đã được ghi lại."
WRITE_COMMENT = "Anh/chị gõ nội dung góp ý ngay sau lệnh, ví dụ: /gopy Số liệu này của năm 2022."
NOTHING_TO_COMMENT = "Anh/chị bấm 👍 hoặc 👎 dưới một câu trả lời trước, rồi gửi góp ý giúp tôi."
TOO_OLD = "Xin lỗi anh/chị, câu trả lời này không còn được lưu nên chưa ghi được góp ý."
RATE_ANSWER = "Đánh giá câu trả lời"
COMMENT_LABEL = "Góp ý của anh/chị (không bắt buộc)"
NONE_YET = "Chưa có góp ý nào."
OPINIONS = {"good": "hữu ích", "bad": "chưa đúng"}
DELETED = "(nội dung đã xoá theo thời hạn lưu)"
