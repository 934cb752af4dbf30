"""Who may pledge and when, and the moves a pledge may make in its life. How it is written: drafting.py."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from models.rules.refusal import Refusal
from models.rules.rights import Actor, Role, Standing


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


class Oath(StrEnum):
    """How an oath was spoken: it is kept as it was sent."""

    voice = "voice"
    video_note = "video_note"


class Form(StrEnum):
    meeting = "meeting"
    oath = "oath"
    written = "written"


WITHDRAWABLE = frozenset({Stage.proposed, Stage.in_review, Stage.deciding, Stage.returned})
OPEN_TO_REVISION = frozenset({Stage.returned})
KEPT = frozenset({Stage.approved, Stage.published})
OVER = frozenset({Stage.declined, Stage.withdrawn})
"""Nobody owes the next step; another pledge may take the place."""
MOST_ITEMS = {Kind.annual: 5, Kind.immediate: 5}
"""A year. A flood asks nobody how full the year is: what is urgent has its own room."""


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
    oath_file_id: str | None = None
    oath: Oath | None = None
    problem_id: int | None = None


def branch_to_pledge_in(actor: Actor) -> int:
    """The branch whose member somebody is; Refusal for people who are no member, or from whom nothing is expected."""
    hat = next((hat for hat in actor.hats if hat.role is Role.member), None)
    if hat is None:
        raise Refusal("pledging-members-only")
    if hat.standing is Standing.exempt:
        raise Refusal("pledging-exempt")
    return hat.unit_id


def ensure_year_is_open(cycle_id: int | None, year: int) -> int:
    """The cycle of the year; Refusal as long as nobody has opened it."""
    if cycle_id is None:
        raise Refusal("pledging-no-year", year=str(year))
    return cycle_id


def ensure_may_withdraw(stage: Stage) -> None:
    if stage not in WITHDRAWABLE:
        raise Refusal("pledging-decided-already")


def ensure_may_revise(stage: Stage) -> None:
    if stage not in OPEN_TO_REVISION:
        raise Refusal("pledging-not-returned")


def kind_with_room(room_left: Mapping[Kind, int]) -> Kind:
    """What a new pledge begins as: annual, or immediate where the year is full; Refusal where both are."""
    for kind in Kind:
        if room_left[kind] > 0:
            return kind
    raise Refusal("pledging-enough-items", most=MOST_ITEMS[Kind.annual])


def ensure_room_for_one_more(kind: Kind, room_left: Mapping[Kind, int]) -> None:
    if room_left[kind] <= 0:
        raise Refusal("pledging-enough-items", most=MOST_ITEMS[kind])
