"""Builds the simulated year: a county in an empty database, and everything that the house has to remind it with."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from random import Random

from bot.simulate.county import settle
from bot.simulate.laws import Laws
from bot.simulate.people import People
from bot.simulate.post import Moment, Mortal, Post
from bot.simulate.reckoning import Reckoning
from bot.simulate.telephone import Telephone
from bot.simulate.walk import Walk
from bot.simulate.weather import Weather
from bot.simulate.year import MORNING, ZONE, Wishes, Year
from models.ballots import BallotBox
from models.keyring import KeyRing
from scheduler.clock import Clock
from scheduler.courier import Courier
from scheduler.leader import Leader
from scheduler.limits import UNLIMITED, Budget

TOKEN = "10001:NOBODY-LISTENS"  # noqa: S105 - of a bot that does not exist
DICE = ("county", "people", "weather", "telephone", "post", "courier")
"""Each has its own, so that one more throw of one does not change the others."""


@dataclass(slots=True)
class Monotonic:
    """The event loop's time, made of the simulated one: it never goes back, as a machine's does not."""

    moment: Moment
    latest: float = 0.0

    def __call__(self) -> float:
        self.latest = max(self.latest, self.moment().timestamp())
        return self.latest


@asynccontextmanager
async def opened(wishes: Wishes, url: str, folder: Path) -> AsyncIterator[Year]:
    """A county in an empty database, and everything that the house has to remind it with."""
    database, leader = Mortal(url), Leader(url)
    dice = {name: Random(f"{wishes.seed}:{name}") for name in DICE}  # noqa: S311 - dice, not keys
    moment = Moment(datetime.combine(date(wishes.year, 1, 1), MORNING, ZONE).astimezone(UTC))
    memory = await database.change(settle, dice["county"], wishes.branches, wishes.year)
    laws = Laws(memory, ZONE)
    telephone = Telephone(moment, dice["telephone"], laws.heard, laws.doubtful)
    courier = Courier(TOKEN, "http://127.0.0.1", Budget(UNLIMITED), wire=telephone, dice=dice["courier"])
    box = BallotBox(KeyRing(folder / "ballot-keys"))
    post = Post(
        database, leader, courier, box, telephone, moment, dice["post"], ZONE, wishes.language, laws.on_its_way,
        laws.works, wishes.handful, wishes.aloud,
    )  # fmt: skip
    clock = Clock(database, box, post.delivery, leader, moment)
    loop, monotonic = asyncio.get_running_loop(), Monotonic(moment)
    walk = Walk(database, memory, laws, moment, dice["people"], wishes.deeds)
    people = People(memory, dice["people"])
    real, loop.time = loop.time, monotonic  # type: ignore[method-assign] # rests and holds take no real time
    try:
        yield Year(
            wishes, database, moment, memory, laws, Reckoning(memory, laws), people, Weather(dice["weather"]),
            telephone, post, clock, walk,
        )  # fmt: skip
    finally:
        loop.time = real  # type: ignore[method-assign]
        await courier.close()
        await leader.close()
        await database.close()
