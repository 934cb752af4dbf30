"""The invented people of the playground, the demo and the tests: two villages in a county that does not exist."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime

from sqlmodel import Session

from models.actions.founding import appoint, found_unit, lay_foundation
from models.actions.year import open_year
from models.rules.joining import CONSENT_VERSION
from models.rules.rights import Level, Role, Standing
from models.tables import Person, Unit

FIRST_TELEGRAM_ID = 7001
SECRETARY = "石远山"
COMMITTEE = ("石远山", "龙桂芳", "吴正坤", "向小梅", "田家旺")
MEMBERS = (*COMMITTEE, "彭冬生", "麻秀英", "石喆", "龙建国", "吴腊妹", "向开云", "田志强")
REPRESENTATIVES = ("杨满姑", "张铁生", "陈二嫂", "李木匠", "罗老师", "覃有田")
SECOND_MEMBERS = ("梁守信", "韦月娥", "莫大川")
OVERSEER = "莫大川"


@dataclass(slots=True)
class Village:
    """A branch and its people by name."""

    branch: Unit
    cycle_id: int
    people: dict[str, Person] = field(default_factory=dict)


@dataclass(slots=True)
class Cast:
    """The branch in the middle of things, and a second one at the start."""

    first: Village
    second: Village


def invite_everybody(session: Session, today: date, *, joined: bool = True) -> Cast:
    """Write the cast into an empty database. `joined`: everybody has pressed the personal link already."""
    lay_foundation(session)
    prefecture = found_unit(session, "云溪州", Level.prefecture)
    county = found_unit(session, "青禾县", Level.county, prefecture)
    township = found_unit(session, "白岩镇", Level.township, county)
    stranger = FIRST_TELEGRAM_ID if joined else None
    first = _village(session, found_unit(session, "青石村党支部", Level.branch, township), today, stranger)
    for name in MEMBERS:
        _hat(session, first, name, Role.member, today)
    for name in COMMITTEE:
        _hat(session, first, name, Role.committee, today)
    for name in REPRESENTATIVES:
        _hat(session, first, name, Role.representative, today)
    _hat(session, first, SECRETARY, Role.secretary, today)
    later = FIRST_TELEGRAM_ID + 100 if joined else None
    second = _village(session, found_unit(session, "河湾村党支部", Level.branch, township), today, later)
    for name in SECOND_MEMBERS:
        _hat(session, second, name, Role.member, today)
    _hat(session, second, SECOND_MEMBERS[0], Role.secretary, today)
    return Cast(first, second)


def seat_overseer(session: Session, cast: Cast) -> None:
    """One of the second village works for the township, and hears there what is late below."""
    township = session.get_one(Unit, cast.first.branch.parent_id)
    appoint(session, cast.second.people[OVERSEER], township, Role.overseer, date(2026, 1, 1), Standing.full)


def _village(session: Session, branch: Unit, today: date, first_telegram_id: int | None) -> Village:
    village = Village(branch, open_year(session, branch, today.year).id)
    names = (*MEMBERS, *REPRESENTATIVES) if branch.name.startswith("青石") else SECOND_MEMBERS
    for number, name in enumerate(names):
        joined_at = datetime.combine(today, datetime.min.time(), UTC) if first_telegram_id else None
        person = Person(
            name=name,
            telegram_id=first_telegram_id and first_telegram_id + number,
            joined_at=joined_at,
            name_public=joined_at is not None,
            name_public_at=joined_at,
            name_public_version=CONSENT_VERSION,
        )
        session.add(person)
        village.people[name] = person
    session.flush()
    return village


def _hat(session: Session, village: Village, name: str, role: Role, today: date) -> None:
    standing = Standing.probationary if name == "田志强" and role is Role.member else Standing.full
    appoint(session, village.people[name], village.branch, role, date(today.year, 1, 1), standing)
