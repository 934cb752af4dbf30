"""What somebody owes now, what a whole branch owes, and what one bundle of reminders holds."""

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import NamedTuple
from zoneinfo import ZoneInfo

from sqlalchemy.orm import aliased
from sqlmodel import Session, col, func, select

from models.engine import Rows
from models.queries.obligations import OBLIGATIONS, REMINDED, Obligation
from models.queries.owing import Whose
from models.queries.wording import is_present_version
from models.queries.workdays import workdays_of
from models.rules.calendar import next_allowed
from models.rules.reminding import is_timely
from models.rules.work import Task, Work
from models.tables import Deadline, Pause, Person, Pledge, PledgeVersion, Remark, Reminder, Review, Unit


class Chain(NamedTuple):
    """What one chain of reminders is about, for the person who owes it."""

    work: Work
    subject_id: int
    deadline_id: int | None
    round: int


@dataclass(frozen=True, slots=True)
class Debt:
    """One piece of open work, whose it is, and since when."""

    chain: Chain
    person_id: int
    branch_id: int
    since: date
    task: Task


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that a bundle reminds of. `is_due` until its next reminder comes."""

    chain: Chain
    branch_id: int
    due_on: date
    task: Task
    is_open: bool
    is_due: bool


@dataclass(frozen=True, slots=True)
class Bundle:
    """What somebody was reminded of, or will be, as it stands now. `allowed_at` is aware and may be now."""

    name: str
    day: date
    today: date
    allowed_at: datetime
    rests: bool
    items: list[Item]

    @property
    def open(self) -> list[Item]:
        return [item for item in self.items if item.is_open]

    @property
    def last_day(self) -> date | None:
        """Until when it may be put off: the first deadline that is still to come."""
        return min((item.due_on for item in self.open if item.due_on >= self.today), default=None)


@dataclass(frozen=True, slots=True)
class Owing:
    """Somebody in a branch, and what is open there: so many pieces of each work, the first due on that day."""

    person_id: int
    name: str
    works: dict[Work, int]
    due_on: date


# ── one person ─────────────────────────────────────────────────────────────────────────────────────────────────────


def owed_by(session: Session, person_id: int, today: date) -> list[Debt]:
    """Everything that waits for one person, but for ratings."""
    return _debts(session, OBLIGATIONS, today, Whose(person_id))


def bundle(session: Session, person_id: int, day: date, now: datetime) -> Bundle | None:
    """What is reminded of in the message of that day; None when there is none. `now` is aware."""
    links = session.exec(
        select(Reminder)
        .where(Reminder.person_id == person_id, Reminder.on_day == day, col(Reminder.waits).is_(False))
        .order_by(col(Reminder.due_on), col(Reminder.id))
    ).all()
    if not links:
        return None
    branch = session.get_one(Unit, links[0].branch_id)
    local = now.astimezone(ZoneInfo(branch.timezone))
    today = local.date()
    return Bundle(
        name=session.get_one(Person, person_id).name,
        day=day,
        today=today,
        allowed_at=next_allowed(local, workdays_of(session, branch.path, today)),
        rests=rests_until(session, person_id, today) is not None,
        items=_items(session, links, today),
    )


def rests_until(session: Session, person_id: int, today: date) -> date | None:
    """The last day on which somebody is not to be reminded, if that is so today."""
    resting = (Pause.person_id == person_id, Pause.since <= today, Pause.until >= today)
    return session.exec(select(func.max(Pause.until)).where(*resting)).first()


def _items(session: Session, links: Collection[Reminder], today: date) -> list[Item]:
    """One item a chain, however many of its links fall on this day."""
    works = {Work(link.work) for link in links}
    wanted = [one for one in REMINDED if one.work in works]
    found = _debts(session, wanted, today, Whose(next(iter(links)).person_id))
    debts = {debt.chain: debt for debt in found}
    items: dict[Chain, Item] = {}
    for link in links:
        chain = Chain(Work(link.work), link.subject_id, link.deadline_id, link.round)
        debt = debts.get(chain)
        due_on = debt.task.due_on if debt and debt.task.due_on else link.due_on
        is_due = debt is not None and is_timely(link.occasion, today, debt.since, due_on)
        before = items.get(chain)
        task = debt.task if debt else Task(Work(link.work), link.subject_id, "", due_on)
        is_open = debt is not None and link.cleared_at is None
        items[chain] = Item(
            chain, link.branch_id, due_on, task, is_open, is_due or (before is not None and before.is_due)
        )
    return _titled(session, list(items.values()))


def _titled(session: Session, items: list[Item]) -> list[Item]:
    names = titles(session, [item.task for item in items])
    return [replace(item, task=replace(item.task, title=names[item.task.work, item.task.subject_id])) for item in items]


# ── a branch ───────────────────────────────────────────────────────────────────────────────────────────────────────


def owing_in(session: Session, branch_id: int, today: date, until: date) -> list[Owing]:
    """Who in a branch has work open that is due by that day, the longest overdue first."""
    debts = _of_branches(session, [branch_id], today, until)
    of_them = select(Person.id, Person.name).where(col(Person.id).in_({one.person_id for one in debts}))
    names = dict(session.exec(of_them).all())
    by_person: dict[int, list[Debt]] = {}
    for debt in debts:
        by_person.setdefault(debt.person_id, []).append(debt)
    owing = [
        Owing(
            person_id,
            names[person_id],
            dict(Counter(one.task.work for one in theirs)),
            min(one.task.due_on for one in theirs if one.task.due_on),
        )
        for person_id, theirs in by_person.items()
    ]
    return sorted(owing, key=lambda one: (one.due_on, one.person_id))


def late_below(session: Session, unit_id: int, day: date, today: date) -> dict[str, int]:
    """By branch, how much is still open of what the township was told on that day."""
    told = (
        select(Deadline.id, Unit.id, Unit.name)
        .join(Unit, col(Unit.id) == col(Deadline.branch_id))
        .where(Unit.parent_id == unit_id, Deadline.told_township_on == day)
    )
    branches = {deadline_id: (branch_id, name) for deadline_id, branch_id, name in session.exec(told)}
    debts = _of_branches(session, {branch_id for branch_id, _ in branches.values()}, today, today)
    return dict(Counter(branches[one.chain.deadline_id][1] for one in debts if one.chain.deadline_id in branches))


def late_far_below(session: Session, unit_id: int, day: date, today: date) -> dict[str, int]:
    """By township, in how many branches something is still open of what the county was told on that day."""
    township = aliased(Unit)
    told = (
        select(Deadline.id, Unit.id, township.name)
        .join(Unit, col(Unit.id) == col(Deadline.branch_id))
        .join(township, col(township.id) == col(Unit.parent_id))
        .where(township.parent_id == unit_id, Deadline.told_county_on == day)
    )
    branches = {deadline_id: (branch_id, name) for deadline_id, branch_id, name in session.exec(told)}
    debts = _of_branches(session, {branch_id for branch_id, _ in branches.values()}, today, today)
    late = {branches[one.chain.deadline_id] for one in debts if one.chain.deadline_id in branches}
    return dict(Counter(name for _, name in sorted(late)))


def _of_branches(session: Session, branch_ids: Collection[int], today: date, until: date) -> list[Debt]:
    debts = _debts(session, REMINDED, today, Whose(branches=branch_ids))
    return [one for one in debts if one.task.due_on and one.task.due_on <= until]


# ── selecting ──────────────────────────────────────────────────────────────────────────────────────────────────────


def _debts(session: Session, obligations: Iterable[Obligation], today: date, whose: Whose) -> list[Debt]:
    found = [
        Debt(
            Chain(one.work, row.subject_id, row.deadline_id, row.round),
            row.person_id,
            row.branch_id,
            row.since,
            Task(one.work, row.subject_id, "", row.due_on, row.left),
        )
        for one in obligations
        for row in session.connection().execute(one.owed(today, whose))
    ]
    names = titles(session, [debt.task for debt in found])
    return [replace(debt, task=replace(debt.task, title=names[debt.task.work, debt.task.subject_id])) for debt in found]


def titles(session: Session, tasks: Collection[Task]) -> dict[tuple[Work, int], str]:
    """What to call them: the pledge by its words, what a branch owes by the branch's name."""
    found = {(task.work, task.subject_id): "" for task in tasks}
    for work in {task.work for task in tasks} - {Work.propose}:
        ids = {task.subject_id for task in tasks if task.work is work}
        found |= {(work, one): name for one, name in session.connection().execute(_names(work, ids))}
    return found


def _names(work: Work, ids: Collection[int]) -> Rows:
    words = select(col(Pledge.id), col(PledgeVersion.text)).join(PledgeVersion, is_present_version())
    match work:
        case Work.revise | Work.report | Work.follow_up:
            return words.where(col(Pledge.id).in_(ids))
        case Work.answer:
            return select(col(Remark.id), col(Remark.text)).where(col(Remark.id).in_(ids))
        case Work.acknowledge:
            read = words.join(Review, col(Review.pledge_id) == col(Pledge.id)).where(col(Review.id).in_(ids))
            return read.with_only_columns(col(Review.id), col(PledgeVersion.text))
        case Work.comment:
            branch = select(col(Deadline.id), col(Unit.name)).join(Unit, col(Unit.id) == col(Deadline.branch_id))
            return branch.where(col(Deadline.id).in_(ids))
        case _:
            return select(col(Unit.id), col(Unit.name)).where(col(Unit.id).in_(ids))
