"""What is told of few: nobody who adds and subtracts what is told comes to know what fewer than five have said."""

from collections.abc import Mapping
from itertools import combinations, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.rules.scales import RoundKind
from models.rules.telling import (
    LAST_STEP,
    Gathered,
    Rate,
    Voices,
    of_branch,
    satisfaction,
    together,
    told_pools,
    told_units,
)

FEWEST = 5
SIZES = range(9)
trees = st.dictionaries(st.integers(0, 40), st.integers(0, 60), max_size=12)


def known(raters: Mapping[int, int]) -> list[int]:
    """How many stand behind each number that an adversary can have: those told, and what is left of the total."""
    told = told_units(raters)
    total = sum(raters.values())
    rest = [total - sum(raters[unit] for unit in told)] if total >= FEWEST else []
    return [*(raters[unit] for unit in told), *rest]


@pytest.mark.parametrize("units", range(1, 5))
def test_of_all_small_trees_none_gives_few_away_by_subtraction(units: int) -> None:
    for sizes in product(SIZES, repeat=units):
        assert all(few == 0 or few >= FEWEST for few in known(dict(enumerate(sizes)))), sizes


@given(trees)
def test_of_no_tree_few_are_given_away(raters: dict[int, int]) -> None:
    assert all(few == 0 or few >= FEWEST for few in known(raters))


@pytest.mark.parametrize("units", range(1, 5))
def test_no_more_is_hidden_than_must_be(units: int) -> None:
    """No larger set of units, each of five or more, leaves a rest that is nobody or not few."""
    for sizes in product(SIZES, repeat=units):
        raters = dict(enumerate(sizes))
        large = [unit for unit, size in raters.items() if size >= FEWEST]
        total = sum(sizes)
        best = max(
            len(told)
            for number in range(len(large) + 1)
            for told in combinations(large, number)
            if not told or (rest := total - sum(raters[unit] for unit in told)) == 0 or rest >= FEWEST
        )
        assert len(told_units(raters)) == best, sizes


def test_the_neighbour_that_is_hidden_too_is_the_smallest() -> None:
    assert told_units({1: 3, 2: 9, 3: 6}) == {2}
    assert told_units({1: 3, 2: 9}) == frozenset()
    assert told_units({1: 0, 2: 9}) == {2}
    assert told_units({1: 2, 2: 3, 3: 9}) == {3}


# ── a rate ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_rate_says_of_how_many_and_counts_only_those_who_judged() -> None:
    counts = {"good": 4, "fair": 2, "poor": 1, "cannot_judge": 3}
    rate = satisfaction(counts, 14, satisfied=("good", "fair"), abstaining=("cannot_judge",))
    assert rate == Rate(satisfied=6, judged=7, ballots=10, entitled=14)


def test_where_fewer_than_five_judged_there_is_no_rate() -> None:
    counts = {"good": 4, "cannot_judge": 20}
    assert satisfaction(counts, 30, satisfied=("good",), abstaining=("cannot_judge",)) is None


@given(st.dictionaries(st.sampled_from("abcde"), st.integers(0, 9), min_size=1))
def test_a_rate_never_says_more_than_the_distribution(counts: dict[str, int]) -> None:
    rate = satisfaction(counts, 60, satisfied=("a", "b"), abstaining=("e",))
    judged = sum(times for mark, times in counts.items() if mark != "e")
    assert (rate is None) == (judged < FEWEST)
    if rate:
        assert 0 <= rate.satisfied <= rate.judged <= rate.ballots == sum(counts.values())


@pytest.mark.parametrize("raters", range(1, 31))
def test_a_mean_gives_some_vote_away_however_many_have_voted(raters: int) -> None:
    """Why none is told: the others' sum is known, the mean has one decimal, and only one last vote fits it."""
    scale = range(0, 101, 5)

    def last_votes(others: int, mean: float) -> int:
        return sum(round((others + vote) / raters, 1) == mean for vote in scale)

    given_away = (
        last_votes(others, round((others + vote) / raters, 1)) == 1
        for others in range(0, 100 * (raters - 1) + 1, 5)
        for vote in scale
    )
    assert any(given_away)


# ── put together ───────────────────────────────────────────────────────────────────────────────────────────────────


def test_the_raters_of_a_branch_are_as_many_as_its_fullest_item_has_ballots() -> None:
    assert of_branch(7, [(2, 6), (4, 5), (0, 6)]) == {7: Voices(4, 6, 1)}
    assert of_branch(7, [(0, 6)]) == {7: Voices(0, 6, 0)}


def test_marks_add_up_and_the_same_branch_again_is_the_same_people() -> None:
    first = Gathered({"fits": 2, "unfit": 0}, {"vague": 1}, {7: Voices(2, 6, 1)})
    again = Gathered({"fits": 1, "unfit": 1}, {"routine": 1}, {7: Voices(3, 6, 1), 8: Voices(1, 9, 1)})
    both = together(first, again)
    assert (both.counts, both.reasons) == ({"fits": 3, "unfit": 1}, {"vague": 1, "routine": 1})
    assert both.total == Voices(4, 15, 2)


def pool(raters: int, branches: int = 2) -> Gathered:
    return Gathered({"fits": raters}, {}, {1: Voices(raters, 9, branches)})


def test_a_pool_is_told_of_five_from_two_branches() -> None:
    assert told_pools({1: pool(5)}) == {1}
    assert told_pools({1: pool(4)}) == frozenset()
    assert told_pools({1: pool(9, branches=1)}) == frozenset()


def test_a_pool_of_few_takes_its_smallest_neighbour_up_with_it() -> None:
    assert told_pools({1: pool(3), 2: pool(6), 3: pool(12)}) == {3}


def test_every_kind_of_round_ends_with_a_step_of_the_year() -> None:
    assert set(LAST_STEP) == set(RoundKind)
