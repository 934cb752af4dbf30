"""A meeting held on paper: when it counts, how many must have come, and which votes carry a result."""

import re
from dataclasses import dataclass
from datetime import date

from models.rules.deciding import OUTCOME_OF, Cause, Opinion, Ruling, Verdict, ensure_complete, majority, quorum
from models.rules.refusal import Refusal

MOST_ITEMS = 12
"""What one confirmation can show; a longer meeting is written down in several parts."""
COUNTS = re.compile(r"\s*(\d{1,3})(?:\D+(\d{1,3}))?(?:\D+(\d{1,3}))?\s*")


@dataclass(frozen=True, slots=True)
class Votes:
    """For what was resolved, whatever that is; against it; abstained."""

    in_favour: int
    against: int = 0
    abstained: int = 0

    @property
    def total(self) -> int:
        return self.in_favour + self.against + self.abstained


@dataclass(frozen=True, slots=True)
class Resolution:
    """What the meeting resolved about one pledge."""

    verdict: Verdict
    votes: Votes
    cause: Cause | None = None

    @property
    def ruling(self) -> Ruling:
        return Ruling(OUTCOME_OF[self.verdict], self.cause)


def ensure_held(held_on: date, today: date) -> None:
    if held_on > today:
        raise Refusal("meeting-not-held-yet")


def ensure_something_to_decide(items: int) -> None:
    if not items:
        raise Refusal("meeting-nothing-before-it")


def ensure_enough_came(present: int, *, entitled: int, invited: int) -> None:
    """Half of those entitled to anything on the agenda; `invited` are those and the authors, who may sit in."""
    if present < quorum(entitled):
        raise Refusal("meeting-no-quorum", present=present, entitled=entitled, needed=quorum(entitled))
    if present > invited:
        raise Refusal("meeting-too-many-came", present=present, invited=invited)


def ensure_carries(resolution: Resolution, *, present: int, entitled: int) -> None:
    """More than half of all who are entitled, whether they came or not; the author is not among them."""
    votes = resolution.votes
    ensure_complete(Opinion(resolution.verdict, resolution.cause))
    if votes.total > most_votes(present, entitled):
        raise Refusal("meeting-too-many-votes", votes=votes.total, most=most_votes(present, entitled))
    if votes.in_favour < majority(entitled):
        raise Refusal("meeting-not-carried", votes=votes.in_favour, entitled=entitled, needed=majority(entitled))


def most_votes(present: int, entitled: int) -> int:
    return min(present, entitled)


def present_from(said: str) -> int:
    """How many came, as typed; Refusal for anything but a number."""
    number = re.fullmatch(r"\s*(\d{1,3})\s*(?:人|个人)?\s*", said)
    if not number:
        raise Refusal("meeting-present-unclear")
    return int(number[1])


def votes_from(said: str) -> Votes:
    """For, against and abstained, typed like "4 0 1"; what is left out is nought."""
    counts = COUNTS.fullmatch(said)
    if not counts:
        raise Refusal("meeting-votes-unclear")
    return Votes(*(int(count or 0) for count in counts.groups()))
