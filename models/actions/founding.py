"""Laying the ground: units, people and their hats."""

from datetime import date, datetime

from sqlmodel import Session, col, select

from models import audit
from models.engine import insert
from models.queries import roster
from models.queries.people import hats_of
from models.rules.rights import Level, Role, Standing
from models.tables import Appointment, AuditHead, Person, Unit


def lay_foundation(session: Session) -> None:
    """The one row that must exist before anything is audited."""
    first = insert(session, AuditHead).values(id=1, seq=0, hash="")
    session.connection().execute(first.on_conflict_do_nothing())


def found_house(session: Session, *, place: str, administrator: str, now: datetime, today: date) -> Person:
    """The roof above all units and the first administrator below it; both are found again when they are there."""
    lay_foundation(session)
    roof = roster.roof(session) or found_unit(session, place, Level.prefecture)
    for person in session.exec(select(Person).where(Person.name == administrator).order_by(col(Person.id))):
        if any(hat.role is Role.administrator for hat in hats_of(session, person.id, today)):
            return person
    person = Person(name=administrator)
    session.add(person)
    session.flush()
    appoint(session, person, roof, Role.administrator, today)
    audit.note(session, at=now, actor_id=None, act="appoint_administrator", subject=f"person:{person.id}")
    return person


def found_unit(session: Session, name: str, level: Level, parent: Unit | None = None) -> Unit:
    unit = Unit(name=name, level=level, parent_id=parent.id if parent else None)
    session.add(unit)
    session.flush()
    unit.path = f"{parent.path if parent else '/'}{unit.id}/"
    session.add(unit)
    session.flush()
    return unit


def appoint(  # noqa: PLR0913, PLR0917 - who, where, as what, since when
    session: Session, person: Person, unit: Unit, role: Role, since: date, standing: Standing = Standing.full
) -> None:
    session.add(Appointment(person_id=person.id, unit_id=unit.id, role=role, since=since, standing=standing))
    session.flush()
