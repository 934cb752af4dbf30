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
    await asyncio.gather(answer(press, toast), _edited(press, screen))


async def answer(press: CallbackQuery, toast: str | None = None, *, alert: bool = False) -> None:
    """Take the spinner off the button. A press answered too late is no matter: the card shows the truth."""
    await _sent(press.answer(toast, show_alert=alert))


async def _edited(press: CallbackQuery, screen: Screen) -> None:
    bot, message = press.bot, press.message
    if bot is None or message is None:
        return
    try:
        await bot.edit_message_text(
            screen.text,
            chat_id=message.chat.id,
            message_id=message.message_id,
            reply_markup=keyboard(screen),
            link_preview_options=NO_PREVIEW,
        )
    except TelegramBadRequest as error:
        if UNCHANGED not in error.message:
            await _anew(bot, message.chat.id, screen)
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
