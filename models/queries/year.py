"""The dates of the year: what units above a branch say of it, and what a branch has to keep."""

from dataclasses import dataclass
from datetime import date

from sqlmodel import Session, col, func, or_, select

from models import holidays
from models.queries.people import steps
from models.rules.refusal import Refusal
from models.rules.reviewing import Step
from models.rules.rights import Act, Actor, Level, can, ensure_may
from models.rules.year import Term
from models.tables import Cycle, Deadline, Milestone, Unit


@dataclass(frozen=True, slots=True)
class Dated:
    """A step of the year in one branch; `is_estimate` while the holidays of that year are not announced."""

    deadline_id: int
    step: Step
    quarter: int
    due_on: date
    is_estimate: bool


@dataclass(frozen=True, slots=True)
class Calendar:
    """A branch's steps that are still to come, and whether the reader may move them."""

    branch_id: int
    branch: str
    dates: list[Dated]
    may_move: bool


def terms_of(session: Session, path: str) -> list[tuple[str, Term]]:
    """What concerns this unit, with the path of the unit that says it; those nearest to the branches first."""
    above = col(Milestone.unit_id).in_(steps(path))
    found = session.exec(
        select(Unit.path, Milestone)
        .join(Milestone, col(Milestone.unit_id) == col(Unit.id))
        .where(or_(above, col(Unit.path).startswith(path)))
        .order_by(func.length(col(Unit.path)).desc(), col(Unit.id))
    )
    return [
        (said_by, Term(one.step, one.quarter, (one.opens_month, one.opens_day), (one.due_month, one.due_day)))
        for said_by, one in found
    ]


def is_open(session: Session, path: str, year: int) -> bool:
    """Whether every branch below the unit has deadlines for the year."""
    dated = (
        select(Deadline.id)
        .join(Cycle, col(Cycle.id) == col(Deadline.cycle_id))
        .where(Cycle.year == year, Deadline.branch_id == col(Unit.id))
    )
    undated = select(Unit.id).where(Unit.level == Level.branch, col(Unit.path).startswith(path), ~dated.exists())
    return session.exec(undated.limit(1)).first() is None


def calendar(session: Session, actor: Actor, branch_id: int, today: date) -> Calendar:
    """What is still to come in a branch, the next in front."""
    branch = session.get_one(Unit, branch_id)
    ahead = select(Deadline).where(Deadline.branch_id == branch_id, Deadline.due_on >= today)
    return Calendar(
        branch_id=branch_id,
        branch=branch.name,
        dates=[_dated(one) for one in session.exec(ahead.order_by(col(Deadline.due_on), col(Deadline.id)))],
        may_move=can(actor, Act.move_deadline, steps(branch.path)),
    )


def movable(session: Session, actor: Actor, deadline_id: int) -> Dated:
    """One deadline; Refusal for whoever may not move it."""
    found = session.get(Deadline, deadline_id)
    branch = session.get(Unit, found.branch_id) if found else None
    if found is None or branch is None:
        raise Refusal("not-yours")
    ensure_may(actor, Act.move_deadline, steps(branch.path))
    return _dated(found)


def _dated(one: Deadline) -> Dated:
    return Dated(one.id, one.step, one.quarter, one.due_on, holidays.announced(one.due_on) is None)


def units_named(session: Session, name: str) -> list[Unit]:
    """Every unit of this name, from the top down."""
    return list(session.exec(select(Unit).where(Unit.name == name).order_by(func.length(Unit.path), col(Unit.id))))
