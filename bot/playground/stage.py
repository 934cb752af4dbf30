"""The stage on which the playground plays: its people, its groups, its clock, and what the demo hangs on it."""

import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.playground.clock import PlayClock
from bot.playground.desk import Desk
from bot.playground.files import FileStore
from bot.playground.groups import Group
from bot.playground.limits import Limits
from bot.playground.people import Person
from bot.playground.polling import Polling
from bot.playground.profile import Profile
from bot.playground.pulse import Pulse
from bot.playground.quiet import PATIENCE_SECONDS, Quiet
from bot.playground.updates import Mailbox
from bot.playground.webhook import Webhook
from bot.playground.world import Account, Chat, Event, JsonObject, World

LOOKS_REAL = re.compile(r"\d{8,12}:AA[A-Za-z0-9_-]{33}")
LOOKS_RIGHT = re.compile(r"(\d+):[A-Za-z0-9_-]+")
FIRST_GROUP = -1001


@dataclass(frozen=True)
class Phone:
    """A phone on the page. A group phone shows `chat` as `person`, one of its members, sees it."""

    person: int
    name: str
    role: str = ""
    branch: str = ""
    kind: str = "person"
    chat: int | None = None


@dataclass(frozen=True)
class Link:
    label: str
    url: str


class Stage:
    def __init__(self, token: str, clock: PlayClock, *, name: str, pace: float) -> None:
        bot = bot_of(token, name)
        pulse = Pulse()
        mailbox = Mailbox(clock, pulse)
        webhook = Webhook(mailbox, clock, pace)
        polling = Polling(mailbox, pace)
        world = World(clock, bot)
        self.clock = clock
        self.desk = Desk(clock, world, mailbox, polling, webhook, FileStore(), Profile(), pace)
        self._quiet = Quiet(mailbox, pulse)
        self._people: dict[int, Person] = {}
        self._groups: dict[int, Group] = {}
        self.cast: list[Phone] = []
        self.links: list[Link] = []
        self.timezone = "Asia/Shanghai"
        self.on_advance: list[Callable[[], Awaitable[None]]] = []
        self.next_deadline: Callable[[], Awaitable[datetime | None]] | None = None
        self.turnout: Callable[[], Awaitable[list[JsonObject]]] | None = None
        self.on_reset: Callable[[], Awaitable[None]] | None = None
        world.listeners.append(self._witness)

    @property
    def limits(self) -> Limits | None:
        return self.desk.limits

    @limits.setter
    def limits(self, limits: Limits | None) -> None:
        self.desk.limits = limits

    @property
    def privacy(self) -> bool:
        """Whether the bot hears only what is meant for it in groups where it is no administrator."""
        return self.desk.privacy

    @privacy.setter
    def privacy(self, wanted: bool) -> None:
        self.desk.privacy = wanted

    def person(
        self,
        number: int,
        name: str | None = None,
        *,
        language_code: str | None = "zh-hans",
        username: str | None = None,
        last_name: str | None = None,
    ) -> Person:
        """Gets the person, or makes them when a name is given. Raises KeyError for a number unknown so far."""
        if number not in self._people and name:
            account = Account(number, name, language_code, username, last_name)
            self._people[number] = Person(self.desk, self._quiet, self.desk.world.welcome(account))
        return self._people[number]

    def group(self, title: str, members: list[Person]) -> Group:
        """Makes a group of which the first member is the owner; the bot comes in by add_bot()."""
        number = FIRST_GROUP - len(self._groups)
        chat = self.desk.world.chats[number] = Chat(number, "group", title)
        group = self._groups[number] = Group(self.desk, chat, members)
        return group

    async def quiet(self, timeout: float = PATIENCE_SECONDS) -> None:  # noqa: ASYNC109 - part of the sentence a test writes
        await self._quiet.wait(timeout=timeout)

    async def advance(self, step: timedelta) -> None:
        """Turns the clock forward and lets the demo act on it. Raises ValueError for a step back."""
        self.clock.advance(step)
        await self._clock_moved()

    async def move_to(self, moment: datetime) -> None:
        self.clock.move_to(moment)
        await self._clock_moved()

    async def reset(self) -> None:
        """Everybody forgets everything; the demo's on_reset seeds the stage again."""
        self.desk.mailbox.drop_all()
        self.desk.world.clear()
        self.desk.files.clear()
        self._people.clear()
        self._groups.clear()
        if self.on_reset:
            await self.on_reset()
        self.desk.world.announce(Event("reset", 0))

    async def _clock_moved(self) -> None:
        self._quiet.pulse.beat()
        self.desk.world.announce(Event("clock", 0))
        for hook in self.on_advance:
            await hook()

    def _witness(self, event: Event) -> None:
        if event.kind == "toast" and event.data["text"] and event.data["person"] in self._people:
            self._people[event.data["person"]].toasts.append(event.data["text"])
        self._quiet.pulse.beat()


def bot_of(token: str, name: str) -> Account:
    """Raises ValueError for a token that looks like one of Telegram's, or like none at all."""
    if LOOKS_REAL.fullmatch(token):
        raise ValueError("this token looks real: the playground takes only an invented one, such as 10001:PLAYGROUND")
    shape = LOOKS_RIGHT.fullmatch(token)
    if not shape:
        raise ValueError("a token is digits, a colon, then letters: for example 10001:PLAYGROUND")
    return Account(int(shape[1]), name, username="jiannuo_playground_bot", is_bot=True)
