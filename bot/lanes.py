"""One thing after another for each chat and person, while other people's go on beside it."""

import asyncio
import time
from collections.abc import Awaitable, Callable, Iterable
from functools import partial

MOST_AT_ONCE = 32


class Lanes:
    """Keeps every task it begins, and waits for them at the end."""

    def __init__(self, most_at_once: int = MOST_AT_ONCE) -> None:
        self._places = asyncio.Semaphore(most_at_once)
        self._last: dict[int, asyncio.Task[None]] = {}
        self._entered: dict[asyncio.Task[None], float] = {}

    def enter(self, lanes: Iterable[int], work: Callable[[], Awaitable[None]]) -> asyncio.Task[None]:
        """Does the work when everything that entered one of its lanes before has left."""
        numbers = frozenset(lanes)
        ahead = {self._last[number] for number in numbers if number in self._last}
        task = asyncio.create_task(self._walk(ahead, work))  # noqa: TID251 - kept here and waited for in `empty`
        self._entered[task] = time.monotonic()
        self._last.update(dict.fromkeys(numbers, task))
        task.add_done_callback(partial(self._leave, numbers))
        return task

    async def empty(self) -> None:
        """Wait until everybody has left."""
        while self._entered:
            await asyncio.wait(self._entered)

    @property
    def longest_wait(self) -> float:
        """Seconds since the oldest that is still inside came in; 0 when nobody is."""
        return time.monotonic() - min(self._entered.values()) if self._entered else 0.0

    async def _walk(self, ahead: set[asyncio.Task[None]], work: Callable[[], Awaitable[None]]) -> None:
        if ahead:
            await asyncio.wait(ahead)
        async with self._places:
            await work()

    def _leave(self, numbers: frozenset[int], task: asyncio.Task[None]) -> None:
        del self._entered[task]
        for number in numbers:
            if self._last.get(number) is task:
                del self._last[number]
