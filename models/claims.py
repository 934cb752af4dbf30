"""Letters taken up for delivery: those that may go now, one a chat, each `sending` before the call is made."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Integer,
    ScalarSelect,
    Select,
    Subquery,
    and_,
    bindparam,
    exists,
    func,
    or_,
    select,
)
from sqlalchemy.orm import aliased
from sqlmodel import Session, UTCDateTime, col, update

from models.rules.notices import UNTRACED
from models.tables import Card, GroupChat, Letter, LetterState, Person

Moment = datetime | BindParameter[datetime]
WINDOW = 64
"""So many letters at the head of the queue are looked at first: a hundred thousand may wait behind them."""


@dataclass(frozen=True, slots=True)
class Claimed:
    """A letter on its way, and where to. `message_id` is the card that hangs there already.

    `attempt` fences it: what an earlier claim still has to say about the letter is not heard any more.
    """

    id: int
    attempt: int
    kind: str
    facts: dict[str, Any]
    card: str | None
    person_id: int | None
    group_id: int | None
    language: str | None
    chat_id: int
    thread_id: int | None
    message_id: int | None


def anything_waiting(session: Session, now: datetime) -> bool:
    return bool(session.connection().execute(WAITING, {"now": now}).scalar())


def claim(session: Session, now: datetime, most: int) -> list[Claimed]:
    """Take up to `most` letters that may go now, one a chat and the oldest of each chat; they are `sending` then."""
    connection = session.connection()
    asked = {"now": now, "most": most}
    ready = connection.execute(READY, asked).all() or connection.execute(READY_FURTHER_BACK, asked).all()
    found = [Claimed(*row) for row in ready]
    connection.execute(TAKE, {"taken": [one.id for one in found]})
    return found


def due(now: Moment) -> ColumnElement[bool]:
    """Letters whose time has come."""
    return and_(col(Letter.state) == LetterState.pending, col(Letter.not_before) <= now)


def _ready(queue: Subquery) -> Select[Any]:
    """In the order of Claimed's fields."""
    chat_id = func.coalesce(col(Person.telegram_id), col(GroupChat.chat_id))
    can_go = or_(and_(col(Person.telegram_id).is_not(None), col(Person.reachable)), col(GroupChat.reachable))
    matter: list[Any] = [Letter.id, col(Letter.attempts) + 1, Letter.kind, Letter.facts, Letter.card]
    address: list[Any] = [Letter.person_id, Letter.group_id, Person.language, chat_id, GroupChat.thread_id]
    return (
        select(*matter, *address, col(Card.message_id))
        .select_from(queue)
        .join(Letter, col(Letter.id) == queue.c.id)
        .join(Person, col(Person.id) == col(Letter.person_id), isouter=True)
        .join(GroupChat, col(GroupChat.id) == col(Letter.group_id), isouter=True)
        .join(Card, and_(col(Card.chat_id) == chat_id, col(Card.name) == col(Letter.card)), isouter=True)
        .where(can_go, _in_the_way_of("person_id") == 0, _in_the_way_of("group_id") == 0)
        .order_by(col(Letter.not_before), col(Letter.id))
        .limit(bindparam("most", type_=Integer()))
        .with_for_update(of=Letter, skip_locked=True)
    )


def _queue() -> Select[Any]:
    may_go = and_(due(NOW), ~col(Letter.kind).in_(UNTRACED))
    return select(col(Letter.id)).where(may_go).order_by(col(Letter.not_before), col(Letter.id))


def _in_the_way_of(address: str) -> ScalarSelect[int]:
    """How many letters to the same address are in flight, or are older and go first, even if they rest a little.

    Counted rather than asked whether there are any: PostgreSQL makes a join of that question, and where it has no
    figures yet about a table that was empty a minute ago, a join of everything with everything.
    """
    other = aliased(Letter)
    goes_first = and_(
        col(other.state) == LetterState.pending,
        col(other.id) < col(Letter.id),
        ~col(other.kind).in_(UNTRACED),
        or_(col(other.not_before) <= NOW, col(other.attempts) > 0),
    )
    same_address = getattr(other, address) == getattr(Letter, address)
    in_the_way = or_(col(other.state) == LetterState.sending, goes_first)
    return select(func.count()).where(same_address, in_the_way).correlate(Letter).scalar_subquery()


# Built once: they stand before and behind every letter, and building them anew cost more than the letter's delivery.

NOW = bindparam("now", type_=UTCDateTime())
WAITING = select(exists().where(due(NOW)))
READY = _ready(_queue().limit(WINDOW).subquery())
READY_FURTHER_BACK = _ready(_queue().subquery())
TAKE = (
    update(Letter)
    .where(col(Letter.id).in_(bindparam("taken", expanding=True)))
    .values(state=LetterState.sending, attempts=col(Letter.attempts) + 1)
)
