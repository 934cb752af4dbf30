"""Laying the ground: units, people and their hats, and the deadlines of a branch's year."""

from datetime import date

from sqlmodel import Session, select

from models.rules.reviewing import Step, review_day
from models.rules.rights import Level, Role, Standing
from models.tables import Appointment, AuditHead, Cycle, Deadline, Person, Unit

QUARTERS = (1, 2, 3, 4)


def lay_foundation(session: Session) -> None:
    """The one row that must exist before anything is audited."""
    if session.get(AuditHead, 1) is None:
        session.add(AuditHead())
        session.flush()


def found_unit(session: Session, name: str, level: Level, parent: Unit | None = None) -> Unit:
    unit = Unit(name=name, level=level, parent_id=parent.id if parent else None)
    session.add(unit)
    session.flush()
    unit.path = f"{parent.path if parent else '/'}{unit.id}/"
    session.add(unit)
    session.flush()
    return unit


def appoint(
    session: Session, person: Person, unit: Unit, role: Role, since: date, standing: Standing = Standing.full
) -> None:
    session.add(Appointment(person_id=person.id, unit_id=unit.id, role=role, since=since, standing=standing))
    session.flush()


def open_year(session: Session, branch: Unit, year: int) -> Cycle:
    """The cycle and the branch's deadlines with the default dates of the year."""
    cycle = session.exec(select(Cycle).where(Cycle.year == year)).first() or Cycle(year=year)
    session.add(cycle)
    session.flush()
    for step, month, day in (
        (Step.propose, 2, 15),
        (Step.fit_review, 2, 25),
        (Step.decide, 2, 28),
        (Step.publish, 3, 15),
    ):
        session.add(Deadline(branch_id=branch.id, cycle_id=cycle.id, step=step, due_on=date(year, month, day)))
    for quarter in QUARTERS:
        session.add(
            Deadline(
                branch_id=branch.id,
                cycle_id=cycle.id,
                step=Step.quarterly_review,
                quarter=quarter,
                due_on=review_day(year, quarter),
            )
        )
    session.flush()
    return cycle
