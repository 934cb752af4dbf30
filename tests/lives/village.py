"""Where the random lives are lived: two villages, and what the test itself knows of who wears which hat."""

from dataclasses import dataclass, field
from datetime import date

from sqlmodel import Session, col, select

from bot.playground.cast import REPRESENTATIVES, Village, invite_everybody
from models.actions.founding import appoint
from models.queries import people
from models.rules.publishing import Audience
from models.rules.reviewing import Step
from models.rules.rights import Level, Role, Standing
from models.rules.roster import Place
from models.tables import Appointment, Deadline, GroupChat, Person, Unit
from tests.conftest import START

NEWCOMERS = ("周新民", "蓝阿妹")
ABOVE_THEM = ((Level.county, Role.overseer), (Level.township, Role.overseer), (Level.prefecture, Role.administrator))
"""Who answers for the branches; found by the office, for they have no other names."""
ABOVE: Place = ((Level.county, "青禾县"), (Level.township, "白岩镇"))
REPRESENTATIVES_OF_THE_SMALL_ONE = REPRESENTATIVES[:5]

Hats = dict[tuple[int, Role], Standing]
"""What somebody wears, by branch and role."""


@dataclass(slots=True)
class Soul:
    """Somebody as the test knows them."""

    id: int
    name: str
    number: str
    telegram_id: int
    hats: Hats = field(default_factory=dict)

    def wears(self, role: Role, branch: int) -> bool:
        return (branch, role) in self.hats

    def branches_as(self, role: Role) -> list[int]:
        return [branch for branch, worn in self.hats if worn is role]


@dataclass(frozen=True, slots=True)
class Day:
    """A quarterly review in a branch."""

    id: int
    branch: int
    quarter: int
    due_on: date


@dataclass(slots=True)
class Scene:
    """The two branches, their people and the days of their year. The large one has a committee and a group."""

    large: int
    small: int
    names: dict[int, str]
    group: int
    cycle: int
    souls: dict[int, Soul]
    days: list[Day]
    publish_until: date
    above: tuple[int, ...]
    """The units above both branches, the nearest first."""

    def wearing(self, role: Role, branch: int) -> list[Soul]:
        return [soul for soul in self.souls.values() if soul.wears(role, branch)]


def build(session: Session) -> Scene:
    """The playground's cast; the small branch borrows representatives, and two people are waiting to join."""
    today = START.date()
    cast = invite_everybody(session, today)
    for name in REPRESENTATIVES_OF_THE_SMALL_ONE:
        person = cast.first.people[name]
        appoint(session, person, cast.second.branch, Role.representative, date(today.year, 1, 1))
    session.add_all(Person(name=name, telegram_id=7900 + place) for place, name in enumerate(NEWCOMERS))
    session.flush()
    large, small = cast.first.branch, cast.second.branch
    above = _offices(session, large)
    return Scene(
        large=large.id,
        small=small.id,
        names={large.id: large.name, small.id: small.name},
        group=_group(session, cast.first),
        cycle=cast.first.cycle_id,
        souls=_souls(session),
        days=_days(session),
        publish_until=session.exec(select(col(Deadline.due_on)).where(Deadline.step == Step.publish)).first() or today,
        above=above,
    )


def _offices(session: Session, branch: Unit) -> tuple[int, ...]:
    """Two who oversee the branches from above, and an administrator; returns the units above, the nearest first."""
    above = [session.get_one(Unit, one) for one in reversed(people.path_of(session, branch.id)) if one != branch.id]
    for place, (level, role) in enumerate(ABOVE_THEM):
        [unit] = [one for one in above if one.level is level]
        person = Person(name=f"{unit.name}的人", telegram_id=7950 + place)
        session.add(person)
        session.flush()
        appoint(session, person, unit, role, date(START.year, 1, 1))
    return tuple(one.id for one in above)


def _group(session: Session, village: Village) -> int:
    group = GroupChat(
        chat_id=-100,
        title="青石村党员群",
        branch_id=village.branch.id,
        audience=Audience.members,
        bound_by=village.people["石远山"].id,
        bound_at=START,
    )
    session.add(group)
    session.flush()
    return group.id


def _souls(session: Session) -> dict[int, Soul]:
    souls = {}
    for person in session.exec(select(Person).order_by(col(Person.id))).all():
        person.roster_number = f"n{person.id}"
        session.add(person)
        assert person.telegram_id
        souls[person.id] = Soul(person.id, person.name, person.roster_number, person.telegram_id)
    for hat in session.exec(select(Appointment)):
        souls[hat.person_id].hats[hat.unit_id, hat.role] = hat.standing
    session.flush()
    return souls


def _days(session: Session) -> list[Day]:
    reviews = select(Deadline).where(Deadline.step == Step.quarterly_review).order_by(col(Deadline.due_on))
    return [Day(one.id, one.branch_id, one.quarter, one.due_on) for one in session.exec(reviews)]


def place_of(scene: Scene, branch: int) -> Place:
    """Where the roster says that a branch is."""
    return (*ABOVE, (Level.branch, scene.names[branch]))
