"""Who has come in, who has not yet, and whose link somebody holds."""

import hashlib
from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date

from sqlmodel import Session, col, select
from sqlmodel.sql.expression import Select

from models.queries.people import hats_of, in_force
from models.rules.joining import CONSENT_VERSION, Link, stands_on_the_board
from models.rules.rights import Role
from models.tables import Appointment, Invitation, Person, Unit


@dataclass(frozen=True, slots=True)
class Arrival:
    """Somebody who is in: what to say at the door. `unit` is where the first hat is worn."""

    person_id: int
    name: str
    unit: str
    roles: tuple[Role, ...]
    name_public: bool
    has_answered: bool

    @property
    def stands_on_the_board(self) -> bool:
        return stands_on_the_board(self.roles)

    @property
    def is_to_be_asked(self) -> bool:
        """The question about the public name is put once, and only to those whom it concerns."""
        return self.stands_on_the_board and not self.has_answered


@dataclass(frozen=True, slots=True)
class Absent:
    """Somebody on the roster who has not come in yet, in the first of their units."""

    person_id: int
    name: str
    unit_id: int
    unit: str
    roles: tuple[Role, ...]


def hash_of(token: str) -> str:
    """SHA-256 in hex: all that is ever kept of a token."""
    return hashlib.sha256(token.encode()).hexdigest()


def link_of(session: Session, token: str, today: date) -> Link | None:
    found = session.exec(
        select(Invitation, Person)
        .join(Person, col(Person.id) == col(Invitation.person_id))
        .where(Invitation.token_hash == hash_of(token))
    ).first()
    if found is None:
        return None
    one, person = found
    return Link(
        one.id,
        one.person_id,
        is_in=person.telegram_id is not None,
        belongs_here=bool(hats_of(session, person.id, today)),
        expires_at=one.expires_at,
        used_at=one.used_at,
        revoked_at=one.revoked_at,
    )


def person_behind(session: Session, telegram_id: int) -> int | None:
    """The id of the person whom the account belongs to."""
    return session.exec(select(Person.id).where(Person.telegram_id == telegram_id)).first()


def arrival(session: Session, person_id: int, today: date) -> Arrival:
    person = session.get_one(Person, person_id)
    worn = session.exec(_hats(today).where(Person.id == person_id).order_by(col(Appointment.id))).all()
    roles = {hat.role for hat, _, _ in worn}
    return Arrival(
        person.id,
        person.name,
        unit=worn[0][2] if worn else "",
        roles=tuple(role for role in Role if role in roles),
        name_public=person.name_public,
        has_answered=person.name_public_at is not None and person.name_public_version == CONSENT_VERSION,
    )


def absent(session: Session, today: date, branch_ids: Collection[int] | None = None) -> list[Absent]:
    """Everybody not in yet who wears a hat today, in roster order, branch by branch; None means everywhere."""
    hats = _hats(today).where(col(Person.telegram_id).is_(None))
    if branch_ids is not None:
        hats = hats.where(col(Unit.id).in_(branch_ids))
    listed: dict[int, Absent] = {}
    for hat, name, unit in session.exec(hats.order_by(col(Unit.id), col(Person.id), col(Appointment.id))):
        one = listed.setdefault(hat.person_id, Absent(hat.person_id, name, hat.unit_id, unit, ()))
        if one.unit_id == hat.unit_id:
            listed[hat.person_id] = replace(one, roles=(*one.roles, hat.role))
    return list(listed.values())


def _hats(today: date) -> Select[Appointment, str, str]:
    """Every hat worn today, with the name of its person and of its unit."""
    return (
        select(Appointment, col(Person.name), col(Unit.name))
        .join(Person, col(Person.id) == col(Appointment.person_id))
        .join(Unit, col(Unit.id) == col(Appointment.unit_id))
        .where(in_force(today))
    )
