"""The people of the playground, with a small bot to talk to."""

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import suppress

import pytest
from aiogram import Bot, Dispatcher
from aiogram.types import CallbackQuery, InlineKeyboardButton, InlineKeyboardMarkup, Message

from bot.playground.acts import Impossible
from bot.playground.people import Person
from bot.playground.telegram import StandIn


def keyboard(*labels: str) -> InlineKeyboardMarkup:
    return InlineKeyboardMarkup(
        inline_keyboard=[[InlineKeyboardButton(text=label, callback_data=label)] for label in labels]
    )


async def hear(message: Message) -> None:
    """Counts down slowly, as a bot on a busy machine would."""
    await asyncio.sleep(0.02)
    await message.answer(f"听到：{message.text}", reply_markup=keyboard("同意", "不同意"))


async def take_press(press: CallbackQuery) -> None:
    await press.answer(f"按了{press.data}")
    assert isinstance(press.message, Message)
    await press.message.edit_text(f"已选：{press.data}")
    await press.message.answer("还有一步", reply_markup=keyboard("同意（第二步）"))


@pytest.fixture
async def attended(bot: Bot) -> AsyncIterator[Bot]:
    hall = Dispatcher()
    hall.message.register(hear)
    hall.callback_query.register(take_press)
    polling = asyncio.ensure_future(hall.start_polling(bot, handle_signals=False, close_bot_session=False))
    yield bot
    polling.cancel()
    with suppress(asyncio.CancelledError):
        await polling


@pytest.mark.usefixtures("attended")
async def test_a_person_starts_hears_and_presses(anna: Person) -> None:
    assert (await anna.start("invite-7"))["text"] == "/start invite-7"
    await anna.heard("听到：/start invite-7")
    await anna.press("同意")
    await anna.heard("已选：同意")
    await anna.press("同意（第二步）")
    assert anna.toasts == ["按了同意"]
    await anna.quiet()
    assert anna.toasts == ["按了同意", "按了同意（第二步）"]


@pytest.mark.usefixtures("attended")
async def test_a_press_waits_for_the_screen_to_come(anna: Person) -> None:
    await anna.say("一")
    await anna.press("不同")
    assert (await anna.heard("已选"))["text"] == "已选：不同意"


@pytest.mark.usefixtures("attended")
async def test_a_press_takes_the_newest_card_with_the_label(anna: Person) -> None:
    await anna.say("一")
    first = await anna.heard("听到：一")
    await anna.say("二")
    await anna.press("同意")
    assert (await anna.heard("已选"))["message_id"] > first["message_id"]


async def test_an_exact_label_goes_before_one_that_only_begins_so(bot: Bot, anna: Person) -> None:
    await bot.send_message(anna.id, "请选", reply_markup=keyboard("同意（有条件）", "同意"))
    await anna.press("同意", timeout=0)
    (update,) = await bot.get_updates()
    assert update.callback_query
    assert update.callback_query.data == "同意"


async def test_a_card_may_be_named(bot: Bot, anna: Person) -> None:
    first = await bot.send_message(anna.id, "一", reply_markup=keyboard("同意"))
    await bot.send_message(anna.id, "二", reply_markup=keyboard("同意"))
    await anna.press("同意", message=first.message_id, timeout=0)
    (update,) = await bot.get_updates()
    assert update.callback_query
    assert update.callback_query.message
    assert update.callback_query.message.message_id == first.message_id


async def test_a_missing_button_says_what_is_there(bot: Bot, anna: Person) -> None:
    await bot.send_message(anna.id, "请选", reply_markup=keyboard("同意"))
    with pytest.raises(KeyError, match=r"安娜 sees no button '拒绝'[\s\S]*\[同意\]"):
        await anna.press("拒绝", timeout=0.2)


@pytest.mark.usefixtures("attended")
async def test_what_was_said_before_the_last_act_is_not_heard_again(anna: Person) -> None:
    await anna.say("一")
    await anna.heard("听到")
    await anna.say("二")
    assert (await anna.heard("听到"))["text"] == "听到：二"


