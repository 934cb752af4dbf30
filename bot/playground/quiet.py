"""Knows when nothing moves: every update taken, no call of the bot under way."""

import asyncio
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from bot.playground.pulse import Pulse
from bot.playground.updates import Mailbox

SETTLING_SECONDS = 0.05
PATIENCE_SECONDS = 60.0
"""How long a bot may take before it is called stuck: on a busy machine it is slow, not wrong."""


class Quiet:
    def __init__(self, mailbox: Mailbox, pulse: Pulse) -> None:
        self.pulse = pulse
        self.calls_under_way = 0
        self._mailbox = mailbox

    @property
    def now(self) -> bool:
        return self._mailbox.is_empty and not self.calls_under_way

    @contextmanager
    def call_under_way(self, *, counts: bool) -> Iterator[None]:
        """A poll that waits is no movement; every other call is, until it is answered."""
        self.calls_under_way += counts
        try:
            yield
        finally:
            self.calls_under_way -= counts
            if counts:
                self.pulse.beat()

    async def wait(
        self,
        *,
        timeout: float = PATIENCE_SECONDS,  # noqa: ASYNC109 - part of the sentence a test writes
        settling: float = SETTLING_SECONDS,
        unless: Callable[[], bool] = lambda: False,
    ) -> None:
        """Waits until nothing has moved for the settling time, or until `unless` holds.

        Seconds throughout. Raises TimeoutError with what was still open.
        """
        try:
            async with asyncio.timeout(timeout):
                while not unless() and not await self._settled(settling):
                    continue
        except TimeoutError:
            open_now = f"{len(self._mailbox)} updates, {self.calls_under_way} calls"
            raise TimeoutError(f"not quiet within {timeout} s: {open_now} still open") from None

    async def _settled(self, settling: float) -> bool:
        if not self.now:
            await self.pulse.next()
            return False
        return not settling or not await self.pulse.beats_within(settling)
