"""Who is asked about what in a round: close relatives kept apart, paper voters, and the slips that follow."""

from collections.abc import Iterable
from enum import StrEnum

from sqlmodel import Session, col, select

from models.rules.paper import BatchState
from models.tables import Kinship, PaperBatch, PaperVoter, Pledge, RoundExclusion


class PapersCame(StrEnum):
    """What became of the ballots on paper, where there were any."""

    counted_in = "counted_in"
    left_out = "left_out"


Kin = frozenset[tuple[int, int]]
"""Pairs of a rater and an author."""


def kin_in(session: Session, branch_id: int) -> Kin:
    """Who is noted as a close relative of whom, as it is today."""
    noted = select(col(Kinship.rater_id), col(Kinship.author_id)).where(Kinship.branch_id == branch_id)
    return frozenset((rater_id, author_id) for rater_id, author_id in session.exec(noted))


def excluded(session: Session, round_id: int) -> Kin:
    """Who was kept from rating whom when the round was opened."""
    frozen = select(col(RoundExclusion.rater_id), col(RoundExclusion.author_id))
    found = session.exec(frozen.where(RoundExclusion.round_id == round_id))
    return frozenset((rater_id, author_id) for rater_id, author_id in found)


def paper_voters(session: Session, round_id: int) -> list[int]:
    voters = select(PaperVoter.person_id).where(PaperVoter.round_id == round_id)
    return list(session.exec(voters.order_by(col(PaperVoter.person_id))))


def papers_came(session: Session, round_id: int) -> PapersCame | None:
    """None where everybody voted by phone."""
    if not paper_voters(session, round_id):
        return None
    confirmed = (PaperBatch.round_id == round_id, PaperBatch.state == BatchState.confirmed)
    is_confirmed = session.exec(select(PaperBatch.id).where(*confirmed)).first() is not None
    return PapersCame.counted_in if is_confirmed else PapersCame.left_out


def slips(raters: Iterable[int], pledges: Iterable[Pledge], kin: Kin) -> list[tuple[int, int]]:
    """Each rater with each pledge: everybody about everything but one's own and one's relatives'."""
    roll = list(raters)
    return [
        (one, pledge.id)
        for pledge in pledges
        for one in roll
        if one != pledge.author_id and (one, pledge.author_id) not in kin
    ]
