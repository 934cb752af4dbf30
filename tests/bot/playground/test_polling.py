"""getUpdates as Telegram serves it."""

import asyncio
import time
from datetime import timedelta

import pytest
from aiogram import Bot
from aiogram.exceptions import TelegramConflictError
from aiogram.methods import GetUpdates

from bot.playground.clock import PlayClock
from bot.playground.people import Person
from bot.playground.telegram import StandIn


async def texts(bot: Bot, **ask: int) -> list[str | None]:
    return [update.message.text for update in await bot.get_updates(**ask) if update.message]  # type: ignore[arg-type]


async def test_an_update_comes_again_until_a_higher_offset_confirms_it(bot: Bot, anna: Person) -> None:
    await anna.say("一")
    await anna.say("二")
    first, second = await bot.get_updates()
    assert (await bot.get_updates())[0] == first
    assert await texts(bot, offset=second.update_id) == ["二"]
    assert await texts(bot, offset=second.update_id + 1) == []


async def test_a_negative_offset_keeps_only_the_last(bot: Bot, anna: Person) -> None:
    for words in ("一", "二", "三"):
        await anna.say(words)
    assert await texts(bot, offset=-1) == ["三"]
    assert await texts(bot, offset=0) == ["三"]


async def test_the_limit_is_kept(bot: Bot, anna: Person) -> None:
    for words in ("一", "二", "三"):
        await anna.say(words)
    assert await texts(bot, limit=2) == ["一", "二"]


async def test_a_long_poll_ends_as_soon_as_somebody_writes(bot: Bot, anna: Person) -> None:
    poll = asyncio.ensure_future(texts(bot, timeout=30))
    await asyncio.sleep(0.05)
    started = time.monotonic()
    await anna.say("一")
    assert await poll == ["一"]
    assert time.monotonic() - started < 1


@pytest.mark.usefixtures("anna")
async def test_a_long_poll_gives_up_after_its_time(bot: Bot) -> None:
    assert await texts(bot, timeout=1) == []


async def test_a_second_poller_ends_the_first(bot: Bot, anna: Person) -> None:
    first = asyncio.ensure_future(bot.get_updates(timeout=30))
    await asyncio.sleep(0.05)
    second = asyncio.ensure_future(texts(bot, timeout=30))
    with pytest.raises(TelegramConflictError, match="terminated by other getUpdates request"):
        await first
    await anna.say("一")
    assert await second == ["一"]


async def test_who_asks_again_for_the_same_waits_and_gets_one_at_a_time() -> None:
    slow = StandIn("10001:PLAYGROUND", pace=0.1)
    poll = slow.desk.polling
    await poll.take(GetUpdates(offset=0))
    started = time.monotonic()
    assert await poll.take(GetUpdates(offset=0)) == []
    assert 0.25 < time.monotonic() - started < 2
    anna = slow.person(7001, "安娜")
    await anna.say("一")
    await anna.say("二")
    assert len(await poll.take(GetUpdates(offset=1))) == 2
    assert len(await poll.take(GetUpdates(offset=1))) == 1


async def test_updates_are_forgotten_after_a_day(bot: Bot, anna: Person, clock: PlayClock) -> None:
    await anna.say("一")
    clock.advance(timedelta(hours=23, minutes=59))
    await anna.say("二")
    clock.advance(timedelta(minutes=1))
    assert await texts(bot) == ["二"]


async def test_allowed_updates_are_remembered(bot: Bot, anna: Person) -> None:
    await bot.get_updates(allowed_updates=["callback_query"])
    await anna.say("一")
    await bot.get_updates(offset=1)
    assert await texts(bot) == []
    await bot.get_updates(offset=2, allowed_updates=[])
    await anna.say("二")
    assert await texts(bot) == ["二"]
