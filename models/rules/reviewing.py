"""The quarterly review: when it is time for it, and what a comment says."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
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
    assess = "assess"
    appraise = "appraise"


OPENS_BEFORE = timedelta(days=14)
CLOSES_AFTER = timedelta(days=10)
"""The secretary comments from two weeks before the review day until ten days after it."""

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


def is_open(today: date, due_on: date) -> bool:
    """Whether it is time to comment, for the review of that day."""
    return due_on - OPENS_BEFORE <= today <= due_on + CLOSES_AFTER


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
