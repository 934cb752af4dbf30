"""Telling progress: a number, a word, a day."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.rules.keeping import (
    BAR_LENGTH,
    Entry,
    Goal,
    bar,
    day_of_deed,
    ensure_day_of_deed,
    ensure_may_report,
    ensure_says_something,
    heard,
)
from models.rules.pledging import Stage
from models.rules.refusal import Refusal

TODAY = date(2026, 5, 20)
HOUSEHOLDS = Goal(Decimal(3), Decimal(12), "户")
UNCOUNTED = Goal()


@pytest.mark.parametrize(
    ("said", "value", "note"),
    [
        ("8", 8, ""),
        ("8户", 8, ""),
        ("8 户", 8, ""),
        ("+2", 5, ""),
        ("+2户", 5, ""),
        ("8户，又带了两户", 8, "又带了两户"),
        ("8 又带了两户", 8, "又带了两户"),
        ("又带了两户种桃", None, "又带了两户种桃"),
        ("3月5日下地教了嫁接", None, "3月5日下地教了嫁接"),
        ("8个人来帮忙", None, "8个人来帮忙"),
        ("-2", None, "-2"),
    ],
)
def test_a_message_gives_a_number_a_word_or_both(said: str, value: int | None, note: str) -> None:
    assert heard(Entry(), said, HOUSEHOLDS) == Entry(None if value is None else Decimal(value), note)


def test_more_is_counted_from_what_was_reached_last() -> None:
    assert heard(Entry(), "+2", replace(HOUSEHOLDS, reached=Decimal(8))).value == 10
    assert heard(Entry(), "+2", Goal(target=Decimal(5))).value == 2


def test_where_nothing_is_counted_a_number_is_a_word() -> None:
    assert heard(Entry(), "8", UNCOUNTED) == Entry(note="8")


def test_a_second_message_adds_to_the_first() -> None:
    first = heard(Entry(file_id="photo-1"), "苗都栽下去了", HOUSEHOLDS)
    assert heard(heard(first, "8户", HOUSEHOLDS), "还浇了水", HOUSEHOLDS) == Entry(
        Decimal(8), "苗都栽下去了 还浇了水", "photo-1"
    )


def test_five_thousand_signs_are_too_many_in_one_message_or_in_many() -> None:
    with pytest.raises(Refusal, match="too-long"):
        heard(Entry(), "长" * 5000, HOUSEHOLDS)
    with pytest.raises(Refusal, match="too-long"):
        heard(Entry(note="长" * 299), "再加两字", UNCOUNTED)


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("1", date(2026, 5, 20)),
        ("2", date(2026, 5, 19)),
        ("今天", date(2026, 5, 20)),
        ("前天", date(2026, 5, 18)),
        ("3月5日", date(2026, 3, 5)),
        ("又带了两户", None),
        ("8户", None),
    ],
)
def test_a_day_is_told_by_its_number_or_its_date(said: str, day: date | None) -> None:
    assert day_of_deed(said, TODAY, 2026) == day


def test_in_january_a_day_of_december_is_last_years() -> None:
    assert day_of_deed("12月30日", date(2027, 1, 5), 2026) == date(2026, 12, 30)
    assert day_of_deed("1月3日", date(2027, 1, 5), 2026) == date(2027, 1, 3)


def test_what_is_still_to_come_has_not_been_done() -> None:
    with pytest.raises(Refusal, match="keeping-not-yet"):
        day_of_deed("明天", TODAY, 2026)
    with pytest.raises(Refusal, match="keeping-not-yet"):
        ensure_day_of_deed(date(2026, 5, 21), TODAY, 2026)


def test_a_deed_from_before_the_year_is_not_of_this_pledge() -> None:
    with pytest.raises(Refusal, match="keeping-before-the-year"):
        day_of_deed("2025-12-31", TODAY, 2026)


def test_only_what_is_public_is_reported_on() -> None:
    ensure_may_report(Stage.published)
    for stage in set(Stage) - {Stage.published}:
        with pytest.raises(Refusal, match="keeping-not-published"):
            ensure_may_report(stage)


def test_an_empty_report_is_none() -> None:
    with pytest.raises(Refusal, match="nothing-said"):
        ensure_says_something(Entry())
    ensure_says_something(Entry(file_id="photo-1"))


@pytest.mark.parametrize(
    ("goal", "full"),
    [
        (Goal(Decimal(0), Decimal(10), "户", Decimal(4)), 4),
        (Goal(Decimal(3), Decimal(12), "户"), 0),
        (Goal(Decimal(3), Decimal(12), "户", Decimal(12)), 10),
        (Goal(Decimal(3), Decimal(12), "户", Decimal(40)), 10),
        (Goal(Decimal(3), Decimal(12), "户", Decimal(1)), 0),
        (Goal(Decimal(10), Decimal(0), "起", Decimal(5)), 5),
        (Goal(Decimal(3), Decimal(3), "户", Decimal(3)), 10),
        (Goal(None, Decimal(4), "次", Decimal(1)), 2),
    ],
)
def test_the_bar_shows_the_way_from_baseline_to_target(goal: Goal, full: int) -> None:
    assert bar(goal) == "■" * full + "□" * (BAR_LENGTH - full)


def test_there_is_no_bar_where_nothing_is_counted() -> None:
    assert not bar(UNCOUNTED)


amounts = st.decimals(min_value=0, max_value=10**9, places=2)
goals = st.builds(
    Goal, st.none() | amounts, st.none() | amounts, st.sampled_from(["", "户", ".*"]), st.none() | amounts
)


@given(goals)
def test_a_bar_is_as_long_as_every_other(goal: Goal) -> None:
    assert len(bar(goal)) == (BAR_LENGTH if goal.target is not None else 0)


@given(goals, st.text(max_size=40) | st.text(alphabet="0123456789+户，. 月日", max_size=12))
def test_whatever_is_written_it_is_heard_or_refused(goal: Goal, said: str) -> None:
    try:
        entry = heard(Entry(), said, goal)
        day_of_deed(said, TODAY, 2026)
    except Refusal:
        return
    assert entry != Entry()
