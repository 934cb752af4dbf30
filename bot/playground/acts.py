"""What a person can do in the app: start, write, press, send files, edit, block."""

import re

from bot.playground.desk import Desk
from bot.playground.earshot import deliver
from bot.playground.files import StoredFile, content_of
from bot.playground.membership import Change, tell_of_change
from bot.playground.texts import TEXT_LIMIT, typed_text
from bot.playground.world import Account, Chat, JsonObject, Kept, Status

PAYLOAD = re.compile(r"[A-Za-z0-9_-]{1,64}")


class Impossible(Exception):  # noqa: N818 - says what the person cannot do, no error of the program
    """Telegram's app would not let this person do that."""


class Hand:
    """The hand of one person on the phone. Every act raises Impossible where the app would not allow it."""

    def __init__(self, desk: Desk, person: Account) -> None:
        self._desk = desk
        self._person = person

    def start(self, payload: str = "") -> Kept:
        """Opens ?start=payload and presses Start, which also lifts a block."""
        if payload and not PAYLOAD.fullmatch(payload):
            raise Impossible(f"a start link carries 1-64 of A-Z a-z 0-9 _ -, not {payload!r}")
        self.unblock()
        return self.say(self._desk.world.chats[self._person.id], f"/start {payload}".rstrip())

    def say(self, chat: Chat, text: str, *, reply_to: int | None = None, thread: int | None = None) -> Kept:
        content = typed_text(text)
        if not 1 <= len(content["text"]) <= TEXT_LIMIT:
            raise Impossible(f"a message has 1-{TEXT_LIMIT} characters")
        answered = chat.messages.get(reply_to or 0)
        return self._put(Kept(chat, self._person, content, reply_to=answered, thread_id=thread))

    def send_file(self, chat: Chat, file: StoredFile, caption: str = "") -> Kept:
        words = {"caption": caption} if caption else {}
        return self._put(Kept(chat, self._person, content_of(self._desk.files, file) | words))

    def edit(self, chat: Chat, message_id: int, text: str) -> Kept:
        kept = chat.messages.get(message_id)
        if kept is None or kept.sender is not self._person or "text" not in kept.content:
            raise Impossible("only own text messages can be edited")
        self._desk.world.rewrite(kept, typed_text(text), None)
        deliver(self._desk, kept, "edited_message")
        return kept

    def press(self, chat: Chat, message_id: int, data: str) -> str:
        """The data need not stand on the keyboard: a forged press is possible on purpose. Returns the press's id."""
        if self._person.deactivated:
            raise Impossible("a deleted account cannot press")
        kept = chat.messages.get(message_id)
        gone: JsonObject = {"chat": chat.as_chat(), "message_id": message_id, "date": 0}
        press_id = self._desk.presses.begin(self._person, chat, self._desk.clock.now())
        pressed = {
            "id": press_id,
            "from": self._person.as_user(),
            "message": kept.as_message() if kept else gone,
            "chat_instance": str(chat.id * 7919),
            "data": data,
        }
        self._desk.mailbox.post("callback_query", pressed, lane=("person", self._person.id))
        return press_id

    def block(self) -> None:
        if not self._person.blocked:
            self._person.blocked = True
            self._tell("member", "kicked")

    def unblock(self) -> None:
        if self._person.blocked:
            self._person.blocked = False
            self._tell("kicked", "member")

    def _tell(self, before: Status, after: Status) -> None:
        world = self._desk.world
        change = Change(world.chats[self._person.id], world.bot, before, after, by=self._person)
        tell_of_change(self._desk, change)

    def _put(self, said: Kept) -> Kept:
        _ensure_can_write(self._person, said.chat)
        self._person.started = self._person.started or said.chat.kind == "private"
        kept = self._desk.world.keep(said)
        deliver(self._desk, kept)
        return kept


def _ensure_can_write(person: Account, chat: Chat) -> None:
    if person.deactivated:
        raise Impossible(f"the account of {person.first_name} is deleted")
    if chat.kind == "private":
        if person.blocked:
            raise Impossible(f"{person.first_name} has blocked the bot")
        return
    if chat.migrated_to or not chat.has(person):
        raise Impossible(f"{person.first_name} is not in this group")
    if chat.muted and not chat.is_run_by(person):
        raise Impossible("only administrators may write here")
