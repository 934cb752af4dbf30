"""Ballots on paper: who votes so, who counts, who bears witness, and what may be told when two boxes are added up."""

import re
import unicodedata
from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from enum import StrEnum

from models.rules.rating import RoundMode, RoundState, Tally, can_be_told
from models.rules.refusal import Refusal
from models.rules.scales import Scale

NUMBERS = re.compile(r"\d{1,4}([\s,、;]+\d{1,4})*[.。]?")
FEW = 5
"""Fewer papers than this can be guessed by those who count them."""


class BatchState(StrEnum):
    """Where the count stands: being written down, before the witness, refused by the witness, or confirmed."""

    written = "written"
    asked = "asked"
    refused = "refused"
    confirmed = "confirmed"


def ensure_may_take_papers(*, mode: RoundMode, state: RoundState) -> None:
    """In an open round everybody simply presses."""
    if state is not RoundState.open:
        raise Refusal("rating-round-over")
    if mode is RoundMode.open:
        raise Refusal("rating-paper-openly")


def ensure_may_correct(state: BatchState) -> None:
    if state is BatchState.asked:
        raise Refusal("rating-paper-asked")
    if state is BatchState.confirmed:
        raise Refusal("rating-paper-confirmed")


def ensure_may_vote_on_paper(*, is_elector: bool) -> None:
    if not is_elector:
        raise Refusal("rating-paper-not-on-the-roll")


def counts_from(typed: str, scale: Scale, voters: int) -> dict[str, int]:
    """One number a mark, in the order of the scale: "5 1 0 0". `voters` may vote on paper on this pledge."""
    plain = unicodedata.normalize("NFKC", typed).strip()
    numbers = [int(one) for one in re.findall(r"\d+", plain)] if NUMBERS.fullmatch(plain) else []
    if len(numbers) != len(scale.marks):
        raise Refusal("rating-paper-numbers", marks=len(scale.marks))
    _ensure_not_too_many(sum(numbers), voters)
    return dict(zip(scale.marks, numbers, strict=True))


def witnesses(candidates: Iterable[int], recorders: Collection[int], voters: Collection[int]) -> list[int]:
    """Who may confirm the count: never who wrote it down, and nobody whose own paper is among those counted.

    Where that leaves nobody, a paper voter may: one more pair of eyes is worth more than their distance.
    """
    others = [one for one in candidates if one not in recorders]
    return [one for one in others if one not in voters] or others


def ensure_may_ask(voters: Mapping[int, int], counts: Mapping[int, Mapping[str, int]]) -> None:
    """Every pledge is counted, and on none there are more papers than people: some may have gone since it was typed."""
    if not any(voters.values()):
        raise Refusal("rating-paper-nobody")
    counted = sum(pledge in counts for pledge in voters)
    if counted < len(voters):
        raise Refusal("rating-paper-incomplete", counted=counted, pledges=len(voters))
    for pledge, most in voters.items():
        _ensure_not_too_many(sum(counts[pledge].values()), most)


def _ensure_not_too_many(there: int, voters: int) -> None:
    if there > voters:
        raise Refusal("rating-paper-too-many", there=there, voters=voters)


def ensure_may_witness(*, is_witness: bool, is_same_asking: bool, state: BatchState, round_state: RoundState) -> None:
    if not is_witness:
        raise Refusal("not-yours")
    if round_state is not RoundState.open:
        raise Refusal("rating-round-over")
    if state is not BatchState.asked or not is_same_asking:
        raise Refusal("rating-paper-changed")


def added(tally: Tally, papers: dict[str, int]) -> Tally:
    """The ballots from the phones and those on paper, counted together."""
    counts = {mark: times + papers.get(mark, 0) for mark, times in tally.counts.items()}
    return replace(tally, ballots=tally.ballots + sum(papers.values()), counts=counts)


def can_be_told_together(ballots: int, papers: int) -> bool:
    """Told only from five ballots on, and only if those from the phones are none or at least five.

    Who counted the papers knows what stood on them, and what is left when they are taken away is what the phones said.
    """
    phones = ballots - papers
    return can_be_told(ballots) and (phones == 0 or can_be_told(phones))
