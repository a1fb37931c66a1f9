"""Zalo: the lists of commands, typed; what they cite is opened by its number."""

import pytest
from pydantic import SecretStr

from bot.platforms.desk import Desk
from bot.platforms.patience import Patience
from bot.platforms.zalo_bot import ZaloBotChannel
from bot.platforms.zalo_bot_events import HEADER, PATH, secret_of
from bot.platforms.zalo_http import code_in
from tests.platforms.fake_assistant import MARKED_UP
from tests.zalo.conftest import FIRST, account, bring, said, together
from tests.zalo.servers import TOKEN, BotPlatform, OfficialAccount, bot_event, served


async def test_a_list_and_what_it_cites(desk: Desk) -> None:
    platform = BotPlatform()
    async with served(platform) as address:
        bot = ZaloBotChannel(SecretStr(TOKEN), address, desk, Patience(0, 0))
        async with together(desk, (), bot.run()):
            for line in ("/vanban Tây Ninh", "1", "/vanban Cà Mau", "1", "/dot"):
                await platform.say(line)
            first, opened, none, heading, again, timeline = await platform.until_sent(6)
    assert "[1] Chỉ thị 01/CT-UBND ngày 03/01/2023" in first
    assert f"»{MARKED_UP}«" in opened
    assert "[1] Tây Ninh: /vanban Tây Ninh" in none
    assert heading == "Anh/chị hỏi: /vanban Tây Ninh" and "01/CT-UBND" in again
    assert "01/01/2023 – 31/12/2023, đang thực hiện" in timeline


async def test_where_the_page_is_public_the_timeline_has_its_address(desk: Desk) -> None:
    platform = BotPlatform()
    async with served(platform) as address:
        bot = ZaloBotChannel(SecretStr(TOKEN), address, desk, Patience(0, 0), "https://tro-ly.example")
        async with together(desk, bot.webhooks(), bot.run()) as zalo:
            body = {"ok": True, "result": bot_event("/dot Tây Ninh", "k1")}
            secret = secret_of(SecretStr(TOKEN))
            assert (await zalo.post(PATH, json=body, headers={HEADER: secret})).status_code == 200
            picture = (await platform.until_sent(2))[1].partition(": ")[2]
            assert picture == "https://tro-ly.example/dong-thoi-gian.png?noi=T%C3%A2y+Ninh"
            shown = await zalo.get(picture.removeprefix("https://tro-ly.example"))
            assert (shown.status_code, shown.headers["content-type"]) == (200, "image/png")


async def test_a_list_on_an_official_account(desk: Desk) -> None:
    server = OfficialAccount(FIRST.get_secret_value())
    async with served(server) as address:
        channel = account(desk, address)
        async with together(desk, channel.webhooks(), channel.run()) as zalo:
            assert await bring(zalo, said("/vanban tay ninh 2023", "m1")) == 200
            assert "01/CT-UBND" in (await server.until_sent(1))[0]


@pytest.mark.parametrize(
    ("given", "code"),
    [
        *((-216, -216), ("-216", -216), ("0", 0), ("--5", 0), ("-", 0), ("", 0), ("²", 0), ("٣", 0), ("9" * 5000, 0)),
        *((None, 0), (True, 0), (1.5, 0), ([], 0), ({}, 0)),
    ],
)
def test_a_code_that_is_no_number_is_none(given: object, code: int) -> None:
    assert code_in({"error": given}, "error") == code
