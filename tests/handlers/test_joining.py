"""The door: a personal link opens it once, for the right person, and nobody else comes in."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import text
from sqlmodel import Session, col, select

from models.actions.founding import appoint
from models.actions.joining import invite_absent
from models.queries.joining import hash_of
from models.rules.rights import Role
from models.tables import AuditEntry, Invitation, Person

NEW_ACCOUNT = 8001
OTHER_ACCOUNT = 8002
NEWCOMER = "杨小满"
REPRESENTATIVE = "罗二哥"
JANUARY = date(2026, 1, 1)


@dataclass
class Door:
    """Two people of the first village who are not in yet, with their links, and a phone that nobody knows."""

    town: Any
    token: str
    other_token: str

    def phone(self, account: int = NEW_ACCOUNT, language: str = "zh-hans") -> Any:
        return self.town.stand_in.person(account, "微信名无关", language_code=language)

    async def person(self, name: str) -> Person:
        found: Person = await self.town.house.database.look(named, name)
        return found

    async def joined(self) -> Any:
        phone = self.phone()
        await phone.start(self.token)
        await phone.heard("请问您是")
        await phone.press("1. 是我")
        await phone.heard("公示栏上写不写您的名字")
        return phone


def named(session: Session, name: str) -> Person:
    return session.exec(select(Person).where(Person.name == name)).one()


def enrol(session: Session, door_of: Any, name: str, *roles: Role) -> Person:
    person = Person(name=name)
    session.add(person)
    session.flush()
    for role in roles:
        appoint(session, person, door_of, role, JANUARY)
    return person


@pytest.fixture
async def door(town: Any) -> Door:
    branch, today = town.cast.first.branch, town.clock.now().date()

    def prepare(session: Session) -> dict[str, str]:
        enrol(session, branch, NEWCOMER, Role.member)
        enrol(session, branch, REPRESENTATIVE, Role.representative)
        slips = invite_absent(session, [branch.id], now=town.clock.now(), today=today)
        return {slip.whose.name: slip.token for slip in slips}

    tokens = await town.house.database.change(prepare)
    return Door(town, tokens[NEWCOMER], tokens[REPRESENTATIVE])


def audited(session: Session, act: str) -> list[AuditEntry]:
    return list(session.exec(select(AuditEntry).where(AuditEntry.act == act)))


@pytest.mark.on_both_databases
async def test_a_newcomer_is_asked_who_they_are_then_about_the_name_and_is_welcome(door: Door) -> None:
    phone = door.phone()
    await phone.start(door.token)
    asked = await phone.heard("请问您是")
    assert "青石村党支部" in asked["text"]
    assert NEWCOMER in asked["text"]
    await phone.press("1. 是我")
    consent = await phone.heard("公示栏上写不写您的名字")
    assert consent["message_id"] == asked["message_id"]
    person = await door.person(NEWCOMER)
    assert (person.telegram_id, person.reachable, person.name_public) == (NEW_ACCOUNT, True, False)
    await phone.press("1. 可以写")
    welcome = await phone.heard("欢迎您")
    assert "写承诺" in welcome["text"]
    assert "审定" not in welcome["text"]
    person = await door.person(NEWCOMER)
    assert (person.name_public, person.name_public_version) == (True, 1)
    assert person.name_public_at == door.town.clock.now()
    await phone.press("📋 待办")
    await phone.heard("等着您办的事")


async def test_the_name_stays_private_when_the_newcomer_says_so(door: Door) -> None:
    phone = await door.joined()
    await phone.press("2. 先不写")
    await phone.heard("欢迎您")
    person = await door.person(NEWCOMER)
    assert (person.name_public, person.name_public_version) == (False, 1)
    assert person.name_public_at


async def test_a_representative_is_not_asked_about_the_board(door: Door) -> None:
    phone = door.phone()
    await phone.start(door.other_token)
    await phone.heard("请问您是")
    await phone.press("1. 是我")
    await phone.heard("欢迎您")


async def test_joining_leaves_a_trace_without_names_and_tokens(door: Door) -> None:
    await door.joined()
    (entry,) = await door.town.house.database.look(audited, "join")
    person = await door.person(NEWCOMER)
    assert (entry.actor_id, entry.subject, entry.facts) == (person.id, f"person:{person.id}", {})


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)  # its files can be looked into
async def test_the_token_stands_nowhere_in_the_database(door: Door) -> None:
    await door.joined()
    folder = door.town.house.settings.data_dir
    files = [path.read_bytes() for path in folder.glob("jiannuo.sqlite3*")]
    assert any(hash_of(door.token).encode() in data for data in files)
    assert not any(door.token.encode() in data for data in files)


async def test_not_me_changes_nothing_and_the_link_stays_good_for_the_right_person(door: Door) -> None:
    wrong = door.phone(OTHER_ACCOUNT)
    await wrong.start(door.token)
    await wrong.heard("请问您是")
    await wrong.press("2. 不是我")
    await wrong.heard("还给发给您的人")
    assert (await door.person(NEWCOMER)).telegram_id is None
    await door.joined()


async def test_a_link_works_once(door: Door) -> None:
    await door.joined()
    second = door.phone(OTHER_ACCOUNT)
    await second.start(door.token)
    refused = await second.heard("已经用过了")
    assert "reply_markup" not in refused
    assert (await door.person(NEWCOMER)).telegram_id == NEW_ACCOUNT


async def test_of_two_who_opened_the_same_link_the_first_press_counts(door: Door) -> None:
    first, second = door.phone(), door.phone(OTHER_ACCOUNT)
    for phone in (first, second):
        await phone.start(door.token)
        await phone.heard("请问您是")
    await first.press("1. 是我")
    await first.heard("公示栏")
    await second.press("1. 是我")
    await second.quiet()
    assert "已经用过了" in second.toasts[-1]
    assert (await door.person(NEWCOMER)).telegram_id == NEW_ACCOUNT


async def test_pressing_twice_and_an_old_button_show_where_one_stands(door: Door) -> None:
    phone = await door.joined()
    card = phone.screen()["message_id"]
    await phone.press(data=f"joining.me:{door.token}", message=card)
    await phone.quiet()
    assert "公示栏上写不写您的名字" in phone.screen()["text"]
    await phone.press("1. 可以写")
    await phone.heard("欢迎您")
    await phone.press(data=f"joining.me:{door.token}", message=card)
    await phone.quiet()
    assert "欢迎您" in phone.screen()["text"]
    assert len(await door.town.house.database.look(audited, "join")) == 1


async def test_the_own_link_opened_again_greets_and_goes_on_where_it_stopped(door: Door) -> None:
    phone = await door.joined()
    await phone.start(door.token)
    await phone.heard("公示栏上写不写您的名字")
    await phone.press("2. 先不写")
    await phone.heard("欢迎您")
    await phone.start()
    await phone.heard("欢迎您")


async def test_somebody_who_is_in_cannot_become_a_second_person(door: Door) -> None:
    phone = await door.joined()
    await phone.start(door.other_token)
    await phone.heard("这条链接是别人的")
    await phone.press(data=f"joining.me:{door.other_token}", message=phone.screen()["message_id"])
    await phone.quiet()
    assert "别人的" in phone.toasts[-1]
    assert (await door.person(REPRESENTATIVE)).telegram_id is None


@pytest.mark.parametrize(("wait", "opens"), [(timedelta(hours=71, minutes=59), True), (timedelta(hours=72), False)])
async def test_a_link_expires_after_three_days(door: Door, wait: timedelta, opens: bool) -> None:  # noqa: FBT001
    phone = door.phone()
    await door.town.stand_in.advance(wait)
    await phone.start(door.token)
    await phone.heard("请问您是" if opens else "过期了")


async def test_a_link_that_expires_between_the_question_and_the_answer_is_refused(door: Door) -> None:
    phone = door.phone()
    await phone.start(door.token)
    await phone.heard("请问您是")
    await door.town.stand_in.advance(timedelta(hours=72))
    await phone.press("1. 是我")
    await phone.quiet()
    assert "过期了" in phone.toasts[-1]
    assert (await door.person(NEWCOMER)).telegram_id is None


async def test_the_link_of_somebody_who_has_left_opens_nothing(door: Door) -> None:
    def leave(session: Session) -> None:
        session.connection().execute(text("DELETE FROM appointment WHERE person_id = :one"), {"one": person.id})

    person = await door.person(NEWCOMER)
    await door.town.house.database.change(leave)
    phone = door.phone()
    await phone.start(door.token)
    await phone.heard("过期了")


@pytest.mark.parametrize("payload", ["x", "A" * 22, "A" * 64])
async def test_a_wrong_link_is_kindly_refused(door: Door, payload: str) -> None:
    phone = door.phone()
    await phone.start(payload)
    await phone.heard("还可以再试 4 次")


@pytest.mark.parametrize("payload", ["是我", "%00", "x" * 4000, "' OR 1=1 --"])
async def test_whatever_is_typed_behind_start_is_answered(door: Door, payload: str) -> None:
    phone = door.phone()
    await phone.say(f"/start {payload}")
    await phone.heard("打不开")


async def test_after_five_wrong_links_the_account_waits_an_hour_and_nobody_else_does(door: Door) -> None:
    phone = door.phone()
    for left in (4, 3, 2, 1):
        await phone.start("wrong")
        await phone.heard(f"还可以再试 {left} 次")
    await phone.press(data="joining.me:wrong", message=phone.screen()["message_id"])
    await phone.heard("先歇一个钟头")
    await phone.start(door.token)
    await phone.heard("过 60 分钟")
    await phone.press(data=f"joining.me:{door.token}", message=phone.screen()["message_id"])
    await phone.quiet()
    assert "歇一歇" in phone.toasts[-1]
    assert (await door.person(NEWCOMER)).telegram_id is None
    other = door.phone(OTHER_ACCOUNT)
    await other.start(door.other_token)
    await other.heard("请问您是")
    await door.town.stand_in.advance(timedelta(hours=1))
    await phone.start(door.token)
    await phone.heard("请问您是")


async def test_a_forged_press_opens_nothing(door: Door) -> None:
    def invitation_ids(session: Session) -> list[int]:
        return list(session.exec(select(Invitation.id)))

    phone = door.phone()
    await phone.start()
    greeting = (await phone.heard("我还不认识您"))["message_id"]
    for number in await door.town.house.database.look(invitation_ids):
        await phone.press(data=f"joining.me:{number}", message=greeting)
        await phone.quiet()
    assert (await door.person(NEWCOMER)).telegram_id is None


@pytest.mark.parametrize("data", ["joining.consent:1", "joining.name:1", "inviting.page:0", "inviting.link:1", "menu"])
async def test_a_stranger_gets_no_further_than_the_door(door: Door, data: str) -> None:
    phone = door.phone()
    await phone.start()
    greeting = await phone.heard("我还不认识您")
    await phone.press(data=data, message=greeting["message_id"])
    await phone.quiet()
    assert "我还不认识您" in phone.toasts[-1]


async def test_a_stranger_without_a_link_is_told_how_to_get_one(door: Door) -> None:
    phone = door.phone()
    await phone.start()
    await phone.heard("请找支部书记要一条您的专属链接")


async def test_the_door_speaks_english_to_an_english_phone(door: Door) -> None:
    phone = door.phone(language="en")
    await phone.start(door.token)
    await phone.heard("Are you")


async def test_in_a_group_the_bot_only_says_where_to_find_it_and_joins_nobody(door: Door) -> None:
    phone = door.phone()
    group = door.town.stand_in.group("青石村群众", [phone])
    group.add_bot()
    await phone.say(f"/start {door.token}", chat=group)
    said = await phone.heard("私下找我", chat=group)
    (button,) = said["reply_markup"]["inline_keyboard"][0]
    assert button["url"].startswith("https://t.me/")
    await phone.say("你好", chat=group)
    await phone.quiet()
    assert phone.screen(group)["message_id"] == said["message_id"]


async def test_the_house_is_restarted_between_the_question_and_the_answer(door: Door) -> None:
    """The button carries all it needs: nothing of the question is kept in memory or in a conversation."""

    def conversations(session: Session) -> int:
        return len(session.connection().execute(text("SELECT key FROM conversation")).all())

    phone = door.phone()
    await phone.start(door.token)
    await phone.heard("请问您是")
    assert await door.town.house.database.look(conversations) == 0
    door.town.house.memory._cache.clear()
    await phone.press("1. 是我")
    await phone.heard("公示栏")


async def test_who_blocks_the_bot_is_not_written_to_until_they_come_back(door: Door) -> None:
    phone = await door.joined()
    phone.block()
    await phone.quiet()
    assert not (await door.person(NEWCOMER)).reachable
    phone.unblock()
    await phone.quiet()
    assert (await door.person(NEWCOMER)).reachable


async def test_privacy_says_the_honest_limits_and_turns_the_name_on_and_off(door: Door) -> None:
    phone = await door.joined()
    await phone.say("/privacy")
    page = await phone.heard("管服务器的人")
    assert "Telegram" in page["text"]
    assert "公示栏上不写" in page["text"]
    await phone.press("可以写我的名字")
    await phone.heard("公示栏上写着")
    assert (await door.person(NEWCOMER)).name_public
    await phone.press("以后不写")
    await phone.heard("公示栏上不写")
    assert not (await door.person(NEWCOMER)).name_public
    entries = await door.town.house.database.look(audited, "answer_about_name")
    assert [entry.facts for entry in entries] == [{"public": True, "version": 1}, {"public": False, "version": 1}]


async def test_strangers_may_read_what_is_kept_about_whom(door: Door) -> None:
    phone = door.phone()
    await phone.say("/privacy")
    await phone.heard("谁能看到什么")
    await phone.press("评议有多保密？")
    await phone.heard("封在一个箱子里")


async def test_the_secretary_hands_out_a_fresh_link_and_the_old_one_is_dead(door: Door) -> None:
    secretary = door.town.phone("石远山")
    await secretary.say("/invite")
    listed = await secretary.heard("还没进来的有 2 位")
    await secretary.press(f"1. {NEWCOMER}")
    letter = await secretary.heard("专属链接")
    assert letter["message_id"] != listed["message_id"]
    assert NEWCOMER in letter["text"]
    assert "reply_markup" not in letter
    token = letter["text"].rpartition("start=")[2]
    phone = door.phone()
    await phone.start(door.token)
    await phone.heard("换成新的了")
    await phone.start(token)
    await phone.heard("请问您是")
    await phone.press("1. 是我")
    await phone.heard("公示栏")
    await secretary.say("/invite")
    await secretary.heard("还没进来的有 1 位")
    (entry,) = [one for one in await door.town.house.database.look(audited, "invite") if one.actor_id]
    assert token not in str(entry.facts)


async def test_an_old_button_for_somebody_who_came_in_meanwhile_says_so(door: Door) -> None:
    secretary = door.town.phone("石远山")
    await secretary.say("/invite")
    await secretary.heard("还没进来的有 2 位")
    await door.joined()
    await secretary.press(f"1. {NEWCOMER}")
    await secretary.quiet()
    assert "已经进来了" in secretary.toasts[-1]


@pytest.mark.parametrize("name", ["彭冬生", "杨满姑", "龙桂芳"])
async def test_only_the_secretary_hands_out_links(door: Door, name: str) -> None:
    phone = door.town.phone(name)
    await phone.say("/invite")
    refused = await phone.heard("不由您来办")
    person = await door.person(NEWCOMER)
    await phone.press(data=f"inviting.link:{person.id}", message=refused["message_id"])
    await phone.quiet()
    assert "不由您来办" in phone.toasts[-1]


async def test_a_secretary_reaches_the_own_branch_only(door: Door) -> None:
    secretary = door.town.phone("梁守信")
    await secretary.say("/invite")
    said = await secretary.heard("都进来了")
    person = await door.person(NEWCOMER)
    for number in (person.id, 999_999):
        await secretary.press(data=f"inviting.link:{number}", message=said["message_id"])
        await secretary.quiet()
        assert "不由您来办" in secretary.toasts[-1]


async def test_a_secretary_cannot_become_the_administrator_by_a_link(door: Door) -> None:
    """An administrator who is also a member of the branch: the link would open more than the secretary may."""

    def promote(session: Session) -> None:
        roof = door.town.cast.first.branch.path.strip("/").split("/")[0]
        session.connection().execute(
            text(
                "INSERT INTO appointment (person_id, unit_id, role, standing, since) "
                "VALUES (:person, :roof, 'administrator', 'full', '2026-01-01')"
            ),
            {"person": person.id, "roof": int(roof)},
        )

    person = await door.person(NEWCOMER)
    await door.town.house.database.change(promote)
    secretary = door.town.phone("石远山")
    await secretary.say("/invite")
    await secretary.heard("还没进来的有 2 位")
    await secretary.press(f"1. {NEWCOMER}")
    await secretary.quiet()
    assert "不由您来办" in secretary.toasts[-1]


async def test_a_long_list_is_turned_page_by_page(door: Door) -> None:
    def enrol_many(session: Session) -> None:
        for number in range(15):
            enrol(session, door.town.cast.first.branch, f"向老{number}", Role.member)

    await door.town.house.database.change(enrol_many)
    secretary = door.town.phone("石远山")
    await secretary.say("/invite")
    await secretary.heard("还没进来的有 17 位")
    await secretary.press("后面的")
    await secretary.press("9. ")
    await secretary.heard("专属链接")
    await secretary.press("后面的")
    await secretary.press("17. 向老14")
    await secretary.heard("向老14，您好")
    await secretary.press(data="inviting.page:9999", message=secretary.transcript()[1]["message_id"])
    await secretary.heard("还没进来的有 17 位")


async def test_the_cast_is_all_in(town: Any) -> None:
    def outside(session: Session) -> int:
        return len(session.exec(select(Person.id).where(col(Person.telegram_id).is_(None))).all())

    assert await town.house.database.look(outside) == 0
