"""The fit review: what may be said of a pledge, by whom, and what may be told afterwards."""

from dataclasses import dataclass
from enum import StrEnum

from models.rules.refusal import Refusal


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


@dataclass(frozen=True, slots=True)
class Slip:
    """What one representative says of one pledge."""

    mark: Mark
    reason: Reason | None = None


@dataclass(frozen=True, slots=True)
class Tally:
    """What all said of one pledge: ballots cast and how often each mark and reason was chosen."""

    ballots: int
    counts: dict[Mark, int]
    reasons: dict[Reason, int]


def ensure_may_rate(*, state: RoundState, is_elector: bool, is_author: bool) -> None:
    if not is_elector:
        raise Refusal("rating-not-on-the-roll")
    if is_author:
        raise Refusal("rating-own-pledge")
    if state is not RoundState.open:
        raise Refusal("rating-round-over")


def ensure_may_close(state: RoundState) -> None:
    if state is RoundState.closed:
        raise Refusal("rating-round-over")


def can_be_told(ballots: int, fewest: int = FEWEST_BALLOTS) -> bool:
    """Below the floor nothing is told, not even how many: with so few, each could be guessed."""
    return ballots >= fewest
