"""The playground's clock."""

import time
from datetime import UTC, datetime, timedelta

import pytest

from bot.playground.clock import PlayClock
from bot.playground.telegram import StandIn

MORNING = datetime(2026, 3, 18, 1, 20, tzinfo=UTC)


def test_a_clock_with_a_start_stands_still_until_it_is_turned() -> None:
    clock = PlayClock(MORNING)
    time.sleep(0.01)
    assert clock.now() == MORNING
    clock.advance(timedelta(days=1))
    assert clock.now() == MORNING + timedelta(days=1)
    clock.move_to(MORNING + timedelta(days=7))
    assert clock.now() == MORNING + timedelta(days=7)


def test_a_ticking_clock_runs_from_its_start() -> None:
    clock = PlayClock(MORNING, ticking=True)
    time.sleep(0.01)
    assert MORNING < clock.now() < MORNING + timedelta(seconds=5)


def test_a_clock_without_a_start_shows_real_time() -> None:
    assert abs(PlayClock().now().timestamp() - time.time()) < 5


def test_time_never_returns() -> None:
    with pytest.raises(ValueError, match="turned back"):
        PlayClock(MORNING).advance(timedelta(seconds=-1))
    with pytest.raises(ValueError, match="turned back"):
        PlayClock(MORNING).move_to(MORNING - timedelta(days=1))


def test_a_stage_set_anew_begins_where_it_began() -> None:
    clock = PlayClock(MORNING)
    clock.advance(timedelta(days=30))
    clock.restart()
    assert clock.now() == MORNING


def test_a_start_needs_a_zone() -> None:
    with pytest.raises(ValueError, match="time zone"):
        PlayClock(datetime(2026, 3, 18))  # noqa: DTZ001 - the mistake under test


async def test_the_demo_is_told_when_the_clock_moved(stand_in: StandIn) -> None:
    seen: list[datetime] = []

    async def look() -> None:
        seen.append(stand_in.clock.now())

    stand_in.on_advance.append(look)
    await stand_in.advance(timedelta(days=1))
    await stand_in.move_to(MORNING + timedelta(days=3))
    assert seen == [MORNING + timedelta(days=1), MORNING + timedelta(days=3)]
