"""Letters of which even the sending is a secret: once taken out of the outbox they are in this memory alone.

What is certainly not sent (Telegram says wait, or no line) waits here and is worded anew when its time comes; it ends
with its round. What Telegram refuses, or leaves in doubt, and what a crash or a stop finds here is lost on purpose:
nothing may remember for whom it was.
"""

import asyncio
import logging
from collections.abc import Callable
from datetime import datetime
from random import SystemRandom
from typing import Protocol

from sqlmodel import Session

from handlers.screen import Screen
from models import untraced
from models.claims import Claimed
from models.database import Database
from models.rules.delivering import REST_AFTER_HALT, Halt, Later, Outcome

dice = SystemRandom()
log = logging.getLogger(__name__)
LOOK_AGAIN = 5.0
"""Seconds until we look again after finding none: looking means passing all that waits."""


class Carries(Protocol):
    @property
    def room(self) -> int: ...

    async def carry(self, chat_id: int, thread_id: int | None, screen: Screen) -> Outcome: ...


class Unseen:
    """`word` says what a letter says now. Those taken together go in no order that a row could tell."""

    def __init__(self, database: Database, courier: Carries, word: Callable[[Session, Claimed], Screen | None]) -> None:
        self._database = database
        self._courier = courier
        self._word = word
        self._waiting: list[tuple[float, Claimed]] = []
        self._look_at = 0.0
        self._odd = 0

    @property
    def is_ready(self) -> bool:
        """Whether one of them may go now."""
        return any(at <= _time() for at, _ in self._waiting)

    async def take(self, now: datetime, *, at_once: bool) -> None:
        """The next, when none is left and nothing holds us up: whatever we know of must not come after the taking."""
        if self._waiting or not self._courier.room or not (at_once or self._look_at <= _time()):
            return
        taken = await self._database.change(untraced.take, now)
        dice.shuffle(taken)
        self._waiting += [(0.0, letter) for letter in taken]  # one in flight may have come back meanwhile
        self._look_at = _time() + (0 if taken else LOOK_AGAIN)

    def share(self, most: int) -> list[Claimed]:
        """Those whose turn it is: over time half of what may go, so that they hold nobody up."""
        half, self._odd = divmod(most + self._odd, 2) if self.is_ready else (0, 0)
        going = [one for one in self._waiting if one[0] <= _time()][:half]
        self._waiting = [one for one in self._waiting if one not in going]
        return [letter for _, letter in going]

    async def deliver(self, letter: Claimed) -> None:
        """Whatever comes of it is kept in no row and no log."""
        try:
            screen = await self._database.look(self._word, letter)
        except Exception:
            log.exception("a letter without a trace cannot be worded", extra={"kind": letter.kind})
            return
        match await self._courier.carry(letter.chat_id, None, screen) if screen else None:
            case Later(seconds):
                self._waiting.append((_time() + seconds, letter))
            case Halt():
                self._waiting.append((_time() + REST_AFTER_HALT, letter))


def _time() -> float:
    return asyncio.get_running_loop().time()
