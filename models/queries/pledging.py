"""What a member has written and is writing, and what is still to be written."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, bindparam
from sqlalchemy import select as select_columns
from sqlmodel import Session, and_, col, exists, func, select

from models.queries import deciding, problems, renewing
from models.queries.keeping import Deed, goal_of, latest_deeds, year_of
from models.queries.overruled import overruled
from models.queries.wording import is_present_version, own, present_version
from models.rules.amending import Matter
from models.rules.clarity import Doubt
from models.rules.drafting import Answers, Question, Sheet, answers_from
from models.rules.indicators import Numbers
from models.rules.keeping import Goal
from models.rules.pledging import KEPT, MOST_ITEMS, OVER, WITHDRAWABLE, Basis, Kind, Stage
from models.rules.renewing import is_begun
from models.rules.reviewing import Step
from models.rules.rights import Actor, Role, Standing
from models.rules.work import Task, Work
from models.tables import Cycle, Deadline, Draft, Pledge, PledgeVersion

DEEDS_ON_CARD = 3


@dataclass(frozen=True, slots=True)
class Summary:
    """A pledge as one line of a list."""

    pledge_id: int
    text: str
    stage: Stage


@dataclass(frozen=True, slots=True)
class Card:
    """A pledge as its author sees it. `cause` and `note`: why it was returned. `deeds`: the last few, newest first.

    `wish`: what its author has asked for that is not decided yet. `is_changed`: it is public in older words.
    """

    pledge_id: int
    year: int
    kind: Kind
    stage: Stage
    answers: Answers
    goal: Goal
    deeds: tuple[Deed, ...]
    cause: str
    note: str
    wish: Matter | None = None
    is_changed: bool = False

    @property
    def can_be_withdrawn(self) -> bool:
        return self.stage in WITHDRAWABLE

    @property
    def is_open_to_wishes(self) -> bool:
        return self.stage in KEPT and self.wish is None


AT_HAND: Select[*tuple[Any, ...]] = (
    select_columns(
        col(Draft.person_id),
        col(Draft.branch_id),
        col(Draft.cycle_id),
        col(Draft.pledge_id),
        col(Draft.reason),
        col(Draft.asked),
        col(Draft.answers),
        col(Draft.doubt),
        col(Draft.doubted),
        col(Draft.offered),
        col(Cycle.year),
    )
    .join(Cycle, col(Cycle.id) == col(Draft.cycle_id))
    .where(col(Draft.person_id) == bindparam("person_id"))
)
AT_HAND_HELD = AT_HAND.with_for_update(of=Draft)


def sheet(session: Session, person_id: int) -> Sheet | None:
    """What somebody is writing, and how far that is."""
    found = draft(session, person_id)
    return sheet_of(session, found) if found else None


def draft(session: Session, person_id: int, *, held: bool = False) -> Row[*tuple[Any, ...]] | None:
    """The draft with its year, in one statement, for it stands before every answer."""
    return session.connection().execute(AT_HAND_HELD if held else AT_HAND, {"person_id": person_id}).first()


def sheet_of(session: Session, draft: Row[*tuple[Any, ...]]) -> Sheet:
    cause, note = _why_returned(session, session.get(Pledge, draft.pledge_id)) if draft.pledge_id else ("", "")
    sheet = Sheet(
        year=draft.year,
        answers=answers_from(draft.answers),
        asked=draft.asked,
        revises=draft.pledge_id,
        cause=cause,
        note=note,
        reason=draft.reason,
        doubt=draft.doubt,
        doubted=frozenset(Doubt(one) for one in draft.doubted),
        offered=draft.offered,
    )
    return with_offers(session, draft, sheet)


def with_offers(session: Session, draft: Row[*tuple[Any, ...]], sheet: Sheet) -> Sheet:
    """The sheet with what may be taken up: own pledges of an earlier year at first, then the branch's problems."""
    asks_problem = sheet.asked is Question.basis_note and sheet.answers.basis is Basis.problem
    return replace(
        sheet,
        problems=tuple(problems.offered(session, draft.branch_id)) if asks_problem else (),
        earlier=() if is_begun(sheet) else tuple(renewing.earlier(session, draft.person_id, sheet.year)),
    )


def cycle_id_of(session: Session, year: int) -> int | None:
    return session.exec(select(col(Cycle.id)).where(Cycle.year == year)).first()


def room_left(session: Session, person_id: int, cycle_id: int) -> dict[Kind, int]:
    """How many more items of each kind this year may hold for somebody."""
    mine = select(Pledge.kind, func.count()).where(Pledge.author_id == person_id, Pledge.cycle_id == cycle_id)
    written = dict(session.exec(mine.where(col(Pledge.stage).not_in(OVER)).group_by(col(Pledge.kind))).all())
    return {kind: most - written.get(kind, 0) for kind, most in MOST_ITEMS.items()}


