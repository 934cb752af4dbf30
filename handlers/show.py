"""A Screen through aiogram: said anew, or turned into what the pressed message shows."""

import asyncio
import logging
from collections.abc import Awaitable

from aiogram import Bot
from aiogram.exceptions import TelegramAPIError, TelegramBadRequest
from aiogram.types import CallbackQuery, InlineKeyboardButton, InlineKeyboardMarkup, LinkPreviewOptions, Message

from handlers.screen import Screen

log = logging.getLogger(__name__)
NO_PREVIEW = LinkPreviewOptions(is_disabled=True)
UNCHANGED = "message is not modified"


async def say(message: Message, screen: Screen) -> None:
    """Answer in the same chat with a new message."""
    await _sent(message.answer(screen.text, reply_markup=keyboard(screen), link_preview_options=NO_PREVIEW))


async def turn_into(press: CallbackQuery, screen: Screen, toast: str | None = None) -> None:
    """Let the pressed message show the screen, and take the spinner off the button; both at once, for speed."""
    await asyncio.gather(answer(press, toast), _pressed(press, screen))


async def take_away(message: Message) -> None:
    """Remove what a person wrote, where it should not stay to be read by others."""
    await _sent(message.delete())


async def answer(press: CallbackQuery, toast: str | None = None, *, alert: bool = False) -> None:
    """Take the spinner off the button. A press answered too late is no matter: the card shows the truth."""
    await _sent(press.answer(toast, show_alert=alert))


async def _pressed(press: CallbackQuery, screen: Screen) -> None:
    if press.bot and press.message:
        await _edited(press.bot, press.message.chat.id, press.message.message_id, screen)


async def refresh(message: Message, message_id: int, screen: Screen) -> None:
    """Let an earlier message of ours in the same chat show the screen."""
    if message.bot:
        await _edited(message.bot, message.chat.id, message_id, screen)


async def _edited(bot: Bot, chat_id: int, message_id: int, screen: Screen) -> None:
    try:
        await bot.edit_message_text(
            screen.text,
            chat_id=chat_id,
            message_id=message_id,
            reply_markup=keyboard(screen),
            link_preview_options=NO_PREVIEW,
        )
    except TelegramBadRequest as error:
        if UNCHANGED not in error.message:
            await _anew(bot, chat_id, screen)
    except TelegramAPIError as error:
        log.warning("not shown", extra={"error": type(error).__name__})


async def _anew(bot: Bot, chat_id: int, screen: Screen) -> None:
    """The old message can no longer be edited: say it again below."""
    await _sent(bot.send_message(chat_id, screen.text, reply_markup=keyboard(screen), link_preview_options=NO_PREVIEW))


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
