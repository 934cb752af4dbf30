"""Days as people write them."""

from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.rules.days import day_from
from models.rules.refusal import Refusal

TODAY = date(2026, 1, 20)


@pytest.mark.parametrize(
    ("said", "month", "day"),
    [
        ("10月15日", 10, 15),
        ("10月15号", 10, 15),
        ("十月十五日", 10, 15),
        ("2026-10-15", 10, 15),
        ("2026年10月15日", 10, 15),
        ("二〇二六年十月十五日", 10, 15),
        ("20261015", 10, 15),
        ("10.15", 10, 15),
        ("10/15", 10, 15),
        ("15.10", 10, 15),
        ("10月15日前", 10, 15),
        ("到10月15日", 10, 15),
        ("6月底", 6, 30),
        ("九月", 9, 30),
        ("五月中旬", 5, 20),
        ("月底", 1, 31),
        ("这个月底", 1, 31),
        ("下个月底", 2, 28),
        ("下月15号", 2, 15),
        ("25号", 1, 25),
        ("年底", 12, 31),
        ("今年年底之前", 12, 31),
        ("年中", 6, 30),
        ("三季度末", 9, 30),
        ("今天", 1, 20),
        ("昨天", 1, 19),
        ("后天", 1, 22),
        ("end of June", 6, 30),
        ("September", 9, 30),
        ("Oct 15", 10, 15),
        ("15 October 2026", 10, 15),
        ("by the end of the year", 12, 31),
        ("end of next month", 2, 28),
        ("yesterday", 1, 19),
    ],
)
def test_a_day_is_read_as_it_was_meant(said: str, month: int, day: int) -> None:
    assert day_from(said, TODAY, 2026) == date(2026, month, day)


@pytest.mark.parametrize("said", ["", "过些日子", "2月30日", "13月", "99999999", "12", "0000-01-01", "秋收以后"])
def test_what_tells_no_day_is_asked_again(said: str) -> None:
    with pytest.raises(Refusal, match="day-unclear"):
        day_from(said, TODAY, 2026)


def test_next_month_after_december_is_january() -> None:
    assert day_from("下个月底", date(2026, 12, 3), 2026) == date(2027, 1, 31)


@given(st.dates(min_value=date(1000, 1, 1)))
def test_every_way_of_writing_a_day_comes_back_to_it(day: date) -> None:
    assert day_from(day.isoformat(), TODAY, 1999) == day
    assert day_from(f"{day.year}年{day.month}月{day.day}号", TODAY, 1999) == day
    assert day_from(f"{day.month}月{day.day}日", TODAY, day.year) == day
    assert day_from(f"{day:%Y%m%d}", TODAY, 1999) == day


@given(st.text(alphabet="0123456789年月日号底下个本十一二-./ 前到", max_size=14) | st.text(max_size=30), st.dates())
def test_whatever_is_written_it_is_a_day_or_refused(said: str, today: date) -> None:
    with suppress(Refusal):
        assert isinstance(day_from(said, today, today.year), date)
