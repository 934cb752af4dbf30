"""The days of reviews that stand in people's own calendars: what they are, and who has been given which."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, Text, and_, cast, exists, literal, select
from sqlmodel import Session, col

from models.engine import Rows
from models.rules.notices import WorkAhead
from models.rules.reviewing import Step
from models.tables import Deadline, Letter, LetterState, Reminder, Unit

GIVEN = (LetterState.sent, LetterState.unknown, LetterState.sending)


@dataclass(frozen=True, slots=True)
class ReviewDay:
    """The day until which a branch holds a quarter's review. `sequence` counts how often it has changed."""

    deadline_id: int
    branch_id: int
    branch: str
    cycle_id: int
    quarter: int
    due_on: date
    sequence: int


def review_day(session: Session, deadline_id: int) -> ReviewDay | None:
    return next(iter(_review_days(session, col(Deadline.id) == deadline_id)), None)


def newly_told(session: Session, person_id: int, deadline_ids: Collection[int], day: date) -> list[ReviewDay]:
    """Those reviews of which somebody hears in the message of that day for the first time."""
    before = exists().where(
        col(Reminder.person_id) == person_id,
        col(Reminder.deadline_id) == col(Deadline.id),
        col(Reminder.on_day) < day,
        _came(),
    )
    return _review_days(session, and_(col(Deadline.id).in_(deadline_ids), ~before))


def holders(deadline_ids: Collection[int]) -> Rows:
    """Everybody who has been given one of these days: what ReviewMoved says, to whom and about which card."""
    card = literal("review:").concat(cast(Deadline.id, Text))
    return (
        select(
            col(Reminder.person_id),
            col(Deadline.id).label("deadline_id"),
            col(Deadline.sequence).label("sequence"),
            card.label("card"),
        )
        .join(Deadline, col(Deadline.id) == col(Reminder.deadline_id))
        .where(col(Deadline.id).in_(deadline_ids), col(Deadline.step) == Step.quarterly_review, _came())
        .distinct()
    )


def _came() -> ColumnElement[bool]:
    """The message of that link has reached the person, or may have."""
    key = literal(f"{WorkAhead.__name__}:").concat(cast(Reminder.on_day, Text)).concat(":")
    mine = key.concat(cast(Reminder.person_id, Text))
    return exists().where(col(Letter.key) == mine, col(Letter.state).in_(GIVEN))


def _review_days(session: Session, which: ColumnElement[bool]) -> list[ReviewDay]:
    branch = select(Deadline, col(Unit.name)).join(Unit, col(Unit.id) == col(Deadline.branch_id))
    found = branch.where(col(Deadline.step) == Step.quarterly_review, which).order_by(col(Deadline.id))
    return [
        ReviewDay(one.id, one.branch_id, name, one.cycle_id, one.quarter, one.due_on, one.sequence)
        for one, name in session.execute(found).all()
    ]
