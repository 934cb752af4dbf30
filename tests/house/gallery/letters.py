"""Letters, drawn from a village in mid-year: they read the truth themselves, so they need a database."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from sqlalchemy import create_engine
from sqlmodel import Session, SQLModel, col, select

from bot.playground import story
from bot.playground.cast import REPRESENTATIVES, SECRETARY, Cast, invite_everybody
from bot.playground.script import CURTAIN
from handlers.letters import LETTERS
from handlers.reader import Reader
from handlers.screen import Screen
from handlers.words import Words
from models.actions import publishing, reviewing
from models.ballots import BallotBox
from models.keyring import KeyRing
from models.queries import people
from models.rules.deciding import Outcome
from models.rules.notices import (
    CommentWritten,
    DecisionAsked,
    Notice,
    PledgeDecided,
    PledgePublished,
    PledgesPublished,
    PledgeTakenBack,
    RatingInvited,
    ReviewAhead,
    RoundClosed,
)
from models.rules.pledging import Stage
from models.rules.rating import RoundState
from models.rules.reviewing import Step
from models.rules.rights import Actor
from models.tables import Deadline, Decision, Pledge, Publication, Review, Round
from tests.house.gallery.frame import BOARD
from tests.house.gallery.reviewing import COMMENT

TOMORROW = CURTAIN + timedelta(days=1)


@dataclass
class MidYear:
    """The village in mid-year, with one comment written and one pledge taken back."""

    session: Session
    cast: Cast

    def letter(self, words: Words, notice: Notice, to: str | None = None) -> Screen | None:
        """What the notice says to somebody by name, or to a group."""
        reader = self.cast.first.people[to].id if to else None
        reading = Reader(words, TOMORROW, reader, group_id=None if to else 1, board_url=BOARD)
        return LETTERS[type(notice)](self.session, reading, notice)

    def author(self, pledge_id: int) -> str:
        wanted = self.session.get_one(Pledge, pledge_id).author_id
        return next(name for name, person in self.cast.first.people.items() if person.id == wanted)

    @property
    def commented(self) -> str:
        return self.author(self.session.exec(select(Review.pledge_id)).one())

    def round(self, state: RoundState) -> int:
        return self.session.exec(select(Round.id).where(Round.state == state)).one()

    def decision(self, outcome: Outcome | None) -> Decision:
        """The newest one."""
        of_it = select(Decision).where(Decision.outcome == outcome).order_by(col(Decision.id).desc())
        return self.session.exec(of_it.limit(1)).one()

    def pledge(self, stage: Stage) -> int:
        """The oldest one that stands there."""
        of_it = select(Pledge.id).where(Pledge.stage == stage).order_by(col(Pledge.id))
        return self.session.exec(of_it.limit(1)).one()

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
        story.tell(session, cast, BallotBox(KeyRing(folder / "ballot-keys")))
        village = MidYear(session, cast)
        _go_on(village)
        yield village
    engine.dispose()


def _go_on(village: MidYear) -> None:
    """The secretary comments on a pledge and takes another one back."""
    person = village.cast.first.people[SECRETARY]
    secretary = Actor(person.id, person.name, people.hats_of(village.session, person.id, TOMORROW.date()))
    others = select(Pledge.id).where(Pledge.stage == Stage.published, Pledge.author_id != person.id)
    first, second, *_ = village.session.exec(others.order_by(col(Pledge.id)))
    day = village.review_day()
    today = TOMORROW.date()
    reviewing.comment(village.session, secretary, day, first, COMMENT, today=today, now=TOMORROW)
    publishing.take_back(village.session, secretary, second, "名字写错了，改好再公开", now=TOMORROW)


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
        "come and decide": (DecisionAsked(village.decision(None).id), SECRETARY),
        "returned": (PledgeDecided(returned.id), village.author(returned.pledge_id)),
        "approved": (PledgeDecided(approved.id), village.author(approved.pledge_id)),
        "in the group": (PledgesPublished(village.session.exec(select(Publication.id)).first() or 0), None),
        "public": (PledgePublished(published), village.author(published)),
        "taken back": (PledgeTakenBack(taken_back), village.author(taken_back)),
        "review ahead": (ReviewAhead(village.review_day(), 14), SECRETARY),
        "commented": (CommentWritten(village.session.exec(select(Review.id)).one()), village.commented),
    }


def letters(village: MidYear, words: Words) -> dict[str, Screen | None]:
    return {title: village.letter(words, notice, to) for title, (notice, to) in notices(village).items()}
