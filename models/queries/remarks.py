"""What was said of a pledge in a quarterly review, and what its author has not read yet."""

from dataclasses import dataclass
from datetime import date

from sqlmodel import Session, col, select

from models.queries.wording import is_present_version
from models.rules.rights import Actor
from models.rules.work import Task, Work
from models.tables import Cycle, Person, Pledge, PledgeVersion, Review


@dataclass(frozen=True, slots=True)
class Said:
    """A comment as its reader sees it."""

    review_id: int
    author_id: int
    text: str
    year: int
    quarter: int
    commenter: str
    strength: str
    problem: str
    direction: str
    follow_up_on: date | None
    acknowledged: bool


def said(session: Session, review_id: int) -> Said | None:
    found = session.exec(
        select(Review, Pledge, PledgeVersion, col(Person.name))
        .join(Pledge, col(Pledge.id) == col(Review.pledge_id))
        .join(PledgeVersion, is_present_version())
        .join(Person, col(Person.id) == col(Review.commenter_id))
        .where(Review.id == review_id)
    ).first()
    if found is None:
        return None
    review, pledge, version, commenter = found
    return Said(
        review_id=review.id,
        author_id=pledge.author_id,
        text=version.text,
        year=session.get_one(Cycle, review.cycle_id).year,
        quarter=review.quarter,
        commenter=commenter,
        strength=review.strength,
        problem=review.problem,
        direction=review.direction,
        follow_up_on=review.follow_up_on,
        acknowledged=review.acknowledged_at is not None,
    )


def unread(session: Session, actor: Actor) -> list[Task]:
    """Comments on the actor's own pledges that still want to be read, the oldest first."""
    found = session.exec(
        select(col(Review.id), col(PledgeVersion.text))
        .join(Pledge, col(Pledge.id) == col(Review.pledge_id))
        .join(PledgeVersion, is_present_version())
        .where(Pledge.author_id == actor.person_id, col(Review.acknowledged_at).is_(None))
        .order_by(col(Review.id))
    )
    return [Task(Work.acknowledge, review_id, text) for review_id, text in found]
