"""What may be said of a pledge, by whom, in which order, and what may be told."""

from datetime import UTC, date, datetime, timedelta

import pytest

from models.rules import rating as law
from models.rules.rating import Mark, Press, Reason, RoundState, Sheet, Slip
from models.rules.refusal import Refusal

NOON = datetime(2026, 1, 20, 4, 0, tzinfo=UTC)
TODAY = date(2026, 1, 20)


def press(update_id: int, *, later: timedelta = timedelta()) -> Press:
    return Press(update_id, NOON + later, round_id=1, pledge_id=3)


def test_a_round_needs_pledges_and_five_representatives_and_no_other_round() -> None:
    law.ensure_may_open(electors=5, pledges=1, is_open_already=False)
    with pytest.raises(Refusal, match="rating-too-few-representatives"):
        law.ensure_may_open(electors=4, pledges=1, is_open_already=False)
    with pytest.raises(Refusal, match="rating-nothing-proposed"):
        law.ensure_may_open(electors=5, pledges=0, is_open_already=False)
    with pytest.raises(Refusal, match="rating-open-already"):
        law.ensure_may_open(electors=5, pledges=0, is_open_already=True)


@pytest.mark.parametrize("days", [1, 60])
def test_a_round_closes_tomorrow_at_the_earliest_and_in_sixty_days_at_the_latest(days: int) -> None:
    law.ensure_good_closing_day(TODAY + timedelta(days=days), TODAY)
    for wrong in (0, -1, 61, 20_000):
        with pytest.raises(Refusal, match="rating-closing-day"):
            law.ensure_good_closing_day(TODAY + timedelta(days=wrong), TODAY)


def test_only_an_open_round_is_closed() -> None:
    law.ensure_may_close(RoundState.open)
    for state in (RoundState.closing, RoundState.closed):
        with pytest.raises(Refusal, match="rating-round-over"):
            law.ensure_may_close(state)


def test_a_round_is_rated_again_only_where_its_key_is_lost() -> None:
    law.ensure_may_start_over(RoundState.open, is_lost=True)
    law.ensure_may_start_over(RoundState.closing, is_lost=True)
    with pytest.raises(Refusal, match="rating-nothing-lost"):
        law.ensure_may_start_over(RoundState.open, is_lost=False)
    with pytest.raises(Refusal, match="rating-round-over"):
        law.ensure_may_start_over(RoundState.closed, is_lost=True)


def test_nobody_rates_out_of_turn() -> None:
    law.ensure_may_rate(state=RoundState.open, is_elector=True, is_author=False)
    for state, is_elector, is_author, code in (
        (RoundState.open, False, False, "rating-not-on-the-roll"),
        (RoundState.open, True, True, "rating-own-pledge"),
        (RoundState.closing, True, False, "rating-round-over"),
        (RoundState.closed, True, False, "rating-round-over"),
    ):
        with pytest.raises(Refusal, match=code):
            law.ensure_may_rate(state=state, is_elector=is_elector, is_author=is_author)


@pytest.mark.parametrize("mark", list(Mark))
def test_a_mark_below_fits_wants_a_reason(mark: Mark) -> None:
    assert Slip(mark).complete == (mark in {Mark.fits, Mark.cannot_judge})
    assert Slip(mark, Reason.vague).complete


def test_a_reason_goes_only_with_a_mark_that_wants_one() -> None:
    assert law.explained(Sheet(Slip(Mark.partly)), Reason.routine) == Slip(Mark.partly, Reason.routine)
    assert law.explained(Sheet(Slip(Mark.unfit, Reason.vague)), Reason.routine) == Slip(Mark.unfit, Reason.routine)
    for sheet in (Sheet(), Sheet(put_off=True), Sheet(Slip(Mark.fits)), Sheet(Slip(Mark.cannot_judge))):
        with pytest.raises(Refusal, match="rating-no-reason-wanted"):
            law.explained(sheet, Reason.vague)


