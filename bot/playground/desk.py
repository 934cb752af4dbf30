"""What a method finds on its desk: the world, the mailbox, the files and the open questions of one bot."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from bot.playground.clock import PlayClock
from bot.playground.files import FileStore
from bot.playground.limits import Limits
from bot.playground.polling import Polling
from bot.playground.profile import Profile
from bot.playground.updates import Mailbox
from bot.playground.webhook import Webhook
from bot.playground.world import Account, Chat, World

PRESS_LIFE = timedelta(seconds=150)


@dataclass(frozen=True)
class Press:
    person: Account
    chat: Chat
    at: datetime


@dataclass
class Presses:
    """Button presses that wait for an answer: each may be answered once, within 150 seconds."""

    _open: dict[str, Press] = field(default_factory=dict)
    _last: int = 0

    def begin(self, person: Account, chat: Chat, now: datetime) -> str:
        self._last += 1
        press_id = str(person.id * 1_000_000 + self._last)
        self._open[press_id] = Press(person, chat, now)
        return press_id

    def answer(self, press_id: str, now: datetime) -> Press | None:
        press = self._open.pop(press_id, None)
        return press if press and now - press.at <= PRESS_LIFE else None


@dataclass
class Desk:
    clock: PlayClock
    world: World
    mailbox: Mailbox
    polling: Polling
    webhook: Webhook
    files: FileStore
    profile: Profile
    pace: float
    privacy: bool = True
    next_webhook_at: float = 0.0
    limits: Limits | None = None
    presses: Presses = field(default_factory=Presses)
