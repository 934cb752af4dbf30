"""Which updates are done, and what still waits."""

from datetime import datetime

from sqlmodel import Session, col, func, select

from models.tables import DoneUpdate, Letter, LetterState, Person, Quarantine


def is_done(session: Session, update_id: int) -> bool:
    return session.get(DoneUpdate, update_id) is not None


def is_quarantined(session: Session, update_id: int) -> bool:
    return session.get(Quarantine, update_id) is not None


def newest_done(session: Session) -> int:
    """The highest number that is done; 0 when there is none."""
    return session.exec(select(func.max(col(DoneUpdate.update_id)))).one() or 0


def oldest_letter(session: Session) -> datetime | None:
    """Since when the oldest letter could have gone that has not; None when none waits."""
    waiting = select(func.min(col(Letter.not_before))).where(Letter.state == LetterState.pending)
    return session.exec(waiting).one()


def language_of(session: Session, telegram_id: int) -> str | None:
    """The language this person has chosen, if any."""
    return session.exec(select(Person.language).where(Person.telegram_id == telegram_id)).first()
