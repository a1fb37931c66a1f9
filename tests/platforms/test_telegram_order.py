import asyncio
from datetime import UTC, datetime

from telegram import Chat, Message, Update

from bot.platforms.telegram_order import ChatOrder


def update(number: int, chat: int) -> Update:
    return Update(number, message=Message(number, datetime(2026, 1, 1, tzinfo=UTC), Chat(chat, "private")))


async def test_a_chat_keeps_its_order_while_others_go_on() -> None:
    done: list[int] = []
    other_chat_done = asyncio.Event()

    async def work(number: int) -> None:
        if number == 1:
            await other_chat_done.wait()  # would never end if chats waited for each other
        done.append(number)
        if number == 3:
            other_chat_done.set()

    order = ChatOrder()
    async with asyncio.timeout(60), asyncio.TaskGroup() as group:
        for number, chat in ((1, 100), (2, 100), (3, 200)):
            group.create_task(order.process_update(update(number, chat), work(number)))
    assert done == [3, 1, 2]


async def test_an_update_without_a_chat_is_processed() -> None:
    done = asyncio.Event()

    async def work() -> None:
        done.set()

    await ChatOrder().process_update(Update(1), work())
    assert done.is_set()
