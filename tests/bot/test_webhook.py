"""The webhook: only Telegram comes in, 200 only after the commit, and nothing that cannot be read comes for ever."""

import asyncio
import io
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

import aiohttp
import pytest

from bot import webhook
from bot.app import House
from bot.playground.quiet import PATIENCE_SECONDS
from bot.web import served
from handlers.words import words_in
from tests.bot.conftest import Porch, effects, quarantined
from tests.counting import remembered

SECRET = "a-secret-that-only-telegram-knows"
HEADER = {"X-Telegram-Bot-Api-Secret-Token": SECRET}
WORDS = words_in("zh-CN")


@dataclass
class Door:
    house: House
    url: str
    http: aiohttp.ClientSession

    async def post(self, body: object, headers: dict[str, str] | None = None) -> int:
        data = body if isinstance(body, bytes) else json.dumps(body).encode()
        async with self.http.post(
            self.url, data=io.BytesIO(data), headers=HEADER if headers is None else headers
        ) as answer:
            assert "Retry-After" not in answer.headers
            return answer.status


@asynccontextmanager
async def door(porch: Porch) -> AsyncIterator[Door]:
    """A house with its web side open; Telegram is not told yet."""
    wishes: dict[str, Any] = {"webhook_url": "http://127.0.0.1:1/telegram/hook", "webhook_secret": SECRET}
    async with (
        porch.house(**wishes) as house,
        served(house.web, "127.0.0.1:0") as port,
        aiohttp.ClientSession() as http,
    ):
        yield Door(house, f"http://127.0.0.1:{port}/telegram/hook", http)


@asynccontextmanager
async def registered(porch: Porch) -> AsyncIterator[Door]:
    async with door(porch) as mine:
        settings = mine.house.settings.model_copy(update={"webhook_url": mine.url})
        await webhook.register(mine.house.line, settings)
        yield mine
        await mine.house.line.ask("deleteWebhook")


def written(porch: Porch, number: int, words: str) -> dict[str, Any]:
    person = porch.phone("彭冬生")
    user = {"id": person.id, "is_bot": False, "first_name": "彭冬生"}
    chat = {"id": person.id, "type": "private", "first_name": "彭冬生"}
    return {
        "update_id": number,
        "message": {"message_id": number, "date": 1, "chat": chat, "from": user, "text": words},
    }


async def test_what_people_say_comes_by_the_webhook(porch: Porch) -> None:
    async with registered(porch) as mine:
        person = porch.phone("彭冬生")
        for number in range(1, 11):
            await person.say(f"记 {number}")
        await person.heard("记下了 10")
        await person.press("再记一笔")
        await person.heard("又记下了 1000010")
        await porch.stand_in.quiet()
        assert await effects(mine.house) == [*range(1, 11), 1_000_010]
        assert await mine.house.database.look(remembered, person.id) == [*range(1, 11), 1_000_010]


async def test_what_waits_at_telegram_is_never_thrown_away(porch: Porch) -> None:
    async with porch.house():
        await porch.phone("彭冬生").say("记 1")
    async with registered(porch):
        await porch.phone("彭冬生").heard("记下了 1")
    (call,) = [call for call in porch.stand_in.calls if call.method == "setWebhook"]
    assert "drop_pending_updates" not in call.params
    assert call.params["secret_token"] == SECRET


@pytest.mark.parametrize(
    "headers",
    [{}, {"X-Telegram-Bot-Api-Secret-Token": "wrong"}, {"X-Telegram-Bot-Api-Secret-Token": "密钥"},
     {"X-Telegram-Bot-Api-Secret-Token": SECRET + " "[:0] + "x"}],
    ids=["none", "wrong", "not ASCII", "longer"],
)  # fmt: skip
async def test_nobody_else_comes_in(porch: Porch, headers: dict[str, str]) -> None:
    async with door(porch) as mine:
        assert await mine.post(written(porch, 5, "记 1"), headers) == 401
        assert await effects(mine.house) == []


async def test_raw_bytes_in_the_header_are_refused_too(porch: Porch) -> None:
    async with door(porch) as mine:
        port = int(mine.url.split(":")[2].split("/")[0])
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        lines = (b"POST /telegram/hook HTTP/1.1", b"Host: x", b"X-Telegram-Bot-Api-Secret-Token: \xff\xfe",
                 b"Content-Length: 2", b"", b"{}")  # fmt: skip
        writer.write(b"\r\n".join(lines))
        answer = await reader.readline()
        writer.close()
        assert b" 401 " in answer


