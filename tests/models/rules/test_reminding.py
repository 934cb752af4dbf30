"""The chain of reminders: which occasion a day belongs to, said one by one and all at once."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.rules.refusal import Refusal
from models.rules.reminding import (
    Occasion,
    ensure_may_rest,
    ensure_may_snooze,
    is_timely,
    occasion_on,
    slots,
    snoozes_offered,
)

DUE = date(2026, 4, 10)
LONG_AGO = date(2026, 1, 1)


def chain(window: int) -> dict[int, Occasion]:
    """By days ahead, the first day of each occasion, for work that came so many days before it is due."""
    since = DUE - timedelta(days=window)
    found: dict[int, Occasion] = {}
    for left in range(20, -15, -1):
        occasion = occasion_on(DUE - timedelta(days=left), since, DUE)
        if occasion and occasion not in found.values():
            found[left] = occasion
    return found


def test_a_long_window_has_three_reminders_before_and_one_after() -> None:
    assert chain(100) == {14: Occasion.opening, 7: Occasion.week, 2: Occasion.last, -1: Occasion.late}


@pytest.mark.parametrize(
    ("window", "days"),
    [(14, [7, 2, -1]), (7, [2, -1]), (5, [2, -1]), (4, [2, -1]), (3, [2, -1]), (2, [1, -1]), (1, [])],
)
def test_the_shorter_the_window_the_fewer_reminders(window: int, days: list[int]) -> None:
    assert list(chain(window)) == days


def test_nobody_is_reminded_on_the_day_on_which_the_work_came() -> None:
    assert all(
        occasion_on(DUE - timedelta(days=window), DUE - timedelta(days=window), DUE) is None for window in range(99)
    )


@given(st.integers(-30, 30), st.integers(-5, 60))
def test_what_is_said_of_all_work_at_once_is_what_is_said_of_each(left: int, window: int) -> None:
    today, since = DUE - timedelta(days=left), DUE - timedelta(days=window)
    fitting = [one.occasion for one in slots(today) if one.due_on == DUE and one.since[0] <= since <= one.since[1]]
    one_by_one = occasion_on(today, since, DUE)
    assert fitting == ([one_by_one] if one_by_one else [])


def test_a_reminder_goes_until_the_next_one_is_due() -> None:
    days = [left for left in range(20, -1, -1) if is_timely(Occasion.week, DUE - timedelta(days=left), LONG_AGO, DUE)]
    assert days == [7, 6, 5, 4, 3]
    assert is_timely(Occasion.snoozed, DUE, LONG_AGO, DUE)
    assert not is_timely(Occasion.snoozed, DUE + timedelta(days=1), LONG_AGO, DUE)
    assert is_timely(Occasion.nudged, DUE + timedelta(days=10), LONG_AGO, DUE)


def test_only_days_before_the_deadline_are_offered() -> None:
    assert [snoozes_offered(DUE - timedelta(days=left), DUE) for left in (3, 1, 0)] == [[1, 3], [1], []]


def test_what_may_not_be_is_refused() -> None:
    for day, code in ((DUE, "not-ahead"), (DUE + timedelta(days=2), "past-deadline")):
        with pytest.raises(Refusal, match=code):
            ensure_may_snooze(day, DUE, DUE + timedelta(days=1))
    with pytest.raises(Refusal, match="too-long"):
        ensure_may_rest(DUE + timedelta(days=184), DUE)
    with pytest.raises(Refusal, match="not-ahead"):
        ensure_may_rest(DUE - timedelta(days=1), DUE)
