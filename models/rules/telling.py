"""What may be told of few ballots, and where: nothing by which few could be known, not even by subtraction.

No mean is told anywhere: whoever knows all the other votes can find ones among any number that give the last away.
What is told is the whole distribution, of which everybody may make what they like.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TypeVar

from models.rules.rating import FEWEST_BALLOTS, can_be_told
from models.rules.reviewing import Step
from models.rules.scales import RoundKind

Unit = TypeVar("Unit")
FEWEST_BRANCHES = 2
"""A sum over one branch would be told of that branch after all."""

LAST_STEP = {RoundKind.fit: Step.fit_review, RoundKind.fulfilment: Step.quarterly_review}
"""The step until whose deadline rounds of a kind are held."""


class PoolState(StrEnum):
    """`passed_on`: into the pool of the unit above. `lost`: its key was gone."""

    gathering = "gathering"
    told = "told"
    passed_on = "passed_on"
    too_few = "too_few"
    lost = "lost"


def told_units(raters: Mapping[Unit, int], fewest: int = FEWEST_BALLOTS) -> frozenset[Unit]:
    """The units that may be told beside their total, the largest ones; what is left then is nobody, or not few.

    When it is few, the next smallest unit is hidden with it. Of a total that is few itself, nothing is told.
    """
    by_size = sorted(raters, key=lambda unit: raters[unit])
    hidden = 0
    for place, unit in enumerate(by_size):
        is_safe = hidden == 0 or hidden >= fewest
        if is_safe and raters[unit] >= fewest:
            return frozenset(by_size[place:])
        hidden += raters[unit]
    return frozenset()


# ── a rate ─────────────────────────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Rate:
    """How many are satisfied out of all who judged; never one number alone."""

    satisfied: int
    judged: int
    ballots: int
    entitled: int


def satisfaction(
    counts: Mapping[str, int], entitled: int, *, satisfied: Collection[str], abstaining: Collection[str] = ()
) -> Rate | None:
    """None while too few have judged: those who abstained hide nobody."""
    ballots = sum(counts.values())
    judged = ballots - sum(counts.get(mark, 0) for mark in abstaining)
    if not can_be_told(judged):
        return None
    return Rate(sum(counts.get(mark, 0) for mark in satisfied), judged, ballots, entitled)


# ── put together ───────────────────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Voices:
    """At least how many have rated, out of how many, in how many branches."""

    raters: int
    entitled: int
    branches: int


@dataclass(frozen=True, slots=True)
class Gathered:
    """Ballots of several items added up, and whose voices they are, by the unit they came from."""

    counts: Mapping[str, int] = field(default_factory=dict)
    reasons: Mapping[str, int] = field(default_factory=dict)
    voices: Mapping[int, Voices] = field(default_factory=dict)

    @property
    def total(self) -> Voices:
        all_of_them = self.voices.values()
        return Voices(
            sum(one.raters for one in all_of_them),
            sum(one.entitled for one in all_of_them),
            sum(one.branches for one in all_of_them),
        )


def of_branch(branch_id: int, items: Iterable[tuple[int, int]]) -> dict[int, Voices]:
    """`items`: how many cast a ballot on each, out of how many. The same people rate all of them."""
    asked = list(items)
    raters = max((ballots for ballots, _ in asked), default=0)
    entitled = max((entitled for _, entitled in asked), default=0)
    return {branch_id: Voices(raters, entitled, 1 if raters else 0)}


def together(one: Gathered, other: Gathered) -> Gathered:
    """Marks add up. A unit that comes a second time is the same people, not more of them."""
    shared = {unit: _larger(one.voices[unit], other.voices[unit]) for unit in one.voices.keys() & other.voices.keys()}
    return Gathered(
        _added(one.counts, other.counts),
        _added(one.reasons, other.reasons),
        {**one.voices, **other.voices, **shared},
    )


def _added(one: Mapping[str, int], other: Mapping[str, int]) -> dict[str, int]:
    """What nobody chose is told too."""
    return {code: one.get(code, 0) + other.get(code, 0) for code in {**one, **other}}


def _larger(one: Voices, other: Voices) -> Voices:
    return Voices(max(one.raters, other.raters), max(one.entitled, other.entitled), max(one.branches, other.branches))


def told_pools(pools: Mapping[Unit, Gathered]) -> frozenset[Unit]:
    """Which of the pools below one unit may be told. The others are passed up, so that no voice is lost."""
    return told_units({unit: _weight(pool.total) for unit, pool in pools.items()})


def _weight(voices: Voices) -> int:
    return voices.raters if voices.branches >= FEWEST_BRANCHES else min(voices.raters, FEWEST_BALLOTS - 1)
