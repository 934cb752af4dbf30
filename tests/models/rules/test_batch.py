"""What may be approved together, said about a pledge, and how often its author may urge."""

from datetime import UTC, datetime, timedelta
from itertools import product

import pytest

from models.rules.batch import LeftOut, why_left_out
from models.rules.deciding import Outcome
from models.rules.questions import MOST_REMARKS, RemarkKind, ensure_may_answer, ensure_may_say_more, may_read
from models.rules.refusal import Refusal
from models.rules.urging import ensure_may_urge

NOW = datetime(2026, 2, 26, 1, 0, tzinfo=UTC)


def test_only_what_was_opened_is_undecided_and_not_spoken_on_is_approved_with_others() -> None:
    for outcome, *facts in product([None, *Outcome], *[[True, False]] * 3):
        before, spoken, opened = facts
        why = why_left_out(outcome=outcome, is_before_them=before, has_spoken=spoken, was_opened=opened)
        assert (why is None) == (outcome is None and before and not spoken and opened)


def test_the_reason_is_the_one_that_matters_most() -> None:
    decided = why_left_out(outcome=Outcome.returned, is_before_them=False, has_spoken=True, was_opened=False)
    assert decided is LeftOut.decided
    assert why_left_out(outcome=None, is_before_them=True, has_spoken=False, was_opened=False) is LeftOut.unopened


def test_a_person_has_three_remarks_a_pledge() -> None:
    ensure_may_say_more(MOST_REMARKS - 1)
    with pytest.raises(Refusal, match="deciding-enough-said"):
        ensure_may_say_more(MOST_REMARKS)


def test_an_answer_is_given_once_and_while_it_is_of_use() -> None:
    ensure_may_answer(is_answered=False, outcome=None, is_before_them=True)
    for facts, code in (
        ((True, None, True), "deciding-answered-already"),
        ((False, Outcome.approved, True), "deciding-decided-already"),
        ((False, None, False), "deciding-withdrawn"),
    ):
        answered, outcome, before = facts
        with pytest.raises(Refusal, match=code):
            ensure_may_answer(is_answered=answered, outcome=outcome, is_before_them=before)


def test_the_author_reads_comments_only_afterwards() -> None:
    for kind in RemarkKind:
        assert may_read(kind, is_entitled=True, is_decided=False)
        assert may_read(kind, is_entitled=False, is_decided=True)
        assert may_read(kind, is_entitled=False, is_decided=False) == (kind is not RemarkKind.comment)


def test_once_a_day_may_be_urged() -> None:
    ensure_may_urge(None, NOW)
    ensure_may_urge(NOW - timedelta(hours=24), NOW)
    with pytest.raises(Refusal, match="deciding-urged-already") as refused:
        ensure_may_urge(NOW - timedelta(hours=22, minutes=59), NOW)
    assert refused.value.facts == {"hours": 2}
