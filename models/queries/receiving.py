"""Which updates are done, and what still waits."""

from sqlmodel import Session, col, func, select

from models.tables import DoneUpdate, Person, Quarantine


def is_done(session: Session, update_id: int) -> bool:
    return session.get(DoneUpdate, update_id) is not None


def is_quarantined(session: Session, update_id: int) -> bool:
    return session.get(Quarantine, update_id) is not None


def newest_done(session: Session) -> int:
    """The highest number that is done; 0 when there is none."""
    return session.exec(select(func.max(col(DoneUpdate.update_id)))).one() or 0


def language_of(session: Session, telegram_id: int) -> str | None:
    """The language this person has chosen, if any."""
    return session.exec(select(Person.language).where(Person.telegram_id == telegram_id)).first()
