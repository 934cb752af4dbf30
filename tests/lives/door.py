"""The door to the database without threads: everything happens at once, in one transaction that never ends well.

A history begins where the last one began: what it did is rolled back. So the real actions run on real tables at the
price of their statements alone.
"""

from collections.abc import Callable, Coroutine
from typing import Any, Concatenate, ParamSpec, TypeVar

from sqlalchemy import Connection
from sqlmodel import Session

from models.database import Database
from models.turn import Turn, record

P = ParamSpec("P")
T = TypeVar("T")
REPEATED_EVERY = 16


class Crash(Exception):  # noqa: N818 - not an error of the house: somebody pulled the plug
    """The process ended in the middle of a change."""


class Door(Database):
    """Like the real one, and it can be made to die in the change that comes after so many."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection
        self.on_sqlite = connection.dialect.name == "sqlite"
        self.turn: Turn | None = None
        self.changes_left: int | None = None
        self.changes = 0
        """How many have been committed."""
        self.written: list[tuple[Callable[..., Any], tuple[Any, ...]]] = []
        """Which changes they were, with what they were given; emptied by whoever asks."""
        self._begun = 0

    def look_now(self, query: Callable[Concatenate[Session, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        with Session(self.connection, join_transaction_mode="rollback_only") as session:
            return query(session, *args, **kwargs)

    def change_now(self, action: Callable[Concatenate[Session, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Now and then a change is begun twice, as the writer of a group does when another one in it was refused."""
        self._begun += 1
        if self._begun % REPEATED_EVERY == 0:
            with self._session() as session:
                self._changed(session, action, *args, **kwargs)
        with self._session() as session, session.begin():
            result = self._changed(session, action, *args, **kwargs)
            self._die_if_it_is_time()
        self.changes += 1
        self.written.append((action, args))
        return result

    def _changed(
        self, session: Session, action: Callable[Concatenate[Session, P], T], *args: P.args, **kwargs: P.kwargs
    ) -> T:
        if self.turn:
            record(session, self.turn)
        result = action(session, *args, **kwargs)
        session.flush()
        return result

    def _session(self) -> Session:
        return Session(self.connection, expire_on_commit=False, join_transaction_mode="create_savepoint")

    def _die_if_it_is_time(self) -> None:
        if self.changes_left == 0:
            raise Crash
        if self.changes_left:
            self.changes_left -= 1

    async def look(self, query: Callable[Concatenate[Session, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        return self.look_now(query, *args, **kwargs)

    async def change(self, action: Callable[Concatenate[Session, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        return self.change_now(action, *args, **kwargs)

    async def forget_deleted(self) -> bool:
        return True


def at_once(doing: Coroutine[Any, Any, None]) -> None:
    """Run something that never has to wait."""
    try:
        doing.send(None)
    except StopIteration:
        return
    raise AssertionError("it waited for something")
