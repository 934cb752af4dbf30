"""Which keyboards Telegram takes, and what is kept of them."""

from urllib.parse import urlsplit

from aiogram.types import (
    ForceReply,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    ReplyKeyboardMarkup,
    ReplyKeyboardRemove,
)

from bot.playground import refusals
from bot.playground.refusals import bad_request
from bot.playground.results import dumped
from bot.playground.world import Chat, JsonObject

AnyKeyboard = InlineKeyboardMarkup | ReplyKeyboardMarkup | ReplyKeyboardRemove | ForceReply
BUTTON_LIMIT = 100
DATA_LIMIT_BYTES = 64
STYLES = (None, "danger", "success", "primary")
NOT_AN_ACTION = {"text", "style", "icon_custom_emoji_id"}


def inline_markup(markup: AnyKeyboard | None) -> JsonObject | None:
    """The inline keyboard as a result shows it; None for the other kinds, which no result shows."""
    if not isinstance(markup, InlineKeyboardMarkup):
        return None
    rows = [row for row in markup.inline_keyboard if row]
    if sum(map(len, rows)) > BUTTON_LIMIT:
        raise bad_request(refusals.MARKUP_TOO_LONG)
    for row in rows:
        for button in row:
            _ensure_button(button)
    return {"inline_keyboard": [[dumped(button) for button in row] for row in rows]} if rows else None


def ensure_inline(markup: AnyKeyboard | None) -> None:
    if markup is not None and not isinstance(markup, InlineKeyboardMarkup):
        raise bad_request(refusals.CANNOT_MARK_UP)


def show_reply_keyboard(chat: Chat, markup: AnyKeyboard | None) -> None:
    """A reply keyboard belongs to the chat, not to the message that brought it."""
    if isinstance(markup, ReplyKeyboardMarkup):
        chat.reply_keyboard = [[button.text for button in row] for row in markup.keyboard]
    elif isinstance(markup, ReplyKeyboardRemove):
        chat.reply_keyboard = []


def _ensure_button(button: InlineKeyboardButton) -> None:
    actions = {name for name, value in button if value is not None} - NOT_AN_ACTION
    if not actions or not button.text:
        raise bad_request(refusals.BUTTON_ALONE)
    if len(actions) > 1 or button.style not in STYLES:
        raise bad_request(refusals.BUTTON_STYLE if len(actions) == 1 else refusals.BUTTON_TWO_ACTIONS)
    if button.callback_data is not None and not 1 <= len(button.callback_data.encode()) <= DATA_LIMIT_BYTES:
        raise bad_request(refusals.BUTTON_DATA_INVALID)
    if button.url is not None:
        _ensure_url(button.url)


def _ensure_url(url: str) -> None:
    parts = urlsplit(url)
    if parts.scheme == "tg" or (parts.scheme in ("http", "https", "") and "." in (parts.hostname or parts.path)):
        return
    raise bad_request(refusals.BUTTON_URL.format(url=url))
