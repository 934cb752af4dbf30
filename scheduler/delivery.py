"""Drains the outbox: claim, word, carry, settle. Several letters at once, one a chat."""

import asyncio
import logging
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import datetime
from typing import Any, Protocol

from sqlmodel import Session

from handlers import letters
from handlers.reader import NotNow, Reader
from handlers.screen import Screen
from handlers.words import words_in
from models import claims, outbox
from models.ballots import BallotBox
from models.claims import Claimed
from models.database import Database
from models.rules.delivering import (
    MOST_TRIES,
    REST_AFTER_BREAKING,
    Hopeless,
    Lapsed,
    Later,
    NotBefore,
    Outcome,
)
from models.rules.watching import Heart
from scheduler.heart import Beat
from scheduler.unseen import Unseen

log = logging.getLogger(__name__)
NAP = 1.0
"""Seconds after which we look even when nobody rang: another process may have posted."""

BREATH = 0.05
"""Seconds between two looks however often somebody rings."""


PATIENCE = 20.0
"""Seconds for which a stop waits for letters in flight."""


Arrived = tuple[Claimed, Outcome]
InFlight = set[asyncio.Future[Arrived | None]]
"""What leaves no trace arrives as None."""
Writer = Callable[[Session, Reader, str, dict[str, Any]], Screen | None]


class Carrier(Protocol):
    """Who carries: see Courier."""

    @property
    def room(self) -> int: ...

    async def turn(self, in_flight: int) -> int: ...

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
        *,
        box: BallotBox,
    ) -> None:
        self._database = database
        self._box = box
        self._courier = courier
        self._leader = leader
        self._now = now
        self._language = language
        self._write = write
        self._board_url = board_url
        self._bell = asyncio.Event()
        self._one_pass = asyncio.Lock()
        self._beat = Beat(Heart.delivery, database, now)
        self._unseen = Unseen(database, courier, self._worded)
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
                async with asyncio.timeout(NAP):  # wait_for would swallow a cancellation that comes with the bell
                    await self._bell.wait()
            self._bell.clear()

    async def deliver_waiting(self) -> int:
        """Deliver everything that may go now; returns how many letters were taken."""
        async with self._one_pass:
            if not await self._may_deliver():
                return 0
            await self._unseen.take(self._now(), at_once=True)
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
        await self._beat()
        return self._unseen.is_ready or await self._database.look(claims.anything_waiting, self._now())

    async def _drain(self) -> int:
        """Claim as much as there is room for, again whenever one has arrived."""
        taken = 0
        arrived: list[Arrived] = []
        in_flight: InFlight = set()
        try:
            while True:
                most = await self._courier.turn(len(in_flight))
                unseen = self._unseen.share(most)
                claimed = await self._settle_and_claim(arrived, most - len(unseen))
                taken += len(claimed) + len(unseen)
                in_flight |= {asyncio.ensure_future(self._deliver(letter)) for letter in claimed}
                in_flight |= {asyncio.ensure_future(self._unseen.deliver(letter)) for letter in unseen}
                if not in_flight and not (most and self._unseen.is_ready):
                    return taken
                done, in_flight = await _next_arrival(in_flight)
                arrived = [letter for one in done if (letter := one.result())]
                await self._unseen.take(self._now(), at_once=False)
                await self._beat()
        except BaseException:
            self._knows_what_is_in_flight = False
            await self._settle_and_claim([*arrived, *await _arrival_of(in_flight)], 0)
            raise

    async def _settle_and_claim(self, arrived: Sequence[Arrived], most: int) -> list[Claimed]:
        """One change for both: it stands between every two letters."""
        if not arrived and most <= 0:
            return []
        return await self._database.change(_settled_and_claimed, arrived, self._now(), most)

    async def _deliver(self, letter: Claimed) -> Arrived:
        outcome = await self._carried(letter)
        if isinstance(outcome, Hopeless):
            log.error("a letter is dead", extra={"letter": letter.id, "kind": letter.kind, "reason": outcome.reason})
        return letter, outcome

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
        reader = Reader(words, self._now(), self._box, letter.person_id, letter.group_id, self._board_url)
        return self._write(session, reader, letter.kind, letter.facts)


def _settled_and_claimed(session: Session, arrived: Sequence[Arrived], now: datetime, most: int) -> list[Claimed]:
    for letter, outcome in arrived:
        outbox.settle(session, letter, outcome, now)
    return claims.claim(session, now, most) if most > 0 else []


async def _next_arrival(in_flight: InFlight) -> tuple[InFlight, InFlight]:
    return await asyncio.wait(in_flight, return_when=asyncio.FIRST_COMPLETED) if in_flight else (set(), set())


async def _arrival_of(in_flight: InFlight) -> list[Arrived]:
    """Stopped politely: letters on their way arrive and are settled; one that takes too long stays in doubt."""
    if not in_flight:
        return []
    done, late = await asyncio.wait(in_flight, timeout=PATIENCE)
    for one in late:
        one.cancel()
    return [letter for one in done if not one.exception() and (letter := one.result())]