def test_a_digit_means_a_mark_and_on_a_card_that_waits_for_it_a_reason() -> None:
    assert [law.numbered(Sheet(), digit).mark for digit in (1, 2, 3, 4)] == list(Mark)
    waiting = Sheet(Slip(Mark.unfit))
    assert [law.numbered(waiting, digit).reason for digit in (1, 2, 3, 4, 5)] == list(Reason)
    for sheet, digit in ((Sheet(), 0), (Sheet(), 5), (Sheet(put_off=True), 9), (waiting, 6)):
        with pytest.raises(Refusal, match="rating-digit"):
            law.numbered(sheet, digit)


def test_a_press_that_comes_again_changes_nothing() -> None:
    first = law.said(press(100), Slip(Mark.fits))
    assert law.comes_after(first, Sheet())
    assert not law.comes_after(law.said(press(100), Slip(Mark.unfit)), first)
    assert not law.comes_after(law.said(press(99, later=timedelta(hours=30)), Slip(Mark.unfit)), first)
    assert law.comes_after(law.said(press(101), Slip(Mark.unfit)), first)


def test_after_a_week_of_silence_telegram_counts_anew_and_the_press_counts_all_the_same() -> None:
    first = law.said(press(900_000_000), Slip(Mark.fits))
    assert law.comes_after(law.said(press(17, later=timedelta(days=7)), Slip(Mark.unfit)), first)


def test_a_digit_that_comes_again_meets_no_other_card() -> None:
    sheets = [law.said(press(100), Slip(Mark.fits)), Sheet()]
    assert law.came_before(press(100), sheets)
    assert not law.came_before(press(101), sheets)


def test_the_queue_goes_in_order_and_what_was_put_off_comes_last() -> None:
    sheets = {number: Sheet() for number in (1, 2, 3, 4)}
    seen = []
    for update_id, slip in ((10, None), (11, Slip(Mark.fits)), (12, None), (13, Slip(Mark.cannot_judge))):
        seen.append(pledge := law.next_pledge(sheets))
        assert pledge
        sheets[pledge] = law.said(press(update_id), slip, put_off=slip is None)
    assert seen == [1, 2, 3, 4]
    assert law.next_pledge(sheets) == 1
    sheets[1] = law.said(press(14), put_off=True)
    assert law.next_pledge(sheets) == 3
    assert law.rated(sheets) == 2


def test_a_card_that_waits_for_its_reason_stays_on_top() -> None:
    sheets = {1: law.said(press(10), Slip(Mark.partly)), 2: Sheet()}
    assert law.next_pledge(sheets) == 1
    assert law.rated(sheets) == 0
    assert law.next_pledge({1: law.said(press(11), Slip(Mark.partly, Reason.vague))}) is None


def test_back_goes_to_what_was_touched_last() -> None:
    sheets = {number: Sheet() for number in (1, 2, 3)}
    assert law.last_pledge(sheets) is None
    sheets[3] = law.said(press(10), Slip(Mark.fits))
    sheets[1] = law.said(press(11), put_off=True)
    assert law.last_pledge(sheets) == 1
    sheets[1] = law.said(press(12))
    assert law.last_pledge(sheets) == 3


def test_every_ballot_is_counted_and_every_mark_and_reason_named() -> None:
    tally = law.count(
        [Slip(Mark.fits), Slip(Mark.fits), Slip(Mark.unfit, Reason.vague), Slip(Mark.partly), Slip(Mark.cannot_judge)]
    )
    assert tally.ballots == 5
    assert tally.counts == {Mark.fits: 2, Mark.partly: 1, Mark.unfit: 1, Mark.cannot_judge: 1}
    assert tally.reasons == {reason: int(reason is Reason.vague) for reason in Reason}


def test_nothing_is_told_below_five_ballots() -> None:
    assert [ballots for ballots in range(8) if law.can_be_told(ballots)] == [5, 6, 7]
