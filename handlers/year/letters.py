"""Letters about the year's dates: to those above what is late, to those who keep a day free that it has changed.

Names go to the secretary alone, branches and counts to the township, counts to the county.
"""

from dataclasses import replace
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from sqlmodel import Session

from handlers.reader import NotNow, Reader
from handlers.screen import Screen
from handlers.year import calendar_file, screens
from models.queries import debts, people, review_days, workdays
from models.queries.review_days import ReviewDay
from models.rules.calendar import next_allowed
from models.rules.notices import ReviewMoved, ReviewTakenOut, WorkLate, WorkLateBelow, WorkLateFar
from models.tables import Unit


def to_secretary(session: Session, reader: Reader, notice: WorkLate) -> Screen | None:
    """None when everybody but the secretary has finished."""
    branch = session.get_one(Unit, notice.branch_id)
    today = _in_good_time(session, reader, branch)
    owing = debts.owing_in(session, branch.id, today, date.fromisoformat(notice.day))
    others = [one for one in owing if one.person_id != reader.person_id and one.due_on < today]
    return screens.owing(reader.words, branch.id, branch.name, others, today) if others else None


def to_township(session: Session, reader: Reader, notice: WorkLateBelow) -> Screen | None:
    unit = session.get_one(Unit, notice.unit_id)
    today = _in_good_time(session, reader, unit)
    late = debts.late_below(session, unit.id, date.fromisoformat(notice.day), today)
    return screens.late_below(reader.words, unit.name, late) if late else None


def to_county(session: Session, reader: Reader, notice: WorkLateFar) -> Screen | None:
    unit = session.get_one(Unit, notice.unit_id)
    today = _in_good_time(session, reader, unit)
    late = debts.late_far_below(session, unit.id, date.fromisoformat(notice.day), today)
    return screens.late_far_below(reader.words, unit.name, late) if late else None


def review_moved(session: Session, reader: Reader, notice: ReviewMoved) -> Screen | None:
    """None once it has moved again, or is over; and for whoever is no longer in the branch."""
    day = review_days.review_day(session, notice.deadline_id)
    if day is None or day.sequence != notice.sequence:
        return None
    today = _in_the_daytime(session, reader, day.branch_id)
    if day.due_on < today or not _is_here(session, reader, day.branch_id, today):
        return None
    file = calendar_file.given(reader.words, [day], today)
    return replace(screens.review_moved(reader.words, day), attachment=file)


def review_taken_out(session: Session, reader: Reader, notice: ReviewTakenOut) -> Screen | None:
    """None for whoever is no longer in the branch."""
    branch, due_on = session.get_one(Unit, notice.branch_id), date.fromisoformat(notice.due_on)
    about = branch.id, branch.name, notice.cycle_id, notice.quarter
    day = ReviewDay(notice.deadline_id, *about, due_on, notice.sequence)
    today = _in_the_daytime(session, reader, branch.id)
    if not _is_here(session, reader, branch.id, today):
        return None
    file = calendar_file.taken_back(reader.words, day, today)
    return replace(screens.review_taken_out(reader.words, day), attachment=file)


def _is_here(session: Session, reader: Reader, branch_id: int, today: date) -> bool:
    return any(hat.unit_id == branch_id for hat in people.hats_of(session, reader.person_id or 0, today))


def _in_the_daytime(session: Session, reader: Reader, branch_id: int) -> date:
    """The day in the branch; NotNow at night. Somebody has changed a date: that is news on a day off, too."""
    local: datetime = reader.now.astimezone(ZoneInfo(session.get_one(Unit, branch_id).timezone))
    allowed = next_allowed(local, lambda _: True)
    if allowed > local:
        raise NotNow(allowed.astimezone(UTC))
    return local.date()


def _in_good_time(session: Session, reader: Reader, unit: Unit) -> date:
    """The day in the unit; NotNow outside hours and on days off."""
    local: datetime = reader.now.astimezone(ZoneInfo(unit.timezone))
    allowed = next_allowed(local, workdays.workdays_of(session, unit.path, local.date()))
    if allowed > local:
        raise NotNow(allowed.astimezone(UTC))
    return local.date()
