"""A pledge of an earlier year as the beginning of a new one: the same words, and this year's day."""

from calendar import monthrange
from dataclasses import replace
from datetime import date

from models.rules.drafting import Answers, Sheet
from models.rules.pledging import Kind


def is_begun(sheet: Sheet) -> bool:
    """Whether there is anything on the sheet that would be lost."""
    return sheet.revises is not None or replace(sheet.answers, kind=Kind.annual) != Answers()


def renewed(answers: Answers, kind: Kind, today: date, year: int) -> Answers:
    """The day is left open where it has gone by already; an oath is spoken anew, a problem cited anew."""
    due_on = answers.due_on and _same_day(answers.due_on, year)
    return replace(
        answers,
        kind=kind,
        due_on=due_on if due_on and due_on >= today else None,
        oath=None,
        oath_file_id=None,
        problem_id=None,
    )


def _same_day(day: date, year: int) -> date:
    """The last of February, whatever that is then."""
    return date(year, day.month, min(day.day, monthrange(year, day.month)[1]))
