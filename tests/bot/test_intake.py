"""Polling through the real stand-in: acknowledged only after the commit, in order, and nothing stops the others."""

import time
from contextlib import suppress
from typing import Any

import pytest
from sqlalchemy.exc import OperationalError

from bot import intake as one_update
from bot import reception, store
from bot.flood import Pace
from handlers.words import words_in
from tests.bot.conftest import Porch, effects, quarantined, unconfirmed
from tests.counting import SLOW_SECONDS, remembered

WORDS = words_in("zh-CN")


async def test_what_people_say_has_its_effect_in_order_and_once(each_porch: Porch) -> None:
    async with each_porch.polling() as house:
        people = [each_porch.phone(name) for name in ("彭冬生", "麻秀英", "陈二嫂")]
        for number in range(1, 31):
            await people[number % 3].say(f"记 {number}")
        await each_porch.stand_in.quiet()
        assert sorted(await effects(house)) == list(range(1, 31))
        for place, person in enumerate(people):
            assert await house.database.look(remembered, person.id) == [n for n in range(1, 31) if n % 3 == place]


async def test_an_update_that_always_fails_is_set_aside_and_the_person_goes_on(porch: Porch) -> None:
    async with porch.polling() as house:
        person = porch.phone("彭冬生")
        await person.say("坏了")
        await person.say("记 5")
        await person.heard(WORDS("went-wrong"))
        await person.heard("记下了 5")
        await porch.stand_in.quiet()
        assert await house.database.look(quarantined) == [("message", "LookupError")]
        assert house.metrics.updates.labels("message", "quarantined")._value.get() == 1


async def test_what_is_set_aside_and_comes_again_is_not_called_recorded(each_porch: Porch) -> None:
    async with each_porch.house() as house:
        person = each_porch.phone("彭冬生")
        await person.say("坏了")
        (posted,) = each_porch.stand_in.desk.mailbox.waiting()
        for _ in range(2):
            await house.reception.enter(posted.body, patient=True)
        said = [message["text"] for message in person.transcript() if message["from"]["is_bot"]]
        assert said == [WORDS("went-wrong")] * 2


async def test_what_aiogram_cannot_parse_is_set_aside(porch: Porch) -> None:
    person_id = 0
    async with porch.house() as house:
        person_id = porch.phone("彭冬生").id
        user = {"id": person_id, "is_bot": False, "first_name": "彭冬生"}
        message = {
            "message_id": 1,
            "date": 1,
            "chat": {"id": person_id, "type": "private", "first_name": "彭"},
            "from": user,
        }
        origin = {"type": "from_mars", "date": 1}
        await porch.phone("彭冬生").start()
        task = house.reception.enter({"update_id": 41, "message": {**message, "forward_origin": origin}}, patient=True)
        await task
        await house.reception.enter({"update_id": 42, "message": {**message, "text": "记 6"}}, patient=True)
        assert await effects(house) == [6]
        assert await house.database.look(quarantined) == [("message", "ValidationError")]


async def test_the_same_update_again_has_no_second_effect_and_says_so(each_porch: Porch) -> None:
    async with each_porch.house() as house:
        person = each_porch.phone("彭冬生")
        await person.say("记 7")
        (posted,) = each_porch.stand_in.desk.mailbox.waiting()
        for _ in range(3):
            await house.reception.enter(posted.body, patient=True)
        await person.heard(WORDS("already-done"))
        assert await effects(house) == [7]
        assert await house.database.look(remembered, person.id) == [7]


@pytest.mark.parametrize("share", [0.75, 0.3], ids=["done at the second try", "done when it is given up"])
async def test_what_took_too_long_but_was_committed_is_done_and_not_set_aside(
    each_porch: Porch, monkeypatch: pytest.MonkeyPatch, share: float
) -> None:
    monkeypatch.setattr(one_update, "LONGEST_SECONDS", SLOW_SECONDS * share)
    async with each_porch.polling() as house:
        person = each_porch.phone("彭冬生")
        await person.say("数据库慢 7")
        await person.heard(WORDS("already-done"))
        await person.say("记 8")
        await person.heard("记下了 8")
        assert await effects(house) == [7, 8]
        assert await house.database.look(remembered, person.id) == [7, 8]
        assert await house.database.look(quarantined) == []


