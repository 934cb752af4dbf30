"""Faults on demand and the limits on sending."""

import asyncio
import time
from datetime import timedelta

import pytest
from aiogram import Bot
from aiogram.exceptions import (
    ClientDecodeError,
    TelegramNetworkError,
    TelegramRetryAfter,
    TelegramServerError,
)

from bot.playground.clock import PlayClock
from bot.playground.limits import Limits
from bot.playground.people import Person
from bot.playground.telegram import StandIn


async def test_a_fault_hits_the_calls_it_names_and_no_more(
    bot: Bot, stand_in: StandIn, anna: Person, boris: Person
) -> None:
    stand_in.faults.add(method="sendMessage", chat=anna.id, param={"text": "提醒"}, times=1, status=502)
    await bot.send_message(boris.id, "提醒")
    await bot.send_message(anna.id, "别的")
    with pytest.raises(TelegramServerError, match="Bad Gateway"):
        await bot.send_message(anna.id, "提醒一")
    assert await bot.send_message(anna.id, "提醒二")
    assert [message["text"] for message in anna.transcript()] == ["/start", "别的", "提醒二"]


async def test_an_outage_may_speak_html(bot: Bot, stand_in: StandIn, anna: Person) -> None:
    stand_in.faults.add(status=502, body="<html>502 Bad Gateway</html>")
    with pytest.raises(ClientDecodeError):
        await bot.send_message(anna.id, "x")


async def test_a_fault_carries_parameters(bot: Bot, stand_in: StandIn, anna: Person) -> None:
    stand_in.faults.add(status=429, description="Too Many Requests: retry after 7", parameters={"retry_after": 7})
    with pytest.raises(TelegramRetryAfter) as refused:
        await bot.send_message(anna.id, "x")
    assert refused.value.retry_after == 7


async def test_a_call_may_be_carried_out_and_then_cut(bot: Bot, stand_in: StandIn, anna: Person) -> None:
    stand_in.faults.add(method="sendMessage", cut_after=True)
    with pytest.raises(TelegramNetworkError):
        await bot.send_message(anna.id, "到了吗")
    assert anna.screen()["text"] == "到了吗"


async def test_a_call_may_be_slow(bot: Bot, stand_in: StandIn, anna: Person) -> None:
    stand_in.faults.add(delay=0.2)
    started = time.monotonic()
    await bot.send_message(anna.id, "x")
    assert time.monotonic() - started >= 0.2
    stand_in.faults.add(delay=0, status=500)
    stand_in.faults.clear()
    assert await bot.send_message(anna.id, "x")


async def test_the_log_remembers_what_was_asked_and_answered(bot: Bot, stand_in: StandIn, anna: Person) -> None:
    await bot.send_message(anna.id, "您好")
    call = stand_in.calls[-1]
    assert (call.method, call.params["text"], call.status) == ("sendMessage", "您好", 200)
    assert call.result["text"] == "您好"
    assert call.at == stand_in.clock.now()


async def test_limits_refuse_the_second_message_of_a_second(
    bot: Bot, stand_in: StandIn, anna: Person, boris: Person, clock: PlayClock
) -> None:
    stand_in.limits = Limits()
    await bot.send_message(anna.id, "一")
    with pytest.raises(TelegramRetryAfter, match="retry after 1"):
        await bot.send_message(anna.id, "二")
    await bot.send_message(boris.id, "一")
    clock.advance(timedelta(seconds=1))
    await bot.send_message(anna.id, "二")


async def test_limits_count_over_all_chats_and_by_the_minute_in_groups(
    bot: Bot, stand_in: StandIn, anna: Person, boris: Person, clock: PlayClock
) -> None:
    stand_in.limits = Limits(overall=2, group=2)
    group = stand_in.group("青石村", [anna])
    group.add_bot()
    await bot.send_message(anna.id, "一")
    await bot.send_message(group.id, "一")
    with pytest.raises(TelegramRetryAfter):
        await bot.send_message(boris.id, "一")
    clock.advance(timedelta(seconds=1))
    await bot.send_message(group.id, "二")
    clock.advance(timedelta(seconds=1))
    with pytest.raises(TelegramRetryAfter) as refused:
        await bot.send_message(group.id, "三")
    assert refused.value.retry_after == 58


async def test_two_calls_at_once_are_served_at_once(bot: Bot, stand_in: StandIn, anna: Person) -> None:
    stand_in.faults.add(delay=0.3, times=2)
    started = time.monotonic()
    await asyncio.gather(bot.send_message(anna.id, "一"), bot.send_message(anna.id, "二"))
    assert time.monotonic() - started < 0.55
