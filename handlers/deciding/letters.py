"""Letters of the deciding room: the card to each who is asked, and the decision to the author."""

from sqlmodel import Session

from handlers.deciding import matter, screens
from handlers.doors import Revise
from handlers.reader import Reader
from handlers.screen import Button, Screen, column
from models.queries import deciding as decisions
from models.queries.cards import hangs
from models.rules.deciding import Outcome
from models.rules.notices import DecisionAsked, PledgeDecided


def asked(session: Session, reader: Reader, notice: DecisionAsked) -> Screen | None:
    """The card; once there is nothing to decide any more, only where it hangs already."""
    card = decisions.card(session, notice.decision_id, reader.person_id or 0)
    if not card.is_open and not hangs(session, reader.person_id, notice.card):
        return None
    return screens.card(reader.words, card)


def decided(session: Session, reader: Reader, notice: PledgeDecided) -> Screen | None:
    """Not said any more once the author has handed in a new version or taken the pledge back."""
    about = decisions.told(session, notice.decision_id)
    if about is None or not about.is_current:
        return None
    returned = about.decision.outcome is Outcome.returned
    revise = Button(reader.words.plain("deciding-button-revise"), Revise(pledge_id=about.decision.pledge_id).pack())
    return Screen("\n".join(matter.told(reader.words, about)), column(revise if returned else None))
