"""Who is reminded of the quarterly review: everybody with open work, found in whole SQL however many they are."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, exists, literal, select, union
from sqlalchemy.orm import aliased
from sqlmodel import Session, col

from models.queries.people import in_force
from models.queries.reviewing import reported_since
from models.rules.pledging import Stage
from models.rules.reviewing import REMIND_BEFORE, Step, first_day
from models.rules.rights import Role, Standing
from models.tables import Appointment, Cycle, Deadline, Person, Pledge, Review, Unit

A_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class ReviewDay:
    """The same review day in all branches of a time zone."""

    due_on: date
    year: int
    quarter: int
    timezone: str


def review_days_ahead(session: Session, day: date) -> list[ReviewDay]:
    """The review days for which somebody may have to be reminded on this day, wherever on earth it is."""
    soon = col(Deadline.due_on).between(day + A_DAY * (min(REMIND_BEFORE) - 1), day + A_DAY * (max(REMIND_BEFORE) + 1))
    found = session.connection().execute(
        select(col(Deadline.due_on), col(Cycle.year), col(Deadline.quarter), col(Unit.timezone))
        .join(Unit, col(Unit.id) == col(Deadline.branch_id))
        .join(Cycle, col(Cycle.id) == col(Deadline.cycle_id))
        .where(col(Deadline.step) == Step.quarterly_review, soon)
        .distinct()
    )
    return [ReviewDay(*row) for row in found]


def owing(review_day: ReviewDay, days: int, today: date) -> Select[Any]:
    """Everybody with open work before this review: `person_id`, `deadline_id`, `days`, each once, in whole SQL.

    The exempt are never reminded; who cannot be reached would find the reminder stale when coming back.
    """
    return select(union(_late_reporters(review_day, days, today), _late_commenters(review_day, days, today)).subquery())


def _late_reporters(review_day: ReviewDay, days: int, today: date) -> Select[Any]:
    is_member = exists().where(
        col(Appointment.person_id) == col(Pledge.author_id),
        col(Appointment.unit_id) == col(Pledge.branch_id),
        col(Appointment.role) == Role.member,
        col(Appointment.standing) != Standing.exempt,
        in_force(today),
    )
    nothing_reported = ~reported_since(first_day(review_day.year, review_day.quarter))
    return (
        _reminders(col(Pledge.author_id), days)
        .join_from(Deadline, Pledge, _reviewed_at())
        .join(Person, col(Person.id) == col(Pledge.author_id))
        .where(_on(review_day), _can_be_reached(), is_member, nothing_reported)
    )


def _late_commenters(review_day: ReviewDay, days: int, today: date) -> Select[Any]:
    is_commented = exists().where(
        col(Review.pledge_id) == col(Pledge.id),
        col(Review.cycle_id) == col(Deadline.cycle_id),
        col(Review.quarter) == col(Deadline.quarter),
    )
    secretary = and_(col(Appointment.unit_id) == col(Deadline.branch_id), col(Appointment.role) == Role.secretary)
    return (
        _reminders(col(Appointment.person_id), days)
        .join_from(Deadline, Pledge, _reviewed_at())
        .join(Appointment, and_(secretary, in_force(today), col(Appointment.person_id) != col(Pledge.author_id)))
        .join(Person, col(Person.id) == col(Appointment.person_id))
        .where(_on(review_day), _can_be_reached(), ~is_commented)
    )


def _reminders(person_id: Any, days: int) -> Select[Any]:  # noqa: ANN401 - SQLModel's column
    return select(person_id.label("person_id"), col(Deadline.id).label("deadline_id"), literal(days).label("days"))


def _reviewed_at() -> ColumnElement[bool]:
    return and_(
        col(Pledge.branch_id) == col(Deadline.branch_id),
        col(Pledge.cycle_id) == col(Deadline.cycle_id),
        col(Pledge.stage) == Stage.published,
    )


def _on(review_day: ReviewDay) -> ColumnElement[bool]:
    here = aliased(Unit)
    in_zone = exists().where(col(here.id) == col(Deadline.branch_id), col(here.timezone) == review_day.timezone)
    in_year = exists().where(col(Cycle.id) == col(Deadline.cycle_id), col(Cycle.year) == review_day.year)
    return and_(
        col(Deadline.step) == Step.quarterly_review,
        col(Deadline.quarter) == review_day.quarter,
        col(Deadline.due_on) == review_day.due_on,
        in_zone,
        in_year,
    )


def _can_be_reached() -> ColumnElement[bool]:
    return and_(col(Person.telegram_id).is_not(None), col(Person.reachable))
