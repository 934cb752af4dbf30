"""What stands in for Telegram: answers as Telegram does, keeps its own log of what arrived, and now and then fails.

The courier's real HTTP client speaks to it (`handle_async_request`), so that refusals and broken lines go through the
house's own policy. `take` is the same without HTTP, for the mass of letters that simply arrive.
"""

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from email import message_from_bytes
from enum import StrEnum
from random import Random
from typing import Any
from urllib.parse import parse_qs

import httpx

from bot.simulate.memory import FIRST_CHAT

SENDING = "/sendMessage"
SOONEST = 1
"""Seconds that Telegram asks us to wait."""


class Fault(StrEnum):
    """How a call fails. `cut`: it was carried out, and nobody heard so."""

    refused = "refused"
    broken = "broken"
    cut = "cut"
    hurried = "hurried"


@dataclass(frozen=True, slots=True)
class Arrival:
    """A message that arrived: when, to whom, and what its buttons carry; `is_edit` where none rings."""

    at: datetime
    person: int
    is_edit: bool
    opens: tuple[str, ...] = ()


@dataclass(slots=True)
class Telephone(httpx.AsyncBaseTransport):
    """`faults` in a thousand calls of the mass, in a hundred of the others; `is_cut`: nothing gets through to anybody.

    `doubtful`: who may get something twice.
    """

    now: Callable[[], datetime]
    dice: Random
    heard: Callable[[Arrival], None]
    doubtful: set[int]
    faults: int = 4
    is_cut: bool = False
    blocked: set[int] = field(default_factory=set)
    refused: int = 0
    """Calls that failed, one way or another."""
    messages: int = 0

    def is_fine(self, chat: int) -> bool:
        """Whether a call would simply succeed; asked once a call."""
        return not (self.is_cut or chat in self.blocked or self.dice.randrange(1000) < self.faults)

    def take(self, chat: int, message: int | None, opens: tuple[str, ...] = ()) -> int:
        """It arrives; returns the message's number."""
        self.heard(Arrival(self.now(), chat - FIRST_CHAT, message is not None, opens))
        if message is not None:
            return message
        self.messages += 1
        return self.messages

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        asked = _fields(request.headers["content-type"], await request.aread())
        chat = int(asked["chat_id"])
        self.refused += 1
        if self.is_cut:
            raise httpx.ConnectError("no signal", request=request)
        if chat in self.blocked:
            return _refused(403, "Forbidden: bot was blocked by the user")
        fault = self._fault()
        if fault is Fault.refused:
            return _refused(502, "Bad Gateway")
        if fault is Fault.broken:
            raise httpx.ConnectTimeout("no line", request=request)
        if fault is Fault.hurried:
            return _refused(429, "Too Many Requests: retry after 1", retry_after=SOONEST)
        number = self.take(chat, int(asked["message_id"]) if "message_id" in asked else None, _buttons(asked))
        if fault is Fault.cut:
            self.doubtful.add(chat - FIRST_CHAT)
            raise httpx.ReadTimeout("the answer was lost", request=request)
        self.refused -= 1
        return _answered(chat, number)

    def _fault(self) -> Fault | None:
        return self.dice.choice(list(Fault)) if self.dice.randrange(100) < self.faults else None


def _fields(kind: str, body: bytes) -> dict[str, str]:
    """What is asked for; a call that carries a file has a part for each field."""
    if not kind.startswith("multipart/"):
        return {name: values[0] for name, values in parse_qs(body.decode()).items()}
    parts = message_from_bytes(b"Content-Type: %s\n\n%s" % (kind.encode(), body)).walk()
    fields = (part for part in parts if not part.is_multipart())
    return {str(part.get_param("name", header="content-disposition")): str(part.get_payload()) for part in fields}


def _buttons(asked: dict[str, str]) -> tuple[str, ...]:
    rows = json.loads(asked.get("reply_markup", "{}")).get("inline_keyboard", [])
    return tuple(button["callback_data"] for row in rows for button in row if "callback_data" in button)


def _answered(chat: int, number: int) -> httpx.Response:
    message = {"message_id": number, "date": 0, "chat": {"id": chat, "type": "private"}}
    return httpx.Response(200, json={"ok": True, "result": message})


def _refused(status: int, description: str, **parameters: Any) -> httpx.Response:  # noqa: ANN401 - Telegram's own
    said = {"ok": False, "error_code": status, "description": description, "parameters": parameters}
    return httpx.Response(status, json=said)
