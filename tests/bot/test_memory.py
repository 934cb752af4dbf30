"""Where somebody stands in a conversation is kept with the change, survives a restart and falls with a refusal."""

import pytest
from aiogram.fsm.storage.base import StorageKey
from sqlmodel import Session

from bot.memory import Memory
from models.actions.founding import found_unit
from models.database import Database
from models.rules.refusal import Refusal
from models.rules.rights import Level
from models.tables import Conversation
from models.turn import Turn, current_turn
from tests.bot.conftest import TODAY, Porch
from tests.counting import remembered

KEY = StorageKey(bot_id=1, chat_id=7001, user_id=7001)


def kept(session: Session) -> str | None:
    conversation = session.get(Conversation, "7001:7001")
    return conversation.state if conversation else None


async def test_a_conversation_goes_on_after_a_restart(each_porch: Porch) -> None:
    async with each_porch.polling():
        person = each_porch.phone("彭冬生")
        await person.say("记 1")
        await person.heard("记下了 1")
    async with each_porch.polling() as house:
        await person.say("记 2")
        await person.heard("记下了 2")
        assert await house.database.look(remembered, person.id) == [1, 2]


async def test_what_is_remembered_commits_with_the_change(database: Database) -> None:
    memory = Memory(database)
    turn = Turn(1, TODAY)
    token = current_turn.set(turn)
    await memory.set_state(KEY, "pledging:text")
    await memory.set_data(KEY, {"text": "修路"})
    assert await memory.get_state(KEY) == "pledging:text"
    assert await database.look(kept) is None
    await database.change(found_unit, "青石村党支部", Level.branch)
    memory.keep(turn)
    current_turn.reset(token)
    assert await database.look(kept) == "pledging:text"
    assert await memory.get_data(KEY) == {"text": "修路"}
    assert await Memory(database).get_data(KEY) == {"text": "修路"}


async def test_a_refused_change_remembers_nothing(database: Database) -> None:
    def refuse(_: Session) -> None:
        raise Refusal("not-yours")

    memory = Memory(database)
    token = current_turn.set(Turn(1, TODAY))
    await memory.set_state(KEY, "pledging:text")
    with pytest.raises(Refusal):
        await database.change(refuse)
    current_turn.reset(token)
    assert await memory.get_state(KEY) is None
    assert await database.look(kept) is None


async def test_remembering_after_the_change_is_a_programming_error(database: Database) -> None:
    memory = Memory(database)
    token = current_turn.set(Turn(1, TODAY))
    await database.change(found_unit, "青石村党支部", Level.branch)
    with pytest.raises(RuntimeError, match="before the change"):
        await memory.set_state(KEY, "pledging:text")
    current_turn.reset(token)


async def test_outside_of_a_turn_nothing_is_remembered(database: Database) -> None:
    with pytest.raises(RuntimeError, match="only within a turn"):
        await Memory(database).set_state(KEY, "pledging:text")


async def test_a_finished_conversation_leaves_no_row(database: Database) -> None:
    for number, state in enumerate(("pledging:text", None)):
        memory = Memory(database)
        token = current_turn.set(Turn(number + 1, TODAY))
        await memory.set_state(KEY, state)
        await memory.set_data(KEY, {})
        await database.change(found_unit, f"支部 {number}", Level.branch)
        current_turn.reset(token)
    assert await database.look(lambda session: session.get(Conversation, "7001:7001")) is None


async def test_without_a_cache_another_process_is_heard_at_once(database: Database) -> None:
    mine, other = Memory(database, cached=False), Memory(database, cached=False)
    assert await mine.get_state(KEY) is None
    token = current_turn.set(Turn(1, TODAY))
    await other.set_state(KEY, "pledging:text")
    await database.change(found_unit, "青石村党支部", Level.branch)
    current_turn.reset(token)
    assert await mine.get_state(KEY) == "pledging:text"
