"""Letters of the fit review: the invitation, which later says that it is over, and the result."""

from sqlmodel import Session

from handlers.rating import rounds as chair
from handlers.rating import screens
from handlers.reader import Reader
from handlers.screen import Screen
from models.queries import rounds, seats
from models.rules.notices import RatingInvited, RoundClosed


def invited(session: Session, reader: Reader, notice: RatingInvited) -> Screen | None:
    about = seats.invitation(session, notice.round_id, reader.person_id or 0)
    return screens.invitation(reader.words, about) if about else None


def closed(session: Session, reader: Reader, notice: RoundClosed) -> Screen | None:
    outcome = rounds.outcome(session, notice.round_id)
    return chair.results(reader.words, outcome) if outcome else None
