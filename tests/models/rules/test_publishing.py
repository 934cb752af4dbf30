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


@given(some.sets(some.integers(1, 10**9), min_size=1, max_size=60), some.sets(some.integers(1, 10**9), max_size=60))
def test_only_the_very_list_that_was_looked_through_is_published(seen: set[int], waiting: set[int]) -> None:
    ensure_looked_through(fingerprint(seen), seen)
    if waiting != seen:
        with pytest.raises(Refusal, match="publishing-list-changed" if waiting else "publishing-nothing-waiting"):
            ensure_looked_through(fingerprint(seen), waiting)


def test_the_fingerprint_does_not_depend_on_the_order_and_fits_a_button() -> None:
    assert fingerprint([3, 1, 2]) == fingerprint({1, 2, 3}) != fingerprint([1, 23])
    assert len(fingerprint(range(10_000))) == 8


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
