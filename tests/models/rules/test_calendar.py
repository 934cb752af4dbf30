"""Which days people work, and at which hour they may be written to."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from models import holidays
from models.rules.calendar import estimate, next_allowed, works_on

VILLAGE = ZoneInfo("Asia/Shanghai")


def local(moment: str) -> datetime:
    return datetime.fromisoformat(f"2026-{moment}").replace(tzinfo=VILLAGE)


def works(day: date) -> bool:
    return works_on(day, announced=holidays.announced(day), said=None)


@pytest.mark.parametrize(
    ("asked", "granted"),
    [
        ("04-02T07:59", "04-02T08:00"),
        ("04-02T08:00", "04-02T08:00"),
        ("04-02T19:59", "04-02T19:59"),
        ("04-02T20:00", "04-03T08:00"),
        ("04-03T21:00", "04-07T08:00"),
        ("02-14T10:00", "02-14T10:00"),
        ("02-15T10:00", "02-24T08:00"),
    ],
)
def test_people_are_reminded_by_day_on_days_on_which_they_work(asked: str, granted: str) -> None:
    """From the 4th to the 6th of April one sweeps tombs; the 14th of February is a Saturday that is worked."""
    assert next_allowed(local(asked), works) == local(granted)


def test_a_year_not_announced_yet_is_estimated() -> None:
    assert holidays.announced(date(2031, 10, 1)) is None
    assert holidays.announced(date(2026, 10, 10)) is True
    assert [estimate(date(2031, 10, day)) for day in (1, 2, 3, 4, 6)] == [False, False, False, False, True]


@pytest.mark.parametrize(("announced", "said", "so"), [(True, False, False), (False, True, True), (False, None, False)])
def test_the_owner_has_the_last_word(announced: bool, said: bool | None, so: bool) -> None:  # noqa: FBT001
    assert works_on(date(2026, 4, 2), announced=announced, said=said) is so


def test_who_never_works_is_not_waited_for_for_ever() -> None:
    assert next_allowed(local("04-02T10:00"), lambda _: False) > local("05-30T00:00")
