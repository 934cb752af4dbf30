"""The whole house for tests: both databases, the invented people, and phones that press real buttons."""

import asyncio
import io
import logging
import os
import sys
import warnings
from collections import Counter
from collections.abc import AsyncIterator, Generator, Iterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from bot import logs
from bot.app import House, open_house
from bot.flood import UNHURRIED
from bot.playground.cast import Cast, invite_everybody
from bot.playground.clock import PlayClock
from bot.playground.people import Person
from bot.playground.telegram import StandIn
from bot.settings import Settings
from models.database import Database
from scheduler.limits import UNLIMITED
from tests import databases
from tests.databases import Postgresql, Sqlite

IN_CI = os.environ.get("CI") == "true"
EVERYTHING = "JIANNUO_LONG" in os.environ
SERVER = os.environ.get("TEST_POSTGRES_URL", "postgresql+psycopg://postgres@127.0.0.1:5432/postgres")
NO_SERVER = """NO POSTGRESQL AT TEST_POSTGRES_URL: HALF OF THE DATABASE TESTS DID NOT RUN.
Start one (user postgres may make databases) or set TEST_POSTGRES_URL=postgresql+psycopg://user:password@host/database"""

IN_MEMORY = Path("/dev/shm")  # noqa: S108 - for SQLite's files: there, nobody waits for a disk
ROOM_NEEDED_BYTES = 1 << 30
if IN_MEMORY.is_dir() and os.access(IN_MEMORY, os.W_OK):
    space = os.statvfs(IN_MEMORY)
    if space.f_bavail * space.f_frsize > ROOM_NEEDED_BYTES:
        os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(IN_MEMORY))

START = datetime(2026, 1, 20, 1, 0, tzinfo=UTC)
"""A Tuesday morning, nine o'clock in the village: pledges are being proposed."""


# ── what is run ────────────────────────────────────────────────────────────────────────────────────────────────────


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "on_both_databases: a conversation that is held on PostgreSQL too")


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Everything that asks for a database runs on both; conversations only where they say so, or in `make test-long`.

    What a conversation makes of the database is the work of actions and queries, and those are tested on both.
    """
    asked = "database_url" in metafunc.fixturenames
    chosen = any("database_url" in mark.args[0] for mark in metafunc.definition.iter_markers("parametrize"))
    if not asked or chosen:
        return
    marked = metafunc.definition.get_closest_marker("on_both_databases")
    in_town = "town" in metafunc.fixturenames
    both = EVERYTHING or marked or not in_town
    metafunc.parametrize("database_url", ["sqlite", "postgresql"] if both else ["sqlite"], indirect=True)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """CI accepts no skip: what was not tested is not known to work."""
    report = yield
    if IN_CI and report.skipped and not hasattr(report, "wasxfail"):
        report.outcome = "failed"
        report.longrepr = f"skipped, which CI does not accept: {report.longrepr}"
    return report


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """A skip is said so that nobody overlooks it."""
    reasons = Counter(str(report.longrepr[2]) for report in terminalreporter.getreports("skipped"))
    for reason, times in reasons.items():
        terminalreporter.write_line(f"!!! {times} tests: {reason}", red=True, bold=True)


# ── databases ──────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.fixture(scope="session")
def sqlite(tmp_path_factory: pytest.TempPathFactory) -> Sqlite:
    made = Sqlite(tmp_path_factory.mktemp("template") / "empty.sqlite3")
    made.make()
    return made


@pytest.fixture(scope="session")
def postgresql() -> Iterator[Postgresql | None]:
    """One database a test process; None where there is no server."""
    made = databases.postgresql(SERVER)
    if not made.is_there():
        yield None
        return
    made.make()
    yield made
    made.drop()


@pytest.fixture
def database_url(request: pytest.FixtureRequest, sqlite: Sqlite, tmp_path: Path) -> str:
    """A fresh, empty schema, on each of the two databases."""
    if request.param == "sqlite":
        return sqlite.empty(tmp_path)
    server: Postgresql | None = request.getfixturevalue("postgresql")
    if server is None:
        pytest.skip(NO_SERVER)
    return server.empty()


@pytest.fixture
async def database(database_url: str) -> AsyncIterator[Database]:
    opened = Database(database_url)
    yield opened
    await opened.close()


@pytest.fixture
def written() -> Iterator[io.StringIO]:
    """Every line, from DEBUG up, as it would stand in the log."""
    root, hook, shown = logging.getLogger(), sys.excepthook, warnings.showwarning
    handlers, level = list(root.handlers), root.level
    levels = {name: logging.getLogger(name).level for name in logs.TALKATIVE}
    stream = io.StringIO()
    logs.set_up(secrets=(), level=logging.DEBUG, stream=stream)
    yield stream
    logging.captureWarnings(capture=False)
    root.handlers[:], sys.excepthook, warnings.showwarning = handlers, hook, shown
    root.setLevel(level)
    for name, before in levels.items():
        logging.getLogger(name).setLevel(before)


# ── the house and its people ───────────────────────────────────────────────────────────────────────────────────────


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
async def stand_in() -> AsyncIterator[StandIn]:
    """Telegram, on the day pledging begins."""
    telegram = StandIn(token=TOKEN, clock=PlayClock(START), pace=0.01)
    await telegram.start()
    yield telegram
    await telegram.stop()


@pytest.fixture
async def town(database_url: str, tmp_path: Path, stand_in: StandIn) -> AsyncIterator[Town]:
    """The invented county, everybody joined."""
    async with housed(stand_in, database_url, tmp_path) as house:
        cast = await house.database.change(invite_everybody, START.date())
        yield Town(house, stand_in, stand_in.clock, cast)


@asynccontextmanager
async def housed(stand_in: StandIn, database_url: str, folder: Path) -> AsyncIterator[House]:
    """The house on this database, taking updates until the block ends."""
    wishes: dict[str, Any] = {
        "_env_file": None,
        "bot_token": TOKEN,
        "bot_api_url": stand_in.url,
        "database_url": database_url,
        "data_dir": folder,
        "ballot_key_dir": folder / "ballot-keys",
    }
    async with open_house(Settings(**wishes), stand_in.clock.now, pace=UNHURRIED, rates=UNLIMITED) as house:
        polling = asyncio.ensure_future(house.polling.run())
        try:
            yield house
        finally:
            polling.cancel()
            with suppress(asyncio.CancelledError):
                await polling
