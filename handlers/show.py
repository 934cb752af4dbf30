"""A Screen through aiogram: said anew, or turned into what the pressed message shows."""

import asyncio
import logging
from collections.abc import Awaitable
from typing import Any

from aiogram import Bot
from aiogram.exceptions import TelegramAPIError, TelegramBadRequest
from aiogram.types import (
    BufferedInputFile,
    CallbackQuery,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    LinkPreviewOptions,
    Message,
)

from handlers.screen import MENU, STAYS, Screen

log = logging.getLogger(__name__)
NO_PREVIEW = LinkPreviewOptions(is_disabled=True)
UNCHANGED = "message is not modified"


async def say(message: Message, screen: Screen) -> None:
    """Answer in the same chat, and in the same topic of it, with a new message."""
    if message.bot:
        thread_id = message.message_thread_id if message.is_topic_message else None
        await _anew(message.bot, message.chat.id, screen, thread_id)


async def turn_into(press: CallbackQuery, screen: Screen, toast: str | None = None) -> None:
    """Let the pressed message show the screen, and take the spinner off the button; both at once, for speed."""
    stays = screen.attachment or _stays(press)
    await asyncio.gather(answer(press, toast), _below(press, screen) if stays else _pressed(press, screen))


async def say_below(press: CallbackQuery, screen: Screen) -> None:
    """Answer a press with a new message, where the pressed one has to stay as it is."""
    await answer(press)
    if press.bot and press.message:
        await _anew(press.bot, press.message.chat.id, screen)


async def picture_below(press: CallbackQuery, file_id: str) -> None:
    """A picture that is not for everybody's eyes: it can neither be saved nor passed on."""
    await answer(press)
    if press.bot and press.message:
        await _sent(press.bot.send_photo(press.message.chat.id, file_id, protect_content=True))


async def take_away(message: Message) -> None:
    """Remove what a person wrote, where it should not stay to be read by others."""
    await _sent(message.delete())


async def answer(press: CallbackQuery, toast: str | None = None, *, alert: bool = False) -> None:
    """Take the spinner off the button. A press answered too late is no matter: the card shows the truth."""
    await _sent(press.answer(toast, show_alert=alert))


def _stays(press: CallbackQuery) -> bool:
    """What reminds of several things is not used up by opening one of them; its own buttons change it all the same."""
    markup = press.message.reply_markup if isinstance(press.message, Message) else None
    buttons = (button for row in (markup.inline_keyboard if markup else []) for button in row)
    is_own = (press.data or "").partition(".")[0] == MENU
    return not is_own and any((button.callback_data or "").startswith(STAYS) for button in buttons)


async def _below(press: CallbackQuery, screen: Screen) -> None:
    if isinstance(press.message, Message):
        await say(press.message, screen)


async def _pressed(press: CallbackQuery, screen: Screen) -> None:
    if isinstance(press.message, Message) and press.message.document and press.bot:
        await _captioned(press.bot, press.message, screen)
    elif press.bot and press.message:
        await _edited(press.bot, press.message.chat.id, press.message.message_id, screen)


async def refresh(message: Message, message_id: int, screen: Screen) -> None:
    """Let an earlier message of ours in the same chat show the screen."""
    if message.bot:
        await _edited(message.bot, message.chat.id, message_id, screen)


async def _edited(bot: Bot, chat_id: int, message_id: int, screen: Screen) -> None:
    edit = bot.edit_message_text(
        screen.text,
        chat_id=chat_id,
        message_id=message_id,
        reply_markup=keyboard(screen),
        link_preview_options=NO_PREVIEW,
    )
    await _tried(edit, bot, chat_id, screen)


async def _captioned(bot: Bot, message: Message, screen: Screen) -> None:
    """What came with a file has a caption where others have a text; a text too long for one is said below."""
    edit = message.edit_caption(caption=screen.text, reply_markup=keyboard(screen))
    await _tried(edit, bot, message.chat.id, screen)


async def _tried(edit: Awaitable[object], bot: Bot, chat_id: int, screen: Screen) -> None:
    try:
        await edit
    except TelegramBadRequest as error:
        if UNCHANGED not in error.message:
            await _anew(bot, chat_id, screen)
    except TelegramAPIError as error:
        log.warning("not shown", extra={"error": type(error).__name__})


async def _anew(bot: Bot, chat_id: int, screen: Screen, thread_id: int | None = None) -> None:
    """Below, because the old message can no longer be edited or is not to be."""
    place: dict[str, Any] = {"chat_id": chat_id, "message_thread_id": thread_id, "reply_markup": keyboard(screen)}
    if screen.attachment is None:
        await _sent(bot.send_message(text=screen.text, link_preview_options=NO_PREVIEW, **place))
        return
    file = BufferedInputFile(screen.attachment.data, screen.attachment.name)
    if screen.attachment.is_picture:
        await _sent(bot.send_photo(photo=file, caption=screen.text, **place))
    else:
        await _sent(bot.send_document(document=file, caption=screen.text, **place))


async def _sent(call: Awaitable[object]) -> None:
    """What is said comes after the commit: if Telegram does not take it, the truth stands and /todo shows it."""
    try:
        await call
    except TelegramAPIError as error:
        log.warning("not shown", extra={"error": type(error).__name__})


def keyboard(screen: Screen) -> InlineKeyboardMarkup | None:
    rows = [
        [InlineKeyboardButton(text=one.label, callback_data=one.data, url=one.url, style=one.style) for one in row]
        for row in screen.rows
    ]
    return InlineKeyboardMarkup(inline_keyboard=rows) if rows else None
