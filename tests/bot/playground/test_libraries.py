"""Both libraries talk to the stand-in, and both read every answer it gives."""

import asyncio
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
import telegram
from aiogram import Bot
from aiogram.types import (
    BotCommand,
    BufferedInputFile,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InputMediaPhoto,
    MenuButtonDefault,
    Message,
    Update,
)
from pydantic import BaseModel
from telegram.error import BadRequest, ChatMigrated, Conflict, Forbidden, NetworkError, RetryAfter
from telegram.ext import ExtBot

from bot.playground.door import KNOWN
from bot.playground.people import Person
from bot.playground.telegram import StandIn

PNG = b"\x89PNG\r\n\x1a\n" + b"\x00\x00\x00\rIHDR" + (640).to_bytes(4, "big") + (480).to_bytes(4, "big") + b"\x08\x02"
YES = InlineKeyboardMarkup(inline_keyboard=[[InlineKeyboardButton(text="好", callback_data="yes")]])
HERS = telegram.InlineKeyboardMarkup([[telegram.InlineKeyboardButton("好", callback_data="yes")]])


async def test_ptb_sends_edits_and_answers(ptb: ExtBot[None], anna: Person) -> None:
    card = await ptb.send_message(anna.id, "<b>请选</b>", parse_mode="HTML", reply_markup=HERS)
    assert card.text_html == "<b>请选</b>"
    await anna.press("好", timeout=0)
    (update,) = await ptb.get_updates()
    assert update.callback_query
    assert update.callback_query.message == card
    await ptb.answer_callback_query(update.callback_query.id, "记下了")
    edited = await ptb.edit_message_text("已选", anna.id, card.message_id)
    assert isinstance(edited, telegram.Message)
    assert edited.reply_markup is None
    assert anna.toasts == ["记下了"]


async def test_ptb_sends_and_fetches_files(ptb: ExtBot[None], anna: Person) -> None:
    sent = await ptb.send_photo(anna.id, PNG, caption="卡")
    file = await ptb.get_file(sent.photo[-1].file_id)
    assert bytes(await file.download_as_bytearray()) == PNG
    assert (await ptb.send_document(anna.id, b"%PDF", filename="公示.pdf")).document
    album = await ptb.send_media_group(anna.id, [telegram.InputMediaPhoto(PNG), telegram.InputMediaPhoto(PNG)])
    assert len(album) == 2


