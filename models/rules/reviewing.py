"""The quarterly review: its day, and when those with open work are reminded of it."""

from datetime import date, timedelta
from enum import StrEnum


class Step(StrEnum):
    """What a deadline is about."""

    propose = "propose"
    fit_review = "fit_review"
    decide = "decide"
    publish = "publish"
    quarterly_review = "quarterly_review"


REMIND_BEFORE = (14, 7, 2)
"""Days before the review day on which those with open work are reminded."""


def days_to_remind(today: date, due_on: date) -> int | None:
    """Which reminder is due today: 14, 7 or 2, or None. A missed day is not made up: the next one covers it."""
    ahead = (due_on - today).days
    return ahead if ahead in REMIND_BEFORE else None


def review_day(year: int, quarter: int) -> date:
    """The tenth day after the quarter ends."""
    first_of_next = date(year + quarter // 4, quarter * 3 % 12 + 1, 1)
    return first_of_next + timedelta(days=9)
