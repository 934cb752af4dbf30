"""Putting off what one was reminded of, resting altogether, and nudging somebody in one's branch."""

from datetime import date, datetime, timedelta

from sqlmodel import Session, select

from models import audit
from models.engine import insert
from models.queries import people
from models.queries.debts import Bundle, Chain, Debt, bundle, owed_by
from models.queries.obligations import REMINDED
from models.rules.refusal import Refusal
from models.rules.reminding import MOST_OFTEN_NUDGED, Occasion, ensure_may_rest, ensure_may_snooze
from models.rules.rights import Act, Actor, Role, ensure_may
from models.tables import Pause, Reminder

A_DAY = timedelta(days=1)
CHAIN = ("person_id", "work", "subject_id", "deadline_id", "round", "occasion")


def snooze(session: Session, actor: Actor, day: date, until: date, *, now: datetime) -> Bundle:
    """Put off what the message of that day reminds of; never past a deadline. Returns what it is about."""
    held = bundle(session, actor.person_id, day, now)
    if held is None or not held.open:
        raise Refusal("reminding-nothing-open")
    ensure_may_snooze(until, held.today, held.last_day or held.today)
    for item in held.open:
        if item.due_on >= held.today:
            _link(session, actor.person_id, item.chain, item.branch_id, item.due_on, Occasion.snoozed, until, now)
    subject = f"person:{actor.person_id}"
    audit.note(session, at=now, actor_id=actor.person_id, act="snooze", subject=subject, until=until.isoformat())
    return held


def pause(session: Session, actor: Actor, until: date, *, today: date, now: datetime) -> None:
    """Be reminded of nothing oneself until that day."""
    _pause(session, actor, actor.person_id, until, today, now)


def spare(  # noqa: PLR0913 - who lets whom of which branch rest, and until when
    session: Session, actor: Actor, branch_id: int, person_id: int, until: date, *, today: date, now: datetime
) -> None:
    """Remind somebody of one's branch of nothing until that day."""
    _ensure_may_for(session, actor, Act.pause, branch_id, person_id, today)
    _pause(session, actor, person_id, until, today, now)


def _pause(  # noqa: PLR0913, PLR0917 - who lets whom rest, and until when
    session: Session, actor: Actor, person_id: int, until: date, today: date, now: datetime
) -> None:
    ensure_may_rest(until, today)
    wake(session, person_id, today)
    session.add(Pause(person_id=person_id, since=today, until=until))
    session.flush()
    subject = f"person:{person_id}"
    audit.note(session, at=now, actor_id=actor.person_id, act=Act.pause, subject=subject, until=until.isoformat())


def resume(session: Session, actor: Actor, *, today: date, now: datetime) -> None:
    """Somebody who rested is back, and may be reminded again."""
    wake(session, actor.person_id, today)
    audit.note(session, at=now, actor_id=actor.person_id, act="resume", subject=f"person:{actor.person_id}")


def wake(session: Session, person_id: int, today: date) -> None:
    """A rest ends yesterday; one that began today never was."""
    resting = select(Pause).where(Pause.person_id == person_id, Pause.until >= today)
    for one in session.exec(resting):
        if one.since >= today:
            session.delete(one)
        else:
            one.until = today - A_DAY
            session.add(one)
    session.flush()


def nudge(  # noqa: PLR0913 - who has whom of which branch reminded
    session: Session, actor: Actor, branch_id: int, person_id: int, *, today: date, now: datetime
) -> int:
    """Have somebody of the own branch reminded tomorrow morning, once in 24 hours; returns of how many things."""
    _ensure_may_for(session, actor, Act.nudge, branch_id, person_id, today)
    recent = select(Reminder.id).where(
        Reminder.person_id == person_id,
        Reminder.occasion == Occasion.nudged,
        Reminder.planned_at > now - MOST_OFTEN_NUDGED,
    )
    if session.exec(recent).first():
        raise Refusal("reminding-nudged-already")
    debts = [debt for debt in owed_by(session, person_id, today) if _can_be_nudged(debt, branch_id)]
    if not debts:
        raise Refusal("reminding-nothing-open")
    for debt in debts:
        due_on = debt.task.due_on or today
        _link(session, person_id, debt.chain, debt.branch_id, due_on, Occasion.nudged, today + A_DAY, now)
    audit.note(
        session, at=now, actor_id=actor.person_id, act=Act.nudge, subject=f"person:{person_id}", things=len(debts)
    )
    return len(debts)


def _can_be_nudged(debt: Debt, branch_id: int) -> bool:
    reminded = {one.work for one in REMINDED}
    return debt.chain.work in reminded and debt.chain.deadline_id is not None and debt.branch_id == branch_id


def _ensure_may_for(  # noqa: PLR0913, PLR0917 - who may do what for whom, where and when
    session: Session, actor: Actor, act: Act, branch_id: int, person_id: int, today: date
) -> None:
    """Somebody belongs to the branch, more than as a representative, and the actor may act there."""
    ensure_may(actor, act, people.path_of(session, branch_id))
    hats = people.hats_of(session, person_id, today)
    if not any(hat.unit_id == branch_id and hat.role is not Role.representative for hat in hats):
        raise Refusal("not-yours")


def _link(  # noqa: PLR0913, PLR0917 - whose link of which chain, why and when
    session: Session,
    person_id: int,
    chain: Chain,
    branch_id: int,
    due_on: date,
    occasion: Occasion,
    on_day: date,
    now: datetime,
) -> None:
    """Add the link that waits for that day, or move the one that is there."""
    news = {"due_on": due_on, "on_day": on_day, "waits": True, "planned_at": now, "cleared_at": None}
    link = insert(session, Reminder).values(
        person_id=person_id, occasion=occasion, branch_id=branch_id, **chain._asdict(), **news
    )
    session.connection().execute(link.on_conflict_do_update(index_elements=CHAIN, set_=news))
