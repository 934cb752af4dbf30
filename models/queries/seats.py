"""Where somebody sits in a round of rating: whether on its roll, and which pledges it asks about."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Select, String, bindparam, cast
from sqlalchemy import select as select_columns
from sqlmodel import Session, and_, col, func, select

from models.ballots import BallotBox
from models.queries import people
from models.rules import rating as law
from models.rules.pledging import Stage
from models.rules.rating import RoundState
from models.rules.refusal import Refusal
from models.rules.rights import Act, Actor, can, ensure_may
from models.tables import Elector, Pledge, Round, RoundItem, Unit


@dataclass(frozen=True, slots=True)
class Seat:
    """One person in one round: what it is about, and whether the person is on its roll."""

    id: int
    state: RoundState
    key_name: str
    closes_on: date
    path: tuple[int, ...]
    branch: str
    person_id: int
    is_elector: bool
    authors: dict[int, int]
    """By pledge, in the order of the round; without those withdrawn since."""

    @property
    def pledge_ids(self) -> list[int]:
        """What this person is asked about: everything but one's own."""
        return [pledge_id for pledge_id, author_id in self.authors.items() if author_id != self.person_id]


@dataclass(frozen=True, slots=True)
class Invitation:
    """What a representative is told before the first press."""

    round_id: int
    branch: str
    state: RoundState
    closes_on: date
    pledges: int
    entitled: int


_place, _pledge, _author = (cast(one, String) for one in (RoundItem.position, RoundItem.pledge_id, Pledge.author_id))
_items = (
    select(func.aggregate_strings(_place + " " + _pledge + " " + _author, ","))
    .join(Pledge, col(Pledge.id) == col(RoundItem.pledge_id))
    .where(col(RoundItem.round_id) == col(Round.id), col(Pledge.stage) == Stage.in_review)
    .correlate(Round)
    .scalar_subquery()
)
"""In one text, "position pledge author,…": with a row each, SQLite would let other threads in fifty times a press."""

SEATED: Select[*tuple[Any, ...]] = (
    select_columns(
        col(Round.id),
        col(Round.state),
        col(Round.key_name),
        col(Round.closes_on),
        col(Unit.path),
        col(Unit.name),
        col(Elector.person_id).label("elector_id"),
        _items.label("items"),
    )
    .join(Unit, col(Unit.id) == col(Round.branch_id))
    .outerjoin(Elector, and_(col(Elector.round_id) == col(Round.id), col(Elector.person_id) == bindparam("person_id")))
    .where(col(Round.id) == bindparam("round_id"))
)
SEATED_FOR_A_PRESS = SEATED.with_for_update(read=True, of=Round)
"""Holds the round as it is until the press is committed, so that no slip slips in behind the count."""


def seat(session: Session, round_id: int, person_id: int, *, for_a_press: bool = False) -> Seat:
    """One statement, for it stands before every press. Refusal when there is no such round."""
    wanted = SEATED_FOR_A_PRESS if for_a_press else SEATED
    found = session.connection().execute(wanted, {"round_id": round_id, "person_id": person_id}).first()
    if found is None:
        raise Refusal("not-yours")
    is_elector, path = found.elector_id is not None, people.steps(found.path)
    return Seat(
        found.id, found.state, found.key_name, found.closes_on, path, found.name, person_id, is_elector,
        _authors(found.items),
    )  # fmt: skip


def _authors(items: str | None) -> dict[int, int]:
    """By pledge, in the order of the round."""
    read = sorted(tuple(map(int, item.split())) for item in items.split(",")) if items else []
    return {pledge_id: author_id for _, pledge_id, author_id in read}


def seat_of(session: Session, actor: Actor, round_id: int, *, for_a_press: bool = False) -> Seat:
    """The seat of somebody who may rate here now. Refusal for everybody else, and when the round is over."""
    taken = seat(session, round_id, actor.person_id, for_a_press=for_a_press)
    ensure_may(actor, Act.rate, taken.path)
    law.ensure_may_rate(state=taken.state, is_elector=taken.is_elector, is_author=False)
    return taken


def invitation(session: Session, round_id: int, person_id: int) -> Invitation | None:
    """None for somebody who is not on the roll."""
    taken = seat(session, round_id, person_id)
    if not taken.is_elector:
        return None
    entitled = session.exec(select(func.count()).select_from(Elector).where(Elector.round_id == round_id)).one()
    return Invitation(round_id, taken.branch, taken.state, taken.closes_on, len(taken.pledge_ids), entitled)


def rounds_to_rate(session: Session, actor: Actor) -> list[Seat]:
    """The open rounds in which somebody may rate, the one that closes first in front."""
    mine = (
        select(Round.id)
        .join(Elector, col(Elector.round_id) == col(Round.id))
        .where(Round.state == RoundState.open, Elector.person_id == actor.person_id)
        .order_by(col(Round.closes_on), col(Round.id))
    )
    seats = [seat(session, round_id, actor.person_id) for round_id in session.exec(mine).all()]
    return [taken for taken in seats if can(actor, Act.rate, taken.path)]


def round_to_answer(session: Session, actor: Actor, box: BallotBox) -> int | None:
    """The round that a typed digit speaks to: the first with a card left, else the first; None without any."""
    seats = [taken for taken in rounds_to_rate(session, actor) if not box.is_lost(taken)]
    for taken in seats:
        if len(box.has_cast(session, taken, actor.person_id, taken.pledge_ids)) < len(taken.pledge_ids):
            return taken.id
    return seats[0].id if seats else None
