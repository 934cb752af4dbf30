"""How the house stands, for those who watch over it."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import ColumnElement
from sqlmodel import Session, SQLModel, and_, col, func, select

from models.queries import people
from models.rules.rights import Act, Actor, Role, ensure_may
from models.rules.watching import RECENT, Heart, Standing, Trouble
from models.tables import Alarm, Appointment, Heartbeat, Letter, LetterState, Person, Quarantine, Unit


@dataclass(frozen=True, slots=True)
class Watcher:
    """An administrator who can be told, and in which language."""

    telegram_id: int
    language: str | None


def standing(session: Session, now: datetime) -> Standing:
    lately = now - RECENT
    due = and_(col(Letter.state) == LetterState.pending, col(Letter.not_before) <= now)
    ended = col(Letter.settled_at) >= lately
    waiting, oldest = session.exec(select(func.count(), func.min(col(Letter.not_before))).where(due)).one()
    return Standing(
        beats={Heart(one.name): one.at for one in session.exec(select(Heartbeat))},
        waiting=waiting,
        oldest=oldest,
        parked=_letters(session, LetterState.parked),
        unknown=_letters(session, LetterState.unknown, ended),
        dead=_letters(session, LetterState.dead, ended),
        set_aside=_count(session, Quarantine, col(Quarantine.quarantined_at) >= lately),
        out_of_reach=_count(session, Person, and_(col(Person.telegram_id).is_not(None), ~col(Person.reachable))),
    )


def standing_for(session: Session, actor: Actor, now: datetime) -> Standing:
    """Refusal for everybody but the administrators of the whole house."""
    roof = session.exec(select(Unit.path).where(col(Unit.parent_id).is_(None))).first()
    ensure_may(actor, Act.watch_over, people.steps(roof or ""))
    return standing(session, now)


def alarms(session: Session) -> frozenset[Trouble]:
    """The troubles that administrators know of."""
    return frozenset(one.trouble for one in session.exec(select(Alarm)))


def watchers(session: Session, today: date) -> list[Watcher]:
    in_office = (
        select(Person)
        .join(Appointment, col(Appointment.person_id) == col(Person.id))
        .where(Appointment.role == Role.administrator, people.in_force(today), col(Person.telegram_id).is_not(None))
        .distinct()
    )
    return [Watcher(one.telegram_id or 0, one.language) for one in session.exec(in_office)]


def _letters(session: Session, state: LetterState, *when: ColumnElement[bool]) -> int:
    return _count(session, Letter, and_(col(Letter.state) == state, *when))


def _count(session: Session, table: type[SQLModel], which: ColumnElement[bool]) -> int:
    return session.exec(select(func.count()).select_from(table).where(which)).one()
