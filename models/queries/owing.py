"""What the list of obligations is written with: whose debts are asked for, what a debt says, who is bound by one."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, and_, exists, literal, select, true
from sqlmodel import col

from models.engine import Rows
from models.queries.people import in_force
from models.rules.reviewing import Step
from models.rules.rights import Role, Standing
from models.tables import Appointment, Deadline, Pledge


@dataclass(frozen=True, slots=True)
class Whose:
    """Everybody's, one person's, or that of some branches (ids, or a query for them)."""

    person_id: int | None = None
    branches: Any = None

    def are(self, person: Any, branch: Any) -> ColumnElement[bool]:  # noqa: ANN401 - columns
        mine = true() if self.person_id is None else col(person) == self.person_id
        return mine if self.branches is None else and_(mine, col(branch).in_(self.branches))


EVERYBODY = Whose()


def debt(person: Any, branch: Any, subject: Any, since: Any, *, again: Any = 0, left: Any = 1) -> Rows:  # noqa: ANN401, PLR0913 - columns, and all that is said of a debt
    """For work with a deadline, which the caller joins."""
    return select(
        col(person).label("person_id"),
        col(branch).label("branch_id"),
        col(subject).label("subject_id"),
        col(Deadline.id).label("deadline_id"),
        _value(again).label("round"),
        _value(since).label("since"),
        col(Deadline.due_on).label("due_on"),
        _value(left).label("left"),
    )


def _value(value: Any) -> ColumnElement[Any]:  # noqa: ANN401 - a column, an expression or a number
    return literal(value) if isinstance(value, int) else value


def wears(role: Role, today: date) -> ColumnElement[bool]:
    return and_(col(Appointment.role) == role, in_force(today))


def secretary_of(branch: Any, today: date) -> ColumnElement[bool]:  # noqa: ANN401 - a column
    return and_(col(Appointment.unit_id) == col(branch), wears(Role.secretary, today))


def is_bound(today: date) -> ColumnElement[bool]:
    """The author of a pledge is a member of its branch still, and not exempt."""
    return exists().where(
        col(Appointment.person_id) == col(Pledge.author_id),
        col(Appointment.unit_id) == col(Pledge.branch_id),
        col(Appointment.standing) != Standing.exempt,
        wears(Role.member, today),
    )


def deadline_of_pledge(step: Step) -> ColumnElement[bool]:
    return and_(
        col(Deadline.branch_id) == col(Pledge.branch_id),
        col(Deadline.cycle_id) == col(Pledge.cycle_id),
        col(Deadline.step) == step,
    )


def one_a_branch() -> tuple[Any, ...]:
    return col(Appointment.person_id), col(Pledge.branch_id), col(Deadline.id), col(Deadline.due_on)