def day_of(session: Session, branch_id: int, cycle_id: int, step: Step) -> date | None:
    """The branch's deadline for a step that comes once a year."""
    once = (Deadline.branch_id == branch_id, Deadline.cycle_id == cycle_id, Deadline.step == step)
    return session.exec(select(col(Deadline.due_on)).where(*once)).first()


def mine(session: Session, person_id: int) -> list[Summary]:
    """Somebody's pledges of the latest year in the order of writing; those that are over at the end."""
    years = select(col(Cycle.id)).join(Pledge, col(Pledge.cycle_id) == col(Cycle.id)).order_by(col(Cycle.year).desc())
    latest = years.where(Pledge.author_id == person_id).limit(1).scalar_subquery()
    found = session.exec(
        select(Pledge, PledgeVersion)
        .join(PledgeVersion, is_present_version())
        .where(Pledge.author_id == person_id, col(Pledge.cycle_id) == latest)
        .order_by(col(Pledge.stage).in_(OVER), col(Pledge.id))
    )
    return [Summary(pledge.id, version.text, pledge.stage) for pledge, version in found]


def card(session: Session, person_id: int, pledge_id: int) -> Card:
    """The author's card; Refusal for anybody else's eyes."""
    pledge = own(session, person_id, pledge_id)
    version = present_version(session, pledge)
    cause, note = _why_returned(session, pledge)
    wish = deciding.open_request(session, pledge_id)
    return Card(
        pledge_id=pledge.id,
        year=year_of(session, pledge),
        kind=pledge.kind,
        stage=pledge.stage,
        answers=answers_of(version, pledge.kind),
        goal=goal_of(session, pledge, version),
        deeds=tuple(latest_deeds(session, pledge.id, DEEDS_ON_CARD)),
        cause=cause,
        note=note,
        wish=wish.matter if wish else None,
        is_changed=pledge.published_version not in {None, pledge.version},
    )


def _why_returned(session: Session, pledge: Pledge | None) -> tuple[str, str]:
    """The cause and note of whoever returned it; empty unless the pledge waits for its next version."""
    if pledge is None or pledge.stage is not Stage.returned:
        return "", ""
    decision = deciding.asked(session, pledge.id, pledge.version)
    if decision and (instead := overruled(session, decision.id)):
        return instead.cause, instead.reason
    return (decision.cause, decision.note) if decision else ("", "")


def answers_of(version: PledgeVersion, kind: Kind) -> Answers:
    """What was once answered, to be looked at or changed."""
    return Answers(
        basis=version.basis,
        basis_note=version.basis_note,
        category=version.category,
        text=version.text,
        indicator=version.indicator,
        numbers=Numbers(version.baseline, version.target, version.unit),
        measures=version.measures,
        due_on=version.due_on,
        form=version.form,
        oath_file_id=version.oath_file_id,
        oath=version.oath,
        problem_id=version.problem_id,
        kind=kind,
    )


def open_work(session: Session, actor: Actor, today: date) -> list[Task]:
    """A pledge to be written, by members who have none this year; returned ones to be revised."""
    return [*_to_propose(session, actor, today), *_to_revise(session, actor)]


def _to_propose(session: Session, actor: Actor, today: date) -> list[Task]:
    """Open until the branch publishes: a late pledge is still owed, and welcome."""
    hat = next((hat for hat in actor.hats if hat.role is Role.member), None)
    cycle_id = cycle_id_of(session, today.year)
    if hat is None or hat.standing is Standing.exempt or cycle_id is None:
        return []
    written = exists().where(
        col(Pledge.author_id) == actor.person_id,
        col(Pledge.cycle_id) == cycle_id,
        col(Pledge.kind) == Kind.annual,
        col(Pledge.stage) != Stage.withdrawn,
    )
    last_day = day_of(session, hat.unit_id, cycle_id, Step.publish)
    if session.exec(select(written)).one() or (last_day and today > last_day):
        return []
    return [Task(Work.propose, hat.unit_id, "", day_of(session, hat.unit_id, cycle_id, Step.propose))]


def _to_revise(session: Session, actor: Actor) -> list[Task]:
    found = session.exec(
        select(col(Pledge.id), col(PledgeVersion.text), col(Deadline.due_on))
        .join(PledgeVersion, is_present_version())
        .outerjoin(Deadline, _decides())
        .where(Pledge.author_id == actor.person_id, Pledge.stage == Stage.returned)
        .order_by(col(Pledge.id))
    )
    return [Task(Work.revise, pledge_id, text, due_on) for pledge_id, text, due_on in found]


def _decides() -> ColumnElement[bool]:
    return and_(
        col(Deadline.branch_id) == col(Pledge.branch_id),
        col(Deadline.cycle_id) == col(Pledge.cycle_id),
        col(Deadline.step) == Step.decide,
    )
