"""How many have finished rating by phone, shown live to the playground's visitors.

Only here: in a real branch a number that grows at each press would tell who has just pressed. It is reckoned with the
keys, in memory, and is silent while fewer have finished than a result needs; of an open round there is nothing to hide.
"""

from dataclasses import dataclass

from sqlmodel import Session, col, select

from models.ballots import BallotBox
from models.queries import rounds, seats
from models.rules.rating import RoundMode, RoundState, can_be_told
from models.tables import Round


@dataclass(frozen=True, slots=True)
class Turnout:
    """An open round; `done` is None while too few have finished to tell."""

    branch: str
    entitled: int
    done: int | None


def turnouts(session: Session, box: BallotBox) -> list[Turnout]:
    running = session.exec(select(Round).where(Round.state == RoundState.open).order_by(col(Round.id)))
    return [_turnout(session, box, one.id) for one in running.all() if not box.is_lost(one)]


def _turnout(session: Session, box: BallotBox, round_id: int) -> Turnout:
    roll = [seats.seat(session, round_id, one) for one in rounds.electors(session, round_id)]
    taken = [seat for seat in roll if not seat.is_on_paper]
    done = sum(
        len(box.has_cast(session, seat, seat.person_id, seat.pledge_ids)) == len(seat.pledge_ids) for seat in taken
    )
    may_show = roll[0].mode is RoundMode.open or can_be_told(done)
    return Turnout(roll[0].branch, len(taken), done if may_show else None)
