"""Where updates come in: in order for each person, slowed when too fast, tried again, set aside, never lost."""

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable
from functools import partial
from typing import Any

from pydantic import ValidationError
from sqlalchemy.exc import DBAPIError

from bot.envelope import OTHER, Envelope, envelope_of
from bot.flood import Answer, Buckets
from bot.intake import Intake
from bot.lanes import Lanes
from bot.metrics import Metrics
from bot.store import Store, StoreDown
from bot.voice import Voice
from models.turn import AlreadyDone

log = logging.getLogger(__name__)
TRIES_AFTER_SECONDS = (0.0, 0.05, 0.25, 1.0)


class Reception:
    """Every task it begins ends with the update settled, or with StoreDown and nothing settled."""

    def __init__(self, intake: Intake, voice: Voice, store: Store, buckets: Buckets, metrics: Metrics) -> None:
        self._intake = intake
        self._voice = voice
        self._store = store
        self._buckets = buckets
        self._metrics = metrics
        self._lanes = Lanes()
        self.closing = False

    @property
    def longest_wait(self) -> float:
        """Seconds since the oldest update at hand came in; 0 when there is none."""
        return self._lanes.longest_wait

    def enter(self, raw: object, *, patient: bool) -> asyncio.Task[None]:
        """Take it in its lane. When the database is down, the patient wait; the others hear StoreDown.

        Raises NoNumber.
        """
        envelope = envelope_of(raw)
        work = partial(self._settle, envelope, self._way_of(envelope, raw), patient=patient)
        return self._lanes.enter(envelope.lanes, work)

    def enter_unreadable(self, update_id: int, *, patient: bool) -> asyncio.Task[None]:
        """Set aside what is not even JSON."""
        envelope = Envelope(update_id, OTHER)
        work = partial(self._settle, envelope, partial(self._set_aside, envelope, "Unreadable"), patient=patient)
        return self._lanes.enter(envelope.lanes, work)

    def turn_away(self) -> None:
        """Count what bears no number: it can be neither taken nor remembered."""
        log.error("an update without a number")
        self._metrics.updates.labels(OTHER, "unnumbered").inc()

    async def close(self) -> None:
        """Take nothing more; finish what is at hand."""
        self.closing = True
        await self._lanes.empty()

    def _way_of(self, envelope: Envelope, raw: Any) -> Callable[[], Awaitable[str]]:  # noqa: ANN401 - not parsed yet
        if envelope.kind == OTHER:
            return partial(_unasked, "ignored")
        answer = self._hurry_of(envelope)
        if answer is Answer.come_in:
            return partial(self._take, envelope, raw)
        return partial(self._slow_down, envelope) if answer is Answer.too_fast else partial(_unasked, "too_fast")

    def _hurry_of(self, envelope: Envelope) -> Answer:
        return Answer.come_in if envelope.person is None else self._buckets.ask(envelope.person, envelope.sent_at)

    async def _settle(self, envelope: Envelope, way: Callable[[], Awaitable[str]], *, patient: bool) -> None:
        since = time.monotonic()
        outcome = None
        while outcome is None:
            try:
                outcome = await way()
            except StoreDown:
                if not (patient and await self._store.is_back(lambda: not self.closing)):
                    raise
        self._metrics.updates.labels(envelope.kind, outcome).inc()
        self._metrics.seconds.labels(envelope.kind).observe(time.monotonic() - since)

    async def _take(self, envelope: Envelope, raw: dict[str, Any]) -> str:
        reason = ""
        for number, pause in enumerate(TRIES_AFTER_SECONDS, start=1):
            await asyncio.sleep(pause)
            try:
                await self._intake.take(raw)
            except AlreadyDone:
                return await self._say_so(envelope)
            except StoreDown:
                raise
            except Exception as error:  # noqa: BLE001 - whatever it is, it must not stop the others
                reason = await self._reason(envelope, error)
                if number >= _tries(error):
                    break
            else:
                return "done"
        return await self._set_aside(envelope, reason)

    async def _reason(self, envelope: Envelope, error: Exception) -> str:
        """The error's class, if it is the update's own fault. Raises StoreDown if it is the database's."""
        if isinstance(error, DBAPIError) and not await self._store.stands():
            raise StoreDown from error
        about = {"update_id": envelope.update_id, "kind": envelope.kind}
        log.warning("an update failed", extra=about, exc_info=error)
        return type(error).__name__

    async def _set_aside(self, envelope: Envelope, reason: str) -> str:
        try:
            await self._store.quarantine(envelope.update_id, envelope.kind, reason)
        except AlreadyDone:
            return await self._say_so(envelope)
        log.error("an update is quarantined", extra={"update_id": envelope.update_id, "reason": reason})
        await self._voice.say(envelope, "went-wrong")
        return "quarantined"

    async def _say_so(self, envelope: Envelope) -> str:
        """It came before: it is recorded, or it went wrong and is set aside."""
        is_aside = await self._store.is_quarantined(envelope.update_id)
        await self._voice.say(envelope, "went-wrong" if is_aside else "already-done")
        return "again"

    async def _slow_down(self, envelope: Envelope) -> str:
        await self._voice.say(envelope, "too-fast", alert=False)
        return "too_fast"


async def _unasked(outcome: str) -> str:
    return outcome


def _tries(error: Exception) -> int:
    """What cannot be understood never will be; what took too long is given one more chance."""
    if isinstance(error, ValidationError):
        return 1
    return 2 if isinstance(error, TimeoutError) else len(TRIES_AFTER_SECONDS)
