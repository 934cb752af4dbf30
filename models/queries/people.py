"""Who somebody is, and who wears which hat today."""

from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import BindParameter, ColumnElement, Date, Select, bindparam
from sqlalchemy import select as select_columns
from sqlmodel import Session, and_, col, or_, select

from models.rules.refusal import Refusal
from models.rules.rights import Actor, Hat, Role, Standing
from models.tables import Appointment, Person, Unit


def in_force(today: date | BindParameter[date]) -> ColumnElement[bool]:
    """The condition that a hat is worn on this day, its first and last day included."""
    not_over = or_(col(Appointment.until).is_(None), col(Appointment.until) >= today)
    return and_(col(Appointment.since) <= today, not_over)


WITH_HATS: Select[*tuple[Any, ...]] = (
    select_columns(
        col(Person.id),
        col(Person.name),
        col(Person.language),
        col(Appointment.role),
        col(Appointment.unit_id),
        col(Appointment.standing),
    )
    .outerjoin(
        Appointment,
        and_(col(Appointment.person_id) == col(Person.id), in_force(bindparam("today", type_=Date))),
    )
    .where(col(Person.telegram_id) == bindparam("telegram_id"))
    .order_by(col(Appointment.id))
)
"""Asked before every update, so written once and for all."""


def actor(session: Session, telegram_id: int, today: date) -> Actor | None:
    """The person behind a Telegram account with today's hats; None for a stranger. `today` in the deployment's zone."""
    found = session.connection().execute(WITH_HATS, {"telegram_id": telegram_id, "today": today}).all()
    if not found:
        return None
    person_id, name, language, *_ = found[0]
    return Actor(person_id, name, tuple(Hat(*hat) for hat in (row[3:] for row in found) if hat[0]), language)


def hats_of(session: Session, person_id: int, today: date) -> tuple[Hat, ...]:
    worn = select(Appointment).where(Appointment.person_id == person_id, in_force(today)).order_by(col(Appointment.id))
    return tuple(Hat(one.role, one.unit_id, one.standing) for one in session.exec(worn))


def name_of(session: Session, person_id: int) -> str:
    return session.get_one(Person, person_id).name


def wearers(session: Session, unit_id: int, role: Role, today: date) -> list[Person]:
    """Everybody who wears this hat in this very unit today, in roster order."""
    worn = (
        select(Person)
        .join(Appointment, col(Appointment.person_id) == col(Person.id))
        .where(Appointment.unit_id == unit_id, Appointment.role == role, in_force(today))
        .order_by(col(Person.id))
    )
    return list(session.exec(worn))


def standings(session: Session, unit_id: int, role: Role, today: date) -> dict[int, Standing]:
    """Everybody who wears this hat in this very unit today, by id, each once, with their standing."""
    worn = (
        select(col(Appointment.person_id), col(Appointment.standing))
        .where(Appointment.unit_id == unit_id, Appointment.role == role, in_force(today))
        .order_by(col(Appointment.id))
    )
    return dict(session.exec(worn).all())


def local_day(session: Session, unit_id: int, now: datetime) -> date:
    """The day it is in the unit; `now` is aware."""
    return now.astimezone(ZoneInfo(session.get_one(Unit, unit_id).timezone)).date()


def path_of(session: Session, unit_id: int) -> tuple[int, ...]:
    """The unit's id and those of all units above it: what a right is checked against. Refusal where there is none."""
    unit = session.get(Unit, unit_id)
    if unit is None:
        raise Refusal("not-yours")
    return steps(unit.path)


def steps(path: str) -> tuple[int, ...]:
    return tuple(int(step) for step in path.strip("/").split("/"))
