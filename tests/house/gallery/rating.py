"""The fit review, as representatives and as the secretary see it."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from handlers.rating import rounds, screens
from models.queries.rating import Card, Queue
from models.queries.results import FitReview
from models.queries.rounds import BranchReview, Outcome, Result, Running
from models.queries.seats import Invitation
from models.rules.pledging import Basis
from models.rules.rating import Mark, Reason, RoundState
from models.rules.rights import Role
from tests.house.gallery.frame import AUTHOR, BRANCH, DEVIL, NOW, TEXT, TODAY, long, picture

CLOSES_ON = date(2026, 4, 2)
CARD = Card(
    pledge_id=7,
    number=3,
    author=AUTHOR,
    office=Role.committee,
    basis=Basis.problem,
    basis_note=long(100),
    text=long(200),
    indicator=long(100),
    baseline=Decimal("0.50"),
    target=Decimal("800.00"),
    unit="米",
    due_on=date(2026, 9, 30),
    is_said=False,
    wants_reason=False,
)
BARE = replace(CARD, basis=Basis.ability, basis_note="", text=TEXT, indicator="", baseline=None, target=None, unit="")
QUEUE = Queue(4, CLOSES_ON, 47, 12, CARD, 6, before=6, after=8)
INVITATION = Invitation(4, BRANCH, RoundState.open, CLOSES_ON, 47, 6)


def queue(card: Card | None, **more: object) -> Queue:
    return replace(QUEUE, card=card, **more)  # type: ignore[arg-type] # dataclasses.replace takes any field


RUNNING = Running(4, RoundState.open, CLOSES_ON, 6, is_lost=False)
REVIEW = BranchReview(4, BRANCH, 12, 6, date(2026, 2, 20), None)
OPEN = replace(REVIEW, running=RUNNING)
COUNTING = replace(REVIEW, running=replace(RUNNING, state=RoundState.closing))
LOST = replace(REVIEW, running=replace(RUNNING, is_lost=True))
TOLD = FitReview(6, 1, 6, dict.fromkeys(Mark, 12), dict.fromkeys(Reason, 12))
TOO_FEW = FitReview(6, 1)


def outcome(*reviews: FitReview) -> Outcome:
    return Outcome(4, BRANCH, NOW, tuple(Result(AUTHOR, long(200), review) for review in reviews))


PICTURES = [
    picture(screens.invitation, INVITATION),
    picture(screens.invitation, replace(INVITATION, state=RoundState.closed), title="over"),
    picture(screens.card, queue(replace(BARE, text=DEVIL)), title="devil"),
    picture(screens.finished, INVITATION),
    picture(screens.card, QUEUE),
    picture(screens.card, QUEUE, recorded=True, title="recorded"),
    picture(screens.card, queue(BARE, back=None), title="the first, bare"),
    picture(screens.card, queue(replace(CARD, target=None)), title="without a number"),
    picture(screens.card, queue(replace(CARD, baseline=None)), title="without a baseline"),
    *(
        picture(screens.card, queue(replace(BARE, office=office)), title=office)
        for office in (Role.secretary, Role.member)
    ),
    *(picture(screens.card, queue(replace(BARE, basis=basis)), title=basis) for basis in Basis),
    picture(screens.card, queue(replace(CARD, wants_reason=True)), title="asks why"),
    picture(screens.card, queue(CARD, again=True), title="looks again"),
    picture(screens.card, queue(CARD, again=True, before=None, after=None), title="looks again at the only one"),
    picture(screens.card, queue(None), title="all done"),
    picture(screens.card, queue(None, total=0, done=0), title="nothing for you"),
    picture(rounds.branches, [REVIEW, replace(REVIEW, branch="河湾村党支部", branch_id=5)]),
    picture(rounds.review, REVIEW, TODAY),
    picture(rounds.review, replace(REVIEW, pledges=0), TODAY, title="nothing proposed"),
    picture(rounds.review, replace(REVIEW, representatives=3), TODAY, title="too few"),
    picture(rounds.review, OPEN, TODAY, title="running"),
    picture(rounds.review, COUNTING, TODAY, title="counting"),
    picture(rounds.review, LOST, TODAY, title="lost"),
    picture(rounds.ask_own_day),
    picture(rounds.confirm_opening, REVIEW, CLOSES_ON, TODAY),
    picture(rounds.confirm_opening, OPEN, CLOSES_ON, TODAY, title="too late"),
    picture(rounds.review_opened, OPEN, TODAY),
    picture(rounds.review_opened, REVIEW, TODAY, title="and closed"),
    picture(rounds.confirm_closing, OPEN, TODAY),
    picture(rounds.confirm_closing, COUNTING, TODAY, title="too late"),
    picture(rounds.closing),
    picture(rounds.results, outcome(TOO_FEW), title="too few spoke"),
    picture(rounds.results, outcome(*[TOLD] * 8), 1, title="the second page"),
    picture(rounds.results, outcome(), title="nothing"),
]
