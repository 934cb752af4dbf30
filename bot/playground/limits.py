"""Telegram's limits on sending, kept by the playground's clock when a test or a person asks for it."""

from collections import deque
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from math import ceil

from bot.playground.refusals import too_many
from bot.playground.world import Chat

SECOND = timedelta(seconds=1)
MINUTE = timedelta(minutes=1)


@dataclass
class Limits:
    """Messages a second over all chats, a second in one private chat, a minute in one group."""

    overall: int = 30
    private: int = 1
    group: int = 20
    _sent: dict[object, deque[datetime]] = field(default_factory=dict)

    def ensure_may_send(self, chat: Chat, now: datetime) -> None:
        """Raises Refused with the seconds until this very message would pass; it counts only if it passes."""
        a_chat = (chat.id, self.private, SECOND) if chat.kind == "private" else (chat.id, self.group, MINUTE)
        windows = [("overall", self.overall, SECOND), a_chat]
        waits = [self._wait(key, count, span, now) for key, count, span in windows]
        if max(waits) > timedelta():
            raise too_many(max(1, ceil(max(waits).total_seconds())))
        for key, _, _ in windows:
            self._sent[key].append(now)

    def _wait(self, key: object, count: int, span: timedelta, now: datetime) -> timedelta:
        sent = self._sent.setdefault(key, deque())
        while sent and sent[0] <= now - span:
            sent.popleft()
        return sent[len(sent) - count] + span - now if len(sent) >= count else timedelta()
