"""Long polling through the real stand-in: confirmed only after the commit, and nothing stops the others."""

import asyncio
import json
import time
from contextlib import AsyncExitStack

import pytest

from bot import intake as one_update
from bot.envelope import KINDS
from bot.line import Unwelcome
from handlers.words import words_in
from tests.bot.conftest import Porch, effects, quarantined, unconfirmed

WORDS = words_in("zh-CN")


async def test_only_what_is_needed_is_asked_for(porch: Porch) -> None:
    async with porch.polling():
        await porch.phone("彭冬生").say("记 1")
        await porch.stand_in.quiet()
    asked = [call.params for call in porch.stand_in.calls if call.method == "getUpdates"]
    assert all(
        tuple(
            json.loads(params["allowed_updates"])
            if isinstance(params["allowed_updates"], str)
            else params["allowed_updates"]
        )
        == KINDS
        for params in asked
    )
    assert not any("drop_pending_updates" in call.params for call in porch.stand_in.calls)


async def test_an_update_is_confirmed_only_after_its_effect_is_committed(porch: Porch) -> None:
    async with porch.polling() as house:
        person = porch.phone("彭冬生")
        await person.say("慢慢记 1")
        await asyncio.sleep(0.15)
        assert unconfirmed(porch) == 1
        assert await effects(house) == []
        await person.heard("慢慢记下了")
        await porch.stand_in.quiet()
        assert unconfirmed(porch) == 0
        assert await effects(house) == [1]


async def test_who_is_slow_holds_up_nobody_else(porch: Porch, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(one_update, "LONGEST_SECONDS", 2.0)
    async with porch.polling() as house:
        stuck, other = porch.phone("彭冬生"), porch.phone("麻秀英")
        await stuck.say("卡住")
        for number in (1, 2, 3):
            since = time.monotonic()
            await other.say(f"记 {number}")
            await other.heard(f"记下了 {number}")
            assert time.monotonic() - since < 1.5
        assert unconfirmed(porch) == 4
        await stuck.heard(WORDS("went-wrong"))
        await porch.stand_in.quiet()
        assert await house.database.look(quarantined) == [("message", "TimeoutError")]


@pytest.mark.parametrize(
    "body",
    [
        '{"ok":true,"result":[{"update_id":5,"message":{"date":' + "9" * 5000 + "}}]}",
        '{"ok":true,"result":[{"update_id":5,"message":' + "[" * 100_000 + "]" * 100_000 + "}]}",
        '{"ok":true,"result":[{"update_id":5,"message":{"text":"',
    ],
    ids=["number of 5,000 digits", "nested 100,000 deep", "cut off"],
)
async def test_an_answer_that_is_no_json_is_asked_for_singly_and_set_aside(porch: Porch, body: str) -> None:
    async with porch.polling() as house:
        await porch.stand_in.quiet()
        porch.stand_in.faults.add(method="getUpdates", times=2, status=200, body=body)
        for number in (1, 2):
            await porch.phone("彭冬生").say(f"记 {number}")
            await porch.phone("彭冬生").heard(f"记下了 {number}")
        assert await house.database.look(quarantined) == [("other", "Unreadable")]


async def test_a_polite_stop_finishes_and_confirms_what_is_at_hand(porch: Porch) -> None:
    async with porch.polling():
        people = [porch.phone(name) for name in ("彭冬生", "麻秀英", "陈二嫂")]
        for number, person in enumerate(people):
            await person.say(f"慢慢记 {number}")
        await asyncio.sleep(0.1)
    assert unconfirmed(porch) == 0
    async with porch.house() as house:
        assert sorted(await effects(house)) == [0, 1, 2]


@pytest.mark.parametrize("status", [401, 404])
async def test_a_wrong_token_stops_with_one_clear_line(porch: Porch, status: int) -> None:
    async with porch.house() as house:
        porch.stand_in.faults.add(method="getUpdates", status=status)
        with pytest.raises(Unwelcome, match=r"^Telegram does not know this bot \(\d+ to getUpdates\): check BOT_TOKEN"):
            await house.polling.run()


@pytest.mark.parametrize(
    "fault",
    [
        {"status": 409, "description": "Conflict: terminated by other getUpdates request"},
        {"status": 429, "parameters": {"retry_after": 1}},
        {"status": 502, "body": "<html>Bad Gateway</html>"},
        {"status": 500},
        {"cut_after": True},
    ],
    ids=["409", "429", "502", "500", "cut"],
)
async def test_trouble_at_telegram_is_waited_out_and_told_in_one_line(
    porch: Porch, fault: dict[str, object], caplog: pytest.LogCaptureFixture
) -> None:
    async with porch.polling():
        person = porch.phone("彭冬生")
        await porch.stand_in.quiet()
        porch.stand_in.faults.add(method="getUpdates", times=2, **fault)
        await person.say("记 1")
        await person.heard("记下了 1")
        await person.say("记 2")
        await person.heard("记下了 2")
        await porch.stand_in.quiet()
    lines = [record.getMessage() for record in caplog.records if record.name == "bot.line"]
    assert lines == ["Telegram does not answer", "Telegram answers again"]


async def test_a_polite_stop_while_the_database_is_down_acknowledges_nothing(each_porch: Porch) -> None:
    async with AsyncExitStack() as stack:
        await stack.enter_async_context(each_porch.polling())
        person = each_porch.phone("彭冬生")
        await each_porch.stand_in.quiet()
        down = each_porch.database_down()
        await down.__aenter__()
        await person.say("记 1")
        await asyncio.sleep(0.5)
    assert unconfirmed(each_porch) == 1
    await down.__aexit__(None, None, None)
    async with each_porch.polling() as house:
        await person.heard("记下了 1")
        assert await effects(house) == [1]
