"""What makes us quick must not make us wrong: classes held, answers nobody reads skipped, garbage told as trouble."""

import gc
from collections.abc import AsyncIterator

import pytest
from aiogram import Bot
from aiogram.client.telegram import TelegramAPIServer
from aiogram.exceptions import TelegramBadRequest, TelegramServerError
from aiogram.methods.base import Response
from aiogram.types import BufferedInputFile, InlineKeyboardButton, InlineKeyboardMarkup

from bot import speed
from bot.playground.telegram import StandIn

TOKEN = "10001:PLAYGROUND-TOKEN"
PERSON = 7001


@pytest.fixture
async def stand_in() -> AsyncIterator[StandIn]:
    opened = StandIn(token=TOKEN)
    await opened.start()
    await opened.person(PERSON, "安娜").start()
    yield opened
    await opened.stop()


@pytest.fixture
async def bot(stand_in: StandIn) -> AsyncIterator[Bot]:
    session = speed.Session(api=TelegramAPIServer.from_base(stand_in.url))
    yield Bot(TOKEN, session=session)
    await session.close()


def test_the_classes_of_answers_outlive_the_garbage_collection() -> None:
    before = {id(Response[method.__returning__]) for method in speed.CALLED}  # type: ignore[name-defined]
    gc.collect()
    assert {id(Response[method.__returning__]) for method in speed.CALLED} == before  # type: ignore[name-defined]


async def test_without_a_file_the_body_is_json_and_nothing_is_lost_on_the_way(stand_in: StandIn, bot: Bot) -> None:
    keyboard = InlineKeyboardMarkup(inline_keyboard=[[InlineKeyboardButton(text="好", callback_data="a.b")]])
    sent = await bot.send_message(PERSON, "<b>好</b>", parse_mode="HTML", reply_markup=keyboard, protect_content=False)
    shown = stand_in.person(PERSON, "安娜").screen()
    assert (sent.text, shown["entities"][0]["type"]) == ("好", "bold")
    assert shown["reply_markup"]["inline_keyboard"][0][0]["callback_data"] == "a.b"


async def test_with_a_file_it_goes_as_a_form(stand_in: StandIn, bot: Bot) -> None:
    await bot.send_document(PERSON, BufferedInputFile(b"123", "名册.csv"))
    assert stand_in.person(PERSON, "安娜").screen()["document"]["file_name"] == "名册.csv"


async def test_an_edit_says_true_and_a_refused_one_still_says_why(stand_in: StandIn, bot: Bot) -> None:
    sent = await bot.send_message(PERSON, "好")
    assert await bot.edit_message_text("更好", chat_id=PERSON, message_id=sent.message_id) is True
    assert stand_in.person(PERSON, "安娜").screen()["text"] == "更好"
    with pytest.raises(TelegramBadRequest, match="not modified"):
        await bot.edit_message_text("更好", chat_id=PERSON, message_id=sent.message_id)


@pytest.mark.parametrize("status", [200, 502])
async def test_garbage_is_trouble_at_telegram_and_is_not_quoted(stand_in: StandIn, bot: Bot, status: int) -> None:
    stand_in.faults.add(method="sendMessage", status=status, body="<html>彭冬生</html>")
    with pytest.raises(TelegramServerError) as trouble:
        await bot.send_message(PERSON, "好")
    assert "彭冬生" not in str(trouble.value)
