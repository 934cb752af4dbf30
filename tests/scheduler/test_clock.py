"""The clock wakes, and only the leader's does anything."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from sqlmodel import Session, col, select

from bot.playground.cast import invite_everybody
from models.ballots import BallotBox
from models.database import Database
from models.keyring import KeyRing
from models.rules.pledging import Stage
from models.tables import DoneUpdate, Letter
from scheduler.clock import Clock
from tests import given

TWO_WEEKS_AHEAD = datetime(2026, 3, 27, 1, 0, tzinfo=UTC)
"""Nine o'clock in the village, fourteen days before the first quarterly review."""


@dataclass
class Chair:
    """Whether we lead."""

    ours: bool = True

    async def leads(self) -> bool:
        return self.ours


@dataclass
class Postman:
    """Has so many rounds of letters to deliver, and remembers what he was asked to do."""

    rounds: int = 2
    asked: list[str] = field(default_factory=list)
    rung: asyncio.Event = field(default_factory=asyncio.Event)

    async def deliver_waiting(self) -> int:
        self.asked.append("deliver")
        self.rounds -= 1
        return max(self.rounds, 0)

    def ring(self) -> None:
        self.asked.append("ring")
        self.rung.set()

    async def run(self) -> None:
        self.asked.append("run")
        try:
            await asyncio.Event().wait()
        finally:
            self.asked.append("stop")


Wound = Callable[..., Clock]


@pytest.fixture
def wound(database: Database, tmp_path: Path) -> Wound:
    """A clock with this postman, this chair and this time."""

    def wind(postman: Postman, chair: Chair | None = None, now: datetime = TWO_WEEKS_AHEAD) -> Clock:
        return Clock(database, BallotBox(KeyRing(tmp_path / "keys")), postman, chair or Chair(), lambda: now)

    return wind


@pytest.fixture
async def owing(database: Database) -> None:
    cast = await database.change(invite_everybody, date(2026, 1, 20))
    await database.change(given.pledge, cast.first, "龙建国", stage=Stage.published)


async def letters(database: Database) -> int:
    return len(await database.look(lambda session: session.exec(select(Letter)).all()))


@pytest.mark.usefixtures("owing")
async def test_woken_it_does_at_once_what_is_due_and_delivers_until_nothing_is_left(
    database: Database, wound: Wound
) -> None:
    postman = Postman(rounds=3)
    await wound(postman).wake()
    assert await letters(database) == 2
    assert postman.asked == ["ring", "deliver", "deliver", "deliver"]


@pytest.mark.usefixtures("owing")
async def test_it_can_be_told_another_time_than_its_own(database: Database, wound: Wound) -> None:
    clock = wound(Postman(), now=TWO_WEEKS_AHEAD - timedelta(days=3))
    await clock.wake()
    assert await letters(database) == 0
    await clock.wake(TWO_WEEKS_AHEAD)
    assert await letters(database) == 2


@pytest.mark.usefixtures("owing")
async def test_the_clock_of_a_follower_does_nothing(database: Database, wound: Wound) -> None:
    await database.change(lambda session: session.add(DoneUpdate(update_id=1, done_at=long_ago())))
    follower = wound(Postman(), Chair(ours=False))
    await follower.scan()
    await follower.purge()
    assert (await letters(database), await database.look(updates)) == (0, [1])


async def test_updates_are_forgotten_after_eight_days(database: Database, wound: Wound) -> None:
    def remember(session: Session) -> None:
        session.add(DoneUpdate(update_id=1, done_at=TWO_WEEKS_AHEAD - timedelta(days=8, seconds=1)))
        session.add(DoneUpdate(update_id=2, done_at=TWO_WEEKS_AHEAD - timedelta(days=8)))

    await database.change(remember)
    await wound(Postman()).purge()
    assert await database.look(updates) == [2]


async def test_a_late_run_is_made_up_once_and_never_twice_at_a_time(wound: Wound) -> None:
    timetable = wound(Postman()).timetable()
    timetable.start(paused=True)
    jobs = {job.id: job for job in timetable.get_jobs()}
    assert set(jobs) == {"scan", "purge"}
    for job in jobs.values():
        assert (job.misfire_grace_time, job.coalesce, job.max_instances) == (None, True, 1)
    timetable.shutdown(wait=False)
    await asyncio.sleep(0)


@pytest.mark.usefixtures("owing")
async def test_running_it_scans_and_delivers_until_it_is_stopped(database: Database, wound: Wound) -> None:
    postman = Postman()
    async with wound(postman).running():
        await postman.rung.wait()
    assert await letters(database) == 2
    assert postman.asked[0] == "run"
    assert postman.asked[-1] == "stop"


def updates(session: Session) -> list[int]:
    return list(session.exec(select(col(DoneUpdate.update_id)).order_by(col(DoneUpdate.update_id))))


def long_ago() -> datetime:
    return TWO_WEEKS_AHEAD - timedelta(days=100)
