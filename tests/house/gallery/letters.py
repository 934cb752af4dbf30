"""Letters, drawn from a village in mid-year: they read the truth themselves, so they need a database."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from sqlalchemy import create_engine
from sqlmodel import Session, SQLModel, col, select

from bot.playground import story
from bot.playground.cast import COMMITTEE, REPRESENTATIVES, SECRETARY, Cast, invite_everybody
from bot.playground.script import CURTAIN
from handlers.letters import LETTERS
from handlers.reader import Reader
from handlers.screen import Screen
from handlers.words import Words
from models.actions import publishing, questions, reminding, reviewing
from models.ballots import BallotBox
from models.keyring import KeyRing
from models.queries import people
from models.rules.deciding import Outcome
from models.rules.notice import Notice
from models.rules.notices import (
    CardsLeft,
    CommentWritten,
    DecisionAsked,
    DecisionOverruled,
    DecisionsAsked,
    NobodyToDecide,
    PapersAnswered,
    PapersCounted,
    PledgeDecided,
    PledgePublished,
    PledgesPublished,
    PledgeTakenBack,
    PoolSettled,
    QuestionAsked,
    RatingInvited,
    ReviewMoved,
    ReviewTakenOut,
    RoundClosed,
    TalkWanted,
    VotesOnPaper,
    WorkAhead,
    WorkDone,
    WorkLate,
    WorkLateBelow,
    WorkLateFar,
)
from models.rules.paper import BatchState
from models.rules.pledging import Stage
from models.rules.questions import RemarkKind
from models.rules.rating import RoundState
from models.rules.reviewing import Step
from models.rules.rights import Actor
from models.tables import (
    Deadline,
    Decision,
    Overruling,
    PaperBatch,
    PaperVoter,
    Pledge,
    Pool,
    Publication,
    Remark,
    Review,
    Round,
    Unit,
)
from tests import given
from tests.house.gallery.frame import BOARD
from tests.house.gallery.reviewing import COMMENT

TOMORROW = CURTAIN + timedelta(days=1)
LATE = CURTAIN.date()


@dataclass
class MidYear:
    """The village in mid-year, with one comment written and one pledge taken back."""

    session: Session
    cast: Cast
    box: BallotBox

    def letter(self, words: Words, notice: Notice, to: str | None = None) -> Screen | None:
        """What the notice says to somebody by name, or to a group."""
        reader = self.cast.first.people[to].id if to else None
        reading = Reader(words, TOMORROW, self.box, reader, group_id=None if to else 1, board_url=BOARD)
        return LETTERS[type(notice)](self.session, reading, notice)

    def author(self, pledge_id: int) -> str:
        wanted = self.session.get_one(Pledge, pledge_id).author_id
        return next(name for name, person in self.cast.first.people.items() if person.id == wanted)

    @property
    def commented(self) -> str:
        return self.author(self.session.exec(select(Review.pledge_id)).one())

    def round(self, state: RoundState) -> int:
        return self.session.exec(select(Round.id).where(Round.state == state)).one()

    def batch(self, state: BatchState) -> int:
        return self.session.exec(select(PaperBatch.id).where(PaperBatch.state == state)).one()

    def decision(self, outcome: Outcome | None) -> Decision:
        """The newest one of the first village."""
        here = select(Decision).join(Pledge, col(Pledge.id) == col(Decision.pledge_id))
        of_it = here.where(Decision.outcome == outcome, Pledge.branch_id == self.cast.first.branch.id)
        return self.session.exec(of_it.order_by(col(Decision.id).desc()).limit(1)).one()

    @property
    def overruled(self) -> int:
        """A decision that the township has overruled."""
        made = self.decision(Outcome.returned)
        branch, person = self.cast.first.branch, self.cast.first.people[SECRETARY]
        other = Overruling(
            decision_id=made.id,
            person_id=person.id,
            unit_id=branch.id,
            outcome=Outcome.declined,
            reason=COMMENT.problem,
            overruled_at=TOMORROW,
        )
        self.session.merge(other)
        return made.id

    @property
    def orphaned(self) -> int:
        """A question that nobody may decide, in the second village."""
        pledge = given.pledge(self.session, self.cast.second, "韦月娥", stage=Stage.deciding)
        decision = Decision(pledge_id=pledge.id, version=1, asked_at=TOMORROW)
        self.session.add(decision)
        self.session.flush()
        return decision.id

    def pledge(self, stage: Stage) -> int:
        """The oldest one that stands there."""
        of_it = select(Pledge.id).where(Pledge.stage == stage).order_by(col(Pledge.id))
        return self.session.exec(of_it.limit(1)).one()

    @property
    def told(self) -> str:
        """The day on which those above heard of the pledges that nobody had decided on in time."""
        return LATE.isoformat()

    @property
    def county(self) -> int:
        """What lies two steps above the first village."""
        return self.session.get_one(Unit, self.cast.first.branch.parent_id).parent_id or 0

    def question(self) -> int:
        return self.session.exec(select(Remark.id).where(Remark.kind == RemarkKind.question)).one()

    def review_day(self) -> int:
        is_first = (Deadline.step == Step.quarterly_review, Deadline.quarter == 1)
        branch_id = self.cast.first.branch.id
        return self.session.exec(select(Deadline.id).where(*is_first, Deadline.branch_id == branch_id)).one()


@contextmanager
def mid_year(folder: Path) -> Iterator[MidYear]:
    engine = create_engine(f"sqlite:///{folder / 'gallery.sqlite3'}")
    SQLModel.metadata.create_all(engine)
    with Session(engine) as session:
        cast = invite_everybody(session, CURTAIN.date())
        box = BallotBox(KeyRing(folder / "ballot-keys"))
        story.tell(session, cast, box)
        village = MidYear(session, cast, box)
        _go_on(village)
        yield village
    engine.dispose()


def _go_on(village: MidYear) -> None:
    """The secretary comments on one, takes one back, and asks about what waits; too few are told of together above.

    In each round, somebody has voted on paper.
    """
    village.session.add(given.pool(village.cast.first))
    voter, witness, secretary_id = (
        village.cast.first.people[one].id for one in (REPRESENTATIVES[1], *COMMITTEE[1::-1])
    )
    for round_state, state in ((RoundState.open, BatchState.asked), (RoundState.closed, BatchState.confirmed)):
        round_id = village.round(round_state)
        batch = PaperBatch(round_id=round_id, recorder_id=secretary_id, witness_id=witness, state=state, asking=1)
        village.session.add_all([PaperVoter(round_id=round_id, person_id=voter), batch])
    person = village.cast.first.people[SECRETARY]
    secretary = Actor(person.id, person.name, people.hats_of(village.session, person.id, TOMORROW.date()))
    others = select(Pledge.id).where(Pledge.stage == Stage.published, Pledge.author_id != person.id)
    first, second, *_ = village.session.exec(others.order_by(col(Pledge.id)))
    day = village.review_day()
    today = TOMORROW.date()
    reviewing.comment(village.session, secretary, day, first, COMMENT, today=today, now=TOMORROW)
    reminding.plan(village.session, TOMORROW)
    deciding = Deadline.step == Step.decide, Deadline.branch_id == village.cast.first.branch.id
    late = village.session.exec(select(Deadline).where(*deciding)).one()
    late.told_township_on = late.told_county_on = LATE
    publishing.take_back(village.session, secretary, second, "名字写错了，改好再公开", now=TOMORROW)
    waiting = village.decision(None)
    waiting.round_id = village.round(RoundState.closed)  # as if it had come with the others
    question = RemarkKind.question
    questions.remark(village.session, secretary, waiting.id, question, "修几米，几个人来修？", now=TOMORROW)


def notices(village: MidYear) -> dict[str, tuple[Notice, str | None]]:
    """Every letter by what it says, with whom it goes to; None is the group."""
    taken_back = village.pledge(Stage.approved)
    published = village.pledge(Stage.published)
    returned = village.decision(Outcome.returned)
    approved = village.decision(Outcome.approved)
    return {
        "come and rate": (RatingInvited(village.round(RoundState.open)), REPRESENTATIVES[0]),
        "rating is over": (RatingInvited(village.round(RoundState.closed)), REPRESENTATIVES[0]),
        "what they said": (RoundClosed(village.round(RoundState.closed)), SECRETARY),
        "cards are left": (CardsLeft(village.round(RoundState.open)), REPRESENTATIVES[0]),
        "too few, together": (PoolSettled(village.session.exec(select(Pool.id)).one()), SECRETARY),
        "on paper": (VotesOnPaper(village.round(RoundState.open)), REPRESENTATIVES[1]),
        "bear witness": (PapersCounted(village.batch(BatchState.asked)), COMMITTEE[1]),
        "the witness has spoken": (PapersAnswered(village.batch(BatchState.confirmed)), SECRETARY),
        "come and decide": (DecisionAsked(village.decision(None).id), SECRETARY),
        "come and decide on many": (DecisionsAsked(village.round(RoundState.closed)), SECRETARY),
        "a question": (QuestionAsked(village.question()), village.author(village.decision(None).pledge_id)),
        "returned": (PledgeDecided(returned.id), village.author(returned.pledge_id)),
        "approved": (PledgeDecided(approved.id), village.author(approved.pledge_id)),
        "nobody can decide": (NobodyToDecide(village.orphaned), SECRETARY),
        "decided otherwise": (DecisionOverruled(village.overruled), SECRETARY),
        "a talk is wanted": (TalkWanted(returned.id), SECRETARY),
        "in the group": (PledgesPublished(village.session.exec(select(Publication.id)).first() or 0), None),
        "public": (PledgePublished(published), village.author(published)),
        "taken back": (PledgeTakenBack(taken_back), village.author(taken_back)),
        "work ahead": (WorkAhead(TOMORROW.date().isoformat()), SECRETARY),
        "work done": (WorkDone(TOMORROW.date().isoformat(), 1), SECRETARY),
        "work late": (WorkLate(village.cast.first.branch.id, village.told), SECRETARY),
        "late far below": (WorkLateFar(village.county, village.told), SECRETARY),
        "a review moved": (ReviewMoved(village.review_day(), 0), SECRETARY),
        "a review fell away": (ReviewTakenOut(7, 1, village.cast.first.branch.id, 1, 1, village.told), SECRETARY),
        "late below": (WorkLateBelow(village.cast.first.branch.parent_id or 0, village.told), SECRETARY),
        "commented": (CommentWritten(village.session.exec(select(Review.id)).one()), village.commented),
    }


def letters(village: MidYear, words: Words) -> dict[str, Screen | None]:
    return {title: village.letter(words, notice, to) for title, (notice, to) in notices(village).items()}
