"""What stands on a printed paper, and the short code by which anybody can see that it still says what is recorded."""

import hashlib
import json
import unicodedata
from base64 import b32encode
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from models.rules.keeping import Goal, share
from models.rules.refusal import Refusal


class Paper(StrEnum):
    """What is printed: the action target cards of a member and of a branch, and the branch's sheet for the wall."""

    member_card = "member_card"
    branch_card = "branch_card"
    sheet = "sheet"


class State(StrEnum):
    """How it stands with a pledge, as far as what was told says it."""

    reached = "reached"  # the number that was pledged
    going = "going"  # something was told, and there is time
    waiting = "waiting"  # nothing was told yet, and there is time
    ended = "ended"  # its day is over; something was told, and nothing counted that could say whether it is done
    behind = "behind"  # its day is over, without its number or without a word


@dataclass(frozen=True, slots=True)
class Wanted:
    """One paper: `of_id` is the member's whose card it is, else the branch's."""

    paper: Paper
    of_id: int


@dataclass(frozen=True, slots=True)
class Rated:
    """What the representatives said of a pledge, by mark; only what may be told."""

    entitled: int
    ballots: int
    counts: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Line:
    """A public pledge on a paper, in the version that was public then. `who` is empty where nobody is to be named."""

    pledge_id: int
    version: int
    who: str
    text: str
    due_on: date
    goal: Goal
    told_on: date | None
    state: State
    rated: Rated | None = None


@dataclass(frozen=True, slots=True)
class Facts:
    """All that a paper says, whatever its language and size. `owner` is the member whose card it is."""

    paper: Paper
    branch: str
    above: str
    year: int
    owner: str
    lines: tuple[Line, ...]


def state_of(goal: Goal, due_on: date, told_on: date | None, today: date) -> State:
    """The own word of the member counts: said, evidenced and on time are three answers, and this is the first."""
    if goal.target is not None and goal.reached is not None and share(goal) == 1:
        return State.reached
    if today <= due_on:
        return State.going if told_on else State.waiting
    return State.ended if told_on and goal.target is None else State.behind


def ensure_prints_for_a_branch(branches: Sequence[object]) -> None:
    if not branches:
        raise Refusal("not-yours")


# ── the check code ─────────────────────────────────────────────────────────────────────────────────────────────────


LENGTH = 8
"""Signs of 5 bits: whoever guesses codes hits one of 200,000 issued ones once in 5 million tries."""

MISREAD = str.maketrans("018", "OIB")
"""No code has these digits; whoever types one has misread a letter."""


def code_of(facts: Facts, version: int, issued_on: date) -> str:
    """The check code of a paper as it was issued: one other letter anywhere, and it is another code.

    SHA-256, for there is nothing to be kept secret: a code is worth something because the record knows it. It holds
    against a paper that was altered or made up, and against a record that was altered since. It does not hold against
    whoever runs the server and issues papers; what was issued when stands in the audit.
    """
    said = json.dumps([asdict(facts), version, issued_on], default=_plain, sort_keys=True, separators=(",", ":"))
    return b32encode(hashlib.sha256(said.encode()).digest()).decode()[:LENGTH]


def _plain(fact: object) -> str:
    """The same on both databases, of which one keeps the zeros behind 0.50."""
    return f"{fact.normalize():f}" if isinstance(fact, Decimal) else str(fact)


def code_from(said: str) -> str:
    """A code as somebody reads it off a paper: k7qx-2mpd, with spaces, in wide letters. Empty when it cannot be one."""
    signs = "".join(sign for sign in unicodedata.normalize("NFKC", said).upper() if sign.isalnum()).translate(MISREAD)
    return signs if len(signs) == LENGTH and signs.isascii() else ""


def spelled(code: str) -> str:
    """In two halves, as it is read aloud: K7QX-2MPD."""
    return f"{code[: LENGTH // 2]}-{code[LENGTH // 2 :]}"
