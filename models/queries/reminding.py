"""Who is to be reminded of what today, in whole SQL however many they are; and what one person's bundle holds now."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import (
    ColumnElement,
    and_,
    case,
    exists,
    func,
    literal,
    or_,
    select,
    tuple_,
    union,
    union_all,
)
from sqlalchemy.orm import aliased
from sqlmodel import Session, UTCDateTime, col

from models.engine import Rows
from models.queries.obligations import REMINDED, Obligation
from models.queries.owing import EVERYBODY
from models.rules.notices import UNASKED, WorkAhead
from models.rules.reminding import MOST_A_YEAR, Occasion, Slot, slots
from models.tables import Deadline, Letter, LetterState, Pause, Person, Planning, Reminder, Review, Unit, choice

ON_ITS_WAY = (LetterState.pending, LetterState.sending, LetterState.parked)
CAME = (LetterState.sent, LetterState.unknown)
OCCASION = choice(Occasion)


@dataclass(frozen=True, slots=True)
class Morning:
    """A day in a time zone, and the condition on a Unit that its people may be written to on it (all aware, UTC)."""

    timezone: str
    day: date
    now: datetime
    midnight: datetime
    new_year: datetime
    at_work: ColumnElement[bool]


def timezones(session: Session) -> list[str]:
    return list(
        session.connection().execute(select(col(Unit.timezone)).distinct().order_by(col(Unit.timezone))).scalars()
    )


def planned_for(session: Session, timezone: str) -> date | None:
    """The last day whose reminders are planned."""
    found = session.get(Planning, timezone)
    return found.day if found else None


def near(session: Session, today: date) -> list[Slot]:
    """The slots of today in which anything is due anywhere: the fewer, the less there is to ask of each debt."""
    every = list(slots(today))
    first, last = min(one.due_on for one in every), max(one.due_on for one in every)
    days = (select(col(day)).where(col(day).between(first, last)) for day in (Deadline.due_on, Review.follow_up_on))
    dated = set(session.connection().execute(union(*days)).scalars())
    return [one for one in every if one.due_on in dated]


def links(morning: Morning, near: Sequence[Slot]) -> Rows:
    """The links of all chains that are due this morning in one of these slots, in the order of LINK."""
    due = union_all(*(_due(one, morning.day, near) for one in REMINDED)).subquery()
    return (
        select(
            due.c.person_id,
            due.c.work,
            due.c.subject_id,
            due.c.deadline_id,
            due.c.round,
            due.c.occasion,
            due.c.branch_id,
            due.c.due_on,
            literal(morning.day),
            literal(value=False),
            literal(morning.now, UTCDateTime()),
        )
        .join(Unit, col(Unit.id) == due.c.branch_id)
        .join(Person, col(Person.id) == due.c.person_id)
        .where(may_be_told(due.c.person_id, morning), ~_put_off(due.c, morning.day))
    )


def _due(obligation: Obligation, today: date, near: Sequence[Slot]) -> Rows:
    """Everybody's debts of this kind that fall into one of these slots."""
    debt = obligation.owed(today, EVERYBODY).subquery()
    occasion = occasion_of(debt.c, near)
    days = sorted({one.due_on for one in near})
    return select(debt, literal(obligation.work.value).label("work"), occasion.label("occasion")).where(
        debt.c.due_on.between(days[0], days[-1]), occasion.is_not(None)
    )


LINK = (
    "person_id", "work", "subject_id", "deadline_id", "round", "occasion", "branch_id", "due_on", "on_day", "waits",
    "planned_at",
)  # fmt: skip


def occasion_of(debt: Any, near: Sequence[Slot]) -> ColumnElement[Any]:  # noqa: ANN401 - the columns of a selected debt
    """What rules.reminding.occasion_on says, for each row; empty where nobody is reminded today."""
    by_day: dict[date, list[tuple[ColumnElement[bool], ColumnElement[Any]]]] = {}
    for slot in near:
        since = debt.since.between(*map(literal, slot.since))
        by_day.setdefault(slot.due_on, []).append((since, literal(slot.occasion, OCCASION)))
    return case(*((debt.due_on == literal(day), case(*whens)) for day, whens in by_day.items()))


def may_be_told(person_id: Any, morning: Morning) -> ColumnElement[bool]:  # noqa: ANN401 - a column
    """Conditions on a joined Person and Unit: there, working, reachable, not resting, not told today, below the cap."""
    rests = exists().where(
        col(Pause.person_id) == person_id, col(Pause.since) <= morning.day, col(Pause.until) >= morning.day
    )
    letter = aliased(Letter)
    is_told = and_(col(letter.state).in_(CAME), col(letter.settled_at) >= morning.midnight)
    told = exists().where(
        col(letter.person_id) == person_id,
        col(letter.kind).in_(UNASKED),
        or_(col(letter.state).in_(ON_ITS_WAY), is_told),
    )
    return and_(
        col(Unit.timezone) == morning.timezone,
        morning.at_work,
        col(Person.telegram_id).is_not(None),
        col(Person.reachable),
        ~rests,
        ~told,
        _came_this_year(person_id, morning) < MOST_A_YEAR,
    )


def _came_this_year(person_id: Any, morning: Morning) -> ColumnElement[int]:  # noqa: ANN401 - a column
    came = aliased(Letter)
    return (
        select(func.count())
        .where(
            col(came.person_id) == person_id,
            col(came.state).in_(CAME),
            col(came.kind).in_(UNASKED),
            col(came.settled_at) >= morning.new_year,
        )
        .scalar_subquery()
    )


def _put_off(debt: Any, today: date) -> ColumnElement[bool]:  # noqa: ANN401 - the columns of a selected debt
    """Looked up once, not for each row: this very statement makes the table grow, and PostgreSQL would read it all."""
    later = aliased(Reminder)
    chain = select(col(later.person_id), col(later.work), col(later.subject_id), col(later.deadline_id))
    waiting = chain.where(col(later.waits), col(later.on_day) > today)
    return tuple_(debt.person_id, debt.work, debt.subject_id, debt.deadline_id).in_(waiting)


def card_of(day: date) -> str:
    return WorkAhead(day.isoformat()).card


def bundled(morning: Morning) -> Rows:
    """Everybody with a link for this morning: `person_id` and `day`, each once."""
    return (
        select(col(Reminder.person_id), literal(morning.day).label("day"), literal(card_of(morning.day)).label("card"))
        .join(Unit, col(Unit.id) == col(Reminder.branch_id))
        .where(
            col(Reminder.on_day) == morning.day,
            col(Reminder.waits).is_(False),
            col(Unit.timezone) == morning.timezone,
        )
        .distinct()
    )
