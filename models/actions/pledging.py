"""Writing a pledge, handing it in, and taking it back."""

from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Row, bindparam, update
from sqlmodel import Session, col

from models import audit
from models.actions import deciding
from models.queries import people
from models.queries import pledging as pledges
from models.queries.wording import own, present_version
from models.rules import drafting
from models.rules.drafting import Answers, Question, Sheet
from models.rules.pledging import (
    Stage,
    Wording,
    branch_to_pledge_in,
    ensure_may_revise,
    ensure_may_withdraw,
    ensure_room_for_one_more,
    ensure_year_is_open,
)
from models.rules.refusal import Refusal
from models.rules.reviewing import Step
from models.rules.rights import Act, Actor, ensure_may
from models.tables import Draft, Pledge, PledgeVersion

KEEP = update(Draft).where(col(Draft.person_id) == bindparam("writer"))
"""Sets the columns it is given."""


@dataclass(frozen=True, slots=True)
class Submitted:
    """A pledge has been handed in. `late_since`: the day by which it was asked for; `room_left`: more items allowed."""

    pledge_id: int
    text: str
    version: int
    room_left: int
    late_since: date | None


def begin(session: Session, actor: Actor, *, today: date, now: datetime) -> Sheet:
    """A fresh sheet; what was being written before is gone."""
    branch_id = branch_to_pledge_in(actor)
    ensure_may(actor, Act.pledge, people.path_of(session, branch_id))
    cycle_id = ensure_year_is_open(pledges.cycle_id_of(session, today.year), today.year)
    ensure_room_for_one_more(pledges.room_left(session, actor.person_id, cycle_id))
    discard(session, actor)
    draft = Draft(person_id=actor.person_id, branch_id=branch_id, cycle_id=cycle_id, updated_at=now)
    return _begun(session, actor, draft, Answers())


def revise(session: Session, actor: Actor, pledge_id: int, *, now: datetime) -> Sheet:
    """A sheet that begins with what was handed in before; what was being written before is gone."""
    pledge = own(session, actor.person_id, pledge_id)
    ensure_may(actor, Act.pledge, people.path_of(session, pledge.branch_id))
    ensure_may_revise(pledge.stage)
    discard(session, actor)
    draft = Draft(
        person_id=actor.person_id,
        branch_id=pledge.branch_id,
        cycle_id=pledge.cycle_id,
        pledge_id=pledge.id,
        updated_at=now,
    )
    answers = pledges.answers_of(present_version(session, pledge), pledge.kind)
    return _begun(session, actor, draft, answers)


def answer(  # noqa: PLR0913 - who says what to which question, and when
    session: Session, actor: Actor, question: Question, said: str, *, today: date, now: datetime
) -> Sheet:
    draft, sheet = _at_hand(session, actor)
    return _kept(session, draft, drafting.answered(sheet, question, said, today), now)


def hear(session: Session, actor: Actor, said: str, *, today: date, now: datetime) -> Sheet:
    """What was typed, whatever is open."""
    draft, sheet = _at_hand(session, actor)
    return _kept(session, draft, drafting.told(sheet, said, today), now)


def step_back(session: Session, actor: Actor, question: Question, *, now: datetime) -> Sheet:
    """The question before this one; nothing changes when another one is open by now."""
    draft, sheet = _at_hand(session, actor)
    return _kept(session, draft, drafting.stepped_back(sheet) if question is sheet.asked else sheet, now)


def reopen(session: Session, actor: Actor, question: Question, *, now: datetime) -> Sheet:
    draft, sheet = _at_hand(session, actor)
    return _kept(session, draft, drafting.reopened(sheet, question), now)


def swear(session: Session, actor: Actor, file_id: str, *, now: datetime) -> Sheet:
    """Keep an oath as it was spoken: Telegram's file id of a voice or video note."""
    draft, sheet = _at_hand(session, actor)
    return _kept(session, draft, drafting.sworn(sheet, file_id), now)


def switch_kind(session: Session, actor: Actor, *, now: datetime) -> Sheet:
    draft, sheet = _at_hand(session, actor)
    return _kept(session, draft, drafting.of_the_other_kind(sheet), now)


def discard(session: Session, actor: Actor) -> None:
    if draft := session.get(Draft, actor.person_id):
        session.delete(draft)
        session.flush()


