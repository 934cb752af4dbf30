"""The house as the roster sees it: places by name, and everybody with the hats worn today."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlmodel import Session, col, select

from models.queries.people import in_force
from models.rules.rights import Level, Standing
from models.rules.roster import Place
from models.rules.roster_changes import Known, Worn
from models.tables import Appointment, Person, Unit


@dataclass(frozen=True, slots=True)
class Present:
    """What there is before an import. `units` does not count the roof."""

    roof: Unit
    units: Mapping[Place, int]
    people: tuple[Known, ...]


def present(session: Session, today: date) -> Present | None:
    """Everything an import is compared with; None while the house has no roof yet."""
    above = roof(session)
    if above is None:
        return None
    places = _places(session, above)
    people = tuple(_people(session, {unit_id: place for place, unit_id in places.items()}, today))
    return Present(above, {place: unit_id for place, unit_id in places.items() if place}, people)


def roof(session: Session) -> Unit | None:
    """The unit above all others."""
    return session.exec(select(Unit).where(col(Unit.parent_id).is_(None)).order_by(col(Unit.id))).first()


def branches_named(session: Session, name: str) -> list[int]:
    """Villages may share a name: all of them."""
    return list(session.exec(select(Unit.id).where(Unit.level == Level.branch, Unit.name == name)))


def _places(session: Session, above: Unit) -> dict[Place, int]:
    found: dict[int, Place] = {above.id: ()}
    below = (
        select(col(Unit.id), col(Unit.parent_id), col(Unit.level), col(Unit.name))
        .where(Unit.id != above.id)
        .order_by(col(Unit.path))
    )
    rows = {unit_id: (parent_id, level, name) for unit_id, parent_id, level, name in session.exec(below)}

    def place_of(unit_id: int) -> Place:
        if unit_id not in found:
            parent_id, level, name = rows[unit_id]
            found[unit_id] = (*(place_of(parent_id) if parent_id else ()), (level, name))
        return found[unit_id]

    return {place_of(unit_id): unit_id for unit_id in (above.id, *rows)}


def _people(session: Session, places: Mapping[int, Place], today: date) -> list[Known]:
    hats: dict[int, dict[Worn, Standing]] = defaultdict(dict)
    worn = select(
        col(Appointment.person_id), col(Appointment.unit_id), col(Appointment.role), col(Appointment.standing)
    )
    for person_id, unit_id, role, standing in session.exec(worn.where(in_force(today))):
        hats[person_id][places[unit_id], role] = standing
    everybody = select(Person.id, Person.name, Person.roster_number).order_by(col(Person.id))
    return [Known(one, name, number, hats.get(one, {})) for one, name, number in session.exec(everybody)]
