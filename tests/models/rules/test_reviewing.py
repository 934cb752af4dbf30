"""The quarterly review: days, hours, and what a comment must say."""

from datetime import date, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from models.rules.pledging import Stage
from models.rules.refusal import Refusal
from models.rules.reviewing import (
    LONGEST_REMARK,
    Comment,
    Remark,
    ensure_may_comment,
    ensure_says_something,
    follow_up_from,
    is_open,
    with_remark,
)

REVIEW = date(2026, 4, 10)
TODAY = date(2026, 4, 2)
VILLAGE = ZoneInfo("Asia/Shanghai")


def test_comments_are_taken_from_two_weeks_before_until_ten_days_after() -> None:
    assert [is_open(REVIEW - timedelta(days=days), REVIEW) for days in (15, 14, 0, -10, -11)] == [
        False,
        True,
        True,
        True,
        False,
    ]


WELL: dict[str, Any] = {"stage": Stage.published, "is_author": False, "is_time": True, "is_done": False}


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        ({"is_author": True}, "reviewing-own-pledge"),
        ({"stage": Stage.approved}, "reviewing-not-published"),
        ({"is_done": True}, "reviewing-done-already"),
        ({"is_time": False}, "reviewing-not-the-time"),
    ],
)
def test_who_may_not_comment_learns_why(wrong: dict[str, Any], code: str) -> None:
    ensure_may_comment(**WELL)
    with pytest.raises(Refusal, match=code):
        ensure_may_comment(**{**WELL, **wrong})


def test_each_question_may_be_skipped_but_not_all() -> None:
    comment = Comment()
    for remark in Remark:
        comment = with_remark(comment, remark, "")
    with pytest.raises(Refusal, match="reviewing-says-nothing"):
        ensure_says_something(comment)
    ensure_says_something(with_remark(comment, Remark.problem, "进度慢了"))


def test_skipping_takes_back_what_was_said_before() -> None:
    assert with_remark(Comment(problem="进度慢了"), Remark.problem, "") == Comment()


@pytest.mark.parametrize(("text", "code"), [("…", "nothing-said"), ("好" * (LONGEST_REMARK + 1), "too-long")])
def test_a_remark_is_words_and_not_too_many(text: str, code: str) -> None:
    with pytest.raises(Refusal, match=code):
        with_remark(Comment(), Remark.strength, text)


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("1", date(2026, 5, 2)),
        ("2、", date(2026, 7, 1)),
        ("5月20日", date(2026, 5, 20)),
        ("明天", date(2026, 4, 3)),
        ("1月8日", date(2027, 1, 8)),
    ],
)
def test_the_day_to_look_again_is_chosen_or_typed(said: str, day: date) -> None:
    assert follow_up_from(said, TODAY) == day


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ("3", "which-one"),
        ("2026-04-02", "reviewing-follow-up-day"),
        ("2025-12-01", "reviewing-follow-up-day"),
        ("2027-12-01", "reviewing-follow-up-day"),
        ("以后再说", "day-unclear"),
    ],
)
def test_a_day_that_cannot_be_is_refused(said: str, code: str) -> None:
    with pytest.raises(Refusal, match=code):
        follow_up_from(said, TODAY)
