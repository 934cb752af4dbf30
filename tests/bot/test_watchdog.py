"""A clock or a delivery that stands still is noticed within two minutes, and said where people look."""

from collections.abc import AsyncIterator
from datetime import datetime, timedelta
from pathlib import Path

import aiohttp
import pytest
from sqlmodel import Session

from bot import doctor
from bot.app import House
from bot.web import served
from handlers.screen import Screen
from handlers.words import words_in
from models import schema
from models.actions import watching as actions
from models.actions.founding import appoint
from models.database import Database
from models.queries import roster
from models.rules.rights import Role
from models.rules.watching import Heart, Trouble
from models.tables import Alarm, Person
from tests.bot.conftest import Porch

MINDER = 7901
NOTICED = timedelta(minutes=2)
CALM = timedelta(seconds=60)


def install(session: Session, porch: Porch) -> None:
    roof = roster.roof(session)
    assert roof
    minder = Person(name="谢管理", telegram_id=MINDER)
    session.add(minder)
    session.flush()
    appoint(session, minder, roof, Role.administrator, porch.clock.now().date())


@pytest.fixture
async def minded(each_porch: Porch) -> AsyncIterator[House]:
    """A house with an administrator, whose clock and delivery have just gone round."""
    async with each_porch.polling() as house:
        await house.database.change(install, each_porch)
        await each_porch.stand_in.person(MINDER, "谢管理").start()
        await each_porch.stand_in.quiet()
        await house.clock.wake()
        yield house


async def asked(house: House) -> tuple[int, list[str]]:
    async with (
        served(house.web, "127.0.0.1:0") as port,
        aiohttp.ClientSession() as http,
        http.get(f"http://127.0.0.1:{port}/ready") as answer,
    ):
        return answer.status, (await answer.text()).split()


def heard(porch: Porch) -> list[str]:
    told = [one.get("text", "") for one in porch.stand_in.person(MINDER).transcript()]
    return [text for text in told if "机器人出了点问题" in text or "这个问题没有了" in text]


async def test_all_is_well_while_they_beat(each_porch: Porch, minded: House) -> None:
    each_porch.clock.advance(CALM)
    await minded.watchdog.look()
    assert await asked(minded) == (200, ["yes"])
    assert heard(each_porch) == []


async def test_a_still_clock_is_told_once_to_the_administrator_and_makes_the_leader_unready(
    each_porch: Porch, minded: House
) -> None:
    each_porch.clock.advance(NOTICED)
    for _ in range(3):
        await minded.watchdog.look()
    assert await asked(minded) == (503, ["no", "clock_still", "delivery_still"])
    assert len(heard(each_porch)) == 2
    assert any("时钟停了" in text for text in heard(each_porch))


async def test_who_does_not_lead_goes_on_answering_people(each_porch: Porch, minded: House) -> None:
    each_porch.clock.advance(NOTICED)
    async with each_porch.house() as other:
        other.watchdog._since = minded.watchdog._since
        await other.clock.scan()
        await other.watchdog.look()
        assert await asked(other) == (200, ["yes", "clock_still", "delivery_still"])


async def test_when_it_goes_on_that_is_said_too(each_porch: Porch, minded: House) -> None:
    each_porch.clock.advance(NOTICED)
    await minded.watchdog.look()
    await minded.database.change(beat_all, minded.now())
    await minded.watchdog.look()
    assert sum("这个问题没有了" in text for text in heard(each_porch)) == 2
    assert await asked(minded) == (200, ["yes"])
    assert await minded.database.look(lambda session: session.get(Alarm, Trouble.clock_still)) is None


def beat_all(session: Session, now: datetime) -> None:
    for heart in Heart:
        actions.beat(session, heart, now)


async def test_of_two_processes_that_look_only_one_tells(each_porch: Porch, minded: House) -> None:
    each_porch.clock.advance(NOTICED)
    found = frozenset({Trouble.clock_still})
    first = await minded.database.change(actions.learn, found, minded.now())
    second = await minded.database.change(actions.learn, found, minded.now())
    assert (first, second) == (({Trouble.clock_still}, set()), (set(), set()))


async def test_a_house_that_has_just_opened_is_given_time(each_porch: Porch) -> None:
    async with each_porch.house() as house:
        await house.watchdog.look()
        assert house.watchdog.troubles == frozenset()


@pytest.mark.usefixtures("minded")
async def test_the_administrator_sees_it_in_chat_and_nobody_else_does(each_porch: Porch) -> None:
    minder = each_porch.stand_in.person(MINDER)
    await minder.say("/house")
    await minder.heard("时钟在走")
    each_porch.clock.advance(NOTICED)
    await minder.press("再看一次")
    await minder.heard("时钟停了")
    member = each_porch.phone("彭冬生")
    await member.start()
    await member.say("/house")
    await member.heard("这件事不由您来办")


async def test_the_doctor_says_it_with_what_to_do(porch: Porch, tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'migrated.sqlite3'}"
    schema.upgrade(url)
    database = Database(url)
    await database.change(beat_all, porch.clock.now())
    await database.close()
    async with porch.house() as house:
        settings = house.settings.model_copy(update={"database_url": url})
    said = [await doctor.examine(settings, words_in("en"), porch.clock.now() + age) for age in (CALM, NOTICED)]
    well, ill = (next(one for one in findings if one.text.startswith("The clock")) for findings in said)
    assert (well.good, ill.good) == (True, False)
    assert "stood still for 2 minutes" in ill.text


async def test_while_telegram_refuses_the_token_the_leader_is_not_ready_and_says_so(
    each_porch: Porch, minded: House
) -> None:
    for status in (401, 404):
        each_porch.stand_in.faults.add(method="sendMessage", status=status, description="Unauthorized")
        await minded.courier.carry(MINDER, None, Screen("。"))
        assert await asked(minded) == (503, ["no", "telegram_refuses_the_token"])
        minded.courier._resting_until = 0.0
        await minded.courier.carry(MINDER, None, Screen("。"))
        assert await asked(minded) == (200, ["yes"])
