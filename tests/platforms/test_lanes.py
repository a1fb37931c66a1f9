import asyncio

import pytest

from bot.platforms.lanes import Lanes


class Work:
    """Items a chat, done one by one; chat 0 cannot go on until ``gate`` opens."""

    def __init__(self, items: dict[int, int]) -> None:
        self.items, self.done = dict(items), list[int]()
        self.gate, self.failing = asyncio.Event(), 0

    async def step(self, chat: int) -> float | None:
        if not self.items.get(chat):
            return None
        if chat == 0:
            await self.gate.wait()
        if self.failing:
            self.failing -= 1
            raise LookupError
        await asyncio.sleep(0)
        self.items[chat] -= 1
        self.done.append(chat)
        return 0


async def finished(work: Work, count: int) -> None:
    async with asyncio.timeout(60):
        while len(work.done) < count:
            await asyncio.sleep(0)


async def test_a_slow_chat_never_delays_another() -> None:
    work = Work({0: 2, 1: 3, 2: 3})
    lanes = Lanes(work.step, side_by_side=8)
    for chat in (0, 1, 2):
        lanes.wake(chat)
    await finished(work, 6)
    assert 0 not in work.done
    work.gate.set()
    await finished(work, 8)
    await lanes.stop(60)


async def test_a_busy_chat_takes_turns_with_the_others() -> None:
    work = Work({1: 20, 2: 3, 3: 3})
    lanes = Lanes(work.step, side_by_side=1)
    for chat in (1, 2, 3):
        lanes.wake(chat)
    await finished(work, 26)
    assert sorted(work.done[:9]) == [1, 1, 1, 2, 2, 2, 3, 3, 3]
    await lanes.stop(60)


async def test_what_comes_while_a_lane_ends_is_not_forgotten() -> None:
    work = Work({})
    lanes = Lanes(work.step, side_by_side=1)
    for count in range(1, 50):
        work.items[1] = work.items.get(1, 0) + 1
        lanes.wake(1)
        await asyncio.sleep(0)
        if count % 7 == 0:
            await finished(work, count)
    await finished(work, 49)
    await lanes.stop(60)


async def test_a_step_that_fails_is_tried_again(caplog: pytest.LogCaptureFixture) -> None:
    work = Work({1: 2})
    work.failing = 2
    lanes = Lanes(work.step, side_by_side=1, after_trouble=0)
    lanes.wake(1)
    await finished(work, 2)
    assert caplog.text.count("LookupError") == 2
    await lanes.stop(60)


async def test_stopping_finishes_the_step_under_way_and_begins_no_other() -> None:
    work = Work({0: 3})
    lanes = Lanes(work.step, side_by_side=1)
    lanes.wake(0)
    await asyncio.sleep(0)
    stopping = asyncio.create_task(lanes.stop(60, only_begun=True))
    await asyncio.sleep(0)
    work.gate.set()
    await stopping
    assert work.done == [0]


async def test_stopping_does_not_wait_for_ever() -> None:
    work = Work({0: 1})
    lanes = Lanes(work.step, side_by_side=1)
    lanes.wake(0)
    await asyncio.sleep(0)
    async with asyncio.timeout(60):
        await lanes.stop(0.01, only_begun=True)
    assert work.done == []
