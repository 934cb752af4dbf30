"""The front porch: the stand-in, the house and its invented people, with the counting room in front of all others."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import create_engine, text
from sqlmodel import Session, SQLModel, select

from bot import dispatcher as hall
from bot.app import House, open_house
from bot.flood import UNHURRIED, Pace
from bot.playground.cast import Cast, invite_everybody
from bot.playground.clock import PlayClock
from bot.playground.people import Person
from bot.playground.telegram import StandIn
from bot.settings import Settings
from models.tables import Quarantine
from scheduler.limits import UNLIMITED
from tests import counting
from tests.counting import counted

TOKEN = "10001:PLAYGROUND-TOKEN"
TODAY = datetime(2026, 1, 20, 1, 0, tzinfo=UTC)


@dataclass
class Porch:
    stand_in: StandIn
    clock: PlayClock
    database_url: str
    folder: Path
    cast: Cast | None = None

    @asynccontextmanager
    async def house(self, *, pace: Pace = UNHURRIED, **wishes: Any) -> AsyncIterator[House]:
        """A house that takes no updates yet; the first one invites everybody."""
        known: dict[str, Any] = {
            "_env_file": None,
            "bot_token": TOKEN,
            "bot_api_url": self.stand_in.url,
            "database_url": self.database_url,
        }
        settings = Settings(**known, data_dir=self.folder, **wishes)
        async with open_house(settings, self.clock.now, pace=pace, rates=UNLIMITED) as house:
            self.cast = self.cast or await house.database.change(invite_everybody, TODAY.date())
            yield house

    @asynccontextmanager
    async def polling(self, *, pace: Pace = UNHURRIED) -> AsyncIterator[House]:
        """A house that takes updates until the block ends, and then stops politely."""
        async with self.house(pace=pace) as house:
            work = asyncio.ensure_future(house.polling.run())
            try:
                yield house
            finally:
                work.cancel()
                with suppress(asyncio.CancelledError):
                    await work

    @asynccontextmanager
    async def database_down(self) -> AsyncIterator[None]:
        """PostgreSQL throws everybody out and lets nobody in; SQLite misses a table that every change writes to."""
        where, out, back = _outage(self.database_url)
        await asyncio.to_thread(_say, where, *out)
        try:
            yield
        finally:
            await asyncio.to_thread(_say, where, *back)

    def phone(self, name: str) -> Person:
        telegram_id = self.person(name).telegram_id
        assert telegram_id
        return self.stand_in.person(telegram_id, name, language_code="zh-hans")

    def person(self, name: str) -> Any:
        assert self.cast
        return self.cast.first.people[name]


@pytest.fixture
async def porch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Porch]:
    """On SQLite, for what has nothing to do with the database."""
    url = f"sqlite:///{tmp_path / 'jiannuo.sqlite3'}"
    engine = create_engine(url)
    SQLModel.metadata.create_all(engine)
    engine.dispose()
    async with _porch(url, tmp_path, monkeypatch) as built:
        yield built


@pytest.fixture
async def each_porch(database_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Porch]:
    """On both databases."""
    async with _porch(database_url, tmp_path, monkeypatch) as built:
        yield built


@asynccontextmanager
async def _porch(url: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Porch]:
    monkeypatch.setattr(hall, "ROOMS", (counting.router, *hall.ROOMS))
    clock = PlayClock(TODAY, ticking=True)
    stand_in = StandIn(token=TOKEN, clock=clock, pace=0.05)
    await stand_in.start()
    yield Porch(stand_in, clock, url, folder)
    await stand_in.stop()


def _outage(url: str) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
    """Where to say it, what takes the database down, and what brings it back."""
    if url.startswith("sqlite"):
        return url, ("ALTER TABLE doneupdate RENAME TO away",), ("ALTER TABLE away RENAME TO doneupdate",)
    server, _, name = url.rpartition("/")
    out = (
        f'ALTER DATABASE "{name}" ALLOW_CONNECTIONS false',
        f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}'",  # noqa: S608 - our own name
    )
    return f"{server}/postgres", out, (f'ALTER DATABASE "{name}" ALLOW_CONNECTIONS true',)


def _say(url: str, *statements: str) -> None:
    engine = create_engine(url, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        for statement in statements:
            connection.execute(text(statement))
    engine.dispose()


def quarantined(session: Session) -> list[tuple[str, str]]:
    return [(row.kind, row.reason) for row in session.exec(select(Quarantine))]


async def effects(house: House) -> list[int]:
    return await house.database.look(counted)


def unconfirmed(porch: Porch) -> int:
    """How many updates Telegram still keeps for us."""
    return len(porch.stand_in.desk.mailbox)
