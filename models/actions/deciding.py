"""Putting a pledge to the committee, and taking what each of its members says until it is decided."""

from datetime import date, datetime

from sqlmodel import Session

from models import audit, outbox
from models.queries import deciding as decisions
from models.queries import people
from models.queries.results import fit_review_is_over
from models.rules.deciding import (
    STAGE_AFTER,
    Opinion,
    Ruling,
    can_be_asked,
    electorate,
    ensure_complete,
    ensure_may_decide,
    ruling_on,
)
from models.rules.notices import DecisionAsked, PledgeDecided
from models.rules.pledging import Stage
from models.rules.refusal import Refusal
from models.rules.rights import Act, Actor, Role, ensure_may
from models.tables import Decision, Entitlement, Pledge


def ask(session: Session, pledge: Pledge, now: datetime, today: date) -> Decision | None:
    """Put the pledge's present version to those entitled today. `today` in the branch's zone.

    Asking again changes nothing, so a closing that was interrupted may repeat it. None when the pledge has been
    withdrawn or decided meanwhile. Should nobody but the author have a vote, the roll is empty and the question open.
    """
    if asked := decisions.asked(session, pledge.id, pledge.version):
        return asked
    if not can_be_asked(pledge.stage):
        return None
    committee = people.standings(session, pledge.branch_id, Role.committee, today)
    members = people.standings(session, pledge.branch_id, Role.member, today)
    body, roll = electorate(committee, members, pledge.author_id)
    decision = Decision(pledge_id=pledge.id, version=pledge.version, body=body, asked_at=now)
    pledge.stage = Stage.deciding
    session.add_all([decision, pledge])
    session.flush()
    session.add_all(Entitlement(decision_id=decision.id, person_id=one) for one in sorted(roll))
    outbox.post(session, DecisionAsked(decision.id), now=now, people=sorted(roll))
    audit.note(
        session, at=now, actor_id=None, act="ask", subject=f"decision:{decision.id}", pledge=pledge.id, body=body
    )
    return decision


def ask_again_or_wait(session: Session, pledge: Pledge, now: datetime, today: date) -> Decision | None:
    """Where a revised pledge, back at `proposed`, goes next: to the committee when the representatives have spoken
    this year, else None: it waits for their review.
    """
    if not fit_review_is_over(session, pledge.branch_id, pledge.cycle_id):
        return None
    return ask(session, pledge, now, today)


def decide(session: Session, actor: Actor, decision_id: int, opinion: Opinion, now: datetime) -> decisions.Card:
    """Say, or say otherwise while it is open; whoever makes the majority closes it. Returns the card as it is then."""
    decision, pledge = _locked(session, decision_id)
    ensure_may(actor, Act.decide, people.path_of(session, pledge.branch_id))
    roll = decisions.roll(session, decision_id)
    ensure_may_decide(
        is_entitled=actor.person_id in roll,
        is_author=actor.person_id == pledge.author_id,
        outcome=decision.outcome,
        stage=pledge.stage,
    )
    ensure_complete(opinion)
    _say(session, roll[actor.person_id], opinion, now)
    ruling = ruling_on([said for vote in roll.values() if (said := decisions.opinion_of(vote))], len(roll))
    if ruling:
        _close(session, decision, pledge, ruling, now)
    _note(session, now, roll[actor.person_id], decision)
    return decisions.card(session, decision_id, actor.person_id)


def _locked(session: Session, decision_id: int) -> tuple[Decision, Pledge]:
    """The decision and its pledge, held: ten presses at once are taken one after another."""
    decision = session.get(Decision, decision_id, with_for_update=True)
    if decision is None:
        raise Refusal("deciding-unknown")
    return decision, session.get_one(Pledge, decision.pledge_id, with_for_update=True)


def _say(session: Session, vote: Entitlement, opinion: Opinion, now: datetime) -> None:
    vote.verdict, vote.cause, vote.note = opinion.verdict, opinion.cause or "", opinion.note
    vote.given_at = now
    session.add(vote)


def _note(session: Session, now: datetime, vote: Entitlement, decision: Decision) -> None:
    """For the audit: what was said and what it led to, in codes; the words to the author stay out."""
    said = {"verdict": vote.verdict, "cause": vote.cause, "outcome": decision.outcome}
    subject = f"decision:{decision.id}"
    audit.note(session, at=now, actor_id=vote.person_id, act=Act.decide, subject=subject, **said)


def _close(session: Session, decision: Decision, pledge: Pledge, ruling: Ruling, now: datetime) -> None:
    """Every card is posted anew, the presser's too: should the answer on the screen be lost, the letter brings it."""
    decision.outcome, decision.cause, decision.note = ruling.outcome, ruling.cause or "", ruling.note
    decision.decided_at = now
    pledge.stage = STAGE_AFTER[ruling.outcome]
    session.add_all([decision, pledge])
    session.flush()
    outbox.post(session, DecisionAsked(decision.id), now=now, people=decisions.roll(session, decision.id))
    outbox.post(session, PledgeDecided(decision.id), now=now, people=[pledge.author_id])
