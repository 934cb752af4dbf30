"""The fit review: what may be said of a pledge, by whom, in which order, and what may be told afterwards."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import TypeVar

from models.rules.refusal import Refusal

Choice = TypeVar("Choice")


class RoundKind(StrEnum):
    fit = "fit"


class RoundState(StrEnum):
    open = "open"
    closing = "closing"
    closed = "closed"


class Mark(StrEnum):
    """The scale of the fit review, in the order in which it is offered."""

    fits = "fits"
    partly = "partly"
    unfit = "unfit"
    cannot_judge = "cannot_judge"


class Reason(StrEnum):
    """Why a pledge fits only partly or not at all; fixed choices, so that no handwriting gives anybody away."""

    vague = "vague"
    not_of_the_post = "not_of_the_post"
    beyond_ability = "beyond_ability"
    routine = "routine"
    unverifiable = "unverifiable"


NEEDS_REASON = frozenset({Mark.partly, Mark.unfit})
FEWEST_BALLOTS = 5
FEWEST_ELECTORS = 5
LONGEST_ROUND = timedelta(days=60)
DELIVERED_AGAIN_WITHIN = timedelta(days=2)
"""Telegram keeps an undelivered update for a day; the second day is for clocks that disagree."""


@dataclass(frozen=True, slots=True)
class Slip:
    """What one representative says of one pledge. The mark counts at once; the reason is asked for next."""

    mark: Mark
    reason: Reason | None = None

    @property
    def complete(self) -> bool:
        return self.mark not in NEEDS_REASON or self.reason is not None


@dataclass(frozen=True, slots=True)
class Press:
    """A press on a card: which update, when (aware, UTC), in which round, on which pledge.

    A typed digit names no pledge.
    """

    update_id: int
    at: datetime
    round_id: int
    pledge_id: int | None = None


@dataclass(frozen=True, slots=True)
class Sheet:
    """What lies sealed in the box for one representative and one pledge: blank until something is said or put off."""

    slip: Slip | None = None
    put_off: bool = False
    sequence: int = 0
    at: int = 0

    @property
    def done(self) -> bool:
        return self.slip is not None and self.slip.complete


@dataclass(frozen=True, slots=True)
class Tally:
    """What all said of one pledge: ballots cast and how often each mark and reason was chosen."""

    ballots: int
    counts: dict[Mark, int]
    reasons: dict[Reason, int]


# ── opening and closing ────────────────────────────────────────────────────────────────────────────────────────────


def ensure_may_open(*, electors: int, pledges: int, is_open_already: bool) -> None:
    if is_open_already:
        raise Refusal("rating-open-already")
    if not pledges:
        raise Refusal("rating-nothing-proposed")
    if electors < FEWEST_ELECTORS:
        raise Refusal("rating-too-few-representatives", there=electors, fewest=FEWEST_ELECTORS)


def ensure_good_closing_day(closes_on: date, today: date) -> None:
    if not today < closes_on <= today + LONGEST_ROUND:
        raise Refusal("rating-closing-day", longest=LONGEST_ROUND.days)


def ensure_may_close(state: RoundState) -> None:
    if state is not RoundState.open:
        raise Refusal("rating-round-over")


def ensure_may_start_over(state: RoundState, *, is_lost: bool) -> None:
    """Only where nothing can be counted any more: never to make an unwelcome result go away."""
    if state is RoundState.closed:
        raise Refusal("rating-round-over")
    if not is_lost:
        raise Refusal("rating-nothing-lost")


# ── rating ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def ensure_may_rate(*, state: RoundState, is_elector: bool, is_author: bool) -> None:
    if not is_elector:
        raise Refusal("rating-not-on-the-roll")
    if is_author:
        raise Refusal("rating-own-pledge")
    if state is not RoundState.open:
        raise Refusal("rating-round-over")


def explained(sheet: Sheet, reason: Reason) -> Slip:
    """The slip with its reason. Refused where no reason is asked for: an old button, or a made-up one."""
    if sheet.slip is None or sheet.slip.mark not in NEEDS_REASON:
        raise Refusal("rating-no-reason-wanted")
    return Slip(sheet.slip.mark, reason)


def numbered(sheet: Sheet, digit: int) -> Slip:
    """The slip that a typed digit means: a mark, or the reason that the mark on the sheet waits for."""
    if sheet.slip is None:
        return Slip(_offered(tuple(Mark), digit))
    return explained(sheet, _offered(tuple(Reason), digit))


def _offered(choices: Sequence[Choice], digit: int) -> Choice:
    if not 1 <= digit <= len(choices):
        raise Refusal("rating-digit", most=len(choices))
    return choices[digit - 1]


def said(press: Press, slip: Slip | None = None, *, put_off: bool = False) -> Sheet:
    """What a press puts in the place of the sheet that lies there; without a slip, nothing is said any more."""
    return Sheet(slip, put_off, press.update_id, int(press.at.timestamp()))


def comes_after(new: Sheet, old: Sheet) -> bool:
    """False for an update that was delivered again.

    A larger number is newer. After a week of silence Telegram begins at a random number, so a smaller one is new too
    once the old sheet is older than any update that may still be delivered again.
    """
    return new.sequence > old.sequence or new.at - old.at > DELIVERED_AGAIN_WITHIN.total_seconds()


def came_before(press: Press, sheets: Iterable[Sheet]) -> bool:
    """Whether a typed digit was taken already; it names no pledge, so it must not meet the next one."""
    return any(not comes_after(said(press), sheet) for sheet in sheets)


# ── the queue ──────────────────────────────────────────────────────────────────────────────────────────────────────


def next_pledge(sheets: Mapping[int, Sheet]) -> int | None:
    """The first pledge that nothing complete is said of; those put off come last. None when all is done.

    The queue follows from the box alone: nothing else remembers where somebody stands.
    """
    waiting = [pledge for pledge, sheet in sheets.items() if not sheet.done]
    return min(waiting, key=lambda pledge: _turn_of(sheets[pledge]), default=None)


def _turn_of(sheet: Sheet) -> tuple[int, int]:
    return (sheet.at, sheet.sequence) if sheet.put_off else (0, 0)


def last_pledge(sheets: Mapping[int, Sheet]) -> int | None:
    """The pledge that was rated or put off last: what "back" takes back. None at the beginning."""
    touched = [pledge for pledge, sheet in sheets.items() if sheet.slip or sheet.put_off]
    return max(touched, key=lambda pledge: (sheets[pledge].at, sheets[pledge].sequence), default=None)


def rated(sheets: Mapping[int, Sheet]) -> int:
    return sum(sheet.done for sheet in sheets.values())


# ── counting ───────────────────────────────────────────────────────────────────────────────────────────────────────


def count(slips: Iterable[Slip]) -> Tally:
    cast = list(slips)
    marks = Counter(slip.mark for slip in cast)
    reasons = Counter(slip.reason for slip in cast if slip.reason)
    return Tally(len(cast), {mark: marks[mark] for mark in Mark}, {reason: reasons[reason] for reason in Reason})


def can_be_told(ballots: int, fewest: int = FEWEST_BALLOTS) -> bool:
    """Below the floor nothing is told, not even how many: with so few, each could be guessed."""
    return ballots >= fewest
