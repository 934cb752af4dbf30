"""Membership of chats: who joined, who left, who runs it, and the updates that tell the bot."""

from dataclasses import dataclass

from aiogram.types import (
    ChatMemberAdministrator,
    ChatMemberBanned,
    ChatMemberLeft,
    ChatMemberMember,
    ChatMemberOwner,
    TelegramObject,
)

from bot.playground.desk import Desk
from bot.playground.earshot import deliver
from bot.playground.results import built
from bot.playground.world import HERE, Account, Chat, JsonObject, Kept, Status

KINDS: dict[Status, type[TelegramObject]] = {
    "creator": ChatMemberOwner,
    "administrator": ChatMemberAdministrator,
    "member": ChatMemberMember,
    "left": ChatMemberLeft,
    "kicked": ChatMemberBanned,
}
RIGHTS = (
    "can_be_edited",
    "can_manage_chat",
    "can_delete_messages",
    "can_manage_video_chats",
    "can_restrict_members",
    "can_promote_members",
    "can_change_info",
    "can_invite_users",
    "can_post_stories",
    "can_edit_stories",
    "can_delete_stories",
    "can_send_welcome_messages",
    "can_pin_messages",
)
EXTRA: dict[Status, JsonObject] = {
    "creator": {"is_anonymous": False},
    "administrator": {"is_anonymous": False, **dict.fromkeys(RIGHTS, True)},
    "kicked": {"until_date": 0},
}


@dataclass(frozen=True)
class Change:
    chat: Chat
    account: Account
    before: Status
    after: Status
    by: Account


def member_of(chat: Chat, account: Account) -> JsonObject:
    return _as_member(account, chat.status_of(account) if chat.kind != "private" else "member")


def set_status(desk: Desk, chat: Chat, account: Account, status: Status, *, by: Account) -> None:
    """The bot is told of its own changes always, of others' only where it runs the chat and asked for them."""
    before = chat.status_of(account)
    chat.members[account.id] = status
    change = Change(chat, account, before, status, by)
    if account is desk.world.bot:
        tell_of_change(desk, change)
    elif chat.is_run_by(desk.world.bot):
        tell_of_change(desk, change, kind="chat_member")
    if (before in HERE) != (status in HERE):
        user = account.as_user()
        news: JsonObject = {"new_chat_members": [user]} if status in HERE else {"left_chat_member": user}
        deliver(desk, desk.world.keep(Kept(chat, by, news)))


def tell_of_change(desk: Desk, change: Change, kind: str = "my_chat_member") -> None:
    told = {
        "chat": change.chat.as_chat(),
        "from": change.by.as_user(),
        "date": int(desk.clock.now().timestamp()),
        "old_chat_member": _as_member(change.account, change.before),
        "new_chat_member": _as_member(change.account, change.after),
    }
    desk.mailbox.post(kind, told, lane=("member", change.chat.id))


def _as_member(account: Account, status: Status) -> JsonObject:
    return built(KINDS[status], {"status": status, "user": account.as_user(), **EXTRA.get(status, {})})
