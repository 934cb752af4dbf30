"""Who has, on one day, the place on a roll that a question gave them: what somebody has left is not theirs any more."""

from datetime import date

from sqlalchemy import ColumnElement, Exists
from sqlalchemy.orm import Mapped
from sqlmodel import Session, and_, col, exists, func, or_, select

from models.queries.people import in_force
from models.rules.deciding import Body
from models.rules.rights import Role, Standing
from models.tables import Appointment, Decision, Entitlement, Pledge, StandIn


def sits(session: Session, decision_id: int, person_id: int, today: date) -> bool:
    """Whether this person, asked once, still has the place today."""
    found = (
        select(Decision.id)
        .join(Entitlement, col(Entitlement.decision_id) == col(Decision.id))
        .join(Pledge, col(Pledge.id) == col(Decision.pledge_id))
        .where(Decision.id == decision_id, Entitlement.person_id == person_id, has_the_place(today))
    )
    return session.exec(found).first() is not None


def has_the_place(today: date) -> ColumnElement[bool]:
    """The seat in the committee, or a member's at the meeting, or on the days of an absence somebody else's seat."""
    is_own = col(Entitlement.stands_for).is_(None)
    is_committee = col(Decision.body) == Body.committee
    person_id = col(Entitlement.person_id)
    return or_(
        and_(is_own, is_committee, wears(person_id, Role.committee, today)),
        and_(is_own, ~is_committee, wears(person_id, Role.member, today)),
        and_(~is_own, stands_in(today)),
    )


def holder() -> ColumnElement[int]:
    return func.coalesce(col(Entitlement.stands_for), col(Entitlement.person_id))


def wears(person_id: ColumnElement[int] | Mapped[int], role: Role, today: date) -> Exists:
    hat = (col(Appointment.person_id) == person_id, col(Appointment.unit_id) == col(Pledge.branch_id))
    return exists().where(*hat, col(Appointment.role) == role, in_force(today)).correlate(Entitlement, Pledge)


def is_member(person_id: ColumnElement[int] | Mapped[int], today: date, standings: tuple[Standing, ...]) -> Exists:
    return wears(person_id, Role.member, today).where(col(Appointment.standing).in_(standings))


def is_away(today: date) -> Exists:
    """Away today, with somebody else standing in than whoever has the place on the roll."""
    here = (col(StandIn.person_id) == holder(), col(StandIn.unit_id) == col(Pledge.branch_id), lasts(today))
    return exists().where(*here, col(StandIn.stand_in_id) != col(Entitlement.person_id)).correlate(Entitlement, Pledge)


def stands_in(today: date) -> Exists:
    here = (col(StandIn.person_id) == col(Entitlement.stands_for), col(StandIn.unit_id) == col(Pledge.branch_id))
    mine = col(StandIn.stand_in_id) == col(Entitlement.person_id)
    return exists().where(*here, mine, lasts(today)).correlate(Entitlement, Pledge)


def lasts(today: date) -> ColumnElement[bool]:
    return and_(col(StandIn.since) <= today, col(StandIn.until) >= today)
