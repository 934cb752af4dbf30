"""Making public through the chat, and the groups that are told: the secretary, the wrong people, old buttons."""

import pytest
from sqlmodel import Session, select

from bot.playground.groups import Group
from bot.playground.people import Person
from handlers.publishing import groups, screens
from models.queries import publishing as shelves
from models.rules.pledging import Stage
from models.rules.publishing import Audience, Seat, fingerprint
from models.tables import GroupChat, Pledge
from tests import given
from tests.conftest import Town

SECRETARY, AUTHOR, OTHER = "石远山", "彭冬生", "麻秀英"
CONFIRM = "没有涉密内容，公开"
ANONYMOUS = {"id": 1087968824, "is_bot": True, "first_name": "Group", "username": "GroupAnonymousBot"}


async def opened(town: Town, *names: str) -> list[Person]:
    phones = [town.phone(name) for name in names]
    for phone in phones:
        await phone.start()
        await phone.quiet()
    return phones


async def approved(town: Town, *authors: str, text: str = given.TEXT) -> list[int]:
    def approve(session: Session) -> list[int]:
        return [given.pledge(session, town.cast.first, one, stage=Stage.approved, text=text).id for one in authors]

    return await town.house.database.change(approve)


async def stage(town: Town, pledge: int) -> Stage:
    return await town.house.database.look(lambda session: session.get_one(Pledge, pledge).stage)


def group_with_bot(town: Town, title: str, *people: Person) -> Group:
    group = town.stand_in.group(title, list(people))
    group.add_bot()
    return group


async def bound(town: Town, title: str, audience: str, *people: Person) -> Group:
    """A group that the secretary, who comes first, has bound."""
    group = group_with_bot(town, title, *people)
    await people[0].say("/bind", chat=group)
    await people[0].press(audience, chat=group)
    await people[0].heard("连上了", chat=group)
    return group


async def seat_of(town: Town, group: Group) -> tuple[Audience, bool] | None:
    found = await town.house.database.look(shelves.group_here, group.id)
    return (found.audience, found.reachable) if found else None


# ── publishing ─────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.on_both_databases
async def test_the_secretary_publishes_and_everybody_is_told(town: Town) -> None:
    shi, peng = await opened(town, SECRETARY, AUTHOR)
    members = await bound(town, "青石党员", "党员群", shi, peng)
    pledges = await approved(town, AUTHOR, OTHER)
    await shi.say("/publish")
    await shi.heard("等着公开的承诺：2 条")
    await shi.press("公开这 2 条")
    asked = await shi.heard("请再逐条过一遍（2 条）")
    assert "党员群“青石党员”会收到一条" in asked["text"]
    assert "群众群还没有连上" in asked["text"]
    await shi.press(CONFIRM)
    done = await shi.heard("公开了 2 条承诺")
    assert "党员群：已发" in done["text"]
    assert "群众群：没有连上" in done["text"]
    await town.settle()
    assert [await stage(town, pledge) for pledge in pledges] == [Stage.published] * 2
    post = shi.screen(members)
    assert "青石村党支部2026年公开承诺（2 条）" in post["text"]
    assert f"1. 彭冬生：{given.TEXT}（2026年10月31日前）" in post["text"]
    link = post["reply_markup"]["inline_keyboard"][0][0]
    assert link["url"].endswith(f"/branches/{town.cast.first.branch.id}")
    told = peng.screen()
    assert "您的承诺公开了" in told["text"]
    assert "公示栏上写的是您的名字" in told["text"]
    assert told["reply_markup"]["inline_keyboard"][0][0]["url"].endswith(f"/pledges/{pledges[0]}")


async def test_one_pledge_is_looked_at_and_published_alone(town: Town) -> None:
    (shi,) = await opened(town, SECRETARY)
    first, second = await approved(town, AUTHOR, OTHER)
    await shi.say("/publish")
    await shi.press("2")
    await shi.heard("麻秀英的承诺")
    await shi.press("公开这一条")
    await shi.heard("请再逐条过一遍（1 条）")
    await shi.press(CONFIRM)
    await shi.heard("公开了 1 条承诺")
    assert [await stage(town, first), await stage(town, second)] == [Stage.approved, Stage.published]


async def test_what_joins_the_list_after_the_check_is_not_published_unseen(town: Town) -> None:
    (shi,) = await opened(town, SECRETARY)
    (first,) = await approved(town, AUTHOR)
    await shi.say("/publish")
    await shi.press("公开这 1 条")
    await shi.heard("请再逐条过一遍（1 条）")
    (second,) = await approved(town, OTHER)
    await shi.press(CONFIRM)
    await shi.quiet()
    assert "名单刚刚有变化" in shi.toasts[-1]
    assert [await stage(town, first), await stage(town, second)] == [Stage.approved] * 2


