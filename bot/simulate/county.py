"""An invented county of as many branches as wanted, written into an empty database before the year begins."""

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta
from random import Random
from typing import Any

from sqlalchemy import insert
from sqlmodel import Session, SQLModel, col, select

from bot.simulate.memory import COMMITTEE, FIRST_CHAT, Day, Memory, Soul, Temper, Village
from models.actions import founding
from models.actions.year import open_year, rest, say_of_day
from models.rules.rights import Level, Role, Standing
from models.tables import Appointment, Cycle, Deadline, Person, Unit

IN_A_TOWNSHIP = 13
TOWNSHIPS_IN_A_COUNTY = 20
FEWEST, MOST = 20, 72
"""Members of a branch; 46 in the middle."""
REPRESENTATIVES = 7
NO_PHONE, EXEMPT, IDLE_CHIEF = 0.05, 0.02, 0.1
"""How likely somebody has no phone, or is exempt; and a secretary does nothing all year."""
TEMPERS = {Temper.prompt: 40, Temper.heeding: 45, Temper.slow: 10, Temper.never: 5}
HARVEST = timedelta(days=9)


def settle(session: Session, dice: Random, branches: int, year: int) -> Memory:
    """Everybody has joined by the first of January but those without a phone."""
    founding.lay_foundation(session)
    memory = Memory()
    roof = founding.found_unit(session, "云溪州", Level.prefecture)
    county = township = roof
    townships: list[Unit] = []
    for place in range(branches):
        if place % (IN_A_TOWNSHIP * TOWNSHIPS_IN_A_COUNTY) == 0:
            county = founding.found_unit(session, f"第{place + 1}村所在县", Level.county, roof)
        if place % IN_A_TOWNSHIP == 0:
            township = founding.found_unit(session, f"第{len(townships) + 1}镇", Level.township, county)
            townships.append(township)
            _seat_overseer(memory, township)
        _seat_village(dice, memory, founding.found_unit(session, f"第{place + 1}村党支部", Level.branch, township))
    open_year(session, roof, year)
    _write_people(session, memory, date(year, 1, 1))
    _say_days(session, dice, memory, townships, year)
    learn_deadlines(session, memory, year)
    return memory


def learn_deadlines(session: Session, memory: Memory, year: int) -> None:
    places = {village.id: village.place for village in memory.villages}
    of_year = select(Deadline).join(Cycle, col(Cycle.id) == col(Deadline.cycle_id)).where(Cycle.year == year)
    for one in session.exec(of_year):
        memory.learn(Day(one.id, places[one.branch_id], one.step, one.quarter, one.opens_on, one.due_on))


# ── who is there ───────────────────────────────────────────────────────────────────────────────────────────────────


def _seat_overseer(memory: Memory, township: Unit) -> None:
    soul = Soul(len(memory.souls) + 1, -1, -1, Temper.prompt, has_phone=True)
    memory.souls[soul.id] = soul
    memory.overseers[soul.id] = township.id


def _seat_village(dice: Random, memory: Memory, branch: Unit) -> None:
    first, size = len(memory.souls) + 1, dice.randint(FEWEST, MOST)
    members, representatives = range(first, first + size), range(first + size, first + size + REPRESENTATIVES)
    place, overseer = len(memory.villages), next(reversed(memory.overseers))
    village = Village(place, branch.id, branch.path, memory.overseers[overseer], overseer, members, representatives)
    memory.villages.append(village)
    for number in (*members, *representatives):
        memory.souls[number] = _soul(dice, number, place, number - first)
    if not memory.idle:
        memory.idle = members[COMMITTEE]
        memory.souls[memory.idle] = Soul(memory.idle, place, COMMITTEE, Temper.prompt, has_phone=True)


def _soul(dice: Random, number: int, place: int, seat: int) -> Soul:
    [temper] = dice.choices(list(TEMPERS), list(TEMPERS.values()))
    if seat == 0:
        temper = Temper.never if dice.random() < IDLE_CHIEF else Temper.heeding
    is_ordinary = seat >= COMMITTEE
    has_phone = not is_ordinary or dice.random() >= NO_PHONE
    return Soul(number, place, seat, temper, has_phone, exempt=is_ordinary and dice.random() < EXEMPT)


def _write_people(session: Session, memory: Memory, since: date) -> None:
    """All rows of a kind at once; an empty database numbers them from one."""
    joined = datetime.combine(since, datetime.min.time(), UTC)
    _write(session, Person, (_person(soul, joined) for soul in memory.souls.values()))
    _write(session, Appointment, (hat for soul in memory.souls.values() for hat in _hats(memory, soul, since)))


def _person(soul: Soul, joined: datetime) -> dict[str, Any]:
    there = {"telegram_id": FIRST_CHAT + soul.id, "joined_at": joined}
    return {"name": f"村民{soul.id}", **(there if soul.has_phone else {"telegram_id": None, "joined_at": None})}


def _hats(memory: Memory, soul: Soul, since: date) -> Iterator[dict[str, Any]]:
    if soul.id in memory.overseers:
        yield _hat(soul, memory.overseers[soul.id], Role.overseer, since)
        return
    village = memory.villages[soul.village]
    is_member = soul.id in village.members
    yield _hat(soul, village.id, Role.member if is_member else Role.representative, since)
    if soul.seat < COMMITTEE:
        yield _hat(soul, village.id, Role.committee, since)
    if soul.seat == 0:
        yield _hat(soul, village.id, Role.secretary, since)


def _hat(soul: Soul, unit_id: int, role: Role, since: date) -> dict[str, Any]:
    standing = Standing.exempt if soul.exempt and role is Role.member else Standing.full
    return {"person_id": soul.id, "unit_id": unit_id, "role": role, "since": since, "standing": standing}


def _write(session: Session, table: type[SQLModel], rows: Iterable[dict[str, Any]]) -> None:
    session.connection().execute(insert(table), list(rows))


# ── when nobody works ──────────────────────────────────────────────────────────────────────────────────────────────


def _say_days(session: Session, dice: Random, memory: Memory, townships: list[Unit], year: int) -> None:
    """The owner makes a working day a holiday and a Sunday a working day; some townships rest for the harvest."""
    opened = datetime(year, 1, 1, tzinfo=UTC)
    for day, works in ((date(year, 4, 3), False), (date(year, 7, 5), True)):
        say_of_day(session, None, day, works=works, name="本地", now=opened)
        memory.off[day] = works
    for township in townships[::4]:
        since = date(year, dice.choice((6, 9)), dice.randint(15, 25))
        rest(session, township, since, since + HARVEST, "农忙", now=opened)
        memory.rests[township.id] = (since, since + HARVEST)
