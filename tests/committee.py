"""A committee at work, for the tests of actions: pledges before it, what its members say, what is posted to whom."""

from datetime import UTC, datetime

from sqlmodel import Session, col, select

from bot.playground.cast import Village
from models.actions import cards, deciding
from models.queries import deciding as decisions
from models.queries import people
from models.rules.deciding import Opinion, Verdict
from models.rules.rights import Actor
from models.tables import Decision, Letter, Pledge, Round
from tests import given

START = datetime(2026, 1, 20, 1, 0, tzinfo=UTC)
TODAY = START.date()
NOW = datetime(2026, 2, 26, 1, 0, tzinfo=UTC)
APPROVE = Opinion(Verdict.approve)


def ask(session: Session, village: Village, author: str, now: datetime = NOW) -> int:
    """A pledge before the committee, with a card of its own."""
    decision = deciding.ask(session, given.pledge(session, village, author), now, TODAY)
    assert decision
    return decision.id


def ask_together(session: Session, village: Village, *authors: str) -> tuple[int, list[int]]:
    """Several, as a fit review brings them; the round and the decisions."""
    pledges = [given.pledge(session, village, author) for author in authors]
    given.fit_review(session, village, pledges[0], {})
    round_id = session.exec(select(Round.id)).one()
    asked = [deciding.ask(session, pledge, START, TODAY, round_id=round_id) for pledge in pledges]
    cards.hand_out(session, round_id, START)
    return round_id, [decision.id for decision in asked if decision]


def actor(session: Session, village: Village, name: str) -> Actor:
    found = people.actor(session, village.people[name].telegram_id or 0, TODAY)
    assert found
    return found


def say(session: Session, village: Village, name: str, decision_id: int, opinion: Opinion = APPROVE) -> decisions.Card:
    return deciding.decide(session, actor(session, village, name), decision_id, opinion, NOW)


def look_at(session: Session, village: Village, name: str, *decision_ids: int) -> None:
    for decision_id in decision_ids:
        deciding.open_card(session, actor(session, village, name), decision_id, NOW)


def posted(session: Session, kind: str, village: Village) -> list[str]:
    """To whom letters of this kind were posted, in order."""
    names = {person.id: name for name, person in village.people.items()}
    found = session.exec(select(Letter.person_id).where(Letter.kind == kind).order_by(col(Letter.id)))
    return [names[one or 0] for one in found]


def forget_letters(session: Session) -> None:
    for letter in session.exec(select(Letter)):
        session.delete(letter)
    session.flush()


def pledge_of(session: Session, decision_id: int) -> Pledge:
    return session.get_one(Pledge, session.get_one(Decision, decision_id).pledge_id)
