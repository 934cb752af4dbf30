"""One update's turn: what must be committed together, exactly once.

The intake opens a turn for each update. The first change inside it also writes the update's id and whatever the
conversation wants to remember, all in one transaction. A second change in the same turn would be lost if the process
died between the two, so it is refused as the programming error it is.
"""

from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache
from typing import Any

from sqlmodel import Session, col, delete

from models.engine import dialect_of, insert_in
from models.tables import Conversation, DoneUpdate


class AlreadyDone(Exception):  # noqa: N818 - not an error: the same update came again
    """The effect of the update at hand is committed already."""


@dataclass(slots=True)
class Memo:
    """What a conversation wants to remember: its state and data, or nothing at all."""

    state: str | None
    data: dict[str, Any]

    @property
    def empty(self) -> bool:
        return self.state is None and not self.data


@dataclass(slots=True)
class Turn:
    """The update at hand, and what its conversation will remember once the change commits.

    `spent`: its change is committed. `again`: it was committed already when this turn came to it.
    """

    update_id: int
    at: datetime
    memos: dict[str, Memo] = field(default_factory=dict)
    spent: bool = False
    again: bool = False


current_turn: ContextVar[Turn | None] = ContextVar("current_turn", default=None)


def record(session: Session, turn: Turn) -> None:
    """Write the turn into the transaction at hand; AlreadyDone if another one has."""
    done = {"update_id": turn.update_id, "done_at": turn.at}
    if session.connection().execute(_once(dialect_of(session)), done).first() is None:
        turn.again = True
        raise AlreadyDone
    for key, memo in turn.memos.items():
        remember(session, key, memo, turn.at)


def remember(session: Session, key: str, memo: Memo, at: datetime) -> None:
    if memo.empty:
        session.connection().execute(delete(Conversation).where(col(Conversation.key) == key))
        return
    kept = {"key": key, "state": memo.state, "data": memo.data, "updated_at": at}
    session.connection().execute(_in_place(dialect_of(session)), kept)


@cache
def _once(dialect: str) -> Any:  # noqa: ANN401 - two dialects, one shape
    """Built once: this statement and the next stand before every change."""
    return insert_in(dialect, DoneUpdate).on_conflict_do_nothing().returning(col(DoneUpdate.update_id))


@cache
def _in_place(dialect: str) -> Any:  # noqa: ANN401 - two dialects, one shape
    kept = insert_in(dialect, Conversation)
    anew = {name: kept.excluded[name] for name in ("state", "data", "updated_at")}
    return kept.on_conflict_do_update(index_elements=["key"], set_=anew)