async def test_waiting_in_vain_shows_the_conversation(bot: Bot, anna: Person) -> None:
    await bot.send_message(anna.id, "别的")
    with pytest.raises(TimeoutError, match=r"did not hear '提醒'[\s\S]*践诺: 别的"):
        await anna.heard("提醒", timeout=0.05)


@pytest.mark.usefixtures("attended")
async def test_a_callable_may_look_closer(anna: Person) -> None:
    await anna.say("一")
    found = await anna.heard(lambda message: len(message["reply_markup"]["inline_keyboard"]) == 2)
    assert found["text"] == "听到：一"


@pytest.mark.usefixtures("attended")
async def test_quiet_waits_for_the_slow_and_returns_soon_after(anna: Person) -> None:
    started = time.monotonic()
    await anna.say("一")
    await anna.quiet()
    assert anna.screen()["text"] == "听到：一"
    assert time.monotonic() - started < 1


async def test_quiet_does_not_come_while_an_update_is_open(stand_in: StandIn, anna: Person) -> None:
    await anna.say("一")
    with pytest.raises(TimeoutError, match="1 updates, 0 calls"):
        await stand_in.quiet(timeout=0.1)


async def test_quiet_does_not_come_while_a_call_is_under_way(bot: Bot, stand_in: StandIn, anna: Person) -> None:
    stand_in.faults.add(delay=0.3)
    call = asyncio.ensure_future(bot.send_message(anna.id, "慢"))
    await asyncio.sleep(0.1)
    with pytest.raises(TimeoutError, match="0 updates, 1 calls"):
        await stand_in.quiet(timeout=0.1)
    await call


async def test_blocking_and_coming_back_tell_the_bot(bot: Bot, anna: Person) -> None:
    anna.block()
    with pytest.raises(Impossible, match="has blocked the bot"):
        await anna.say("喂")
    await anna.start()
    blocked, back, start = await bot.get_updates()
    assert blocked.my_chat_member
    assert back.my_chat_member
    assert blocked.my_chat_member.new_chat_member.status == "kicked"
    assert back.my_chat_member.new_chat_member.status == "member"
    assert start.message
    assert start.message.text == "/start"


async def test_an_edit_of_a_person_reaches_the_bot(bot: Bot, anna: Person) -> None:
    said = await anna.say("十五号")
    await anna.edit(said["message_id"], "十六号")
    edited = (await bot.get_updates())[-1].edited_message
    assert edited
    assert edited.text == "十六号"
    with pytest.raises(Impossible):
        await anna.edit((await bot.send_message(anna.id, "x")).message_id, "y")


async def test_files_of_a_person_reach_the_bot(bot: Bot, anna: Person) -> None:
    await anna.send_document(b"a,b", "名册.csv", caption="请看")
    await anna.send_voice(b"OggS")
    await anna.send_video_note(b"mp4")
    document, voice, note = [update.message for update in await bot.get_updates()]
    assert document
    assert document.document
    assert (document.document.file_name, document.caption) == ("名册.csv", "请看")
    loaded = await bot.download(document.document)
    assert loaded
    assert loaded.read() == b"a,b"
    assert voice
    assert voice.voice
    assert note
    assert note.video_note


@pytest.mark.parametrize("payload", ["x" * 65, "有字", "a b"])
async def test_a_start_link_that_telegram_would_not_carry_is_impossible(anna: Person, payload: str) -> None:
    with pytest.raises(Impossible, match="start link"):
        await anna.start(payload)


async def test_a_deleted_account_does_nothing_more(anna: Person) -> None:
    anna.deactivate()
    with pytest.raises(Impossible):
        await anna.say("喂")
    with pytest.raises(Impossible):
        await anna.press(data="x", message=1)


async def test_people_are_made_once_and_found_again(stand_in: StandIn, anna: Person) -> None:
    assert stand_in.person(7001) is anna
    assert stand_in.person(7001, "安娜") is anna
    with pytest.raises(KeyError):
        stand_in.person(424242)


async def test_an_untouched_phone_shows_nothing(stand_in: StandIn) -> None:
    vera = stand_in.person(7003, "薇拉")
    with pytest.raises(KeyError):
        vera.screen()
    with pytest.raises(KeyError):
        await vera.press(data="x")
