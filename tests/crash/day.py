"""A scripted day: several people say and press at random, and every act has a known effect that must come exactly once.

What people have done is written down here, beside Telegram and beside the bot; at the evening it is compared with what
the database says.
"""

import asyncio
import random
from dataclasses import dataclass, field

from sqlmodel import Session, col, func, select

from bot.playground.people import Person
from bot.playground.telegram import StandIn
from bot.playground.world import JsonObject
from models import audit
from models.database import Database
from models.tables import Quarantine
from tests.counting import counted, remembered

MOST_WAITING = 40
"""People stop for breath while Telegram keeps this many updates: a backlog, but not a heap."""

BREATH_SECONDS = 0.02
HALF = 0.5


@dataclass
class History:
    """What each person has said or pressed, as numbers, in order."""

    done: dict[int, list[int]] = field(default_factory=dict)
    last: int = 0

    def next_number(self) -> int:
        self.last += 1
        return self.last

    def note(self, person: Person, number: int) -> None:
        self.done.setdefault(person.id, []).append(number)


class Day:
    """`fewest` is how many acts it lasts at least, however slow the machine is."""

    def __init__(self, stand_in: StandIn, people: list[Person], fewest: int) -> None:
        self.history = History()
        self._stand_in = stand_in
        self._people = people
        self._fewest = fewest
        self._pressed: set[str] = set()

    async def go_on(self, dice: random.Random, enough: asyncio.Event) -> None:
        """People act until it is enough, and not too few times for the day to mean something."""
        while not enough.is_set() or sum(map(len, self.history.done.values())) < self._fewest:
            if len(self._stand_in.desk.mailbox) < MOST_WAITING:
                await self._act(dice.choice(self._people), eager=dice.random() < HALF)
            await asyncio.sleep(dice.random() * BREATH_SECONDS)

    async def evening(self) -> None:
        """Nobody does anything more; wait until the bot has taken every update."""
        await self._stand_in.quiet()

    async def _act(self, person: Person, *, eager: bool) -> None:
        button = self._fresh_button(person)
        if button and eager:
            message, data = button
            self._pressed.add(data)
            await person.press(data=data, message=message)
            self.history.note(person, int(data.partition(":")[2]))
            return
        number = self.history.next_number()
        await person.say(f"记 {number}")
        self.history.note(person, number)

    def _fresh_button(self, person: Person) -> tuple[int, str] | None:
        """A button of the counting room that this person has not pressed yet."""
        shown = [(message["message_id"], one) for message in person.transcript()[-8:] for one in _data_of(message)]
        return next(((message, data) for message, data in shown if data not in self._pressed), None)


def _data_of(message: JsonObject) -> list[str]:
    rows = message.get("reply_markup", {}).get("inline_keyboard", [])
    return [one["callback_data"] for row in rows for one in row if one.get("callback_data", "").startswith("counting.")]


@dataclass(frozen=True)
class Verdict:
    """What the evening shows. Numbers of effects; empty everywhere when the house is sound."""

    lost: tuple[int, ...]
    twice: tuple[int, ...]
    unheard_of: tuple[int, ...]
    out_of_order: tuple[int, ...]
    forgotten: tuple[int, ...]
    quarantined: int
    broken_at: int | None

    @property
    def sound(self) -> bool:
        return self == SOUND


SOUND = Verdict((), (), (), (), (), 0, None)


async def judge(database: Database, history: History, ids: dict[int, int]) -> Verdict:
    """`ids` maps Telegram accounts to people of the roster."""
    effects = await database.look(counted)
    acts = [number for numbers in history.done.values() for number in numbers]
    mine = {account: await database.look(counted, ids[account]) for account in history.done}
    heard = {account: await database.look(remembered, account) for account in history.done}
    return Verdict(
        lost=tuple(sorted(set(acts) - set(effects))),
        twice=tuple(sorted({number for number in effects if effects.count(number) > 1})),
        unheard_of=tuple(sorted(set(effects) - set(acts))),
        out_of_order=tuple(account for account, numbers in history.done.items() if mine[account] != numbers),
        forgotten=tuple(account for account in history.done if heard[account] != mine[account]),
        quarantined=await database.look(_quarantined),
        broken_at=await database.look(audit.first_broken),
    )


def _quarantined(session: Session) -> int:
    return session.exec(select(func.count(col(Quarantine.update_id)))).one()
