"""Scales of rating, as data: which marks and reasons a round offers, in which order, and what they count for."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any, Self

MOST_CHOICES = 9
"""So that each is one digit."""
CODE = r"[a-z0-9_]{1,20}"
"""Short enough for a button to carry."""


class RoundKind(StrEnum):
    """What a round asks: whether a pledge suits its author, or how well it was kept."""

    fit = "fit"
    fulfilment = "fulfilment"


@dataclass(frozen=True, slots=True)
class Grade:
    """One mark. Without a weight it judges nothing and stays out of every share.

    `label` is what it is called where the house has no phrase for its code.
    """

    code: str
    weight: int | None
    counts_as_satisfied: bool
    needs_reason: bool
    label: str = ""


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a mark below the best; a fixed choice, so that no handwriting gives anybody away."""

    code: str
    label: str = ""


@dataclass(frozen=True, slots=True)
class Scale:
    """The marks and reasons of a round, in the order in which they are offered."""

    grades: tuple[Grade, ...]
    reasons: tuple[Reason, ...] = ()

    def __post_init__(self) -> None:
        for choices in (self.grades, self.reasons):
            codes = {one.code for one in choices if re.fullmatch(CODE, one.code)}
            if len(choices) > MOST_CHOICES or len(codes) < len(choices):
                raise ValueError("a scale has at most nine marks and nine reasons, each with a short code of its own")
        if not self.grades or (self._asking and not self.reasons):
            raise ValueError("a scale has marks, and reasons where a mark asks for one")

    @property
    def marks(self) -> tuple[str, ...]:
        return tuple(one.code for one in self.grades)

    @property
    def reason_codes(self) -> tuple[str, ...]:
        return tuple(one.code for one in self.reasons)

    @property
    def _asking(self) -> tuple[str, ...]:
        return tuple(one.code for one in self.grades if one.needs_reason)

    def needs_reason(self, mark: str) -> bool:
        return mark in self._asking

    @property
    def satisfying(self) -> tuple[str, ...]:
        return tuple(one.code for one in self.grades if one.counts_as_satisfied)

    @property
    def abstaining(self) -> tuple[str, ...]:
        """The marks that judge nothing."""
        return tuple(one.code for one in self.grades if one.weight is None)

    def as_data(self) -> dict[str, Any]:
        """For keeping with a round: what the house offers later never rewrites what was offered then."""
        return asdict(self)

    @classmethod
    def of(cls, data: Mapping[str, Sequence[dict[str, Any]]]) -> Self:
        return cls(tuple(Grade(**one) for one in data["grades"]), tuple(Reason(**one) for one in data["reasons"]))


FIT = Scale(
    (
        Grade("fits", weight=100, counts_as_satisfied=True, needs_reason=False),
        Grade("partly", weight=60, counts_as_satisfied=True, needs_reason=True),
        Grade("unfit", weight=0, counts_as_satisfied=False, needs_reason=True),
        Grade("cannot_judge", weight=None, counts_as_satisfied=False, needs_reason=False),
    ),
    tuple(map(Reason, ("vague", "not_of_the_post", "beyond_ability", "routine", "unverifiable"))),
)
FULFILMENT = Scale(
    (
        Grade("satisfied", weight=100, counts_as_satisfied=True, needs_reason=False),
        Grade("fairly", weight=80, counts_as_satisfied=True, needs_reason=False),
        Grade("basically", weight=60, counts_as_satisfied=True, needs_reason=False),
        Grade("not_satisfied", weight=0, counts_as_satisfied=False, needs_reason=False),
    )
)
SCALES: dict[RoundKind, Scale] = {RoundKind.fit: FIT, RoundKind.fulfilment: FULFILMENT}
"""What a round of each kind is opened with."""