async def test_the_confirmation_pressed_twice_publishes_once(town: Town) -> None:
    shi, peng = await opened(town, SECRETARY, AUTHOR)
    pledges = await approved(town, AUTHOR)
    await shi.say("/publish")
    await shi.heard("1 条")
    button = screens.Publish(branch_id=town.cast.first.branch.id, seen=fingerprint(dict.fromkeys(pledges, 1))).pack()
    for _ in range(2):
        await shi.press(data=button)
    await town.settle()
    assert "定下来的承诺都公开了" in shi.screen()["text"]
    assert sum("您的承诺公开了" in one.get("text", "") for one in peng.transcript()) == 1


async def test_a_long_list_is_paged_and_fits_a_phone(town: Town) -> None:
    (shi,) = await opened(town, SECRETARY)
    await approved(town, *([AUTHOR] * 8), text="修路" * 500)
    await shi.say("/publish")
    first = (await shi.heard("等着公开的承诺：8 条"))["text"]
    assert len(first) < 360
    await shi.press("后面的")
    await shi.heard("8. 彭冬生")
    await shi.press("8")
    assert len((await shi.heard("彭冬生的承诺"))["text"]) < 360
    await shi.press("‹ 上一步")
    await shi.heard("7. 彭冬生")


async def test_a_pledge_is_taken_back_with_a_reason_and_the_post_is_corrected(town: Town) -> None:
    shi, peng = await opened(town, SECRETARY, AUTHOR)
    masses = await bound(town, "青石乡亲", "群众群", shi, peng)
    pledges = await approved(town, AUTHOR)
    await shi.say("/publish")
    await shi.press("公开这 1 条")
    await shi.press(CONFIRM)
    await town.settle()
    posts = len(peng.transcript(masses))
    await shi.say("/publish")
    await shi.press("看已经公开的")
    await shi.press("1")
    await shi.press("收回这一条")
    await shi.heard("为什么收回？")
    await shi.say("。" * 4)
    await shi.quiet()
    assert await stage(town, pledges[0]) is Stage.published
    await shi.say("写了 <别人> 的电话")
    await shi.heard("收回了彭冬生的承诺")
    await town.settle()
    assert await stage(town, pledges[0]) is Stage.approved
    assert "这次公开已经收回" in peng.screen(masses)["text"]
    assert len(peng.transcript(masses)) == posts
    assert "原因：写了 <别人> 的电话" in peng.screen()["text"]
    await shi.say("/publish")
    await shi.heard("（收回过）")


async def test_the_post_never_names_who_did_not_agree(town: Town) -> None:
    def withhold(session: Session) -> None:
        person = town.cast.first.people[AUTHOR]
        person.name_public = False
        session.add(person)

    shi, peng = await opened(town, SECRETARY, AUTHOR)
    members = await bound(town, "青石党员", "党员群", shi, peng)
    await town.house.database.change(withhold)
    await approved(town, AUTHOR)
    await shi.say("/publish")
    await shi.press("公开这 1 条")
    await shi.press(CONFIRM)
    await town.settle()
    assert "1. 一名党员：" in shi.screen(members)["text"]
    assert AUTHOR not in shi.screen(members)["text"]
    assert "公示栏上写的是“一名党员”" in peng.screen()["text"]


@pytest.mark.parametrize("name", [AUTHOR, "龙桂芳", "杨满姑"])
async def test_only_the_secretary_publishes(town: Town, name: str) -> None:
    (phone,) = await opened(town, name)
    (pledge,) = await approved(town, AUTHOR)
    branch = town.cast.first.branch.id
    await phone.say("/publish")
    await phone.heard("由支部书记来办")
    for button in (
        screens.Open(branch_id=branch),
        screens.Look(pledge_id=pledge),
        screens.Check(branch_id=branch),
        screens.Publish(branch_id=branch, seen=fingerprint({pledge: 1})),
        screens.TakeBack(pledge_id=pledge),
    ):
        await phone.press(data=button.pack())
        await phone.quiet()
        assert "不由您来办" in phone.toasts[-1]
    assert await stage(town, pledge) is Stage.approved


async def test_the_secretary_next_door_does_not_see_the_list(town: Town) -> None:
    (liang,) = await opened(town, "梁守信")
    await approved(town, AUTHOR)
    await liang.press(data=screens.Open(branch_id=town.cast.first.branch.id).pack())
    await liang.quiet()
    assert "不由您来办" in liang.toasts[-1]


async def test_old_buttons_of_a_pledge_that_is_gone_are_answered(town: Town) -> None:
    (shi,) = await opened(town, SECRETARY)
    (pledge,) = await approved(town, AUTHOR)
    await shi.press(data=screens.TakeBack(pledge_id=pledge).pack())
    await shi.heard("彭冬生的承诺")
    await shi.press(data=screens.Look(pledge_id=999).pack())
    await shi.quiet()
    assert "没有公开" in shi.toasts[-1]


# ── groups ─────────────────────────────────────────────────────────────────────────────────────────────────────────


