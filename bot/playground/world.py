"""What exists in the playground: accounts, chats, messages and who is in which chat."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, Literal

from bot.playground.clock import PlayClock

JsonObject = dict[str, Any]
ChatKind = Literal["private", "group", "supergroup"]
Status = Literal["creator", "administrator", "member", "left", "kicked"]
HERE: tuple[Status, ...] = ("creator", "administrator", "member")


BEFORE = datetime.min.replace(tzinfo=UTC)
SPOKEN = ("text", "photo", "document", "voice", "video_note")


@dataclass(eq=False)
class Account:
    id: int
    first_name: str
    language_code: str | None = None
    username: str | None = None
    last_name: str | None = None
    is_bot: bool = False
    started: bool = False
    blocked: bool = False
    deactivated: bool = False

    def as_user(self) -> JsonObject:
        user = {"id": self.id, "is_bot": self.is_bot, "first_name": self.first_name}
        known = {name: getattr(self, name) for name in ("last_name", "username", "language_code")}
        return user | {name: value for name, value in known.items() if value}


@dataclass(eq=False)
class Topic:
    id: int
    name: str
    closed: bool = False


@dataclass(eq=False)
class Chat:
    id: int
    kind: ChatKind
    title: str
    account: Account | None = None
    members: dict[int, Status] = field(default_factory=dict)
    messages: dict[int, "Kept"] = field(default_factory=dict)
    topics: dict[int, Topic] = field(default_factory=dict)
    is_forum: bool = False
    general_closed: bool = False
    muted: bool = False
    deleted: bool = False
    migrated_to: int | None = None
    pinned: list[int] = field(default_factory=list)
    reply_keyboard: list[list[str]] = field(default_factory=list)
    typing: bool = False
    touched: int = 0
    last_message: int = 0

    def as_chat(self) -> JsonObject:
        if self.account:
            unsaid = ("is_bot", "language_code")
            names = {name: value for name, value in self.account.as_user().items() if name not in unsaid}
            return {**names, "id": self.id, "type": "private"}
        forum = {"is_forum": True} if self.is_forum else {}
        return {"id": self.id, "type": self.kind, "title": self.title, **forum}

    def status_of(self, account: Account) -> Status:
        return self.members.get(account.id, "left")

    def has(self, account: Account) -> bool:
        return self.status_of(account) in HERE

    def is_run_by(self, account: Account) -> bool:
        return self.status_of(account) in ("creator", "administrator")


@dataclass(eq=False)
class Kept:
    """One message as it stands now; `content` holds what Telegram's Message calls text, photo and so on.

    Number, time and revision come from the world when it keeps the message.
    """

    chat: Chat
    sender: Account
    content: JsonObject
    markup: JsonObject | None = None
    reply_to: "Kept | None" = None
    thread_id: int | None = None
    id: int = 0
    at: datetime = BEFORE
    edited: datetime | None = None
    revision: int = 0

    @property
    def is_service(self) -> bool:
        return not any(name in self.content for name in SPOKEN)

    def as_message(self, *, with_reply: bool = True) -> JsonObject:
        message = {
            "message_id": self.id,
            "date": int(self.at.timestamp()),
            "chat": self.chat.as_chat(),
            "from": self.sender.as_user(),
            **self.content,
        }
        if self.edited:
            message["edit_date"] = int(self.edited.timestamp())
        if self.thread_id:
            message |= {"message_thread_id": self.thread_id, "is_topic_message": True}
        if self.markup:
            message["reply_markup"] = self.markup
        if self.reply_to and with_reply:
            message["reply_to_message"] = self.reply_to.as_message(with_reply=False)
        return message


@dataclass(frozen=True)
class Event:
    """Something a person can see: message, deleted, toast, typing or commands."""

    kind: str
    chat: int
    data: JsonObject = field(default_factory=dict)
    message: Kept | None = None


class World:
    def __init__(self, clock: PlayClock, bot: Account) -> None:
        self.clock = clock
        self.bot = bot
        self.listeners: list[Callable[[Event], None]] = []
        self.revision = 0
        self.clear()

    def clear(self) -> None:
        self.people: dict[int, Account] = {}
        self.chats: dict[int, Chat] = {}
        self._last_message = 0

    def announce(self, event: Event) -> None:
        for listener in self.listeners:
            listener(event)

    def next_revision(self) -> int:
        self.revision += 1
        return self.revision

    def account(self, account_id: int) -> Account | None:
        return self.bot if account_id == self.bot.id else self.people.get(account_id)

    def welcome(self, account: Account) -> Account:
        self.people[account.id] = account
        self.chats[account.id] = Chat(account.id, "private", account.first_name, account=account)
        return account

    def keep(self, kept: Kept) -> Kept:
        kept.id, kept.at, kept.revision = self._next_number(kept.chat), self.clock.now(), self.next_revision()
        kept.chat.messages[kept.id] = kept
        self.announce(Event("message", kept.chat.id, message=kept))
        return kept

    def rewrite(self, kept: Kept, content: JsonObject, markup: JsonObject | None) -> None:
        kept.content, kept.markup = content, markup
        kept.edited, kept.revision = self.clock.now(), self.next_revision()
        self.announce(Event("message", kept.chat.id, message=kept))

    def remove(self, kept: Kept) -> None:
        del kept.chat.messages[kept.id]
        self.next_revision()
        self.announce(Event("deleted", kept.chat.id, {"id": kept.id}))

    def _next_number(self, chat: Chat) -> int:
        """Supergroups count for themselves; all other chats of an account share one count."""
        if chat.kind == "supergroup":
            chat.last_message += 1
            return chat.last_message
        self._last_message += 1
        return self._last_message
