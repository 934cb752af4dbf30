"""Sending, and where Telegram refuses it."""

import pytest
from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest, TelegramForbiddenError
from aiogram.types import (
    BufferedInputFile,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InputMediaDocument,
    InputMediaPhoto,
    KeyboardButton,
    MediaUnion,
    ReplyKeyboardMarkup,
    ReplyKeyboardRemove,
    ReplyParameters,
)

from bot.playground.people import Person
from bot.playground.telegram import StandIn

PNG = b"\x89PNG\r\n\x1a\n" + b"\x00\x00\x00\rIHDR" + (640).to_bytes(4, "big") + (480).to_bytes(4, "big") + b"\x08\x02"
JPEG = (
    b"\xff\xd8\xff\xe0\x00\x10JFIF"
    + b"\x00" * 10
    + b"\xff\xc0\x00\x11\x08"
    + (30).to_bytes(2, "big")
    + (40).to_bytes(2, "big")
)


def keyboard(*buttons: InlineKeyboardButton) -> InlineKeyboardMarkup:
    return InlineKeyboardMarkup(inline_keyboard=[list(buttons)])


def button(data: str, text: str = "好") -> InlineKeyboardButton:
    return InlineKeyboardButton(text=text, callback_data=data)


async def test_a_text_arrives_with_its_entities_and_its_keyboard(bot: Bot, anna: Person) -> None:
    sent = await bot.send_message(anna.id, "<b>承诺</b>", parse_mode="HTML", reply_markup=keyboard(button("yes")))
    assert sent.text == "承诺"
    assert sent.html_text == "<b>承诺</b>"
    assert sent.reply_markup
    assert sent.reply_markup.inline_keyboard[0][0].callback_data == "yes"
    assert anna.screen()["message_id"] == sent.message_id


async def test_the_time_of_a_message_is_the_playgrounds(bot: Bot, anna: Person, stand_in: StandIn) -> None:
    assert (await bot.send_message(anna.id, "早")).date == stand_in.clock.now()


async def test_no_result_shows_a_reply_keyboard_but_the_chat_has_it(bot: Bot, anna: Person) -> None:
    keys = ReplyKeyboardMarkup(keyboard=[[KeyboardButton(text="我的承诺")]])
    assert (await bot.send_message(anna.id, "请选", reply_markup=keys)).reply_markup is None
    await anna.press("我的")
    assert anna.transcript()[-1]["text"] == "我的承诺"
    await bot.send_message(anna.id, "好", reply_markup=ReplyKeyboardRemove())
    with pytest.raises(KeyError):
        await anna.press("我的", timeout=0.1)


@pytest.mark.parametrize(
    ("bad", "words"),
    [
        (button("x" * 65), "BUTTON_DATA_INVALID"),
        (button("承" * 22), "BUTTON_DATA_INVALID"),
        (button(""), "BUTTON_DATA_INVALID"),
        (InlineKeyboardButton(text="好"), "Text buttons are unallowed in the inline keyboard"),
        (InlineKeyboardButton(text="好", url="http://localhost/x"), "Wrong HTTP URL"),
        (InlineKeyboardButton(text="好", callback_data="x", url="https://a.b"), "exactly one thing"),
        (InlineKeyboardButton(text="好", callback_data="x", style="loud"), "style"),
    ],
)
async def test_a_bad_button_is_refused(bot: Bot, anna: Person, bad: InlineKeyboardButton, words: str) -> None:
    with pytest.raises(TelegramBadRequest, match=words):
        await bot.send_message(anna.id, "请选", reply_markup=keyboard(bad))


async def test_64_bytes_of_data_are_just_short_enough(bot: Bot, anna: Person) -> None:
    assert await bot.send_message(anna.id, "请选", reply_markup=keyboard(button("承" * 21 + "x")))


async def test_a_keyboard_without_end_is_refused(bot: Bot, anna: Person) -> None:
    many = InlineKeyboardMarkup(inline_keyboard=[[button(str(number))] for number in range(101)])
    with pytest.raises(TelegramBadRequest, match="reply markup is too long"):
        await bot.send_message(anna.id, "请选", reply_markup=many)


async def test_who_never_started_cannot_be_written_to(bot: Bot, stand_in: StandIn) -> None:
    stand_in.person(7009, "沙沙")
    with pytest.raises(TelegramForbiddenError, match="bot can't initiate conversation with a user"):
        await bot.send_message(7009, "您好")


async def test_who_blocked_the_bot_or_is_gone_cannot_be_written_to(bot: Bot, anna: Person) -> None:
    anna.block()
    with pytest.raises(TelegramForbiddenError, match="bot was blocked by the user"):
        await bot.send_message(anna.id, "您好")
    anna.unblock()
    anna.deactivate()
    with pytest.raises(TelegramForbiddenError, match="user is deactivated"):
        await bot.send_message(anna.id, "您好")


@pytest.mark.parametrize("chat", [424242, "@anna", "-100", "somewhere"])
@pytest.mark.usefixtures("anna")
async def test_an_unknown_chat_is_not_found(bot: Bot, chat: int | str) -> None:
    with pytest.raises(TelegramBadRequest, match="chat not found"):
        await bot.send_message(chat, "您好")


