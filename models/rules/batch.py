"""Approving several pledges at once: only those whose card was opened, and only as they were then."""

from enum import StrEnum

from models.rules.deciding import Outcome

MOST_AT_ONCE = 8
"""As many as a list shows, so that each is named before it is agreed to."""


class LeftOut(StrEnum):
    """Why a pledge on the list is not approved with the others."""

    decided = "decided"
    withdrawn = "withdrawn"  # or rewritten: these words are not before the committee any more
    spoken = "spoken"
    unopened = "unopened"


def why_left_out(
    *, outcome: Outcome | None, is_before_them: bool, has_spoken: bool, was_opened: bool
) -> LeftOut | None:
    if outcome is not None:
        return LeftOut.decided
    if not is_before_them:
        return LeftOut.withdrawn
    if has_spoken:
        return LeftOut.spoken
    return None if was_opened else LeftOut.unopened
