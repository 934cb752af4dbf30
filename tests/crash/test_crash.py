"""Killed at any point and started again, the house loses no update and lets none have effect twice.

CRASH_POINTS is the number of deaths (5); CRASH_DATABASE_URL an empty database to use instead of a fresh SQLite file.
"""

import asyncio
import os
import random
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Protocol

import pytest
from sqlalchemy import create_engine
from sqlmodel import SQLModel

from bot.app import real_now
from bot.playground.cast import Cast, invite_everybody
from bot.playground.clock import PlayClock
from bot.playground.people import Person
from bot.playground.telegram import StandIn
from models.ballots import BallotBox
from models.database import Database
from models.keyring import KeyRing
from tests.crash.day import SOUND, Day, Verdict, judge
from tests.crash.faulty import SHIFT
from tests.crash.rooms import Rooms
from tests.crash.undertaker import Nursery, Undertaker

POINTS = int(os.environ.get("CRASH_POINTS", "5"))
FAULTY_POINTS = 5
TOKEN = "10001:PLAYGROUND-TOKEN"
START = datetime(2026, 1, 20, 1, 0, tzinfo=UTC)
PEOPLE = ("石远山", "彭冬生", "麻秀英", "杨满姑", "张铁生", "陈二嫂")
MOST_CALLS = 80
FEWEST_ACTS_A_DEATH = 10
HESITATION_SECONDS = 0.03


class Script(Protocol):
    async def go_on(self, dice: random.Random, enough: asyncio.Event) -> None: ...

    async def evening(self) -> None: ...


@dataclass
class Village:
    """A house with its people invited, where it is, and Telegram beside it."""

    stand_in: StandIn
    database: Database
    cast: Cast
    url: str
    folder: Path
    dice: random.Random

    @property
    def keys(self) -> Path:
        return self.folder / "ballot-keys"

    def undertaker(self, nursery: Nursery, fault: str = "none") -> Undertaker:
        shift = self.stand_in.desk.world.clock.now() - real_now()
        environment = {
            "BOT_TOKEN": TOKEN,
            "BOT_API_URL": self.stand_in.url,
            "DATABASE_URL": self.url,
            "DATA_DIR": str(self.folder),
            "BALLOT_KEY_DIR": str(self.keys),
            "LISTEN": "127.0.0.1:0",
            SHIFT: str(shift.total_seconds()),
        }
        return Undertaker(nursery, self.stand_in, environment, fault)

    def phone(self, name: str) -> Person:
        phone = self.stand_in.person(self.cast.first.people[name].telegram_id or 0, name)
        phone.account.started = True
        return phone


@pytest.fixture(scope="module")
def nursery() -> Iterator[Nursery]:
    opened = Nursery()
    yield opened
    opened.close()


@pytest.fixture
async def village(tmp_path: Path) -> AsyncIterator[Village]:
    url = os.environ.get("CRASH_DATABASE_URL") or f"sqlite:///{tmp_path / 'jiannuo.sqlite3'}"
    async with _empty_database(url) as database:
        stand_in = StandIn(token=TOKEN, clock=PlayClock(START, ticking=True), pace=0.01)
        await stand_in.start()
        seed = random.randrange(10**6)
        print(f"{POINTS} deaths, seed {seed}")  # noqa: T201 - to play the same day again
        cast = await database.change(invite_everybody, START.date())
        yield Village(stand_in, database, cast, url, tmp_path, random.Random(seed))
        await stand_in.stop()


@asynccontextmanager
async def _empty_database(url: str) -> AsyncIterator[Database]:
    engine = create_engine(url)
    SQLModel.metadata.create_all(engine)
    database = Database(url)
    try:
        yield database
    finally:
        await database.close()
        SQLModel.metadata.drop_all(engine)
        engine.dispose()


async def live_through(script: Script, undertaker: Undertaker, deaths: int, dice: random.Random) -> None:
    """The bot runs; it dies and comes back so many times while people go on; in the evening it stops politely."""
    enough = asyncio.Event()
    async with asyncio.TaskGroup() as acting:
        acting.create_task(script.go_on(dice, enough))
        for _ in range(deaths):
            await undertaker.live(calls=dice.randrange(MOST_CALLS))
            await asyncio.sleep(dice.random() * HESITATION_SECONDS)
            await undertaker.kill()
            await undertaker.start()
        enough.set()
    await script.evening()


async def counting_day(village: Village, nursery: Nursery, deaths: int, fault: str = "none") -> tuple[Verdict, int]:
    """What the evening shows, and how many acts there were."""
    phones = {name: village.phone(name) for name in PEOPLE}
    day = Day(village.stand_in, list(phones.values()), fewest=FEWEST_ACTS_A_DEATH * deaths)
    undertaker = village.undertaker(nursery, fault)
    await undertaker.start()
    try:
        await live_through(day, undertaker, deaths, village.dice)
    finally:
        await undertaker.stop()
    ids = {phone.id: village.cast.first.people[name].id for name, phone in phones.items()}
    return await judge(village.database, day.history, ids), sum(map(len, day.history.done.values()))


@pytest.mark.timeout(60 + 20 * POINTS)
async def test_killed_at_random_points_the_house_loses_nothing_and_doubles_nothing(
    village: Village, nursery: Nursery
) -> None:
    verdict, acts = await counting_day(village, nursery, POINTS)
    print(f"{acts} acts: {verdict}")  # noqa: T201 - `make crash` shows it
    assert verdict == SOUND


@pytest.mark.timeout(120 + 30 * POINTS)
async def test_killed_at_random_points_every_room_keeps_what_people_did(village: Village, nursery: Nursery) -> None:
    box = BallotBox(KeyRing(village.keys))
    rooms = Rooms(village.stand_in, village.database, box, village.cast, START)
    undertaker = village.undertaker(nursery)
    await undertaker.start()
    try:
        await rooms.prepare()
        await live_through(rooms, undertaker, POINTS, village.dice)
    finally:
        await undertaker.stop()
    print(rooms.deeds)  # noqa: T201 - `make crash` shows it
    assert await rooms.complaints() == []
    assert all((rooms.deeds.notes, rooms.deeds.texts, rooms.deeds.marks, rooms.deeds.verdicts))


@pytest.mark.timeout(240)
@pytest.mark.parametrize(
    ("fault", "shows"),
    [("acknowledge early", "lost"), ("no dedupe", "twice"), ("two transactions", "lost")],
    ids=["acknowledge early", "no dedupe", "two transactions"],
)
async def test_a_planted_fault_turns_the_day_red(village: Village, nursery: Nursery, fault: str, shows: str) -> None:
    verdict, _ = await counting_day(village, nursery, FAULTY_POINTS, fault)
    assert getattr(verdict, shows)
