"""Between several replicas: no two of them take updates of one person in one chat at the same time.

One process needs none of this, it keeps people in lanes; so this is imported only where REDIS_URL is set.
"""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from typing import Any, Self

from aiogram.fsm.storage.base import StorageKey
from aiogram.fsm.storage.redis import RedisEventIsolation
from redis.asyncio import Redis
from redis.exceptions import RedisError

from bot.store import StoreDown

LONGEST_SECONDS = 60
"""A lock dies by itself after that, so that a killed replica holds up nobody for longer."""


class SharedIsolation(RedisEventIsolation):
    """aiogram's, but a Redis that is away is waited for like the database, and is let go of at the end."""

    @classmethod
    def from_url(cls, url: str, connection_kwargs: dict[str, Any] | None = None, **wishes: Any) -> Self:  # noqa: ANN401 - aiogram's own
        return cls(Redis.from_url(url, **connection_kwargs or {}), **wishes)

    @asynccontextmanager
    async def lock(self, key: StorageKey) -> AsyncIterator[None]:
        """Raises StoreDown. A lock that cannot be given back dies by itself: the work under it is done."""
        held = self.redis.lock(self.key_builder.build(key, "lock"), timeout=LONGEST_SECONDS)
        try:
            await held.acquire()
        except RedisError as error:
            raise StoreDown from error
        try:
            yield
        finally:
            with suppress(RedisError):
                await held.release()

    async def prove(self) -> None:
        """Raises StoreDown."""
        try:
            await self.redis.exists("jiannuo")
        except RedisError as error:
            raise StoreDown from error

    async def close(self) -> None:
        await self.redis.aclose(close_connection_pool=True)
