"""Which chat a call means, and whether the bot may write there; what the bot may learn about chats."""

from typing import Any

from aiogram.methods import (
    GetChat,
    GetChatAdministrators,
    GetChatMember,
    GetChatMemberCount,
    LeaveChat,
    PinChatMessage,
    UnpinAllChatMessages,
    UnpinChatMessage,
)
from aiogram.types import ChatFullInfo

from bot.playground import refusals
from bot.playground.desk import Desk
from bot.playground.membership import member_of, set_status
from bot.playground.refusals import bad_request, forbidden
from bot.playground.results import built
from bot.playground.world import HERE, Chat, JsonObject, Kept, World


def the_chat(world: World, chat_id: int | str | None) -> Chat:
    """Raises Refused when the bot does not know the chat, or is no longer in it."""
    chat = _known(world, chat_id)
    if chat.migrated_to:
        raise bad_request(refusals.MIGRATED, migrate_to_chat_id=chat.migrated_to)
    if chat.kind != "private":
        _ensure_in_group(world, chat)
    return chat


def place_to_write(desk: Desk, chat_id: int | str | None, thread_id: int | None, what: str = "text messages") -> Chat:
    """The chat, if the bot may send this kind of message there now; otherwise Refused."""
    if str(chat_id) == str(desk.world.bot.id):
        raise forbidden(refusals.TO_A_BOT)
    chat = the_chat(desk.world, chat_id)
    if chat.account:
        _ensure_reachable(chat)
    elif not chat.is_run_by(desk.world.bot):
        _ensure_open(chat, thread_id, what)
    if thread_id and thread_id not in chat.topics:
        raise bad_request(refusals.THREAD_NOT_FOUND)
    return chat


def get_chat(desk: Desk, ask: GetChat) -> JsonObject:
    chat = the_chat(desk.world, ask.chat_id)
    if chat.account and not chat.account.started:
        raise bad_request(refusals.CHAT_NOT_FOUND)
    pinned = [chat.messages[number].as_message() for number in chat.pinned[-1:] if number in chat.messages]
    gifts = dict.fromkeys(ACCEPTED_GIFTS, False)
    full = chat.as_chat() | {"accent_color_id": 0, "max_reaction_count": 11, "accepted_gift_types": gifts}
    return built(ChatFullInfo, full | ({"pinned_message": pinned[0]} if pinned else {}))


ACCEPTED_GIFTS = (
    "unlimited_gifts",
    "limited_gifts",
    "unique_gifts",
    "premium_subscription",
    "gifts_from_channels",
)


def get_chat_member(desk: Desk, ask: GetChatMember) -> JsonObject:
    chat, account = the_chat(desk.world, ask.chat_id), desk.world.account(ask.user_id)
    if account is None:
        raise bad_request(refusals.USER_NOT_FOUND)
    return member_of(chat, account)


def get_chat_administrators(desk: Desk, ask: GetChatAdministrators) -> list[JsonObject]:
    chat = the_chat(desk.world, ask.chat_id)
    if chat.kind == "private":
        raise bad_request(refusals.NO_ADMINISTRATORS)
    here = [desk.world.account(number) for number in chat.members]
    return [member_of(chat, one) for one in here if one and chat.is_run_by(one) and not one.is_bot]


def get_chat_member_count(desk: Desk, ask: GetChatMemberCount) -> int:
    chat = the_chat(desk.world, ask.chat_id)
    return 2 if chat.account else sum(status in HERE for status in chat.members.values())


def leave_chat(desk: Desk, ask: LeaveChat) -> bool:
    chat = the_chat(desk.world, ask.chat_id)
    if chat.kind == "private":
        raise bad_request(refusals.CANNOT_LEAVE_PRIVATE)
    set_status(desk, chat, desk.world.bot, "left", by=desk.world.bot)
    return True


def pin_chat_message(desk: Desk, ask: PinChatMessage) -> bool:
    chat = _chat_to_pin_in(desk, ask.chat_id)
    kept = chat.messages.get(ask.message_id)
    if kept is None:
        raise bad_request(refusals.PIN_NOT_FOUND)
    chat.pinned = [number for number in chat.pinned if number != kept.id] + [kept.id]
    _tell_of_pin(desk, kept)
    return True


def unpin_chat_message(desk: Desk, ask: UnpinChatMessage) -> bool:
    chat = _chat_to_pin_in(desk, ask.chat_id)
    number = ask.message_id or (chat.pinned[-1] if chat.pinned else None)
    if number not in chat.pinned:
        raise bad_request(refusals.UNPIN_NOT_FOUND)
    chat.pinned.remove(number)
    return True


def unpin_all_chat_messages(desk: Desk, ask: UnpinAllChatMessages) -> bool:
    _chat_to_pin_in(desk, ask.chat_id).pinned.clear()
    return True


def _known(world: World, chat_id: int | str | None) -> Chat:
    if chat_id in (None, ""):
        raise bad_request(refusals.CHAT_ID_EMPTY)
    try:
        return world.chats[int(chat_id or 0)]
    except (ValueError, KeyError):
        raise bad_request(refusals.CHAT_NOT_FOUND) from None


def _ensure_in_group(world: World, chat: Chat) -> None:
    if chat.deleted:
        raise forbidden(refusals.GROUP_DELETED)
    status = chat.status_of(world.bot)
    if status == "kicked":
        raise forbidden(refusals.KICKED.format(kind=chat.kind))
    if status == "left":
        raise forbidden(refusals.NOT_A_MEMBER.format(kind=chat.kind))


def _ensure_reachable(chat: Chat) -> None:
    person = chat.account
    if person is None or person.deactivated:
        raise forbidden(refusals.DEACTIVATED)
    if not person.started:
        raise forbidden(refusals.NOT_STARTED)
    if person.blocked:
        raise forbidden(refusals.BLOCKED)


def _ensure_open(chat: Chat, thread_id: int | None, what: str) -> None:
    if chat.muted:
        raise bad_request(refusals.NO_RIGHTS_TO_SEND.format(what=what))
    topic = chat.topics.get(thread_id or 0)
    if topic.closed if topic else chat.is_forum and not thread_id and chat.general_closed:
        raise bad_request(refusals.TOPIC_CLOSED)


def _chat_to_pin_in(desk: Desk, chat_id: int | str | None) -> Chat:
    chat = the_chat(desk.world, chat_id)
    if chat.kind == "supergroup" and not chat.is_run_by(desk.world.bot):
        raise bad_request(refusals.NO_RIGHTS_TO_PIN)
    return chat


def _tell_of_pin(desk: Desk, kept: Kept) -> None:
    pinned: JsonObject = {"pinned_message": kept.as_message(with_reply=False)}
    desk.world.keep(Kept(kept.chat, desk.world.bot, pinned))


HANDLERS: dict[Any, Any] = {
    GetChat: get_chat,
    GetChatMember: get_chat_member,
    GetChatAdministrators: get_chat_administrators,
    GetChatMemberCount: get_chat_member_count,
    LeaveChat: leave_chat,
    PinChatMessage: pin_chat_message,
    UnpinChatMessage: unpin_chat_message,
    UnpinAllChatMessages: unpin_all_chat_messages,
}
