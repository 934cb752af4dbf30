"""Writing down a meeting that was held on paper: all that it resolved is decided at once, or nothing."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from sqlmodel import Session

from models import audit
from models.actions import cards
from models.actions.deciding import all_held, close
from models.queries import meeting as agendas
from models.queries import people
from models.queries.meeting import Agenda
from models.rules import meeting as law
from models.rules.batch import LeftOut
from models.rules.deciding import Body
from models.rules.meeting import Resolution
from models.rules.refusal import Refusal
from models.rules.rights import Act, Actor, ensure_may
from models.tables import Decision, Meeting, MeetingItem, Pledge


@dataclass(frozen=True, slots=True)
class Minutes:
    """What the secretary has written down, pledge by pledge in the order of the agenda."""

    branch_id: int
    body: Body
    held_on: date
    present: int
    resolutions: Mapping[int, Resolution]
    photo_file_id: str | None = None


@dataclass(frozen=True, slots=True)
class Recorded:
    """How many the meeting decided, and whose pledges had been decided or withdrawn before it was written down."""

    held_on: date
    decided: int
    left_out: tuple[tuple[str, LeftOut], ...]


def record(session: Session, actor: Actor, minutes: Minutes, *, now: datetime) -> Recorded:
    ensure_may(actor, Act.record_meeting, people.path_of(session, minutes.branch_id))
    law.ensure_held(minutes.held_on, people.local_day(session, minutes.branch_id, now))
    rows = {decision.id: (decision, pledge) for decision, pledge in all_held(session, minutes.resolutions)}
    agenda = agendas.items(session, minutes.resolutions)
    _ensure_lawful(minutes, agenda)
    held = _write(session, actor, minutes, now)
    decided = [
        _resolve(session, held, minutes.resolutions[one.decision_id], *rows[one.decision_id]) for one in agenda.open
    ]
    cards.after_saying(session, decided, actor.person_id, now)
    left_out = tuple((one.author, one.closed_as) for one in agenda.items if one.closed_as)
    return Recorded(minutes.held_on, len(decided), left_out)


def _ensure_lawful(minutes: Minutes, agenda: Agenda) -> None:
    """Something is left to decide, it was this body's, enough came, and each result is carried."""
    law.ensure_something_to_decide(len(agenda.open))
    if any((one.branch_id, one.body) != (minutes.branch_id, minutes.body) for one in agenda.items):
        raise Refusal("meeting-of-another-body")
    law.ensure_enough_came(minutes.present, entitled=agenda.entitled, invited=agenda.invited)
    for one in agenda.open:
        law.ensure_carries(minutes.resolutions[one.decision_id], present=minutes.present, entitled=len(one.roll))


def _write(session: Session, actor: Actor, minutes: Minutes, now: datetime) -> Meeting:
    held = Meeting(
        branch_id=minutes.branch_id,
        body=minutes.body,
        held_on=minutes.held_on,
        present=minutes.present,
        recorded_by=actor.person_id,
        recorded_at=now,
        photo_file_id=minutes.photo_file_id,
    )
    session.add(held)
    session.flush()
    told = {"held_on": str(minutes.held_on), "present": minutes.present}
    audit.note(session, at=now, actor_id=actor.person_id, act=Act.record_meeting, subject=f"meeting:{held.id}", **told)
    return held


def _resolve(session: Session, held: Meeting, resolution: Resolution, decision: Decision, pledge: Pledge) -> Decision:
    votes = resolution.votes
    item = MeetingItem(
        decision_id=decision.id,
        meeting_id=held.id,
        in_favour=votes.in_favour,
        against=votes.against,
        abstained=votes.abstained,
    )
    session.add(item)
    close(session, decision, pledge, resolution.ruling, held.recorded_at)
    said = {"verdict": resolution.verdict, "cause": resolution.cause or "", "outcome": decision.outcome}
    subject = f"decision:{decision.id}"
    who, when = held.recorded_by, held.recorded_at
    audit.note(session, at=when, actor_id=who, act=Act.decide, subject=subject, meeting=held.id, **said)
    return decision
