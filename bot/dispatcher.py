"""The rooms in the order in which they are asked."""

from collections.abc import Iterable
from typing import Any

from aiogram import Dispatcher, Router
from aiogram.dispatcher.event.bases import UNHANDLED
from aiogram.types import CallbackQuery, TelegramObject

from bot.memory import Memory
from bot.middlewares import Introduction
from handlers import errors, menu
from models.rules.refusal import Refusal

DOORS: tuple[Router, ...] = (errors.router, menu.lobby)
"""Open to strangers, asked first."""

ROOMS: tuple[Router, ...] = (menu.router,)
"""For people of the roster only."""


class Hall(Router):
    """Asks its rooms without owning them, so that several houses can stand in one process (tests need that).

    A press goes straight to the room named in front of its data: aiogram asks handlers one after another, which costs
    a press with twenty handlers before it five times its own price.
    """

    def __init__(self, rooms: Iterable[Router], *, strangers: bool) -> None:
        super().__init__(name="doors" if strangers else "hall")
        self._rooms = {str(room.name): room for room in rooms}
        self._strangers = strangers

    async def propagate_event(self, update_type: str, event: TelegramObject, **kwargs: Any) -> Any:  # noqa: ANN401 - aiogram's own
        self._check(update_type, kwargs)
        for room in self._asked(event):
            answer = await room.propagate_event(update_type, event, **kwargs)
            if answer is not UNHANDLED:
                return answer
        return UNHANDLED

    def _check(self, update_type: str, facts: dict[str, Any]) -> None:
        if not self._strangers and update_type in {"message", "callback_query"} and facts.get("actor") is None:
            raise Refusal("stranger")

    def _asked(self, event: TelegramObject) -> Iterable[Router]:
        if not isinstance(event, CallbackQuery):
            return self._rooms.values()
        room = self._rooms.get(room_of(event.data or ""))
        return (room,) if room else ()


def room_of(data: str) -> str:
    """The room a button belongs to: buttons are packed as "room.button:facts"."""
    return data.partition(":")[0].partition(".")[0]


def build(memory: Memory, introduction: Introduction) -> Dispatcher:
    dispatcher = Dispatcher(storage=memory)
    dispatcher.update.outer_middleware(introduction)
    dispatcher.include_routers(
        Hall(DOORS, strangers=True), Hall(ROOMS, strangers=False), Hall((menu.fallback,), strangers=True)
    )
    return dispatcher
