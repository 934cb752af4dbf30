"""The secretary's phone after a meeting on paper: short steps, refused numbers, old buttons, and one result for all."""

from typing import Any

from sqlmodel import Session, select

from bot.playground.cast import COMMITTEE
from handlers.deciding import screens
from models.rules.deciding import Outcome
from models.rules.rights import Role
from models.tables import Appointment, Decision, Meeting
from tests.committee import ask, say
from tests.conftest import START, Town

AUTHORS = ("彭冬生", "麻秀英", "石远山")
SECRETARY, LONG, WU, XIANG, _ = COMMITTEE
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c6360000002000001000518d84e"
    "0000000049454e44ae426082"
)


async def asked(town: Town, *authors: str) -> list[int]:
    for name in {*COMMITTEE, *authors}:
        await town.phone(name).start()
    await town.settle()
    village = town.cast.first
    decision_ids = [await town.house.database.change(ask, village, author, START) for author in authors]
    await town.settle()
    return decision_ids


async def outcome(town: Town, decision_id: int) -> Outcome | None:
    return await town.house.database.look(lambda session: session.get_one(Decision, decision_id).outcome)


async def test_a_meeting_is_written_down_in_short_steps_and_decides(town: Town) -> None:
    first, second, own = await asked(town, *AUTHORS)
    secretary = town.phone(SECRETARY)
    await secretary.say("/decide")
    await secretary.press("📝 记一次会议")
    await secretary.heard("哪天开的")
    await secretary.say("2026年1月21日")
    await secretary.heard("会还没有开")
    await secretary.say("2026年1月2日")
    await secretary.heard("没有会上可以定的承诺")
    await secretary.press("今天")
    await secretary.heard("能表决的一共 5 人")
    await secretary.say("2")
    await secretary.heard("不到应到 5 人的一半")
    await secretary.press("都到了（5 人）")
    await secretary.heard("1/3 彭冬生的承诺")
    await secretary.press("1. 同意")
    await secretary.press("都赞成（5 票）")
    await secretary.heard("2/3 麻秀英的承诺")
    await secretary.say("2")
    await secretary.heard("为什么退回")
    await secretary.say("1")
    await secretary.heard("几票？")
    await secretary.say("2 2 1")
    await secretary.heard("不过半")
    await town.house.memory.close()  # what a restart forgets
    await secretary.say("3，1，1")
    await secretary.heard("3/3 石远山的承诺")
    await secretary.press("1. 同意")
    await secretary.say("5")
    await secretary.heard("最多只能有 4 票")
    await secretary.press("都赞成（4 票）")
    await secretary.heard("照片")
    await secretary.send_photo(PNG)
    shown = (await secretary.heard("请对一遍"))["text"]
    assert "2. 麻秀英：把三组到水库的… 退回 3:1:1" in shown
    assert await outcome(town, first) is None
    await secretary.press("没有错，定下来（3 条）")
    await secretary.heard("定了 3 条")
    await town.settle()
    assert [await outcome(town, one) for one in (first, second, own)] == [
        Outcome.approved,
        Outcome.returned,
        Outcome.approved,
    ]
    for name in COMMITTEE[1:]:
        texts = [str(one.get("text", "")) for one in town.phone(name).transcript()]
        assert sum("支委会 2026年1月20日开会定的" in text for text in texts) == 3
        assert not any("请您定一定" in text for text in texts)
    letter = town.phone("麻秀英").screen()["text"]
    assert "您的承诺退回来了" in letter
    assert "这是开会定下来的" in letter
    assert "说得太笼统" in letter
    await _only_those_asked_see_the_photo(town, first)


async def _only_those_asked_see_the_photo(town: Town, decision_id: int) -> None:
    def leave(session: Session) -> None:
        hat = (Appointment.person_id == town.cast.first.people[WU].id, Appointment.role == Role.committee)
        session.delete(session.exec(select(Appointment).where(*hat)).one())

    def seen(name: str) -> list[dict[str, Any]]:
        return [one for one in town.phone(name).transcript() if "photo" in one and one["from"]["is_bot"]]

    held = await town.house.database.look(lambda session: session.get_one(Meeting, 1))
    card = next(one for one in town.phone(LONG).transcript() if "彭冬生的承诺" in one.get("text", ""))
    await town.phone(LONG).press("看会议记录的照片", message=card["message_id"])
    await town.phone(LONG).quiet()
    [shown] = seen(LONG)
    assert held.photo_file_id in {size["file_id"] for size in shown["photo"]}
    await town.house.database.change(leave)
    await town.phone("陈二嫂").start()
    for name, why in ((WU, "现在不归您表态"), ("彭冬生", "不在您表态的范围里"), ("陈二嫂", "不在您表态的范围里")):
        await town.phone(name).press(data=screens.Photo(decision_id=decision_id).pack())
        await town.phone(name).quiet()
        assert why in town.phone(name).toasts[-1]
        assert not seen(name)


async def test_old_buttons_a_second_press_and_what_was_decided_meanwhile(town: Town) -> None:
    first, second = await asked(town, *AUTHORS[:2])
    secretary = town.phone(SECRETARY)
    await secretary.say("/decide")
    await secretary.press("📝 记一次会议")
    await secretary.press("今天")
    await secretary.press("都到了（5 人）")
    await secretary.press("1. 同意")
    await secretary.press("‹ 上一步")
    await secretary.heard("会上怎么定的")
    await secretary.press("1. 同意")
    await secretary.press("都赞成（5 票）")
    await secretary.heard("2/2 麻秀英的承诺")
    await secretary.press(data="deciding.minute:votes:0:5 0 0")
    await secretary.quiet()
    assert "2/2 麻秀英的承诺" in secretary.screen()["text"]
    await secretary.press("1. 同意")
    await secretary.press("都赞成（5 票）")
    await secretary.press("不附照片")
    await secretary.heard("请对一遍")
    for name in (LONG, WU, XIANG):
        await town.house.database.change(say, town.cast.first, name, first)
    await secretary.press(data="deciding.record:000000000000")
    await secretary.quiet()
    assert "请对一遍" in secretary.screen()["text"]
    assert await outcome(town, second) is None
    sure = secretary.screen()["reply_markup"]["inline_keyboard"][0][0]["callback_data"]
    await secretary.press(data=sure)
    told = (await secretary.heard("定了 1 条"))["text"]
    assert "没算进去：彭冬生的，已经定了" in told
    await secretary.press(data=sure)
    await secretary.heard("现在没有在记会议")
    assert [await outcome(town, one) for one in (first, second)] == [Outcome.approved, Outcome.approved]


async def test_whoever_is_no_secretary_finds_no_way_in(town: Town) -> None:
    await asked(town, AUTHORS[0])
    long = town.phone(LONG)
    await long.say("/decide")
    await long.heard("等您定的承诺：1 条")
    assert "记一次会议" not in str(long.screen())
    await long.press(data="deciding.minute:begin:0:")
    await long.quiet()
    assert "没有会上可以定的承诺" in long.toasts[-1]
    await long.press(data="deciding.minute:day:0:2026-01-20")
    await long.heard("现在没有在记会议")
