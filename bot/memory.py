"""aiogram's conversation storage, kept in our own database: a half-written pledge survives a restart.

What a step wants remembered is written with the step's own change, in the same transaction (models/turn.py), so that a
conversation never stands elsewhere than its truth.
"""

from collections.abc import Mapping
from typing import Any

from aiogram.fsm.state import State
from aiogram.fsm.storage.base import BaseStorage, StateType, StorageKey
from sqlmodel import Session

from models.database import Database
from models.tables import Conversation
from models.turn import Memo, Turn, current_turn

MOST_CACHED = 10_000


class Memory(BaseStorage):
    """Reads through a cache when this is the only process; what is remembered waits in the turn until it commits."""

    def __init__(self, database: Database, *, cached: bool = True) -> None:
        self._database = database
        self._cached = cached
        self._cache: dict[str, Memo] = {}

    async def set_state(self, key: StorageKey, state: StateType = None) -> None:
        memo = await self._memo(key)
        name = state.state if isinstance(state, State) else state
        if name != memo.state:
            _remember(key, Memo(name, memo.data))

    async def get_state(self, key: StorageKey) -> str | None:
        return (await self._memo(key)).state

    async def set_data(self, key: StorageKey, data: Mapping[str, Any]) -> None:
        memo = await self._memo(key)
        _remember(key, Memo(memo.state, dict(data)))

    async def get_data(self, key: StorageKey) -> dict[str, Any]:
        return dict((await self._memo(key)).data)

    async def close(self) -> None:
        self._cache.clear()

    def keep(self, turn: Turn) -> None:
        """The turn is committed: from now on its memos are what people stand at."""
        if not self._cached:
            return
        self._cache.update(turn.memos)
        while len(self._cache) > MOST_CACHED:
            self._cache.pop(next(iter(self._cache)))

    def distrust(self) -> None:
        """Something went wrong while a turn was being committed: read everything anew."""
        self._cache.clear()

    async def _memo(self, key: StorageKey) -> Memo:
        name = name_of(key)
        turn = current_turn.get()
        if turn and name in turn.memos:
            return turn.memos[name]
        if name not in self._cache:
            memo = await self._database.look(_stored, name)
            if not self._cached:
                return memo
            self._cache[name] = memo
        return self._cache[name]


def name_of(key: StorageKey) -> str:
    """One conversation a person and chat: "chat:person"."""
    return f"{key.chat_id}:{key.user_id}"


def _remember(key: StorageKey, memo: Memo) -> None:
    turn = current_turn.get()
    if turn is None:
        raise RuntimeError("a conversation remembers only within a turn")
    if turn.spent:
        raise RuntimeError("a conversation remembers before the change that commits it, not after")
    turn.memos[name_of(key)] = memo


def _stored(session: Session, name: str) -> Memo:
    conversation = session.get(Conversation, name)
    return Memo(conversation.state, conversation.data) if conversation else Memo(None, {})
