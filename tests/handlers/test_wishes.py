"""Phones after the decision: an author asks to change a pledge or to be let go, and the committee decides."""

import pytest

from bot.playground.cast import COMMITTEE
from bot.playground.people import Person
from handlers.doors import ReadPledge
from handlers.pledging.buttons import Wish
from models.queries import board
from models.rules.amending import Matter
from models.rules.pledging import Stage
from models.tables import Pledge
from tests import given
from tests.conftest import Town

AUTHOR, SECRETARY = "彭冬生", "石远山"
NEW = "把三组到水库的机耕路修通，再修两道坎"


async def published(town: Town) -> tuple[Person, int]:
    """The author's phone with the card of a pledge that is public."""
    for name in {*COMMITTEE, AUTHOR}:
        await town.phone(name).start()
    await town.settle()
    pledge = await town.house.database.change(given.pledge, town.cast.first, AUTHOR, stage=Stage.published)
    author = town.phone(AUTHOR)
    await author.press(data=ReadPledge(pledge_id=pledge.id).pack())
    await author.heard("已经公开")
    return author, pledge.id


async def state(town: Town, pledge_id: int) -> tuple[Stage, int, int | None]:
    pledge = await town.house.database.look(lambda session: session.get_one(Pledge, pledge_id))
    return pledge.stage, pledge.version, pledge.published_version


async def on_the_board(town: Town, pledge_id: int) -> str | None:
    page = await town.house.database.look(board.pledge, pledge_id)
    return page.pledge.wording.text if page else None


async def decided(town: Town, button: str) -> None:
    for name in COMMITTEE[:3]:
        await town.phone(name).press(button)
        await town.settle()


async def test_a_change_is_asked_for_decided_and_published_anew(town: Town) -> None:
    author, pledge = await published(town)
    await author.press("申请修改")
    await author.heard("为什么要改？")
    for wrong in ("……", "好" * 400):
        await author.say(wrong)
        await author.quiet()
    await author.say("上游塌方，路要改道")
    await author.heard("想改哪一项就改")
    await author.say("4")
    await author.heard("您打算做什么？")
    await author.say(NEW)
    await author.press("提交")
    await author.heard("申请交上去了")
    await town.settle()
    card = town.phone(SECRETARY).screen()["text"]
    assert "本人现在想改" in card
    assert "为什么：上游塌方，路要改道" in card
    assert "做什么：" in card
    assert await state(town, pledge) == (Stage.published, 1, 1)
    await decided(town, "✅ 同意")
    assert "彭冬生要改的承诺：通过了" in town.phone("田家旺").screen()["text"]
    assert "您要改的通过了" in author.screen()["text"]
    assert await on_the_board(town, pledge) == given.TEXT
    secretary = town.phone(SECRETARY)
    await secretary.say("/publish")
    await secretary.heard("改过，公示栏上还是上一稿")
    await secretary.press("公开这 1 条")
    await secretary.press("没有涉密内容，公开")
    await secretary.heard("公开了")
    assert await on_the_board(town, pledge) == NEW
    assert await state(town, pledge) == (Stage.published, 2, 2)


async def test_a_withdrawal_is_asked_for_once_and_takes_effect_when_it_is_granted(town: Town) -> None:
    author, pledge = await published(town)
    await author.press("申请撤回")
    await author.say("要出去打工，顾不上了")
    await author.heard("您申请撤回这条")
    await author.press(data=Wish(pledge_id=pledge, matter=Matter.withdrawal).pack())
    await author.press(data=Wish(pledge_id=pledge, matter=Matter.amendment).pack())
    await author.quiet()
    await town.settle()
    assert await state(town, pledge) == (Stage.published, 1, 1)
    assert "本人现在想撤回" in town.phone(SECRETARY).screen()["text"]
    await decided(town, "✅ 同意")
    assert "您的承诺撤回了" in author.screen()["text"]
    assert await state(town, pledge) == (Stage.withdrawn, 1, None)
    await author.press(data=Wish(pledge_id=pledge, matter=Matter.amendment).pack())
    await author.heard("您自己撤回了")


async def test_what_is_half_written_is_not_given_up_unasked(town: Town) -> None:
    author, pledge = await published(town)
    await author.say("/pledge")
    await author.press("1 ")
    await author.press(data=Wish(pledge_id=pledge, matter=Matter.amendment).pack())
    await author.heard("您手上还有一条没写完的")
    await author.press("放弃草稿，改这一条")
    await author.press(data=ReadPledge(pledge_id=pledge).pack())
    await author.heard("已经公开")
    await author.say("想一想再说")
    await author.heard("我没看懂")
    await author.press(data=Wish(pledge_id=pledge, matter=Matter.amendment, instead=True).pack())
    await author.say("上游塌方")
    await author.heard("想改哪一项就改")
    await author.press(data=Wish(pledge_id=pledge, matter=Matter.amendment).pack())
    await author.heard("为什么改：上游塌方")
    await author.press("提交")
    await author.quiet()
    assert "跟原来的一模一样" in author.toasts[-1]


@pytest.mark.parametrize("name", [SECRETARY, "梁守信"])
async def test_nobody_asks_about_a_pledge_that_is_not_theirs(town: Town, name: str) -> None:
    _, pledge = await published(town)
    stranger = town.phone(name)
    await stranger.start()
    await stranger.quiet()
    await stranger.press(data=Wish(pledge_id=pledge, matter=Matter.withdrawal).pack())
    await stranger.quiet()
    assert stranger.toasts
    assert await state(town, pledge) == (Stage.published, 1, 1)
