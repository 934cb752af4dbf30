"""The committee's law: that it is passed by more than half of those entitled and never otherwise."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as some

from models.rules.deciding import (
    CAUSES,
    OUTCOME_OF,
    Cause,
    Opinion,
    Outcome,
    Ruling,
    Verdict,
    can_be_asked,
    ensure_complete,
    ensure_may_decide,
    ensure_may_see,
    quorum,
    ruling_on,
)
from models.rules.pledging import Stage
from models.rules.refusal import Refusal

LARGEST = 7


def said(verdict: Verdict, cause: Cause | None = Cause.vague, note: str = "") -> Opinion:
    return Opinion(verdict, cause, note) if verdict is Verdict.return_ else Opinion(verdict)


def every_way_to_vote(entitled: int) -> list[list[Opinion]]:
    """Each of those entitled says one of three things, or nothing yet."""
    ways = product((*Verdict, None), repeat=entitled)
    return [[said(verdict) for verdict in way if verdict] for way in ways]


# ── passing ────────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("entitled", range(LARGEST + 1))
def test_nothing_is_decided_before_the_quorum(entitled: int) -> None:
    for opinions in every_way_to_vote(entitled):
        if len(opinions) < quorum(entitled) or not opinions:
            assert ruling_on(opinions, entitled) is None


@pytest.mark.parametrize("entitled", range(1, LARGEST + 1))
def test_it_is_passed_exactly_when_more_than_half_of_all_entitled_agree(entitled: int) -> None:
    for opinions in every_way_to_vote(entitled):
        agreeing = {OUTCOME_OF[one]: sum(it.verdict is one for it in opinions) for one in Verdict}
        majority = [outcome for outcome, votes in agreeing.items() if votes > entitled / 2]
        ruling = ruling_on(opinions, entitled)
        assert len(majority) <= 1
        if majority:
            assert ruling
            assert (ruling.outcome, ruling.cause is Cause.no_majority) == (majority[0], False)
        elif len(opinions) == entitled:
            assert ruling == Ruling(Outcome.returned, Cause.no_majority)
        else:
            assert ruling is None


def test_half_is_not_more_than_half() -> None:
    two_of_four = [said(Verdict.approve)] * 2
    assert ruling_on(two_of_four, 4) is None
    assert ruling_on([*two_of_four, said(Verdict.approve)], 4) == Ruling(Outcome.approved)


def test_a_majority_of_those_who_came_is_not_enough() -> None:
    assert ruling_on([said(Verdict.approve), said(Verdict.approve), said(Verdict.decline)], 5) is None


def test_with_nobody_entitled_nothing_decides_itself() -> None:
    assert ruling_on([], 0) is None


@given(some.lists(some.tuples(some.integers(0, 6), some.sampled_from(Verdict)), max_size=40), some.integers(1, 7))
def test_however_often_people_change_their_mind_there_is_one_outcome_and_it_has_its_majority(
    presses: list[tuple[int, Verdict]], entitled: int
) -> None:
    votes: dict[int, Opinion] = {}
    outcomes: list[Ruling] = []
    for person, verdict in presses:
        if outcomes or person >= entitled:
            continue
        votes[person] = said(verdict)
        if ruling := ruling_on(list(votes.values()), entitled):
            outcomes.append(ruling)
    assert len(outcomes) <= 1
    for ruling in outcomes:
        agreeing = sum(OUTCOME_OF[vote.verdict] is ruling.outcome for vote in votes.values())
        assert len(votes) >= quorum(entitled)
        assert agreeing * 2 > entitled or (ruling.cause is Cause.no_majority and len(votes) == entitled)


@given(some.permutations([Verdict.approve] * 2 + [Verdict.return_] * 2 + [Verdict.decline]), some.integers(5, 9))
def test_the_order_of_the_votes_does_not_matter(order: list[Verdict], entitled: int) -> None:
    assert ruling_on([said(one) for one in order], entitled) == ruling_on(
        [said(one) for one in sorted(order)], entitled
    )


# ── returning ──────────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_return_carries_the_cause_most_gave_and_everybodys_notes_once() -> None:
    opinions = [
        said(Verdict.return_, Cause.routine, "写清楚修几米"),
        said(Verdict.return_, Cause.unverifiable, "写清楚修几米"),
        said(Verdict.return_, Cause.unverifiable, "谁来验收？"),
        said(Verdict.approve),
    ]
    assert ruling_on(opinions, 5) == Ruling(Outcome.returned, Cause.unverifiable, "写清楚修几米\n谁来验收？")


def test_between_equal_causes_the_first_on_the_list_stands() -> None:
    opinions = [said(Verdict.return_, Cause.unverifiable), said(Verdict.return_, Cause.not_of_the_post)]
    ruling = ruling_on(opinions, 3)
    assert ruling
    assert ruling.cause is Cause.not_of_the_post


def test_an_approval_carries_no_cause_and_no_note_of_those_who_wanted_it_back() -> None:
    opinions = [said(Verdict.approve), said(Verdict.approve), said(Verdict.return_, Cause.vague, "太短了")]
    assert ruling_on(opinions, 3) == Ruling(Outcome.approved)


def test_a_return_without_a_cause_of_the_list_is_refused() -> None:
    for cause in (None, Cause.no_majority):
        with pytest.raises(Refusal, match="deciding-cause-missing"):
            ensure_complete(Opinion(Verdict.return_, cause))
    for cause in CAUSES:
        ensure_complete(Opinion(Verdict.return_, cause))
    for verdict in (Verdict.approve, Verdict.decline):
        ensure_complete(Opinion(verdict))


# ── the present ────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("is_entitled", "is_author", "outcome", "is_before_them", "code"),
    [
        (True, True, None, True, "deciding-own-pledge"),
        (False, True, Outcome.approved, False, "deciding-own-pledge"),
        (False, False, None, True, "deciding-not-entitled"),
        (True, False, Outcome.declined, False, "deciding-decided-already"),
        (True, False, Outcome.returned, False, "deciding-decided-already"),
        (True, False, None, False, "deciding-withdrawn"),
    ],
)
def test_who_may_not_decide_is_told_why(
    *, is_entitled: bool, is_author: bool, outcome: Outcome | None, is_before_them: bool, code: str
) -> None:
    with pytest.raises(Refusal, match=code):
        ensure_may_decide(is_entitled=is_entitled, is_author=is_author, outcome=outcome, is_before_them=is_before_them)


def test_whoever_is_entitled_may_see_and_decide_an_open_question() -> None:
    ensure_may_see(is_entitled=True, is_author=False)
    ensure_may_decide(is_entitled=True, is_author=False, outcome=None, is_before_them=True)


def test_only_a_pledge_on_its_way_is_put_to_the_committee() -> None:
    assert [stage for stage in Stage if can_be_asked(stage)] == [Stage.proposed, Stage.in_review]
