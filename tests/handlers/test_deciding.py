"""Phones before a pledge: the card, the return with its cause and note, old buttons, the wrong people."""

import asyncio

import pytest
from sqlmodel import Session, select

from bot.playground.cast import COMMITTEE, MEMBERS, Village
from handlers.deciding import screens
from handlers.doors import Revise
from models import audit
from models.actions import deciding, founding
from models.queries import deciding as decisions
from models.rules.deciding import Cause, Outcome, Verdict
from models.rules.pledging import Stage
from models.rules.rights import Role
from models.tables import Appointment, Decision, Pledge
from tests import given
from tests.conftest import START, Town
from tests.given import Mark

AUTHOR = "彭冬生"
SHI, LONG, WU, XIANG, TIAN = COMMITTEE
APPROVE, RETURN, DECLINE = "✅ 同意", "↩️ 退回", "不同意"
MOST_LINES, LINE = 18, 20


def ask(session: Session, village: Village, author: str, counts: dict[Mark, int] | None, text: str) -> int:
    pledge = given.pledge(session, village, author, text=text)
    if counts:
        given.fit_review(session, village, pledge, counts)
    decision = deciding.ask(session, pledge, START, START.date())
    assert decision
    return decision.id


async def asked(town: Town, author: str = AUTHOR, counts: dict[Mark, int] | None = None, text: str = given.TEXT) -> int:
    """A pledge of the author's is before the committee, and the cards have come."""
    for name in {*COMMITTEE, author}:
        await town.phone(name).start()
    await town.settle()
    decision_id = await town.house.database.change(ask, town.cast.first, author, counts, text)
    await town.settle()
    return decision_id


async def said(town: Town, name: str, decision_id: int) -> tuple[Verdict, Cause | None, str] | None:
    person = town.cast.first.people[name].id
    card = await town.house.database.look(decisions.card, decision_id, person, START)
    return (card.mine.verdict, card.mine.cause, card.mine.note) if card.mine else None


async def outcome(town: Town, decision_id: int) -> Outcome | None:
    return await town.house.database.look(lambda session: session.get_one(Decision, decision_id).outcome)


async def move_to(town: Town, decision_id: int, stage: Stage) -> None:
    def move(session: Session) -> None:
        pledge = session.get_one(Pledge, session.get_one(Decision, decision_id).pledge_id)
        pledge.stage = stage
        session.add(pledge)

    await town.house.database.change(move)


@pytest.mark.on_both_databases
async def test_ten_phones_press_at_once_and_it_is_decided_once(town: Town) -> None:
    """Through the real door: each in a lane of their own, and the next press of everybody behind the first."""

    def seat(session: Session) -> list[str]:
        seated = [name for name in MEMBERS if name not in {AUTHOR, "田志强"}]
        for name in seated[len(COMMITTEE) :]:
            person, branch = town.cast.first.people[name], town.cast.first.branch
            founding.appoint(session, person, branch, Role.committee, START.date())
        return seated

    seated = await town.house.database.change(seat)
    assert len(seated) == 10
    await asyncio.gather(*(town.phone(name).start() for name in seated))
    first, second = await asked(town), await asked(town, text="给五保户挑水")
    say = [screens.Say(decision_id=one, verdict=Verdict.approve).pack() for one in (first, second)]
    await asyncio.gather(*(town.phone(name).press(data=data) for data in say for name in seated))
    await town.settle()
    assert [await outcome(town, one) for one in (first, second)] == [Outcome.approved] * 2
    for one in (first, second):
        cards = [
            await town.house.database.look(decisions.card, one, town.cast.first.people[name].id, START)
            for name in seated
        ]
        assert {(card.given, card.entitled) for card in cards} == {(6, 10)}, "nobody's vote is lost or counted late"
    for name in seated:
        texts = [one["text"] for one in town.phone(name).transcript() if "彭冬生的承诺" in one.get("text", "")]
        assert len(texts) == 2
        assert all("通过了" in text for text in texts)
    told = [one["text"] for one in town.phone(AUTHOR).transcript() if "您的承诺通过了" in one.get("text", "")]
    assert len(told) == 2
    assert await town.house.database.look(audit.first_broken) is None


