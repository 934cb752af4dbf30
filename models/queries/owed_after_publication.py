"""Who owes what once a pledge is public: reporting, commenting, reading the comment, coming back to it."""

from datetime import date

from sqlalchemy import Date, Integer, and_, cast, exists, func, literal, null, select
from sqlmodel import col

from models.engine import Rows, utc_day
from models.queries.owing import (
    Whose,
    deadline_of_pledge,
    debt,
    is_bound,
    secretary_of,
)
from models.rules.pledging import Stage
from models.rules.reviewing import CLOSES_AFTER, OPENS_BEFORE, Step
from models.tables import Appointment, Deadline, Pledge, Progress, Review


def to_report(today: date, whose: Whose) -> Rows:
    """Authors of published pledges nobody has reported on in the quarter whose review is next, or just over."""
    coming = (
        select(col(Deadline.branch_id), col(Deadline.cycle_id), func.min(Deadline.due_on).label("due_on"))
        .where(col(Deadline.step) == Step.quarterly_review, col(Deadline.due_on) >= today - CLOSES_AFTER)
        .group_by(col(Deadline.branch_id), col(Deadline.cycle_id))
        .subquery()
    )
    is_next = and_(
        coming.c.branch_id == Deadline.branch_id,
        coming.c.cycle_id == Deadline.cycle_id,
        coming.c.due_on == Deadline.due_on,
    )
    reported = exists().where(
        col(Progress.pledge_id) == col(Pledge.id), col(Progress.occurred_on) >= col(Deadline.opens_on)
    )
    return (
        debt(Pledge.author_id, Pledge.branch_id, Pledge.id, Deadline.opens_on)
        .select_from(Pledge)
        .join(Deadline, deadline_of_pledge(Step.quarterly_review))
        .join(coming, is_next)
        .where(
            col(Pledge.stage) == Stage.published,
            ~reported,
            is_bound(today),
            whose.are(Pledge.author_id, Pledge.branch_id),
        )
    )


def to_comment(today: date, whose: Whose) -> Rows:
    """Secretaries who have not commented on every published pledge of others, while a review is near."""
    commented = exists().where(
        col(Review.pledge_id) == col(Pledge.id),
        col(Review.cycle_id) == col(Deadline.cycle_id),
        col(Review.quarter) == col(Deadline.quarter),
    )
    return (
        debt(Appointment.person_id, Deadline.branch_id, Deadline.id, Deadline.opens_on, left=func.count())
        .select_from(Deadline)
        .join(Pledge, deadline_of_pledge(Step.quarterly_review))
        .join(Appointment, secretary_of(Deadline.branch_id, today))
        .where(
            col(Pledge.stage) == Stage.published,
            col(Pledge.author_id) != col(Appointment.person_id),
            col(Deadline.due_on).between(today - CLOSES_AFTER, today + OPENS_BEFORE),
            ~commented,
            whose.are(Appointment.person_id, Deadline.branch_id),
        )
        .group_by(
            col(Appointment.person_id), col(Deadline.branch_id), col(Deadline.id), col(Deadline.due_on),
            col(Deadline.opens_on),
        )
    )  # fmt: skip


def to_acknowledge(today: date, whose: Whose) -> Rows:  # noqa: ARG001 - one shape for all
    """Authors who have not read a comment on their pledge."""
    return (
        select(
            col(Pledge.author_id).label("person_id"),
            col(Pledge.branch_id).label("branch_id"),
            col(Review.id).label("subject_id"),
            cast(null(), Integer).label("deadline_id"),
            literal(0).label("round"),
            utc_day(Review.written_at).label("since"),
            cast(null(), Date).label("due_on"),
            literal(1).label("left"),
        )
        .join_from(Review, Pledge, col(Pledge.id) == col(Review.pledge_id))
        .where(col(Review.acknowledged_at).is_(None), whose.are(Pledge.author_id, Pledge.branch_id))
    )


def to_follow_up(today: date, whose: Whose) -> Rows:
    """Authors who have told nothing since a comment on whose day one looks at it again."""
    told = exists().where(
        col(Progress.pledge_id) == col(Review.pledge_id), col(Progress.recorded_at) > col(Review.written_at)
    )
    of_its_quarter = and_(deadline_of_pledge(Step.quarterly_review), col(Deadline.quarter) == col(Review.quarter))
    return (
        select(
            col(Pledge.author_id).label("person_id"),
            col(Pledge.branch_id).label("branch_id"),
            col(Pledge.id).label("subject_id"),
            col(Deadline.id).label("deadline_id"),
            literal(0).label("round"),
            utc_day(Review.written_at).label("since"),
            col(Review.follow_up_on).label("due_on"),
            literal(1).label("left"),
        )
        .join_from(Review, Pledge, col(Pledge.id) == col(Review.pledge_id))
        .join(Deadline, of_its_quarter)
        .where(
            col(Review.follow_up_on).between(today - CLOSES_AFTER, today + OPENS_BEFORE),
            col(Pledge.stage) == Stage.published,
            ~told,
            is_bound(today),
            whose.are(Pledge.author_id, Pledge.branch_id),
        )
    )