def submit(session: Session, actor: Actor, mark: str, *, today: date, now: datetime) -> Submitted:
    """Hand in what is written: a new pledge, or the next version of a returned one, which then takes its way again.

    `mark` is that of the words below which the button was pressed.
    """
    draft, sheet = _at_hand(session, actor)
    drafting.ensure_is_what_was_seen(sheet, mark)
    ensure_may(actor, Act.pledge, people.path_of(session, draft.branch_id))
    wording = drafting.wording_of(sheet, today)
    pledge = _revised(session, actor, draft.pledge_id) if draft.pledge_id else _proposed(session, draft, sheet, now)
    _write(session, pledge, wording, now)
    discard(session, actor)
    audit.note(
        session,
        at=now,
        actor_id=actor.person_id,
        act=Act.pledge,
        subject=f"pledge:{pledge.id}",
        version=pledge.version,
    )
    if pledge.version > 1:
        deciding.ask_again_or_wait(session, pledge, now, today)
    return _submitted(session, pledge, wording, today)


def withdraw(session: Session, actor: Actor, pledge_id: int, *, now: datetime) -> pledges.Card:
    """Take a pledge back while nobody has decided on it. Returns its card as it is then."""
    pledge = own(session, actor.person_id, pledge_id, held=True)
    ensure_may(actor, Act.withdraw, people.path_of(session, pledge.branch_id))
    ensure_may_withdraw(pledge.stage)
    pledge.stage = Stage.withdrawn
    session.add(pledge)
    if (draft := session.get(Draft, actor.person_id)) and draft.pledge_id == pledge.id:
        session.delete(draft)
    session.flush()
    audit.note(session, at=now, actor_id=actor.person_id, act=Act.withdraw, subject=f"pledge:{pledge.id}")
    return pledges.card(session, actor.person_id, pledge_id)


def _at_hand(session: Session, actor: Actor) -> tuple[Row[*tuple[Any, ...]], Sheet]:
    draft = pledges.draft(session, actor.person_id, held=True)
    if draft is None:
        raise Refusal("pledging-no-draft")
    return draft, pledges.sheet_of(session, draft)


def _begun(session: Session, actor: Actor, draft: Draft, answers: Answers) -> Sheet:
    draft.asked, draft.answers = drafting.next_question(answers), drafting.kept_from(answers)
    session.add(draft)
    session.flush()
    _, sheet = _at_hand(session, actor)
    return sheet


def _kept(session: Session, draft: Row[*tuple[Any, ...]], sheet: Sheet, now: datetime) -> Sheet:
    kept = {"asked": sheet.asked, "answers": drafting.kept_from(sheet.answers), "updated_at": now}
    session.connection().execute(KEEP, {"writer": draft.person_id, **kept})
    return sheet


def _proposed(session: Session, draft: Row[*tuple[Any, ...]], sheet: Sheet, now: datetime) -> Pledge:
    ensure_room_for_one_more(pledges.room_left(session, draft.person_id, draft.cycle_id))
    return Pledge(
        branch_id=draft.branch_id,
        cycle_id=draft.cycle_id,
        author_id=draft.person_id,
        kind=sheet.answers.kind,
        stage=Stage.proposed,
        proposed_at=now,
    )


def _revised(session: Session, actor: Actor, pledge_id: int) -> Pledge:
    pledge = own(session, actor.person_id, pledge_id, held=True)
    ensure_may_revise(pledge.stage)
    pledge.version += 1
    pledge.stage = Stage.proposed
    return pledge


def _write(session: Session, pledge: Pledge, wording: Wording, now: datetime) -> None:
    session.add(pledge)
    session.flush()
    session.add(PledgeVersion(pledge_id=pledge.id, number=pledge.version, written_at=now, **asdict(wording)))
    session.flush()


def _submitted(session: Session, pledge: Pledge, wording: Wording, today: date) -> Submitted:
    asked_for = pledges.day_of(session, pledge.branch_id, pledge.cycle_id, Step.propose)
    is_late = asked_for is not None and today > asked_for and pledge.version == 1
    return Submitted(
        pledge_id=pledge.id,
        text=wording.text,
        version=pledge.version,
        room_left=pledges.room_left(session, pledge.author_id, pledge.cycle_id),
        late_since=asked_for if is_late else None,
    )
