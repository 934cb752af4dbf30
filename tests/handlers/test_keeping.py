"""A member tells on a phone what has been done: in three acts from /todo, and with whatever can come in between."""

from datetime import date
from decimal import Decimal

import pytest
from sqlmodel import Session, col, select

from bot.playground.people import Person
from models.rules.pledging import Stage
from models.tables import Pledge, Progress
from tests import given
from tests.conftest import Town

"""Here it is about the talk; what it does to the truth is tested on both databases in tests/models."""

AUTHOR = "彭冬生"
PICTURE = (
    b"\x89PNG\r\n\x1a\n" + b"\x00\x00\x00\rIHDR" + (640).to_bytes(4, "big") + (480).to_bytes(4, "big") + b"\x08\x02"
)
LATER_TEXT = "带三组的12户种上黄桃"


async def act(phone: Person, step: str) -> str:
    """Type or press, and read what the bot shows then."""
    if step.startswith("press "):
        await phone.press(step.removeprefix("press "))
    else:
        await phone.say(step)
    await phone.quiet()
    return str(phone.screen()["text"])


async def acts(phone: Person, *steps: str) -> str:
    for step in steps[:-1]:
        await act(phone, step)
    return await act(phone, steps[-1])


def publish(session: Session, town: Town, text: str = given.TEXT) -> int:
    return given.pledge(session, town.cast.first, AUTHOR, stage=Stage.published, text=text).id


@pytest.fixture
async def road(town: Town) -> int:
    """彭冬生's published pledge: from 0.5 to 3 kilometres of road."""
    return await town.house.database.change(publish, town)


@pytest.fixture
async def dongsheng(town: Town, road: int) -> Person:
    assert road
    phone = town.phone(AUTHOR)
    await phone.start()
    await phone.quiet()
    return phone


async def deeds(town: Town) -> list[Progress]:
    return await town.house.database.look(
        lambda session: list(session.exec(select(Progress).order_by(col(Progress.id))))
    )


@pytest.mark.on_both_databases
async def test_a_number_is_reported_in_three_acts_from_todo(town: Town, dongsheng: Person) -> None:
    await act(dongsheng, "/todo")
    three = ("press 1", "1.5", "press 1 今天")
    text = await acts(dongsheng, *three)
    assert "记好了" in text
    assert "进展：1.5 / 3 公里" in text
    assert "■■■■□□□□□□" in text
    [deed] = await deeds(town)
    assert (deed.value, deed.occurred_on, deed.note) == (Decimal("1.5"), date(2026, 1, 20), "")
    assert "没有等着您办的事" in await act(dongsheng, "press 📋 待办")


async def test_with_one_pledge_nobody_is_asked_which(dongsheng: Person) -> None:
    assert "做了些什么" in await act(dongsheng, "/progress")


@pytest.mark.parametrize("choice", ["press 2", "2"])
async def test_with_several_pledges_one_is_chosen_by_button_or_number(
    town: Town, dongsheng: Person, choice: str
) -> None:
    await town.house.database.change(publish, town, LATER_TEXT)
    assert "报哪一条的进展" in await act(dongsheng, "/progress")
    assert LATER_TEXT in await act(dongsheng, choice)
    await acts(dongsheng, "苗都栽下去了", "2")
    [deed] = await deeds(town)
    assert (deed.note, deed.occurred_on) == ("苗都栽下去了", date(2026, 1, 19))


async def test_a_picture_is_enough_and_words_may_follow_or_not(town: Town, dongsheng: Person) -> None:
    await act(dongsheng, "/progress")
    await dongsheng.send_photo(PICTURE)
    await dongsheng.heard("收到了：附了照片或文件")
    text = await acts(dongsheng, "+1 修到了老樟树")
    assert "收到了：1.5 公里 · 修到了老樟树 · 附了照片或文件" in text
    await act(dongsheng, "1月5日")
    [deed] = await deeds(town)
    assert deed.file_id
    assert (deed.value, deed.note, deed.occurred_on) == (Decimal("1.5"), "修到了老樟树", date(2026, 1, 5))


async def test_a_picture_brings_its_caption_along_and_a_document_will_do(town: Town, dongsheng: Person) -> None:
    await act(dongsheng, "/progress")
    await dongsheng.send_document(b"%PDF-1.4", "验收单.pdf", "验收单")
    await dongsheng.heard("收到了：验收单 · 附了照片或文件")
    await act(dongsheng, "今天")
    [deed] = await deeds(town)
    assert (deed.note, bool(deed.file_id)) == ("验收单", True)


