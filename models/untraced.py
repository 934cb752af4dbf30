"""Letters of which even the sending is a secret: taken out of the outbox before they are worded, all alike at once."""

from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Text, cast, func, select
from sqlmodel import Session, and_, col, delete

from models.claims import Claimed
from models.rules.notices import UNTRACED
from models.tables import Letter, LetterState, Person

A_FEW = 16
"""Matters that are taken together: few, so that little is lost in a crash; not one, so that looking stays cheap."""


def take(session: Session, now: datetime) -> list[Claimed]:
    """Those about the oldest matters that may go now. From here on no row knows of them, so they go at most once.

    About one matter all go together, those to people out of reach too: one that stayed would say something.
    """
    matter_of = cast(Letter.facts, Text)
    may_go = (
        col(Letter.kind).in_(UNTRACED),
        col(Letter.state) == LetterState.pending,
        col(Letter.not_before) <= now,
    )
    oldest = select(matter_of).where(*may_go).group_by(matter_of).order_by(func.min(Letter.id)).limit(A_FEW)
    matters = list(session.connection().execute(oldest).scalars())
    return _taken(session, (*may_go, matter_of.in_(matters))) if matters else []


def _taken(session: Session, due: tuple[ColumnElement[bool], ...]) -> list[Claimed]:
    can_go = and_(col(Person.telegram_id).is_not(None), col(Person.reachable))
    matter: list[Any] = [Letter.id, Letter.kind, Letter.facts, Letter.person_id, Person.language, Person.telegram_id]
    waiting = (
        select(*matter)
        .join(Person, col(Person.id) == col(Letter.person_id))
        .where(*due, can_go)
        .order_by(col(Letter.id))
    )
    found = session.connection().execute(waiting).all()
    session.connection().execute(delete(Letter).where(*due))
    return [
        Claimed(number, 1, kind, facts, None, person_id, None, language, chat_id, None, None)
        for number, kind, facts, person_id, language, chat_id in found
    ]
