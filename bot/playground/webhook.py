"""The webhook: updates carried to the bot, lane by lane, again and again until it says yes."""

import asyncio
import random
from collections.abc import Awaitable, Callable, Hashable
from contextlib import suppress
from datetime import timedelta
from typing import Any

import aiohttp

from bot.playground.clock import PlayClock
from bot.playground.updates import Mailbox, Posted
from bot.playground.world import JsonObject

ANSWER_SECONDS = 60
FIRST_PAUSE_SECONDS = 2
LONGEST_PAUSE_SECONDS = (60, 120)
LONGEST_RETRY_AFTER_SECONDS = 3600
GONE_FOR = timedelta(hours=23)

CarryOut = Callable[[aiohttp.ClientResponse], Awaitable[None]]


class Webhook:
    """`pace` is how many real seconds one of Telegram's seconds lasts while it waits to try again."""

    def __init__(self, mailbox: Mailbox, clock: PlayClock, pace: float) -> None:
        self._mailbox = mailbox
        self._clock = clock
        self._pace = pace
        self.carry_out: CarryOut = _nothing
        self._work: asyncio.Task[None] | None = None
        self._lanes: dict[Hashable, asyncio.Task[None]] = {}
        self.forget()

    def forget(self) -> None:
        self.url = ""
        self.secret: str | None = None
        self.max_connections = 40
        self.last_error: JsonObject = {}
        self._gone_since: Any = None

    async def open(self, url: str, secret: str | None, max_connections: int | None) -> None:
        await self.close()
        self.url, self.secret, self.max_connections = url, secret, max_connections or 40
        self._work = asyncio.create_task(self._serve())  # noqa: TID251 - kept here, ended by close()

    async def close(self) -> None:
        work, self._work = self._work, None
        self.forget()
        if work and work is not asyncio.current_task():
            work.cancel()
            with suppress(asyncio.CancelledError):
                await work

    def as_info(self) -> JsonObject:
        info = {"url": self.url, "has_custom_certificate": False, "pending_update_count": len(self._mailbox)}
        if self.url:
            info |= {"max_connections": self.max_connections, "ip_address": "127.0.0.1", **self.last_error}
        return info | ({"allowed_updates": sorted(self._mailbox.allowed)} if self._mailbox.allowed else {})

    async def _serve(self) -> None:
        patience = aiohttp.ClientTimeout(total=ANSWER_SECONDS)
        places = asyncio.Semaphore(self.max_connections)
        async with aiohttp.ClientSession(timeout=patience) as http, asyncio.TaskGroup() as lanes:
            while True:
                for lane in {posted.lane for posted in self._mailbox.waiting()} - self._lanes.keys():
                    self._open_lane(lane, lanes.create_task(self._walk(lane, http, places)))
                await self._mailbox.pulse.next()

    def _open_lane(self, lane: Hashable, walker: asyncio.Task[None]) -> None:
        self._lanes[lane] = walker
        walker.add_done_callback(lambda _: self._close_lane(lane))

    def _close_lane(self, lane: Hashable) -> None:
        del self._lanes[lane]
        self._mailbox.pulse.beat()

    async def _walk(self, lane: Hashable, http: aiohttp.ClientSession, places: asyncio.Semaphore) -> None:
        while posted := next((one for one in self._mailbox.waiting() if one.lane == lane), None):
            await self._deliver(posted, http, places)

    async def _deliver(self, posted: Posted, http: aiohttp.ClientSession, places: asyncio.Semaphore) -> None:
        """The first retry comes at once, the next after 2, 4, 8 … seconds; the update keeps its number."""
        pause = 0.0
        while posted in self._mailbox.waiting():
            async with places:
                asked_to_wait = await self._try(posted, http)
            if asked_to_wait is None:
                return
            await asyncio.sleep(max(asked_to_wait, pause) * self._pace)
            longest = random.uniform(*LONGEST_PAUSE_SECONDS)  # noqa: S311 - spreads retries, guards nothing
            pause = min(pause * 2 or FIRST_PAUSE_SECONDS, longest)

    async def _try(self, posted: Posted, http: aiohttp.ClientSession) -> float | None:
        """None when the bot took it; otherwise the seconds it asks to be left alone, often 0."""
        secret = {"X-Telegram-Bot-Api-Secret-Token": self.secret} if self.secret else {}
        try:
            async with http.post(self.url, json=posted.body, headers=secret, allow_redirects=False) as answer:
                if not 200 <= answer.status < 300:  # noqa: PLR2004 - the class of success
                    return self._refused(answer)
                await self.carry_out(answer)
        except TimeoutError:
            return self._failed("Read timeout expired")
        except aiohttp.ClientConnectionError as error:
            refused = isinstance(error, aiohttp.ClientConnectorError)
            return self._failed("Connection refused" if refused else "Connection reset by peer")
        self._gone_since = None
        self._mailbox.confirm(posted.id)
        return None

    def _refused(self, answer: aiohttp.ClientResponse) -> float:
        self._failed(f"Wrong response from the webhook: {answer.status} {answer.reason}")
        self._close_when_gone(answer.status)
        wait = answer.headers.get("Retry-After", "0")
        return float(min(int(wait), LONGEST_RETRY_AFTER_SECONDS)) if wait.isdecimal() else 0.0

    def _failed(self, words: str) -> float:
        now = int(self._clock.now().timestamp())
        self.last_error = {"last_error_date": now, "last_error_message": words}
        self._mailbox.pulse.beat()
        return 0.0

    def _close_when_gone(self, status: int) -> None:
        """Whoever answers 410 for 23 hours is believed."""
        if status != 410:  # noqa: PLR2004 - Gone
            self._gone_since = None
            return
        self._gone_since = self._gone_since or self._clock.now()
        if self._clock.now() - self._gone_since >= GONE_FOR and self._work:
            self._work.cancel()
            self.forget()


async def _nothing(_answer: aiohttp.ClientResponse) -> None:
    """What a reply does before the door is there to carry it out."""
