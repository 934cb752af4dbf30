"""getUpdates: one poll at a time, confirmed by the next one, and as impatient with two pollers as Telegram."""

import asyncio
import time

from aiogram.methods import GetUpdates

from bot.playground import refusals
from bot.playground.refusals import Refused, conflict
from bot.playground.updates import Mailbox, Posted
from bot.playground.world import JsonObject

LONGEST_POLL_SECONDS = 50
LIMIT = 100
PENALTY_SECONDS = 3.0
HASTY_SECONDS = 0.5


class Polling:
    """`pace` is how many real seconds one of Telegram's penalty seconds lasts."""

    def __init__(self, mailbox: Mailbox, pace: float) -> None:
        self._mailbox = mailbox
        self._pace = pace
        self._open: asyncio.Future[Refused] | None = None
        self._last_offset: int | None = None
        self._last_start = 0.0
        self._next_conflict = 0.0

    @property
    def is_open(self) -> bool:
        return self._open is not None

    async def take(self, ask: GetUpdates) -> list[JsonObject]:
        offset = ask.offset or 0
        limit, patience = self._corrected(offset, ask)
        self._mailbox.remember_allowed(ask.allowed_updates)
        self._confirm(offset)
        self.interrupt(refusals.OTHER_POLL)
        found = self._mailbox.waiting(limit) or await self._awaited(limit, patience)
        return [posted.body for posted in found]

    def interrupt(self, why: str) -> None:
        if self._open and not self._open.done():
            self._open.set_result(conflict(why))

    def _corrected(self, offset: int, ask: GetUpdates) -> tuple[int, float]:
        """Who asks again for the same waits longer, and who is very hasty gets one update at a time."""
        limit = min(max(ask.limit or LIMIT, 1), LIMIT)
        patience = float(min(max(ask.timeout or 0, 0), LONGEST_POLL_SECONDS))
        since, self._last_start = time.monotonic() - self._last_start, time.monotonic()
        same, self._last_offset = offset == self._last_offset, offset
        if same and since < PENALTY_SECONDS * self._pace:
            patience = max(patience, PENALTY_SECONDS * self._pace)
        return (1 if same and since < HASTY_SECONDS * self._pace else limit), patience

    def _confirm(self, offset: int) -> None:
        if offset > 0:
            self._mailbox.confirm_below(offset)
        elif offset < 0:
            self._mailbox.keep_last(-offset)

    async def _awaited(self, limit: int, patience: float) -> list[Posted]:
        mine = self._open = asyncio.get_running_loop().create_future()
        try:
            async with asyncio.timeout(patience):
                return await self._found_or_ended(mine, limit)
        except TimeoutError:
            return []
        finally:
            if self._open is mine:
                self._open = None

    async def _found_or_ended(self, mine: asyncio.Future[Refused], limit: int) -> list[Posted]:
        pulse = self._mailbox.pulse
        mine.add_done_callback(lambda _: pulse.beat())
        await pulse.until(lambda: mine.done() or not self._mailbox.is_empty)
        if mine.done():
            await self._conflicts_come_slowly()
            raise mine.result()
        return self._mailbox.waiting(limit)

    async def _conflicts_come_slowly(self) -> None:
        if time.monotonic() < self._next_conflict:
            await asyncio.sleep(PENALTY_SECONDS * self._pace)
            return
        self._next_conflict = time.monotonic() + PENALTY_SECONDS * self._pace
