"""One house leads: it alone delivers and keeps the clock. The others wait until it is gone.

On PostgreSQL that is a session's advisory lock on a connection of its own, on SQLite a locked file beside the database;
both are let go by the death of the process itself. PgBouncer in transaction mode cannot hold such a lock: give the
house a direct address there.
"""

import asyncio
import fcntl
import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Protocol

from sqlalchemy import Connection, create_engine, make_url, text
from sqlalchemy.exc import DBAPIError

LEADS = 0x6A69616E6E756F
"""The number of our lock: "jiannuo" in ASCII. PostgreSQL counts locks by database."""


class Lock(Protocol):
    def held(self) -> bool:
        """Take the lock unless another has it; True while it is ours."""

    def release(self) -> None: ...


class Leader:
    """`await leads()` before each round of work. Blocking calls run on a thread of their own."""

    def __init__(self, database_url: str) -> None:
        self._lock: Lock = _LockedFile(database_url) if database_url.startswith("sqlite") else _LockedRow(database_url)
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="leader")
        self.leading = False
        """What the last answer was."""

    async def leads(self) -> bool:
        self.leading = await asyncio.get_running_loop().run_in_executor(self._thread, self._lock.held)
        return self.leading

    async def close(self) -> None:
        """Let another lead."""
        await asyncio.get_running_loop().run_in_executor(self._thread, self._lock.release)
        self._thread.shutdown()


class _LockedRow:
    def __init__(self, database_url: str) -> None:
        self._engine = create_engine(database_url, pool_size=1, isolation_level="AUTOCOMMIT", pool_reset_on_return=None)
        self._connection: Connection | None = None

    def held(self) -> bool:
        """A question to the server each time: a connection that died has lost the lock with it."""
        try:
            return self._still_held() if self._connection else self._taken()
        except DBAPIError:
            self._drop()
            return False

    def release(self) -> None:
        self._drop()
        self._engine.dispose()

    def _taken(self) -> bool:
        connection = self._engine.connect()
        try:
            if connection.execute(text("SELECT pg_try_advisory_lock(:number)"), {"number": LEADS}).scalar():
                self._connection = connection
        finally:
            if self._connection is None:
                connection.close()
        return self._connection is not None

    def _still_held(self) -> bool:
        assert self._connection
        self._connection.execute(text("SELECT 1"))
        return True

    def _drop(self) -> None:
        """The connection is closed for good rather than given back: the lock ends with it."""
        if self._connection:
            self._connection.invalidate()
            self._connection.close()
            self._connection = None


class _LockedFile:
    def __init__(self, database_url: str) -> None:
        database = Path(make_url(database_url).database or "jiannuo.sqlite3")
        self._path = database.with_name(f"{database.name}.leader")
        self._file: int | None = None

    def held(self) -> bool:
        if self._file is not None:
            return True
        file = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            os.close(file)
            return False
        self._file = file
        return True

    def release(self) -> None:
        if self._file is not None:
            os.close(self._file)
            self._file = None
