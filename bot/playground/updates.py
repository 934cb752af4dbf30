"""The bot's mailbox: updates wait here, in order, until the bot has confirmed them, for a day at most."""

from collections.abc import Callable, Hashable
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import islice, takewhile
from typing import Any

from aiogram.types import Update

from bot.playground.clock import PlayClock
from bot.playground.pulse import Pulse
from bot.playground.results import built
from bot.playground.world import JsonObject

LIFE = timedelta(hours=24)
ASKED_FOR_BY_NAME = {"chat_member", "message_reaction", "message_reaction_count"}


@dataclass(frozen=True, eq=False)
class Posted:
    """Updates of one lane wait for each other when they go by webhook."""

    id: int
    body: JsonObject
    lane: Hashable
    at: datetime


class Mailbox:
    def __init__(self, clock: PlayClock, pulse: Pulse) -> None:
        self._clock = clock
        self.pulse = pulse
        self.allowed: frozenset[str] = frozenset()
        self._next_id = int(clock.now().timestamp())
        self._waiting: dict[int, Posted] = {}

    def post(self, kind: str, content: dict[str, Any], lane: Hashable) -> None:
        if not self._wants(kind):
            return
        self._next_id += 1
        body = built(Update, {"update_id": self._next_id, kind: content})
        self._waiting[self._next_id] = Posted(self._next_id, body, lane, self._clock.now())
        self.pulse.beat()

    def remember_allowed(self, kinds: list[str] | None) -> None:
        """None keeps what was asked for before; an empty list asks for the usual ones."""
        if kinds is not None:
            self.allowed = frozenset(kinds)

    def waiting(self, limit: int | None = None) -> list[Posted]:
        self._drop_what_is_a_day_old()
        return list(islice(self._waiting.values(), limit))

    def confirm(self, update_id: int) -> None:
        if self._waiting.pop(update_id, None):
            self.pulse.beat()

    def confirm_below(self, offset: int) -> None:
        self._confirm_while(lambda posted: posted.id < offset)

    def keep_last(self, count: int) -> None:
        for update_id in list(self._waiting)[:-count]:
            self.confirm(update_id)

    def drop_all(self) -> None:
        for update_id in list(self._waiting):
            self.confirm(update_id)

    @property
    def is_empty(self) -> bool:
        return not self._waiting

    def __len__(self) -> int:
        return len(self._waiting)

    def _drop_what_is_a_day_old(self) -> None:
        oldest = self._clock.now() - LIFE
        self._confirm_while(lambda posted: posted.at <= oldest)

    def _confirm_while(self, condition: Callable[[Posted], bool]) -> None:
        """Updates wait in the order of their numbers and times, so the first to stay ends the search."""
        for posted in list(takewhile(condition, self._waiting.values())):
            self.confirm(posted.id)

    def _wants(self, kind: str) -> bool:
        return kind in self.allowed if self.allowed else kind not in ASKED_FOR_BY_NAME
