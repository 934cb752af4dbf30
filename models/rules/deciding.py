"""How a committee decides: when it is passed, and what never happens by itself. Who is entitled: rolls.py."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from models.rules.amending import Matter
from models.rules.pledging import Stage
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


class Body(StrEnum):
    """Who decides: the committee, or where it is too small, all members with a vote."""

    committee = "committee"
    general_meeting = "general_meeting"


OUTCOME_OF = {
    Verdict.approve: Outcome.approved,
    Verdict.return_: Outcome.returned,
    Verdict.decline: Outcome.declined,
}
STAGE_AFTER = {
    Outcome.approved: Stage.approved,
    Outcome.returned: Stage.returned,
    Outcome.declined: Stage.declined,
}
CAUSES = tuple(cause for cause in Cause if cause is not Cause.no_majority)
"""What a person may choose, in the order in which it is offered."""

LONGEST_NOTE = 200


@dataclass(frozen=True, slots=True)
class Opinion:
    """What one person has said of one pledge, and why where it is a return."""

    verdict: Verdict
    cause: Cause | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Ruling:
    """What all together have said; the cause and the notes are those of the return."""

    outcome: Outcome
    cause: Cause | None = None
    note: str = ""


def can_be_asked(stage: Stage) -> bool:
    """A pledge withdrawn or decided in the meantime is not put to anybody."""
    return stage in {Stage.proposed, Stage.in_review}


def ensure_may_see(*, is_entitled: bool, is_author: bool) -> None:
    if is_author:
        raise Refusal("deciding-own-pledge")
    if not is_entitled:
        raise Refusal("deciding-not-entitled")


def ensure_has_place(*, sits: bool) -> None:
    """Whoever was asked and has left the body since neither speaks nor reads on."""
    if not sits:
        raise Refusal("deciding-left")


def ensure_may_decide(*, is_entitled: bool, is_author: bool, outcome: Outcome | None, is_before_them: bool) -> None:
    ensure_may_see(is_entitled=is_entitled, is_author=is_author)
    ensure_still_open(outcome, is_before_them=is_before_them)


def ensure_still_open(outcome: Outcome | None, *, is_before_them: bool) -> None:
    if outcome is not None:
        raise Refusal("deciding-decided-already", outcome=outcome.value)
    if not is_before_them:
        raise Refusal("deciding-withdrawn")


def asks_for_talk(matter: Matter, outcome: Outcome | None, version: int) -> bool:
    """A pledge that comes back a second time is better talked about than written about."""
    return matter is Matter.pledge and outcome is Outcome.returned and version > 1


def ensure_complete(opinion: Opinion) -> None:
    """A return needs one of the causes a person may choose; nothing else carries one."""
    if opinion.verdict is Verdict.return_ and opinion.cause not in CAUSES:
        raise Refusal("deciding-cause-missing")


def cause_at(typed: str) -> Cause:
    """The cause whose number somebody typed; refused when there is no such number on the list."""
    number = int(typed) if re.fullmatch(r"\s*\d{1,2}\s*", typed) else 0
    if not 1 <= number <= len(CAUSES):
        raise Refusal("deciding-no-such-number", most=len(CAUSES))
    return CAUSES[number - 1]


def quorum(entitled: int) -> int:
    """At least half of those entitled must have voted (Branch Work Regulations, art. 12)."""
    return (entitled + 1) // 2


def majority(entitled: int) -> int:
    """How many must agree: more than half of all who are entitled, whether they came or not (art. 11)."""
    return entitled // 2 + 1


def ruling_on(opinions: Sequence[Opinion], entitled: int) -> Ruling | None:
    """The ruling once more than half of those entitled agree; a return when all voted and none agree; else None."""
    said = Counter(opinion.verdict for opinion in opinions)
    for verdict, votes in said.items():
        if votes >= majority(entitled) and said.total() >= quorum(entitled):
            return _ruling(OUTCOME_OF[verdict], opinions)
    if entitled and said.total() >= entitled:
        return Ruling(Outcome.returned, Cause.no_majority, _notes(opinions))
    return None


def _ruling(outcome: Outcome, opinions: Sequence[Opinion]) -> Ruling:
    if outcome is not Outcome.returned:
        return Ruling(outcome)
    return Ruling(outcome, _cause(opinions), _notes(opinions))


def _cause(opinions: Sequence[Opinion]) -> Cause:
    """The cause most of them gave; between equals the one offered first."""
    given = Counter(opinion.cause for opinion in opinions if opinion.verdict is Verdict.return_)
    return max(CAUSES, key=lambda cause: given[cause])


def _notes(opinions: Sequence[Opinion]) -> str:
    """What was written to the author, a line each, the same words once."""
    said = (opinion.note for opinion in opinions if opinion.verdict is Verdict.return_ and opinion.note)
    return "\n".join(dict.fromkeys(said))
