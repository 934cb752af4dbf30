"""The quarterly review: commenting, taking note."""

from datetime import date, datetime

from sqlmodel import Session

from models import audit, outbox
from models.queries import people, remarks, reviewing
from models.queries.remarks import Said
from models.queries.reviewing import Agenda
from models.rules.notices import CommentWritten
from models.rules.refusal import Refusal
from models.rules.reviewing import Comment, ensure_follow_up, ensure_says_something
from models.rules.rights import Act, Actor, ensure_may
from models.tables import Pledge, Review


def comment(  # noqa: PLR0913 - who says what of which pledge, and when
    session: Session,
    actor: Actor,
    deadline_id: int,
    pledge_id: int,
    comment: Comment,
    *,
    today: date,
    now: datetime,
) -> Agenda:
    """Comment on one pledge for the quarter of this review; returns what is left to comment on."""
    occasion, pledge = reviewing.matter(session, actor, deadline_id, pledge_id, today, held=True)
    ensure_says_something(comment)
    if comment.follow_up_on:
        ensure_follow_up(comment.follow_up_on, today)
    review = Review(
        pledge_id=pledge.id,
        cycle_id=occasion.cycle_id,
        quarter=occasion.quarter,
        commenter_id=actor.person_id,
        strength=comment.strength,
        problem=comment.problem,
        direction=comment.direction,
        follow_up_on=comment.follow_up_on,
        written_at=now,
    )
    session.add(review)
    session.flush()
    outbox.post(session, CommentWritten(review.id), now=now, people=[pledge.author_id], key=f"comment:{review.id}")
    audit.note(
        session, at=now, actor_id=actor.person_id, act=Act.comment, subject=f"pledge:{pledge.id}", review=review.id
    )
    return reviewing.agenda(session, occasion, actor.person_id)


def acknowledge(session: Session, actor: Actor, review_id: int, now: datetime) -> Said:
    """Take note of a comment on one's own pledge. A second press changes nothing."""
    review = session.get(Review, review_id, with_for_update=True)
    pledge = session.get(Pledge, review.pledge_id) if review else None
    if review is None or pledge is None or pledge.author_id != actor.person_id:
        raise Refusal("not-yours")
    ensure_may(actor, Act.acknowledge, people.path_of(session, pledge.branch_id))
    if review.acknowledged_at is None:
        review.acknowledged_at = now
        session.add(review)
        session.flush()
        subject = f"pledge:{pledge.id}"
        audit.note(session, at=now, actor_id=actor.person_id, act=Act.acknowledge, subject=subject, review=review_id)
    said = remarks.said(session, review_id)
    assert said
    return said
