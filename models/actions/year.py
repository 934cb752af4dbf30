"""The year as data: opening it for all branches at once, moving a deadline, and saying on which days nobody works."""

from collections.abc import Sequence
from datetime import date, datetime
from zoneinfo import ZoneInfo

from sqlalchemy import Text, cast, exists, literal, or_
from sqlalchemy import select as select_columns
from sqlmodel import Session, and_, col, delete, select, update

from models import audit, outbox
from models.circular import post_to_all
from models.engine import Rows, insert
from models.queries import people, review_days
from models.queries import year as dates
from models.queries.reminding import CAME
from models.rules.notices import ReviewMoved, ReviewTakenOut, WorkAhead
from models.rules.refusal import Refusal
from models.rules.reviewing import Step
from models.rules.rights import Act, Actor, Level, ensure_may
from models.rules.year import USUAL_YEAR, Term, ensure_in_order, ensure_may_move, ensure_may_take_out, year_to_open
from models.tables import Cycle, DayOff, Deadline, Letter, Milestone, Pause, Reminder, TakenOut, Unit, choice

# ── opening ────────────────────────────────────────────────────────────────────────────────────────────────────────


def open_year(session: Session, unit: Unit, year: int) -> Cycle:
    """The cycle, and the deadlines of every branch in a unit that has none yet, as the nearest unit above it says."""
    cycle = session.exec(select(Cycle).where(Cycle.year == year)).first() or Cycle(year=year)
    session.add(cycle)
    session.flush()
    _lay_usual_year(session, people.steps(unit.path)[0])
    for path, term in dates.terms_of(session, unit.path):
        rows = _deadlines(cycle, unit.path, path, term)
        once = insert(session, Deadline).from_select(
            ["branch_id", "cycle_id", "step", "quarter", "opens_on", "due_on", "sequence"], rows
        )
        session.connection().execute(once.on_conflict_do_nothing())
    return cycle


def open_coming_year(session: Session, now: datetime) -> int:
    """In December the next year, once for each roof; returns how many were opened."""
    roofs = session.exec(select(Unit).where(col(Unit.parent_id).is_(None)).order_by(col(Unit.id))).all()
    opened = 0
    for roof in roofs:
        year = year_to_open(now.astimezone(ZoneInfo(roof.timezone)).date())
        if year and not dates.is_open(session, roof.path, year):
            open_year(session, roof, year)
            audit.note(session, at=now, actor_id=None, act="open_year", subject=f"unit:{roof.id}", year=year)
            opened += 1
    return opened


def say_usually(session: Session, unit: Unit, term: Term, *, now: datetime) -> None:
    """From the next year on, a step opens and is due on these days in a unit and below, unless a branch says more."""
    ensure_in_order(term)
    session.merge(_milestone(unit.id, term))
    session.flush()
    facts = {"step": term.step.value, "quarter": term.quarter}
    audit.note(session, at=now, actor_id=None, act=Act.set_calendar, subject=f"unit:{unit.id}", **facts)


def _milestone(unit_id: int, term: Term) -> Milestone:
    return Milestone(
        unit_id=unit_id,
        step=term.step,
        quarter=term.quarter,
        opens_month=term.opens[0],
        opens_day=term.opens[1],
        due_month=term.due[0],
        due_day=term.due[1],
    )


def _lay_usual_year(session: Session, roof_id: int) -> None:
    usual = [_milestone(roof_id, term).model_dump() for term in USUAL_YEAR]
    session.connection().execute(insert(session, Milestone).on_conflict_do_nothing(), usual)


def _deadlines(cycle: Cycle, below: str, said_by: str, term: Term) -> Rows:
    """Every branch below both units; a unit further down has had its say before, and its word stays."""
    return select_columns(
        col(Unit.id),
        literal(cycle.id),
        literal(term.step, choice(Step)),
        literal(term.quarter),
        literal(term.opens_on(cycle.year)),
        literal(term.due_on(cycle.year)),
        literal(0),
    ).where(
        col(Unit.level) == Level.branch,
        col(Unit.path).startswith(below),
        col(Unit.path).startswith(said_by),
        ~exists().where(
            col(TakenOut.branch_id) == col(Unit.id),
            col(TakenOut.cycle_id) == cycle.id,
            col(TakenOut.step) == term.step,
            col(TakenOut.quarter) == term.quarter,
        ),
    )


# ── moving ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def move_deadline(session: Session, actor: Actor, deadline_id: int, day: date, *, now: datetime) -> Deadline:
    """Move one branch's deadline; what has not been sent about it is planned anew, what was sent is not repeated."""
    deadline = session.get(Deadline, deadline_id, with_for_update=True)
    if deadline is None:
        raise Refusal("not-yours")
    ensure_may(actor, Act.move_deadline, people.path_of(session, deadline.branch_id))
    today = people.local_day(session, deadline.branch_id, now)
    ensure_may_move(day, opens_on=deadline.opens_on, today=today)
    _move(session, [deadline_id], day, now)
    subject = f"deadline:{deadline_id}"
    audit.note(session, at=now, actor_id=actor.person_id, act=Act.move_deadline, subject=subject, to=day.isoformat())
    session.refresh(deadline)
    return deadline


def move_step(  # noqa: PLR0913, PLR0917 - which step of which year, where and until when
    session: Session, unit: Unit, year: int, step: Step, quarter: int, day: date, *, today: date, now: datetime
) -> int:
    """Move a step of the year in all branches of a unit, on the server; returns how many deadlines."""
    moved = _of_step(session, unit, year, step, quarter)
    ensure_may_move(day, opens_on=max((one.opens_on for one in moved), default=day), today=today)
    _move(session, [one.id for one in moved], day, now)
    facts = {"step": step.value, "quarter": quarter, "year": year, "to": day.isoformat()}
    audit.note(session, at=now, actor_id=None, act=Act.move_deadline, subject=f"unit:{unit.id}", **facts)
    return len(moved)