async def test_a_deed_still_to_come_is_not_taken_and_the_day_is_asked_again(town: Town, dongsheng: Person) -> None:
    await acts(dongsheng, "/progress", "开工了")
    assert "还没到呢" in await act(dongsheng, "3月5日")
    assert "记好了" in await act(dongsheng, "昨天")
    assert len(await deeds(town)) == 1


async def test_a_mistake_is_mended_by_another_report(town: Town, dongsheng: Person) -> None:
    await acts(dongsheng, "/progress", "3", "press 1")
    text = await acts(dongsheng, "press 再报一次", "2 上次多报了", "press 1")
    assert "进展：2 / 3 公里" in text
    assert [deed.value for deed in await deeds(town)] == [3, 2]


async def test_the_card_tells_the_last_deeds(dongsheng: Person) -> None:
    await acts(dongsheng, "/progress", "2 修到了老樟树", "press 1")
    text = await act(dongsheng, "press 看这条承诺")
    assert "2026年1月20日 2 公里 · 修到了老樟树" in text
    assert "进展：2 / 3 公里" in text
    assert "做了些什么" in await act(dongsheng, "press 报进展")


async def test_a_day_pressed_twice_is_written_down_once(town: Town, dongsheng: Person, road: int) -> None:
    await acts(dongsheng, "/progress", "开工了")
    card = dongsheng.screen()["message_id"]
    for _ in range(2):
        await dongsheng.press(data=f"keeping.on:{road}:2026-01-20", message=card)
    await dongsheng.heard("这一次已经办完了")
    assert len(await deeds(town)) == 1


async def test_an_old_button_of_another_pledge_writes_nothing(town: Town, dongsheng: Person, road: int) -> None:
    other = await town.house.database.change(publish, town, LATER_TEXT)
    await acts(dongsheng, "/progress", "press 1", "开工了")
    card = dongsheng.screen()["message_id"]
    await dongsheng.press(data=f"keeping.on:{other}:2026-01-20", message=card)
    await dongsheng.press(data=f"keeping.on:{road}:2030-01-01", message=card)
    await dongsheng.quiet()
    assert await deeds(town) == []


async def test_empty_and_endless_words_are_refused_and_the_question_stays(town: Town, dongsheng: Person) -> None:
    await act(dongsheng, "/progress")
    assert "没有字" in await act(dongsheng, "……")
    assert "写得太长了" in await act(dongsheng, "长" * 4000)
    assert "哪一天做的" in await act(dongsheng, "开工了")
    assert await deeds(town) == []


async def test_back_and_cancel_leave_nothing_written(town: Town, dongsheng: Person) -> None:
    assert "做了些什么" in await acts(dongsheng, "/progress", "开工了", "press ‹ 上一步")
    assert "没有记" in await acts(dongsheng, "开工了", "press 取消")
    assert "没看懂" in await act(dongsheng, "开工了")
    assert await deeds(town) == []


async def test_a_report_goes_on_after_a_restart(town: Town, dongsheng: Person) -> None:
    await acts(dongsheng, "/progress", "1.5 开工了")
    await town.house.memory.close()
    assert "记好了" in await act(dongsheng, "press 1")
    [deed] = await deeds(town)
    assert (deed.value, deed.note) == (Decimal("1.5"), "开工了")


async def test_nobody_reports_for_another_nor_on_what_is_not_public(town: Town, dongsheng: Person, road: int) -> None:
    for name in ("麻秀英", "杨满姑", "梁守信"):
        other = town.phone(name)
        await other.start()
        assert "没有公开的承诺" in await act(other, "/progress")
        await other.press(data=f"keeping.report:{road}", message=other.screen()["message_id"])
        await other.quiet()
        assert "不由您来办" in other.toasts[-1]
    await acts(dongsheng, "/progress", "开工了")
    await town.house.database.change(take_back, road)
    await act(dongsheng, "press 1")
    assert "眼下没有公开" in dongsheng.toasts[-1]
    assert await deeds(town) == []


def take_back(session: Session, pledge_id: int) -> None:
    pledge = session.get_one(Pledge, pledge_id)
    pledge.stage = Stage.approved
    session.add(pledge)


async def test_a_report_in_between_leaves_a_half_written_pledge_alone(dongsheng: Person) -> None:
    await acts(dongsheng, "/pledge", "press 2", "护林员")
    await acts(dongsheng, "/progress", "开工了", "press 1")
    assert "第 3 问" in await acts(dongsheng, "/pledge", "press 接着写")


async def test_a_member_who_blocked_the_bot_goes_on_where_it_was(town: Town, dongsheng: Person) -> None:
    await acts(dongsheng, "/progress", "开工了")
    dongsheng.block()
    await dongsheng.quiet()
    dongsheng.unblock()
    await dongsheng.quiet()
    assert "记好了" in await act(dongsheng, "今天")
    assert len(await deeds(town)) == 1
