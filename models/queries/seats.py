"""Where somebody sits in a round of rating: whether on its roll, and which pledges it asks about."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Select, String, bindparam, case, cast
from sqlalchemy import select as select_columns
from sqlmodel import Session, and_, col, func, select

from models.ballots import BallotBox
from models.queries import people
from models.rules import rating as law
from models.rules.rating import STAGE_RATED, RoundMode, RoundState
from models.rules.refusal import Refusal
from models.rules.rights import Act, Actor, can, ensure_may
from models.rules.scales import RoundKind, Scale
from models.tables import Elector, PaperVoter, Pledge, Round, RoundExclusion, RoundItem, Unit


@dataclass(frozen=True, slots=True)
class Seat:
    """One person in one round: what it is about, and whether the person is on its roll."""

    id: int
    state: RoundState
    key_name: str
    closes_on: date
    path: tuple[int, ...]
    branch: str
    kind: RoundKind
    mode: RoundMode
    scale: Scale
    person_id: int
    is_elector: bool
    is_on_paper: bool
    authors: dict[int, int]
    """By pledge, in the order of the round; without those withdrawn since."""
    kin: frozenset[int]
    """The authors who are close relatives of this person."""

    @property
    def pledge_ids(self) -> list[int]:
        """What this person is asked about: everything but one's own and one's relatives'."""
        not_asked = self.kin | {self.person_id}
        return [pledge_id for pledge_id, author_id in self.authors.items() if author_id not in not_asked]


@dataclass(frozen=True, slots=True)
class Invitation:
    """What a representative is told before the first press."""

    round_id: int
    branch: str
    state: RoundState
    closes_on: date
    pledges: int
    entitled: int
    kind: RoundKind
    mode: RoundMode
    marks: int
    is_on_paper: bool


_place, _pledge, _author = (cast(one, String) for one in (RoundItem.position, RoundItem.pledge_id, Pledge.author_id))
_items = (
    select(func.aggregate_strings(_place + " " + _pledge + " " + _author, ","))
    .join(Pledge, col(Pledge.id) == col(RoundItem.pledge_id))
    .where(
        col(RoundItem.round_id) == col(Round.id),
        col(Pledge.stage) == case(STAGE_RATED, value=col(Round.kind)),
    )
    .correlate(Round)
    .scalar_subquery()
)
"""In one text, "position pledge author,…": with a row each, SQLite would let other threads in fifty times a press."""

_kin = (
    select(func.aggregate_strings(cast(RoundExclusion.author_id, String), " "))
    .where(col(RoundExclusion.round_id) == col(Round.id), col(RoundExclusion.rater_id) == bindparam("person_id"))
    .correlate(Round)
    .scalar_subquery()
)
_on_paper = (
    select(col(PaperVoter.person_id))
    .where(col(PaperVoter.round_id) == col(Round.id), col(PaperVoter.person_id) == bindparam("person_id"))
    .correlate(Round)
    .scalar_subquery()
)

SEATED: Select[*tuple[Any, ...]] = (
    select_columns(
        col(Round.id),
        col(Round.state),
        col(Round.key_name),
        col(Round.closes_on),
        col(Unit.path),
        col(Unit.name),
        col(Round.kind),
        col(Round.mode),
        col(Round.scale),
        col(Elector.person_id).label("elector_id"),
        _on_paper.label("on_paper"),
        _items.label("items"),
        _kin.label("kin"),
    )
    .join(Unit, col(Unit.id) == col(Round.branch_id))
    .outerjoin(Elector, and_(col(Elector.round_id) == col(Round.id), col(Elector.person_id) == bindparam("person_id")))
    .where(col(Round.id) == bindparam("round_id"))
)
HELD = select_columns(col(Round.id)).where(col(Round.id) == bindparam("round_id")).with_for_update(key_share=True)
"""Holds the round until the press is committed: no slip slips in behind the count, and presses wait for each other.

A statement of its own: one that waits for the round would see on PostgreSQL what was true of others before the wait.
"""


def seat(session: Session, round_id: int, person_id: int, *, for_a_press: bool = False) -> Seat:
    """One statement for all, for it stands before every press. Refusal when there is no such round."""
    if for_a_press:
        session.connection().execute(HELD, {"round_id": round_id})
    found = session.connection().execute(SEATED, {"round_id": round_id, "person_id": person_id}).first()
    if found is None:
        raise Refusal("not-yours")
    return Seat(
        found.id, found.state, found.key_name, found.closes_on, people.steps(found.path), found.name,
        found.kind, found.mode, found.scale, person_id, found.elector_id is not None, found.on_paper is not None,
        _authors(found.items), frozenset(map(int, (found.kin or "").split())),
    )  # fmt: skip


def _authors(items: str | None) -> dict[int, int]:
    """By pledge, in the order of the round."""
    read = sorted(tuple(map(int, item.split())) for item in items.split(",")) if items else []
    return {pledge_id: author_id for _, pledge_id, author_id in read}


def seat_of(session: Session, actor: Actor, round_id: int, *, for_a_press: bool = False) -> Seat:
    """The seat of somebody who may rate here now. Refusal for everybody else, and when the round is over."""
    taken = seat(session, round_id, actor.person_id, for_a_press=for_a_press)
    ensure_may(actor, Act.rate, taken.path)
    law.ensure_may_sit(state=taken.state, is_elector=taken.is_elector, is_on_paper=taken.is_on_paper)
    return taken


def invitation(session: Session, round_id: int, person_id: int) -> Invitation | None:
    """None for somebody who is not on the roll."""
    taken = seat(session, round_id, person_id)
    if not taken.is_elector:
        return None
    entitled = session.exec(select(func.count()).select_from(Elector).where(Elector.round_id == round_id)).one()
    return Invitation(
        round_id, taken.branch, taken.state, taken.closes_on, len(taken.pledge_ids), entitled,
        taken.kind, taken.mode, len(taken.scale.marks), taken.is_on_paper,
    )  # fmt: skip


def rounds_to_rate(session: Session, actor: Actor) -> list[Seat]:
    """The open rounds in which somebody may rate by phone, the one that closes first in front."""
    mine = (
        select(Round.id)
        .join(Elector, col(Elector.round_id) == col(Round.id))
        .where(Round.state == RoundState.open, Elector.person_id == actor.person_id)
        .order_by(col(Round.closes_on), col(Round.id))
    )
    seats = [seat(session, round_id, actor.person_id) for round_id in session.exec(mine).all()]
    return [taken for taken in seats if can(actor, Act.rate, taken.path) and not taken.is_on_paper]


def round_to_answer(session: Session, actor: Actor, box: BallotBox) -> int | None:
    """The round that a typed digit speaks to: the first with a card left, else the first; None without any."""
    seats = [taken for taken in rounds_to_rate(session, actor) if not box.is_lost(taken)]
    for taken in seats:
        if len(box.has_cast(session, taken, actor.person_id, taken.pledge_ids)) < len(taken.pledge_ids):
            return taken.id
    return seats[0].id if seats else None
