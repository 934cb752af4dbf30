"""Putting a pledge to the committee, and taking what each of its members says until it is decided."""

from collections.abc import Iterable
from datetime import date, datetime

from sqlmodel import Session, col, select

from models import audit, outbox
from models.actions import cards, publishing
from models.queries import deciding as decisions
from models.queries import people, rolls
from models.queries.before_them import is_before_them, open_cards
from models.queries.places import sits
from models.queries.results import fit_review_is_over
from models.rules.amending import Matter
from models.rules.deciding import (
    STAGE_AFTER,
    Opinion,
    Outcome,
    Ruling,
    asks_for_talk,
    can_be_asked,
    ensure_complete,
    ensure_has_place,
    ensure_may_decide,
    ruling_on,
)
from models.rules.notices import DecisionAsked, NobodyToDecide, PledgeDecided, TalkWanted
from models.rules.pledging import Stage
from models.rules.refusal import Refusal
from models.rules.rights import Act, Actor, Role, ensure_may
from models.rules.rolls import electorate
from models.tables import Decision, Entitlement, Pledge


def ask(
    session: Session, pledge: Pledge, now: datetime, today: date, *, round_id: int | None = None
) -> Decision | None:
    """Put the pledge's present version to those entitled today. `today` in the branch's zone.

    Asking again changes nothing, so a closing that was interrupted may repeat it. None when the pledge has been
    withdrawn or decided meanwhile. With a `round_id` no card is sent: `cards.hand_out` brings everything of that round
    in one.
    """
    if asked := decisions.asked(session, pledge.id, pledge.version):
        return asked
    if not can_be_asked(pledge.stage):
        return None
    pledge.stage = Stage.deciding
    session.add(pledge)
    decision = Decision(pledge_id=pledge.id, version=pledge.version, asked_at=now, round_id=round_id)
    return put(session, pledge, decision, today)


def put(session: Session, pledge: Pledge, decision: Decision, today: date) -> Decision:
    """Put a question to those entitled today."""
    session.add(decision)
    session.flush()
    call_in(session, decision, pledge, decision.asked_at, today)
    facts = {"pledge": pledge.id, "body": decision.body, "matter": decision.matter}
    audit.note(session, at=decision.asked_at, actor_id=None, act="ask", subject=f"decision:{decision.id}", **facts)
    return decision


def call_in(session: Session, decision: Decision, pledge: Pledge, now: datetime, today: date) -> frozenset[int]:
    """Enter those entitled today on the empty roll, each with the card.

    Should nobody but the author have a vote, the question stays open, and those who can help are told so once.
    """
    roll = electorate(rolls.bench(session, pledge.branch_id, today), pledge.author_id)
    decision.body = roll.body
    session.add(decision)
    for one, holder in sorted(roll.seats.items()):
        session.add(Entitlement(decision_id=decision.id, person_id=one, stands_for=holder))
    session.flush()
    if decision.round_id is None:
        outbox.post(session, DecisionAsked(decision.id), now=now, people=sorted(roll.seats))
    if not roll.seats:
        helpers = rolls.helpers(session, pledge.branch_id, today)
        outbox.post(session, NobodyToDecide(decision.id), now=now, people=helpers, key=f"nobody:{decision.id}")
    return frozenset(roll.seats)


def ask_again_or_wait(session: Session, pledge: Pledge, now: datetime, today: date) -> Decision | None:
    """Where a revised pledge, back at `proposed`, goes next: to the committee when the representatives have spoken
    this year, else None: it waits for their review.
    """
    if not fit_review_is_over(session, pledge.branch_id, pledge.cycle_id):
        return None
    return ask(session, pledge, now, today)


# ── looking ────────────────────────────────────────────────────────────────────────────────────────────────────────


def open_card(session: Session, actor: Actor, decision_id: int, now: datetime) -> decisions.Card:
    """Look at a card, and have it remembered that one has: only what was opened may be approved with others."""
    card = decisions.card(session, decision_id, actor.person_id, now)
    vote = session.get_one(Entitlement, (decision_id, actor.person_id))
    if card.is_open and vote.opened_at is None:
        vote.opened_at = now
        session.add(vote)
        session.flush()
    return card


def open_next(session: Session, actor: Actor, *, today: date, now: datetime) -> decisions.Card | None:
    """The oldest pledge that waits for this person today; None when there is none."""
    listed = open_cards(session, actor.person_id, today)
    following = next((one for one in listed if one.verdict is None), None)
    return open_card(session, actor, following.decision_id, now) if following else None


# ── deciding ───────────────────────────────────────────────────────────────────────────────────────────────────────