async def test_a_group_is_bound_and_rebinding_asks(town: Town) -> None:
    (shi,) = await opened(town, SECRETARY)
    first = await bound(town, "甲群", "党员群", shi)
    second = group_with_bot(town, "乙群", shi)
    await shi.say("/bind", chat=second)
    await shi.press("党员群", chat=second)
    await shi.heard("党员群现在是“甲群”。要换成这个群吗？", chat=second)
    assert await seat_of(town, second) is None
    await shi.press("要，就这样改", chat=second)
    await shi.heard("连上了", chat=second)
    assert await seat_of(town, second) == (Audience.members, True)
    assert await seat_of(town, first) is None
    await shi.say("/bind", chat=second)
    await shi.press("党员群", chat=second)
    await shi.heard("早就是青石村党支部的党员群了", chat=second)
    await shi.say("/bind", chat=second)
    await shi.press("群众群", chat=second)
    await shi.heard("现在是青石村党支部的党员群。要改成青石村党支部的群众群吗？", chat=second)
    await shi.press("不用了", chat=second)
    await shi.heard("先不动", chat=second)
    assert await seat_of(town, second) == (Audience.members, True)


async def test_nobody_but_the_secretary_binds(town: Town) -> None:
    shi, peng = await opened(town, SECRETARY, AUTHOR)
    group = group_with_bot(town, "甲群", shi, peng)
    await peng.say("/bind", chat=group)
    await peng.heard("由支部书记来办", chat=group)
    await shi.say("/bind", chat=group)
    await shi.heard("当作", chat=group)
    for button in (
        groups.Bind(branch_id=town.cast.first.branch.id, audience=Audience.members),
        groups.Bind(branch_id=town.cast.first.branch.id, audience=Audience.members, sure=True),
        groups.Leave(),
        groups.ChooseBranch(branch_id=town.cast.first.branch.id),
    ):
        await peng.press(data=button.pack(), chat=group)
        await peng.quiet()
    assert len(peng.toasts) == 4
    assert await seat_of(town, group) is None


async def test_somebody_hidden_behind_the_group_is_asked_to_show_up(town: Town) -> None:
    (shi,) = await opened(town, SECRETARY)
    group = group_with_bot(town, "甲群", shi)
    group.upgrade()
    await shi.quiet()
    hidden = {
        "message_id": 900,
        "date": int(town.clock.now().timestamp()),
        "chat": {"id": group.id, "type": "supergroup", "title": "甲群"},
        "from": ANONYMOUS,
        "sender_chat": {"id": group.id, "type": "supergroup", "title": "甲群"},
        "text": "/bind",
        "entities": [{"type": "bot_command", "offset": 0, "length": 5}],
    }
    await town.house.intake.take({"update_id": 900_000_000, "message": hidden})
    await shi.heard("我看不出是谁发的", chat=group)
    assert await seat_of(town, group) is None


async def test_in_private_the_way_to_bind_is_told(town: Town) -> None:
    (shi,) = await opened(town, SECRETARY)
    await shi.say("/bind")
    await shi.heard("先把我拉进党员群或群众群")


async def test_a_group_that_throws_the_bot_out_waits_and_comes_back(town: Town) -> None:
    shi, peng = await opened(town, SECRETARY, AUTHOR)
    group = await bound(town, "甲群", "党员群", shi, peng)
    group.remove_bot()
    await shi.quiet()
    assert await seat_of(town, group) == (Audience.members, False)
    group.add_bot(by=peng)
    await shi.quiet()
    assert await seat_of(town, group) == (Audience.members, True)


async def test_a_group_that_grew_into_a_supergroup_still_gets_the_post(town: Town) -> None:
    shi, peng = await opened(town, SECRETARY, AUTHOR)
    group = await bound(town, "甲群", "党员群", shi, peng)
    group.upgrade()
    await approved(town, AUTHOR)
    await shi.say("/publish")
    await shi.press("公开这 1 条")
    await shi.press(CONFIRM)
    await town.settle()
    assert "公开承诺（1 条）" in shi.screen(group)["text"]
    found = await town.house.database.look(lambda session: session.exec(select(GroupChat)).one().chat_id)
    assert found == group.id


async def test_a_group_that_becomes_a_supergroup_is_known_by_its_new_number_at_once(town: Town) -> None:
    shi, peng = await opened(town, SECRETARY, AUTHOR)
    group = await bound(town, "甲群", "党员群", shi, peng)
    group.upgrade()
    await town.settle()
    assert await seat_of(town, group) == (Audience.members, True)


async def test_a_topic_that_asked_gets_the_posts(town: Town) -> None:
    (shi,) = await opened(town, SECRETARY)
    group = group_with_bot(town, "甲群", shi)
    group.forum = True
    topic = group.open_topic("承诺")
    await shi.say("/bind", chat=group, thread=topic)
    await shi.press("群众群", chat=group)
    await shi.heard("连上了", chat=group)
    found = await town.house.database.look(shelves.group_at, Seat(town.cast.first.branch.id, Audience.masses))
    assert found
    assert found.thread_id == topic
