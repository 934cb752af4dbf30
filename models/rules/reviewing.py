"""The quarterly review: its day, who is reminded of it and when, and what a comment says."""

from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from models.rules.days import day_from
from models.rules.pledging import Stage
from models.rules.refusal import Refusal
from models.rules.writing import number_typed, one_of, said_from


class Step(StrEnum):
    """What a deadline is about."""

    propose = "propose"
    fit_review = "fit_review"
    decide = "decide"
    publish = "publish"
    quarterly_review = "quarterly_review"


REMIND_BEFORE = (14, 7, 2)
"""Days before the review day on which those with open work are reminded."""

OPENS_BEFORE = timedelta(days=14)
CLOSES_AFTER = timedelta(days=10)
"""The secretary comments from two weeks before the review day until ten days after it."""

MONTHS_A_QUARTER = 3
LONGEST_REMARK = 100
"""Three of them are what fits on a phone; a secretary writes two sentences, not a report."""

LATEST_FOLLOW_UP = timedelta(days=366)


class Remark(StrEnum):
    """The three things a comment may say, in the order in which they are asked."""

    strength = "strength"
    problem = "problem"
    direction = "direction"


@dataclass(frozen=True, slots=True)
class Comment:
    """What the secretary says of one pledge in one quarter; nothing of it is demanded, but something is needed."""

    strength: str = ""
    problem: str = ""
    direction: str = ""
    follow_up_on: date | None = None

    @property
    def says_something(self) -> bool:
        return bool(self.strength or self.problem or self.direction)


# ── days ───────────────────────────────────────────────────────────────────────────────────────────────────────────


def days_to_remind(today: date, due_on: date) -> int | None:
    """Which reminder is due today: 14, 7 or 2, or None. A missed day is not made up: the next one covers it."""
    ahead = (due_on - today).days
    return ahead if ahead in REMIND_BEFORE else None


def is_timely(days: int, today: date, due_on: date) -> bool:
    """Whether the reminder of so many days ahead may still go: not once the next one is due, nor after the day."""
    left = (due_on - today).days
    return left > max((later for later in REMIND_BEFORE if later < days), default=-1)


def review_day(year: int, quarter: int) -> date:
    """The tenth day after the quarter ends."""
    first_of_next = date(year + quarter // 4, quarter * MONTHS_A_QUARTER % 12 + 1, 1)
    return first_of_next + timedelta(days=9)


def first_day(year: int, quarter: int) -> date:
    return date(year, quarter * MONTHS_A_QUARTER - 2, 1)


def is_open(today: date, due_on: date) -> bool:
    """Whether it is time to comment, for the review of that day."""
    return due_on - OPENS_BEFORE <= today <= due_on + CLOSES_AFTER


# ── hours ──────────────────────────────────────────────────────────────────────────────────────────────────────────


MORNING = time(8)
EVENING = time(20)


def decent_hour(local: datetime) -> datetime:
    """The next moment to remind somebody: now, or at eight in the morning. `local` in the branch's zone."""
    if MORNING <= local.time() < EVENING:
        return local
    day = local.date() if local.time() < MORNING else local.date() + timedelta(days=1)
    return datetime.combine(day, MORNING, local.tzinfo)


# ── commenting ─────────────────────────────────────────────────────────────────────────────────────────────────────


def ensure_may_comment(*, stage: Stage, is_author: bool, is_time: bool, is_done: bool) -> None:
    """Each level comments on the one below: nobody comments on their own pledge."""
    if is_author:
        raise Refusal("reviewing-own-pledge")
    if stage is not Stage.published:
        raise Refusal("reviewing-not-published")
    if is_done:
        raise Refusal("reviewing-done-already")
    if not is_time:
        raise Refusal("reviewing-not-the-time")


def ensure_says_something(comment: Comment) -> None:
    if not comment.says_something:
        raise Refusal("reviewing-says-nothing")


def with_remark(comment: Comment, remark: Remark, text: str) -> Comment:
    """The comment with what was said to this question; an empty text skips it."""
    said = said_from(text, most=LONGEST_REMARK) if text else ""
    match remark:
        case Remark.strength:
            return replace(comment, strength=said)
        case Remark.problem:
            return replace(comment, problem=said)
        case Remark.direction:
            return replace(comment, direction=said)


def follow_ups_offered(today: date) -> tuple[date, date]:
    """In a month and in three."""
    return today + timedelta(days=30), today + timedelta(days=90)


def follow_up_from(said: str, today: date) -> date:
    """The day on which one will look again: 1 or 2 for those offered, else a date, in this year or in the next."""
    offered = follow_ups_offered(today)
    if number := number_typed(said):
        return one_of(offered, str(number))
    day = day_from(said, today, today.year)
    return ensure_follow_up(day if day > today else day_from(said, today, today.year + 1), today)


def ensure_follow_up(day: date, today: date) -> date:
    if not today < day <= today + LATEST_FOLLOW_UP:
        raise Refusal("reviewing-follow-up-day")
    return day
