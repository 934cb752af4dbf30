"""Writing a pledge, handing it in, and taking it back."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Row
from sqlmodel import Session

from models import audit
from models.actions import amending, cards, deciding, drafts
from models.queries import deciding as decisions
from models.queries import people
from models.queries import pledging as pledges
from models.queries.wording import next_number, own, present_version
from models.rules import doubting, drafting
from models.rules.drafting import Answers, Question, Sheet
from models.rules.pledging import (
    Kind,
    Oath,
    Stage,
    Wording,
    branch_to_pledge_in,
    ensure_may_revise,
    ensure_may_withdraw,
    ensure_room_for_one_more,
    ensure_year_is_open,
    kind_with_room,
)
from models.rules.reviewing import Step
from models.rules.rights import Act, Actor, ensure_may
from models.tables import Draft, Pledge


@dataclass(frozen=True, slots=True)
class Submitted:
    """A pledge has been handed in. `late_since`: the day by which it was asked for; `room_left`: more items allowed.

    `is_wish`: it stands as it is until the change is decided on.
    """

    pledge_id: int
    text: str
    version: int
    room_left: int
    late_since: date | None = None
    is_wish: bool = False
    kind: Kind = Kind.annual


def begin(session: Session, actor: Actor, *, today: date, now: datetime) -> Sheet:
    """A fresh sheet; what was being written before is gone."""
    branch_id = branch_to_pledge_in(actor)
    ensure_may(actor, Act.pledge, people.path_of(session, branch_id))
    cycle_id = ensure_year_is_open(pledges.cycle_id_of(session, today.year), today.year)
    kind = kind_with_room(pledges.room_left(session, actor.person_id, cycle_id))
    discard(session, actor)
    draft = Draft(person_id=actor.person_id, branch_id=branch_id, cycle_id=cycle_id, updated_at=now)
    return _begun(session, actor, draft, Answers(kind=kind))


def revise(session: Session, actor: Actor, pledge_id: int, *, now: datetime) -> Sheet:
    """A sheet for the next version of a returned pledge."""
    pledge = own(session, actor.person_id, pledge_id)
    ensure_may(actor, Act.pledge, people.path_of(session, pledge.branch_id))
    ensure_may_revise(pledge.stage)
    return _begun_again(session, actor, pledge, "", now)


def amend(session: Session, actor: Actor, pledge_id: int, reason: str, *, now: datetime) -> Sheet:
    """A sheet for what its author wishes to change in a pledge that has been decided on."""
    pledge = amending.open_to_wishes(session, actor, pledge_id)
    return _begun_again(session, actor, pledge, reason, now)


def begin_afresh(session: Session, actor: Actor, *, today: date, now: datetime) -> Sheet:
    """What was being written, from its beginning."""
    _, sheet = drafts.at_hand(session, actor.person_id)
    if sheet.revises is None:
        return begin(session, actor, today=today, now=now)
    if sheet.reason:
        return amend(session, actor, sheet.revises, sheet.reason, now=now)
    return revise(session, actor, sheet.revises, now=now)


def _begun_again(session: Session, actor: Actor, pledge: Pledge, reason: str, now: datetime) -> Sheet:
    """It begins with what was handed in before; what was being written before is gone."""
    discard(session, actor)
    draft = Draft(
        person_id=actor.person_id,
        branch_id=pledge.branch_id,
        cycle_id=pledge.cycle_id,
        pledge_id=pledge.id,
        reason=reason,
        updated_at=now,
    )
    answers = pledges.answers_of(present_version(session, pledge), pledge.kind)
    return _begun(session, actor, draft, answers)


def answer(  # noqa: PLR0913 - who says what to which question, and when
    session: Session, actor: Actor, question: Question, said: str, *, today: date, now: datetime
) -> Sheet:
    draft, sheet = drafts.at_hand(session, actor.person_id)
    heard = doubting.raised(sheet, drafting.answered(sheet, question, said, today), question)
    return drafts.keep(session, draft, heard, now)


def hear(session: Session, actor: Actor, said: str, *, today: date, now: datetime) -> Sheet:
    """What was typed, whatever is open."""
    draft, sheet = drafts.at_hand(session, actor.person_id)
    if sheet.doubt:
        return drafts.keep(session, draft, doubting.replied(sheet, said), now)
    heard = drafting.told(sheet, said, today)
    return drafts.keep(session, draft, doubting.raised(sheet, heard, sheet.asked) if sheet.asked else heard, now)


def step_back(session: Session, actor: Actor, question: Question, *, now: datetime) -> Sheet:
    """The question before this one; nothing changes when another one is open by now."""
    draft, sheet = drafts.at_hand(session, actor.person_id)
    return drafts.keep(session, draft, drafting.stepped_back(sheet) if question is sheet.asked else sheet, now)


def reopen(session: Session, actor: Actor, question: Question, *, now: datetime) -> Sheet:
    draft, sheet = drafts.at_hand(session, actor.person_id)
    return drafts.keep(session, draft, drafting.reopened(sheet, question), now)


def swear(session: Session, actor: Actor, oath: Oath, file_id: str, *, now: datetime) -> Sheet:
    """Keep an oath as it was sent: Telegram's file id of a voice or video note."""
    draft, sheet = drafts.at_hand(session, actor.person_id)
    return drafts.keep(session, draft, drafting.sworn(sheet, oath, file_id), now)


