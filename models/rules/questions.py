"""What is said and asked about a pledge before it is decided: by whom, how often, and who may read it."""

from enum import StrEnum

from models.rules.deciding import Outcome, ensure_still_open
from models.rules.refusal import Refusal


class RemarkKind(StrEnum):
    comment = "comment"  # for the others who decide, and for the author afterwards
    question = "question"  # for the author to answer; it stops no vote
    answer = "answer"


LONGEST_REMARK = 200
MOST_REMARKS = 3
"""Comments and questions of one person on one pledge: whoever has more to say does better to talk."""


def ensure_may_say_more(written: int) -> None:
    if written >= MOST_REMARKS:
        raise Refusal("deciding-enough-said", most=MOST_REMARKS)


def ensure_may_answer(*, is_answered: bool, outcome: Outcome | None, is_before_them: bool) -> None:
    """Once, and as long as the answer can still be of use."""
    if is_answered:
        raise Refusal("deciding-answered-already")
    ensure_still_open(outcome, is_before_them=is_before_them)


def may_read(kind: RemarkKind, *, is_entitled: bool, is_decided: bool) -> bool:
    """Those who decide read everything; the author reads comments only once it is decided."""
    return is_entitled or is_decided or kind is not RemarkKind.comment
