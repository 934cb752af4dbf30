"""When those above may decide otherwise: every combination."""

from itertools import product

import pytest

from models.rules.amending import Matter
from models.rules.deciding import CAUSES, STAGE_AFTER, Cause, Outcome
from models.rules.overruling import can_be_overruled, ensure_cause_fits, ensure_may_overrule
from models.rules.pledging import Stage
from models.rules.refusal import Refusal


def test_only_what_is_decided_and_has_had_no_consequence_can_be_overruled() -> None:
    for matter, outcome, stage, is_present in product(Matter, (*Outcome, None), Stage, (True, False)):
        expected = matter is Matter.pledge and outcome is not None and is_present and stage is STAGE_AFTER[outcome]
        assert can_be_overruled(matter, outcome, stage, is_present=is_present) is expected


@pytest.mark.parametrize(
    ("wanted", "stage", "is_open", "is_overruled", "code"),
    [
        (Outcome.returned, Stage.approved, True, True, "overseeing-overruled-already"),
        (Outcome.returned, Stage.published, False, False, "overseeing-published"),
        (Outcome.returned, Stage.deciding, False, False, "overseeing-not-any-more"),
        (Outcome.approved, Stage.approved, True, False, "overseeing-the-same"),
    ],
)
def test_why_it_may_not_be_overruled(
    wanted: Outcome, stage: Stage, *, is_open: bool, is_overruled: bool, code: str
) -> None:
    with pytest.raises(Refusal, match=code):
        ensure_may_overrule(Outcome.approved, wanted, stage, is_open=is_open, is_overruled=is_overruled)
    ensure_may_overrule(Outcome.approved, Outcome.declined, Stage.approved, is_open=True, is_overruled=False)


def test_a_return_carries_a_cause_that_a_person_may_choose_and_nothing_else_does() -> None:
    for outcome, cause in product(Outcome, (*Cause, None)):
        if (cause in CAUSES) if outcome is Outcome.returned else cause is None:
            ensure_cause_fits(outcome, cause)
            continue
        with pytest.raises(Refusal, match="deciding-cause-missing"):
            ensure_cause_fits(outcome, cause)