async def test_ptb_raises_its_own_errors(
    ptb: ExtBot[None], anna: Person, stand_in: StandIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PTB_TIMEDELTA", "1")
    with pytest.raises(BadRequest, match=r"(?i)chat not found"):
        await ptb.send_message(424242, "x")
    anna.block()
    with pytest.raises(Forbidden, match="bot was blocked by the user"):
        await ptb.send_message(anna.id, "x")
    group = stand_in.group("青石村", [anna])
    group.add_bot()
    old = group.id
    group.upgrade()
    with pytest.raises(ChatMigrated) as moved:
        await ptb.send_message(old, "x")
    assert moved.value.new_chat_id == group.id
    stand_in.faults.add(status=429, parameters={"retry_after": 3})
    with pytest.raises(RetryAfter) as refused:
        await ptb.send_message(group.id, "x")
    assert refused.value.retry_after == timedelta(seconds=3)
    stand_in.faults.add(status=502, body="<html>Bad Gateway</html>")
    with pytest.raises(NetworkError):
        await ptb.send_message(group.id, "x")


async def test_ptb_meets_a_conflict(ptb: ExtBot[None], bot: Bot) -> None:
    first = asyncio.ensure_future(ptb.get_updates(timeout=30))
    await asyncio.sleep(0.1)
    second = asyncio.ensure_future(bot.get_updates(timeout=1))
    with pytest.raises(Conflict, match="make sure that only one bot instance is running"):
        await first
    await second


async def _tour(bot: Bot, stand_in: StandIn, anna: Person) -> None:
    """Every method once, successfully, except those that are always refused."""
    await _tour_of_messages(bot, anna)
    await _tour_of_groups(bot, stand_in, anna)
    await _tour_of_the_profile(bot)
    await bot.delete_webhook()
    await bot.set_webhook("http://127.0.0.1:9/hook")
    await bot.get_webhook_info()
    await bot.delete_webhook()
    await bot.get_updates(allowed_updates=["message", "chat_member", "my_chat_member", "callback_query"])


async def _tour_of_messages(bot: Bot, anna: Person) -> None:
    me, picture = anna.id, BufferedInputFile(PNG, "x.png")
    card = await bot.send_message(me, "<b>一</b> /todo", parse_mode="HTML", reply_markup=YES)
    await bot.answer_callback_query(await anna.press("好", timeout=0), "好")
    await bot.edit_message_text("二", chat_id=me, message_id=card.message_id, reply_markup=YES)
    await bot.edit_message_reply_markup(chat_id=me, message_id=card.message_id)
    photo = await bot.send_photo(me, picture, caption="一")
    await bot.edit_message_caption(chat_id=me, message_id=photo.message_id, caption="二")
    await bot.edit_message_media(InputMediaPhoto(media=picture), chat_id=me, message_id=photo.message_id)
    document = await bot.send_document(me, BufferedInputFile(b"x", "x.txt"))
    assert document.document
    await bot.get_file(document.document.file_id)
    await bot.send_voice(me, BufferedInputFile(b"x", "x.ogg"))
    await bot.send_video_note(me, BufferedInputFile(b"x", "x.mp4"))
    await bot.send_media_group(me, [InputMediaPhoto(media=picture)] * 2)
    await bot.send_chat_action(me, "typing")
    await bot.delete_message(me, card.message_id)
    await bot.delete_messages(me, [document.message_id])


async def _tour_of_groups(bot: Bot, stand_in: StandIn, anna: Person) -> None:
    group = stand_in.group("青石村", [anna, stand_in.person(7003, "薇拉")])
    group.add_bot(admin=True)
    group.upgrade()
    group.forum = True
    await anna.say("大家好", chat=group, thread=group.open_topic("承诺"))
    card = await bot.send_message(group.id, "公示")
    await bot.pin_chat_message(group.id, card.message_id)
    await bot.get_chat(group.id)
    await bot.unpin_chat_message(group.id, message_id=card.message_id)
    await bot.unpin_all_chat_messages(group.id)
    for person in (7001, 7003, 10001):
        await bot.get_chat_member(group.id, person)
    await bot.get_chat_administrators(group.id)
    await bot.get_chat_member_count(group.id)
    await bot.leave_chat(group.id)
    anna.block()
    anna.unblock()


async def _tour_of_the_profile(bot: Bot) -> None:
    await bot.get_me()
    await bot.set_my_commands([BotCommand(command="todo", description="待办")])
    await bot.get_my_commands()
    await bot.delete_my_commands()
    await bot.set_my_name("践诺")
    await bot.get_my_name()
    await bot.set_my_description("一年的承诺")
    await bot.get_my_description()
    await bot.set_my_short_description("承诺")
    await bot.get_my_short_description()
    await bot.set_chat_menu_button(menu_button=MenuButtonDefault())
    await bot.get_chat_menu_button()


ALWAYS_REFUSED = {"logOut", "close"}
READ_BY_PTB: dict[str, type[telegram.TelegramObject]] = {
    "getUpdates": telegram.Update,
    "getWebhookInfo": telegram.WebhookInfo,
    "getMe": telegram.User,
    "getFile": telegram.File,
    "getChat": telegram.ChatFullInfo,
    "getChatMember": telegram.ChatMember,
    "getChatAdministrators": telegram.ChatMember,
    "getMyCommands": telegram.BotCommand,
    "getMyName": telegram.BotName,
    "getMyDescription": telegram.BotDescription,
    "getMyShortDescription": telegram.BotShortDescription,
    "getChatMenuButton": telegram.MenuButton,
    **dict.fromkeys(
        ("sendMessage", "sendPhoto", "sendDocument", "sendVoice", "sendVideoNote", "sendMediaGroup"), telegram.Message
    ),
    **dict.fromkeys(
        ("editMessageText", "editMessageCaption", "editMessageReplyMarkup", "editMessageMedia"), telegram.Message
    ),
}
NEWER_THAN_PTB = {"can_manage_bots", "can_send_welcome_messages"}


async def test_ptb_reads_every_answer_and_knows_every_field(
    bot: Bot, ptb: ExtBot[None], stand_in: StandIn, anna: Person
) -> None:
    await _tour(bot, stand_in, anna)
    answered = {call.method for call in stand_in.calls if call.status == 200}
    assert answered == {known.name for known in KNOWN.values()} - ALWAYS_REFUSED
    for call in stand_in.calls:
        for item in call.result if isinstance(call.result, list) else [call.result]:
            if call.method in READ_BY_PTB:
                read = READ_BY_PTB[call.method].de_json(item, ptb)
                assert set(_unknown_to_ptb(read)) <= NEWER_THAN_PTB
            else:
                assert isinstance(item, bool | int)


def _unknown_to_ptb(thing: object) -> list[str]:
    if isinstance(thing, tuple):
        return [name for item in thing for name in _unknown_to_ptb(item)]
    if not isinstance(thing, telegram.TelegramObject):
        return []
    inner = [_unknown_to_ptb(getattr(thing, name)) for name in thing.__slots__ if not name.startswith("_")]
    return [*thing.api_kwargs, *(name for names in inner for name in names)]


async def test_aiogram_knows_every_field_of_every_answer(bot: Bot, stand_in: StandIn, anna: Person) -> None:
    await _tour(bot, stand_in, anna)
    kinds: dict[str, Callable[[Any], BaseModel]] = {
        "getUpdates": Update.model_validate,
        "sendMessage": Message.model_validate,
        "sendPhoto": Message.model_validate,
        "editMessageText": Message.model_validate,
    }
    for call in stand_in.calls:
        for item in call.result if isinstance(call.result, list) else [call.result]:
            if call.method in kinds:
                assert _unknown_to_aiogram(kinds[call.method](item)) == []


def _unknown_to_aiogram(thing: object) -> list[str]:
    if isinstance(thing, list):
        return [name for item in thing for name in _unknown_to_aiogram(item)]
    if not isinstance(thing, BaseModel):
        return []
    inner = [_unknown_to_aiogram(getattr(thing, name)) for name in thing.model_fields_set]
    return [*(thing.model_extra or {}), *(name for names in inner for name in names)]
