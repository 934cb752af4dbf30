"""How fast Telegram may be written to: one budget for both libraries, because they share one token."""

import asyncio
from collections import OrderedDict
from dataclasses import dataclass

from aiolimiter import AsyncLimiter

CHATS_REMEMBERED = 4096
"""More than two and a half minutes at full speed: no chat is forgotten before its limit has run out."""

MOST_AT_ONCE = 64
"""Nobody asks for more room than that."""

SURELY_OVER = 0.1
"""Seconds added to what Telegram asked us to wait."""

TOGETHER = 1.0
"""When two chats are told to wait within so many seconds, it is we who are too fast, not the chats."""


@dataclass(frozen=True, slots=True)
class Rates:
    """Telegram's limits, kept with a margin. A pair is a burst and the seconds in which it is earned back.

    Telegram counts about 30 messages a second over all, one a second in a private chat and 20 a minute in a group,
    edits included. Three at once and 25 a second are at most 28 in any second; five at once and five more each twenty
    seconds are at most 20 in any minute.
    """

    overall: tuple[float, float] = (3, 3 / 25)
    private: tuple[float, float] = (3, 3)
    group: tuple[float, float] = (5, 20)


UNLIMITED = Rates(overall=(100_000, 1), private=(100_000, 1), group=(100_000, 1))
"""For a stand-in that counts nothing: tests and benchmarks."""


class Budget:
    """`wait` before every message or edit; `hold` when Telegram says so. Times are the event loop's."""

    def __init__(self, rates: Rates | None = None) -> None:
        self._rates = rates or Rates()
        self._overall = AsyncLimiter(*self._rates.overall)
        self._chats: OrderedDict[int, AsyncLimiter] = OrderedDict()
        self._held: dict[int | None, float] = {}
        self._last_hold: tuple[int, float] | None = None

    async def wait(self, chat_id: int | str | None) -> None:
        """Until a message may go to this chat. What goes to no chat (an answer to a press) is not counted."""
        if chat_id is None:
            return
        chat = int(chat_id)
        await self._until_free(chat)
        await self._limiter(chat).acquire()
        await self._overall.acquire()
        await self._until_free(chat)

    @property
    def room(self) -> int:
        """How many messages may go at once without waiting for the overall pace."""
        burst, _ = self._rates.overall
        return next((n for n in range(min(int(burst), MOST_AT_ONCE), 0, -1) if self._overall.has_capacity(n)), 0)

    @property
    def pause(self) -> float:
        """Seconds in which the overall pace makes room for one more message."""
        burst, seconds = self._rates.overall
        return seconds / burst

    def hold(self, chat_id: int | str | None, seconds: float) -> float:
        """Telegram told us to wait. Returns the seconds until this chat may be tried again."""
        chat = None if chat_id is None else int(chat_id)
        now = _time()
        over = now + seconds + SURELY_OVER
        self._held = {held: until for held, until in self._held.items() if until > now}
        self._held[None if self._is_meant_for_all(chat, now) else chat] = over
        return over - now

    def held_for(self, chat_id: int | None) -> float:
        """Seconds until messages may go to this chat, or (None) to any, again; 0 when they may now."""
        return max(0.0, max(self._held.get(held, 0.0) for held in (chat_id, None)) - _time())

    async def _until_free(self, chat: int) -> None:
        if rest := self.held_for(chat):
            await asyncio.sleep(rest)
            await self._until_free(chat)

    def _is_meant_for_all(self, chat: int | None, now: float) -> bool:
        before, self._last_hold = self._last_hold, None if chat is None else (chat, now)
        return chat is None or (before is not None and before[0] != chat and now - before[1] < TOGETHER)

    def _limiter(self, chat: int) -> AsyncLimiter:
        if chat not in self._chats:
            self._chats[chat] = AsyncLimiter(*(self._rates.group if chat < 0 else self._rates.private))
        self._chats.move_to_end(chat)
        if len(self._chats) > CHATS_REMEMBERED:
            self._chats.popitem(last=False)
        return self._chats[chat]


def _time() -> float:
    return asyncio.get_running_loop().time()
