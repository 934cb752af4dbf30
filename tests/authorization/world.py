"""The world of the matrix: three branches, and everybody who may come to press on something of theirs."""

from collections.abc import Mapping
from datetime import date, timedelta

from sqlmodel import Session, delete, select

from bot.playground.cast import Village
from models.actions import founding, year
from models.ballots import BallotBox
from models.rules.rights import Level, Role, Standing
from models.tables import Appointment, Letter, Person, StandIn, Unit
from tests.authorization.matters import NOW, TODAY, Presser, World, fill
from tests.authorization.meeting import fill_meeting
from tests.authorization.principals import HATS, Where, Who

SINCE = date(2026, 1, 1)
FIRST_ACCOUNT = 9_000
FILLERS = {Role.committee: 3, Role.representative: 5, Role.member: 1}
"""Enough of each that every branch can decide and rate."""


def build(session: Session, box: BallotBox) -> World:
    """Rounds open everywhere, everything else in every stage."""
    world = World()
    founding.lay_foundation(session)
    roof = founding.found_unit(session, "云溪州", Level.prefecture)
    near, away = (founding.found_unit(session, name, Level.county, roof) for name in ("青禾县", "远山县"))
    above, elsewhere = (
        founding.found_unit(session, name, Level.township, county)
        for name, county in (("白岩镇", near), ("黑水乡", away))
    )
    for where, township in ((Where.own, above), (Where.neighbour, above), (Where.far, elsewhere)):
        world.villages[where] = _village(session, where, township)
    units = {Role.overseer: above, Role.administrator: roof}
    for number, who in enumerate(Who):
        world.pressers[who] = _presser(session, who, number, world.villages[Where.own], units, elsewhere)
    _stand_ins(session, world)
    for where in Where:
        fill(session, world, where, box)
        fill_meeting(session, world, where, box)
    _end_hats(session, world)
    session.exec(delete(Letter))  # they have long been delivered
    return world


def _village(session: Session, where: Where, township: Unit) -> Village:
    branch = founding.found_unit(session, f"{where}村党支部", Level.branch, township)
    village = Village(branch, year.open_year(session, branch, TODAY.year).id)
    for role, count in FILLERS.items():
        for number in range(count):
            _appointed(session, _person(session, village, f"{where}{role.value}{number}"), branch, role)
    return village


def _person(session: Session, village: Village, name: str, telegram_id: int | None = None) -> Person:
    joined_at = NOW if telegram_id else None
    person = Person(name=name, telegram_id=telegram_id, joined_at=joined_at)
    session.add(person)
    session.flush()
    village.people[name] = person
    return person


def _appointed(session: Session, person: Person, unit: Unit, role: Role, standing: Standing = Standing.full) -> None:
    founding.appoint(session, person, unit, role, SINCE, standing)


def _presser(
    session: Session, who: Who, number: int, home: Village, units: Mapping[Role, Unit], elsewhere: Unit
) -> Presser:
    """Those who come late are appointed when everything is frozen."""
    telegram_id = FIRST_ACCOUNT + number
    if who is Who.stranger:
        return Presser(telegram_id)
    person, hats = _person(session, home, who.name, telegram_id), HATS[who]
    for role in (*hats.roles, *hats.ended):
        unit = elsewhere if who is Who.overseer_elsewhere else units.get(role, home.branch)
        if not hats.late:
            _appointed(session, person, unit, role, hats.standing)
    return Presser(telegram_id, person.id)


def _stand_ins(session: Session, world: World) -> None:
    """Two of the own committee are away; from yesterday's point of view both stand-ins are in time."""
    village = world.villages[Where.own]
    for number, who in enumerate((Who.stand_in, Who.former_stand_in), start=1):
        holder = village.people[f"{Where.own}{Role.committee.value}{number}"].id
        session.add(
            StandIn(
                unit_id=village.branch.id,
                person_id=holder,
                stand_in_id=world.pressers[who].person_id,
                since=TODAY - timedelta(days=7),
                until=TODAY,
                noted_by=holder,
                noted_at=NOW,
            )
        )
    session.flush()


def _end_hats(session: Session, world: World) -> None:
    """Time goes on after the questions were put: some come too late, some are no longer what they were."""
    home = world.villages[Where.own].branch
    for who, hats in HATS.items():
        person_id = world.pressers[who].person_id
        if hats.late:
            for role in hats.roles:
                _appointed(session, session.get_one(Person, person_id), home, role)
        if who is Who.former_stand_in:
            noted = session.exec(select(StandIn).where(StandIn.stand_in_id == person_id)).one()
            noted.until = TODAY - timedelta(days=1)
            session.add(noted)
        for hat in session.exec(select(Appointment).where(Appointment.person_id == person_id)):
            if hat.role in hats.ended:
                hat.until = TODAY - timedelta(days=1)
                session.add(hat)
