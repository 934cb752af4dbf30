"""Who still has cards left in a round: asked of the box for one person at a moment, and written nowhere."""

from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from sqlmodel import Session

from models.ballots import BallotBox
from models.queries import people, seats
from models.queries.seats import Seat
from models.rules.prompting import is_decent_hour
from models.rules.rating import RoundState
from models.rules.rights import Act, Actor, can
from models.tables import Unit


@dataclass(frozen=True, slots=True)
class CardsLeft:
    """How many somebody has not rated yet, and until when it may be said."""

    round_id: int
    branch: str
    closes_on: date
    left: int


def cards_left(session: Session, box: BallotBox, round_id: int, person_id: int, now: datetime) -> CardsLeft | None:
    """None for whoever is done, votes on paper, or cannot rate now; and at night, when nobody is reminded."""
    seat = seats.seat(session, round_id, person_id)
    local = now.astimezone(ZoneInfo(session.get_one(Unit, seat.path[-1]).timezone))
    who = Actor(person_id, "", people.hats_of(session, person_id, local.date()))
    is_seated = seat.state is RoundState.open and seat.is_elector and not seat.is_on_paper
    is_asked = is_seated and can(who, Act.rate, seat.path)
    if not is_asked or not is_decent_hour(local) or box.is_lost(seat):
        return None
    left = _left(session, box, seat)
    return CardsLeft(round_id, seat.branch, seat.closes_on, left) if left else None


def _left(session: Session, box: BallotBox, seat: Seat) -> int:
    return len(seat.pledge_ids) - len(box.has_cast(session, seat, seat.person_id, seat.pledge_ids))
