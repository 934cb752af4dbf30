"""Rounds of rating: what may be said of a pledge, by whom, in which order, and what may be told afterwards."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from models.rules.pledging import Stage
from models.rules.refusal import Refusal
from models.rules.scales import RoundKind, Scale


class RoundState(StrEnum):
    open = "open"
    closing = "closing"
    closed = "closed"


class RoundMode(StrEnum):
    """Whether what somebody says is sealed, or said by name before all. Chosen before the opening, never changed."""

    secret = "secret"  # noqa: S105 - how a ballot is, no password
    open = "open"


FEWEST_BALLOTS = 5
FEWEST_ELECTORS = {RoundMode.secret: 5, RoundMode.open: 1}
STAGE_BEFORE = {RoundKind.fit: Stage.proposed, RoundKind.fulfilment: Stage.published}
STAGE_RATED = {RoundKind.fit: Stage.in_review, RoundKind.fulfilment: Stage.published}
"""Where a pledge stands while it is rated; one that leaves it is asked about no more."""
LONGEST_ROUND = timedelta(days=60)
DELIVERED_AGAIN_WITHIN = timedelta(days=2)
"""Telegram keeps an undelivered update for a day; the second day is for clocks that disagree."""


@dataclass(frozen=True, slots=True)
class Slip:
    """What one representative says of one pledge. The mark counts at once; the reason is asked for next."""

    mark: str
    reason: str | None = None


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

    def is_done(self, scale: Scale) -> bool:
        return self.slip is not None and not self.wants_reason(scale)

    def wants_reason(self, scale: Scale) -> bool:
        return self.slip is not None and self.slip.reason is None and scale.needs_reason(self.slip.mark)


@dataclass(frozen=True, slots=True)
class Tally:
    """What all said of one pledge: ballots cast and how often each mark and reason was chosen."""

    ballots: int
    counts: dict[str, int]
    reasons: dict[str, int]


# ── opening and closing ────────────────────────────────────────────────────────────────────────────────────────────


def ensure_may_open(*, electors: int, pledges: int, is_open_already: bool, mode: RoundMode) -> None:
    """Below five, each secret ballot could be guessed; an open meeting guards no secret."""
    if is_open_already:
        raise Refusal("rating-open-already")
    if not pledges:
        raise Refusal("rating-nothing-proposed")
    if electors < FEWEST_ELECTORS[mode]:
        raise Refusal("rating-too-few-representatives", there=electors, fewest=FEWEST_ELECTORS[mode])


def ensure_good_closing_day(closes_on: date, today: date) -> None:
    if not today < closes_on <= today + LONGEST_ROUND:
        raise Refusal("rating-closing-day", longest=LONGEST_ROUND.days)


def ensure_can_be_kin(*, is_rater: bool, is_author: bool, is_same: bool) -> None:
    """Close relatives are noted between a representative and a member of the branch."""
    if is_same or not (is_rater and is_author):
        raise Refusal("rating-no-such-kin")


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


def ensure_may_sit(*, state: RoundState, is_elector: bool, is_on_paper: bool) -> None:
    """Who rates in this round at all, now."""
    if not is_elector:
        raise Refusal("rating-not-on-the-roll")
    if state is not RoundState.open:
        raise Refusal("rating-round-over")
    if is_on_paper:
        raise Refusal("rating-on-paper")


def ensure_may_say(*, is_author: bool, is_kin: bool) -> None:
    """Nobody rates what they have pledged themselves, nor what their close relatives have."""
    if is_author:
        raise Refusal("rating-own-pledge")
    if is_kin:
        raise Refusal("rating-kin")


def marked(scale: Scale, mark: str) -> Slip:
    """The slip with this mark. Refused where the round does not offer it: an old button, or a made-up one."""
    if mark not in scale.marks:
        raise Refusal("rating-not-on-the-scale")
    return Slip(mark)


def explained(scale: Scale, sheet: Sheet, reason: str) -> Slip:
    """The slip with its reason. Refused where no such reason is asked for: an old button, or a made-up one."""
    if reason not in scale.reason_codes:
        raise Refusal("rating-not-on-the-scale")
    if sheet.slip is None or not scale.needs_reason(sheet.slip.mark):
        raise Refusal("rating-no-reason-wanted")
    return Slip(sheet.slip.mark, reason)


def numbered(scale: Scale, sheet: Sheet, digit: int) -> Slip:
    """The slip that a typed digit means: a mark, or the reason that the mark on the sheet waits for."""
    if sheet.slip is None:
        return Slip(_offered(scale.marks, digit))
    return explained(scale, sheet, _offered(scale.reason_codes, digit))


def _offered(choices: Sequence[str], digit: int) -> str:
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


def ensure_may_hear(*, mode: RoundMode, is_secretary: bool, is_elector: bool) -> None:
    """Who said what is told to the secretary and those on the roll, of an open round. Of a secret one to nobody."""
    if not (is_secretary or is_elector):
        raise Refusal("not-yours")
    if mode is RoundMode.secret:
        raise Refusal("rating-secret")


# ── the queue ──────────────────────────────────────────────────────────────────────────────────────────────────────


def next_pledge(scale: Scale, sheets: Mapping[int, Sheet]) -> int | None:
    """The first pledge that nothing complete is said of; those put off come last. None when all is done.

    The queue follows from the box alone: nothing else remembers where somebody stands.
    """
    waiting = [pledge for pledge, sheet in sheets.items() if not sheet.is_done(scale)]
    return min(waiting, key=lambda pledge: _turn_of(sheets[pledge]), default=None)


def _turn_of(sheet: Sheet) -> tuple[int, int]:
    return (sheet.at, sheet.sequence) if sheet.put_off else (0, 0)


def last_pledge(sheets: Mapping[int, Sheet]) -> int | None:
    """The pledge that was rated or put off last: what "back" takes back. None at the beginning."""
    touched = [pledge for pledge, sheet in sheets.items() if sheet.slip or sheet.put_off]
    return max(touched, key=lambda pledge: (sheets[pledge].at, sheets[pledge].sequence), default=None)


def rated(scale: Scale, sheets: Mapping[int, Sheet]) -> int:
    return sum(sheet.is_done(scale) for sheet in sheets.values())


# ── counting ───────────────────────────────────────────────────────────────────────────────────────────────────────


def count(scale: Scale, slips: Iterable[Slip]) -> Tally:
    cast = list(slips)
    marks = Counter(slip.mark for slip in cast)
    reasons = Counter(slip.reason for slip in cast if slip.reason)
    return Tally(
        len(cast), {mark: marks[mark] for mark in scale.marks}, {one: reasons[one] for one in scale.reason_codes}
    )


def can_be_told(ballots: int, fewest: int = FEWEST_BALLOTS) -> bool:
    """Below the floor nothing is told, not even how many: with so few, each could be guessed."""
    return ballots >= fewest