async def test_the_secret_is_checked_before_the_body_is_read(porch: Porch) -> None:
    async with door(porch) as mine:
        port = int(mine.url.split(":")[2].split("/")[0])
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        writer.write(b"POST /telegram/hook HTTP/1.1\r\nHost: x\r\nContent-Length: 1000000\r\n\r\n")
        async with asyncio.timeout(PATIENCE_SECONDS):
            assert b" 401 " in await reader.readline()
        writer.close()


async def test_200_comes_only_after_the_commit(porch: Porch) -> None:
    async with door(porch) as mine:
        answer = asyncio.ensure_future(mine.post(written(porch, 5, "慢慢记 1")))
        await asyncio.sleep(0.15)
        assert not answer.done()
        assert await answer == 200
        assert await effects(mine.house) == [1]


async def test_the_same_update_again_is_taken_and_has_no_second_effect(each_porch: Porch) -> None:
    async with door(each_porch) as mine:
        update = written(each_porch, 5, "记 1")
        assert await asyncio.gather(*(mine.post(update) for _ in range(5))) == [200] * 5
        assert await effects(mine.house) == [1]


async def test_while_the_database_is_down_telegram_is_asked_to_come_again(each_porch: Porch) -> None:
    async with door(each_porch) as mine:
        assert await mine.post(written(each_porch, 4, "记 0")) == 200
        async with each_porch.database_down():
            assert await mine.post(written(each_porch, 5, "记 1")) == 503
        assert await mine.post(written(each_porch, 5, "记 1")) == 200
        assert await effects(mine.house) == [0, 1]
        assert await mine.house.database.look(quarantined) == []


async def test_while_the_house_closes_what_is_at_hand_is_finished_and_nothing_new_taken(porch: Porch) -> None:
    async with door(porch) as mine:
        at_hand = asyncio.ensure_future(mine.post(written(porch, 5, "慢慢记 1")))
        await asyncio.sleep(0.1)
        closing = asyncio.ensure_future(mine.house.reception.close())
        await asyncio.sleep(0)
        assert await mine.post(written(porch, 6, "记 2")) == 503
        await closing
        assert await at_hand == 200
        assert await effects(mine.house) == [1]


@pytest.mark.parametrize(
    ("body", "reasons"),
    [
        (b'{"update_id": 5, "message": {"text": "', [("other", "Unreadable")]),
        (b'{"update_id": 5, "message": {"date": ' + b"9" * 5000 + b"}}", [("other", "Unreadable")]),
        (b'{"update_id": 5, "message": ' + b"[" * 100_000 + b"]" * 100_000 + b"}", [("other", "Unreadable")]),
        (b'{"update_id": 5, "message": {"text": 1}}', [("message", "ValidationError")]),
        (b"not even an update", []),
        (b'{"update_id": "five"}', []),
    ],
    ids=["cut off", "number of 5,000 digits", "nested 100,000 deep", "not a message", "no JSON", "no number"],
)
async def test_what_cannot_be_read_is_set_aside_and_does_not_come_again(
    porch: Porch, body: bytes, reasons: list[tuple[str, str]]
) -> None:
    async with door(porch) as mine:
        assert await mine.post(body) == 200
        assert await mine.house.database.look(quarantined) == reasons
        assert await mine.post(written(porch, 6, "记 2")) == 200
        assert await effects(mine.house) == [2]


async def test_a_body_of_two_mebibytes_is_no_trouble(porch: Porch) -> None:
    async with door(porch) as mine:
        update = written(porch, 5, "记 1")
        update["message"]["caption"] = "长" * 350_000
        assert await mine.post(update) == 200
        assert await effects(mine.house) == [1]


async def test_an_update_that_always_fails_does_not_block_the_chat(porch: Porch) -> None:
    async with registered(porch) as mine:
        person = porch.phone("彭冬生")
        await person.say("坏了")
        await person.say("记 2")
        await person.heard(WORDS("went-wrong"))
        await person.heard("记下了 2")
        assert await mine.house.database.look(quarantined) == [("message", "LookupError")]


async def test_without_a_webhook_there_is_no_door(porch: Porch) -> None:
    async with porch.house() as house:
        assert not webhook.routes(house.reception, house.settings)


def test_a_door_without_a_secret_is_refused() -> None:
    with pytest.raises(ValueError, match="secret"):
        webhook.WebhookDoor(None, "")  # type: ignore[arg-type]
