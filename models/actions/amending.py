"""What an author asks for after the decision: to change a pledge, or to be let go of it."""

from dataclasses import asdict
from datetime import datetime

from sqlmodel import Session

from models import audit
from models.actions import cards, deciding
from models.queries import deciding as decisions
from models.queries import people, wording
from models.queries import pledging as pledges
from models.queries.before_them import is_before_them
from models.rules.amending import Matter, ensure_changes_something, ensure_is_asked, ensure_may_request
from models.rules.pledging import Wording
from models.rules.rights import Act, Actor, ensure_may
from models.tables import Decision, Pledge, PledgeVersion


def write_version(session: Session, pledge: Pledge, number: int, words: Wording, now: datetime) -> None:
    """Keep the words as they were handed in; earlier ones stay."""
    session.add(pledge)
    session.flush()
    session.add(PledgeVersion(pledge_id=pledge.id, number=number, written_at=now, **asdict(words)))
    session.flush()


def open_to_wishes(session: Session, actor: Actor, pledge_id: int, act: Act = Act.pledge) -> Pledge:
    """One's own pledge, held, for which something may be asked. Refusal when it may not."""
    pledge = wording.own(session, actor.person_id, pledge_id, held=True)
    ensure_may(actor, act, people.path_of(session, pledge.branch_id))
    ensure_may_request(pledge.stage, has_open_request=decisions.open_request(session, pledge_id) is not None)
    return pledge


def ask_change(  # noqa: PLR0913 - who asks what of which pledge, and why
    session: Session, actor: Actor, pledge_id: int, words: Wording, reason: str, *, now: datetime
) -> int:
    """Put new words before those who decide; until then the pledge stays as it is. Returns the version's number."""
    pledge = open_to_wishes(session, actor, pledge_id)
    ensure_changes_something(wording.wording_of(wording.present_version(session, pledge)), words)
    number = wording.next_number(session, pledge_id)
    write_version(session, pledge, number, words, now)
    _ask(session, actor, pledge, Matter.amendment, number, reason, now)
    return number


def ask_withdrawal(session: Session, actor: Actor, pledge_id: int, reason: str, *, now: datetime) -> pledges.Card:
    """Ask to be let go of a pledge; until that is decided it stays as it is."""
    pledge = open_to_wishes(session, actor, pledge_id, Act.withdraw)
    _ask(session, actor, pledge, Matter.withdrawal, pledge.version, reason, now)
    return pledges.card(session, actor.person_id, pledge_id)


def take_back(session: Session, actor: Actor, pledge_id: int, *, now: datetime) -> pledges.Card:
    """Not to wish it any more, before it is decided: the pledge stays as it is, and every card says so."""
    wording.own(session, actor.person_id, pledge_id)
    asked = decisions.open_request(session, pledge_id)
    ensure_is_asked(is_open=asked is not None)
    decision, pledge = deciding.held(session, asked.id if asked else 0)
    ensure_may(actor, Act.withdraw, people.path_of(session, pledge.branch_id))
    ensure_is_asked(is_open=decision.outcome is None and is_before_them(decision, pledge))
    decision.taken_back_at = now
    session.add(decision)
    session.flush()
    audit.note(session, at=now, actor_id=actor.person_id, act="take_back_wish", subject=f"pledge:{pledge_id}")
    cards.refresh(session, decision, decisions.roll(session, decision.id), now)
    return pledges.card(session, actor.person_id, pledge_id)


def _ask(  # noqa: PLR0913, PLR0917 - everything that a question is
    session: Session, actor: Actor, pledge: Pledge, matter: Matter, version: int, reason: str, now: datetime
) -> None:
    audit.note(session, at=now, actor_id=actor.person_id, act=f"ask_{matter}", subject=f"pledge:{pledge.id}")
    decision = Decision(pledge_id=pledge.id, version=version, matter=matter, reason=reason, asked_at=now)
    deciding.put(session, pledge, decision, people.local_day(session, pledge.branch_id, now))