async def test_the_bot_cannot_write_to_itself(bot: Bot) -> None:
    with pytest.raises(TelegramForbiddenError, match="the bot can't send messages to the bot"):
        await bot.send_message(10001, "您好")


async def test_a_reply_names_the_message_it_answers(bot: Bot, anna: Person) -> None:
    asked = await anna.say("几号？")
    sent = await bot.send_message(anna.id, "十五号", reply_parameters=ReplyParameters(message_id=asked["message_id"]))
    assert sent.reply_to_message
    assert sent.reply_to_message.text == "几号？"
    with pytest.raises(TelegramBadRequest, match="message to be replied not found"):
        await bot.send_message(anna.id, "x", reply_parameters=ReplyParameters(message_id=999))
    gone = ReplyParameters(message_id=999, allow_sending_without_reply=True)
    assert await bot.send_message(anna.id, "x", reply_parameters=gone)


async def test_pictures_go_out_and_come_back_by_their_number(bot: Bot, anna: Person) -> None:
    sent = await bot.send_photo(anna.id, BufferedInputFile(PNG, "card.png"), caption="<i>卡</i>", parse_mode="HTML")
    assert sent.photo
    assert [size.width for size in sent.photo] == [90, 640]
    assert sent.caption == "卡"
    again = await bot.send_photo(anna.id, sent.photo[-1].file_id)
    assert again.photo == sent.photo
    loaded = await bot.download(sent.photo[-1])
    assert loaded
    assert loaded.read() == PNG
    assert (await bot.send_photo(anna.id, BufferedInputFile(JPEG, "x.jpg"))).photo[0].height == 30  # type: ignore[index]


@pytest.mark.parametrize(
    ("given", "words"),
    [
        (BufferedInputFile(b"no picture", "x.png"), "IMAGE_PROCESS_FAILED"),
        (BufferedInputFile(b"\xff\xd8\xff\xd9", "x.jpg"), "IMAGE_PROCESS_FAILED"),
        (BufferedInputFile(b"", "x.png"), "file must be non-empty"),
        (BufferedInputFile(PNG + b"x" * 10 * 1024 * 1024, "x.png"), "file is too big"),
        ("AgACAgIAAxkB", "wrong remote file identifier specified: can't unserialize it. Wrong last symbol"),
        ("card.png", "wrong file identifier/HTTP URL specified"),
        ("https://example.org/card.png", "failed to get HTTP URL content"),
    ],
)
async def test_a_bad_picture_is_refused(bot: Bot, anna: Person, given: BufferedInputFile | str, words: str) -> None:
    with pytest.raises(TelegramBadRequest, match=words):
        await bot.send_photo(anna.id, given)


async def test_documents_keep_their_name_and_their_kind(bot: Bot, anna: Person) -> None:
    sent = await bot.send_document(anna.id, BufferedInputFile(b"%PDF", "公示.pdf"))
    assert sent.document
    assert (sent.document.file_name, sent.document.mime_type) == ("公示.pdf", "application/pdf")
    with pytest.raises(TelegramBadRequest, match="type of file mismatch"):
        await bot.send_photo(anna.id, sent.document.file_id)


async def test_voices_and_video_notes_go_out(bot: Bot, anna: Person) -> None:
    assert (await bot.send_voice(anna.id, BufferedInputFile(b"OggS", "oath.ogg"))).voice
    assert (await bot.send_video_note(anna.id, BufferedInputFile(b"mp4", "oath.mp4"))).video_note


async def test_a_file_over_20_megabytes_cannot_be_fetched(bot: Bot, anna: Person) -> None:
    came = await anna.send_document(b"x" * (20 * 1024 * 1024 + 1), "big.bin")
    with pytest.raises(TelegramBadRequest, match="file is too big"):
        await bot.get_file(came["document"]["file_id"])
    with pytest.raises(TelegramBadRequest, match="invalid file_id"):
        await bot.get_file("nothing")


async def test_an_album_comes_as_one(bot: Bot, anna: Person) -> None:
    items: list[MediaUnion] = [InputMediaPhoto(media=BufferedInputFile(PNG, f"{number}.png")) for number in range(2)]
    sent = await bot.send_media_group(anna.id, items)
    assert len({one.media_group_id for one in sent}) == 1
    assert all(one.photo for one in sent)


async def test_one_bad_item_refuses_the_album_by_its_number(bot: Bot, anna: Person) -> None:
    good = InputMediaPhoto(media=BufferedInputFile(PNG, "1.png"))
    bad = InputMediaPhoto(media=BufferedInputFile(b"no", "2.png"))
    with pytest.raises(TelegramBadRequest, match='failed to send message #2 with the error message "IMAGE_PROCESS'):
        await bot.send_media_group(anna.id, [good, bad])
    other = InputMediaDocument(media=BufferedInputFile(b"x", "x.txt"))
    with pytest.raises(TelegramBadRequest, match="can't use the media of the specified type in the album"):
        await bot.send_media_group(anna.id, [good, other])
    assert len(anna.transcript()) == 1


async def test_typing_shows_until_the_message_comes(bot: Bot, anna: Person, stand_in: StandIn) -> None:
    await bot.send_chat_action(anna.id, "typing")
    assert stand_in.desk.world.chats[anna.id].typing
    await bot.send_message(anna.id, "好")
    assert not stand_in.desk.world.chats[anna.id].typing
