"""Letters of a round: the invitation, which later says that it is over, the reminder, papers, and what came out."""

from sqlmodel import Session

from handlers.rating import paper, screens
from handlers.rating import pooled as together
from handlers.rating import rounds as chair
from handlers.reader import Reader
from handlers.screen import Screen
from models.queries import paper as papers
from models.queries import pools, prompting, rounds, seats
from models.rules.notices import (
    CardsLeft,
    PapersAnswered,
    PapersCounted,
    PoolSettled,
    RatingInvited,
    RoundClosed,
    VotesOnPaper,
)
from models.rules.paper import BatchState


def invited(session: Session, reader: Reader, notice: RatingInvited | VotesOnPaper) -> Screen | None:
    about = seats.invitation(session, notice.round_id, reader.person_id or 0)
    return screens.invitation(reader.words, about) if about else None


def cards_left(session: Session, reader: Reader, notice: CardsLeft) -> Screen | None:
    """None for whoever is done: known only here, at this moment, and told to nobody else."""
    about = prompting.cards_left(session, reader.box, notice.round_id, reader.person_id or 0, reader.now)
    return screens.cards_left(reader.words, about) if about else None


def closed(session: Session, reader: Reader, notice: RoundClosed) -> Screen | None:
    outcome = rounds.outcome(session, notice.round_id)
    return chair.results(reader.words, outcome) if outcome else None


def pooled(session: Session, reader: Reader, notice: PoolSettled) -> Screen | None:
    about = pools.told(session, notice.pool_id)
    return together.pool(reader.words, about) if about else None


def counted(session: Session, reader: Reader, notice: PapersCounted) -> Screen | None:
    about = papers.for_witness(session, reader.person_id or 0, notice.batch_id)
    return paper.count(reader.words, about) if about else None


def answered(session: Session, reader: Reader, notice: PapersAnswered) -> Screen | None:
    """None when it is being corrected again already."""
    about = papers.answered(session, notice.batch_id)
    is_answer = about.state in {BatchState.confirmed, BatchState.refused}
    return paper.told(reader.words, about) if is_answer else None
