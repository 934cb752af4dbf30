"""Updates as Telegram would send them, for as many invented people as wanted.

Everything but the update's number is written beforehand: an update is numbered when it is sent, as at Telegram, and
the driver has next to nothing to do on the core that it shares with the sink.
"""

import itertools
import json
from collections.abc import Iterator
from typing import Any

FIRST_PERSON = 500_000
WHEN = 1_770_000_000
Update = bytes
"""All that follows the update's number."""

_numbers = itertools.count(1)


def numbered(update: Update) -> bytes:
    """The update as JSON, with the next number."""
    return b'{"update_id": %d, ' % next(_numbers) + update


def message(person: int, text: str) -> Update:
    """Somebody writes to the bot in private."""
    said = {"message_id": 7, "date": WHEN, "chat": _chat(person), "from": _user(person), "text": text}
    return _written({"message": said})


def press(person: int, data: str) -> Update:
    """Somebody presses a button below a message of the bot."""
    bot = {"id": 10001, "is_bot": True, "first_name": "Sink", "username": "sink_bot"}
    card = {"message_id": 7, "date": WHEN, "chat": _chat(person), "from": bot, "text": "x"}
    pressed = {"id": "1234567890", "from": _user(person), "chat_instance": "1", "data": data, "message": card}
    return _written({"callback_query": pressed})


def chatter(people: int = 1000) -> Iterator[list[Update]]:
    """For the echo: one person after another says a sentence."""
    for person in itertools.cycle(range(people)):
        yield [message(person, "把三组到水库的机耕路修通，方便运橘子下山")]


def _written(update: dict[str, Any]) -> Update:
    return json.dumps(update).encode()[1:]


def _user(person: int) -> dict[str, Any]:
    return {"id": FIRST_PERSON + person, "is_bot": False, "first_name": f"P{person}", "language_code": "zh-hans"}


def _chat(person: int) -> dict[str, Any]:
    return {"id": FIRST_PERSON + person, "type": "private", "first_name": f"P{person}"}
