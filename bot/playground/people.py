"""A person with a phone, for tests and for the page: writes, presses, waits for what the bot says."""

import asyncio
from collections.abc import Callable
from contextlib import suppress
from typing import Protocol

from bot.playground.acts import Hand
from bot.playground.desk import Desk
from bot.playground.files import StoredFile
from bot.playground.quiet import PATIENCE_SECONDS, SETTLING_SECONDS, Quiet
from bot.playground.results import message as as_result
from bot.playground.world import Account, Chat, JsonObject, Kept


class Place(Protocol):
    """A group, or whatever else has the number of a chat."""

    @property
    def id(self) -> int: ...


Where = Place | int | None
Wanted = str | Callable[[JsonObject], object]


class Person:
    """`chat` is everywhere the private chat with the bot unless a group or a chat id is given."""

    def __init__(self, desk: Desk, quiet: Quiet, account: Account) -> None:
        self.account = account
        self.toasts: list[str] = []
        self._desk = desk
        self._hand = Hand(desk, account)
        self._quiet = quiet
        self._acted: dict[int, int] = {}

    @property
    def id(self) -> int:
        return self.account.id

    @property
    def name(self) -> str:
        return self.account.first_name

    async def start(self, payload: str = "") -> JsonObject:
        """Opens the bot's link ?start=payload and presses Start."""
        self._acts_in(self._chat(None))
        return as_result(self._hand.start(payload))

    async def say(
        self, text: str, chat: Where = None, *, reply_to: int | None = None, thread: int | None = None
    ) -> JsonObject:
        place = self._acts_in(self._chat(chat))
        return as_result(self._hand.say(place, text, reply_to=reply_to, thread=thread))

    async def send_photo(self, data: bytes, caption: str = "", chat: Where = None) -> JsonObject:
        """Raises Refused when the bytes are no PNG or JPEG picture."""
        return self._send(self._desk.files.keep("photo", data, None), caption, chat)

    async def send_document(self, data: bytes, name: str, caption: str = "", chat: Where = None) -> JsonObject:
        return self._send(self._desk.files.keep("document", data, name), caption, chat)

    async def send_voice(self, data: bytes, chat: Where = None) -> JsonObject:
        return self._send(self._desk.files.keep("voice", data, None), "", chat)

    async def send_video_note(self, data: bytes, chat: Where = None) -> JsonObject:
        return self._send(self._desk.files.keep("video_note", data, None), "", chat)

    async def edit(self, message_id: int, text: str, chat: Where = None) -> JsonObject:
        place = self._acts_in(self._chat(chat))
        return as_result(self._hand.edit(place, message_id, text))

    async def press(
        self,
        label: str | None = None,
        *,
        data: str | None = None,
        message: int | None = None,
        chat: Where = None,
        timeout: float = PATIENCE_SECONDS,  # noqa: ASYNC109 - part of the sentence a test writes
    ) -> str:
        """Presses the newest button with this label, or one that begins with it; returns the press's id.

        As a person would, it first waits until the bot has finished with what was done before. With `data` it
        presses at once, even what is on no keyboard. Raises KeyError when there is no such button.
        """
        place = self._chat(chat)
        if data is None:
            message, data = await self._button(place, label or "", message, timeout)
        elif message is None:
            message = self._newest_with(place, data).id
        if message is None:
            return str((await self.say(data, chat))["message_id"])
        self._acts_in(place)
        return self._hand.press(place, message, data)

    def block(self) -> None:
        self._hand.block()

    def unblock(self) -> None:
        self._hand.unblock()

    def deactivate(self) -> None:
        self.account.deactivated = True

    def screen(self, chat: Where = None) -> JsonObject:
        """The newest message of the bot as it stands now. Raises KeyError when there is none."""
        for kept in reversed(self._chat(chat).messages.values()):
            if kept.sender is self._desk.world.bot:
                return as_result(kept)
        raise KeyError(f"{self.name} has no message from the bot")

    def transcript(self, chat: Where = None) -> list[JsonObject]:
        return [as_result(kept) for kept in self._chat(chat).messages.values()]

    async def heard(
        self,
        wanted: Wanted,
        timeout: float = PATIENCE_SECONDS,  # noqa: ASYNC109 - part of the sentence a test writes
        chat: Where = None,
    ) -> JsonObject:
        """Waits for a message, new or edited since this person last did something here, that holds the words.

        A callable is asked with the message instead. Raises TimeoutError with the whole conversation.
        """
        place = self._chat(chat)
        try:
            async with asyncio.timeout(timeout):
                while not (news := self._news(place, wanted)):
                    await self._quiet.pulse.next()
        except TimeoutError:
            raise TimeoutError(f"{self.name} did not hear {wanted!r}\n{_told(place)}") from None
        return news

    async def quiet(self, timeout: float = PATIENCE_SECONDS) -> None:  # noqa: ASYNC109 - part of the sentence a test writes
        """Waits until the bot has taken every update and has said all it had to say."""
        await self._quiet.wait(timeout=timeout)

    def _chat(self, where: Where) -> Chat:
        """Raises KeyError for a chat that does not exist."""
        number = self.id if where is None else where if isinstance(where, int) else where.id
        return self._desk.world.chats[number]

    def _acts_in(self, chat: Chat) -> Chat:
        self._acted[chat.id] = self._desk.world.revision
        return chat

    def _send(self, file: StoredFile, caption: str, chat: Where) -> JsonObject:
        return as_result(self._hand.send_file(self._acts_in(self._chat(chat)), file, caption))

    def _news(self, chat: Chat, wanted: Wanted) -> JsonObject | None:
        since = self._acted.get(chat.id, 0)
        for kept in reversed(chat.messages.values()):
            if kept.revision > since and kept.sender is not self.account and _holds(kept, wanted):
                return as_result(kept)
        return None

    async def _button(self, chat: Chat, label: str, message: int | None, patience: float) -> tuple[int | None, str]:
        answered = chat.touched > self._acted.get(chat.id, -1)
        with suppress(TimeoutError):
            await self._quiet.wait(timeout=patience, settling=0 if answered else SETTLING_SECONDS)
        found = _find(chat, label, message)
        if not found:
            with suppress(TimeoutError):
                await self._quiet.wait(timeout=patience, unless=lambda: bool(_find(chat, label, message)))
            found = _find(chat, label, message)
        if not found:
            raise KeyError(f"{self.name} sees no button {label!r}\n{_told(chat)}")
        return found

    def _newest_with(self, chat: Chat, data: str) -> Kept:
        mine = [kept for kept in chat.messages.values() if kept.sender is self._desk.world.bot]
        showing = [kept for kept in mine if any(button.get("callback_data") == data for button in _buttons(kept))]
        if not mine:
            raise KeyError(f"{self.name} has no message from the bot to press on")
        return (showing or mine)[-1]


