"""What lies before a representative: the queue, one card on top."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from sqlalchemy import Select, bindparam, case
from sqlalchemy import select as select_columns
from sqlmodel import Session, and_, col, func, or_, select

from models.ballots import BallotBox
from models.queries import seats
from models.queries.seats import Seat
from models.rules import rating as law
from models.rules.pledging import Basis
from models.rules.rating import RoundMode, Sheet, Slip
from models.rules.refusal import Refusal
from models.rules.rights import Actor, Role
from models.rules.scales import RoundKind, Scale
from models.tables import Appointment, Person, Pledge, PledgeVersion, Round, RoundItem


@dataclass(frozen=True, slots=True)
class Card:
    """One pledge as it lies before a representative. Whether anything was said of it, never what."""

    pledge_id: int
    number: int
    author: str
    office: Role
    basis: Basis
    basis_note: str
    text: str
    indicator: str
    baseline: Decimal | None
    target: Decimal | None
    unit: str
    due_on: date
    is_said: bool
    wants_reason: bool


@dataclass(frozen=True, slots=True)
class Queue:
    """Where a representative stands in a round: so many done, this card next; no card when all is done."""

    round_id: int
    closes_on: date
    kind: RoundKind
    mode: RoundMode
    scale: Scale
    total: int
    done: int
    card: Card | None
    back: int | None
    """The pledge that "back" takes back."""
    again: bool = False
    """Looking through what is done, card by card."""
    before: int | None = None
    after: int | None = None


_office = (
    select(
        func.min(
            case((col(Appointment.role) == Role.secretary, 1), (col(Appointment.role) == Role.committee, 2), else_=3)
        )
    )
    .where(
        col(Appointment.person_id) == col(Pledge.author_id),
        col(Appointment.unit_id) == col(Pledge.branch_id),
        col(Appointment.since) <= col(Round.closes_on),
        or_(col(Appointment.until).is_(None), col(Appointment.until) >= col(Round.closes_on)),
    )
    .correlate(Pledge, Round)
    .scalar_subquery()
)
OFFICES = {1: Role.secretary, 2: Role.committee}
ON_THE_CARD: Select[*tuple[Any, ...]] = (
    select_columns(
        col(Person.name).label("author"),
        _office.label("office"),
        col(PledgeVersion.basis),
        col(PledgeVersion.basis_note),
        col(PledgeVersion.text),
        col(PledgeVersion.indicator),
        col(PledgeVersion.baseline),
        col(PledgeVersion.target),
        col(PledgeVersion.unit),
        col(PledgeVersion.due_on),
    )
    .select_from(RoundItem)
    .join(Round, col(Round.id) == col(RoundItem.round_id))
    .join(Pledge, col(Pledge.id) == col(RoundItem.pledge_id))
    .join(
        PledgeVersion,
        and_(col(PledgeVersion.pledge_id) == col(Pledge.id), col(PledgeVersion.number) == col(RoundItem.version)),
    )
    .join(Person, col(Person.id) == col(Pledge.author_id))
    .where(col(RoundItem.round_id) == bindparam("round_id"), col(RoundItem.pledge_id) == bindparam("pledge_id"))
)


def queue(session: Session, actor: Actor, box: BallotBox, round_id: int) -> Queue:
    """Where the representative goes on."""
    taken = seats.seat_of(session, actor, round_id)
    sheets = box.open(session, taken, actor.person_id, taken.pledge_ids).sheets
    return queue_at(session, taken, sheets)


def queue_again(session: Session, actor: Actor, box: BallotBox, round_id: int, pledge_id: int | None) -> Queue:
    """The queue looked through once more, at this pledge; None begins at the first."""
    taken = seats.seat_of(session, actor, round_id)
    sheets = box.open(session, taken, actor.person_id, taken.pledge_ids).sheets
    at = pledge_id if pledge_id in sheets else next(iter(sheets), None)
    return queue_at(session, taken, sheets, again_at=at)


def queue_behind(session: Session, taken: Seat, sheets: Mapping[int, Sheet], pledge_id: int) -> Queue:
    """Looking through: the pledge behind this one, but first the reason if this one waits for it."""
    order = list(sheets)
    place = order.index(pledge_id) + 1
    if not sheets[pledge_id].is_done(taken.scale) or place == len(order):
        return queue_at(session, taken, sheets)
    return queue_at(session, taken, sheets, again_at=order[place])


def queue_at(session: Session, taken: Seat, sheets: Mapping[int, Sheet], *, again_at: int | None = None) -> Queue:
    order = list(sheets)
    at = law.next_pledge(taken.scale, sheets) if again_at is None else again_at
    place = order.index(at) if at is not None else len(order)
    return Queue(
        round_id=taken.id,
        closes_on=taken.closes_on,
        kind=taken.kind,
        mode=taken.mode,
        scale=taken.scale,
        total=len(order),
        done=law.rated(taken.scale, sheets),
        card=None if at is None else _card(session, taken, at, place + 1, sheets[at]),
        back=law.last_pledge(sheets),
        again=again_at is not None,
        before=order[place - 1] if again_at is not None and place > 0 else None,
        after=order[place + 1] if again_at is not None and place + 1 < len(order) else None,
    )


def _card(session: Session, taken: Seat, pledge_id: int, number: int, sheet: Sheet) -> Card:
    found = session.connection().execute(ON_THE_CARD, {"round_id": taken.id, "pledge_id": pledge_id}).one()
    return Card(
        pledge_id=pledge_id,
        number=number,
        is_said=sheet.is_done(taken.scale),
        wants_reason=sheet.wants_reason(taken.scale),
        **found._asdict() | {"office": OFFICES.get(found.office, Role.member)},
    )


@dataclass(frozen=True, slots=True)
class OwnSlip:
    """What somebody has said oneself, and on which scale; for that one's eyes only."""

    scale: Scale
    slip: Slip | None


def own_slip(session: Session, actor: Actor, box: BallotBox, round_id: int, pledge_id: int) -> OwnSlip:
    taken = seats.seat_of(session, actor, round_id)
    if pledge_id not in taken.pledge_ids:
        raise Refusal("not-yours")
    return OwnSlip(taken.scale, box.open(session, taken, actor.person_id, [pledge_id]).sheets[pledge_id].slip)
