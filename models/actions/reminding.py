"""Reminding people of open work: planned in whole SQL once a day, told above when late, shown as done when it is.

What is planned is a link of a chain (see Reminder) and one letter for all links of a person; the letter is worded from
what is open when it goes. So nothing is flushed after an outage: what was missed is not there, what is open is.
"""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, Text, and_, cast, exists, func, literal, select, tuple_, union_all, update
from sqlalchemy.orm import aliased
from sqlmodel import Session, col

from models.circular import post_to_all
from models.engine import Rows, insert
from models.queries import reminding, workdays
from models.queries.obligations import REMINDED
from models.queries.owing import EVERYBODY, Whose
from models.queries.people import in_force
from models.queries.reminding import CAME, LINK, Morning
from models.rules.calendar import EVENING, next_allowed
from models.rules.notice import Notice
from models.rules.notices import WorkAhead, WorkDone, WorkLate, WorkLateBelow, WorkLateFar
from models.rules.reminding import TELL_COUNTY, TELL_SECRETARY, TELL_TOWNSHIP
from models.rules.rights import Role
from models.tables import Appointment, AuditEntry, Deadline, Letter, Person, Planning, Reminder, Unit

RECENT = timedelta(minutes=15)
"""How far back we look for deeds that may have cleared something; a scan comes much more often."""

LATEST_CLEARED = timedelta(days=30)


# ── planning ───────────────────────────────────────────────────────────────────────────────────────────────────────


def plan(session: Session, now: datetime) -> int:
    """Plan today's reminders in every time zone where that is still to be done; returns how many letters are new."""
    return sum(_plan_morning(session, one, now) for one in reminding.timezones(session))


def _plan_morning(session: Session, timezone: str, now: datetime) -> int:
    """Once a day, and not when the day is over: what comes too late for today is tomorrow's."""
    local = now.astimezone(ZoneInfo(timezone))
    if local.time() >= EVENING or reminding.planned_for(session, timezone) == local.date():
        return 0
    session.merge(Planning(timezone=timezone, day=local.date()))
    session.flush()
    morning = Morning(
        timezone=timezone,
        day=local.date(),
        now=now,
        midnight=local.replace(hour=0, minute=0, second=0, microsecond=0).astimezone(UTC),
        new_year=local.replace(month=1, day=1, hour=0, minute=0, second=0, microsecond=0).astimezone(UTC),
        at_work=workdays.is_at_work(session, local.date()),
    )
    hour = next_allowed(local, lambda _: True).astimezone(UTC)
    told = _tell_above(session, morning, hour)
    _wake(session, morning)
    if near := reminding.near(session, morning.day):
        links = insert(session, Reminder).from_select(LINK, reminding.links(morning, near))
        session.connection().execute(links.on_conflict_do_nothing())
    return told + post_to_all(session, WorkAhead, reminding.bundled(morning), now=now, not_before=hour)


def _wake(session: Session, morning: Morning) -> None:
    """What was put off until today, or nudged yesterday, joins today's bundle."""
    may = (
        select(col(Reminder.id))
        .join(Unit, col(Unit.id) == col(Reminder.branch_id))
        .join(Person, col(Person.id) == col(Reminder.person_id))
        .where(col(Reminder.waits), col(Reminder.on_day) <= morning.day)
        .where(reminding.may_be_told(col(Reminder.person_id), morning))
    )
    awake = update(Reminder).where(col(Reminder.id).in_(may)).values(on_day=morning.day, waits=False)
    session.connection().execute(awake)


# ── telling those above ────────────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True)
class Ear:
    """Who hears, so many days after a deadline of a joined Unit, that work is late; `mark` is a column of Deadline."""

    days: range
    mark: str
    kind: type[Notice]
    role: Role
    unit: Any
    fact: str


TOWNSHIP = aliased(Unit)
ABOVE_IT = select(col(TOWNSHIP.parent_id)).where(col(TOWNSHIP.id) == col(Unit.parent_id))
COUNTY = ABOVE_IT.correlate(Unit).scalar_subquery()
EARS = (
    Ear(TELL_SECRETARY, "told_secretary_on", WorkLate, Role.secretary, col(Unit.id), "branch_id"),
    Ear(TELL_TOWNSHIP, "told_township_on", WorkLateBelow, Role.overseer, col(Unit.parent_id), "unit_id"),
    Ear(TELL_COUNTY, "told_county_on", WorkLateFar, Role.overseer, COUNTY, "unit_id"),
)


def _tell_above(session: Session, morning: Morning, hour: datetime) -> int:
    """Each deadline at which something is late is told once on each level: by name, by branch, by number."""
    told = 0
    for ear in EARS:
        late = _late(session, morning, ear.days, ear.mark)
        if late is not None:
            told += post_to_all(session, ear.kind, _hearers(ear, late, morning), now=morning.now, not_before=hour)
            _mark(session, late, ear, morning)
    return told


