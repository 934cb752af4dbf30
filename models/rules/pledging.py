"""What makes a pledge well formed, and the moves a pledge may make in its life."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from models.rules.refusal import Refusal


class Stage(StrEnum):
    """Where a pledge stands. Who owes the next step stands behind the dash."""

    proposed = "proposed"  # the secretary opens the fit review
    in_review = "in_review"  # the representatives rate
    deciding = "deciding"  # the committee decides
    returned = "returned"  # the member writes a new version
    approved = "approved"  # the secretary publishes
    published = "published"  # the member keeps it
    declined = "declined"  # nobody
    withdrawn = "withdrawn"  # nobody


class Kind(StrEnum):
    annual = "annual"
    immediate = "immediate"


class Basis(StrEnum):
    problem = "problem"
    duty = "duty"
    ability = "ability"


class Category(StrEnum):
    industry = "industry"
    livelihood = "livelihood"
    foundations = "foundations"
    emergency = "emergency"
    neighbours = "neighbours"
    customs = "customs"


class Form(StrEnum):
    meeting = "meeting"
    oath = "oath"
    written = "written"


WITHDRAWABLE = frozenset({Stage.proposed, Stage.in_review, Stage.deciding, Stage.returned})
OPEN_TO_REVISION = frozenset({Stage.returned})
KEPT = frozenset({Stage.approved, Stage.published})
MOST_ITEMS = 5


@dataclass(frozen=True, slots=True)
class Wording:
    """The words of one version of a pledge, complete and checked."""

    basis: Basis
    basis_note: str
    category: Category
    text: str
    indicator: str
    baseline: Decimal | None
    target: Decimal | None
    unit: str
    measures: str
    due_on: date
    form: Form


def ensure_may_withdraw(stage: Stage, *, is_author: bool) -> None:
    if not is_author:
        raise Refusal("not-yours")
    if stage not in WITHDRAWABLE:
        raise Refusal("pledging-decided-already")


def ensure_may_revise(stage: Stage, *, is_author: bool) -> None:
    if not is_author:
        raise Refusal("not-yours")
    if stage not in OPEN_TO_REVISION:
        raise Refusal("pledging-not-returned")


def ensure_room_for_one_more(items: int, most: int = MOST_ITEMS) -> None:
    if items >= most:
        raise Refusal("pledging-enough-items", most=most)
