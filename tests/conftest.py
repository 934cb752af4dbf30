"""The whole house for tests: both databases, the invented people, and phones that press real buttons."""

import asyncio
import os
import uuid
from collections.abc import AsyncIterator, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text
from sqlmodel import SQLModel

import models.tables  # noqa: F401 - the schema
from bot.app import House, open_house
from bot.playground.cast import Cast, invite_everybody
from bot.playground.clock import PlayClock
from bot.playground.people import Person
from bot.playground.telegram import StandIn
from bot.settings import Settings
from models.database import Database

POSTGRES = os.environ.get("TEST_POSTGRES_URL", "postgresql+psycopg://postgres@127.0.0.1:5432/postgres")
"""A server where databases may be made and dropped."""

START = datetime(2026, 1, 20, 1, 0, tzinfo=UTC)
"""A Tuesday morning, nine o'clock in the village: pledges are being proposed."""


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """A fresh, empty schema on each of the two databases."""
    if request.param == "sqlite":
        yield from _sqlite(tmp_path)
    else:
        yield from _postgresql()


def _sqlite(folder: Path) -> Iterator[str]:
    url = f"sqlite:///{folder / 'jiannuo.sqlite3'}"
    _make_schema(url)
    yield url


def _postgresql() -> Iterator[str]:
    name = f"jn_test_{uuid.uuid4().hex[:12]}"
    server = create_engine(POSTGRES, isolation_level="AUTOCOMMIT")
    with server.connect() as connection:
        connection.execute(text(f'CREATE DATABASE "{name}"'))
    url = POSTGRES.rsplit("/", 1)[0] + f"/{name}"
    _make_schema(url)
    yield url
    with server.connect() as connection:
        connection.execute(text(f'DROP DATABASE "{name}" WITH (FORCE)'))
    server.dispose()


def _make_schema(url: str) -> None:
    engine = create_engine(url)
    SQLModel.metadata.create_all(engine)
    engine.dispose()


@pytest.fixture
async def database(database_url: str) -> AsyncIterator[Database]:
    opened = Database(database_url)
    yield opened
    await opened.close()


TOKEN = "10001:PLAYGROUND-TOKEN"


@dataclass
class Town:
    """Telegram, the house and its people, all real but for the town itself."""

    house: House
    stand_in: StandIn
    clock: PlayClock
    cast: Cast

    def phone(self, name: str) -> Person:
        """The phone of somebody in the cast, by name."""
        people = {**self.cast.first.people, **self.cast.second.people}
        telegram_id = people[name].telegram_id
        assert telegram_id
        return self.stand_in.person(telegram_id, name, language_code="zh-hans")

    async def settle(self) -> None:
        """Wait until every update is taken and every letter that may go now has gone."""
        await self.stand_in.quiet()
        while await self.house.delivery.deliver_waiting():
            await self.stand_in.quiet()


@pytest.fixture
async def town(database_url: str, tmp_path: Path) -> AsyncIterator[Town]:
    """The invented county, everybody joined, on the day pledging begins."""
    clock = PlayClock(START)
    stand_in = StandIn(token=TOKEN, clock=clock)
    await stand_in.start()
    settings = Settings(
        bot_token=TOKEN,
        bot_api_url=stand_in.url,
        database_url=database_url,
        data_dir=tmp_path,
        ballot_key_dir=tmp_path / "ballot-keys",
        _env_file=None,
    )
    async with open_house(settings, clock.now) as house:
        cast = await house.database.change(invite_everybody, START.date())
        polling = asyncio.ensure_future(house.intake.poll())
        yield Town(house, stand_in, clock, cast)
        polling.cancel()
        with suppress(asyncio.CancelledError):
            await polling
    await stand_in.stop()
