"""Sending: texts, photos, documents, voices, video notes, albums and the sign that the bot is typing."""

from collections.abc import Mapping
from typing import Any

from aiogram.methods import (
    SendChatAction,
    SendDocument,
    SendMediaGroup,
    SendMessage,
    SendPhoto,
    SendVideoNote,
    SendVoice,
)
from aiogram.types import InputMediaDocument, InputMediaPhoto, ReplyParameters

from bot.playground import refusals
from bot.playground.desk import Desk
from bot.playground.files import FileKind, StoredFile, content_of
from bot.playground.keyboards import AnyKeyboard, inline_markup, show_reply_keyboard
from bot.playground.methods.chats import place_to_write
from bot.playground.refusals import Refused, bad_request
from bot.playground.results import message
from bot.playground.texts import read_caption, read_text
from bot.playground.world import Chat, Event, JsonObject, Kept

ALBUM_SIZE = range(2, 11)
AnySend = SendMessage | SendPhoto | SendDocument | SendVoice | SendVideoNote | SendMediaGroup
WHAT = {"photo": "photos", "document": "documents", "voice": "voice messages", "video_note": "video notes"}


def send_message(desk: Desk, ask: SendMessage) -> JsonObject:
    content = read_text(ask.text, ask.parse_mode, ask.entities)
    chat = place_to_write(desk, ask.chat_id, ask.message_thread_id)
    return message(_put(desk, chat, ask, content, ask.reply_markup))


def send_photo(desk: Desk, ask: SendPhoto) -> JsonObject:
    caption = read_caption(ask.caption, ask.parse_mode, ask.caption_entities)
    return _send_file(desk, ask, "photo", caption)


def send_document(desk: Desk, ask: SendDocument) -> JsonObject:
    caption = read_caption(ask.caption, ask.parse_mode, ask.caption_entities)
    return _send_file(desk, ask, "document", caption)


def send_voice(desk: Desk, ask: SendVoice) -> JsonObject:
    caption = read_caption(ask.caption, ask.parse_mode, ask.caption_entities)
    return _send_file(desk, ask, "voice", caption)


def send_video_note(desk: Desk, ask: SendVideoNote) -> JsonObject:
    return _send_file(desk, ask, "video_note", {})


def send_media_group(desk: Desk, ask: SendMediaGroup) -> list[JsonObject]:
    """One bad item refuses the whole album, and names its number."""
    if len(ask.media) not in ALBUM_SIZE:
        raise bad_request(refusals.ALBUM_SIZE)
    if len({item.type for item in ask.media}) > 1:
        raise bad_request(refusals.ALBUM_KINDS)
    chat = place_to_write(desk, ask.chat_id, ask.message_thread_id, "photos")
    contents = [_album_item(desk, number, item) for number, item in enumerate(ask.media, 1)]
    album = {"media_group_id": str(desk.world.next_revision())}
    return [message(_put(desk, chat, ask, content | album, None)) for content in contents]


def send_chat_action(desk: Desk, ask: SendChatAction) -> bool:
    chat = place_to_write(desk, ask.chat_id, ask.message_thread_id)
    chat.typing = True
    desk.world.announce(Event("typing", chat.id, {"on": True}))
    return True


def _send_file(
    desk: Desk, ask: SendPhoto | SendDocument | SendVoice | SendVideoNote, kind: FileKind, caption: JsonObject
) -> JsonObject:
    chat = place_to_write(desk, ask.chat_id, ask.message_thread_id, WHAT[kind])
    file: StoredFile = desk.files.take(getattr(ask, kind), kind)
    return message(_put(desk, chat, ask, content_of(desk.files, file) | caption, ask.reply_markup))


def _put(desk: Desk, chat: Chat, ask: AnySend, content: JsonObject, markup: AnyKeyboard | None) -> Kept:
    inline = inline_markup(markup)
    reply_to = _answered(chat, ask.reply_parameters)
    if desk.limits:
        desk.limits.ensure_may_send(chat, desk.clock.now())
    show_reply_keyboard(chat, markup)
    chat.typing = False
    said = Kept(chat, desk.world.bot, content, inline, reply_to, ask.message_thread_id)
    kept = desk.world.keep(said)
    chat.touched = kept.revision
    return kept


def _answered(chat: Chat, reply: ReplyParameters | None) -> Kept | None:
    if reply is None:
        return None
    kept = chat.messages.get(reply.message_id or 0)
    if kept is None and reply.allow_sending_without_reply is not True:
        raise bad_request(refusals.REPLY_NOT_FOUND)
    return kept


def _album_item(desk: Desk, number: int, item: object) -> JsonObject:
    if not isinstance(item, InputMediaPhoto | InputMediaDocument):
        raise bad_request(refusals.ALBUM_KINDS)
    try:
        caption = read_caption(item.caption, item.parse_mode, item.caption_entities)
        kind: FileKind = "photo" if isinstance(item, InputMediaPhoto) else "document"
        return content_of(desk.files, desk.files.take(item.media, kind)) | caption
    except Refused as refusal:
        why = refusal.description.removeprefix("Bad Request: ")
        raise bad_request(refusals.ALBUM_ITEM.format(number=number, why=why)) from refusal


HANDLERS: Mapping[Any, Any] = {
    SendMessage: send_message,
    SendPhoto: send_photo,
    SendDocument: send_document,
    SendVoice: send_voice,
    SendVideoNote: send_video_note,
    SendMediaGroup: send_media_group,
    SendChatAction: send_chat_action,
}
