"""The year's dates and the daily message: moved, put off, left alone, by those who may and by nobody else."""

from datetime import UTC, date, datetime

import pytest
from sqlmodel import Session, select

from bot.playground.people import Person
from handlers.menu import reminders
from handlers.year import screens
from models.rules.pledging import Stage
from models.tables import Deadline, Pause
from tests import given
from tests.conftest import Town

"""Here it is about the talk; what it does to the truth is tested on both databases, on the floors below."""

SECRETARY, MEMBER = "石远山", "龙建国"
TWO_WEEKS_AHEAD = datetime(2026, 3, 27, 1, tzinfo=UTC)
DAY = date(2026, 3, 27).toordinal()


async def act(phone: Person, step: str) -> str:
    """Type or press, and read what the bot shows then."""
    if step.startswith("press "):
        await phone.press(step.removeprefix("press "))
    else:
        await phone.say(step)
    await phone.quiet()
    return seen(phone)


def seen(phone: Person) -> str:
    """What stands there, as a text or below a file."""
    shown = phone.screen()
    return str(shown.get("text") or shown["caption"])


async def opened(town: Town, name: str) -> Person:
    phone = town.phone(name)
    await phone.start()
    await phone.quiet()
    return phone


async def reminded(town: Town, name: str) -> Person:
    phone = await opened(town, name)
    await town.house.database.change(given.pledge, town.cast.first, name, stage=Stage.published)
    town.clock.move_to(TWO_WEEKS_AHEAD)
    await town.house.clock.wake()
    await town.settle()
    return phone


def review_of(session: Session, branch_id: int) -> Deadline:
    return session.exec(select(Deadline).where(Deadline.branch_id == branch_id, Deadline.quarter == 1)).one()


async def test_the_secretary_moves_a_date_in_three_steps(town: Town) -> None:
    phone = await opened(town, SECRETARY)
    dates = await act(phone, "/calendar")
    assert "5. 一季度点评：2026年4月10日\n" in dates
    assert "改到哪一天" in await act(phone, "press 5. 改一季度点评的日子")
    assert "日子我没看明白" in await act(phone, "哪天都行")
    assert "“一季度点评”改到了2026年4月20日" in await act(phone, "4月20日")
    moved = await town.house.database.look(review_of, town.cast.first.branch.id)
    assert (moved.due_on, moved.sequence) == (date(2026, 4, 20), 1)


async def test_typed_numbers_are_as_good_as_presses(town: Town) -> None:
    await reminded(town, MEMBER)
    phone = await opened(town, SECRETARY)
    dates = await act(phone, "/calendar")
    assert "5. 四季度点评：2027年1月10日（那年放假还没公布，先估着）" in dates  # the others are no estimates
    assert dates.count("先估着") == 3
    for wrong in ("0", "9", "99"):
        assert "改到哪一天" not in await act(phone, wrong)
    assert "“二季度点评”现在是2026年7月10日" in await act(phone, "2")
    await act(phone, "/calendar")
    assert "龙建国：报进展 1 件" in await act(phone, "8")
    assert "明天早上我跟龙建国提一下" in await act(phone, "1")


async def test_a_member_sees_the_dates_and_moves_none(town: Town) -> None:
    phone = await opened(town, MEMBER)
    await act(phone, "/calendar")
    assert [button["text"] for row in phone.screen()["reply_markup"]["inline_keyboard"] for button in row] == [
        "📋 待办"
    ]
    deadline = await town.house.database.look(review_of, town.cast.first.branch.id)
    branch = town.cast.first.branch.id
    for data in (
        screens.Move(deadline_id=deadline.id).pack(),
        screens.Move(deadline_id=4711).pack(),
        screens.TakeOut(deadline_id=deadline.id).pack(),
        screens.TakeOutSurely(deadline_id=deadline.id).pack(),
        screens.Who(branch_id=branch).pack(),
        screens.Nudge(branch_id=branch, person_id=town.cast.first.people["石喆"].id).pack(),
        screens.Spare(branch_id=branch, person_id=town.cast.first.people["石喆"].id).pack(),
    ):
        await phone.press(data=data)
        await phone.quiet()
    assert await town.house.database.look(lambda session: session.exec(select(Pause)).all()) == []
    assert await town.house.database.look(review_of, branch) == deadline


async def test_somebody_without_a_branch_is_told_so(town: Town) -> None:
    phone = await opened(town, "杨满姑")
    assert "您不在哪个支部里" in await act(phone, "/calendar")


async def test_the_daily_message_is_put_off_to_a_day_that_is_typed(town: Town) -> None:
    phone = await reminded(town, MEMBER)
    assert "最晚到2026年4月10日" in await act(phone, "press 另选日子")
    assert "4月10日就到期了" in await act(phone, "4月12日")
    await phone.press(data=reminders.Later(day=DAY, days=None).pack())
    await phone.quiet()
    assert "好，2026年4月2日再提醒您" in await act(phone, "4月2日")


async def test_who_is_ill_is_left_alone_and_comes_back_sooner(town: Town) -> None:
    phone = await reminded(town, MEMBER)
    assert "要我停多久" in await act(phone, "press 这阵子不方便")
    assert "件事等着您" in await act(phone, "press ‹ 上一步")
    await act(phone, "press 这阵子不方便")
    assert "到2026年4月10日为止都不提醒您" in await act(phone, "press 2. 停 14 天")
    assert "我会再提醒您" in await act(phone, "press 现在就恢复")
    assert await town.house.database.look(lambda session: session.exec(select(Pause)).all()) == []


async def test_old_buttons_of_a_message_that_never_was_are_answered_kindly(town: Town) -> None:
    phone = await reminded(town, MEMBER)
    for data in (
        reminders.Later(day=DAY - 30, days=1),
        reminders.Later(day=DAY - 30, days=None),
        reminders.Back(day=5),
    ):
        await phone.press(data=data.pack())
        await phone.quiet()
    assert "不用再提醒" in " ".join([*phone.toasts, *(str(one.get("text")) for one in phone.transcript())])


async def test_the_secretary_nudges_once_a_day_and_lets_somebody_be(town: Town) -> None:
    await reminded(town, MEMBER)
    phone = await opened(town, SECRETARY)
    await act(phone, "/calendar")
    assert "龙建国：报进展 1 件" in await act(phone, "press 8. 看看谁还没办")
    assert "明天早上我跟龙建国提一下" in await act(phone, "press 1. 提醒龙建国")
    person_id, branch = town.cast.first.people[MEMBER].id, town.cast.first.branch.id
    await phone.press(data=screens.Nudge(branch_id=branch, person_id=person_id).pack())
    await phone.quiet()
    assert "一天里已经催过一次了" in " ".join([*phone.toasts, str(phone.screen()["text"])])
    await phone.press(data=screens.Spare(branch_id=branch, person_id=person_id).pack())
    await phone.quiet()
    assert "不打扰龙建国" in str(phone.screen()["text"])


@pytest.mark.parametrize("text", ["4月20日" * 400, "。", "13月40日"])
async def test_a_day_that_is_none_moves_nothing(town: Town, text: str) -> None:
    phone = await opened(town, SECRETARY)
    await act(phone, "/calendar")
    await act(phone, "press 5. 改一季度点评的日子")
    await act(phone, text)
    assert (await town.house.database.look(review_of, town.cast.first.branch.id)).sequence == 0
