"""Approving together what one has looked at, pledge by pledge."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session

from models.actions import cards
from models.actions.deciding import all_held, ensure_sits, take
from models.queries import deciding as decisions
from models.queries import people
from models.queries.before_them import is_before_them
from models.rules.batch import LeftOut, why_left_out
from models.rules.deciding import Opinion, Verdict, ensure_may_see
from models.rules.rights import Act, Actor, ensure_may
from models.tables import Decision, Entitlement, Person, Pledge

APPROVE = Opinion(Verdict.approve)


@dataclass(frozen=True, slots=True)
class Approved:
    """How many were approved, and whose pledges were not, with the reason."""

    count: int
    left_out: tuple[tuple[str, LeftOut], ...]


def approve_opened(session: Session, actor: Actor, decision_ids: Iterable[int], now: datetime) -> Approved:
    """Approve exactly these, as far as that is still true of each: opened, not spoken on, before the committee."""
    approved, left_out = [], []
    for decision, pledge in all_held(session, decision_ids):
        ensure_may(actor, Act.decide, people.path_of(session, pledge.branch_id))
        roll = decisions.roll(session, decision.id)
        is_author = actor.person_id == pledge.author_id
        ensure_may_see(is_entitled=actor.person_id in roll, is_author=is_author)
        ensure_sits(session, decision, pledge, actor, now)
        if why := _why_not(decision, pledge, roll[actor.person_id]):
            left_out.append((session.get_one(Person, pledge.author_id).name, why))
        else:
            take(session, (decision, pledge), roll[actor.person_id], APPROVE, now)
            approved.append(decision)
    cards.after_saying(session, approved, actor.person_id, now)
    return Approved(len(approved), tuple(left_out))


def _why_not(decision: Decision, pledge: Pledge, vote: Entitlement) -> LeftOut | None:
    return why_left_out(
        outcome=decision.outcome,
        is_before_them=is_before_them(decision, pledge),
        has_spoken=vote.verdict is not None,
        was_opened=vote.opened_at is not None,
    )
