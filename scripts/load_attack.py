"""Strikes a running assistant of one's own with forged calls: python -m scripts.load_attack ADDRESS COUNT."""

import asyncio
import os
import sys
import time

import httpx
from pydantic import SecretStr

from bot.platforms.telegram_updates import HEADER, PATH, secret_of
from scripts.load_api import TOKEN

_ATTACKERS = 8
_ALIKE = 8  # kinds of forged calls


def forged(number: int) -> dict[str, object]:
    """A call that is not what it claims to be: wrong, missing, broken, oversized."""
    secret = secret_of(SecretStr(TOKEN))
    decide = {"number": "1", "decision": "allow", "seal": f"{number:048x}"}
    kinds: list[dict[str, object]] = [
        {"url": PATH, "json": {"update_id": number}},
        {"url": PATH, "json": {"update_id": number}, "headers": {HEADER: secret[::-1]}},
        {"url": PATH, "content": b"x" * 70_000},
        {"url": "/quan-tri/nguoi", "data": decide},
        {"url": "/quan-tri/nguoi", "data": decide, "headers": {"cookie": f"quan_tri={number:043x}"}},
        {"url": "/quan-tri/nguoi", "content": b"x" * 70_000, "headers": {"cookie": f"quan_tri={number:043x}"}},
        {"url": "/quan-tri/vao", "data": {"seal": "x", "name": "lan", "password": "x"}},
        {"url": "/api/ask", "content": b"[" * 1000},
    ]
    return kinds[number % _ALIKE]


async def attack(web: str, count: int) -> float:
    """So many forged calls as fast as they go; calls a second. Raises where one is accepted."""
    numbers = iter(range(count))
    begun = time.perf_counter()

    async def strike(address: str) -> None:
        transport = httpx.AsyncHTTPTransport(local_address=address)
        async with httpx.AsyncClient(base_url=web, transport=transport, timeout=120) as client:
            for number in numbers:
                status = (await client.post(**forged(number))).status_code  # type: ignore[arg-type]
                if not 400 <= status < 500:
                    raise RuntimeError(f"expected a refusal of forged call {number}, found {status}")

    async with asyncio.TaskGroup() as strikers:
        for striker in range(_ATTACKERS):
            strikers.create_task(strike(f"127.0.0.{10 + striker}"))
    return count / (time.perf_counter() - begun)


if __name__ == "__main__":
    os.nice(5)  # whoever attacks has a machine of their own, and takes no time from the one under attack
    print(asyncio.run(attack(sys.argv[1], int(sys.argv[2]))))
