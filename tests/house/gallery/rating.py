"""The fit review, as representatives and as the secretary see it."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from handlers.rating import pooled, rounds, screens
from models.queries.pools import Sum
from models.queries.prompting import CardsLeft
from models.queries.rating import Card, Queue
from models.queries.results import FitReview
from models.queries.roll import PapersCame
from models.queries.rounds import BranchReview, Outcome, Result, Running
from models.queries.seats import Invitation
from models.rules.pledging import Basis
from models.rules.rating import RoundMode, RoundState
from models.rules.rights import Role
from models.rules.scales import FIT, FULFILMENT, Grade, Reason, RoundKind, Scale
from models.rules.telling import PoolState, Voices
from tests.given import Mark
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
QUEUE = Queue(4, CLOSES_ON, RoundKind.fit, RoundMode.secret, FIT, 47, 12, CARD, 6, before=6, after=8)
INVITATION = Invitation(
    4, BRANCH, RoundState.open, CLOSES_ON, 47, 6, RoundKind.fit, RoundMode.secret, marks=4, is_on_paper=False
)


def queue(card: Card | None, **more: object) -> Queue:
    return replace(QUEUE, card=card, **more)  # type: ignore[arg-type] # dataclasses.replace takes any field


RUNNING = Running(4, RoundState.open, CLOSES_ON, 6, is_lost=False)
REVIEW = BranchReview(4, BRANCH, 12, 6, date(2026, 2, 20), None)
OPEN = replace(REVIEW, running=RUNNING)
OPENLY = replace(REVIEW, running=replace(RUNNING, mode=RoundMode.open))
OPEN_INVITATION = replace(INVITATION, mode=RoundMode.open)
OPEN_QUEUE = replace(QUEUE, mode=RoundMode.open)
OWN_SCALE = Scale(
    tuple(
        Grade(f"grade_{number}", 100, counts_as_satisfied=True, needs_reason=number > 1, label=f"第{number}等")
        for number in range(9)
    ),
    tuple(Reason(f"reason_{number}", "办得不及时") for number in range(9)),
)
OWN_QUEUE = replace(QUEUE, kind=RoundKind.fulfilment, scale=OWN_SCALE)
COUNTING = replace(REVIEW, running=replace(RUNNING, state=RoundState.closing))
LOST = replace(REVIEW, running=replace(RUNNING, is_lost=True))
TOLD = FitReview(6, 1, 6, dict.fromkeys(Mark, 12), dict.fromkeys(FIT.reason_codes, 12))
TOO_FEW = FitReview(6, 1)


def outcome(*reviews: FitReview) -> Outcome:
    return Outcome(4, BRANCH, NOW, tuple(Result(AUTHOR, long(200), review) for review in reviews))


SUM = Sum(
    5,
    "白岩镇",
    2026,
    PoolState.told,
    Voices(12, 80, 7),
    dict.fromkeys(FIT.marks, 12),
    dict.fromkeys(FIT.reason_codes, 12),
    FIT,
)


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
    picture(screens.invitation, OPEN_INVITATION, title="openly"),
    picture(screens.invitation, replace(OPEN_INVITATION, state=RoundState.closed), title="openly, over"),
    picture(screens.invitation, replace(INVITATION, kind=RoundKind.fulfilment), title="fulfilment"),
    picture(screens.invitation, replace(INVITATION, is_on_paper=True), title="on paper"),
    picture(screens.card, OPEN_QUEUE, recorded=True, title="openly"),
    picture(screens.card, replace(OPEN_QUEUE, card=None), title="openly, all done"),
    picture(screens.card, OWN_QUEUE, title="on a scale of one's own"),
    picture(screens.card, replace(OWN_QUEUE, card=replace(CARD, wants_reason=True)), title="asks why, of nine"),
    picture(rounds.branches, [REVIEW, replace(REVIEW, branch="河湾村党支部", branch_id=5)]),
    picture(rounds.review, REVIEW, TODAY),
    picture(rounds.review, replace(REVIEW, pledges=0), TODAY, title="nothing proposed"),
    picture(rounds.review, replace(REVIEW, representatives=3), TODAY, title="too few"),
    picture(rounds.review, replace(REVIEW, kin=3), TODAY, RoundMode.open, title="openly"),
    picture(rounds.review, replace(REVIEW, representatives=0), TODAY, title="nobody"),
    picture(rounds.review, OPEN, TODAY, title="running"),
    picture(rounds.review, OPENLY, TODAY, title="running openly"),
    picture(rounds.review, COUNTING, TODAY, title="counting"),
    picture(rounds.review, LOST, TODAY, title="lost"),
    picture(rounds.ask_own_day),
    picture(rounds.confirm_opening, REVIEW, CLOSES_ON, TODAY),
    picture(rounds.confirm_opening, replace(REVIEW, kin=3), CLOSES_ON, TODAY, RoundMode.open, title="openly"),
    picture(rounds.confirm_opening, OPEN, CLOSES_ON, TODAY, title="too late"),
    picture(rounds.review_opened, OPEN, TODAY),
    picture(rounds.review_opened, REVIEW, TODAY, title="and closed"),
    picture(rounds.confirm_closing, OPEN, TODAY),
    picture(rounds.confirm_closing, COUNTING, TODAY, title="too late"),
    picture(rounds.closing),
    picture(rounds.results, outcome(TOO_FEW), title="too few spoke"),
    picture(rounds.results, outcome(*[TOLD] * 8), 1, title="the second page"),
    picture(rounds.results, outcome(), title="nothing"),
    picture(screens.cards_left, CardsLeft(4, BRANCH, CLOSES_ON, 12)),
    picture(pooled.pools, [SUM, replace(SUM, unit="河口镇")]),
    picture(pooled.pool, SUM),
    picture(pooled.pool, replace(SUM, reasons={}), title="without reasons"),
    picture(
        pooled.pool,
        replace(SUM, scale=OWN_SCALE, counts=dict.fromkeys(OWN_SCALE.marks, 12), reasons={}),
        title="on a scale of one's own",
    ),
    *(
        picture(pooled.pool, replace(SUM, state=state, voices=None, counts={}, reasons={}), title=state)
        for state in PoolState
        if state is not PoolState.told
    ),
    picture(rounds.results, replace(outcome(TOLD), mode=RoundMode.open, kind=RoundKind.fulfilment), title="openly"),
    picture(
        rounds.results,
        replace(outcome(replace(TOLD, papers=6), TOO_FEW), papers=PapersCame.counted_in),
        title="with papers",
    ),
    picture(rounds.results, replace(outcome(TOLD), papers=PapersCame.left_out), title="papers left out"),
    picture(
        rounds.results,
        outcome(FitReview(6, 1, 6, dict.fromkeys(FULFILMENT.marks, 2), scale=FULFILMENT)),
        title="another scale",
    ),
]
