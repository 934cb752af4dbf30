"""A fit review by phone: opened, rated card by card, closed; and what everybody may and may not see of it."""

import logging
from collections.abc import Sequence
from typing import Any

import pytest
from sqlmodel import Session, SQLModel, col, delete, select

from bot.playground.cast import REPRESENTATIVES, SECOND_MEMBERS, SECRETARY
from bot.playground.people import Person as Phone
from handlers.rating.rounds import CloseNow, Open, Results, StartOver, Until
from handlers.rating.screens import Begin, Explain, Give, LookAgain, ShowMine
from models.ballots import BallotBox
from models.keyring import KeyRing
from models.queries.results import fit_review
from models.rules.pledging import Stage
from models.rules.rating import RoundState, Sheet, Slip
from models.rules.rights import Role
from models.tables import Appointment, Ballot, DoneUpdate, Pledge, Quarantine, Round
from tests import given
from tests.conftest import START, Town
from tests.given import Mark, Reason

MAN_GU, TIE_SHENG, ER_SAO, MU_JIANG, LUO, QIN = REPRESENTATIVES
AUTHORS = ("石远山", "龙桂芳", "彭冬生")
SCREEN_LINES, LINE_SIGNS = 18, 20
MARKS = dict(zip(Mark, ("1 适合", "2 基本适合", "3 不适合", "4 说不准"), strict=True))


async def proposed(town: Town, authors: Sequence[str] = AUTHORS) -> list[int]:
    """Pledges wait for their review, and everybody has a chat with the bot."""
    for name in (SECRETARY, SECOND_MEMBERS[0], *REPRESENTATIVES):
        await town.phone(name).start()
    village = town.cast.first

    def propose(session: Session) -> list[int]:
        made = [given.pledge(session, village, name, stage=Stage.proposed, text=f"{name}的事") for name in authors]
        return [pledge.id for pledge in sorted(made, key=lambda pledge: (pledge.author_id, pledge.id))]

    pledges = await town.house.database.change(propose)
    await town.stand_in.quiet()
    return pledges


async def opened(town: Town, authors: Sequence[str] = AUTHORS) -> list[int]:
    """The secretary has opened the review by phone, and the invitations have come."""
    pledges = await proposed(town, authors)
    secretary = town.phone(SECRETARY)
    await secretary.say("/review")
    await secretary.press("7 天")
    await secretary.press("开始")
    await secretary.heard("群众评开始了")
    await town.settle()
    return pledges


async def begun(town: Town, name: str = MAN_GU) -> Phone:
    """A representative with the first card at hand."""
    phone = town.phone(name)
    await phone.press("开始评")
    await phone.heard("第 1 件")
    return phone


async def the_round(town: Town) -> Round:
    return await town.house.database.look(lambda session: session.exec(select(Round)).one())


async def sheets(town: Town, name: str, pledges: list[int]) -> list[Sheet]:
    """What lies in the box; only a test may ask."""
    box = town.house.dispatcher["box"]
    booklet = await town.house.database.look(box.open, await the_round(town), town.cast.first.people[name].id, pledges)
    return [booklet.sheets[pledge] for pledge in pledges]


async def slips(town: Town, name: str, pledges: list[int]) -> list[Slip | None]:
    return [sheet.slip for sheet in await sheets(town, name, pledges)]


async def closed(town: Town) -> None:
    secretary = town.phone(SECRETARY)
    await secretary.say("/review")
    await secretary.press("提前结束")
    await secretary.press("现在结束")
    await secretary.quiet()
    await town.settle()


def bot_messages(phone: Phone) -> list[dict[str, Any]]:
    return [message for message in phone.transcript() if message["from"]["is_bot"]]


