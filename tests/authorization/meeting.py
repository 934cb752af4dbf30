"""What is pressed on around the ballots: relatives, a count of papers, a round held openly."""

from itertools import product

from sqlmodel import Session

from models.ballots import BallotBox
from models.queries import rounds
from models.rules.paper import BatchState
from models.rules.pledging import Stage
from models.rules.rating import RoundMode, RoundState
from models.rules.rights import Role
from models.rules.scales import FIT, FULFILMENT, RoundKind
from models.tables import Elector, PaperBatch, PaperCount, PaperVoter, Round, RoundItem
from tests import given
from tests.authorization import matrix
from tests.authorization.matrix import On
from tests.authorization.matters import NOW, TODAY, Facts, World, text_of
from tests.authorization.principals import ON_THE_ROLL, Where, Who


def fill_meeting(session: Session, world: World, where: Where, box: BallotBox) -> None:
    """Once the matters of the branch are there: most of this is about its round."""
    facts = world.matters[On.round, where, matrix.Round.open, None]
    rater_id, voter_id = (_filler(world, where, Role.representative, number) for number in range(2))
    person_id = world.pressers[Who.representative].person_id if where is Where.own else rater_id
    kin = {"rater_id": rater_id, "author_id": _filler(world, where, Role.member, 0)}
    papers = {"person_id": person_id, "batch_id": _papers(session, facts["round_id"], voter_id), "asking": 1}
    for on, moment in product((On.round, On.branch), matrix.Round):
        for key in [one for one in world.matters if (one[0], one[1], one[2]) == (on, where, moment)]:
            world.matters[key] = world.matters[key] | (papers if on is On.round else kin)
    for moment in matrix.Round:
        world.matters[On.papers, where, moment, None] = facts | papers
    world.matters[On.openly, where, None, None] = _openly(session, world, where, box)


def _filler(world: World, where: Where, role: Role, number: int) -> int:
    return world.villages[where].people[f"{where}{role.value}{number}"].id


def _papers(session: Session, round_id: int, voter_id: int) -> int:
    """Written down for each pledge, and ready for a witness; who that is, is planted press by press."""
    batch = PaperBatch(round_id=round_id, recorder_id=voter_id, state=BatchState.written, asking=1)
    session.add_all([batch, PaperVoter(round_id=round_id, person_id=voter_id)])
    session.flush()
    nothing = dict.fromkeys(FIT.marks, 0)
    pledges = rounds.items(session, round_id)
    session.add_all(PaperCount(batch_id=batch.id, pledge_id=pledge.id, counts=nothing) for pledge in pledges)
    session.flush()
    return batch.id


def _openly(session: Session, world: World, where: Where, box: BallotBox) -> Facts:
    """Over by now, so that it does not stand in the way of the one that is running."""
    village, text = world.villages[where], text_of(where, "openly", None)
    author = f"{where}{Role.member.value}0"
    pledge = given.pledge(session, village, author, stage=Stage.declined, text=text)
    held = Round(
        branch_id=village.branch.id,
        cycle_id=village.cycle_id,
        kind=RoundKind.fulfilment,
        mode=RoundMode.open,
        scale=FULFILMENT,
        state=RoundState.closed,
        opened_at=NOW,
        closes_on=TODAY,
        closed_at=NOW,
    )
    session.add(held)
    session.flush()
    here = {world.pressers[who].person_id for who in (*ON_THE_ROLL, Who.former_representative)}
    roll = sorted(here if where is Where.own else {_filler(world, where, Role.representative, 0)})
    session.add_all(Elector(round_id=held.id, person_id=one) for one in roll)
    session.add(RoundItem(round_id=held.id, pledge_id=pledge.id, version=1, position=1))
    session.flush()
    box.prepare(session, held.id, [(one, pledge.id) for one in roll], RoundMode.open)
    return {"round_id": held.id, "text": text}