async def test_who_has_left_reads_nothing_on_that_is_not_public(town: Town) -> None:
    """Neither on the card that hangs, nor by an old button, nor on the list; what is public may be read by all."""

    def leave(session: Session) -> None:
        hat = (Appointment.person_id == town.cast.first.people[LONG].id, Appointment.role == Role.committee)
        session.delete(session.exec(select(Appointment).where(*hat)).one())

    decision_id = await asked(town)
    long = town.phone(LONG)
    await long.press(APPROVE)
    await long.heard("您的意见：同意")
    await town.house.database.change(leave)
    buttons = (
        screens.Show(decision_id=decision_id),
        screens.Full(decision_id=decision_id),
        screens.Say(decision_id=decision_id, verdict=Verdict.decline),
        screens.Return(decision_id=decision_id),
    )
    for button in buttons:
        await long.press(data=button.pack())
        await long.quiet()
        assert long.screen()["text"] == "这条承诺现在不归您表态了。它还没有公开，就不再给您看了。"
    await long.press(data=screens.Hear(decision_id=decision_id).pack())
    await long.quiet()
    assert "现在不归您表态" in long.toasts[-1]
    await long.say("/decide")
    await long.heard("眼下没有等您定的承诺")
    assert await said(town, LONG, decision_id) == (Verdict.approve, None, ""), "what was said stands"
    for name in (SHI, WU):
        await town.phone(name).press(APPROVE)
        await town.phone(name).quiet()
    await town.settle()
    assert await outcome(town, decision_id) is Outcome.approved
    hanging = [one["text"] for one in long.transcript() if "就不再给您看了" in one.get("text", "")]
    assert hanging, "the card that hangs has told it kindly"
    assert not any("彭冬生的承诺：通过了" in one.get("text", "") for one in long.transcript())


# ── deciding ───────────────────────────────────────────────────────────────────────────────────────────────────────


async def test_five_phones_decide_and_every_card_ends_the_same(town: Town) -> None:
    decision_id = await asked(town, counts={Mark.fits: 4, Mark.partly: 1})
    card = town.phone(SHI).screen()["text"]
    assert "彭冬生的承诺" in card
    assert "群众评（6 人中 5 人评了）：适合 4，基本适合 1，不适合 0，说不准 0" in card
    await town.phone(SHI).press(APPROVE)
    await town.phone(SHI).heard("支委会：1/5 人表了态")
    await town.phone(LONG).press(DECLINE)
    await town.phone(LONG).heard("您的意见：不同意")
    await town.phone(LONG).press(APPROVE)
    await town.phone(LONG).heard("2/5 人表了态")
    assert await outcome(town, decision_id) is None
    await town.phone(WU).press(APPROVE)
    await town.settle()
    assert await outcome(town, decision_id) is Outcome.approved
    for name in COMMITTEE:
        shown = town.phone(name).screen()
        assert "彭冬生的承诺：通过了" in shown["text"]
        assert "该表态 5 人：同意 3，退回 0，不同意 0" in shown["text"]
        assert "reply_markup" not in shown
        assert sum("彭冬生的承诺" in one.get("text", "") for one in town.phone(name).transcript()) == 1
    assert "您的承诺通过了" in town.phone(AUTHOR).screen()["text"]


@pytest.mark.on_both_databases
async def test_five_who_press_at_once_make_one_outcome(town: Town) -> None:
    decision_id = await asked(town)
    for name in COMMITTEE:
        await town.phone(name).press(data=screens.Say(decision_id=decision_id, verdict=Verdict.approve).pack())
    await town.settle()
    assert await outcome(town, decision_id) is Outcome.approved
    assert all("通过了" in town.phone(name).screen()["text"] for name in COMMITTEE)
    letters = [one for one in town.phone(AUTHOR).transcript() if "您的承诺通过了" in one.get("text", "")]
    assert len(letters) == 1


async def test_a_return_asks_for_a_cause_and_takes_a_line_to_the_author(town: Town) -> None:
    decision_id = await asked(town)
    for name in (SHI, LONG):
        await town.phone(name).press(RETURN)
        await town.phone(name).press("5. 办没办成看不出来")
        await town.phone(name).press("不附言")
        await town.phone(name).heard("您的意见：退回（办没办成看不出来）")
    wu = town.phone(WU)
    await wu.press(RETURN)
    await wu.press("1. 说得太笼统")
    await wu.heard("要给本人附一句话吗？")
    await wu.say("写清楚 <b>修几米</b> & 谁验收")
    await wu.heard("退回修改")
    await town.settle()
    assert await said(town, WU, decision_id) == (Verdict.return_, Cause.vague, "写清楚 <b>修几米</b> & 谁验收")
    letter = town.phone(AUTHOR).screen()
    assert "退回的原因：办没办成看不出来" in letter["text"]
    assert "附言：写清楚 <b>修几米</b> & 谁验收" in letter["text"]
    button = letter["reply_markup"]["inline_keyboard"][0][0]
    decision = await town.house.database.look(lambda session: session.get_one(Decision, decision_id))
    assert button["callback_data"] == Revise(pledge_id=decision.pledge_id).pack()
    assert all("彭冬生的承诺：退回修改" in town.phone(name).screen()["text"] for name in (SHI, LONG, XIANG, TIAN))


