"""Whether the store takes what is done: asked when something failed, and by whoever wants to know if we are ready."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from datetime import datetime

from sqlalchemy.exc import DBAPIError

from models.actions import receiving
from models.database import Database
from models.queries import receiving as queries
from models.turn import current_turn

log = logging.getLogger(__name__)
PATIENCE_SECONDS = 10.0
PAUSE_SECONDS = 1.0


class StoreDown(Exception):  # noqa: N818 - it says what is wrong
    """What an effect needs cannot be had, the database first of all: nothing may be acknowledged."""


Proof = Callable[[], Awaitable[None]]
"""Raises StoreDown when something else that every update needs is away."""


class Store:
    def __init__(self, database: Database, now: Callable[[], datetime], proof: Proof | None = None) -> None:
        self._database = database
        self._now = now
        self._proof = proof
        self._down = False

    async def stands(self) -> bool:
        """Try a small write, outside of any update's turn. Says once when it fails and once when it is back."""
        token = current_turn.set(None)
        try:
            async with asyncio.timeout(PATIENCE_SECONDS):
                await self._database.change(receiving.prove_writable, self._now())
                if self._proof:
                    await self._proof()
        except (DBAPIError, TimeoutError, StoreDown) as error:
            self._note(down=True, reason=type(error).__name__)
        else:
            self._note(down=False)
        finally:
            current_turn.reset(token)
        return not self._down

    async def quarantine(self, update_id: int, kind: str, reason: str) -> None:
        """Set an update aside. Raises StoreDown, and AlreadyDone when it has had its effect after all."""
        try:
            await self._database.change(receiving.quarantine, update_id, kind, reason, self._now())
        except DBAPIError as error:
            raise StoreDown from error

    async def is_quarantined(self, update_id: int) -> bool:
        """Raises StoreDown."""
        try:
            return await self._database.look(queries.is_quarantined, update_id)
        except DBAPIError as error:
            raise StoreDown from error

    async def is_back(self, waiting: Callable[[], bool]) -> bool:
        """Wait until it stands again, as long as somebody is `waiting`; False when nobody is any more."""
        while waiting():
            if await self.stands():
                return True
            await asyncio.sleep(PAUSE_SECONDS)
        return False

    def _note(self, *, down: bool, reason: str = "") -> None:
        if down and not self._down:
            log.error("the store is down; updates wait at Telegram", extra={"error": reason})
        if self._down and not down:
            log.warning("the store stands again")
        self._down = down
