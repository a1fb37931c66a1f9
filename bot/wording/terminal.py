"""Phrases of the terminal chat."""

from collections.abc import Sequence

from bot.wording.channels import COMMANDS, LISTS_HINT, PRODUCT

COMMANDS_THERE = {name: COMMANDS[name] for name in ("vanban", "dot", "phongtrao", "tieuchi", "nguon", "trogiup")}
LEAVE_WORDS = frozenset({"thoát", "thoat", "exit", "quit"})
ASK = "Hỏi: "
FAREWELL = "Xin chào và hẹn gặp lại anh/chị."


def chat_greeting() -> str:
    """The first lines of a terminal chat."""
    return (
        f"{PRODUCT}\nKính chào anh/chị. Gõ câu hỏi; gõ số (1, 2…) để xem nguồn trong nguyên văn; "
        "gõ /trogiup để xem các lệnh, “thoát” hoặc Ctrl-D để kết thúc."
    )


def how_to_ask(examples: Sequence[str] = ()) -> str:
    """What may be typed in a terminal."""
    listed = "".join(f"\n• {question}" for question in examples)
    return (
        f"Gõ câu hỏi, có dấu hoặc không dấu đều được; phím Tab gợi ý, phím ↑ gọi lại câu trước.{listed}\n"
        f"Gõ 1, 2… để xem nguồn trong nguyên văn, hoặc để chọn khi trợ lý hỏi lại.\n{LISTS_HINT}\n"
        "/nguon – danh sách các nguồn đang tra cứu\n/trogiup – xem lại hướng dẫn này"
    )
