"""Who may pledge, and what may become of a pledge."""

import pytest

from models.rules.pledging import (
    MOST_ITEMS,
    Kind,
    Stage,
    branch_to_pledge_in,
    ensure_may_revise,
    ensure_may_withdraw,
    ensure_room_for_one_more,
    ensure_year_is_open,
    kind_with_room,
)
from models.rules.refusal import Refusal
from models.rules.rights import Actor, Hat, Role, Standing


def wearing(*hats: Hat) -> Actor:
    return Actor(1, "彭冬生", hats)


def test_a_member_pledges_where_the_member_hat_is_worn() -> None:
    assert branch_to_pledge_in(wearing(Hat(Role.secretary, 3), Hat(Role.member, 4))) == 4


@pytest.mark.parametrize("standing", [Standing.full, Standing.probationary, Standing.floating])
def test_whoever_is_away_or_on_probation_pledges_too(standing: Standing) -> None:
    assert branch_to_pledge_in(wearing(Hat(Role.member, 4, standing))) == 4


def test_nothing_is_expected_of_the_exempt() -> None:
    with pytest.raises(Refusal, match="pledging-exempt"):
        branch_to_pledge_in(wearing(Hat(Role.member, 4, Standing.exempt)))


@pytest.mark.parametrize("role", sorted(set(Role) - {Role.member}))
def test_nobody_but_a_member_pledges(role: Role) -> None:
    with pytest.raises(Refusal, match="pledging-members-only"):
        branch_to_pledge_in(wearing(Hat(role, 4)))


def test_a_year_must_be_opened_first() -> None:
    assert ensure_year_is_open(7, 2026) == 7
    with pytest.raises(Refusal, match="pledging-no-year"):
        ensure_year_is_open(None, 2027)


@pytest.mark.parametrize("stage", Stage)
def test_a_pledge_is_taken_back_until_it_is_decided_and_revised_when_returned(stage: Stage) -> None:
    undecided = {Stage.proposed, Stage.in_review, Stage.deciding, Stage.returned}
    assert allowed(ensure_may_withdraw, stage) is (stage in undecided)
    assert allowed(ensure_may_revise, stage) is (stage is Stage.returned)


def allowed(ensure: object, stage: Stage) -> bool:
    assert callable(ensure)
    try:
        ensure(stage)
    except Refusal:
        return False
    return True


def test_the_last_item_fits_and_one_more_does_not() -> None:
    full = {Kind.annual: 0, Kind.immediate: 1}
    ensure_room_for_one_more(Kind.immediate, full)
    assert kind_with_room(full) is Kind.immediate
    assert kind_with_room(MOST_ITEMS) is Kind.annual
    with pytest.raises(Refusal) as refused:
        ensure_room_for_one_more(Kind.annual, full)
    assert refused.value.facts == {"most": MOST_ITEMS[Kind.annual]}
    with pytest.raises(Refusal, match="pledging-enough-items"):
        kind_with_room(dict.fromkeys(Kind, 0))
