"""The quarterly review in one branch: what is commented next, what was said, and what waits for one person."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement
from sqlmodel import Session, and_, col, exists, select

from models.queries import remarks
from models.queries.keeping import Deed, goal_of, latest_deeds
from models.queries.people import path_of
from models.queries.wording import is_present_version, present_version
from models.rules.keeping import Goal
from models.rules.pledging import Stage
from models.rules.refusal import Refusal
from models.rules.reviewing import CLOSES_AFTER, OPENS_BEFORE, Step, ensure_may_comment, is_open
from models.rules.rights import Act, Actor, Role, ensure_may
from models.rules.work import Task, Work
from models.tables import Cycle, Deadline, Person, Pledge, PledgeVersion, Review, Unit

DEEDS_SHOWN = 2


@dataclass(frozen=True, slots=True)
class Occasion:
    """The review of one quarter in one branch. `timezone` is the branch's."""

    deadline_id: int
    branch_id: int
    branch: str
    cycle_id: int
    year: int
    quarter: int
    due_on: date
    timezone: str


@dataclass(frozen=True, slots=True)
class Item:
    """A published pledge that is waited for."""

    pledge_id: int
    author: str
    text: str


@dataclass(frozen=True, slots=True)
class Agenda:
    """How far the secretary is: so many commented, these left."""

    occasion: Occasion
    done: int
    left: list[Item]

    @property
    def total(self) -> int:
        return self.done + len(self.left)

    def next_after(self, pledge_id: int) -> Item | None:
        """The next one in the list behind this pledge, or else the first; None when all is done."""
        ids = [item.pledge_id for item in self.left]
        start = ids.index(pledge_id) + 1 if pledge_id in ids else 0
        return (self.left[start:] + self.left[:start])[0] if self.left else None


@dataclass(frozen=True, slots=True)
class Case:
    """One pledge as the secretary sees it while commenting. `number` counts from 1 among the `total` of the review."""

    occasion: Occasion
    pledge_id: int
    author: str
    text: str
    due_on: date
    goal: Goal
    deeds: list[Deed]
    number: int
    total: int


# ── one branch ─────────────────────────────────────────────────────────────────────────────────────────────────────


def occasion(session: Session, deadline_id: int) -> Occasion | None:
    """The review this deadline is about; None for any other deadline, or none."""
    return next(iter(_occasions(session, col(Deadline.id) == deadline_id)), None)


def agenda(session: Session, occasion: Occasion, commenter_id: int) -> Agenda:
    """What the commenter still has to comment on: everybody's published pledges but the own ones."""
    theirs = and_(_in_review_of(occasion), col(Pledge.author_id) != commenter_id)
    commented = exists().where(col(Review.pledge_id) == col(Pledge.id), _of_quarter(occasion))
    done = session.exec(select(Pledge.id).where(theirs, commented)).all()
    return Agenda(occasion, len(done), _items(session, and_(theirs, ~commented)))


def matter(  # noqa: PLR0913 - who, about what, when, and whether to hold it
    session: Session, actor: Actor, deadline_id: int, pledge_id: int, today: date, *, held: bool = False
) -> tuple[Occasion, Pledge]:
    """The review and the pledge, where the actor may comment on it today; Refusal otherwise.

    `held`: nobody else may comment on it or change it now.
    """
    about = occasion(session, deadline_id)
    pledge = session.get(Pledge, pledge_id, with_for_update=held)
    if about is None or pledge is None or (pledge.branch_id, pledge.cycle_id) != (about.branch_id, about.cycle_id):
        raise Refusal("not-yours")
    ensure_may(actor, Act.comment, path_of(session, pledge.branch_id))
    done = select(Review.id).where(Review.pledge_id == pledge_id, _of_quarter(about))
    ensure_may_comment(
        stage=pledge.stage,
        is_author=pledge.author_id == actor.person_id,
        is_time=is_open(today, about.due_on),
        is_done=session.exec(done).first() is not None,
    )
    return about, pledge


def case(session: Session, actor: Actor, deadline_id: int, pledge_id: int, today: date) -> Case:
    """What to look at before commenting; Refusal when the actor may not."""
    about, pledge = matter(session, actor, deadline_id, pledge_id, today)
    order = agenda(session, about, actor.person_id)
    version = present_version(session, pledge)
    return Case(
        occasion=about,
        pledge_id=pledge_id,
        author=session.get_one(Person, pledge.author_id).name,
        text=version.text,
        due_on=version.due_on,
        goal=goal_of(session, pledge, version),
        deeds=latest_deeds(session, pledge_id, DEEDS_SHOWN),
        number=order.done + 1,
        total=order.total,
    )


def _items(session: Session, which: ColumnElement[bool]) -> list[Item]:
    found = session.exec(
        select(col(Pledge.id), col(Person.name), col(PledgeVersion.text))
        .join(PledgeVersion, is_present_version())
        .join(Person, col(Person.id) == col(Pledge.author_id))
        .where(which)
        .order_by(col(Pledge.author_id), col(Pledge.id))
    )
    return [Item(*row) for row in found]


def _in_review_of(occasion: Occasion) -> ColumnElement[bool]:
    return and_(
        col(Pledge.branch_id) == occasion.branch_id,
        col(Pledge.cycle_id) == occasion.cycle_id,
        col(Pledge.stage) == Stage.published,
    )


def _of_quarter(occasion: Occasion) -> ColumnElement[bool]:
    return and_(col(Review.cycle_id) == occasion.cycle_id, col(Review.quarter) == occasion.quarter)


def _occasions(session: Session, which: ColumnElement[bool]) -> list[Occasion]:
    found = session.exec(
        select(Deadline, Unit, col(Cycle.year))
        .join(Unit, col(Unit.id) == col(Deadline.branch_id))
        .join(Cycle, col(Cycle.id) == col(Deadline.cycle_id))
        .where(Deadline.step == Step.quarterly_review, which)
        .order_by(col(Deadline.due_on), col(Deadline.id))
    )
    return [
        Occasion(
            deadline.id, unit.id, unit.name, deadline.cycle_id, year, deadline.quarter, deadline.due_on, unit.timezone
        )
        for deadline, unit, year in found
    ]


# ── what waits for one person ──────────────────────────────────────────────────────────────────────────────────────


def open_work(session: Session, actor: Actor, today: date) -> list[Task]:
    """Comments to write while a review is near, and comments to read."""
    return [*_to_comment(session, actor, today), *remarks.unread(session, actor)]


def open_occasions(session: Session, actor: Actor, today: date) -> list[Occasion]:
    """The reviews for which it is time now, in the branches whose secretary the actor is."""
    near = col(Deadline.due_on).between(today - CLOSES_AFTER, today + OPENS_BEFORE)
    return _occasions(session, and_(col(Deadline.branch_id).in_(actor.units_as(Role.secretary)), near))


def _to_comment(session: Session, actor: Actor, today: date) -> list[Task]:
    agendas = (agenda(session, one, actor.person_id) for one in open_occasions(session, actor, today))
    return [
        Task(Work.comment, one.occasion.deadline_id, one.occasion.branch, one.occasion.due_on, len(one.left))
        for one in agendas
        if one.left
    ]
