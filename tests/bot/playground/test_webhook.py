"""The webhook: lanes, retries, the secret, and a method in the answer."""

import asyncio
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

import pytest
from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.exceptions import TelegramBadRequest, TelegramConflictError, TelegramRetryAfter
from aiohttp import web

from bot.playground.people import Person
from bot.playground.telegram import StandIn


@dataclass
class Listener:
    """A bot's front door that remembers who knocked and answers as it is told."""

    url: str = ""
    heard: list[dict[str, Any]] = field(default_factory=list)
    secrets: list[str | None] = field(default_factory=list)
    answers: list[Callable[[], web.Response]] = field(default_factory=list)
    hold: asyncio.Event | None = None

    async def knock(self, request: web.Request) -> web.Response:
        self.heard.append(await request.json())
        self.secrets.append(request.headers.get("X-Telegram-Bot-Api-Secret-Token"))
        if self.hold:
            await self.hold.wait()
        return self.answers.pop(0)() if self.answers else web.Response()

    def texts(self) -> list[str]:
        return [update["message"]["text"] for update in self.heard if "message" in update]


@pytest.fixture
async def listener() -> AsyncIterator[Listener]:
    listener = Listener()
    app = web.Application()
    app.router.add_post("/hook", listener.knock)
    runner = web.AppRunner(app, shutdown_timeout=0.01)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    listener.url = f"http://127.0.0.1:{runner.addresses[0][1]}/hook"
    yield listener
    await runner.cleanup()


async def test_an_update_is_brought_with_the_secret(
    bot: Bot, anna: Person, listener: Listener, stand_in: StandIn
) -> None:
    await bot.set_webhook(listener.url, secret_token="s3cret-word")
    await anna.say("一")
    await stand_in.quiet()
    assert listener.texts() == ["一"]
    assert listener.secrets == ["s3cret-word"]


async def test_a_refused_update_comes_again_with_its_number_and_the_error_is_told(
    bot: Bot, anna: Person, listener: Listener, stand_in: StandIn
) -> None:
    listener.answers = [lambda: web.Response(status=500), lambda: web.Response(status=503)]
    await bot.set_webhook(listener.url)
    await anna.say("一")
    await stand_in.quiet()
    assert listener.texts() == ["一", "一", "一"]
    assert len({update["update_id"] for update in listener.heard}) == 1
    info = await bot.get_webhook_info()
    assert info.last_error_message == "Wrong response from the webhook: 503 Service Unavailable"
    assert info.pending_update_count == 0


async def test_updates_of_one_chat_wait_for_each_other_and_other_chats_do_not(
    bot: Bot, anna: Person, boris: Person, listener: Listener, stand_in: StandIn
) -> None:
    listener.hold = asyncio.Event()
    await bot.set_webhook(listener.url)
    await anna.say("一")
    await anna.say("二")
    await boris.say("三")
    await asyncio.sleep(0.1)
    assert sorted(listener.texts()) == ["一", "三"]
    listener.hold.set()
    await stand_in.quiet()
    assert sorted(listener.texts()) == ["一", "三", "二"]


async def test_a_closed_door_is_knocked_at_until_it_opens(
    bot: Bot, anna: Person, listener: Listener, stand_in: StandIn
) -> None:
    await bot.set_webhook("http://127.0.0.1:9/nobody")
    await anna.say("一")
    await asyncio.sleep(0.1)
    assert (await bot.get_webhook_info()).last_error_message == "Connection refused"
    await bot.set_webhook(listener.url)
    await stand_in.quiet()
    assert listener.texts() == ["一"]


