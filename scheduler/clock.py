"""The timetable on one page. The only file that names apscheduler.

Deadlines are rows and letters wait in the outbox: no job is about a single deadline or person, so nothing is lost with
the scheduler's memory. A job that was missed is made up once, never twice at a time.
"""

import asyncio
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from datetime import UTC, datetime
from typing import Protocol

from apscheduler.schedulers.asyncio import AsyncIOScheduler

from models.actions import housekeeping
from models.ballots import BallotBox
from models.database import Database
from models.rules.watching import Heart
from scheduler import counting, duties
from scheduler.delivery import Leads
from scheduler.heart import Beat

NEVER_TOO_LATE = {"misfire_grace_time": None, "coalesce": True, "max_instances": 1}
SCAN_SECONDS = 30
PURGE_HOURS = 6


class Delivers(Protocol):
    """Who delivers: see Delivery."""

    async def deliver_waiting(self) -> int: ...

    async def run(self) -> None: ...

    def ring(self) -> None: ...


class Clock:
    """Wakes, asks what is due and has it done; what is due follows from `now` and the database alone."""

    def __init__(
        self,
        database: Database,
        box: BallotBox,
        delivery: Delivers,
        leader: Leads,
        now: Callable[[], datetime],
    ) -> None:
        self._database = database
        self._box = box
        self._delivery = delivery
        self._leader = leader
        self._now = now
        self._beat = Beat(Heart.clock, database, now)
        self._one_tick = asyncio.Lock()

    def timetable(self) -> AsyncIOScheduler:
        scheduler = AsyncIOScheduler(timezone=UTC, job_defaults=NEVER_TOO_LATE)
        at_once = datetime.fromtimestamp(time.time(), UTC)  # any earlier, and each run missed since is reckoned up
        scheduler.add_job(self.scan, "interval", seconds=SCAN_SECONDS, id="scan", next_run_time=at_once)
        scheduler.add_job(self.purge, "interval", hours=PURGE_HOURS, id="purge", next_run_time=at_once)
        return scheduler

    @asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        """Keep the timetable and deliver until the block ends; a tick or a letter under way is finished first."""
        scheduler = self.timetable()
        scheduler.start()
        delivering = asyncio.ensure_future(self._delivery.run())
        try:
            yield
        finally:
            async with self._one_tick:
                scheduler.shutdown(wait=False)
            delivering.cancel()
            with suppress(asyncio.CancelledError):
                await delivering

    async def wake(self, now: datetime | None = None) -> None:
        """Do at once everything that is due, as when the playground's clock has been turned."""
        await self.scan(now)
        while await self._delivery.deliver_waiting():
            continue

    async def scan(self, now: datetime | None = None) -> None:
        """Fulfil what is due, if we lead."""
        async with self._one_tick:
            if await self._leader.leads():
                await duties.fulfil_all(self._database, now or self._now())
                await counting.conclude(self._database, self._box, now or self._now())
                await self._beat()
        self._delivery.ring()

    async def purge(self, now: datetime | None = None) -> None:
        """Forget what has been kept long enough, if we lead."""
        async with self._one_tick:
            if await self._leader.leads():
                await self._database.change(housekeeping.forget, now or self._now())
