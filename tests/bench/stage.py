"""Who takes part: the sink, the echo and a house on each database, every one a process of its own."""

import os
import socket
import subprocess
import sys
import time
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.request import urlopen

from sqlalchemy import create_engine, text
from sqlalchemy.exc import OperationalError
from sqlmodel import SQLModel

from models.ballots import BallotBox
from models.database import Database
from models.keyring import KeyRing
from tests.bench.driver import Bot, memory_of
from tests.bench.prefecture import Branch, settle

POSTGRES = os.environ.get("TEST_POSTGRES_URL", "postgresql+psycopg://postgres@127.0.0.1:5432/postgres")
PATIENCE = 60.0
LOOK_AGAIN = 0.02
REST = 2.0
"""Seconds after which a house that nobody asks anything is idle."""


@dataclass(frozen=True, slots=True)
class House:
    """The house on one database: who presses in it, how long it took to stand, and how large it then was."""

    bot: Bot
    people: int
    database_url: str
    folder: Path
    branches: list[Branch]
    seconds_to_ready: float
    idle_mebibytes: float


@contextmanager
def sqlite(folder: Path) -> Iterator[str]:
    yield f"sqlite:///{folder / 'jiannuo.sqlite3'}"


@contextmanager
def postgresql(_: Path) -> Iterator[str]:
    """A database of its own, dropped at the end."""
    name = f"jn_bench_{uuid.uuid4().hex[:12]}"
    server = create_engine(POSTGRES, isolation_level="AUTOCOMMIT")
    with server.connect() as connection:
        connection.execute(text(f'CREATE DATABASE "{name}"'))
    try:
        yield f"{POSTGRES.rpartition('/')[0]}/{name}"
    finally:
        with server.connect() as connection:
            connection.execute(text(f'DROP DATABASE "{name}" WITH (FORCE)'))
        server.dispose()


DATABASES = {"SQLite": sqlite, "PostgreSQL": postgresql}


def postgresql_is_there() -> bool:
    server = create_engine(POSTGRES, connect_args={"connect_timeout": 3})
    try:
        server.connect().close()
    except OperationalError:
        return False
    finally:
        server.dispose()
    return True


async def settled(database_url: str, folder: Path, people: int) -> list[Branch]:
    """Make the schema and write a prefecture into it; a database in use would have been analysed by itself."""
    engine = create_engine(database_url)
    SQLModel.metadata.create_all(engine)
    database = Database(database_url)
    branches = await database.change(settle, BallotBox(KeyRing(folder / "ballot-keys")), people)
    await database.close()
    with engine.connect() as connection:
        connection.execution_options(isolation_level="AUTOCOMMIT").execute(text("ANALYZE"))
    engine.dispose()
    return branches


@contextmanager
def opened(
    name: str, people: int, api: str, database_url: str, folder: Path, branches: list[Branch]
) -> Iterator[House]:
    """A house that is ready and has had a moment's rest."""
    port, began = free_port(), time.perf_counter()
    with started("house", port, api, database_url, str(folder)) as pid:
        wait_until(lambda: says_yes(f"http://127.0.0.1:{port}/ready"))
        seconds = time.perf_counter() - began
        time.sleep(REST)
        yield House(Bot(name, port, pid), people, database_url, folder, branches, seconds, memory_of(pid))


@contextmanager
def sink() -> Iterator[str]:
    """The address of a Bot API that says yes."""
    port = free_port()
    with started("sink", port):
        wait_until(lambda: listens(port))
        yield f"http://127.0.0.1:{port}"


@contextmanager
def echo(api: str) -> Iterator[Bot]:
    port = free_port()
    with started("echo", port, api) as pid:
        wait_until(lambda: listens(port))
        yield Bot("echo", port, pid)


@contextmanager
def started(module: str, port: int, *args: str) -> Iterator[int]:
    """The process id of one of our modules, told to listen on the port."""
    command = [sys.executable, "-m", f"tests.bench.{module}", str(port), *args]
    process = subprocess.Popen(command)  # noqa: S603 - our own
    try:
        yield process.pid
    finally:
        process.terminate()
        process.wait(PATIENCE)


def wait_until(there: Callable[[], bool]) -> None:
    end = time.perf_counter() + PATIENCE
    while not there():
        if time.perf_counter() > end:
            raise TimeoutError("it does not start")
        time.sleep(LOOK_AGAIN)


def listens(port: int) -> bool:
    with socket.socket() as one:
        return one.connect_ex(("127.0.0.1", port)) == 0


def says_yes(url: str) -> bool:
    try:
        with urlopen(url, timeout=PATIENCE) as answer:  # noqa: S310 - our own
            return bool(answer.status == 200)
    except OSError:
        return False


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])
