"""How a committee decides: who is entitled, when it is passed, and what never happens by itself."""

from collections import Counter
from collections.abc import Iterable
from enum import StrEnum

from models.rules.refusal import Refusal


class Verdict(StrEnum):
    """What one committee member says."""

    approve = "approve"
    return_ = "return"
    decline = "decline"


class Outcome(StrEnum):
    """What the committee has said."""

    approved = "approved"
    returned = "returned"
    declined = "declined"


class Cause(StrEnum):
    """Why a pledge is returned; fixed choices, a free note may follow."""

    vague = "vague"
    not_of_the_post = "not_of_the_post"
    not_feasible = "not_feasible"
    routine = "routine"
    unverifiable = "unverifiable"
    no_majority = "no_majority"  # never chosen by a person: all have voted and no verdict has a majority


OUTCOME_OF = {
    Verdict.approve: Outcome.approved,
    Verdict.return_: Outcome.returned,
    Verdict.decline: Outcome.declined,
}


def ensure_may_decide(*, is_entitled: bool, is_author: bool, outcome: Outcome | None) -> None:
    if is_author:
        raise Refusal("deciding-own-pledge")
    if not is_entitled:
        raise Refusal("deciding-not-entitled")
    if outcome is not None:
        raise Refusal("deciding-decided-already", outcome=outcome.value)


def quorum(entitled: int) -> int:
    """At least half of those entitled must have voted (Branch Work Regulations, art. 12)."""
    return (entitled + 1) // 2


def outcome_of(verdicts: Iterable[Verdict], entitled: int) -> tuple[Outcome, Cause | None] | None:
    """The outcome once more than half of those entitled agree; a return when all voted and none agree; else None."""
    counted = Counter(verdicts)
    for verdict, votes in counted.items():
        if votes * 2 > entitled and counted.total() >= quorum(entitled):
            return OUTCOME_OF[verdict], None
    if entitled and counted.total() >= entitled:
        return Outcome.returned, Cause.no_majority
    return None
