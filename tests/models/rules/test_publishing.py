"""What must have been looked through before it is public, and what binding a group changes."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as some

from models.rules.pledging import Stage
from models.rules.publishing import (
    Audience,
    Binding,
    Seat,
    binding,
    ensure_leads_a_branch,
    ensure_looked_through,
    ensure_may_take_back,
    ensure_sure,
    fingerprint,
)
from models.rules.refusal import Refusal

SEATS = [Seat(branch, audience) for branch, audience in product((1, 2), Audience)]


LISTS = some.dictionaries(some.integers(1, 10**9), some.integers(1, 9), min_size=1, max_size=60)


@given(LISTS, LISTS | some.just({}))
def test_only_the_very_list_that_was_looked_through_is_published(seen: dict[int, int], waiting: dict[int, int]) -> None:
    ensure_looked_through(fingerprint(seen), seen)
    if waiting != seen:
        with pytest.raises(Refusal, match="publishing-list-changed" if waiting else "publishing-nothing-waiting"):
            ensure_looked_through(fingerprint(seen), waiting)


def test_the_fingerprint_does_not_depend_on_the_order_and_fits_a_button() -> None:
    assert fingerprint({3: 1, 1: 1, 2: 1}) == fingerprint({1: 1, 2: 1, 3: 1}) != fingerprint({1: 1, 23: 1})
    assert len(fingerprint(dict.fromkeys(range(10_000), 1))) == 8


def test_a_pledge_that_was_changed_since_is_another_one() -> None:
    assert fingerprint({3: 1}) != fingerprint({3: 2})


@pytest.mark.parametrize("stage", [stage for stage in Stage if stage is not Stage.published])
def test_only_what_is_public_is_taken_back(stage: Stage) -> None:
    ensure_may_take_back(Stage.published)
    with pytest.raises(Refusal, match="publishing-not-public"):
        ensure_may_take_back(stage)


@pytest.mark.parametrize("wanted", SEATS)
def test_every_way_to_bind_a_group(wanted: Seat) -> None:
    assert binding(wanted, None, seat_is_held=False) is Binding.fresh
    assert binding(wanted, None, seat_is_held=True) is Binding.instead
    assert binding(wanted, wanted, seat_is_held=True) is Binding.already
    for taken in SEATS:
        if taken == wanted:
            continue
        assert binding(wanted, taken, seat_is_held=False) is Binding.move
        if taken.branch_id == wanted.branch_id:
            assert binding(wanted, taken, seat_is_held=True) is Binding.swap
        else:
            with pytest.raises(Refusal, match="publishing-group-of-another-branch"):
                binding(wanted, taken, seat_is_held=True)


@pytest.mark.parametrize("what", Binding)
def test_nothing_bound_is_unbound_unasked(what: Binding) -> None:
    ensure_sure(what, sure=True)
    if what in {Binding.fresh, Binding.already}:
        ensure_sure(what, sure=False)
    else:
        with pytest.raises(Refusal, match="publishing-bound-already"):
            ensure_sure(what, sure=False)


def test_whoever_leads_no_branch_is_told_who_does() -> None:
    ensure_leads_a_branch([1])
    with pytest.raises(Refusal, match="publishing-secretaries-only"):
        ensure_leads_a_branch([])
