"""What may be said of a pledge, by whom, in which order, and what may be told."""

from datetime import UTC, date, datetime, timedelta

import pytest

from models.rules import rating as law
from models.rules.rating import Press, RoundMode, RoundState, Sheet, Slip
from models.rules.refusal import Refusal
from models.rules.scales import FIT
from tests.given import Mark, Reason

NOON = datetime(2026, 1, 20, 4, 0, tzinfo=UTC)
TODAY = date(2026, 1, 20)


def press(update_id: int, *, later: timedelta = timedelta()) -> Press:
    return Press(update_id, NOON + later, round_id=1, pledge_id=3)


def test_a_round_needs_pledges_and_five_representatives_and_no_other_round() -> None:
    law.ensure_may_open(electors=5, pledges=1, is_open_already=False, mode=RoundMode.secret)
    with pytest.raises(Refusal, match="rating-too-few-representatives"):
        law.ensure_may_open(electors=4, pledges=1, is_open_already=False, mode=RoundMode.secret)
    with pytest.raises(Refusal, match="rating-nothing-proposed"):
        law.ensure_may_open(electors=5, pledges=0, is_open_already=False, mode=RoundMode.secret)
    with pytest.raises(Refusal, match="rating-open-already"):
        law.ensure_may_open(electors=5, pledges=0, is_open_already=True, mode=RoundMode.secret)


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


def test_below_five_representatives_may_still_speak_openly() -> None:
    law.ensure_may_open(electors=1, pledges=1, is_open_already=False, mode=RoundMode.open)
    with pytest.raises(Refusal, match="rating-too-few-representatives"):
        law.ensure_may_open(electors=0, pledges=1, is_open_already=False, mode=RoundMode.open)


def test_nobody_sits_down_out_of_turn() -> None:
    law.ensure_may_sit(state=RoundState.open, is_elector=True, is_on_paper=False)
    for state, is_elector, is_on_paper, code in (
        (RoundState.open, False, False, "rating-not-on-the-roll"),
        (RoundState.open, True, True, "rating-on-paper"),
        (RoundState.closing, True, True, "rating-round-over"),
        (RoundState.closing, True, False, "rating-round-over"),
        (RoundState.closed, True, False, "rating-round-over"),
    ):
        with pytest.raises(Refusal, match=code):
            law.ensure_may_sit(state=state, is_elector=is_elector, is_on_paper=is_on_paper)


def test_nobody_rates_what_they_or_their_relatives_have_pledged() -> None:
    law.ensure_may_say(is_author=False, is_kin=False)
    for is_author, is_kin, code in ((True, False, "rating-own-pledge"), (False, True, "rating-kin")):
        with pytest.raises(Refusal, match=code):
            law.ensure_may_say(is_author=is_author, is_kin=is_kin)


@pytest.mark.parametrize("is_rater", [True, False])
@pytest.mark.parametrize("is_author", [True, False])
@pytest.mark.parametrize("is_same", [True, False])
def test_relatives_are_noted_between_two_people_who_rate_and_pledge(
    *, is_rater: bool, is_author: bool, is_same: bool
) -> None:
    if is_rater and is_author and not is_same:
        law.ensure_can_be_kin(is_rater=is_rater, is_author=is_author, is_same=is_same)
        return
    with pytest.raises(Refusal, match="rating-no-such-kin"):
        law.ensure_can_be_kin(is_rater=is_rater, is_author=is_author, is_same=is_same)


def test_who_said_what_is_heard_by_those_who_were_there_and_only_openly() -> None:
    law.ensure_may_hear(mode=RoundMode.open, is_secretary=True, is_elector=False)
    law.ensure_may_hear(mode=RoundMode.open, is_secretary=False, is_elector=True)
    for mode in RoundMode:
        with pytest.raises(Refusal, match="not-yours"):
            law.ensure_may_hear(mode=mode, is_secretary=False, is_elector=False)
    for is_secretary, is_elector in ((True, True), (True, False), (False, True)):
        with pytest.raises(Refusal, match="rating-secret"):
            law.ensure_may_hear(mode=RoundMode.secret, is_secretary=is_secretary, is_elector=is_elector)


@pytest.mark.parametrize("mark", list(Mark))
def test_a_mark_below_fits_wants_a_reason(mark: Mark) -> None:
    assert Sheet(law.marked(FIT, mark)).is_done(FIT) == (mark in {Mark.fits, Mark.cannot_judge})
    assert Sheet(Slip(mark, Reason.vague)).is_done(FIT)


def test_a_mark_or_reason_that_is_not_offered_is_refused() -> None:
    with pytest.raises(Refusal, match="rating-not-on-the-scale"):
        law.marked(FIT, "excellent")
    with pytest.raises(Refusal, match="rating-not-on-the-scale"):
        law.explained(FIT, Sheet(Slip(Mark.unfit)), "hates_him")


def test_a_reason_goes_only_with_a_mark_that_wants_one() -> None:
    assert law.explained(FIT, Sheet(Slip(Mark.partly)), Reason.routine) == Slip(Mark.partly, Reason.routine)
    changed = law.explained(FIT, Sheet(Slip(Mark.unfit, Reason.vague)), Reason.routine)
    assert changed == Slip(Mark.unfit, Reason.routine)
    for sheet in (Sheet(), Sheet(put_off=True), Sheet(Slip(Mark.fits)), Sheet(Slip(Mark.cannot_judge))):
        with pytest.raises(Refusal, match="rating-no-reason-wanted"):
            law.explained(FIT, sheet, Reason.vague)


def test_a_digit_means_a_mark_and_on_a_card_that_waits_for_it_a_reason() -> None:
    assert [law.numbered(FIT, Sheet(), digit).mark for digit in (1, 2, 3, 4)] == list(Mark)
    waiting = Sheet(Slip(Mark.unfit))
    assert [law.numbered(FIT, waiting, digit).reason for digit in (1, 2, 3, 4, 5)] == list(Reason)
    for sheet, digit in ((Sheet(), 0), (Sheet(), 5), (Sheet(put_off=True), 9), (waiting, 6)):
        with pytest.raises(Refusal, match="rating-digit"):
            law.numbered(FIT, sheet, digit)


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
        seen.append(pledge := law.next_pledge(FIT, sheets))
        assert pledge
        sheets[pledge] = law.said(press(update_id), slip, put_off=slip is None)
    assert seen == [1, 2, 3, 4]
    assert law.next_pledge(FIT, sheets) == 1
    sheets[1] = law.said(press(14), put_off=True)
    assert law.next_pledge(FIT, sheets) == 3
    assert law.rated(FIT, sheets) == 2


def test_a_card_that_waits_for_its_reason_stays_on_top() -> None:
    sheets = {1: law.said(press(10), Slip(Mark.partly)), 2: Sheet()}
    assert law.next_pledge(FIT, sheets) == 1
    assert law.rated(FIT, sheets) == 0
    assert law.next_pledge(FIT, {1: law.said(press(11), Slip(Mark.partly, Reason.vague))}) is None


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
        FIT,
        [Slip(Mark.fits), Slip(Mark.fits), Slip(Mark.unfit, Reason.vague), Slip(Mark.partly), Slip(Mark.cannot_judge)],
    )
    assert tally.ballots == 5
    assert tally.counts == {Mark.fits: 2, Mark.partly: 1, Mark.unfit: 1, Mark.cannot_judge: 1}
    assert tally.reasons == {reason: int(reason is Reason.vague) for reason in Reason}


def test_nothing_is_told_below_five_ballots() -> None:
    assert [ballots for ballots in range(8) if law.can_be_told(ballots)] == [5, 6, 7]
