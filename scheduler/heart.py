"""The beat that says that work goes on. Written down now and then, so that others see when it stops."""

import asyncio
from collections.abc import Callable
from datetime import datetime

from models.actions import watching
from models.database import Database
from models.rules.watching import Heart

EVERY_SECONDS = 20.0


class Beat:
    """`await beat()` after each piece of work done: most of the calls cost nothing."""

    def __init__(self, heart: Heart, database: Database, now: Callable[[], datetime]) -> None:
        self._heart = heart
        self._database = database
        self._now = now
        self._again_at = 0.0

    async def __call__(self) -> None:
        moment = asyncio.get_running_loop().time()
        if moment >= self._again_at:
            self._again_at = moment + EVERY_SECONDS
            await self._database.change(watching.beat, self._heart, self._now())
