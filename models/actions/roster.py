"""Bringing a roster into the house: units, people and hats, all of it or nothing."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import islice

from sqlmodel import Session, select

from models import audit
from models.actions import rolls
from models.actions.founding import found_unit
from models.actions.year import open_year
from models.queries import roster
from models.queries.people import in_force
from models.rules.refusal import Refusal
from models.rules.rights import Act, Standing
from models.rules.roster import Entry, Place
from models.rules.roster_changes import Alteration, Changes, Listed, Worn, compare
from models.tables import Appointment, Person, Unit

AT_A_TIME = 2_000
"""People written before memory is let go of."""


@dataclass(frozen=True, slots=True)
class Counts:
    """What an import does, or would do."""

    new: int
    changed: int
    unchanged: int
    branches: int


def count_changes(session: Session, entries: Iterable[Entry], *, today: date) -> Counts:
    """The dry run. Refusal where the house has no roof yet."""
    return _counts(_changes(_present(session, today), entries))


def import_roster(
    session: Session, entries: Iterable[Entry], *, print_of_file: str, now: datetime, today: date
) -> Counts:
    """Bring the roster in. Once it is in, the same file changes nothing. `print_of_file` goes into the audit."""
    before = _present(session, today)
    changes = _changes(before, entries)
    units = {(): before.roof.id, **before.units}
    for place in changes.units:
        units[place] = _found(session, place, units)
    if changes.units:
        open_year(session, before.roof, today.year)
    _enrol(session, changes.newcomers, units, today)
    for change in changes.alterations:
        _alter(session, change, units, today)
    counts = _counts(changes)
    facts = {"new": counts.new, "changed": counts.changed, "branches": counts.branches}
    audit.note(session, at=now, actor_id=None, act=Act.import_roster, subject=f"roster:{print_of_file}", **facts)
    rolls.renew_all(session, now)
    return counts


def _present(session: Session, today: date) -> roster.Present:
    before = roster.present(session, today)
    if before is None:
        raise Refusal("roster-no-house")
    return before


def _changes(before: roster.Present, entries: Iterable[Entry]) -> Changes:
    return compare(entries, before.people, before.units.keys(), before.roof.name)


def _counts(changes: Changes) -> Counts:
    return Counts(len(changes.newcomers), len(changes.alterations), changes.unchanged, changes.branches)


def _found(session: Session, place: Place, units: Mapping[Place, int]) -> int:
    level, name = place[-1]
    return found_unit(session, name, level, session.get_one(Unit, units[place[:-1]])).id


def _enrol(session: Session, newcomers: Iterable[Listed], units: Mapping[Place, int], today: date) -> None:
    waiting = iter(newcomers)
    while group := list(islice(waiting, AT_A_TIME)):
        people = [Person(name=one.name, roster_number=one.number) for one in group]
        session.add_all(people)
        session.flush()
        for person, one in zip(people, group, strict=True):
            _put_on(session, person.id, one.hats, units, today)
        session.flush()
        session.expunge_all()


def _put_on(
    session: Session, person_id: int, hats: Mapping[Worn, Standing], units: Mapping[Place, int], today: date
) -> None:
    for (place, role), standing in hats.items():
        session.add(Appointment(person_id=person_id, unit_id=units[place], role=role, standing=standing, since=today))


def _alter(session: Session, change: Alteration, units: Mapping[Place, int], today: date) -> None:
    person = session.get_one(Person, change.person_id)
    person.name, person.roster_number = change.name, change.number
    session.add(person)
    for worn in {*change.take_off, *change.put_on}:
        _take_off(session, change.person_id, worn, units, today)
    _put_on(session, change.person_id, change.put_on, units, today)
    session.flush()


def _take_off(session: Session, person_id: int, worn: Worn, units: Mapping[Place, int], today: date) -> None:
    """A hat worn until yesterday stays in the history; one put on today was a slip and leaves none."""
    place, role = worn
    mine = (Appointment.person_id == person_id, Appointment.unit_id == units[place], Appointment.role == role)
    for hat in session.exec(select(Appointment).where(*mine, in_force(today))):
        if hat.since >= today:
            session.delete(hat)
        else:
            hat.until = today - timedelta(days=1)
            session.add(hat)
    session.flush()
