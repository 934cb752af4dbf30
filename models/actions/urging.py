"""The author asks those who have not spoken yet to hurry."""

from datetime import datetime

from sqlmodel import Session

from models import audit
from models.actions import cards
from models.actions.deciding import held
from models.queries import deciding as decisions
from models.queries import people
from models.queries.before_them import is_before_them
from models.queries.wording import own
from models.rules.deciding import ensure_still_open
from models.rules.refusal import Refusal
from models.rules.rights import Act, Actor, ensure_may
from models.rules.urging import ensure_may_urge


def urge(session: Session, actor: Actor, pledge_id: int, now: datetime) -> int:
    """No message of its own: the cards that hang there show it. Returns how many have still to speak."""
    mine = own(session, actor.person_id, pledge_id)
    asked = decisions.asked(session, mine.id, mine.version)
    if asked is None:
        raise Refusal("deciding-not-asked-yet")
    decision, pledge = held(session, asked.id)
    ensure_may(actor, Act.urge, people.path_of(session, pledge.branch_id))
    ensure_still_open(decision.outcome, is_before_them=is_before_them(decision, pledge))
    ensure_may_urge(decision.urged_at, now)
    decision.urged_at, decision.urges = now, decision.urges + 1
    session.add(decision)
    session.flush()
    silent = [one for one, vote in decisions.roll(session, decision.id).items() if vote.verdict is None]
    cards.refresh(session, decision, silent, now)
    audit.note(session, at=now, actor_id=actor.person_id, act=Act.urge, subject=f"decision:{decision.id}")
    return len(silent)