async def test_a_typed_digit_chooses_the_cause_and_a_wrong_one_is_asked_again(town: Town) -> None:
    decision_id = await asked(town)
    shi = town.phone(SHI)
    await shi.press(RETURN)
    await shi.heard("为什么退回？")
    for wrong in ("9", "笼统", "０", "1" * 4_000):
        await shi.say(wrong)
        await shi.heard("请发 1 到 5 里的一个数字")
    await shi.say("3")
    await shi.heard("退回的原因：眼下做不到")
    await shi.say("先做一半行不行")
    await shi.heard("记下了")
    assert await said(town, SHI, decision_id) == (Verdict.return_, Cause.not_feasible, "先做一半行不行")
    await shi.heard("您的意见：退回（眼下做不到）")


async def test_an_empty_or_endless_note_is_refused_and_the_step_stays(town: Town) -> None:
    decision_id = await asked(town)
    shi = town.phone(SHI)
    await shi.press(RETURN)
    await shi.press("4.")
    await shi.heard("附一句话")
    await shi.say("好" * 4_000)
    await shi.quiet()
    await shi.say("……")
    await shi.quiet()
    assert await said(town, SHI, decision_id) is None
    await shi.say("这是村干部的本分")
    await shi.heard("记下了")
    assert await said(town, SHI, decision_id) == (Verdict.return_, Cause.routine, "这是村干部的本分")
    await shi.say("今天天气不错")
    await shi.quiet()
    assert await said(town, SHI, decision_id) == (Verdict.return_, Cause.routine, "这是村干部的本分")


async def test_a_note_half_way_survives_a_restart(town: Town) -> None:
    decision_id = await asked(town)
    shi = town.phone(SHI)
    await shi.press(RETURN)
    await shi.press("1.")
    await shi.heard("附一句话")
    await town.house.memory.close()  # what a restart forgets
    await shi.say("写短些")
    await shi.heard("记下了")
    assert await said(town, SHI, decision_id) == (Verdict.return_, Cause.vague, "写短些")


async def test_back_leaves_the_return_and_a_later_text_is_not_taken_for_a_note(town: Town) -> None:
    decision_id = await asked(town)
    shi = town.phone(SHI)
    await shi.press(RETURN)
    await shi.press("2.")
    await shi.press("‹ 上一步")
    await shi.heard("支委会：0/5")
    await shi.say("随便说说")
    await shi.quiet()
    assert await said(town, SHI, decision_id) is None


async def test_a_command_wins_over_the_note(town: Town) -> None:
    decision_id = await asked(town)
    shi = town.phone(SHI)
    await shi.press(RETURN)
    await shi.press("2.")
    await shi.heard("附一句话")
    await shi.say("/decide")
    await shi.heard("等您定的承诺：1 条")
    assert await said(town, SHI, decision_id) is None


# ── old buttons, wrong people ──────────────────────────────────────────────────────────────────────────────────────


async def test_old_buttons_show_the_present_state(town: Town) -> None:
    decision_id = await asked(town)
    for name in (SHI, LONG, WU):
        await town.phone(name).press(APPROVE)
        await town.phone(name).quiet()
    old = [
        screens.Say(decision_id=decision_id, verdict=Verdict.decline).pack(),
        screens.Return(decision_id=decision_id).pack(),
        screens.Because(decision_id=decision_id, cause=Cause.vague).pack(),
        screens.Skip(decision_id=decision_id, cause=Cause.vague).pack(),
    ]
    for data in old:
        await town.phone(TIAN).press(data=data)
        await town.phone(TIAN).quiet()
        assert "彭冬生的承诺：通过了" in town.phone(TIAN).screen()["text"]
    assert await said(town, TIAN, decision_id) is None


