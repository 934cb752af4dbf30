"""Changing what was sent: editing, deleting, and answering the press of a button."""

from datetime import timedelta
from typing import Any

from aiogram.methods import (
    AnswerCallbackQuery,
    DeleteMessage,
    DeleteMessages,
    EditMessageCaption,
    EditMessageMedia,
    EditMessageReplyMarkup,
    EditMessageText,
)
from aiogram.types import InlineKeyboardMarkup, InputMediaDocument, InputMediaPhoto

from bot.playground import refusals
from bot.playground.desk import Desk
from bot.playground.files import FileKind, content_of
from bot.playground.keyboards import ensure_inline, inline_markup
from bot.playground.methods.chats import the_chat
from bot.playground.refusals import bad_request, missing
from bot.playground.results import message
from bot.playground.texts import read_caption, read_text
from bot.playground.world import Event, JsonObject, Kept

DELETABLE_FOR = timedelta(hours=48)
FILES = ("photo", "document", "voice", "video_note")
CAPTION = ("caption", "caption_entities")
TOAST_LIMIT = 200


def edit_message_text(desk: Desk, ask: EditMessageText) -> JsonObject:
    if not ask.text:
        raise missing("editMessageText", "text")
    kept = _own(desk, ask.chat_id, ask.message_id)
    if "text" not in kept.content:
        raise bad_request(refusals.NO_TEXT_TO_EDIT)
    content = read_text(ask.text, ask.parse_mode, ask.entities, too_long=refusals.EDIT_TOO_LONG)
    return _rewrite(desk, kept, content, ask.reply_markup)


def edit_message_caption(desk: Desk, ask: EditMessageCaption) -> JsonObject:
    kept = _own(desk, ask.chat_id, ask.message_id)
    if not any(name in kept.content for name in FILES[:3]):
        raise bad_request(refusals.NO_CAPTION_TO_EDIT)
    caption = read_caption(ask.caption, ask.parse_mode, ask.caption_entities)
    rest = {name: value for name, value in kept.content.items() if name not in CAPTION}
    return _rewrite(desk, kept, rest | caption, ask.reply_markup)


def edit_message_reply_markup(desk: Desk, ask: EditMessageReplyMarkup) -> JsonObject:
    kept = _own(desk, ask.chat_id, ask.message_id)
    return _rewrite(desk, kept, kept.content, ask.reply_markup)


def edit_message_media(desk: Desk, ask: EditMessageMedia) -> JsonObject:
    kept = _own(desk, ask.chat_id, ask.message_id)
    if not isinstance(ask.media, InputMediaPhoto | InputMediaDocument):
        raise bad_request(refusals.WRONG_FILE_KIND)
    kind: FileKind = "photo" if isinstance(ask.media, InputMediaPhoto) else "document"
    caption = read_caption(ask.media.caption, ask.media.parse_mode, ask.media.caption_entities)
    file = desk.files.take(ask.media.media, kind)
    return _rewrite(desk, kept, content_of(desk.files, file) | caption, ask.reply_markup)


def delete_message(desk: Desk, ask: DeleteMessage) -> bool:
    chat = the_chat(desk.world, ask.chat_id)
    kept = chat.messages.get(ask.message_id)
    if kept is None:
        raise bad_request(refusals.DELETE_NOT_FOUND)
    if not _deletable(desk, kept):
        raise bad_request(refusals.CANNOT_DELETE)
    desk.world.remove(kept)
    return True


def delete_messages(desk: Desk, ask: DeleteMessages) -> bool:
    """Messages that cannot be found are skipped without a word."""
    chat = the_chat(desk.world, ask.chat_id)
    found = [chat.messages[number] for number in ask.message_ids if number in chat.messages]
    if not all(_deletable(desk, kept) for kept in found):
        raise bad_request(refusals.CANNOT_DELETE)
    for kept in found:
        desk.world.remove(kept)
    return True


def answer_callback_query(desk: Desk, ask: AnswerCallbackQuery) -> bool:
    press = desk.presses.answer(ask.callback_query_id, desk.clock.now())
    if press is None:
        raise bad_request(refusals.QUERY_TOO_OLD)
    if len(ask.text or "") > TOAST_LIMIT:
        raise bad_request(refusals.TOAST_TOO_LONG)
    toast = {"person": press.person.id, "text": ask.text or "", "alert": bool(ask.show_alert)}
    desk.world.announce(Event("toast", press.chat.id, toast))
    return True


def _own(desk: Desk, chat_id: int | str | None, message_id: int | None) -> Kept:
    if chat_id is None or message_id is None:
        raise missing("editMessageText", "chat_id" if chat_id is None else "message_id")
    kept = the_chat(desk.world, chat_id).messages.get(message_id)
    if kept is None:
        raise bad_request(refusals.EDIT_NOT_FOUND)
    if kept.sender is not desk.world.bot or kept.is_service:
        raise bad_request(refusals.CANNOT_EDIT)
    return kept


def _rewrite(desk: Desk, kept: Kept, content: JsonObject, markup: InlineKeyboardMarkup | None) -> JsonObject:
    """An edit without a keyboard takes the keyboard away."""
    ensure_inline(markup)
    inline = inline_markup(markup)
    if (content, inline) == (kept.content, kept.markup):
        raise bad_request(refusals.NOT_MODIFIED)
    if desk.limits:
        desk.limits.ensure_may_send(kept.chat, desk.clock.now())
    desk.world.rewrite(kept, content, inline)
    kept.chat.touched = kept.revision
    return message(kept)


def _deletable(desk: Desk, kept: Kept) -> bool:
    if desk.clock.now() - kept.at >= DELETABLE_FOR:
        return kept.chat.kind == "supergroup" and kept.chat.is_run_by(desk.world.bot)
    mine = kept.sender is desk.world.bot or kept.chat.kind == "private"
    return mine or kept.chat.is_run_by(desk.world.bot)


HANDLERS: dict[Any, Any] = {
    EditMessageText: edit_message_text,
    EditMessageCaption: edit_message_caption,
    EditMessageReplyMarkup: edit_message_reply_markup,
    EditMessageMedia: edit_message_media,
    DeleteMessage: delete_message,
    DeleteMessages: delete_messages,
    AnswerCallbackQuery: answer_callback_query,
}
