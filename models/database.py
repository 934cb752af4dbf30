"""The one door to the database: `look` reads, `change` commits as a whole or not at all.

Behind it everything is synchronous and runs on database threads: nothing in a transaction can await, so no network call
can sit inside one. The alternative, an async session, cost three times the CPU for a press.
Reading a row or two on the event loop itself was no better: at every SQLite call the loop hands the interpreter to the
writer and has to get it back (a press then cost a quarter more).
"""

import asyncio
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Concatenate, ParamSpec, TypeVar

from sqlalchemy.exc import OperationalError
from sqlmodel import Session

from models.engine import open_engine
from models.turn import Turn, current_turn, record
from models.writer import GroupWriter

P = ParamSpec("P")
T = TypeVar("T")

READERS = 2
POSTGRES_THREADS = 4
TRIES = 3
TRY_AGAIN = frozenset({"40001", "40P01"})
"""PostgreSQL's serialization failure and deadlock: the loser simply runs again."""
LOCKED = "55P03"
ANEW = (
    "SET LOCAL lock_timeout = '500ms'",  # presses queue up behind whoever waits, and a backup may hold it for an hour
    "LOCK TABLE ballot IN ACCESS EXCLUSIVE MODE",
    "CREATE TEMPORARY TABLE kept ON COMMIT DROP AS TABLE ballot",
    "TRUNCATE ballot",
    "INSERT INTO ballot TABLE kept",
)
"""How PostgreSQL gets a file for the ballots in which none was ever deleted."""


class Database:
    """`await look(query, …)` and `await change(action, …)`: both are called with a session first."""

    def __init__(self, url: str) -> None:
        self.on_sqlite = url.startswith("sqlite")
        threads = READERS if self.on_sqlite else POSTGRES_THREADS
        self._read_engine = open_engine(url, threads=threads, read_only=self.on_sqlite)
        self._threads = ThreadPoolExecutor(threads, thread_name_prefix="database")
        self._write_engine = open_engine(url, threads=1) if self.on_sqlite else self._read_engine
        self._writer = GroupWriter(self._write_engine) if self.on_sqlite else None

    async def look(self, query: Callable[Concatenate[Session, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Read. What the query returns is detached: plain values, or rows whose columns are loaded."""

        def reading() -> T:
            with Session(self._read_engine) as session:
                return query(session, *args, **kwargs)

        return await asyncio.wrap_future(self._threads.submit(reading))

    async def change(self, action: Callable[Concatenate[Session, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Write, in one transaction with the update's id and what its conversation remembers.

        Raises Refusal when the law says no, AlreadyDone when this update's change is committed already.
        """
        turn = current_turn.get()
        if turn and turn.spent:
            raise RuntimeError("one change a turn: a second one would be lost in a crash between the two")

        def changing(session: Session) -> T:
            if turn:
                record(session, turn)
            return action(session, *args, **kwargs)

        result = await self._commit(changing)
        _spend(turn)
        return result

    async def change_untraced(
        self, action: Callable[Concatenate[Session, P], T], *args: P.args, **kwargs: P.kwargs
    ) -> T:
        """Write without a trace of the update, for ballots. The action itself must bear being repeated."""
        return await self._commit(lambda session: action(session, *args, **kwargs))

    async def forget_deleted(self) -> bool:
        """Leave no deleted ballot in the database's own files. False: somebody is reading there, try again later.

        SQLite keeps what was deleted in its log until that is emptied; PostgreSQL keeps every version in the table
        until that is written anew. (Its WAL, and an archive of it, are the operator's.)
        """
        return await asyncio.to_thread(self._empty_the_log if self.on_sqlite else self._write_ballots_anew)

    def _empty_the_log(self) -> bool:
        connection = self._write_engine.raw_connection()
        try:
            busy, *_ = connection.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        finally:
            connection.close()
        return not busy

    def _write_ballots_anew(self) -> bool:
        """VACUUM FULL would not do: it keeps what was deleted if another session might still see it."""
        try:
            with self._write_engine.begin() as connection:
                for statement in ANEW:
                    connection.exec_driver_sql(statement)
        except OperationalError as error:
            if getattr(error.orig, "sqlstate", None) != LOCKED:
                raise
            return False
        return True

    async def close(self) -> None:
        """Finish what was begun, then let go of every connection."""
        if self._writer:
            await asyncio.to_thread(self._writer.close)
        await asyncio.to_thread(self._threads.shutdown)
        self._read_engine.dispose()
        self._write_engine.dispose()

    def _commit(self, changing: Callable[[Session], T]) -> asyncio.Future[T]:
        future: Future[T]
        future = self._writer.submit(changing) if self._writer else self._threads.submit(self._alone, changing)
        return asyncio.wrap_future(future)

    def _alone(self, changing: Callable[[Session], T]) -> T:
        for tries_left in reversed(range(TRIES)):
            try:
                with Session(self._write_engine, expire_on_commit=False) as session, session.begin():
                    return changing(session)
            except OperationalError as error:
                if not tries_left or getattr(error.orig, "sqlstate", None) not in TRY_AGAIN:
                    raise
        raise AssertionError("unreachable: the last try returns or raises")


def _spend(turn: Turn | None) -> None:
    if turn:
        turn.spent = True
