"""Around the ballots: relatives kept apart, papers counted, and who said what in an open round."""

from dataclasses import replace

from handlers.rating import kin, openly, paper
from handlers.rating.rounds import Look
from models.queries.kin import Apart
from models.queries.openly import Said, Voices
from models.queries.paper import Counted, Desk
from models.rules.paper import BatchState
from models.rules.rating import RoundState, Slip
from models.rules.scales import FIT
from tests.given import Mark, Reason
from tests.house.gallery.frame import AUTHOR, BRANCH, DEVIL, long, picture

BACK = Look(branch_id=4).pack()
MANY = dict.fromkeys(range(1, 31), AUTHOR)
APART = Apart(4, BRANCH, MANY, MANY | {99: "石远山"}, frozenset((rater, rater + 1) for rater in range(1, 29)))
COUNTS = dict.fromkeys(FIT.marks, 12)
ITEMS = tuple(Counted(number, AUTHOR, long(200), 48, COUNTS) for number in range(1, 13))
EMPTY = Desk(4, 4, None, RoundState.open, BatchState.written, FIT, {}, MANY, ITEMS, "", 0)
SOME = replace(EMPTY, voters=MANY, phones={}, items=(*ITEMS, replace(ITEMS[0], pledge_id=13, counts=None)))
FULL = replace(SOME, items=ITEMS, batch_id=3)
ASKED = replace(FULL, state=BatchState.asked, witness="龙桂芳", asking=2)
REFUSED = replace(ASKED, state=BatchState.refused)
CONFIRMED = replace(ASKED, state=BatchState.confirmed)

SAID = (
    *[Said(AUTHOR, Slip(Mark.partly, Reason.not_of_the_post))] * 10,
    Said("杨满姑", Slip(Mark.fits)),
    Said("张铁生", None),
)
HEARD = Voices(4, FIT, 3, 47, AUTHOR, long(200), SAID, page=2, pages=94)

PICTURES = [
    picture(kin.overview, APART, BACK),
    picture(kin.overview, replace(APART, kin=frozenset()), BACK, 4, title="none, the last page"),
    picture(kin.of_rater, APART, 1),
    picture(kin.of_rater, APART, 4711, title="gone"),
    picture(paper.desk, EMPTY, BACK, title="nobody yet"),
    picture(paper.desk, SOME, BACK, title="being counted"),
    picture(paper.desk, FULL, BACK, title="counted"),
    picture(paper.desk, replace(FULL, voters={1: AUTHOR}), BACK, title="few"),
    *(picture(paper.desk, desk, BACK, title=desk.state.value) for desk in (ASKED, REFUSED, CONFIRMED)),
    picture(paper.voters, replace(FULL, phones={31: "石远山"}), 4),
    picture(paper.ask_voter, SOME, 1, title="off"),
    picture(paper.ask_voter, EMPTY, 1, title="on"),
    picture(paper.ask_voter, EMPTY, 4711, title="not there"),
    picture(paper.ask_counts, SOME, 13),
    picture(paper.counts, FULL, 1),
    picture(paper.witnesses, FULL, MANY),
    picture(paper.witnesses, FULL, {}, title="nobody"),
    picture(paper.count, ASKED),
    picture(paper.count, ASKED, 99, title="the last page"),
    picture(paper.count, CONFIRMED, title="confirmed"),
    picture(paper.count, replace(ASKED, round_state=RoundState.closed), title="over"),
    picture(paper.answered, CONFIRMED),
    picture(paper.told, REFUSED),
    picture(openly.voices, HEARD),
    picture(openly.voices, replace(HEARD, text=DEVIL), title="devil"),
]
