"""The committee's cards: one a pledge, or one for all that a fit review has brought; each shows how it stands now."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import datetime

from sqlmodel import Session

from models import outbox
from models.queries import deciding as decisions
from models.queries import digest, questions
from models.rules.notices import DecisionAsked, DecisionsAsked
from models.tables import Decision


def hand_out(session: Session, round_id: int, now: datetime) -> None:
    """One card for all that this round has brought before somebody; nothing where each pledge has its own."""
    outbox.post(session, DecisionsAsked(round_id), now=now, people=sorted(digest.entitled(session, round_id)))


def after_saying(session: Session, touched: Iterable[Decision], person_id: int, now: datetime) -> None:
    """Everybody sees what is decided; what is still open changes nothing but the count of the one who has spoken.

    The presser's own card too: should the answer on the screen be lost, the letter brings it.
    """
    counts: dict[int, set[int]] = defaultdict(set)
    for decision in touched:
        readers = set(decisions.roll(session, decision.id)) if decision.outcome else {person_id}
        if decision.outcome:
            refresh_own(session, decision, readers, now)
        if decision.round_id is not None:
            counts[decision.round_id] |= readers
    for round_id, readers in counts.items():
        outbox.post(session, DecisionsAsked(round_id), now=now, people=sorted(readers))


def refresh(session: Session, decision: Decision, people: Collection[int], now: datetime) -> None:
    """Have the cards of these people show how it stands."""
    refresh_own(session, decision, people, now)
    if decision.round_id is not None:
        outbox.post(session, DecisionsAsked(decision.round_id), now=now, people=sorted(people))


def refresh_own(session: Session, decision: Decision, people: Iterable[int], now: datetime) -> None:
    """The pledge's own card, for those who have one. Of what came with others, only who asked and was answered has."""
    has_one = None if decision.round_id is None else questions.answered(session, decision.id)
    readers = [one for one in sorted(people) if has_one is None or one in has_one]
    outbox.post(session, DecisionAsked(decision.id), now=now, people=readers)
