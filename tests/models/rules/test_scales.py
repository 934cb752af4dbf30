"""Scales as data: what may be one, what counts, and that one kept with a round comes back as it was."""

import json
from dataclasses import replace

import pytest

from models.rules.scales import FIT, FULFILMENT, SCALES, Grade, Reason, RoundKind, Scale

GOOD = Grade("good", weight=100, counts_as_satisfied=True, needs_reason=False, label="好")
BAD = Grade("bad", weight=0, counts_as_satisfied=False, needs_reason=True, label="差")


def marks(number: int) -> tuple[Grade, ...]:
    return tuple(replace(GOOD, code=f"mark_{place}") for place in range(number))


@pytest.mark.parametrize("kind", list(RoundKind))
def test_every_kind_of_round_has_a_scale_that_outlives_being_kept(kind: RoundKind) -> None:
    scale = SCALES[kind]
    assert Scale.of(json.loads(json.dumps(scale.as_data()))) == scale


def test_the_fit_review_offers_four_marks_and_five_reasons_for_the_two_below_fits() -> None:
    assert FIT.marks == ("fits", "partly", "unfit", "cannot_judge")
    assert [mark for mark in FIT.marks if FIT.needs_reason(mark)] == ["partly", "unfit"]
    assert len(FIT.reason_codes) == 5


def test_fulfilment_is_asked_in_four_steps_without_a_reason() -> None:
    assert FULFILMENT.marks == ("satisfied", "fairly", "basically", "not_satisfied")
    assert not [mark for mark in FULFILMENT.marks if FULFILMENT.needs_reason(mark)]


def test_who_cannot_judge_is_neither_satisfied_nor_among_those_who_could_be() -> None:
    assert (FIT.satisfying, FIT.abstaining) == (("fits", "partly"), ("cannot_judge",))
    assert (FULFILMENT.satisfying, FULFILMENT.abstaining) == (("satisfied", "fairly", "basically"), ())


def test_nine_choices_are_the_most_that_one_digit_can_say() -> None:
    assert len(Scale(marks(9)).marks) == 9
    with pytest.raises(ValueError, match="at most nine"):
        Scale(marks(10))
    with pytest.raises(ValueError, match="at most nine"):
        Scale((GOOD, BAD), tuple(Reason(f"reason_{place}") for place in range(10)))


@pytest.mark.parametrize(
    ("grades", "reasons"),
    [
        ((), ()),
        ((GOOD, GOOD), ()),
        ((BAD,), ()),
        ((GOOD,), (Reason("late"), Reason("late"))),
        ((replace(GOOD, code="x" * 21),), ()),
        ((replace(GOOD, code="no:colon"),), ()),
        ((replace(GOOD, code=""),), ()),
    ],
)
def test_what_no_round_could_be_rated_by_is_no_scale(grades: tuple[Grade, ...], reasons: tuple[Reason, ...]) -> None:
    with pytest.raises(ValueError, match="scale has"):
        Scale(grades, reasons)
