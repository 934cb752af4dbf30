"""What happened, numbered, for the page: sent as it happens, and again from where a broken line left off."""

import json
from collections import deque
from collections.abc import Iterator
from typing import NamedTuple

from bot.playground.pulse import Pulse
from bot.playground.world import JsonObject

REMEMBERED = 2_000


class Item(NamedTuple):
    number: int
    kind: str
    data: str

    def as_bytes(self) -> bytes:
        return f"id: {self.number}\nevent: {self.kind}\ndata: {self.data}\n\n".encode()


class Feed:
    def __init__(self) -> None:
        self.pulse = Pulse()
        self.last = 0
        self._items: deque[Item] = deque(maxlen=REMEMBERED)

    def add(self, kind: str, data: JsonObject) -> None:
        self.last += 1
        self._items.append(Item(self.last, kind, json.dumps(data, ensure_ascii=False)))
        self.pulse.beat()

    def since(self, number: int) -> Iterator[Item]:
        """Where too much has been missed, or the numbers are from another life, the page is told to start over."""
        oldest = self._items[0].number if self._items else self.last + 1
        if number > self.last or number < oldest - 1:
            yield Item(self.last, "reset", "{}")
            return
        yield from [item for item in self._items if item.number > number]
