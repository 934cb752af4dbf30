"""Long polling: an update is confirmed to Telegram only when it and all before it are settled."""

import asyncio
import json
import logging
from contextlib import suppress
from typing import Any

from bot.envelope import KINDS, NoNumber, numbers_in
from bot.line import Line, NoAnswer, Unwelcome
from bot.reception import Reception

log = logging.getLogger(__name__)
POLL_SECONDS = 20
BATCH = 100
HEADWAY_SECONDS = 0.6
"""How long a batch is waited for before the next look. Telegram punishes who asks again sooner than half a second."""


class Polling:
    """Cancel `run` to stop politely: what is at hand is finished and confirmed first."""

    def __init__(self, line: Line, reception: Reception) -> None:
        self._line = line
        self._reception = reception
        self._begun: dict[int, asyncio.Task[None]] = {}
        self._offset = 0
        self._batch = BATCH

    async def run(self) -> None:
        """Raises Unwelcome when Telegram does not know us."""
        try:
            await self._line.insist("deleteWebhook")
            while True:
                await self._round()
        finally:
            await self._leave()

    async def _round(self) -> None:
        before, batch = self._offset, await self._waiting()
        for raw in batch:
            self._begin(raw)
        under_way = [task for task in self._begun.values() if not task.done()]
        if under_way:
            await asyncio.wait(under_way, timeout=HEADWAY_SECONDS)
        self._settle_up()
        if batch and not under_way and self._offset == before:
            await asyncio.sleep(HEADWAY_SECONDS)

    async def _waiting(self) -> list[Any]:
        """The updates from our offset on. Where one cannot be read, they are asked for singly."""
        asked = {"offset": self._offset, "limit": self._batch, "timeout": POLL_SECONDS, "allowed_updates": KINDS}
        body = await self._line.insist("getUpdates", patience=POLL_SECONDS, **asked)
        try:
            batch = json.loads(body)["result"]
        except (ValueError, RecursionError, KeyError, TypeError):
            await self._unreadable(body)
            return []
        self._batch = BATCH
        return batch if isinstance(batch, list) else []

    async def _unreadable(self, body: bytes) -> None:
        numbers = numbers_in(body)
        if self._batch == 1 and numbers:
            number = numbers[0]
            if number not in self._begun:
                self._begun[number] = self._reception.enter_unreadable(number, patient=True)
            return
        log.warning("an answer to getUpdates cannot be read", extra={"updates": len(numbers)})
        self._batch = 1
        await asyncio.sleep(HEADWAY_SECONDS)

    def _begin(self, raw: object) -> None:
        """What was seen before and is not confirmed yet is under way already."""
        number = raw.get("update_id") if isinstance(raw, dict) else None
        if number in self._begun:
            return
        try:
            task = self._reception.enter(raw, patient=True)
        except NoNumber:
            self._reception.turn_away()
            return
        self._begun[int(number or 0)] = task

    def _settle_up(self) -> None:
        """Move the offset over everything that is settled, up to the first that is not."""
        for number in sorted(self._begun):
            task = self._begun[number]
            if not task.done():
                return
            del self._begun[number]
            if task.cancelled() or task.exception():
                log.warning("an update is not settled and will come again", extra={"update_id": number})
                return
            self._offset = number + 1

    async def _leave(self) -> None:
        """Finish what is at hand and confirm it. Only one try: who is not confirmed comes again and is known."""
        await self._reception.close()
        self._settle_up()
        if self._offset:
            with suppress(NoAnswer, Unwelcome):
                await self._line.ask("getUpdates", offset=self._offset, limit=1, timeout=0, allowed_updates=KINDS)