def _late(session: Session, morning: Morning, days: range, mark: str) -> ColumnElement[bool] | None:
    """The condition on a Deadline that it is late by so many days with work open; None when there is none so late."""
    window = morning.day - timedelta(days=days[-1]), morning.day - timedelta(days=days[0])
    untold = and_(col(Deadline.due_on).between(*window), getattr(Deadline, mark).is_(None))
    if not session.connection().execute(select(exists().where(untold))).scalar():
        return None
    debts = (one.owed(morning.day, EVERYBODY).subquery() for one in REMINDED)
    theirs = (select(debt.c.deadline_id).where(debt.c.due_on.between(*window)) for debt in debts)
    return and_(untold, col(Deadline.id).in_(union_all(*theirs)))


def _hearers(ear: Ear, late: ColumnElement[bool], morning: Morning) -> Rows:
    wears = and_(col(Appointment.unit_id) == ear.unit, col(Appointment.role) == ear.role, in_force(morning.day))
    return (
        select(col(Person.id).label("person_id"), ear.unit.label(ear.fact), literal(morning.day).label("day"))
        .select_from(Deadline)
        .join(Unit, col(Unit.id) == col(Deadline.branch_id))
        .join(Appointment, wears)
        .join(Person, col(Person.id) == col(Appointment.person_id))
        .where(late, reminding.may_be_told(col(Person.id), morning))
        .distinct()
    )


def _mark(session: Session, late: ColumnElement[bool], ear: Ear, morning: Morning) -> None:
    """Only where somebody was there to hear it: who comes back within the days is told then."""
    heard = (
        select(col(Unit.id))
        .join(Appointment, and_(col(Appointment.unit_id) == ear.unit, col(Appointment.role) == ear.role))
        .join(Letter, col(Letter.person_id) == col(Appointment.person_id))
        .where(col(Letter.kind) == ear.kind.__name__, col(Letter.posted_at) == morning.now, in_force(morning.day))
    )
    told = update(Deadline).where(late, col(Deadline.branch_id).in_(heard)).values({ear.mark: morning.day})
    session.connection().execute(told.execution_options(synchronize_session=False))


# ── showing what is done ───────────────────────────────────────────────────────────────────────────────────────────


def clear(session: Session, now: datetime) -> int:
    """Show what is done where its reminder hangs, in branches where somebody has just done something."""
    acted = (
        select(col(Appointment.unit_id))
        .join(AuditEntry, col(AuditEntry.actor_id) == col(Appointment.person_id))
        .where(col(AuditEntry.at) >= now - RECENT)
    )
    if not session.connection().execute(select(acted.exists())).scalar():
        return 0
    for timezone in reminding.timezones(session):
        _clear(session, now, now.astimezone(ZoneInfo(timezone)), timezone, acted)
    return post_to_all(session, WorkDone, _cleared(now), now=now, not_before=now)


def _clear(session: Session, now: datetime, local: datetime, timezone: str, branches: Rows) -> None:
    chain = tuple_(Reminder.person_id, Reminder.subject_id, Reminder.deadline_id, Reminder.round)
    here = select(col(Unit.id)).where(col(Unit.timezone) == timezone, col(Unit.id).in_(branches))
    for obligation in REMINDED:
        debt = obligation.owed(local.date(), Whose(branches=here)).subquery()
        is_open = select(debt.c.person_id, debt.c.subject_id, debt.c.deadline_id, debt.c.round)
        done = update(Reminder).where(
            col(Reminder.cleared_at).is_(None),
            col(Reminder.on_day) >= local.date() - LATEST_CLEARED,
            col(Reminder.work) == obligation.work,
            col(Reminder.branch_id).in_(here),
            chain.not_in(is_open.where(debt.c.deadline_id.is_not(None))),
        )
        session.connection().execute(done.values(cleared_at=now))


def _cleared(now: datetime) -> Rows:
    """Everybody whose message says now that something is done, if it arrived; told once for each state of it."""
    day = cast(Reminder.on_day, Text)
    other = aliased(Reminder)
    done = (
        select(func.count())
        .where(
            col(other.person_id) == col(Reminder.person_id),
            col(other.on_day) == col(Reminder.on_day),
            col(other.cleared_at).is_not(None),
        )
        .scalar_subquery()
    )
    key = literal(f"{WorkAhead.__name__}:").concat(day).concat(":").concat(cast(Reminder.person_id, Text))
    return (
        select(
            col(Reminder.person_id),
            day.label("day"),
            done.label("done"),
            literal("work:").concat(day).label("card"),
        )
        .join(Letter, col(Letter.key) == key)
        .where(col(Reminder.cleared_at) == now, col(Letter.state).in_(CAME))
        .distinct()
    )
