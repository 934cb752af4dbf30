"""A member writes a pledge on a phone: the shortest way, every way back, and whatever can come in between."""

from datetime import timedelta
from decimal import Decimal

import pytest
from sqlmodel import Session, col, select

from bot.playground.people import Person
from models.queries import pledging as pledges
from models.rules.deciding import Cause, Outcome
from models.rules.drafting import Question, Sheet
from models.rules.pledging import Form, Kind, Oath, Stage
from models.tables import Conversation, Decision, Letter, Pledge, PledgeVersion
from tests import given
from tests.conftest import START, Town

"""Here it is about the talk; what it does to the truth is tested on both databases in tests/models."""

AUTHOR = "彭冬生"
TEXT = "带三组的12户种上黄桃，手把手教会"
SHORTEST = (
    "/pledge",
    "press 2",
    "护林员，管三组、四组的山林",
    "press 1",
    TEXT,
    "种上黄桃的户数",
    "现在3户，做到12户",
    "press 跳过",
    "press 2",
    "press 3",
    "press 提交",
)
UP_TO_THE_LAST_LOOK = SHORTEST[:-1]
LONGEST_LINES = 18
SIGNS_A_LINE = 20


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


@pytest.fixture
async def dongsheng(town: Town) -> Person:
    """彭冬生's phone, the bot already open on it."""
    phone = town.phone(AUTHOR)
    await phone.start()
    await phone.quiet()
    return phone


async def sheet_of(town: Town, name: str = AUTHOR) -> Sheet | None:
    return await town.house.database.look(pledges.sheet, town.cast.first.people[name].id)


async def handed_in(town: Town, name: str = AUTHOR) -> list[tuple[Pledge, PledgeVersion]]:
    def found(session: Session) -> list[tuple[Pledge, PledgeVersion]]:
        joined = select(Pledge, PledgeVersion).join(PledgeVersion, col(PledgeVersion.pledge_id) == col(Pledge.id))
        mine = joined.where(Pledge.author_id == town.cast.first.people[name].id)
        return list(session.exec(mine.order_by(col(PledgeVersion.id))).all())

    return await town.house.database.look(found)


async def returned(town: Town, name: str = AUTHOR) -> int:
    """A pledge the committee has sent back; its author's card is not told of here."""

    def send_back(session: Session) -> int:
        pledge = given.pledge(session, town.cast.first, name, stage=Stage.returned)
        decision = Decision(pledge_id=pledge.id, version=1, asked_at=START, outcome=Outcome.returned, decided_at=START)
        decision.cause, decision.note = Cause.vague, "写清楚修到哪里"
        session.add(decision)
        return pledge.id

    return await town.house.database.change(send_back)


