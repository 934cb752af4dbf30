"""Deciding otherwise than a branch has: both opinions are kept, and everybody concerned is told."""

from datetime import datetime

from sqlmodel import Session

from models import audit, outbox
from models.actions import cards, deciding
from models.queries import deciding as decisions
from models.queries import overseeing, people
from models.rules.deciding import STAGE_AFTER, Ruling
from models.rules.notices import DecisionOverruled, PledgeDecided
from models.rules.overruling import ensure_cause_fits, ensure_may_overrule
from models.rules.refusal import Refusal
from models.rules.rights import Act, Actor, Role
from models.tables import Decision, Overruling, Pledge


def overrule(session: Session, actor: Actor, decision_id: int, instead: Ruling, *, now: datetime) -> overseeing.Ruled:
    """Put another ruling in the place of the branch's; its note is the reason, which everybody concerned reads."""
    decision, pledge = deciding.held(session, decision_id)
    unit_id = overseeing.overseen_from(session, actor, pledge.branch_id)
    before = overseeing.ruled(session, actor, decision_id)
    ensure_may_overrule(
        before.outcome, instead.outcome, pledge.stage, is_open=before.is_open, is_overruled=before.overruled is not None
    )
    ensure_cause_fits(instead.outcome, instead.cause)
    if decisions.open_request(session, pledge.id):
        raise Refusal("overseeing-wish-open")
    made = Overruling(
        decision_id=decision_id,
        person_id=actor.person_id,
        unit_id=unit_id,
        outcome=instead.outcome,
        cause=instead.cause or "",
        reason=instead.note,
        overruled_at=now,
    )
    pledge.stage = STAGE_AFTER[instead.outcome]
    session.add_all([made, pledge])
    session.flush()
    _tell(session, decision, pledge, now)
    facts = {"outcome": instead.outcome, "instead_of": before.outcome, "unit": unit_id}
    audit.note(session, at=now, actor_id=actor.person_id, act=Act.overrule, subject=f"decision:{decision_id}", **facts)
    return overseeing.ruled(session, actor, decision_id)


def _tell(session: Session, decision: Decision, pledge: Pledge, now: datetime) -> None:
    today = people.local_day(session, pledge.branch_id, now)
    leaders = {one.id for one in people.wearers(session, pledge.branch_id, Role.secretary, today)}
    cards.refresh_own(session, decision, decisions.roll(session, decision.id), now)
    outbox.post(session, DecisionOverruled(decision.id), now=now, people=sorted(leaders - {pledge.author_id}))
    outbox.post(session, PledgeDecided(decision.id), now=now, people=[pledge.author_id])
