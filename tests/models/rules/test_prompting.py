"""The reminder comes two days before closing, in a short round half-way, by day, and not when it is over."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from models.rules.prompting import is_time

ZONE = ZoneInfo("Asia/Shanghai")


def at(day: int, hour: int = 10, minute: int = 0) -> datetime:
    return datetime(2026, 2, day, hour, minute, tzinfo=ZONE).astimezone(UTC)


def first_time(opened_at: datetime, closes_on: date) -> datetime | None:
    """When the clock, looking every five minutes, first finds that it is time."""
    moments = (opened_at + timedelta(minutes=5 * step) for step in range(12 * 24 * 12))
    timely = (one for one in moments if is_time(opened_at=opened_at, closes_on=closes_on, now=one, zone=ZONE))
    return next(timely, None)


@pytest.mark.parametrize(
    ("opened", "closes_on", "expected"),
    [
        (at(2), 9, at(8, 8)),  # a week: two days before the end of the ninth is the beginning of the eighth
        (at(2), 3, at(3, 8)),  # a day and a half: half-way is five in the morning
        (at(2, 12), 4, at(3, 18)),  # two days and a half
        (at(2, 20), 5, at(4, 10)),
    ],
)
def test_it_comes_in_time_and_by_day(opened: datetime, closes_on: int, expected: datetime) -> None:
    assert first_time(opened, date(2026, 2, closes_on)) == expected


def test_it_does_not_come_when_the_last_day_is_over() -> None:
    opened, closes_on = at(2), date(2026, 2, 9)
    assert is_time(opened_at=opened, closes_on=closes_on, now=at(9, 19, 59), zone=ZONE)
    assert not is_time(opened_at=opened, closes_on=closes_on, now=at(10, 9), zone=ZONE)
