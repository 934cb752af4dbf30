"""The branch's list of problems: people say what is wrong, a member takes it up, the secretary takes it off."""

from bot.playground.people import Person
from tests.conftest import Town
from tests.handlers.test_pledging import SHORTEST, acts, dongsheng, handed_in, sheet_of

__all__ = ["dongsheng"]

WATER, LAMPS = "三组吃水要走两里路", "桥头路灯坏了五盏"


async def phone_of(town: Town, name: str) -> Person:
    phone = town.phone(name)
    await phone.start()
    await phone.quiet()
    return phone


async def test_a_problem_told_by_a_representative_becomes_the_basis_of_a_pledge(town: Town, dongsheng: Person) -> None:
    mangu = await phone_of(town, "杨满姑")
    assert "还没有问题" in await acts(mangu, "/problems")
    for text in (WATER, LAMPS):
        assert text in await acts(mangu, "press 记一个问题", text)
    assert "写一条承诺" not in str(mangu.screen())
    asked = await acts(dongsheng, "/problems", "press 照着写一条承诺", "press 1")
    assert f"2. {LAMPS}" in asked
    assert asked.count("？") == 1
    await acts(dongsheng, "press 2", "press 2", *SHORTEST[4:])
    [(_, version)] = await handed_in(town)
    assert version.basis_note == LAMPS
    assert version.problem_id
    assert f"2. {LAMPS}（1 条承诺认领了）" in await acts(mangu, "/problems")


async def test_the_list_takes_nothing_twice_nothing_empty_and_nothing_endless(town: Town) -> None:
    mangu = await phone_of(town, "杨满姑")
    await acts(mangu, "/problems", "press 记一个问题", WATER)
    assert "已经有这一条了" in await acts(mangu, "press 记一个问题", f" {WATER} ")
    assert "没有字" in await acts(mangu, "……")
    assert "写得太长了" in await acts(mangu, "长" * 4000)
    assert "2. <b>水&渠" in await acts(mangu, "<b>水&渠")


async def test_only_the_secretary_takes_a_problem_off_and_twice_is_once(town: Town, dongsheng: Person) -> None:
    secretary = await phone_of(town, "石远山")
    await acts(secretary, "/problems", "press 记一个问题", WATER)
    await acts(dongsheng, "/pledge", "press 1")
    assert "记一个问题" not in str(await acts(dongsheng, "/problems") and dongsheng.screen())
    await acts(secretary, "press 解决了的，划掉")
    settle = secretary.screen()["reply_markup"]["inline_keyboard"][0][0]["callback_data"]
    neighbour = await phone_of(town, "梁守信")
    for other in (dongsheng, neighbour):
        await acts(other, "/problems")
        await other.press(data=settle, message=other.screen()["message_id"])
        await other.quiet()
        assert "不由您来办" in other.toasts[-1]
    assert WATER not in str(neighbour.transcript())
    card = secretary.screen()["message_id"]
    for _ in range(2):
        await secretary.press(data=settle, message=card)
    await secretary.heard("还没有问题")
    assert "第 2 问" in await acts(dongsheng, "/pledge", "press 接着写")
    assert WATER not in dongsheng.screen()["text"]
    sheet = await sheet_of(town)
    assert sheet
    assert sheet.problems == ()