@pytest.mark.parametrize("kind", ["json", "form"])
async def test_a_method_in_the_answer_is_carried_out(
    bot: Bot, anna: Person, listener: Listener, stand_in: StandIn, kind: str
) -> None:
    call = {"method": "sendMessage", "chat_id": str(anna.id), "text": "收到"}
    as_form = lambda: web.Response(  # noqa: E731 - one answer among others
        text="method=sendMessage&chat_id=7001&text=%E6%94%B6%E5%88%B0",
        content_type="application/x-www-form-urlencoded",
    )
    listener.answers = [as_form if kind == "form" else lambda: web.json_response(call)]
    await bot.set_webhook(listener.url)
    await anna.say("一")
    await anna.heard("收到")
    await stand_in.quiet()
    assert len(listener.heard) == 1


async def test_a_refused_method_in_the_answer_is_lost_in_silence(
    bot: Bot, anna: Person, listener: Listener, stand_in: StandIn
) -> None:
    listener.answers = [lambda: web.json_response({"method": "sendMessage", "chat_id": 1, "text": "x"})]
    await bot.set_webhook(listener.url)
    await anna.say("一")
    await stand_in.quiet()
    assert len(listener.heard) == 1
    assert stand_in.calls[-1].status == 400


async def test_an_update_is_dropped_when_it_is_a_day_old(
    bot: Bot, anna: Person, listener: Listener, stand_in: StandIn
) -> None:
    await bot.set_webhook("http://127.0.0.1:9/nobody")
    await anna.say("一")
    await asyncio.sleep(0.05)
    await stand_in.advance(timedelta(days=1))
    await bot.set_webhook(listener.url)
    await stand_in.quiet()
    assert listener.heard == []


async def test_whoever_says_gone_for_23_hours_is_believed(
    bot: Bot, anna: Person, listener: Listener, stand_in: StandIn
) -> None:
    listener.answers = [lambda: web.Response(status=410)] * 1000
    await bot.set_webhook(listener.url)
    await anna.say("一")
    await asyncio.sleep(0.05)
    assert (await bot.get_webhook_info()).url
    await stand_in.advance(timedelta(hours=23))
    for _ in range(100):
        if not (await bot.get_webhook_info()).url:
            break
        await asyncio.sleep(0.05)
    assert not (await bot.get_webhook_info()).url


async def test_no_polling_beside_a_webhook(bot: Bot, listener: Listener) -> None:
    await bot.set_webhook(listener.url)
    with pytest.raises(TelegramConflictError, match="can't use getUpdates method while webhook is active"):
        await bot.get_updates()
    await bot.delete_webhook()
    assert await bot.get_updates() == []


async def test_a_webhook_ends_the_poll_that_waits(bot: Bot, listener: Listener) -> None:
    poll = asyncio.ensure_future(bot.get_updates(timeout=30))
    await asyncio.sleep(0.05)
    await bot.set_webhook(listener.url)
    with pytest.raises(TelegramConflictError, match="terminated by setWebhook request"):
        await poll


async def test_pending_updates_are_dropped_on_request(bot: Bot, anna: Person) -> None:
    await anna.say("一")
    await bot.delete_webhook(drop_pending_updates=True)
    assert await bot.get_updates() == []


async def test_two_webhooks_within_a_second_are_one_too_many(listener: Listener) -> None:
    stand_in = StandIn("10001:PLAYGROUND", pace=1)
    await stand_in.start()
    bot = Bot(stand_in.token, session=AiohttpSession(api=TelegramAPIServer.from_base(stand_in.url)))
    await bot.set_webhook(listener.url)
    with pytest.raises(TelegramRetryAfter) as refused:
        await bot.set_webhook(listener.url)
    assert refused.value.retry_after == 1
    await bot.session.close()
    await stand_in.stop()


async def test_foreign_machines_and_bad_secrets_are_refused(bot: Bot, listener: Listener) -> None:
    with pytest.raises(TelegramBadRequest, match=r"127\.0\.0\.1"):
        await bot.set_webhook("https://example.org/hook")
    with pytest.raises(TelegramBadRequest, match="unallowed characters"):
        await bot.set_webhook(listener.url, secret_token="有字")
