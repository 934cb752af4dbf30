"""Phones while a committee member is away: the secretary notes it, the stand-in decides, the old card says so."""

from datetime import timedelta

import pytest
from sqlmodel import Session

from bot.playground.cast import COMMITTEE
from handlers.deciding import absences, screens
from models.actions import deciding
from models.actions import rolls as acting
from models.queries import deciding as decisions
from models.queries import people, rolls
from models.rules.deciding import Verdict
from models.rules.rolls import Absence
from tests import given
from tests.conftest import START, Town

SHI, LONG, WU, XIANG, TIAN = COMMITTEE
AUTHOR, MA = "彭冬生", "麻秀英"


def ask(session: Session, town: Town) -> int:
    pledge = given.pledge(session, town.cast.first, AUTHOR)
    decision = deciding.ask(session, pledge, START, START.date())
    assert decision
    return decision.id


async def asked(town: Town) -> int:
    for name in {*COMMITTEE, AUTHOR, MA}:
        await town.phone(name).start()
    await town.settle()
    decision_id = await town.house.database.change(ask, town)
    await town.settle()
    return decision_id


async def noted(town: Town) -> list[tuple[str, str]]:
    found = await town.house.database.look(rolls.away, town.cast.first.branch.id, START.date())
    return [(one.who, one.stand_in) for one in found]


async def test_the_seat_goes_to_the_stand_in_and_back(town: Town) -> None:
    decision_id = await asked(town)
    shi, long, ma = town.phone(SHI), town.phone(LONG), town.phone(MA)
    await shi.say("/standin")
    await shi.heard("眼下没有人请别人替")
    await shi.press("记一个人不在")
    await shi.press(f"2 {LONG}")
    await shi.heard(f"{LONG}不在，由谁替？")
    await shi.press(f"2 {MA}")
    await shi.press("从今天起")
    await shi.heard("到哪天为止？")
    await shi.say("1月10日")
    await shi.heard("日子不对")
    await shi.say("1月31日")
    await shi.heard(f"{LONG}不在，{MA}替")
    await town.settle()
    assert "不用您表态了" in long.screen()["text"]
    assert f"您是替{LONG}表态" in ma.screen()["text"]
    await long.press(data=screens.Say(decision_id=decision_id, verdict=Verdict.approve).pack())
    await long.quiet()
    assert "不在您表态的范围里" in long.toasts[-1]
    await shi.press(f"1 {LONG}回来了")
    await shi.heard("眼下没有人请别人替")
    await town.settle()
    assert "请您定一定" in long.screen()["text"]
    assert "不用您表态了" in ma.screen()["text"]


async def test_when_the_days_are_over_the_stand_in_neither_speaks_nor_reads_on(town: Town) -> None:
    """Also before the clock has looked at the roll."""

    def absent_today(session: Session) -> None:
        who, stand_in = (town.cast.first.people[one].id for one in (LONG, MA))
        shi = people.actor(session, town.cast.first.people[SHI].telegram_id or 0, START.date())
        assert shi
        wanted, today = Absence(who, stand_in, START.date(), START.date()), START.date()
        acting.note_absence(session, shi, town.cast.first.branch.id, wanted, today=today, now=START)

    await town.house.database.change(absent_today)
    decision_id = await asked(town)
    ma, say = town.phone(MA), screens.Say(decision_id=decision_id, verdict=Verdict.approve).pack()
    assert f"您是替{LONG}表态" in ma.screen()["text"]
    town.clock.advance(timedelta(days=1))
    await ma.press(data=say)
    await ma.heard("就不再给您看了")
    card = await town.house.database.look(
        decisions.card, decision_id, town.cast.first.people[SHI].id, START + timedelta(days=1)
    )
    assert card.given == 0


async def test_every_question_takes_a_typed_answer_and_refuses_nonsense(town: Town) -> None:
    await asked(town)
    shi = town.phone(SHI)
    await shi.say("/standin")
    await shi.press("记一个人不在")
    for nonsense in ("9", "谁", "1" * 4_000):
        await shi.say(nonsense)
        await shi.quiet()
    for answer in ("2", "2", "2月1日", "2月10日"):
        await shi.say(answer)
        await shi.quiet()
    assert await noted(town) == [(LONG, MA)]
    await shi.say("/standin")
    await shi.heard("2026年2月10日")


@pytest.mark.parametrize("name", [LONG, "梁守信"])
async def test_nobody_but_the_branchs_secretary_notes_anything(town: Town, name: str) -> None:
    await asked(town)
    phone, branch = town.phone(name), town.cast.first.branch.id
    await phone.start()
    await phone.quiet()
    if name != "梁守信":
        await phone.say("/standin")
        await phone.heard("书记的事")
    away, stand_in = (town.cast.first.people[one].id for one in (LONG, MA))
    for button in (
        absences.Seats(branch_id=branch),
        absences.Absent(branch_id=branch),
        absences.Away(branch_id=branch, person_id=away),
        absences.Instead(branch_id=branch, person_id=away, stand_in_id=stand_in),
    ):
        await phone.press(data=button.pack())
        await phone.quiet()
        assert "不由您来办" in phone.toasts[-1]
    since = absences.Since(branch_id=branch, person_id=away, stand_in_id=stand_in, day=START.date().toordinal())
    await phone.press(data=since.pack())
    await phone.say("1月31日")
    await phone.quiet()
    assert await noted(town) == []
