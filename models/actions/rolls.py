"""Rolls that change while a question is open, and who stands in for whom."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta

from sqlmodel import Session

from models import audit
from models.actions import cards, deciding
from models.queries import deciding as decisions
from models.queries import people, rolls
from models.queries.before_them import is_before_them
from models.rules import rolls as law
from models.rules.refusal import Refusal
from models.rules.rights import Act, Actor, ensure_may
from models.rules.rolls import Absence, Place
from models.tables import Decision, Entitlement, Pledge, StandIn, Unit

# ── rolls ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def renew_all(session: Session, now: datetime) -> int:
    """Bring every roll that is not true any more up to the day; returns how many changed."""
    return sum(renew(session, decision_id, now) for decision_id in rolls.out_of_date(session, now))


def renew(session: Session, decision_id: int, now: datetime) -> bool:
    """Strike who has gone without having spoken, and reckon anew: that may decide it. False when nothing changes."""
    decision, pledge = deciding.held(session, decision_id)
    if decision.outcome is not None or not is_before_them(decision, pledge):
        return False
    today = people.local_day(session, pledge.branch_id, now)
    there = decisions.roll(session, decision_id)
    places = [Place(one.person_id, one.stands_for, one.verdict is not None) for one in there.values()]
    kept = law.renewed(decision.body, places, rolls.bench(session, pledge.branch_id, today), pledge.author_id)
    struck, joined = _rewritten(session, decision, there, kept)
    if not kept:
        joined |= deciding.call_in(session, decision, pledge, now, today)
    if struck or joined:
        _tell(session, decision, pledge, struck, joined, now)
    return bool(struck or joined)


def _rewritten(
    session: Session, decision: Decision, there: Mapping[int, Entitlement], kept: Mapping[int, int | None]
) -> tuple[set[int], set[int]]:
    """The roll in the table as it is to be; who was struck and who came."""
    struck, joined = there.keys() - kept.keys(), kept.keys() - there.keys()
    for one in struck:
        session.delete(there[one])
    for one in sorted(joined):
        session.add(Entitlement(decision_id=decision.id, person_id=one, stands_for=kept[one]))
    for one in kept.keys() & there.keys():
        there[one].stands_for = kept[one]
        session.add(there[one])
    session.flush()
    return set(struck), set(joined)


def _tell(  # noqa: PLR0913, PLR0917 - what happened to which roll
    session: Session, decision: Decision, pledge: Pledge, struck: set[int], joined: set[int], now: datetime
) -> None:
    """Every card shows the roll as it is, also where there is nothing to say for its reader any more."""
    deciding.settle(session, decision, pledge, now)
    cards.refresh(session, decision, struck | decisions.roll(session, decision.id).keys(), now)
    facts = {"struck": sorted(struck), "joined": sorted(joined), "outcome": decision.outcome}
    audit.note(session, at=now, actor_id=None, act="renew_roll", subject=f"decision:{decision.id}", **facts)


# ── standing in ────────────────────────────────────────────────────────────────────────────────────────────────────


def note_absence(  # noqa: PLR0913 - who notes whose absence, where and when
    session: Session, actor: Actor, branch_id: int, wanted: Absence, *, today: date, now: datetime
) -> rolls.Desk:
    """Write down who is away and who stands in; open questions follow at once. Returns the seats as they are then."""
    ensure_may(actor, Act.note_absence, people.path_of(session, branch_id))
    session.get_one(Unit, branch_id, with_for_update=True)  # two secretaries may note at once
    bench = rolls.bench(session, branch_id, today)
    law.ensure_may_stand_in(wanted, rolls.absences(session, branch_id), bench, today)
    noted = StandIn(
        unit_id=branch_id,
        person_id=wanted.person_id,
        stand_in_id=wanted.stand_in_id,
        since=wanted.since,
        until=wanted.until,
        noted_by=actor.person_id,
        noted_at=now,
    )
    session.add(noted)
    session.flush()
    _note(session, actor, noted, "note_absence", now)
    renew_all(session, now)
    return rolls.desk(session, actor, branch_id, today)


def end_absence(session: Session, actor: Actor, stand_in_id: int, *, today: date, now: datetime) -> rolls.Desk:
    """Somebody is back: from today on the seat is theirs again. Ending it twice changes nothing."""
    noted = session.get(StandIn, stand_in_id, with_for_update=True)
    if noted is None:
        raise Refusal("rolls-not-noted")
    ensure_may(actor, Act.note_absence, people.path_of(session, noted.unit_id))
    if noted.until >= today:
        noted.until = today - timedelta(days=1)
        session.add(noted)
        session.flush()
        _note(session, actor, noted, "end_absence", now)
        renew_all(session, now)
    return rolls.desk(session, actor, noted.unit_id, today)


def _note(session: Session, actor: Actor, noted: StandIn, act: str, now: datetime) -> None:
    who = {"person": noted.person_id, "stand_in": noted.stand_in_id}
    audit.note(session, at=now, actor_id=actor.person_id, act=act, subject=f"unit:{noted.unit_id}", **who)
