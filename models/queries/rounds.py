"""What the secretary and the clock see of rounds of rating: what waits, what runs, what came out."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from sqlalchemy import case
from sqlmodel import Session, and_, col, select

from models.ballots import BallotBox
from models.queries import people, roll, seats
from models.queries.results import FitReview, told
from models.rules.rating import FEWEST_ELECTORS, STAGE_BEFORE, STAGE_RATED, RoundMode, RoundState
from models.rules.refusal import Refusal
from models.rules.reviewing import Step
from models.rules.rights import Act, Actor, Role, ensure_may
from models.rules.scales import RoundKind
from models.rules.work import Task, Work
from models.tables import (
    Cycle,
    Deadline,
    Elector,
    Person,
    Pledge,
    PledgeVersion,
    Round,
    RoundItem,
    RoundResult,
    Unit,
)

# ── the secretary ──────────────────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Running:
    """A round that is open or being counted. `is_lost`: its key is gone, and with it what was said."""

    id: int
    state: RoundState
    closes_on: date
    entitled: int
    is_lost: bool
    mode: RoundMode = RoundMode.secret


@dataclass(frozen=True, slots=True)
class BranchReview:
    """A branch before or in its fit review; `pledges` are those that wait, or those in the running round."""

    branch_id: int
    branch: str
    pledges: int
    representatives: int
    due_on: date | None
    running: Running | None
    kin: int = 0
    """How many pairs of relatives are kept apart when the next round is opened."""

    def can_open(self, mode: RoundMode) -> bool:
        return bool(self.pledges) and self.representatives >= FEWEST_ELECTORS[mode]


def branch_review(session: Session, actor: Actor, branch_id: int, today: date, box: BallotBox) -> BranchReview:
    ensure_may(actor, Act.open_review, people.path_of(session, branch_id))
    running = running_round(session, branch_id)
    return BranchReview(
        branch_id=branch_id,
        branch=session.get_one(Unit, branch_id).name,
        pledges=len(items(session, running.id)) if running else len(to_rate(session, branch_id, today)),
        representatives=len(people.standings(session, branch_id, Role.representative, today)),
        due_on=_due_on(session, branch_id, today),
        running=_as_running(session, running, box) if running else None,
        kin=len(roll.kin_in(session, branch_id)),
    )


def _as_running(session: Session, running: Round, box: BallotBox) -> Running:
    entitled = len(electors(session, running.id))
    return Running(running.id, running.state, running.closes_on, entitled, box.is_lost(running), running.mode)


def to_rate(session: Session, branch_id: int, today: date, kind: RoundKind = RoundKind.fit) -> list[Pledge]:
    """Pledges of the year that may be put to the representatives, those of one author together."""
    waiting = (
        select(Pledge)
        .join(Cycle, col(Cycle.id) == col(Pledge.cycle_id))
        .where(Pledge.branch_id == branch_id, Pledge.stage == STAGE_BEFORE[kind], Cycle.year == today.year)
        .order_by(col(Pledge.author_id), col(Pledge.id))
    )
    return list(session.exec(waiting))


def running_round(session: Session, branch_id: int) -> Round | None:
    running = select(Round).where(Round.branch_id == branch_id, Round.state != RoundState.closed)
    return session.exec(running).first()


def _due_on(session: Session, branch_id: int, today: date) -> date | None:
    due = (
        select(col(Deadline.due_on))
        .join(Cycle, col(Cycle.id) == col(Deadline.cycle_id))
        .where(Deadline.branch_id == branch_id, Deadline.step == Step.fit_review, Cycle.year == today.year)
    )
    return session.exec(due).first()


# ── a round ────────────────────────────────────────────────────────────────────────────────────────────────────────


def electors(session: Session, round_id: int) -> list[int]:
    """The roll, frozen at the opening."""
    roll = select(Elector.person_id).where(Elector.round_id == round_id).order_by(col(Elector.person_id))
    return list(session.exec(roll))


def items(session: Session, round_id: int) -> list[Pledge]:
    """The pledges of a round in its order, without those withdrawn since."""
    rated = (
        select(Pledge)
        .join(RoundItem, col(RoundItem.pledge_id) == col(Pledge.id))
        .join(Round, col(Round.id) == col(RoundItem.round_id))
        .where(RoundItem.round_id == round_id, col(Pledge.stage) == case(STAGE_RATED, value=col(Round.kind)))
        .order_by(col(RoundItem.position))
    )
    return list(session.exec(rated))


@dataclass(frozen=True, slots=True)
class Result:
    """What came out for one pledge."""

    author: str
    text: str
    review: FitReview


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came out of a round that is over."""

    round_id: int
    branch: str
    closed_at: datetime
    results: tuple[Result, ...]
    mode: RoundMode = RoundMode.secret
    kind: RoundKind = RoundKind.fit
    papers: roll.PapersCame | None = None