async def test_the_same_button_pressed_twice_counts_once(town: Town) -> None:
    decision_id = await asked(town)
    shi = town.phone(SHI)
    for _ in range(2):
        await shi.press(data=screens.Say(decision_id=decision_id, verdict=Verdict.approve).pack())
    await shi.quiet()
    assert "1/5 人表了态" in shi.screen()["text"]


async def test_a_withdrawn_pledge_is_kindly_said_to_be_gone(town: Town) -> None:
    decision_id = await asked(town)
    await move_to(town, decision_id, Stage.withdrawn)
    await town.phone(SHI).press(APPROVE)
    await town.phone(SHI).heard("撤回了，不用再定")
    assert await said(town, SHI, decision_id) is None


@pytest.mark.parametrize(
    ("name", "kindly"),
    [(AUTHOR, "这是您自己的承诺"), ("麻秀英", "不在您表态的范围里"), ("梁守信", "不在您表态的范围里")],
)
async def test_whoever_is_not_asked_is_told_kindly(town: Town, name: str, kindly: str) -> None:
    decision_id = await asked(town)
    phone = town.phone(name)
    await phone.start()
    await phone.quiet()
    for button in (
        screens.Say(decision_id=decision_id, verdict=Verdict.approve),
        screens.Return(decision_id=decision_id),
        screens.Show(decision_id=decision_id),
    ):
        await phone.press(data=button.pack())
        await phone.quiet()
    assert len([toast for toast in phone.toasts if kindly in toast]) == 3
    assert not any(given.TEXT in one.get("text", "") for one in phone.transcript() if name != AUTHOR)


async def test_an_unknown_decision_is_answered(town: Town) -> None:
    shi = town.phone(SHI)
    await shi.start()
    await shi.quiet()
    await shi.press(data="deciding.say:999:approve:0")
    await shi.quiet()
    assert "找不到这条承诺了" in shi.toasts[-1]


async def test_somebody_who_blocked_the_bot_holds_nobody_up_and_later_gets_no_stale_card(town: Town) -> None:
    tian = town.phone(TIAN)
    await tian.start()
    await tian.quiet()
    tian.block()
    decision_id = await asked_without(town, TIAN)
    for name in (SHI, LONG, WU):
        await town.phone(name).press(APPROVE)
        await town.phone(name).quiet()
    await town.settle()
    assert await outcome(town, decision_id) is Outcome.approved
    assert "通过了" in town.phone(XIANG).screen()["text"]
    tian.unblock()
    await town.settle()
    assert not any("彭冬生" in one.get("text", "") for one in tian.transcript())


async def asked_without(town: Town, away: str) -> int:
    for name in {*COMMITTEE, AUTHOR} - {away}:
        await town.phone(name).start()
    decision_id = await town.house.database.change(ask, town.cast.first, AUTHOR, None, given.TEXT)
    await town.settle()
    return decision_id


# ── the list ───────────────────────────────────────────────────────────────────────────────────────────────────────


async def test_the_list_leads_from_one_pledge_to_the_next(town: Town) -> None:
    first = await asked(town)
    second = await asked(town, "麻秀英", text="每月给独居老人送一次菜")
    shi = town.phone(SHI)
    await shi.say("/decide")
    await shi.heard("等您定的承诺：2 条")
    await shi.press("1. 彭冬生")
    await shi.press(APPROVE)
    await shi.press("下一条（还有 1 条）")
    await shi.heard("每月给独居老人送一次菜")
    await shi.press(DECLINE)
    await shi.heard("您的意见：不同意")
    assert await said(town, SHI, first) == (Verdict.approve, None, "")
    assert await said(town, SHI, second) == (Verdict.decline, None, "")
    await shi.say("/decide")
    await shi.heard("（您：同意）")


async def test_an_empty_list_says_so(town: Town) -> None:
    for name in (AUTHOR, "杨满姑"):
        await town.phone(name).start()
        await town.phone(name).say("/decide")
        await town.phone(name).heard("眼下没有等您定的承诺")


async def test_a_card_with_a_huge_pledge_fits_a_phone(town: Town) -> None:
    counts = {Mark.fits: 3, Mark.partly: 2, Mark.unfit: 1}
    await asked(town, counts=counts, text="把路修通，" * 1_000)
    shown = town.phone(SHI).screen()["text"]
    assert "…" in shown
    assert sum(max(1, -(-len(line) // LINE)) for line in shown.splitlines() if line) <= MOST_LINES
