"""Tells who waits for it that something moved, so that nobody has to look again and again."""

import asyncio
from collections.abc import Callable


class Pulse:
    def __init__(self) -> None:
        self._next = asyncio.Event()

    def beat(self) -> None:
        self._next.set()
        self._next = asyncio.Event()

    async def next(self) -> None:
        await self._next.wait()

    async def beats_within(self, seconds: float) -> bool:
        try:
            async with asyncio.timeout(seconds):
                await self.next()
        except TimeoutError:
            return False
        return True

    async def until(self, holds: Callable[[], bool]) -> None:
        while not holds():
            await self.next()
