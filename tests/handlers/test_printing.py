"""Cards and sheets through the chat: one's own in one tap, the branch's for whoever prints for it, nobody else's."""

import pytest
from sqlmodel import Session, select

from bot.playground.people import Person
from bot.playground.world import JsonObject
from handlers.printing.screens import Look, MemberCard, OfBranch, Open
from models.rules.pledging import Stage
from models.rules.printing import Paper, code_from
from models.tables import Issue
from tests import given
from tests.conftest import Town

SECRETARY, AUTHOR, OTHER = "石远山", "彭冬生", "麻秀英"


async def opened(town: Town, name: str) -> Person:
    phone = town.phone(name)
    await phone.start()
    await phone.quiet()
    return phone


async def public(town: Town, *authors: str) -> None:
    def publish(session: Session) -> None:
        for one in authors:
            given.pledge(session, town.cast.first, one, stage=Stage.published)

    await town.house.database.change(publish)


async def issues(town: Town) -> list[Issue]:
    return await town.house.database.look(lambda session: list(session.exec(select(Issue))))


def buttons(screen: JsonObject) -> list[str]:
    return [one["text"] for row in screen["reply_markup"]["inline_keyboard"] for one in row]


@pytest.mark.on_both_databases
async def test_a_member_has_the_own_card_in_one_tap_larger_in_two_and_to_print(town: Town) -> None:
    await public(town, AUTHOR)
    peng = await opened(town, AUTHOR)
    await peng.say("/card")
    card = await peng.heard("彭冬生，2026年")
    assert card["photo"][-1]["width"] == 1080
    assert "第 1 版" in card["caption"]
    assert buttons(card) == ["大字", "打印版（PDF）"]
    await peng.press("大字")
    large = await peng.heard("彭冬生")
    assert large["photo"][-1]["height"] > card["photo"][-1]["height"]
    await peng.press("打印版")
    printed = await peng.heard("用 A4 纸")
    (issue,) = await issues(town)
    assert printed["document"]["file_name"] == f"行动目标卡-A4-{issue.code}.pdf"
    assert code_from(card["caption"].rpartition(" ")[2]) == issue.code


async def test_whoever_has_nothing_public_is_told_so(town: Town) -> None:
    peng = await opened(town, AUTHOR)
    await peng.say("/card")
    await peng.heard("眼下没有公开的承诺")
    assert await issues(town) == []


async def test_the_secretary_prints_the_sheet_the_branch_s_card_and_a_member_s(town: Town) -> None:
    await public(town, AUTHOR, OTHER)
    shi = await opened(town, SECRETARY)
    await shi.say("/card")
    shelf = await shi.heard("青石村党支部：打印什么")
    assert "彭冬生（1 条）" in shelf["text"]
    await shi.press("公示牌 A3")
    assert "A3" in (await shi.heard("用 A3 纸"))["document"]["file_name"]
    await shi.press("支部行动目标卡")
    assert (await shi.heard("青石村党支部，2026年"))["photo"]
    await shi.press("1")
    assert buttons(await shi.heard("彭冬生，2026年"))[-1] == "支部的、别人的 ›"
    assert {one.paper for one in await issues(town)} == set(Paper)


async def test_a_secretary_with_pledges_comes_to_the_branch_through_the_own_card(town: Town) -> None:
    await public(town, SECRETARY)
    shi = await opened(town, SECRETARY)
    await shi.say("/card")
    await shi.heard("石远山，2026年")
    await shi.press("支部的、别人的")
    await shi.heard("打印什么")


async def test_a_button_made_up_prints_nothing_for_whoever_may_not(town: Town) -> None:
    await public(town, AUTHOR)
    ma = await opened(town, OTHER)
    branch, author = town.cast.first.branch.id, town.cast.first.people[AUTHOR].id
    for made_up in (
        Open(branch_id=branch).pack(),
        OfBranch(branch_id=branch, paper=Paper.sheet, look=Look.a3).pack(),
        MemberCard(person_id=author).pack(),
        MemberCard(person_id=2**30).pack(),
    ):
        await ma.press(data=made_up)
        await ma.quiet()
        assert "不" in ma.toasts[-1]
    assert len(ma.toasts) == 4
    assert await issues(town) == []


async def test_an_old_button_prints_what_is_true_now(town: Town) -> None:
    """A sheet asked for as a picture is sent as it can be had, and a page too far is the last one."""
    await public(town, SECRETARY)
    shi = await opened(town, SECRETARY)
    await shi.say("/card")
    await shi.heard("石远山")
    await shi.press(data=OfBranch(branch_id=town.cast.first.branch.id, paper=Paper.sheet, look=Look.large).pack())
    assert (await shi.heard("用 A4 纸"))["document"]
    await shi.press(data=MemberCard(person_id=town.cast.first.people[SECRETARY].id, page=99).pack())
    assert (await shi.heard("石远山，2026年"))["photo"]