def switch_kind(session: Session, actor: Actor, *, now: datetime) -> Sheet:
    draft, sheet = drafts.at_hand(session, actor.person_id)
    return drafts.keep(session, draft, drafting.of_the_other_kind(sheet), now)


def discard(session: Session, actor: Actor) -> None:
    if draft := session.get(Draft, actor.person_id):
        session.delete(draft)
        session.flush()


def submit(session: Session, actor: Actor, mark: str, *, today: date, now: datetime) -> Submitted:
    """Hand in what is written: a new pledge, or the next version of a returned one, which then takes its way again.

    `mark` is that of the words below which the button was pressed.
    """
    draft, sheet = drafts.at_hand(session, actor.person_id)
    drafting.ensure_is_what_was_seen(sheet, mark)
    ensure_may(actor, Act.pledge, people.path_of(session, draft.branch_id))
    if not draft.pledge_id:
        branch_to_pledge_in(actor)
    wording = drafting.wording_of(sheet, today)
    if sheet.revises and sheet.reason:
        return _wished(session, actor, sheet.revises, wording, sheet.reason, now)
    pledge = _revised(session, actor, draft.pledge_id) if draft.pledge_id else _proposed(session, draft, sheet, now)
    amending.write_version(session, pledge, pledge.version, wording, now)
    discard(session, actor)
    audit.note(
        session,
        at=now,
        actor_id=actor.person_id,
        act=Act.pledge,
        subject=f"pledge:{pledge.id}",
        version=pledge.version,
    )
    if pledge.kind is Kind.immediate:
        deciding.ask(session, pledge, now, today)  # a flood waits for no round of rating
    elif pledge.version > 1:
        deciding.ask_again_or_wait(session, pledge, now, today)
    return _submitted(session, pledge, wording, today)


def _wished(  # noqa: PLR0913, PLR0917 - who asks what of which pledge, and why
    session: Session, actor: Actor, pledge_id: int, wording: Wording, reason: str, now: datetime
) -> Submitted:
    number = amending.ask_change(session, actor, pledge_id, wording, reason, now=now)
    discard(session, actor)
    return Submitted(pledge_id, wording.text, number, room_left=0, is_wish=True)


def withdraw(session: Session, actor: Actor, pledge_id: int, *, now: datetime) -> pledges.Card:
    """Take a pledge back while nobody has decided on it. Returns its card as it is then."""
    pledge = own(session, actor.person_id, pledge_id, held=True)
    ensure_may(actor, Act.withdraw, people.path_of(session, pledge.branch_id))
    ensure_may_withdraw(pledge.stage)
    before_them = decisions.asked(session, pledge.id, pledge.version) if pledge.stage is Stage.deciding else None
    pledge.stage = Stage.withdrawn
    session.add(pledge)
    if (draft := session.get(Draft, actor.person_id)) and draft.pledge_id == pledge.id:
        session.delete(draft)
    session.flush()
    if before_them:
        cards.refresh(session, before_them, decisions.roll(session, before_them.id), now)
    audit.note(session, at=now, actor_id=actor.person_id, act=Act.withdraw, subject=f"pledge:{pledge.id}")
    return pledges.card(session, actor.person_id, pledge_id)


def _begun(session: Session, actor: Actor, draft: Draft, answers: Answers) -> Sheet:
    draft.asked, draft.answers = drafting.next_question(answers), drafting.kept_from(answers)
    session.add(draft)
    session.flush()
    _, sheet = drafts.at_hand(session, actor.person_id)
    return sheet


def _proposed(session: Session, draft: Row[*tuple[Any, ...]], sheet: Sheet, now: datetime) -> Pledge:
    ensure_room_for_one_more(sheet.answers.kind, pledges.room_left(session, draft.person_id, draft.cycle_id))
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
    pledge.version = next_number(session, pledge_id)
    pledge.stage = Stage.proposed
    return pledge


def _submitted(session: Session, pledge: Pledge, wording: Wording, today: date) -> Submitted:
    asked_for = pledges.day_of(session, pledge.branch_id, pledge.cycle_id, Step.propose)
    is_first = pledge.version == 1 and pledge.kind is Kind.annual
    is_late = asked_for is not None and today > asked_for and is_first
    return Submitted(
        pledge_id=pledge.id,
        text=wording.text,
        version=pledge.version,
        room_left=pledges.room_left(session, pledge.author_id, pledge.cycle_id)[Kind.annual],
        kind=pledge.kind,
        late_since=asked_for if is_late else None,
    )
