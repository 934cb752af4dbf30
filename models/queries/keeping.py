"""What has been done for a pledge, and what nobody has reported on yet."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from sqlalchemy import ColumnElement
from sqlmodel import Session, and_, col, exists, func, select

from models.queries.wording import is_present_version, own
from models.rules.keeping import Goal, ensure_may_report
from models.rules.pledging import Stage
from models.rules.reviewing import CLOSES_AFTER, OPENS_BEFORE, Step
from models.rules.rights import Actor
from models.rules.work import Task, Work
from models.tables import Cycle, Deadline, Pledge, PledgeVersion, Progress, Review


@dataclass(frozen=True, slots=True)
class Deed:
    """One report of progress."""

    occurred_on: date
    value: Decimal | None
    note: str
    has_file: bool


@dataclass(frozen=True, slots=True)
class Kept:
    """A published pledge as its author reports on it. `year` is the cycle's."""

    pledge_id: int
    text: str
    year: int
    due_on: date
    goal: Goal


def kept_by(session: Session, person_id: int) -> list[Kept]:
    """Somebody's published pledges, those due first in front."""
    found = session.exec(
        select(Pledge, PledgeVersion, col(Cycle.year))
        .join(PledgeVersion, is_present_version())
        .join(Cycle, col(Cycle.id) == col(Pledge.cycle_id))
        .where(Pledge.author_id == person_id, Pledge.stage == Stage.published)
        .order_by(col(PledgeVersion.due_on), col(Pledge.id))
    ).all()
    return [
        Kept(pledge.id, version.text, year, version.due_on, goal_of(session, pledge, version))
        for pledge, version, year in found
    ]


def kept(session: Session, person_id: int, pledge_id: int) -> Kept:
    """One published pledge of one's own; Refusal when it is somebody else's or not published."""
    ensure_may_report(own(session, person_id, pledge_id).stage)
    return next(one for one in kept_by(session, person_id) if one.pledge_id == pledge_id)


def year_of(session: Session, pledge: Pledge) -> int:
    """The year a pledge is for."""
    return session.get_one(Cycle, pledge.cycle_id).year


def goal_of(session: Session, pledge: Pledge, version: PledgeVersion) -> Goal:
    """From where to where, and the number of the latest deed that was told with one."""
    last = (
        select(col(Progress.value))
        .where(Progress.pledge_id == pledge.id, col(Progress.value).is_not(None))
        .order_by(col(Progress.occurred_on).desc(), col(Progress.id).desc())
    )
    return Goal(version.baseline, version.target, version.unit, session.exec(last).first())


def latest_deeds(session: Session, pledge_id: int, most: int) -> list[Deed]:
    """What was done last, newest first, in the order of the deeds and not of their writing down."""
    found = session.exec(
        select(Progress)
        .where(Progress.pledge_id == pledge_id)
        .order_by(col(Progress.occurred_on).desc(), col(Progress.id).desc())
        .limit(most)
    )
    return [Deed(one.occurred_on, one.value, one.note, one.file_id is not None) for one in found]


def open_work(session: Session, actor: Actor, today: date) -> list[Task]:
    """Published pledges nobody has reported on for the quarter whose review comes next, or since a comment.

    Until its review is over a quarter still counts, though the calendar has gone on: that is when reminders are sent.
    """
    return [*_to_report(session, actor, today), *_to_follow_up(session, actor, today)]


def _to_report(session: Session, actor: Actor, today: date) -> list[Task]:
    found = session.exec(
        select(
            Pledge, PledgeVersion, func.min(Deadline.due_on), func.min(Deadline.opens_on)
        )  # later days, later quarters
        .join(PledgeVersion, is_present_version())
        .join(Deadline, _reviews_it())
        .where(
            Pledge.author_id == actor.person_id,
            Pledge.stage == Stage.published,
            col(Deadline.due_on) >= today - CLOSES_AFTER,
        )
        .group_by(col(Pledge.id), col(PledgeVersion.id))
        .order_by(col(PledgeVersion.due_on), col(Pledge.id))
    ).all()
    return [
        Task(Work.report, pledge.id, version.text, review_day)
        for pledge, version, review_day, opens_on in found
        if not _reported_since(session, pledge.id, opens_on)
    ]


def _to_follow_up(session: Session, actor: Actor, today: date) -> list[Task]:
    """When the day is near that a comment has named, unless something was told since the comment."""
    told = exists().where(
        col(Progress.pledge_id) == col(Review.pledge_id), col(Progress.recorded_at) > col(Review.written_at)
    )
    near = col(Review.follow_up_on).between(today - CLOSES_AFTER, today + OPENS_BEFORE)
    found = session.exec(
        select(col(Pledge.id), col(PledgeVersion.text), col(Review.follow_up_on))
        .join(Review, col(Review.pledge_id) == col(Pledge.id))
        .join(PledgeVersion, is_present_version())
        .join(Deadline, and_(_reviews_it(), col(Deadline.quarter) == col(Review.quarter)))
        .where(Pledge.author_id == actor.person_id, Pledge.stage == Stage.published, near, ~told)
        .order_by(col(Review.follow_up_on), col(Pledge.id))
    )
    return [Task(Work.follow_up, pledge_id, text, day) for pledge_id, text, day in found]


def _reviews_it() -> ColumnElement[bool]:
    return and_(
        col(Deadline.branch_id) == col(Pledge.branch_id),
        col(Deadline.cycle_id) == col(Pledge.cycle_id),
        col(Deadline.step) == Step.quarterly_review,
    )


def _reported_since(session: Session, pledge_id: int, first_day: date) -> bool:
    reported = exists().where(col(Progress.pledge_id) == pledge_id, col(Progress.occurred_on) >= first_day)
    return session.exec(select(reported)).one()
