"""Beginning a pledge with the words of an earlier one of one's own."""

from dataclasses import replace
from datetime import date, datetime

from sqlmodel import Session

from models.actions import drafts, pledging
from models.queries import pledging as pledges
from models.queries.wording import own, present_version
from models.rules.drafting import Sheet, next_question
from models.rules.renewing import renewed
from models.rules.rights import Actor


def renew(session: Session, actor: Actor, pledge_id: int, *, today: date, now: datetime) -> Sheet:
    """A sheet with everything answered that still holds this year; what was being written before is gone."""
    pledge = own(session, actor.person_id, pledge_id)
    fresh = pledging.begin(session, actor, today=today, now=now)
    draft, sheet = drafts.at_hand(session, actor.person_id)
    before = pledges.answers_of(present_version(session, pledge), pledge.kind)
    answers = renewed(before, fresh.answers.kind, today, sheet.year)
    return drafts.keep(session, draft, replace(sheet, answers=answers, asked=next_question(answers)), now)