async def test_what_a_step_wanted_remembered_falls_with_its_refusal(porch: Porch) -> None:
    async with porch.polling() as house:
        person = porch.phone("彭冬生")
        await person.say("记 1")
        await person.say("先记住再拒绝")
        await person.heard(WORDS("refused-not-yours"))
        await person.say("记 2")
        await person.heard("记下了 2")
        assert await house.database.look(remembered, person.id) == [1, 2]


async def test_an_update_that_is_done_is_not_shown_to_the_rooms_again(porch: Porch) -> None:
    async with porch.house() as house:
        person = porch.phone("彭冬生")
        await person.say("只记住")
        (posted,) = porch.stand_in.desk.mailbox.waiting()
        for _ in range(2):
            await house.reception.enter(posted.body, patient=True)
        said = [message["text"] for message in person.transcript() if message["from"]["is_bot"]]
        assert said == ["记在心里了", WORDS("already-done")]


async def test_a_restart_takes_up_where_it_stood(each_porch: Porch) -> None:
    person = None
    async with each_porch.polling() as house:
        person = each_porch.phone("彭冬生")
        await person.say("记 1")
        await each_porch.stand_in.quiet()
    await person.say("记 2")
    async with each_porch.polling() as house:
        await person.heard("记下了 2")
        assert await effects(house) == [1, 2]
        assert await house.database.look(remembered, person.id) == [1, 2]


async def test_a_flood_is_told_once_and_harms_nobody_else(porch: Porch) -> None:
    async with porch.polling(pace=Pace(rate=3, burst=20)) as house:
        hasty, other = porch.phone("彭冬生"), porch.phone("麻秀英")
        for number in range(300):
            await hasty.say(f"记 {number}")
        waits = []
        for number in range(1000, 1005):
            since = time.monotonic()
            await other.say(f"记 {number}")
            await other.heard(f"记下了 {number}")
            waits.append(time.monotonic() - since)
        await porch.stand_in.quiet()
        told = [message for message in hasty.transcript() if message.get("text") == WORDS.plain("too-fast")]
        assert len(told) == 1
        assert len([number for number in await effects(house) if number < 1000]) in range(20, 26)
        assert max(waits) < 2.0
        assert house.metrics.updates.labels("message", "too_fast")._value.get() >= 270


async def test_a_flood_of_presses_hears_a_toast(porch: Porch) -> None:
    async with porch.polling(pace=Pace(rate=0.001, burst=3)):
        hasty = porch.phone("彭冬生")
        await hasty.say("记 1")
        await hasty.heard("记下了 1")
        for _ in range(5):
            await hasty.press(data="counting.again:5")
        await porch.stand_in.quiet()
        assert hasty.toasts.count(WORDS.plain("too-fast")) == 1


async def test_while_the_database_is_down_nothing_is_acknowledged_and_nothing_lost(
    each_porch: Porch, caplog: pytest.LogCaptureFixture
) -> None:
    async with each_porch.polling() as house:
        person = each_porch.phone("彭冬生")
        await person.say("记 1")
        await each_porch.stand_in.quiet()
        async with each_porch.database_down():
            await person.say("记 2")
            with suppress(TimeoutError):
                await person.heard("记下了 2", timeout=3)
            assert unconfirmed(each_porch) == 1
        await person.heard("记下了 2")
        await each_porch.stand_in.quiet()
        assert await effects(house) == [1, 2]
        assert await house.database.look(quarantined) == []
    lines = [record.getMessage() for record in caplog.records if record.name == "bot.store"]
    assert lines == ["the store is down; updates wait at Telegram", "the store stands again"]


async def test_a_flicker_of_the_database_is_not_the_updates_fault(
    porch: Porch, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As many failures as an update has tries: without a look at the database itself it would be set aside."""
    monkeypatch.setattr(reception, "TRIES_AFTER_SECONDS", (0.0, 0.0))
    monkeypatch.setattr(store, "PAUSE_SECONDS", 0.01)
    async with porch.house() as house:
        person = porch.phone("彭冬生")
        await person.say("记 1")
        (posted,) = porch.stand_in.desk.mailbox.waiting()
        commit, failures = house.database._commit, iter(range(2))

        def flickering(changing: Any) -> Any:
            if next(failures, None) is None:
                return commit(changing)
            raise OperationalError("COMMIT", None, OSError("disk"))

        monkeypatch.setattr(house.database, "_commit", flickering)
        await house.reception.enter(posted.body, patient=True)
        assert await effects(house) == [1]
        assert await house.database.look(quarantined) == []
