"""The budget is kept to the millisecond: in a loop where waiting takes no time."""

import asyncio
import selectors
from collections.abc import Coroutine, Iterable
from typing import Any

import pytest

from scheduler.limits import CHATS_REMEMBERED, Budget

GROUP = -100200300
A_TURN = 1e-5
"""Seconds that a turn of the loop takes: no time at all would be less than any real loop needs."""


class Impatient(selectors.SelectSelector):
    """Nobody waits: the time that would have passed is written down instead."""

    passed = 0.0

    def select(self, timeout: float | None = None) -> list[tuple[selectors.SelectorKey, int]]:
        self.passed += max(timeout or 0, A_TURN)
        return super().select(0)


class HastyLoop(asyncio.SelectorEventLoop):
    def __init__(self) -> None:
        self._impatient = Impatient()
        super().__init__(self._impatient)

    def time(self) -> float:
        return self._impatient.passed


def play(story: Coroutine[Any, Any, Any]) -> float:
    """Let it happen; returns the seconds it would have taken."""
    loop = HastyLoop()
    try:
        loop.run_until_complete(story)
        return loop.time()
    finally:
        loop.close()


async def write_to(budget: Budget, chats: Iterable[int | str]) -> list[float]:
    """Write to all these chats at once; returns when each message went."""
    moments: list[float] = []

    async def write(chat: int | str) -> None:
        await budget.wait(chat)
        moments.append(asyncio.get_running_loop().time())

    await asyncio.gather(*(write(chat) for chat in chats))
    return moments


def most_within(moments: list[float], seconds: float) -> int:
    return max(sum(start <= one < start + seconds - 1e-6 for one in moments) for start in moments)


def test_a_crowd_is_written_to_at_full_speed_and_never_faster() -> None:
    async def story() -> None:
        moments = await write_to(Budget(), range(1, 501))
        assert most_within(moments, 1) <= 28
        assert 500 / moments[-1] >= 25 * 0.97

    play(story())


def test_one_person_gets_a_few_at_once_and_then_one_a_second() -> None:
    async def story() -> None:
        moments = await write_to(Budget(), [7001] * 13)
        assert moments[2] < 0.2
        assert moments[-1] == pytest.approx(10, abs=0.2)

    play(story())


def test_a_group_gets_twenty_in_any_minute_at_most() -> None:
    async def story() -> None:
        moments = await write_to(Budget(), [GROUP] * 100)
        assert most_within(moments, 60) <= 20
        assert most_within(moments, 600) > 100 * 0.97

    play(story())


def test_those_who_wait_for_one_chat_keep_nobody_else_waiting() -> None:
    async def story() -> None:
        budget = Budget()
        crowd = asyncio.ensure_future(write_to(budget, [GROUP] * 30))
        await asyncio.sleep(1)
        assert (await write_to(budget, [7001]))[0] < 1.1
        crowd.cancel()

    play(story())


def test_a_number_in_quotes_is_the_same_chat() -> None:
    async def story() -> None:
        moments = await write_to(Budget(), [7001, "7001"] * 4)
        assert moments[-1] > 4

    play(story())


def test_what_goes_to_no_chat_never_waits() -> None:
    async def story() -> None:
        budget = Budget()
        budget.hold(None, 60)
        for _ in range(100):
            await budget.wait(None)

    assert play(story()) < 0.01


def test_a_chat_that_must_wait_waits_alone() -> None:
    async def story() -> None:
        budget = Budget()
        assert budget.hold(7001, 30) == pytest.approx(30.1)
        assert budget.held_for(7001) == pytest.approx(30.1)
        assert budget.held_for(7002) == 0
        assert (await write_to(budget, [7002]))[0] < 1
        assert (await write_to(budget, [7001]))[0] == pytest.approx(30.1)
        assert budget.held_for(7001) == 0

    play(story())


def test_two_chats_told_to_wait_within_a_second_mean_everybody() -> None:
    async def story() -> None:
        budget = Budget()
        budget.hold(7001, 30)
        budget.hold(7002, 30)
        assert budget.held_for(7003) == pytest.approx(30.1)

    play(story())


def test_two_chats_told_to_wait_at_different_times_mean_themselves_only() -> None:
    async def story() -> None:
        budget = Budget()
        budget.hold(7001, 30)
        await asyncio.sleep(1.5)
        budget.hold(7002, 30)
        assert budget.held_for(7003) == 0

    play(story())


def test_who_was_waiting_when_the_hold_came_waits_it_out() -> None:
    async def story() -> None:
        budget = Budget()
        crowd = asyncio.ensure_future(write_to(budget, [7001] * 5))
        await asyncio.sleep(0.5)
        budget.hold(7001, 30)
        assert (await crowd)[3] > 30

    play(story())


def test_only_so_many_chats_are_remembered() -> None:
    async def story() -> None:
        budget = Budget()
        for chat in range(1, CHATS_REMEMBERED + 10):
            await budget.wait(chat)
        assert len(budget._chats) == CHATS_REMEMBERED

    play(story())


def test_there_is_room_again_after_a_pause() -> None:
    async def story() -> None:
        budget = Budget()
        await write_to(budget, [1, 2, 3])
        assert budget.room == 0
        await asyncio.sleep(budget.pause)
        assert budget.room == 1

    play(story())
