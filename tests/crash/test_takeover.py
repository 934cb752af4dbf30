"""Two machines on one PostgreSQL: the one that delivers is killed in the middle, and the other takes over."""

import asyncio
import os
import signal
import sys
import time
from collections import Counter
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from http import HTTPStatus
from pathlib import Path

import aiohttp
import pytest
from aiohttp.test_utils import unused_port
from sqlalchemy import create_engine, text
from sqlmodel import Session, col, select

from bot.app import real_now
from bot.playground.cast import invite_everybody
from bot.playground.clock import PlayClock
from bot.playground.telegram import StandIn
from models import outbox, schema
from models.database import Database
from models.rules.notices import DecisionAsked
from models.rules.pledging import Stage
from models.rules.rights import Role
from models.tables import Appointment, Decision, Entitlement, Letter, LetterState, Person
from scheduler.courier import IN_FLIGHT
from tests import given

ROOT = Path(__file__).parents[2]
TOKEN = "10001:PLAYGROUND-TOKEN"
FIRST, READERS = 9001, 100
KILLED_AFTER = 20
TAKEN_OVER_WITHIN_SECONDS = 10.0
PATIENCE_SECONDS = 90.0


def ask_a_crowd(session: Session) -> None:
    """A committee of a hundred is asked to decide, and each has a letter waiting."""
    today = real_now().date()
    village = invite_everybody(session, today).first
    decision = Decision(
        pledge_id=given.pledge(session, village, "彭冬生", stage=Stage.deciding).id, version=1, asked_at=real_now()
    )
    readers = [Person(name=f"读者{number}", telegram_id=FIRST + number) for number in range(READERS)]
    session.add_all([decision, *readers])
    session.flush()
    session.add_all(
        Appointment(person_id=one.id, unit_id=village.branch.id, role=Role.committee, since=today) for one in readers
    )
    session.add_all(Entitlement(decision_id=decision.id, person_id=one.id) for one in readers)
    outbox.post(session, DecisionAsked(decision.id), now=real_now(), people=[one.id for one in readers])


def fates(session: Session) -> Counter[str]:
    """What became of the letters; in doubt are those that were in flight."""
    found = session.exec(select(Letter.state, Letter.doubts).where(col(Letter.kind) == DecisionAsked.__name__))
    return Counter("in doubt" if doubts else str(state) for state, doubts in found)


@pytest.fixture
async def crowd(database_url: str) -> AsyncIterator[tuple[StandIn, Database]]:
    engine = create_engine(database_url)
    with engine.begin() as connection:
        connection.execute(text("DROP SCHEMA public CASCADE"))
        connection.execute(text("CREATE SCHEMA public"))
    engine.dispose()
    schema.upgrade(database_url)
    database = Database(database_url)
    stand_in = StandIn(TOKEN, PlayClock(real_now(), ticking=True))
    await stand_in.start()
    for number in range(READERS):
        stand_in.person(FIRST + number, f"读者{number}").account.started = True
    yield stand_in, database
    await database.close()
    await stand_in.stop()


@asynccontextmanager
async def machine(stand_in: StandIn, url: str, folder: Path) -> AsyncIterator[asyncio.subprocess.Process]:
    """A process that is ready; none is left behind, however the test ends."""
    listen = f"127.0.0.1:{unused_port()}"
    settings = {
        "BOT_TOKEN": TOKEN,
        "BOT_API_URL": stand_in.url,
        "DATABASE_URL": url,
        "BALLOT_KEY_DIR": str(folder / "ballot-keys"),
        "DATA_DIR": str(folder),
        "LISTEN": listen,
        "WEBHOOK_URL": f"http://{listen}/hook",
        "WEBHOOK_SECRET": "only-telegram-knows",
    }
    environment = {**os.environ, **settings, "PYTHONPATH": str(ROOT)}
    quiet = asyncio.subprocess.DEVNULL
    command = (sys.executable, "-m", "bot", "run")
    process = await asyncio.create_subprocess_exec(*command, cwd=folder, env=environment, stdout=quiet, stderr=quiet)
    try:
        async with asyncio.timeout(PATIENCE_SECONDS), aiohttp.ClientSession() as http:
            while not await _is_ready(http, f"http://{listen}/ready"):  # noqa: ASYNC110 - another process
                await asyncio.sleep(0.1)
        yield process
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()


async def _is_ready(http: aiohttp.ClientSession, url: str) -> bool:
    try:
        async with http.get(url) as answer:
            return answer.status == HTTPStatus.OK
    except aiohttp.ClientConnectionError:
        return False


def arrived(stand_in: StandIn) -> Counter[int]:
    return Counter(int(call.params["chat_id"]) for call in stand_in.calls if call.method == "sendMessage")


async def until(condition: Callable[[], bool]) -> None:
    async with asyncio.timeout(PATIENCE_SECONDS):
        while not condition():  # noqa: ASYNC110 - what is waited for happens in another process
            await asyncio.sleep(0.02)


async def settled(database: Database) -> Counter[str]:
    """When nothing waits any more but for its second try."""
    async with asyncio.timeout(PATIENCE_SECONDS):
        while (told := await database.look(fates))[LetterState.pending] + told[LetterState.sending]:  # noqa: ASYNC110 - another process
            await asyncio.sleep(0.1)
    return told


@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
async def test_the_other_takes_over_and_only_what_was_in_flight_is_in_doubt(
    crowd: tuple[StandIn, Database], database_url: str, tmp_path: Path
) -> None:
    stand_in, database = crowd
    async with (
        machine(stand_in, database_url, tmp_path) as first,
        machine(stand_in, database_url, tmp_path) as second,
    ):
        await database.change(ask_a_crowd)
        await until(lambda: len(arrived(stand_in)) >= KILLED_AFTER)
        first.send_signal(signal.SIGKILL)
        await first.wait()
        under_way, before = (await database.look(fates))[LetterState.sending], arrived(stand_in).total()
        killed_at = time.perf_counter()
        await until(lambda: arrived(stand_in).total() > before)
        seconds = time.perf_counter() - killed_at
        told = await settled(database)
        second.send_signal(signal.SIGTERM)
        await second.wait()
    print(f"taken over after {seconds:.1f} s; in flight: {under_way}; {dict(told)}")  # noqa: T201 - the figure that counts
    assert seconds < TAKEN_OVER_WITHIN_SECONDS
    assert under_way <= IN_FLIGHT
    assert told["in doubt"] == under_way
    assert told["sent"] + told["in doubt"] == READERS
    assert len(arrived(stand_in)) >= READERS - under_way
    assert arrived(stand_in).total() - len(arrived(stand_in)) <= under_way
