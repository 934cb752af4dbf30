"""Delivers the simulated year's letters by the house's own outbox: claimed, worded, carried, settled.

A handful at each moment goes the whole way: the real Delivery, the real words, the real courier and its HTTP client,
one letter a change. The mass is claimed and settled by the same outbox code, 64 a change; a letter that simply arrives
is not worded, but dropped where everything that it reminds of is cleared. Whatever fails goes through the real courier.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from random import Random
from typing import Any, Concatenate, ParamSpec, Protocol, TypeVar
from zoneinfo import ZoneInfo

from sqlalchemy import func, select
from sqlmodel import Session, col

from bot.simulate.telephone import Telephone
from handlers import letters
from handlers.reader import NotNow, Reader
from handlers.screen import Screen
from handlers.words import words_in
from models import claims, outbox
from models.ballots import BallotBox
from models.claims import Claimed
from models.database import Database
from models.rules.calendar import EVENING, MORNING
from models.rules.delivering import Lapsed, NotBefore, Outcome, Sent
from models.rules.notices import WorkAhead, WorkLate, WorkLateBelow
from models.tables import Pause, Reminder
from scheduler.courier import Courier
from scheduler.delivery import Delivery
from scheduler.leader import Leader

P = ParamSpec("P")
T = TypeVar("T")
A_SECOND = 25
"""Letters: the pace that the house allows itself; the simulated clock goes on with each."""
ALOUD = frozenset({WorkLate.__name__, WorkLateBelow.__name__})
AHEAD = WorkAhead.__name__


class Hears(Protocol):
    """Who is told what is about to be carried; `aloud`: it was put into words."""

    def __call__(self, person: int, kind: str, facts: dict[str, Any], *, aloud: bool) -> None: ...


class Crash(BaseException):
    """The process was killed: nobody in it may catch this and go on."""


@dataclass(slots=True)
class Moment:
    """The simulated clock."""

    now: datetime

    def __call__(self) -> datetime:
        return self.now

    def letter_goes(self) -> None:
        self.now += timedelta(seconds=1 / A_SECOND)


class Mortal(Database):
    """The real database; the process that uses it can be made to end at one of its next changes."""

    changes_left: int | None = None

    async def change(self, action: Callable[Concatenate[Session, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        if self.changes_left == 0:
            raise Crash
        if self.changes_left:
            self.changes_left -= 1
        return await super().change(action, *args, **kwargs)


@dataclass(slots=True)
class Handful:
    """The courier, but no more than `left` letters go until it is filled again."""

    courier: Courier
    moment: Moment
    left: int = 0

    @property
    def room(self) -> int:
        return self.courier.room

    async def turn(self, in_flight: int) -> int:
        """One at a time, so that the same seed brings the same order."""
        return min(1, await self.courier.turn(in_flight)) if self.left and not in_flight else 0

    async def carry(
        self, chat_id: int, thread_id: int | None, screen: Screen, message_id: int | None = None
    ) -> Outcome:
        self.left = max(0, self.left - 1)
        self.moment.letter_goes()
        return await self.courier.carry(chat_id, thread_id, screen, message_id)


@dataclass(slots=True)
class Post:
    """`worded(person, kind, facts)` hears what is about to be carried. `aloud`: how likely what is late is worded."""

    database: Mortal
    leader: Leader
    courier: Courier
    box: BallotBox
    telephone: Telephone
    moment: Moment
    dice: Random
    zone: ZoneInfo
    language: str
    worded: Hears
    works: Callable[[date], bool]
    handful: int
    aloud: float
    crash_in: int | None = None
    """After so many of the mass's batches the process ends."""
    delivery: Delivery = field(init=False)
    hand: Handful = field(init=False)
    carried: int = 0

    def __post_init__(self) -> None:
        self.open_anew()

    def open_anew(self) -> None:
        """A new process: it knows nothing of what was in flight."""
        self.hand = Handful(self.courier, self.moment)
        self.delivery = Delivery(
            self.database, self.hand, self.leader, self.moment, self.language, write=self._written, box=self.box
        )

    async def deliver(self, keep: int = 0) -> None:
        """Everything that may go now, but for so many. Raises Crash where that was wished."""
        waiting = await self.database.look(_waiting, self.moment()) - keep
        if waiting <= 0 and keep:
            return
        self.hand.left = self.handful
        await self.delivery.deliver_waiting()
        await self._deliver_mass(self.carried + waiting - self.handful if keep else None)

    def _written(self, session: Session, reader: Reader, kind: str, facts: dict[str, Any]) -> Screen | None:
        screen = letters.write(session, reader, kind, facts)
        if screen:
            self.worded(reader.person_id or 0, kind, facts, aloud=True)
        return screen

    # ── the mass ───────────────────────────────────────────────────────────────────────────────────────────────────

    async def _deliver_mass(self, until: int | None) -> None:
        still_open: dict[date, set[int]] = {}
        arrived: list[tuple[Claimed, Outcome]] = []
        while not self.telephone.is_cut:
            is_enough = until is not None and self.carried >= until
            most = 0 if is_enough else claims.WINDOW
            claimed = await self.database.change(_settled_and_claimed, arrived, self.moment(), most)
            if not claimed:
                return
            arrived = []
            for place, letter in enumerate(claimed):
                if self.crash_in == 0 and place >= len(claimed) // 2:
                    self.crash_in = None
                    raise Crash
                arrived.append((letter, await self._outcome(letter, still_open)))
            self.crash_in = self.crash_in and self.crash_in - 1

    async def _outcome(self, letter: Claimed, still_open: dict[date, set[int]]) -> Outcome:
        self.carried += 1
        if self._is_worded(letter):
            return await self._carried(letter)
        if letter.kind == AHEAD and letter.person_id not in await self._open_on(letter, still_open):
            return Lapsed()
        self.worded(letter.person_id or 0, letter.kind, letter.facts, aloud=False)
        self.moment.letter_goes()
        if self.telephone.is_fine(letter.chat_id):
            return Sent(self.telephone.take(letter.chat_id, letter.message_id))
        return await self.courier.carry(letter.chat_id, None, Screen(letter.kind), letter.message_id)

    def _is_worded(self, letter: Claimed) -> bool:
        """At night, on days off, and when it is not about today, only the words know whether it may go."""
        local = self.moment().astimezone(self.zone)
        is_good_time = MORNING <= local.time() < EVENING and self.works(local.date())
        if letter.kind in ALOUD:
            return not is_good_time or self.dice.random() < self.aloud
        return letter.kind == AHEAD and not (is_good_time and letter.facts["day"] == local.date().isoformat())

    async def _carried(self, letter: Claimed) -> Outcome:
        try:
            screen = await self.database.look(self._words, letter)
        except NotNow as not_now:
            return NotBefore(not_now.until)
        if screen is None:
            return Lapsed()
        self.moment.letter_goes()
        return await self.courier.carry(letter.chat_id, None, screen, letter.message_id)

    def _words(self, session: Session, letter: Claimed) -> Screen | None:
        reader = Reader(words_in(self.language), self.moment(), self.box, letter.person_id)
        return self._written(session, reader, letter.kind, letter.facts)

    async def _open_on(self, letter: Claimed, known: dict[date, set[int]]) -> set[int]:
        day = date.fromisoformat(letter.facts["day"])
        if day not in known:
            known[day] = await self.database.look(_with_open_work, day)
        return known[day]


def _settled_and_claimed(
    session: Session, arrived: Sequence[tuple[Claimed, Outcome]], now: datetime, most: int
) -> list[Claimed]:
    for letter, outcome in arrived:
        outbox.settle(session, letter, outcome, now)
    return claims.claim(session, now, most) if most else []


def _waiting(session: Session, now: datetime) -> int:
    return int(session.connection().execute(select(func.count()).where(claims.due(now))).scalar_one())


def _with_open_work(session: Session, day: date) -> set[int]:
    """Whoever was to be reminded on that day, has not done all of it, and does not rest."""
    links = select(col(Reminder.person_id)).where(
        col(Reminder.on_day) == day, col(Reminder.waits).is_(False), col(Reminder.cleared_at).is_(None)
    )
    resting = select(col(Pause.person_id)).where(col(Pause.since) <= day, col(Pause.until) >= day)
    links = links.where(col(Reminder.person_id).not_in(resting.where(col(Pause.person_id).is_not(None))))
    return set(session.connection().execute(links).scalars())
