"""Who somebody is, and who wears which hat today."""

from datetime import date

from sqlalchemy import ColumnElement
from sqlmodel import Session, and_, col, or_, select

from models.rules.rights import Actor, Hat, Role
from models.tables import Appointment, Person, Unit


def actor(session: Session, telegram_id: int, today: date) -> Actor | None:
    """The person behind a Telegram account with today's hats; None for a stranger. `today` in the deployment's zone."""
    person = session.exec(select(Person).where(Person.telegram_id == telegram_id)).first()
    if person is None:
        return None
    return Actor(person.id, person.name, hats_of(session, person.id, today), person.language)


def hats_of(session: Session, person_id: int, today: date) -> tuple[Hat, ...]:
    worn = select(Appointment).where(Appointment.person_id == person_id, _in_force(today)).order_by(col(Appointment.id))
    return tuple(Hat(one.role, one.unit_id, one.standing) for one in session.exec(worn))


def wearers(session: Session, unit_id: int, role: Role, today: date) -> list[Person]:
    """Everybody who wears this hat in this very unit today, in roster order."""
    worn = (
        select(Person)
        .join(Appointment, col(Appointment.person_id) == col(Person.id))
        .where(Appointment.unit_id == unit_id, Appointment.role == role, _in_force(today))
        .order_by(col(Person.id))
    )
    return list(session.exec(worn))


def path_of(session: Session, unit_id: int) -> tuple[int, ...]:
    """The unit's id and those of all units above it: what a right is checked against."""
    unit = session.get_one(Unit, unit_id)
    return tuple(int(step) for step in unit.path.strip("/").split("/"))


def _in_force(today: date) -> ColumnElement[bool]:
    not_over = or_(col(Appointment.until).is_(None), col(Appointment.until) >= today)
    return and_(col(Appointment.since) <= today, not_over)
