"""One update through the house: a turn of its own, its effect committed once, its conversation remembered with it."""

import asyncio
import logging
from collections.abc import Callable
from datetime import datetime
from typing import Any

from aiogram import Bot, Dispatcher
from aiogram.types import Update
from sqlmodel import Session

from bot.memory import Memory
from models.database import Database
from models.queries import receiving
from models.turn import AlreadyDone, Turn, current_turn

log = logging.getLogger(__name__)
LONGEST_SECONDS = 20.0
"""No step may hold up its person for longer."""


class Intake:
    """Takes an update as Telegram gave it. Order, retries and floods are the reception's."""

    def __init__(
        self, dispatcher: Dispatcher, bot: Bot, database: Database, memory: Memory, now: Callable[[], datetime]
    ) -> None:
        self._dispatcher = dispatcher
        self._bot = bot
        self._database = database
        self._memory = memory
        self._now = now
        self._newest_done: int | None = None

    async def take(self, raw: dict[str, Any]) -> None:
        """Raises AlreadyDone when it has had its effect before, else whatever went wrong before the commit.

        What goes wrong after the commit is only logged: the truth stands, and doing it again would be worse.
        """
        turn = Turn(raw["update_id"], self._now())
        token = current_turn.set(turn)
        try:
            await self._ensure_new(turn.update_id)
            async with asyncio.timeout(LONGEST_SECONDS):
                await self._feed(raw, turn)
        except Exception as error:
            if not turn.spent:
                self._memory.distrust()
                raise
            log.warning("done, but not all of it was said", extra={"update_id": turn.update_id}, exc_info=error)
        finally:
            current_turn.reset(token)
        if turn.again:
            self._memory.distrust()
        self._memory.keep(turn)

    async def _feed(self, raw: dict[str, Any], turn: Turn) -> None:
        update = Update.model_validate(raw, context={"bot": self._bot})
        await self._dispatcher.feed_update(self._bot, update)
        if turn.memos and not turn.spent:
            await self._database.change(_nothing)

    async def _ensure_new(self, update_id: int) -> None:
        """A number above all that are done is new without asking; the change itself has the last word."""
        if self._newest_done is None:
            self._newest_done = await self._database.look(receiving.newest_done)
        if update_id <= self._newest_done and await self._database.look(receiving.is_done, update_id):
            raise AlreadyDone
        self._newest_done = max(self._newest_done, update_id)


def _nothing(_: Session) -> None:
    """The turn itself is all there is to write."""