def decide(session: Session, actor: Actor, decision_id: int, opinion: Opinion, now: datetime) -> decisions.Card:
    """Say, or say otherwise while it is open; whoever makes the majority closes it. Returns the card as it is then."""
    decision, pledge = held(session, decision_id)
    ensure_may(actor, Act.decide, people.path_of(session, pledge.branch_id))
    roll = decisions.roll(session, decision_id)
    ensure_may_decide(
        is_entitled=actor.person_id in roll,
        is_author=actor.person_id == pledge.author_id,
        outcome=decision.outcome,
        is_before_them=is_before_them(decision, pledge),
    )
    ensure_sits(session, decision, pledge, actor, now)
    ensure_complete(opinion)
    take(session, (decision, pledge), roll[actor.person_id], opinion, now)
    cards.after_saying(session, [decision], actor.person_id, now)
    return decisions.card(session, decision_id, actor.person_id, now)


def ensure_sits(session: Session, decision: Decision, pledge: Pledge, actor: Actor, now: datetime) -> None:
    """Also between the moment in which somebody leaves or is back, and the clock's next look at the roll."""
    today = people.local_day(session, pledge.branch_id, now)
    ensure_has_place(sits=sits(session, decision.id, actor.person_id, today))


def held(session: Session, decision_id: int) -> tuple[Decision, Pledge]:
    """The decision and its pledge, held: ten presses at once are taken one after another."""
    decision = session.get(Decision, decision_id, with_for_update=True)
    if decision is None:
        raise Refusal("deciding-unknown")
    return decision, session.get_one(Pledge, decision.pledge_id, with_for_update=True)


def all_held(session: Session, decision_ids: Iterable[int]) -> list[tuple[Decision, Pledge]]:
    """Several at once, always in the same order and before anything is written, so that nobody waits in a circle."""
    wanted = sorted(set(decision_ids))
    found = list(
        session.exec(select(Decision).where(col(Decision.id).in_(wanted)).order_by(col(Decision.id)).with_for_update())
    )
    if len(found) < len(wanted):
        raise Refusal("deciding-unknown")
    pledges = {one: session.get_one(Pledge, one, with_for_update=True) for one in sorted(d.pledge_id for d in found)}
    return [(decision, pledges[decision.pledge_id]) for decision in found]


def take(session: Session, asked: tuple[Decision, Pledge], vote: Entitlement, opinion: Opinion, now: datetime) -> None:
    """Write down what somebody says, and what follows from it."""
    decision, pledge = asked
    vote.verdict, vote.cause, vote.note = opinion.verdict, opinion.cause or "", opinion.note
    vote.given_at, vote.opened_at = now, vote.opened_at or now
    session.add(vote)
    settle(session, decision, pledge, now)
    _note(session, now, vote, decision)


def settle(session: Session, decision: Decision, pledge: Pledge, now: datetime) -> None:
    """Close the question if those on its roll have decided it. The cards are the caller's."""
    roll = decisions.roll(session, decision.id)
    ruling = ruling_on([said for vote in roll.values() if (said := decisions.opinion_of(vote))], len(roll))
    if ruling:
        close(session, decision, pledge, ruling, now)


def close(session: Session, decision: Decision, pledge: Pledge, ruling: Ruling, now: datetime) -> None:
    """It is decided, and the author is told."""
    decision.outcome, decision.cause, decision.note = ruling.outcome, ruling.cause or "", ruling.note
    decision.decided_at = now
    _follow(session, decision, pledge, ruling.outcome, now)
    session.add_all([decision, pledge])
    session.flush()
    outbox.post(session, PledgeDecided(decision.id), now=now, people=[pledge.author_id])
    if asks_for_talk(decision.matter, decision.outcome, decision.version):
        today = people.local_day(session, pledge.branch_id, now)
        leaders = {one.id for one in people.wearers(session, pledge.branch_id, Role.secretary, today)}
        outbox.post(session, TalkWanted(decision.id), now=now, people=sorted(leaders - {pledge.author_id}))


def _follow(session: Session, decision: Decision, pledge: Pledge, outcome: Outcome, now: datetime) -> None:
    """What the outcome makes of the pledge. A wish that is not granted leaves it as it is."""
    if decision.matter is Matter.pledge:
        pledge.stage = STAGE_AFTER[outcome]
    elif outcome is Outcome.approved and decision.matter is Matter.amendment:
        pledge.version = decision.version
    elif outcome is Outcome.approved:
        publishing.hide(session, pledge, decision.reason, now=now)
        pledge.stage = Stage.withdrawn


def _note(session: Session, now: datetime, vote: Entitlement, decision: Decision) -> None:
    """For the audit: what was said and what it led to, in codes; the words to the author stay out."""
    said = {"verdict": vote.verdict, "cause": vote.cause, "outcome": decision.outcome}
    subject = f"decision:{decision.id}"
    audit.note(session, at=now, actor_id=vote.person_id, act=Act.decide, subject=subject, **said)
