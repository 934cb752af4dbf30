"""Editing, deleting and answering presses, with Telegram's refusals."""

from datetime import timedelta

import pytest
from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest
from aiogram.types import (
    BufferedInputFile,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InputMediaPhoto,
)

from bot.playground.clock import PlayClock
from bot.playground.people import Person

PNG = b"\x89PNG\r\n\x1a\n" + b"\x00\x00\x00\rIHDR" + (640).to_bytes(4, "big") + (480).to_bytes(4, "big") + b"\x08\x02"
YES = InlineKeyboardMarkup(inline_keyboard=[[InlineKeyboardButton(text="好", callback_data="yes")]])


async def test_an_edit_without_a_keyboard_takes_the_keyboard_away(bot: Bot, anna: Person) -> None:
    card = await bot.send_message(anna.id, "一", reply_markup=YES)
    edited = await bot.edit_message_text("二", chat_id=anna.id, message_id=card.message_id)
    assert not isinstance(edited, bool)
    assert (edited.text, edited.reply_markup) == ("二", None)
    assert "edit_date" in anna.screen()


async def test_an_edit_without_change_is_refused(bot: Bot, anna: Person) -> None:
    card = await bot.send_message(anna.id, "<b>一</b>", parse_mode="HTML", reply_markup=YES)
    with pytest.raises(TelegramBadRequest, match="message is not modified: specified new message content and reply"):
        await bot.edit_message_text(
            "<strong>一</strong> ", chat_id=anna.id, message_id=card.message_id, parse_mode="HTML", reply_markup=YES
        )
    with pytest.raises(TelegramBadRequest, match="message is not modified"):
        await bot.edit_message_reply_markup(chat_id=anna.id, message_id=card.message_id, reply_markup=YES)
    assert await bot.edit_message_reply_markup(chat_id=anna.id, message_id=card.message_id)


async def test_what_is_gone_or_not_ones_own_cannot_be_edited(bot: Bot, anna: Person) -> None:
    theirs = await anna.say("我的")
    with pytest.raises(TelegramBadRequest, match="message can't be edited"):
        await bot.edit_message_text("x", chat_id=anna.id, message_id=theirs["message_id"])
    with pytest.raises(TelegramBadRequest, match="message to edit not found"):
        await bot.edit_message_text("x", chat_id=anna.id, message_id=999)
    with pytest.raises(TelegramBadRequest, match="message identifier is not specified"):
        await bot.edit_message_text("x", chat_id=anna.id)


async def test_a_picture_has_a_caption_and_no_text(bot: Bot, anna: Person) -> None:
    card = await bot.send_photo(anna.id, BufferedInputFile(PNG, "card.png"), caption="一")
    with pytest.raises(TelegramBadRequest, match="there is no text in the message to edit"):
        await bot.edit_message_text("二", chat_id=anna.id, message_id=card.message_id)
    edited = await bot.edit_message_caption(chat_id=anna.id, message_id=card.message_id, caption="二")
    assert not isinstance(edited, bool)
    assert edited.caption == "二"
    assert edited.photo == card.photo
    text = await bot.send_message(anna.id, "三")
    with pytest.raises(TelegramBadRequest, match="there is no caption in the message to edit"):
        await bot.edit_message_caption(chat_id=anna.id, message_id=text.message_id, caption="四")


async def test_a_picture_is_exchanged_for_another(bot: Bot, anna: Person) -> None:
    card = await bot.send_photo(anna.id, BufferedInputFile(PNG, "card.png"), caption="一")
    media = InputMediaPhoto(media=BufferedInputFile(PNG + b"2", "card.png"), caption="二")
    edited = await bot.edit_message_media(media, chat_id=anna.id, message_id=card.message_id)
    assert not isinstance(edited, bool)
    assert edited.caption == "二"
    assert edited.photo != card.photo


async def test_an_edit_may_be_too_long(bot: Bot, anna: Person) -> None:
    card = await bot.send_message(anna.id, "一")
    with pytest.raises(TelegramBadRequest, match="MESSAGE_TOO_LONG"):
        await bot.edit_message_text("承" * 4097, chat_id=anna.id, message_id=card.message_id)


async def test_messages_are_deleted_once_and_within_48_hours(bot: Bot, anna: Person, clock: PlayClock) -> None:
    first, second = await bot.send_message(anna.id, "一"), await bot.send_message(anna.id, "二")
    assert await bot.delete_message(anna.id, first.message_id)
    with pytest.raises(TelegramBadRequest, match="message to delete not found"):
        await bot.delete_message(anna.id, first.message_id)
    clock.advance(timedelta(hours=48))
    with pytest.raises(TelegramBadRequest, match="message can't be deleted"):
        await bot.delete_message(anna.id, second.message_id)


async def test_several_are_deleted_and_missing_ones_skipped(bot: Bot, anna: Person) -> None:
    one = await bot.send_message(anna.id, "一")
    assert await bot.delete_messages(anna.id, [one.message_id, 999])
    assert [message["text"] for message in anna.transcript()] == ["/start"]


async def press_id(bot: Bot, anna: Person) -> str:
    await bot.send_message(anna.id, "请选", reply_markup=YES)
    return await anna.press("好", timeout=0)


async def test_a_press_is_answered_once(bot: Bot, anna: Person) -> None:
    press = await press_id(bot, anna)
    assert await bot.answer_callback_query(press, "记下了")
    assert anna.toasts == ["记下了"]
    with pytest.raises(TelegramBadRequest, match="query is too old and response timeout expired or query ID is inv"):
        await bot.answer_callback_query(press)


async def test_a_press_expires_after_150_seconds_of_the_playgrounds_clock(
    bot: Bot, anna: Person, clock: PlayClock
) -> None:
    first, second = await press_id(bot, anna), await press_id(bot, anna)
    clock.advance(timedelta(seconds=150))
    assert await bot.answer_callback_query(first)
    clock.advance(timedelta(seconds=1))
    with pytest.raises(TelegramBadRequest, match="query is too old"):
        await bot.answer_callback_query(second)


async def test_the_press_of_a_deleted_card_comes_with_an_inaccessible_message(bot: Bot, anna: Person) -> None:
    card = await bot.send_message(anna.id, "请选", reply_markup=YES)
    await bot.delete_message(anna.id, card.message_id)
    await bot.send_message(anna.id, "后来")
    await anna.press(data="yes", message=card.message_id)
    (update,) = await bot.get_updates()
    assert update.callback_query
    assert update.callback_query.message
    assert update.callback_query.message.date == 0


async def test_a_forged_press_reaches_the_bot(bot: Bot, anna: Person) -> None:
    card = await bot.send_message(anna.id, "请选", reply_markup=YES)
    await anna.press(data="forged:1", message=card.message_id)
    (update,) = await bot.get_updates()
    assert update.callback_query
    assert update.callback_query.data == "forged:1"