def _of_step(session: Session, unit: Unit, year: int, step: Step, quarter: int) -> Sequence[Deadline]:
    here = (
        select(Deadline)
        .join(Unit, col(Unit.id) == col(Deadline.branch_id))
        .join(Cycle, col(Cycle.id) == col(Deadline.cycle_id))
        .where(Deadline.step == step, Deadline.quarter == quarter, Cycle.year == year)
        .where(col(Unit.path).startswith(unit.path))
    )
    return session.exec(here.order_by(col(Deadline.id))).all()


def _move(session: Session, deadline_ids: list[int], day: date, now: datetime) -> None:
    which = and_(col(Deadline.id).in_(deadline_ids), col(Deadline.due_on) != day)
    moving = session.exec(select(Deadline.id).where(which)).all()
    moved = {"due_on": day, "sequence": col(Deadline.sequence) + 1}
    session.connection().execute(update(Deadline).where(which).values(moved))
    post_to_all(session, ReviewMoved, review_days.holders(moving), now=now, not_before=now)
    key = literal(f"{WorkAhead.__name__}:").concat(cast(Reminder.on_day, Text)).concat(":")
    came = exists().where(col(Letter.key) == key.concat(cast(Reminder.person_id, Text)), col(Letter.state).in_(CAME))
    about = col(Reminder.deadline_id).in_(moving)
    session.connection().execute(delete(Reminder).where(about, or_(col(Reminder.waits), ~came)))


# ── taking out ─────────────────────────────────────────────────────────────────────────────────────────────────────


def take_out(session: Session, actor: Actor, deadline_id: int, *, now: datetime) -> None:
    """Let one branch's review of a quarter fall away; nobody is reminded of it any more."""
    deadline = session.get(Deadline, deadline_id, with_for_update=True)
    if deadline is None:
        raise Refusal("not-yours")
    ensure_may(actor, Act.move_deadline, people.path_of(session, deadline.branch_id))
    ensure_may_take_out(deadline.step, deadline.due_on, people.local_day(session, deadline.branch_id, now))
    facts = {"step": deadline.step.value, "quarter": deadline.quarter}
    _take_out(session, [deadline], now)
    subject = f"deadline:{deadline_id}"
    audit.note(session, at=now, actor_id=actor.person_id, act="take_out", subject=subject, **facts)


def take_step_out(  # noqa: PLR0913 - which step of which year, and where
    session: Session, unit: Unit, year: int, step: Step, quarter: int, *, today: date, now: datetime
) -> int:
    """Let a quarter's review fall away in all branches of a unit, on the server; returns how many deadlines."""
    taken = _of_step(session, unit, year, step, quarter)
    for one in taken:
        ensure_may_take_out(one.step, one.due_on, today)
    _take_out(session, taken, now)
    facts = {"step": step.value, "quarter": quarter, "year": year}
    audit.note(session, at=now, actor_id=None, act="take_out", subject=f"unit:{unit.id}", **facts)
    return len(taken)


def _take_out(session: Session, deadlines: Sequence[Deadline], now: datetime) -> None:
    ids = [one.id for one in deadlines]
    holders: dict[int, list[int]] = {}
    for person_id, deadline_id, *_ in session.connection().execute(review_days.holders(ids)):
        holders.setdefault(deadline_id, []).append(person_id)
    for one in deadlines:
        about = one.branch_id, one.cycle_id, one.quarter
        gone = ReviewTakenOut(one.id, one.sequence + 1, *about, one.due_on.isoformat())
        outbox.post(session, gone, now=now, people=holders.get(one.id, []))
        session.add(TakenOut(branch_id=one.branch_id, cycle_id=one.cycle_id, step=one.step, quarter=one.quarter))
    session.flush()
    session.connection().execute(delete(Reminder).where(col(Reminder.deadline_id).in_(ids)))
    session.connection().execute(delete(Deadline).where(col(Deadline.id).in_(ids)))
    session.expire_all()


# ── days on which nobody works ─────────────────────────────────────────────────────────────────────────────────────


def say_of_day(  # noqa: PLR0913 - where, when, and what is so of it
    session: Session, unit: Unit | None, day: date, *, works: bool, name: str, now: datetime
) -> None:
    """People there work on this day, or do not, whatever the public calendar says. The last word counts."""
    unit_id = unit.id if unit else None
    session.exec(delete(DayOff).where(col(DayOff.day) == day, col(DayOff.unit_id).is_not_distinct_from(unit_id)))
    session.add(DayOff(unit_id=unit_id, day=day, works=works, name=name))
    session.flush()
    facts = {"day": day.isoformat(), "works": works}
    audit.note(session, at=now, actor_id=None, act=Act.set_calendar, subject=f"unit:{unit_id or 0}", **facts)


def rest(  # noqa: PLR0913 - where, when and why
    session: Session, unit: Unit, since: date, until: date, why: str, *, now: datetime
) -> None:
    """Nobody below the unit is reminded on these days: the harvest, a flood."""
    if until < since:
        raise Refusal("year-ends-before-it-begins")
    session.add(Pause(unit_id=unit.id, since=since, until=until, why=why))
    session.flush()
    facts = {"since": since.isoformat(), "until": until.isoformat()}
    audit.note(session, at=now, actor_id=None, act=Act.pause, subject=f"unit:{unit.id}", **facts)
