"""Updates in, acknowledged only after their effect is committed."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from aiogram import Bot, Dispatcher
from aiogram.types import Update
from sqlmodel import Session

from bot.memory import Memory
from models.database import Database
from models.turn import Turn, current_turn


class Intake:
    """Takes one raw update through the house, within a turn of its own."""

    def __init__(
        self, dispatcher: Dispatcher, bot: Bot, database: Database, memory: Memory, now: Callable[[], datetime]
    ) -> None:
        self._dispatcher = dispatcher
        self._bot = bot
        self._database = database
        self._memory = memory
        self._now = now

    async def take(self, raw: dict[str, Any]) -> None:
        turn = Turn(raw["update_id"], self._now())
        token = current_turn.set(turn)
        try:
            update = Update.model_validate(raw, context={"bot": self._bot})
            await self._dispatcher.feed_update(self._bot, update)
            if turn.memos and not turn.spent:
                await self._database.change(_nothing)
            self._memory.keep(turn)
        finally:
            current_turn.reset(token)

    async def poll(self) -> None:
        """Take updates until cancelled."""
        offset = 0
        while True:
            updates = await self._bot.get_updates(offset=offset, timeout=20)
            for update in updates:
                await self.take(update.model_dump(mode="json", by_alias=True, exclude_none=True))
                offset = update.update_id + 1


def _nothing(_: Session) -> None:
    """The turn itself is all there is to write."""