def lines_of(text: str) -> int:
    """How many lines a small phone needs."""
    return sum(
        max(1, -(-sum(2 if ord(sign) > 255 else 1 for sign in line) // (2 * LINE_SIGNS))) for line in text.split("\n")
    )


@pytest.mark.on_both_databases
async def test_a_review_from_opening_to_the_result(town: Town) -> None:
    pledges = await opened(town)
    for name in REPRESENTATIVES:
        phone = await begun(town, name)
        for _ in pledges:
            await phone.press(MARKS[Mark.fits])
        await phone.heard("3 件都评完了")
    await closed(town)
    result = await town.phone(SECRETARY).heard("群众评结果")
    assert "6 位代表，6 位评了：适合 6，基本适合 0，不适合 0，说不准 0" in result["text"]
    assert [name for name in AUTHORS if name not in result["text"]] == []
    for name in REPRESENTATIVES:
        assert "群众评结束了" in town.phone(name).screen()["text"]
    stages = await town.house.database.look(lambda session: session.exec(select(col(Pledge.stage))).all())
    assert set(stages) == {Stage.deciding}


async def test_one_card_is_edited_in_place_and_never_shows_a_mark(town: Town) -> None:
    await opened(town)
    phone = town.phone(MAN_GU)
    card = phone.screen()["message_id"]
    seen = [phone.screen()["text"]]
    await begun(town)
    for label in (MARKS[Mark.unfit], "3 他办不到", MARKS[Mark.partly], "1 说得太笼统", MARKS[Mark.cannot_judge]):
        await phone.press(label)
        await phone.quiet()
        seen.append(phone.screen()["text"])
    assert phone.screen()["message_id"] == card
    assert len([message for message in bot_messages(phone) if message["message_id"] >= card]) == 1
    assert "3 件都评完了" in seen[-1]
    for text in seen:
        assert not [label for label in ("不适合", "基本适合", "说不准", "办不到", "太笼统") if label in text]
        assert lines_of(text) <= SCREEN_LINES
    assert [toast for toast in phone.toasts if toast] == []


async def test_before_the_first_press_everybody_reads_who_can_see_what(town: Town) -> None:
    await opened(town)
    for name in REPRESENTATIVES:
        text = town.phone(name).screen()["text"]
        for said in ("3 件事", "谁能看到", "不满 5 票", "管服务器的人", "截止前随时能改"):
            assert said in text
        assert lines_of(text) <= SCREEN_LINES


async def test_from_the_todo_list_the_first_card_comes_after_the_same_words(town: Town) -> None:
    await opened(town)
    phone = town.phone(MAN_GU)
    await phone.say("/todo")
    await phone.press("1. 去评")
    await phone.heard("谁能看到")
    await phone.press("开始评")
    await phone.press(MARKS[Mark.fits])
    await phone.quiet()
    await phone.say("/todo")
    await phone.heard("给 2 条承诺评一评")
    await phone.press("1. 去评")
    await phone.heard("第 2 件")


async def test_a_card_says_what_is_pledged_and_what_was_recorded_is_said_in_the_text(town: Town) -> None:
    await opened(town)
    phone = await begun(town)
    text = phone.screen()["text"]
    for said in (
        "第 1 件，共 3 件 · 已评 0 件",
        "石远山",
        "支部书记",
        "石远山的事",
        "查到的问题",
        "修通的路，从 0.5 到 3 公里",
        "2026年10月31日",
    ):
        assert said in text
    assert "已记录" not in text
    await phone.press(MARKS[Mark.fits])
    await phone.heard("✓ 已记录，截止前可改。")
    assert "第 2 件，共 3 件 · 已评 1 件" in phone.screen()["text"]


async def test_a_mark_below_fits_takes_one_more_tap(town: Town) -> None:
    pledges = await opened(town)
    phone = await begun(town)
    await phone.press(MARKS[Mark.unfit])
    await phone.heard("主要是哪里不够合适")
    await phone.press("5 办没办成看不出来")
    await phone.heard("第 2 件")
    await phone.press(MARKS[Mark.partly])
    await phone.heard("主要是哪里不够合适")
    await phone.press("‹ 重选")
    await phone.heard("这件事合适吗")
    await phone.press(MARKS[Mark.fits])
    await phone.heard("第 3 件")
    said = await slips(town, MAN_GU, pledges)
    assert said == [Slip(Mark.unfit, Reason.unverifiable), Slip(Mark.fits), None]


async def test_back_skip_and_coming_again_later(town: Town) -> None:
    pledges = await opened(town)
    phone = await begun(town)
    await phone.press("跳过")
    await phone.heard("第 2 件")
    await phone.press(MARKS[Mark.unfit])
    await phone.press("1 说得太笼统")
    await phone.heard("第 3 件")
    await phone.press("‹ 上一件重评")
    await phone.heard("第 2 件")
    assert (await slips(town, MAN_GU, pledges)) == [None, None, None]
    await phone.press(MARKS[Mark.fits])
    await phone.press(MARKS[Mark.fits])
    await phone.heard("第 1 件，共 3 件 · 已评 2 件")
    await phone.say("/review")
    await phone.press("开始评")
    await phone.heard("第 1 件，共 3 件 · 已评 2 件")
    await phone.press(MARKS[Mark.cannot_judge])
    await phone.heard("3 件都评完了")


async def test_what_is_recorded_is_shown_only_in_an_alert_that_vanishes_and_can_be_changed(town: Town) -> None:
    pledges = await opened(town)
    phone = await begun(town)
    for _ in pledges:
        await phone.press(MARKS[Mark.fits])
    await phone.press("再看一遍")
    await phone.heard("这一件已记录，截止前可改。")
    await phone.press("看我评的")
    await phone.quiet()
    assert phone.toasts[-1] == "您评的是：适合"
    await phone.press(MARKS[Mark.partly])
    await phone.press("1 说得太笼统")
    await phone.heard("3 件都评完了")
    await phone.press("再看一遍")
    await phone.press("后一件 ›")
    await phone.heard("第 2 件")
    await phone.press("‹ 前一件")
    await phone.press("看我评的")
    await phone.quiet()
    assert phone.toasts[-1] == "您评的是：基本适合（说得太笼统）"
    assert not [message for message in bot_messages(phone) if "您评的是" in message["text"]]
    await phone.press("后一件 ›")
    await phone.press("后一件 ›")
    await phone.press("后一件 ›")
    await phone.heard("3 件都评完了")


async def test_typed_digits_work_and_do_not_stay_in_the_chat(town: Town) -> None:
    pledges = await opened(town)
    phone = await begun(town)
    for digit in ("3", " 2。", "１", "4"):
        await phone.say(digit)
        await phone.quiet()
    await phone.heard("3 件都评完了")
    said = await slips(town, MAN_GU, pledges)
    assert said == [Slip(Mark.unfit, Reason.not_of_the_post), Slip(Mark.fits), Slip(Mark.cannot_judge)]
    assert not [message for message in phone.transcript() if message["text"].strip(" 。") in {"1", "2", "3", "4", "１"}]


async def test_a_digit_that_means_nothing_is_answered_kindly(town: Town) -> None:
    pledges = await opened(town)
    phone = await begun(town)
    await phone.say("9")
    await phone.heard("请回 1 到 4")
    assert await slips(town, MAN_GU, pledges) == [None] * 3
    member = town.phone("吴腊妹")
    await member.say("1")
    await member.heard("没看懂")


async def test_a_digit_in_the_middle_of_something_else_is_no_ballot(town: Town) -> None:
    """A representative who is a member too is writing a pledge, and answers that."""
    pledges = await opened(town)

    def become_member(session: Session) -> None:
        hat = Appointment(
            person_id=town.cast.first.people[MAN_GU].id,
            unit_id=town.cast.first.branch.id,
            role=Role.member,
            since=START.date(),
        )
        session.add(hat)

    await town.house.database.change(become_member)
    phone = town.phone(MAN_GU)
    await phone.say("/pledge")
    await phone.quiet()
    await phone.say("1")
    await phone.quiet()
    assert await slips(town, MAN_GU, pledges) == [None] * 3


async def test_fifty_cards_take_no_more_than_sixty_taps(town: Town) -> None:
    pledges = await opened(town, authors=[AUTHORS[number % 3] for number in range(50)])
    phone = town.phone(MAN_GU)
    taps = 1
    await phone.press("开始评")
    for number in range(50):
        below = number % 6 == 0
        await phone.press(MARKS[Mark.partly if below else Mark.fits])
        if below:
            await phone.press("4 本来就是日常工作")
        taps += 1 + below
    await phone.heard("50 件都评完了")
    assert taps <= 60
    assert None not in await slips(town, MAN_GU, pledges)


# ── who may not ────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("name", [SECRETARY, SECOND_MEMBERS[0], "吴腊妹"])
async def test_a_made_up_press_of_somebody_else_changes_nothing(town: Town, name: str) -> None:
    pledges = await opened(town)
    round_id = (await the_round(town)).id
    phone = town.phone(name)
    await phone.say("/todo")
    await phone.heard("")
    before = await ballots(town)
    for data in (
        Give(round_id=round_id, pledge_id=pledges[0], mark=Mark.unfit),
        Explain(round_id=round_id, pledge_id=pledges[0], reason=Reason.vague),
        Begin(round_id=round_id),
        LookAgain(round_id=round_id),
        ShowMine(round_id=round_id, pledge_id=pledges[0]),
    ):
        await phone.press(data=data.pack())
        await phone.quiet()
        assert "不由您来办" in phone.toasts[-1]
    assert await ballots(town) == before


@pytest.mark.parametrize("name", [MAN_GU, "龙桂芳", SECOND_MEMBERS[0]])
async def test_only_the_secretary_of_the_branch_opens_and_closes(town: Town, name: str) -> None:
    await opened(town)
    branch_id, round_id = town.cast.first.branch.id, (await the_round(town)).id
    day = START.date().toordinal() + 3
    phone = town.phone(name)
    await phone.say("/todo")
    await phone.heard("")
    for data in (
        Until(branch_id=branch_id, day=day),
        Open(branch_id=branch_id, day=day),
        CloseNow(round_id=round_id),
        StartOver(round_id=round_id, day=day),
        Results(round_id=round_id, page=0),
    ):
        await phone.press(data=data.pack())
        await phone.quiet()
        assert "不由您来办" in phone.toasts[-1]
    assert (await the_round(town)).state is RoundState.open


NEVER_BUTTONS = (
    "rating.mark:1:1:excellent:0",
    "rating.mark:1:1:fits",
    "rating.mark:99999999999999999999:1:fits:0",
    "rating.mark:-1:1:fits:0",
    "rating.why:1:1:hates_him",
    "rating.look:1:x",
    "rating.open:1:99999999",
    "rating.",
    "rating.nonsense:1",
)


async def test_a_button_that_never_was_is_answered_and_does_no_harm(town: Town) -> None:
    await opened(town)
    phone = await begun(town)
    before = await ballots(town)
    for times, data in enumerate(NEVER_BUTTONS, start=1):
        await phone.press(data=data)
        await phone.quiet()
        assert ["过时" in toast for toast in phone.toasts if toast] == [True] * times
    assert await ballots(town) == before
    assert await town.house.database.look(lambda session: session.exec(select(Quarantine)).all()) == []


async def test_a_made_up_pledge_or_round_is_refused(town: Town) -> None:
    pledges = await opened(town)
    round_id = (await the_round(town)).id
    phone = await begun(town)
    for data, answer in (
        (Give(round_id=round_id, pledge_id=4711, mark=Mark.fits), "不在这一轮里"),
        (Give(round_id=4711, pledge_id=pledges[0], mark=Mark.fits), "不由您来办"),
        (Explain(round_id=round_id, pledge_id=pledges[0], reason=Reason.vague), "已经翻过去了"),
    ):
        await phone.press(data=data.pack())
        await phone.quiet()
        assert answer in phone.toasts[-1]


# ── the wrong moment ───────────────────────────────────────────────────────────────────────────────────────────────


async def test_after_closing_an_old_card_and_a_digit_are_answered_and_change_nothing(town: Town) -> None:
    pledges = await opened(town)
    phone = await begun(town)
    old = Give(round_id=(await the_round(town)).id, pledge_id=pledges[0], mark=Mark.unfit).pack()
    await closed(town)
    assert "群众评结束了" in phone.screen()["text"]
    await phone.press(data=old)
    await phone.quiet()
    assert "已经截止了" in phone.toasts[-1]
    await phone.say("1")
    await phone.heard("没看懂")
    told = await town.house.database.look(fit_review, pledges[0])
    assert told
    assert told.ballots is None


async def test_a_card_pressed_twice_counts_once_and_an_old_card_may_still_change_its_own_mark(town: Town) -> None:
    pledges = await opened(town)
    phone = await begun(town)
    first = Give(round_id=(await the_round(town)).id, pledge_id=pledges[0], mark=Mark.fits).pack()
    await phone.press(data=first)
    await phone.press(data=first)
    await phone.heard("第 2 件，共 3 件 · 已评 1 件")
    assert await slips(town, MAN_GU, pledges) == [Slip(Mark.fits), None, None]
    await phone.press(data=first.replace("fits", "cannot_judge"))
    await phone.quiet()
    assert await slips(town, MAN_GU, pledges) == [Slip(Mark.cannot_judge), None, None]


async def test_opening_and_closing_pressed_twice_happen_once(town: Town) -> None:
    await proposed(town)
    secretary = town.phone(SECRETARY)
    await secretary.say("/review")
    await secretary.press("3 天")
    await secretary.heard("开始群众评？")
    day = START.date().toordinal() + 3
    start = Open(branch_id=town.cast.first.branch.id, day=day).pack()
    await secretary.press(data=start)
    await secretary.press(data=start)
    await secretary.heard("群众评开始了")
    await secretary.quiet()
    assert "已经开着了" in secretary.toasts[-1]
    close = CloseNow(round_id=(await the_round(town)).id).pack()
    await secretary.press(data=close)
    await secretary.press(data=close)
    await secretary.quiet()
    assert "已经截止了" in secretary.toasts[-1]
    await town.settle()
    assert len([message for message in bot_messages(secretary) if "群众评结果" in message["text"]]) == 1


async def test_the_clock_closes_the_round_and_shreds_it(town: Town) -> None:
    await opened(town)
    phone = await begun(town)
    await phone.press(MARKS[Mark.fits])
    await phone.quiet()
    await town.stand_in.advance((await the_round(town)).closes_on - START.date() + (START - START))
    await town.house.clock.wake()
    assert (await the_round(town)).state is RoundState.open
    await town.stand_in.advance(START.replace(day=21) - START)
    await town.house.clock.wake()
    await town.settle()
    held = await the_round(town)
    assert (held.state, held.key_name) == (RoundState.closed, "")
    assert await ballots(town) == {}
    assert not list(town.house.settings.ballot_key_dir.glob("round-*"))
    await town.phone(SECRETARY).heard("票太少，不在支部公布，并入乡镇合计")
    assert [message for message in bot_messages(phone) if "群众评结束了" in message["text"]]


async def test_a_restart_in_the_middle_loses_nothing(town: Town) -> None:
    pledges = await opened(town)
    phone = await begun(town)
    await phone.press(MARKS[Mark.unfit])
    await phone.heard("主要是哪里不够合适")
    await restart(town)
    await phone.press("2 和他的岗位不沾边")
    await phone.heard("第 2 件，共 3 件 · 已评 1 件")
    assert (await slips(town, MAN_GU, pledges))[0] == Slip(Mark.unfit, Reason.not_of_the_post)
    await restart(town)
    await phone.say("1")
    await phone.heard("第 3 件")


async def restart(town: Town) -> None:
    """Whatever stood only in memory is gone: the keys at hand, the conversations."""
    town.house.dispatcher["box"] = BallotBox(KeyRing(town.house.settings.ballot_key_dir))
    await town.house.memory.close()


async def test_who_has_blocked_the_bot_does_not_hold_up_the_round(town: Town) -> None:
    await proposed(town)
    phone = town.phone(MAN_GU)
    phone.block()
    await town.stand_in.quiet()
    secretary = town.phone(SECRETARY)
    await secretary.say("/review")
    await secretary.press("3 天")
    await secretary.press("开始")
    await secretary.heard("群众评开始了")
    await town.settle()
    other = await begun(town, TIE_SHENG)
    await other.press(MARKS[Mark.fits])
    await other.heard("第 2 件")
    phone.unblock()
    await phone.say("/review")
    await phone.press("开始评")
    await phone.heard("第 1 件")


# ── the secretary ──────────────────────────────────────────────────────────────────────────────────────────────────


async def test_the_secretary_writes_the_day_and_stumbles_first(town: Town) -> None:
    await proposed(town)
    phone = town.phone(SECRETARY)
    await phone.say("/review")
    await phone.press("自己写日子")
    await phone.heard("请写截止的日子")
    for wrong in ("改天吧", "📷", "长" * 4000, "1月20日", "2020-01-01", "2026-12-31"):
        await phone.say(wrong)
        await phone.heard(lambda message: "日" in message.get("text", ""))
    await restart(town)
    await phone.say("2月3日")
    await phone.heard("2026年2月3日")
    await phone.press("开始")
    await phone.heard("群众评开始了")
    assert (await the_round(town)).closes_on.isoformat() == "2026-02-03"


async def test_a_command_wins_over_the_question_for_the_day(town: Town) -> None:
    await proposed(town)
    phone = town.phone(SECRETARY)
    await phone.say("/review")
    await phone.press("自己写日子")
    await phone.quiet()
    await phone.say("/cancel")
    await phone.heard("先停在这里")
    await phone.say("2月3日")
    await phone.heard("没看懂")


async def test_with_four_representatives_the_secretary_hears_how_to_mend_it(town: Town) -> None:
    await proposed(town)

    def dismiss(session: Session) -> None:
        gone = [town.cast.first.people[name].id for name in (MAN_GU, TIE_SHENG)]
        session.connection().execute(delete(Appointment).where(col(Appointment.person_id).in_(gone)))

    await town.house.database.change(dismiss)
    phone = town.phone(SECRETARY)
    await phone.say("/review")
    await phone.heard("只有 4 位")
    await phone.press(data=Open(branch_id=town.cast.first.branch.id, day=START.date().toordinal() + 3).pack())
    await phone.quiet()
    assert "只有 4 位" in phone.toasts[-1]


async def test_without_pledges_there_is_nothing_to_open(town: Town) -> None:
    phone = town.phone(SECRETARY)
    await phone.say("/review")
    await phone.heard("没有等着评的承诺")
    representative = town.phone(MAN_GU)
    await representative.say("/review")
    await representative.heard("眼下没有要您评的")


async def test_while_it_runs_the_secretary_sees_no_turnout(town: Town) -> None:
    pledges = await opened(town)
    phone = await begun(town)
    for _ in pledges:
        await phone.press(MARKS[Mark.fits])
    await phone.quiet()
    secretary = town.phone(SECRETARY)
    await secretary.say("/review")
    text = (await secretary.heard("正在进行"))["text"]
    assert "3 条承诺，6 位代表" in text
    assert "1" not in text.replace("2026年1月27日", "")


async def test_results_fit_a_phone_and_are_leafed_through(town: Town) -> None:
    pledges = await opened(town, authors=[*AUTHORS, *AUTHORS, "龙建国"])
    for name in REPRESENTATIVES[:5]:
        phone = await begun(town, name)
        for number in range(len(pledges)):
            await phone.press(MARKS[list(Mark)[1 + number % 2]])
            await phone.press(f"{1 + number % 5}")
        await phone.heard("7 件都评完了")
    await closed(town)
    secretary = town.phone(SECRETARY)
    first = await secretary.heard("群众评结果")
    assert "6 位代表，5 位评了：适合 0，基本适合 5，不适合 0，说不准 0" in first["text"]
    assert "原因：说得太笼统 5" in first["text"]
    pages = [first["text"]]
    for _ in range(2):
        await secretary.press("后面 ›")
        await secretary.quiet()
        pages.append(secretary.screen()["text"])
    assert "7. " in pages[-1]
    assert max(map(lines_of, pages)) <= SCREEN_LINES
    await secretary.press("‹ 前面")
    await secretary.heard("4. ")


async def test_where_the_key_is_lost_everybody_hears_one_clear_line_and_the_secretary_can_begin_anew(
    town: Town,
) -> None:
    pledges = await opened(town)
    phone = await begun(town)
    await phone.press(MARKS[Mark.fits])
    await phone.quiet()
    (key,) = town.house.settings.ballot_key_dir.iterdir()
    key.unlink()
    await phone.press(MARKS[Mark.fits])
    await phone.quiet()
    assert "钥匙找不到了" in phone.toasts[-1]
    await phone.say("/todo")
    await phone.heard("没有等着您办的事")
    secretary = town.phone(SECRETARY)
    await secretary.say("/review")
    await secretary.heard("这一轮要重新评")
    await secretary.press("3 天")
    await secretary.heard("群众评开始了")
    await town.settle()
    await phone.heard("请您评一评")
    await phone.press("开始评")
    await phone.heard("第 1 件，共 3 件 · 已评 0 件")
    assert await slips(town, MAN_GU, pledges) == [None] * 3


# ── secrecy ────────────────────────────────────────────────────────────────────────────────────────────────────────


def dump(session: Session) -> dict[str, list[str]]:
    """Every row of every table but the ballots, as text."""
    tables = SQLModel.metadata.sorted_tables
    return {
        table.name: sorted(str(tuple(row)) for row in session.connection().execute(table.select()))
        for table in tables
        if table.name != "ballot"
    }


async def ballots(town: Town) -> dict[int, bytes]:
    """The slips of each round, under their seal."""

    def rows(session: Session) -> dict[int, bytes]:
        return {ballot.round_id: ballot.sealed for ballot in session.exec(select(Ballot))}

    return await town.house.database.look(rows)


async def test_rating_leaves_no_trace_but_in_the_sealed_slips(town: Town, caplog: pytest.LogCaptureFixture) -> None:
    """Presses, digits, going back, skipping, looking, being refused: nothing is written but the seal, no log line."""
    caplog.set_level(logging.DEBUG)
    pledges = await opened(town)
    phone = town.phone(MAN_GU)
    before, sealed_before = await town.house.database.look(dump), await ballots(town)
    caplog.clear()
    await phone.press("开始评")
    for label in (MARKS[Mark.unfit], "3 他办不到", "跳过", "‹ 上一件重评", MARKS[Mark.partly]):
        await phone.press(label)
    await phone.quiet()
    await phone.say("2")
    await phone.quiet()
    await phone.say("4")
    await phone.quiet()
    await phone.press("再看一遍")
    await phone.press("看我评的")
    await phone.press(data=Give(round_id=(await the_round(town)).id, pledge_id=4711, mark=Mark.unfit).pack())
    await phone.quiet()
    assert await town.house.database.look(dump) == before
    assert await ballots(town) != sealed_before
    assert None not in await slips(town, MAN_GU, pledges)
    house_lines = [
        record for record in caplog.records if not record.name.startswith(("aiohttp", "asyncio", "bot.playground"))
    ]
    logged = "\n".join(str(record.__dict__) for record in house_lines)
    for trace in ("rating.mark", "unfit", "partly", "beyond_ability", "不适合", str(phone.id)):
        assert trace not in logged


async def test_an_update_that_rates_is_not_even_noted_as_done(town: Town) -> None:
    await opened(town)
    phone = await begun(town)
    before = await town.house.database.look(lambda session: session.exec(select(col(DoneUpdate.update_id))).all())
    for _ in range(3):
        await phone.press(MARKS[Mark.fits])
    await phone.heard("3 件都评完了")
    after = await town.house.database.look(lambda session: session.exec(select(col(DoneUpdate.update_id))).all())
    assert after == before