def lines_on_a_phone(text: str) -> int:
    return sum(max(1, -(-len(line) // SIGNS_A_LINE)) for line in text.split("\n"))


# ── the way through ────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.on_both_databases
async def test_a_prepared_newcomer_hands_a_pledge_in_with_twelve_taps_and_messages(
    town: Town, dongsheng: Person
) -> None:
    assert len(SHORTEST) <= 12
    assert "交上去了" in await acts(dongsheng, *SHORTEST)
    [(pledge, version)] = await handed_in(town)
    assert (pledge.stage, pledge.kind) == (Stage.proposed, Kind.annual)
    assert (version.text, version.baseline, version.target, version.unit) == (TEXT, Decimal(3), Decimal(12), "户")
    assert (str(version.due_on), version.form, version.measures) == ("2026-09-30", Form.written, "")


async def test_every_message_fits_on_a_phone_and_has_a_way_out(dongsheng: Person) -> None:
    for step in UP_TO_THE_LAST_LOOK:
        text = await act(dongsheng, step)
        labels = [one["text"] for row in dongsheng.screen()["reply_markup"]["inline_keyboard"] for one in row]
        assert lines_on_a_phone(text) <= LONGEST_LINES, text
        assert "取消" in labels
        assert text.count("？") <= 1, "one question a message"
        assert "‹ 上一步" in labels or "第 1 问" in text or "看一遍" in text


async def test_the_longest_answers_still_fit_on_a_phone_at_the_last_look(dongsheng: Person) -> None:
    wide = ("1", "长" * 100, "3", "长" * 200, "长" * 100, "现在3户，做到12户", "长" * 200, "年底", "2")
    text = await acts(dongsheng, "/pledge", *wide)
    assert "看一遍" in text
    assert lines_on_a_phone(text) <= LONGEST_LINES, text


async def test_numbers_may_be_typed_instead_of_pressed(town: Town, dongsheng: Person) -> None:
    steps = ("/pledge", "1", "路烂了", "2", "修通三组的机耕路", "跳过", "跳过", "跳过", "3", "1", "press 提交")
    assert "交上去了" in await acts(dongsheng, *steps)
    [(_, version)] = await handed_in(town)
    assert (str(version.due_on), version.form) == ("2026-12-31", Form.meeting)


async def test_what_was_read_from_a_message_is_told_at_the_next_question(dongsheng: Person) -> None:
    assert "记下了：现在 3 户，做到 12 户。" in await acts(dongsheng, *SHORTEST[:7])
    assert "记下了：2026年10月15日前。" in await acts(dongsheng, "press 跳过", "10月15日")


async def test_an_answer_that_is_refused_is_simply_given_again(town: Town, dongsheng: Person) -> None:
    await acts(dongsheng, *SHORTEST[:4])
    assert "没有字" in await act(dongsheng, "……")
    sheet = await sheet_of(town)
    assert sheet
    assert sheet.asked is Question.text
    assert "第 5 问" in await act(dongsheng, TEXT)


async def test_an_answer_of_four_thousand_signs_is_told_to_be_too_long(town: Town, dongsheng: Person) -> None:
    await acts(dongsheng, *SHORTEST[:4])
    assert "写得太长了：4,000 个字，最多 200 个" in await act(dongsheng, "长" * 4000)
    sheet = await sheet_of(town)
    assert sheet
    assert sheet.answers.text is None


async def test_hostile_text_is_shown_as_it_was_written(dongsheng: Person) -> None:
    hostile = "修<b>路 & {户}\u202e 喆"
    text = await acts(dongsheng, *SHORTEST[:4], hostile, *SHORTEST[5:-1])
    assert "修<b>路 & {户} 喆" in text


# ── back, corrections, out ─────────────────────────────────────────────────────────────────────────────────────────


async def test_back_asks_the_question_before_with_what_was_said(town: Town, dongsheng: Person) -> None:
    text = await acts(dongsheng, *SHORTEST[:3], "press ‹ 上一步")
    assert "第 2 问" in text
    assert "现在写的是：护林员，管三组、四组的山林" in text
    await act(dongsheng, "护林员")
    sheet = await sheet_of(town)
    assert sheet
    assert (sheet.answers.basis_note, sheet.asked) == ("护林员", Question.category)


async def test_an_answer_corrected_at_the_last_look_leads_back_to_it(town: Town, dongsheng: Person) -> None:
    await acts(dongsheng, *UP_TO_THE_LAST_LOOK)
    assert "年底" not in await acts(dongsheng, "press 改一改", "press 8", "press 3")
    assert "8 期限：2026年12月31日前" in dongsheng.screen()["text"]
    assert "4 做什么：带三组的15户" in await acts(dongsheng, "4", "带三组的15户种上黄桃")
    await act(dongsheng, "press 提交")
    [(_, version)] = await handed_in(town)
    assert (version.text, str(version.due_on)) == ("带三组的15户种上黄桃", "2026-12-31")


async def test_out_of_a_correction_back_leads_to_the_last_look(dongsheng: Person) -> None:
    await acts(dongsheng, *UP_TO_THE_LAST_LOOK, "press 改一改")
    assert "看一遍" in await acts(dongsheng, "press ‹ 上一步")
    assert "看一遍" in await acts(dongsheng, "press 改一改", "press 1", "press ‹ 上一步")


async def test_an_urgent_pledge_costs_one_tap_more(town: Town, dongsheng: Person) -> None:
    await acts(dongsheng, *UP_TO_THE_LAST_LOOK)
    assert "即时承诺" in await act(dongsheng, "press 这是即时承诺")
    assert "不等群众评，直接请支委会定" in await act(dongsheng, "press 提交")
    [(pledge, _)] = await handed_in(town)
    assert (pledge.kind, pledge.stage) == (Kind.immediate, Stage.deciding)


async def test_cancel_throws_nothing_away_before_it_is_confirmed(town: Town, dongsheng: Person) -> None:
    await acts(dongsheng, *SHORTEST[:3], "press 取消")
    assert await sheet_of(town)
    assert "第 3 问" in await act(dongsheng, "press 接着写")
    assert "草稿没有留" in await acts(dongsheng, "press 取消", "press 放弃草稿")
    assert await sheet_of(town) is None
    assert "没看懂" in await act(dongsheng, "护林员")


async def test_an_oath_may_be_spoken(town: Town, dongsheng: Person) -> None:
    await acts(dongsheng, *SHORTEST[:9])
    await dongsheng.send_voice(b"OggS" + bytes(60))
    assert "誓词收到了" in (await dongsheng.heard("看一遍"))["text"]
    await act(dongsheng, "press 提交")
    [(_, version)] = await handed_in(town)
    assert (version.form, version.oath) == (Form.oath, Oath.voice)
    assert version.oath_file_id


async def test_a_recording_elsewhere_is_answered_kindly(dongsheng: Person) -> None:
    await acts(dongsheng, *SHORTEST[:4])
    await dongsheng.send_voice(b"OggS" + bytes(60))
    await dongsheng.heard("这里请打字")


# ── in between ─────────────────────────────────────────────────────────────────────────────────────────────────────


async def test_a_draft_survives_a_restart(town: Town, dongsheng: Person) -> None:
    await acts(dongsheng, *SHORTEST[:4])
    await town.house.memory.close()
    assert "第 5 问" in await act(dongsheng, TEXT)
    await town.house.memory.close()
    assert "种上黄桃" in await act(dongsheng, "/pledge")
    assert "第 5 问" in await act(dongsheng, "press 接着写")


async def test_writing_may_begin_again_from_the_start(town: Town, dongsheng: Person) -> None:
    await acts(dongsheng, *SHORTEST[:5])
    assert "第 1 问" in await acts(dongsheng, "/pledge", "press 重新写")
    sheet = await sheet_of(town)
    assert sheet
    assert sheet.answers.text is None


async def test_something_else_in_between_leaves_the_draft_alone(town: Town, dongsheng: Person) -> None:
    await acts(dongsheng, *SHORTEST[:4])
    assert "写今年的承诺" in await act(dongsheng, "/todo")
    assert "第 5 问" in await act(dongsheng, TEXT)
    await acts(dongsheng, "/cancel", "护林员")
    assert "第 5 问" in await acts(dongsheng, "/pledge", "press 接着写")
    sheet = await sheet_of(town)
    assert sheet
    assert sheet.answers.text == TEXT


async def test_a_button_of_an_earlier_question_shows_the_present_one_and_changes_nothing(
    town: Town, dongsheng: Person
) -> None:
    await acts(dongsheng, *SHORTEST[:4])
    before = await sheet_of(town)
    first = next(one for one in dongsheng.transcript() if "reply_markup" in one)
    await dongsheng.press(data="pledging.answer:basis:ability", message=first["message_id"])
    assert "第 4 问" in (await dongsheng.heard("第 4 问"))["text"]
    await dongsheng.press(data="pledging.back:basis_note", message=first["message_id"])
    await dongsheng.quiet()
    assert await sheet_of(town) == before


async def test_a_button_pressed_twice_answers_once(town: Town, dongsheng: Person) -> None:
    await act(dongsheng, "/pledge")
    card = dongsheng.screen()["message_id"]
    for _ in range(2):
        await dongsheng.press(data="pledging.answer:basis:duty", message=card)
    await dongsheng.quiet()
    sheet = await sheet_of(town)
    assert sheet
    assert sheet.asked is Question.basis_note


async def test_handing_in_twice_hands_in_once_and_old_buttons_stay_kind(town: Town, dongsheng: Person) -> None:
    await acts(dongsheng, *UP_TO_THE_LAST_LOOK)
    screen = dongsheng.screen()
    submit = screen["reply_markup"]["inline_keyboard"][0][0]["callback_data"]
    for _ in range(2):
        await dongsheng.press(data=submit, message=screen["message_id"])
    await dongsheng.heard("交上去了，等群众评")
    await dongsheng.press(data="pledging.answer:form:oath", message=screen["message_id"])
    await dongsheng.heard("眼下手上没有正在写的承诺")
    assert len(await handed_in(town)) == 1


async def test_the_button_below_older_words_does_not_hand_in_newer_ones(town: Town, dongsheng: Person) -> None:
    await acts(dongsheng, *UP_TO_THE_LAST_LOOK)
    old = dongsheng.screen()
    await acts(dongsheng, "4", "修路")
    await dongsheng.press(data=old["reply_markup"]["inline_keyboard"][0][0]["callback_data"], message=old["message_id"])
    await dongsheng.quiet()
    assert "后来又改过" in dongsheng.toasts[-1]
    assert await handed_in(town) == []


async def test_a_forged_answer_is_refused_and_the_house_stands(town: Town, dongsheng: Person) -> None:
    card = (await dongsheng.say("/pledge"))["message_id"]
    await dongsheng.quiet()
    card = dongsheng.screen()["message_id"]
    for data in ("pledging.answer:basis:nonsense", "pledging.answer:nonsense:1", "pledging.read:99999", "pledging.x"):
        await dongsheng.press(data=data, message=card)
    await dongsheng.quiet()
    sheet = await sheet_of(town)
    assert sheet
    assert sheet.asked is Question.basis
    assert "第 2 问" in await act(dongsheng, "press 2")


async def test_a_member_who_blocked_the_bot_goes_on_where_it_was(town: Town, dongsheng: Person) -> None:
    await acts(dongsheng, *SHORTEST[:4])
    dongsheng.block()
    await dongsheng.quiet()
    dongsheng.unblock()
    await dongsheng.quiet()
    assert "第 5 问" in await act(dongsheng, TEXT)
    assert await sheet_of(town)


# ── the wrong person, branch, moment ───────────────────────────────────────────────────────────────────────────────


async def test_a_representative_is_told_whose_matter_pledges_are(town: Town) -> None:
    mangu = town.phone("杨满姑")
    await mangu.start()
    assert "写承诺是党员的事" in await act(mangu, "/pledge")
    await act(mangu, TEXT)
    assert await sheet_of(town, "杨满姑") is None


async def test_nobody_reads_or_withdraws_what_is_not_theirs(town: Town, dongsheng: Person) -> None:
    await acts(dongsheng, *SHORTEST)
    [(pledge, _)] = await handed_in(town)
    for name in ("麻秀英", "梁守信"):
        other = town.phone(name)
        await other.start()
        card = (await other.heard(lambda message: "text" in message))["message_id"]
        for data in (f"pledging.read:{pledge.id}", f"pledging.surely:{pledge.id}", f"pledging.revise:{pledge.id}"):
            await other.press(data=data, message=card)
        await other.quiet()
        assert set(other.toasts[-3:]) == {"这件事不由您来办。如果觉得不对，请问一下支部书记。"}
    [(pledge, _)] = await handed_in(town)
    assert pledge.stage is Stage.proposed


async def test_after_the_last_day_a_pledge_is_taken_and_told_to_be_late(town: Town, dongsheng: Person) -> None:
    await town.stand_in.advance(timedelta(days=30))
    assert "晚了些，不要紧" in await acts(dongsheng, *SHORTEST)


async def test_before_the_year_is_opened_there_is_nothing_to_write(town: Town, dongsheng: Person) -> None:
    await town.stand_in.advance(timedelta(days=350))
    assert "2027 年的承诺还没有开始" in await act(dongsheng, "/pledge")
    assert await town.house.database.look(lambda session: session.exec(select(Conversation)).first()) is None


async def test_five_pledges_fill_the_year(dongsheng: Person) -> None:
    for number in range(5):
        last = await acts(dongsheng, *SHORTEST)
        assert ("还可以再写" in last) is (number < 4)
    assert "您已经写满了；急事可以另写，这条算即时承诺" in await act(dongsheng, "/pledge")


# ── one's own pledges ──────────────────────────────────────────────────────────────────────────────────────────────


async def test_a_pledge_is_looked_at_and_withdrawn_after_asking(town: Town, dongsheng: Person) -> None:
    await acts(dongsheng, *SHORTEST)
    assert "交上去了，等群众评" in await act(dongsheng, "/mine")
    text = await act(dongsheng, "press 1")
    assert "期限：2026年9月30日前" in text
    assert "不撤了" in str(await acts(dongsheng, "press 撤回") and dongsheng.screen())
    assert "等群众评" in await act(dongsheng, "press 不撤了")
    assert "您自己撤回了" in await acts(dongsheng, "press 撤回", "press 确定撤回")
    [(pledge, _)] = await handed_in(town)
    assert pledge.stage is Stage.withdrawn


async def test_a_list_without_pledges_leads_to_writing_one(dongsheng: Person) -> None:
    assert "还没有写过承诺" in await act(dongsheng, "/mine")
    assert "第 1 问" in await act(dongsheng, "press 写一条承诺")


async def test_a_returned_pledge_is_opened_from_todo_corrected_and_handed_in_again(
    town: Town, dongsheng: Person
) -> None:
    await returned(town)
    text = await acts(dongsheng, "/todo", "press 1")
    assert "照原来的改" in text
    assert "说得太笼统" in text
    assert "写清楚修到哪里" in text
    assert "改好的交上去了" in await acts(dongsheng, "4", "修通三组到水库的1.2公里路", "press 提交")
    (pledge, first), (_, second) = await handed_in(town)
    assert (pledge.stage, pledge.version) == (Stage.proposed, 2)
    assert (first.text, second.text) == (given.TEXT, "修通三组到水库的1.2公里路")


async def test_a_half_written_pledge_is_not_lost_to_a_returned_one(town: Town, dongsheng: Person) -> None:
    pledge_id = await returned(town)
    await acts(dongsheng, *SHORTEST[:5])
    card = dongsheng.screen()["message_id"]
    await dongsheng.press(data=f"pledging.revise:{pledge_id}", message=card)
    await dongsheng.heard("还有一条没写完的承诺")
    assert "第 5 问" in await act(dongsheng, "press 先写完那条")
    await dongsheng.press(data=f"pledging.revise:{pledge_id}", message=card)
    assert "照原来的改" in await act(dongsheng, "press 放弃草稿，改退回的")


async def test_nobody_else_is_written_to_while_a_pledge_is_written(town: Town, dongsheng: Person) -> None:
    await acts(dongsheng, *SHORTEST)
    assert await town.house.database.look(lambda session: list(session.exec(select(Letter)))) == []
