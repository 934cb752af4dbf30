"""The three announcements: where a pledge is made public, to whom, and what must be looked at before."""

import hashlib
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum

from models.rules.pledging import Stage
from models.rules.refusal import Refusal


class Audience(StrEnum):
    """Whom a bound group gathers."""

    members = "members"
    masses = "masses"


class Channel(StrEnum):
    """The three announcements of the year."""

    members_meeting = "members_meeting"
    mass_meeting = "mass_meeting"
    notice_board = "notice_board"


CHANNEL_OF = {Audience.members: Channel.members_meeting, Audience.masses: Channel.mass_meeting}
LONGEST_REASON = 200


# ── making public ──────────────────────────────────────────────────────────────────────────────────────────────────


def fingerprint(pledges: Mapping[int, int]) -> str:
    """Eight signs that stand for just these pledges in just these versions: what was looked through is published."""
    return hashlib.sha256(repr(sorted(pledges.items())).encode()).hexdigest()[:8]


def ensure_looked_through(seen: str, waiting: Mapping[int, int]) -> None:
    """Refused when something has joined or left the list, or was changed, since it was checked for secrets."""
    if not waiting:
        raise Refusal("publishing-nothing-waiting")
    if fingerprint(waiting) != seen:
        raise Refusal("publishing-list-changed")


def ensure_may_take_back(stage: Stage) -> None:
    if stage is not Stage.published:
        raise Refusal("publishing-not-public")


# ── binding a group ────────────────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Seat:
    """What a group can be: one branch's group for its members or for the masses."""

    branch_id: int
    audience: Audience


class Binding(StrEnum):
    """What binding a group to a seat would change."""

    fresh = "fresh"
    already = "already"
    instead = "instead"  # another group leaves the seat
    move = "move"  # this group leaves another seat
    swap = "swap"  # the branch's two groups change places

    @property
    def unbinds(self) -> bool:
        """Whether something that is bound now would not be any more."""
        return self in {Binding.instead, Binding.move, Binding.swap}


def binding(wanted: Seat, taken: Seat | None, *, seat_is_held: bool) -> Binding:
    """What follows when a group that sits at `taken` is bound to `wanted`, held by another group or not.

    Refused where it would carry a group of another branch into this group's old seat.
    """
    if taken == wanted:
        return Binding.already
    if taken is None:
        return Binding.instead if seat_is_held else Binding.fresh
    if not seat_is_held:
        return Binding.move
    if taken.branch_id != wanted.branch_id:
        raise Refusal("publishing-group-of-another-branch")
    return Binding.swap


def ensure_sure(what: Binding, *, sure: bool) -> None:
    """Nothing that is bound is unbound without having been asked about."""
    if what.unbinds and not sure:
        raise Refusal("publishing-bound-already")


def ensure_leads_a_branch(branches: Collection[object]) -> None:
    if not branches:
        raise Refusal("publishing-secretaries-only")
