"""After the decision: what may be asked, and the difference a new version makes."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as some

from models.rules.amending import (
    Difference,
    Matter,
    can_be_decided,
    differences,
    ensure_changes_something,
    ensure_may_request,
    snippets,
)
from models.rules.deciding import Outcome, asks_for_talk
from models.rules.drafting import Question
from models.rules.indicators import Numbers
from models.rules.pledging import KEPT, Basis, Category, Form, Stage, Wording
from models.rules.refusal import Refusal

WORDS = Wording(
    basis=Basis.problem,
    basis_note="路不通",
    category=Category.livelihood,
    text="把三组到水库的机耕路修通",
    indicator="修通的路",
    baseline=Decimal("0.5"),
    target=Decimal(3),
    unit="公里",
    measures="每月出工两次",
    due_on=date(2026, 10, 31),
    form=Form.oath,
    oath_file_id="voice",
)


@pytest.mark.parametrize("stage", Stage)
@pytest.mark.parametrize("has_open_request", [False, True])
def test_only_after_the_decision_and_only_one_wish_at_a_time(stage: Stage, *, has_open_request: bool) -> None:
    if stage in KEPT and not has_open_request:
        ensure_may_request(stage, has_open_request=has_open_request)
        return
    with pytest.raises(Refusal, match="amending-asked-already" if stage in KEPT else "amending-not-decided"):
        ensure_may_request(stage, has_open_request=has_open_request)


@pytest.mark.parametrize("stage", Stage)
def test_a_pledge_is_decided_on_its_way_and_a_wish_while_the_pledge_stands(stage: Stage) -> None:
    assert can_be_decided(Matter.pledge, stage, is_taken_back=False) == (stage is Stage.deciding)
    for wish in (Matter.amendment, Matter.withdrawal):
        assert can_be_decided(wish, stage, is_taken_back=False) == (stage in {Stage.approved, Stage.published})


def test_only_a_pledge_that_comes_back_again_asks_for_a_talk() -> None:
    asked = {
        (matter, outcome, version)
        for matter in Matter
        for outcome in (*Outcome, None)
        for version in (1, 2, 3)
        if asks_for_talk(matter, outcome, version)
    }
    assert asked == {(Matter.pledge, Outcome.returned, 2), (Matter.pledge, Outcome.returned, 3)}


def test_the_same_words_are_no_change() -> None:
    with pytest.raises(Refusal, match="amending-nothing-changed"):
        ensure_changes_something(WORDS, replace(WORDS, baseline=Decimal("0.50")))
    ensure_changes_something(WORDS, replace(WORDS, unit="里"))


def test_every_answer_that_differs_is_told_in_the_order_of_asking() -> None:
    new = replace(WORDS, due_on=date(2026, 12, 31), target=Decimal(5), text="修两条路", oath_file_id="another")
    assert differences(WORDS, new) == (
        Difference(Question.text, "把三组到水库的机耕路修通", "修两条路"),
        Difference(
            Question.numbers, Numbers(Decimal("0.5"), Decimal(3), "公里"), Numbers(Decimal("0.5"), Decimal(5), "公里")
        ),
        Difference(Question.due_on, date(2026, 10, 31), date(2026, 12, 31)),
    )
    assert differences(WORDS, WORDS) == ()


def test_a_long_text_is_cut_down_to_what_is_different() -> None:
    same = "把三组到水库的机耕路修通，方便大家运橘子下山，"
    assert snippets(f"{same}年底前办好。", f"{same}国庆前办好。", 12) == (
        "…子下山，年底前办好。",
        "…子下山，国庆前办好。",
    )
    assert snippets(f"甲方{same}", f"乙方{same}", 8) == ("甲方把三组…", "乙方把三组…")
    assert snippets("短", "更短", 8) == ("短", "更短")


@given(some.text("路桥水电灯", max_size=60), some.text("路桥水电灯", max_size=60), some.integers(6, 30))
def test_what_is_different_is_shown_and_nothing_endless(old: str, new: str, longest: int) -> None:
    shown = snippets(old, new, longest)
    assert all(len(one) <= longest + 2 for one in shown)
    if old != new:
        assert shown[0] != shown[1]
