"""Phones before a pledge that raises questions: asking, answering, commenting, urging, and what is kept from whom."""

from bot.playground.cast import COMMITTEE
from handlers.deciding.screens import Answer, Hear
from models.rules.deciding import Verdict
from tests.committee import ask
from tests.conftest import START, Town

AUTHOR = "彭冬生"
SHI, LONG, WU, *_ = COMMITTEE
APPROVE, QUESTION, COMMENT = "✅ 同意", "❓ 问问本人", "💬 说句意见"


async def asked(town: Town) -> int:
    for name in {*COMMITTEE, AUTHOR}:
        await town.phone(name).start()
    await town.settle()
    decision_id = await town.house.database.change(ask, town.cast.first, AUTHOR, START)
    await town.settle()
    return decision_id


async def test_a_question_is_answered_and_every_card_shows_both(town: Town) -> None:
    await asked(town)
    shi, author = town.phone(SHI), town.phone(AUTHOR)
    await shi.press(QUESTION)
    await shi.heard("想问本人什么")
    await shi.say("修<b>几米</b>？")
    await shi.heard("问题转给本人了")
    await town.settle()
    assert "❓ 石远山：修<b>几米</b>？" in author.screen()["text"]
    assert "还没有答" in town.phone(LONG).screen()["text"]
    await author.say("/todo")
    await author.heard("答一答别人问您的话：修<b>几米")
    await author.press("1. 回答")
    await author.heard("请直接打字回答")
    await town.house.memory.close()  # what a restart forgets
    for wrong in ("……", "好" * 4_000):
        await author.say(wrong)
        await author.quiet()
    await author.say("八百米 & 一座桥")
    await author.heard("您的回答转过去了")
    await town.settle()
    for name in COMMITTEE:
        cards = [one["text"] for one in town.phone(name).transcript() if "请您定一定" in one.get("text", "")]
        assert len(cards) == 1
        assert "↳ 彭冬生答：八百米 & 一座桥" in cards[0]
    assert any("您答了：八百米 & 一座桥" in one.get("text", "") for one in author.transcript())
    for name in (SHI, LONG, WU):
        await town.phone(name).press(APPROVE)
        await town.phone(name).quiet()
    assert "通过了" in town.phone(WU).screen()["text"]


async def test_an_old_button_for_answering_shows_how_it_stands(town: Town) -> None:
    await asked(town)
    author = town.phone(AUTHOR)
    await town.phone(SHI).press(QUESTION)
    await town.phone(SHI).say("几个人修？")
    await town.settle()
    assert "几个人修？" in author.screen()["text"]
    for name in (SHI, LONG, WU):
        await town.phone(name).press(APPROVE)
        await town.phone(name).quiet()
    await author.press(data=Answer(question_id=1).pack())
    await author.heard("这一条已经不用答了")
    stranger = town.phone("麻秀英")
    await stranger.start()
    await stranger.quiet()
    await stranger.press(data=Answer(question_id=1).pack())
    await stranger.quiet()
    assert "问承诺的本人" in stranger.toasts[-1]


async def test_a_comment_is_for_those_who_decide_and_for_the_author_afterwards(town: Town) -> None:
    decision_id = await asked(town)
    shi, author = town.phone(SHI), town.phone(AUTHOR)
    for number in range(3):
        await shi.press(COMMENT)
        await shi.say(f"路是该修，第{number}句")
        await shi.heard("记下了")
    await shi.press(COMMENT)
    await shi.say("再说一句")
    await shi.heard("您已经说了 3 次")
    await town.settle()
    await town.phone(LONG).press("大家的话（3）")
    await town.phone(LONG).heard("💬 石远山：路是该修，第0句")
    await author.press(data=Hear(decision_id=decision_id).pack())
    await author.heard("还没有人说什么")
    for name in (SHI, LONG, WU):
        await town.phone(name).press(data=_approve(decision_id))
        await town.phone(name).quiet()
    await town.settle()
    await author.press("看看大家说了什么")
    await author.heard("路是该修，第2句")


def _approve(decision_id: int) -> str:
    return f"deciding.say:{decision_id}:{Verdict.approve.value}:0"


async def test_a_later_text_is_not_taken_for_a_remark_once_something_else_was_pressed(town: Town) -> None:
    await asked(town)
    shi = town.phone(SHI)
    await shi.press(QUESTION)
    await shi.press("‹ 上一步")
    await shi.heard("0/5 人表了态")
    await shi.say("随便说说")
    await shi.quiet()
    await town.settle()
    assert not any("随便说说" in one.get("text", "") for one in town.phone(AUTHOR).transcript())


async def test_the_author_urges_and_no_new_message_comes_to_anybody(town: Town) -> None:
    await asked(town)
    author, shi, long = town.phone(AUTHOR), town.phone(SHI), town.phone(LONG)
    await shi.press(APPROVE)
    await shi.heard("您的意见：同意")
    before = {name: len(town.phone(name).transcript()) for name in COMMITTEE}
    await author.say("/mine")
    await author.press("1 把")
    await author.press("🔔 催一催")
    await author.heard("还有 4 位同志没有表态")
    await town.settle()
    assert {name: len(town.phone(name).transcript()) for name in COMMITTEE} == before
    assert "🔔 本人催了 1 次" in long.screen()["text"]
    assert "🔔" not in shi.screen()["text"]
    await author.press("‹ 上一步")
    await author.press("🔔 催一催")
    await author.quiet()
    assert "24 小时以后可以再催" in author.toasts[-1]
    await long.say("/decide")
    await long.heard("🔔 催办 1")
