"""Letters about open work: the daily bundle, and the same message when something in it is done."""

from dataclasses import replace
from datetime import UTC, date

from sqlmodel import Session

from handlers.menu import reminders
from handlers.reader import NotNow, Reader
from handlers.screen import Screen
from handlers.year import calendar_file
from models.queries import debts, review_days
from models.queries.debts import Bundle
from models.queries.review_days import ReviewDay
from models.rules.notices import WorkAhead, WorkDone
from models.rules.work import Work

OF_A_REVIEW = frozenset({Work.report, Work.comment})


def ahead(session: Session, reader: Reader, notice: WorkAhead) -> Screen | None:
    """None once all of it is done, moved or overtaken by the next reminder; NotNow at night and on days off.

    The day of a review comes with the first message about it, for the phone's own calendar.
    """
    held = debts.bundle(session, reader.person_id or 0, date.fromisoformat(notice.day), reader.now)
    due = [item for item in held.open if item.is_due] if held else []
    if held is None or held.rests or not due:
        return None
    if held.allowed_at > reader.now:
        raise NotNow(held.allowed_at.astimezone(UTC))
    days = _new_days(session, reader, replace(held, items=due))
    screen = reminders.bundle(reader.words, replace(held, items=due), with_file=bool(days))
    return replace(screen, attachment=calendar_file.given(reader.words, days, held.today)) if days else screen


def _new_days(session: Session, reader: Reader, held: Bundle) -> list[ReviewDay]:
    ahead = {item.chain.deadline_id or 0 for item in held.items if item.task.work in OF_A_REVIEW}
    found = review_days.newly_told(session, reader.person_id or 0, ahead, held.day) if ahead else []
    return [day for day in found if day.due_on >= held.today]


def done(session: Session, reader: Reader, notice: WorkDone) -> Screen | None:
    """Where the reminder hangs, and nowhere else: whoever has deleted it wants no other one."""
    held = debts.bundle(session, reader.person_id or 0, date.fromisoformat(notice.day), reader.now)
    return replace(reminders.bundle(reader.words, held), is_news=False) if held else None
