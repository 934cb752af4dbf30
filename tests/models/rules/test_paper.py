"""Ballots on paper: the numbers typed, the witness, and what may be told when two boxes are added up."""

import pytest

from models.rules import paper as law
from models.rules.paper import BatchState
from models.rules.rating import RoundMode, RoundState, Tally
from models.rules.refusal import Refusal
from models.rules.scales import FIT


@pytest.mark.parametrize(
    "typed", ["5 1 0 0", " 5  1 0 0 ", "5,1,0,0", "5，1，0，0", "5、1、0、0。", "５ １ ０ ０", "5\n1\n0\n0"]
)
def test_numbers_are_read_however_they_are_parted(typed: str) -> None:
    assert law.counts_from(typed, FIT, 6) == {"fits": 5, "partly": 1, "unfit": 0, "cannot_judge": 0}


@pytest.mark.parametrize(
    "typed", ["", "5 1 0", "5 1 0 0 0", "5100", "五 一 零 零", "5 1 0 -1", "5 1 0 0 票", "适合5", "9" * 4000, "1.5 0 0"]
)
def test_what_is_not_one_number_a_mark_is_asked_for_again(typed: str) -> None:
    with pytest.raises(Refusal, match="rating-paper-numbers") as refusal:
        law.counts_from(typed, FIT, 6)
    assert refusal.value.facts == {"marks": 4}


def test_there_are_never_more_papers_than_people_who_may_vote_on_them() -> None:
    assert sum(law.counts_from("6 0 0 0", FIT, 6).values()) == 6
    assert sum(law.counts_from("0 0 0 0", FIT, 0).values()) == 0
    with pytest.raises(Refusal, match="rating-paper-too-many") as refusal:
        law.counts_from("6 1 0 0", FIT, 6)
    assert refusal.value.facts == {"there": 7, "voters": 6}


@pytest.mark.parametrize("papers", range(13))
@pytest.mark.parametrize("phones", range(13))
def test_a_result_is_told_only_if_neither_the_whole_nor_what_is_left_of_it_is_a_few(papers: int, phones: int) -> None:
    """Whoever counted the papers can take them away again, and reads the rest."""
    is_told = law.can_be_told_together(papers + phones, papers)
    assert is_told == (papers + phones >= 5 and phones not in range(1, 5))


def test_papers_are_added_to_what_the_phones_said_and_reasons_stay() -> None:
    tally = Tally(5, {"fits": 4, "partly": 1, "unfit": 0, "cannot_judge": 0}, {"vague": 1})
    both = law.added(tally, {"fits": 2, "partly": 0, "unfit": 3, "cannot_judge": 0})
    assert both == Tally(10, {"fits": 6, "partly": 1, "unfit": 3, "cannot_judge": 0}, {"vague": 1})
    assert law.added(tally, {}) == tally


def test_a_witness_did_not_count_and_has_no_paper_of_their_own_in_the_box_if_that_can_be() -> None:
    assert law.witnesses([1, 2, 3], {1}, [3]) == [2]
    assert law.witnesses([1, 2, 3], {1, 2}, []) == [3]
    assert law.witnesses([1, 3], {1}, [3]) == [3], "better one who voted than nobody at all"
    assert law.witnesses([1], {1}, [1]) == []


def test_papers_are_taken_while_a_secret_round_is_open() -> None:
    law.ensure_may_take_papers(mode=RoundMode.secret, state=RoundState.open)
    with pytest.raises(Refusal, match="rating-paper-openly"):
        law.ensure_may_take_papers(mode=RoundMode.open, state=RoundState.open)
    for state in (RoundState.closing, RoundState.closed):
        for mode in RoundMode:
            with pytest.raises(Refusal, match="rating-round-over"):
                law.ensure_may_take_papers(mode=mode, state=state)


def test_what_is_before_the_witness_or_confirmed_is_not_corrected() -> None:
    law.ensure_may_correct(BatchState.written)
    law.ensure_may_correct(BatchState.refused)
    with pytest.raises(Refusal, match="rating-paper-asked"):
        law.ensure_may_correct(BatchState.asked)
    with pytest.raises(Refusal, match="rating-paper-confirmed"):
        law.ensure_may_correct(BatchState.confirmed)


def test_a_witness_is_asked_when_every_pledge_is_counted_and_fits_those_who_voted() -> None:
    counts = {1: {"fits": 2}, 2: {"fits": 1}}
    law.ensure_may_ask({1: 2, 2: 1}, counts)
    for voters, given, code in (
        ({1: 0, 2: 0}, counts, "rating-paper-nobody"),
        ({1: 2, 2: 1, 3: 2}, counts, "rating-paper-incomplete"),
        ({1: 1, 2: 1}, counts, "rating-paper-too-many"),
    ):
        with pytest.raises(Refusal, match=code):
            law.ensure_may_ask(voters, given)


@pytest.mark.parametrize("state", list(BatchState))
@pytest.mark.parametrize("round_state", list(RoundState))
@pytest.mark.parametrize("is_same", [True, False])
def test_only_the_numbers_that_were_shown_are_confirmed(
    state: BatchState, round_state: RoundState, *, is_same: bool
) -> None:
    facts = {"is_same_asking": is_same, "state": state, "round_state": round_state}
    if is_same and state is BatchState.asked and round_state is RoundState.open:
        law.ensure_may_witness(is_witness=True, **facts)  # type: ignore[arg-type] # one mapping for all
    else:
        code = "rating-paper-changed" if round_state is RoundState.open else "rating-round-over"
        with pytest.raises(Refusal, match=code):
            law.ensure_may_witness(is_witness=True, **facts)  # type: ignore[arg-type] # the same
    with pytest.raises(Refusal, match="not-yours"):
        law.ensure_may_witness(is_witness=False, **facts)  # type: ignore[arg-type] # the same
