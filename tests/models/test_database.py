"""Changes commit as a whole or not at all, once an update, on both databases."""

import asyncio
from datetime import UTC, datetime

import pytest
from sqlmodel import Session, col, func, select

from models.actions.founding import found_unit
from models.database import Database
from models.rules.refusal import Refusal
from models.rules.rights import Level
from models.tables import Conversation, DoneUpdate, Unit
from models.turn import AlreadyDone, Memo, Turn, current_turn

NOW = datetime(2026, 1, 20, 1, 0, tzinfo=UTC)


def count_units(session: Session) -> int:
    return session.exec(select(func.count(col(Unit.id)))).one()


def found_and_refuse(session: Session) -> None:
    found_unit(session, "青石村党支部", Level.branch)
    raise Refusal("not-yours")


def count_up(session: Session, unit_id: int) -> None:
    unit = session.get_one(Unit, unit_id, with_for_update=True)
    unit.name = str(int(unit.name) + 1)
    session.add(unit)


async def test_a_refused_change_leaves_nothing_behind(database: Database) -> None:
    with pytest.raises(Refusal):
        await database.change(found_and_refuse)
    assert await database.look(count_units) == 0


async def test_changes_that_come_together_all_count_and_refused_ones_do_not(database: Database) -> None:
    counter = await database.change(found_unit, "0", Level.branch)
    changes = [database.change(count_up, counter.id) for _ in range(60)]
    refusals = [database.change(found_and_refuse) for _ in range(20)]
    results = await asyncio.gather(*changes, *refusals, return_exceptions=True)
    assert sum(isinstance(result, Refusal) for result in results) == 20
    after = await database.look(lambda session: session.get_one(Unit, counter.id).name)
    assert after == "60"
    assert await database.look(count_units) == 1


async def test_the_same_update_has_effect_once(database: Database) -> None:
    for _ in range(2):
        token = current_turn.set(Turn(17, NOW, {"1:1": Memo("pledging:text", {"a": 1})}))
        try:
            await database.change(found_unit, "青石村党支部", Level.branch)
        except AlreadyDone:
            continue
        finally:
            current_turn.reset(token)
    assert await database.look(count_units) == 1
    assert await database.look(lambda session: session.get_one(Conversation, "1:1").state) == "pledging:text"
    assert await database.look(lambda session: session.get_one(DoneUpdate, 17).done_at) == NOW


async def test_a_second_change_in_one_turn_is_refused_as_a_programming_error(database: Database) -> None:
    token = current_turn.set(Turn(18, NOW))
    await database.change(found_unit, "青石村党支部", Level.branch)
    with pytest.raises(RuntimeError, match="one change a turn"):
        await database.change(found_unit, "河湾村党支部", Level.branch)
    current_turn.reset(token)