def _holds(kept: Kept, wanted: Wanted) -> bool:
    if callable(wanted):
        return bool(wanted(as_result(kept)))
    return wanted in kept.content.get("text", "") or wanted in kept.content.get("caption", "")


def _buttons(kept: Kept) -> list[JsonObject]:
    return [button for row in (kept.markup or {}).get("inline_keyboard", []) for button in row]


def _find(chat: Chat, label: str, message: int | None) -> tuple[int | None, str] | None:
    """The message and the data of the button; no message for a button of the reply keyboard, which just speaks."""
    for kept in reversed(chat.messages.values()):
        if message in (None, kept.id):
            named = sorted(_buttons(kept), key=lambda button: button["text"] != label)
            for button in named:
                if button["text"].startswith(label) and "callback_data" in button:
                    return kept.id, button["callback_data"]
    keys = [key for row in chat.reply_keyboard for key in row if key.startswith(label)]
    return (None, keys[0]) if keys and message is None else None


def _told(chat: Chat) -> str:
    """The conversation in words, for who has to find out why a test failed."""
    lines = [f"-- {chat.title}"]
    for kept in chat.messages.values():
        words = kept.content.get("text") or kept.content.get("caption") or ", ".join(kept.content)
        buttons = "".join(f" [{button['text']}]" for button in _buttons(kept))
        lines.append(f"{kept.id} {kept.sender.first_name}: {words}{buttons}")
    return "\n".join(lines)