def outcome(session: Session, round_id: int) -> Outcome | None:
    """None while the round is not counted."""
    over = session.get(Round, round_id)
    if over is None or over.closed_at is None:
        return None
    branch = session.get_one(Unit, over.branch_id).name
    results = tuple(_results(session, over))
    papers = roll.papers_came(session, round_id)
    return Outcome(round_id, branch, over.closed_at, results, over.mode, over.kind, papers)


def outcome_for(session: Session, actor: Actor, round_id: int) -> Outcome:
    """For the secretary of the branch. Refusal for everybody else, and before the round is counted."""
    over = session.get(Round, round_id)
    if over is None:
        raise Refusal("not-yours")
    ensure_may(actor, Act.close_review, people.path_of(session, over.branch_id))
    counted = outcome(session, round_id)
    if counted is None:
        raise Refusal("rating-not-counted-yet")
    return counted


def _results(session: Session, over: Round) -> Iterable[Result]:
    is_item = and_(
        col(RoundItem.round_id) == col(RoundResult.round_id), col(RoundItem.pledge_id) == col(RoundResult.pledge_id)
    )
    is_wording = and_(
        col(PledgeVersion.pledge_id) == col(RoundItem.pledge_id), col(PledgeVersion.number) == col(RoundItem.version)
    )
    found = (
        select(Person.name, PledgeVersion.text, RoundResult, RoundItem)
        .select_from(RoundResult)
        .join(RoundItem, is_item)
        .join(PledgeVersion, is_wording)
        .join(Pledge, col(Pledge.id) == col(RoundResult.pledge_id))
        .join(Person, col(Person.id) == col(Pledge.author_id))
        .where(RoundResult.round_id == over.id)
        .order_by(col(RoundItem.position))
    )
    return [Result(author, text, told(over, result, item)) for author, text, result, item in session.exec(found)]


# ── the clock ──────────────────────────────────────────────────────────────────────────────────────────────────────


def to_close(session: Session, now: datetime) -> list[int]:
    """Open rounds whose last day is over in their branch."""
    running = (
        select(col(Round.id), col(Round.closes_on), col(Unit.timezone))
        .join(Unit, col(Unit.id) == col(Round.branch_id))
        .where(Round.state == RoundState.open, col(Round.closes_on) <= now.date())
        .order_by(col(Round.id))
    )
    found = session.exec(running).all()
    return [round_id for round_id, closes_on, zone in found if closes_on < now.astimezone(ZoneInfo(zone)).date()]


def to_count(session: Session) -> list[int]:
    closing = select(Round.id).where(Round.state == RoundState.closing)
    return list(session.exec(closing.order_by(col(Round.id))))


def to_shred(session: Session) -> list[int]:
    """Counted rounds whose ballots may still be there."""
    counted = select(Round.id).where(Round.state == RoundState.closed, Round.key_name != "")
    return list(session.exec(counted.order_by(col(Round.id))))


# ── open work ──────────────────────────────────────────────────────────────────────────────────────────────────────


def open_work(session: Session, actor: Actor, today: date, box: BallotBox) -> list[Task]:
    branches = dict.fromkeys(actor.units_as(Role.secretary))
    reviews = (branch_review(session, actor, branch_id, today, box) for branch_id in branches)
    return [*_secretary_work(reviews), *_representative_work(session, actor, box)]


def _secretary_work(reviews: Iterable[BranchReview]) -> Iterable[Task]:
    for one in reviews:
        if one.running:
            yield Task(Work.close_review, one.branch_id, one.branch, one.running.closes_on)
        elif one.pledges:
            yield Task(Work.open_review, one.branch_id, one.branch, one.due_on, one.pledges)


def _representative_work(session: Session, actor: Actor, box: BallotBox) -> Iterable[Task]:
    """How much is left is asked of the box at this moment; nowhere is it written down who has rated."""
    for taken in seats.rounds_to_rate(session, actor):
        if box.is_lost(taken):
            continue
        done = box.has_cast(session, taken, actor.person_id, taken.pledge_ids)
        if left := len(taken.pledge_ids) - len(done):
            yield Task(Work.rate, taken.id, taken.branch, taken.closes_on, left)
