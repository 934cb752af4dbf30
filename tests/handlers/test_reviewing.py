"""The reminder, the secretary's comments item by item, and the member who reads them."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from sqlmodel import col, select

from bot.playground.people import Person
from handlers.reviewing import screens
from models.rules.pledging import Stage
from models.tables import Progress, Review
from tests import given
from tests.conftest import Town

"""Here it is about the talk; what it does to the truth is tested on both databases, on the floors below."""

SECRETARY = "石远山"
FOUR_HOUSES = "帮四户人家把旱厕改成水冲厕"


def in_the_village(day: date, hour: int = 9) -> datetime:
    return datetime(day.year, day.month, day.day, hour, tzinfo=UTC) - timedelta(hours=8)


TWO_WEEKS_AHEAD = in_the_village(date(2026, 3, 27))
A_WEEK_AHEAD = in_the_village(date(2026, 4, 3))


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


async def publish(town: Town, author: str, text: str = given.TEXT) -> int:
    pledge = await town.house.database.change(given.pledge, town.cast.first, author, stage=Stage.published, text=text)
    return pledge.id


async def report(town: Town, pledge_id: int, author: str) -> None:
    deed = Progress(
        pledge_id=pledge_id,
        author_id=town.cast.first.people[author].id,
        note="修到了老樟树",
        occurred_on=date(2026, 3, 5),
        recorded_at=town.clock.now(),
    )
    await town.house.database.change(lambda session: session.add(deed))


async def turn_to(town: Town, moment: datetime) -> None:
    """Turn the clock and let everything happen that is due then."""
    town.clock.move_to(moment)
    await town.house.clock.wake()
    await town.settle()


async def opened(town: Town, name: str) -> Person:
    phone = town.phone(name)
    await phone.start()
    await phone.quiet()
    return phone


@pytest.fixture
async def jianguo(town: Town) -> Person:
    return await opened(town, "龙建国")


@pytest.fixture
async def secretary(town: Town) -> Person:
    return await opened(town, SECRETARY)


async def reviews(town: Town) -> list[Review]:
    return await town.house.database.look(lambda session: list(session.exec(select(Review).order_by(col(Review.id)))))


def labels(message: dict[str, Any]) -> list[str]:
    rows = message.get("reply_markup", {}).get("inline_keyboard", [])
    return [button["text"] for row in rows for button in row]


async def test_who_blocked_the_bot_reads_the_comment_after_coming_back(
    town: Town, secretary: Person, jianguo: Person
) -> None:
    await publish(town, "龙建国")
    jianguo.block()
    await town.settle()
    town.clock.move_to(A_WEEK_AHEAD)
    await acts(secretary, "/comment", "路基修好了", "press 跳过", "press 跳过", "press 不定日子")
    await town.settle()
    jianguo.unblock()
    await town.settle()
    assert "做得好：路基修好了" in jianguo.screen()["text"]


# ── commenting ─────────────────────────────────────────────────────────────────────────────────────────────────────


async def test_the_secretary_comments_item_by_item_and_the_members_take_note(
    town: Town, secretary: Person, jianguo: Person
) -> None:
    road = await publish(town, "龙建国")
    await publish(town, "石喆", FOUR_HOUSES)
    await report(town, road, "龙建国")
    await turn_to(town, A_WEEK_AHEAD)
    asked = await act(secretary, "/comment")
    assert "一季度点评　第 1 项，共 2 项" in asked
    assert "石喆：“帮四户人家" in asked
    assert "还没报过进展" in asked
    assert "记好了（1/2）" in await acts(secretary, "两户已经完工", "另外两户没动工", "press 跳过", "press 1 一个月后")
    asked = await act(secretary, "press 下一项：龙建国")
    assert "第 2 项，共 2 项" in asked
    assert "2026年3月5日：修到了老樟树" in asked
    done = await acts(secretary, "press 跳过", "press 跳过", "雨季前铺上石子", "press 不定日子")
    assert "2 项都点评完了" in done
    await town.settle()
    letter = jianguo.screen()
    assert "2026年一季度点评　石远山" in letter["text"]
    assert "下一步：雨季前铺上石子" in letter["text"]
    assert "做得好" not in letter["text"]
    assert "您已阅" in await act(jianguo, "press 已阅")
    assert "没有等着您办的事" in await act(jianguo, "press 📋 待办")
    first, second = await reviews(town)
    assert (first.strength, first.problem, first.direction) == ("两户已经完工", "另外两户没动工", "")
    assert first.follow_up_on == date(2026, 5, 3)
    assert (second.acknowledged_at, second.follow_up_on) == (town.clock.now(), None)


async def test_both_find_their_work_in_the_list_one_tap_away(town: Town, secretary: Person, jianguo: Person) -> None:
    await publish(town, "龙建国")
    town.clock.move_to(A_WEEK_AHEAD)
    assert "季度点评" in await act(secretary, "/todo")
    assert "哪些地方做得好" in await act(secretary, "press 1")
    await acts(secretary, "路基修好了", "press 跳过", "press 跳过", "2")
    listed = await act(jianguo, "/todo")
    assert "点评" in listed
    assert "做得好：路基修好了" in await act(jianguo, "press 2. 看点评")
    assert "您已阅" in await act(jianguo, "press 已阅")


async def test_a_comment_that_was_read_in_the_list_is_not_sent_any_more(
    town: Town, secretary: Person, jianguo: Person
) -> None:
    await publish(town, "龙建国")
    town.clock.move_to(A_WEEK_AHEAD)
    await acts(secretary, "/comment", "路基修好了", "press 跳过", "press 跳过", "press 不定日子")
    await acts(jianguo, "/todo", "press 2. 看点评", "press 已阅")
    before = len(jianguo.transcript())
    await town.settle()
    assert len(jianguo.transcript()) == before


async def test_one_can_go_back_and_what_was_said_is_shown(town: Town, secretary: Person) -> None:
    await publish(town, "龙建国")
    town.clock.move_to(A_WEEK_AHEAD)
    text = await acts(secretary, "/comment", "路基修好了", "进度慢了", "press ‹ 上一步")
    assert "还差在哪里" in text
    assert "做得好：路基修好了" in text
    await acts(secretary, "没有备料", "press 跳过", "press 不定日子")
    (review,) = await reviews(town)
    assert (review.strength, review.problem) == ("路基修好了", "没有备料")


async def test_one_item_can_be_put_off_and_comes_again_at_the_end(town: Town, secretary: Person) -> None:
    await publish(town, "龙建国")
    await publish(town, "石喆", FOUR_HOUSES)
    town.clock.move_to(A_WEEK_AHEAD)
    assert "石喆" in await act(secretary, "/comment")
    assert "龙建国" in await act(secretary, "press 先放一放")
    assert "石喆" in await act(secretary, "press 先放一放")


async def test_all_skipped_says_nothing_and_the_question_stays(town: Town, secretary: Person) -> None:
    await publish(town, "龙建国")
    town.clock.move_to(A_WEEK_AHEAD)
    await acts(secretary, "/comment", "press 跳过", "press 跳过")
    await secretary.press("跳过")
    await secretary.quiet()
    assert any("总要写一样" in toast for toast in secretary.toasts)
    assert "什么时候再去看看" in await act(secretary, "雨季前铺上石子")


@pytest.mark.parametrize(("answer", "why"), [("…", "没有字"), ("好" * 4000, "太长了"), ("好" * 101, "太长了")])
async def test_what_is_no_remark_is_refused_and_asked_again(
    town: Town, secretary: Person, answer: str, why: str
) -> None:
    await publish(town, "龙建国")
    town.clock.move_to(A_WEEK_AHEAD)
    await act(secretary, "/comment")
    assert why in await act(secretary, answer)
    assert "还差在哪里" in await act(secretary, "路基修好了")


async def test_a_day_that_is_none_is_asked_again(town: Town, secretary: Person) -> None:
    await publish(town, "龙建国")
    town.clock.move_to(A_WEEK_AHEAD)
    await acts(secretary, "/comment", "好", "press 跳过", "press 跳过")
    assert "日子我没看明白" in await act(secretary, "改天")
    assert "今天以后、一年以内" in await act(secretary, "2026-04-03")
    assert "都点评完了" in await act(secretary, "5月20日")
    assert [one.follow_up_on for one in await reviews(town)] == [date(2026, 5, 20)]


async def test_a_command_in_between_is_no_remark(town: Town, secretary: Person) -> None:
    await publish(town, "龙建国")
    town.clock.move_to(A_WEEK_AHEAD)
    await acts(secretary, "/comment", "/todo")
    await acts(secretary, "路基修好了", "press 跳过", "press 跳过", "press 不定日子")
    assert [one.strength for one in await reviews(town)] == ["路基修好了"]


async def test_an_old_button_is_answered_with_what_is_asked_now(town: Town, secretary: Person) -> None:
    pledge_id = await publish(town, "龙建国")
    town.clock.move_to(A_WEEK_AHEAD)
    await acts(secretary, "/comment", "路基修好了")
    old = screens.Skip(pledge_id=pledge_id, question="strength").pack()
    await secretary.press(data=old, message=secretary.screen()["message_id"])
    await secretary.quiet()
    assert "还差在哪里" in secretary.screen()["text"]
    assert "做得好：路基修好了" in secretary.screen()["text"]


async def test_the_last_button_pressed_again_says_that_it_is_written_down(town: Town, secretary: Person) -> None:
    pledge_id = await publish(town, "龙建国")
    town.clock.move_to(A_WEEK_AHEAD)
    await acts(secretary, "/comment", "好", "press 跳过", "press 跳过", "press 不定日子")
    again = screens.Skip(pledge_id=pledge_id, question="follow_up").pack()
    await secretary.press(data=again, message=secretary.screen()["message_id"])
    await secretary.quiet()
    assert "已经点评好了" in secretary.screen()["text"]
    assert len(await reviews(town)) == 1


async def test_stopped_in_the_middle_nothing_is_written_down(town: Town, secretary: Person) -> None:
    await publish(town, "龙建国")
    town.clock.move_to(A_WEEK_AHEAD)
    assert "没有记" in await acts(secretary, "/comment", "好", "press 取消")
    await act(secretary, "这句话没有人问")
    assert await reviews(town) == []


async def test_when_all_is_done_the_secretary_hears_so(town: Town, secretary: Person) -> None:
    town.clock.move_to(A_WEEK_AHEAD)
    assert "没有要您点评的承诺" in await act(secretary, "/comment")
    await publish(town, "龙建国")
    await acts(secretary, "/comment", "好", "press 跳过", "press 跳过", "press 不定日子")
    assert "1 项承诺都点评过了" in await act(secretary, "/comment")


@pytest.mark.parametrize("day", [date(2026, 3, 26), date(2026, 4, 21)])
async def test_before_and_after_its_time_there_is_nothing_to_comment_on(
    town: Town, secretary: Person, day: date
) -> None:
    await publish(town, "龙建国")
    town.clock.move_to(in_the_village(day))
    assert "眼下没有要您点评的承诺" in await act(secretary, "/comment")


async def test_a_review_that_ends_in_the_middle_of_a_comment_takes_it_no_more(town: Town, secretary: Person) -> None:
    await publish(town, "龙建国")
    town.clock.move_to(in_the_village(date(2026, 4, 20)))
    await acts(secretary, "/comment", "好")
    town.clock.move_to(in_the_village(date(2026, 4, 21)))
    assert "已经结束了" in await act(secretary, "进度慢了")
    assert await reviews(town) == []


async def test_somebody_who_is_no_secretary_has_nothing_to_comment_on(town: Town, jianguo: Person) -> None:
    pledge_id = await publish(town, "石喆")
    town.clock.move_to(A_WEEK_AHEAD)
    assert "由支部书记来做" in await act(jianguo, "/comment")
    for forged in (
        screens.Begin(deadline_id=5).pack(),
        screens.Skip(pledge_id=pledge_id, question="follow_up").pack(),
        screens.On(pledge_id=pledge_id, day=date(2026, 5, 1).toordinal()).pack(),
    ):
        await jianguo.press(data=forged, message=jianguo.screen()["message_id"])
        await jianguo.quiet()
    assert await reviews(town) == []


async def test_nobody_else_reads_or_notes_a_comment(town: Town, secretary: Person, jianguo: Person) -> None:
    await publish(town, "石喆")
    town.clock.move_to(A_WEEK_AHEAD)
    await acts(secretary, "/comment", "好", "press 跳过", "press 跳过", "press 不定日子")
    (review,) = await reviews(town)
    await act(jianguo, "/todo")
    for forged in (screens.Read(review_id=review.id), screens.Note(review_id=review.id), screens.Read(review_id=99)):
        await jianguo.press(data=forged.pack(), message=jianguo.screen()["message_id"])
        await jianguo.quiet()
    assert [toast for toast in jianguo.toasts if "不由您来办" in toast] == jianguo.toasts[-3:]
    assert (await reviews(town))[0].acknowledged_at is None


async def test_a_comment_goes_on_after_a_restart(town: Town, secretary: Person) -> None:
    await publish(town, "龙建国")
    town.clock.move_to(A_WEEK_AHEAD)
    await acts(secretary, "/comment", "路基修好了")
    await town.house.memory.close()
    assert "下一步怎么干" in await act(secretary, "press 跳过")
    await acts(secretary, "press 跳过", "press 不定日子")
    assert [one.strength for one in await reviews(town)] == ["路基修好了"]
