"""Drains the outbox: claim, word, carry, settle. Several letters at once, one a chat."""

import asyncio
import logging
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from typing import Any, Protocol

from sqlmodel import Session

from handlers import letters
from handlers.reader import NotNow, Reader
from handlers.screen import Screen
from handlers.words import words_in
from models import outbox
from models.database import Database
from models.outbox import Claimed
from models.rules.delivering import (
    MOST_TRIES,
    REST_AFTER_BREAKING,
    Hopeless,
    Lapsed,
    Later,
    NotBefore,
    Outcome,
)

log = logging.getLogger(__name__)
NAP = 1.0
"""Seconds after which we look even when nobody rang: another process may have posted."""

BREATH = 0.05
"""Seconds between two looks however often somebody rings."""


PATIENCE = 20.0
"""Seconds for which a stop waits for letters in flight."""


Writer = Callable[[Session, Reader, str, dict[str, Any]], Screen | None]


class Carrier(Protocol):
    """Who carries: see Courier."""

    @property
    def room(self) -> int: ...

    async def carry(
        self, chat_id: int, thread_id: int | None, screen: Screen, message_id: int | None = None
    ) -> Outcome: ...


class Leads(Protocol):
    """Who says whether it is for us to deliver: see Leader."""

    async def leads(self) -> bool: ...


class Delivery:
    """`language` is what is spoken to groups and to people who have not chosen; `board_url` is for letters' links."""

    def __init__(  # noqa: PLR0913, PLR0917 - everything a letter is claimed, worded and carried with
        self,
        database: Database,
        courier: Carrier,
        leader: Leads,
        now: Callable[[], datetime],
        language: str,
        board_url: str = "",
        write: Writer = letters.write,
    ) -> None:
        self._database = database
        self._courier = courier
        self._leader = leader
        self._now = now
        self._language = language
        self._write = write
        self._board_url = board_url
        self._bell = asyncio.Event()
        self._one_pass = asyncio.Lock()
        self._knows_what_is_in_flight = False

    def ring(self) -> None:
        """Somebody may have posted: look now."""
        self._bell.set()

    async def run(self) -> None:
        """Deliver until cancelled; what is in flight then is waited for and settled."""
        while True:
            try:
                await self.deliver_waiting()
            except Exception:
                log.exception("the delivery stumbled and goes on")
            await asyncio.sleep(BREATH)
            with suppress(TimeoutError):
                await asyncio.wait_for(self._bell.wait(), NAP)
            self._bell.clear()

    async def deliver_waiting(self) -> int:
        """Deliver everything that may go now; returns how many letters were taken."""
        async with self._one_pass:
            if not await self._may_deliver():
                return 0
            await self._database.change(outbox.tidy, self._now())
            return await self._drain()

    async def _may_deliver(self) -> bool:
        """Only the leader does. After somebody else's crash, or ours, what was in flight is in doubt."""
        if not await self._leader.leads():
            self._knows_what_is_in_flight = False
            return False
        if not self._knows_what_is_in_flight:
            await self._database.change(outbox.resurrect, self._now())
            self._knows_what_is_in_flight = True
        return await self._database.look(outbox.anything_waiting, self._now())

    async def _drain(self) -> int:
        """Claim as much as there is room for, again whenever one has arrived."""
        taken = 0
        in_flight: set[asyncio.Future[None]] = set()
        try:
            while True:
                claimed = await self._claim(self._courier.room - len(in_flight))
                taken += len(claimed)
                in_flight |= {asyncio.ensure_future(self._deliver(letter)) for letter in claimed}
                if not in_flight:
                    return taken
                arrived, in_flight = await asyncio.wait(in_flight, return_when=asyncio.FIRST_COMPLETED)
                for one in arrived:
                    one.result()
        except BaseException:
            self._knows_what_is_in_flight = False
            await _arrival_of(in_flight)
            raise

    async def _claim(self, most: int) -> list[Claimed]:
        return await self._database.change(outbox.claim, self._now(), most) if most > 0 else []

    async def _deliver(self, letter: Claimed) -> None:
        outcome = await self._carried(letter)
        if isinstance(outcome, Hopeless):
            log.error("a letter is dead", extra={"letter": letter.id, "kind": letter.kind, "reason": outcome.reason})
        await self._database.change(outbox.settle, letter, outcome, self._now())

    async def _carried(self, letter: Claimed) -> Outcome:
        try:
            screen = await self._database.look(self._worded, letter)
        except NotNow as not_now:
            return NotBefore(not_now.until)
        except Exception as error:
            log.exception("a letter cannot be worded", extra={"letter": letter.id, "kind": letter.kind})
            broken = Hopeless(f"cannot be worded: {type(error).__name__}")
            return broken if letter.attempt >= MOST_TRIES else Later(REST_AFTER_BREAKING)
        if screen is None:
            return Lapsed()
        return await self._courier.carry(letter.chat_id, letter.thread_id, screen, letter.message_id)

    def _worded(self, session: Session, letter: Claimed) -> Screen | None:
        words = words_in(letter.language or self._language)
        reader = Reader(words, self._now(), letter.person_id, letter.group_id, self._board_url)
        return self._write(session, reader, letter.kind, letter.facts)


async def _arrival_of(in_flight: set[asyncio.Future[None]]) -> None:
    """Stopped politely: letters on their way arrive and are settled; one that takes too long stays in doubt."""
    if in_flight:
        _, late = await asyncio.wait(in_flight, timeout=PATIENCE)
        for one in late:
            one.cancel()
