"""The law of a meeting on paper: its day, its quorum, and which votes carry a result."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.rules import meeting as law
from models.rules.deciding import Cause, Outcome, Verdict, majority, quorum
from models.rules.meeting import Resolution, Votes, present_from, votes_from
from models.rules.refusal import Refusal

TODAY = date(2026, 2, 26)


def resolution(*votes: int, verdict: Verdict = Verdict.approve, cause: Cause | None = None) -> Resolution:
    return Resolution(verdict, Votes(*votes), cause)


def test_a_meeting_that_is_still_to_come_is_not_written_down() -> None:
    law.ensure_held(TODAY, TODAY)
    with pytest.raises(Refusal, match="meeting-not-held-yet"):
        law.ensure_held(date(2026, 2, 27), TODAY)


def test_half_of_those_entitled_must_have_come_and_nobody_who_was_not_invited() -> None:
    law.ensure_enough_came(3, entitled=5, invited=6)
    law.ensure_enough_came(6, entitled=5, invited=6)
    with pytest.raises(Refusal, match="meeting-no-quorum") as refused:
        law.ensure_enough_came(2, entitled=5, invited=6)
    assert refused.value.facts == {"present": 2, "entitled": 5, "needed": 3}
    with pytest.raises(Refusal, match="meeting-too-many-came"):
        law.ensure_enough_came(7, entitled=5, invited=6)


@pytest.mark.parametrize("votes", [(2, 0, 3), (2, 3, 0), (0, 0, 0), (2,)])
def test_half_of_those_who_came_is_not_half_of_those_entitled(votes: tuple[int, ...]) -> None:
    with pytest.raises(Refusal, match="meeting-not-carried"):
        law.ensure_carries(resolution(*votes), present=5, entitled=5)


def test_who_did_not_come_and_the_author_have_no_vote() -> None:
    with pytest.raises(Refusal, match="meeting-too-many-votes"):
        law.ensure_carries(resolution(5), present=5, entitled=4)
    with pytest.raises(Refusal, match="meeting-too-many-votes"):
        law.ensure_carries(resolution(3, 1, 1), present=4, entitled=5)


def test_a_return_needs_its_cause() -> None:
    with pytest.raises(Refusal, match="deciding-cause-missing"):
        law.ensure_carries(resolution(4, verdict=Verdict.return_), present=5, entitled=5)
    returned = resolution(4, verdict=Verdict.return_, cause=Cause.vague)
    law.ensure_carries(returned, present=5, entitled=5)
    assert (returned.ruling.outcome, returned.ruling.cause) == (Outcome.returned, Cause.vague)


counts = st.integers(0, 30)


@given(present=counts, entitled=counts, votes=st.tuples(counts, counts, counts))
def test_whatever_carries_has_a_majority_of_all_entitled_among_those_present(
    present: int, entitled: int, votes: tuple[int, int, int]
) -> None:
    try:
        law.ensure_carries(resolution(*votes), present=present, entitled=entitled)
    except Refusal:
        assert votes[0] < majority(entitled) or sum(votes) > min(present, entitled)
    else:
        assert votes[0] * 2 > entitled
        assert sum(votes) <= min(present, entitled)
        assert present >= quorum(entitled)


@pytest.mark.parametrize(
    ("said", "votes"),
    [("4 0 1", (4, 0, 1)), ("4，0，1", (4, 0, 1)), ("4", (4, 0, 0)), (" 4、1 ", (4, 1, 0)), ("4:0:1", (4, 0, 1))],
)
def test_votes_are_read_as_people_type_them(said: str, votes: tuple[int, int, int]) -> None:
    assert votes_from(said) == Votes(*votes)


@pytest.mark.parametrize("said", ["", "都同意", "4 0 1 2", "-1", "9" * 4_000, "4.5.6.7"])
def test_what_is_no_count_of_votes_is_asked_again(said: str) -> None:
    with pytest.raises(Refusal, match="meeting-votes-unclear"):
        votes_from(said)


def test_how_many_came_is_one_number() -> None:
    assert [present_from(said) for said in ("5", " 12 人", "3个人")] == [5, 12, 3]
    for said in ("", "五六个", "5 6", "9" * 4_000):
        with pytest.raises(Refusal, match="meeting-present-unclear"):
            present_from(said)
