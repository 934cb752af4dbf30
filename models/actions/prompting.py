"""Reminding those who still have cards left, without knowing who they are."""

from datetime import datetime
from zoneinfo import ZoneInfo

from sqlmodel import Session, col, select

from models import outbox
from models.queries import rounds
from models.rules import prompting as law
from models.rules.notices import CardsLeft
from models.rules.rating import RoundState
from models.tables import Round, Unit


def remind(session: Session, now: datetime) -> int:
    """Post the same letter to everybody on the roll of a round that closes soon, once; returns how many rounds."""
    running = (
        select(Round, Unit.timezone)
        .join(Unit, col(Unit.id) == col(Round.branch_id))
        .where(Round.state == RoundState.open, col(Round.reminded_at).is_(None))
        .order_by(col(Round.id))
        .with_for_update(of=Round)
    )
    due = [one for one, zone in session.exec(running) if _is_time(one, zone, now)]
    for one in due:
        one.reminded_at = now
        session.add(one)
        outbox.post(session, CardsLeft(one.id), now=now, people=rounds.electors(session, one.id))
    return len(due)


def _is_time(one: Round, zone: str, now: datetime) -> bool:
    return law.is_time(opened_at=one.opened_at, closes_on=one.closes_on, now=now, zone=ZoneInfo(zone))
