"""A sample of the table on PostgreSQL and over HTTP, with phones: what the other tests spare changes nothing."""

import json
import random
from collections import Counter
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, Engine, create_engine, select
from sqlmodel import Session, SQLModel

from bot.playground.clock import PlayClock
from bot.playground.people import Person
from bot.playground.telegram import StandIn
from models.ballots import BallotBox
from models.keyring import KeyRing
from tests.authorization.cells import Cell, all_cells, conversation_of, matter_of, words_of
from tests.authorization.judging import wrong_in
from tests.authorization.matrix import On, Round, Sign
from tests.authorization.matters import NOW, World
from tests.authorization.scene import TABLES, TOKEN, Answer, Rows
from tests.authorization.world import build
from tests.conftest import NO_SERVER, housed
from tests.databases import Postgresql

SEED = 20260409
REFUSED, DONE = 48, 12
KEEPS_NOTHING = frozenset({On.draft, On.revision, On.wish, On.papers, On.group, On.bound_group})
"""What would have to be begun before, or happens in a group: pressed in the other tests only."""


@dataclass
class Street:
    """The whole bot, people with phones before it, and a look at everything that is true."""

    stand_in: StandIn
    world: World
    engine: Engine

    def phone(self, cell: Cell) -> Person:
        account = self.world.pressers[cell.who].telegram_id
        return self.stand_in.person(account, cell.who.name, language_code="zh-hans")

    async def answer(self, cell: Cell) -> Answer:
        """What the phone shows after the press that it did not show before."""
        phone, facts = self.phone(cell), matter_of(cell, self.world)
        if cell.may or not words_on(phone):  # else what is to be shown may stand there already
            await phone.start()
            await self.stand_in.quiet()
        said, is_press = words_of(cell, facts)
        shown, before = Counter(words_on(phone)), self.truth()
        phone.toasts.clear()
        await (phone.press(data=said) if is_press else phone.say(said))
        await self.stand_in.quiet()
        news = list((Counter(words_on(phone)) - shown).elements())
        return Answer("\n".join([*phone.toasts, *news]), bool(news), before, self.truth())

    def truth(self) -> Rows:
        with self.engine.connect() as connection:
            return {name: frozenset(rows_of(connection, name)) for name in TABLES}


def rows_of(connection: Connection, name: str) -> Iterator[tuple[Any, ...]]:
    for row in connection.execute(select(SQLModel.metadata.tables[name])):
        yield tuple(json.dumps(one, sort_keys=True) if isinstance(one, dict | list) else one for one in row)


def words_on(phone: Person) -> list[str]:
    return [
        "\n".join([message.get("text", ""), *(button["text"] for button in buttons_below(message))])
        for message in phone.transcript()
        if message["from"]["is_bot"]
    ]


def buttons_below(message: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for row in message.get("reply_markup", {}).get("inline_keyboard", []):
        yield from row


@pytest.fixture
async def street(postgresql: Postgresql | None, tmp_path: Path) -> AsyncIterator[Street]:
    if postgresql is None:
        pytest.skip(NO_SERVER)
    url = postgresql.empty()
    engine = create_engine(url)
    with Session(engine, expire_on_commit=False) as session, session.begin():
        world = build(session, BallotBox(KeyRing(tmp_path / "ballot-keys")))
    stand_in = StandIn(token=TOKEN, clock=PlayClock(NOW), pace=0.01)
    await stand_in.start()
    async with housed(stand_in, url, tmp_path):
        yield Street(stand_in, world, engine)
    await stand_in.stop()
    engine.dispose()


def can_be_pressed_alone(cell: Cell, world: World) -> bool:
    begun_before = cell.row.on in KEEPS_NOTHING or conversation_of(cell, matter_of(cell, world))
    return not begun_before and cell.house is Round.open and cell.row.sign is not Sign.slip


def sample(world: World) -> list[Cell]:
    """Refused ones change nothing and may follow each other; those that are done come in the end, one a way.

    What is only shown comes before what is changed, which could leave nothing to be shown.
    """
    dice = random.Random(SEED)
    alone = [cell for cell in all_cells(world) if can_be_pressed_alone(cell, world)]
    refused = dice.sample([cell for cell in alone if not cell.may], REFUSED)
    done = {cell.row.way: cell for cell in dice.sample(alone, len(alone)) if cell.may}
    drawn = dice.sample(list(done.values()), DONE)
    return [*refused, *sorted(drawn, key=lambda cell: cell.row.sign is not Sign.shown)]


async def test_a_sample_of_the_table_holds_on_phones_too(street: Street) -> None:
    wrong = {str(cell): await wrong_on(street, cell) for cell in sample(street.world)}
    assert {cell: why for cell, why in wrong.items() if why} == {}


async def wrong_on(street: Street, cell: Cell) -> str:
    return wrong_in(cell, matter_of(cell, street.world), await street.answer(cell), street.world)
