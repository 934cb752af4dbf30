"""When those above a branch may decide otherwise: before it is public, once, and never without saying why."""

from models.rules.amending import Matter
from models.rules.deciding import STAGE_AFTER, Cause, Outcome
from models.rules.pledging import Stage
from models.rules.refusal import Refusal

LONGEST_REASON = 200
A_PAGE = 6


def can_be_overruled(matter: Matter, outcome: Outcome | None, stage: Stage, *, is_present: bool) -> bool:
    """What a branch has decided on a pledge, as long as nothing has followed from it."""
    is_decided = outcome is not None and matter is Matter.pledge and is_present
    return is_decided and outcome is not None and stage is STAGE_AFTER[outcome]


def ensure_may_overrule(
    outcome: Outcome | None, wanted: Outcome, stage: Stage, *, is_open: bool, is_overruled: bool
) -> None:
    """`is_open`: whether it can be overruled at all."""
    if is_overruled:
        raise Refusal("overseeing-overruled-already")
    if stage is Stage.published:
        raise Refusal("overseeing-published")
    if not is_open:
        raise Refusal("overseeing-not-any-more")
    if wanted is outcome:
        raise Refusal("overseeing-the-same")


def ensure_cause_fits(wanted: Outcome, cause: Cause | None) -> None:
    """A return needs one of the causes a person may choose, and nothing else carries one."""
    if (wanted is Outcome.returned) != (cause is not None) or cause is Cause.no_majority:
        raise Refusal("deciding-cause-missing")
