"""The rooms in the order in which they are asked."""

from collections.abc import Iterable
from typing import Any

from aiogram import Dispatcher, Router
from aiogram.dispatcher.event.bases import UNHANDLED
from aiogram.fsm.storage.base import BaseEventIsolation
from aiogram.types import CallbackQuery, Message, TelegramObject

from bot import speed
from bot.memory import Memory
from bot.middlewares import Introduction
from handlers import errors
from handlers.administering import talk as administering
from handlers.deciding import talk as deciding
from handlers.joining import inviting
from handlers.joining import talk as joining
from handlers.keeping import talk as keeping
from handlers.menu import talk as menu
from handlers.overseeing import talk as overseeing
from handlers.pledging import talk as pledging
from handlers.printing import talk as printing
from handlers.publishing import binding
from handlers.publishing import talk as publishing
from handlers.rating import talk as rating
from handlers.reviewing import talk as reviewing
from handlers.year import talk as year
from models.rules.refusal import Refusal

DOORS: tuple[Router, ...] = (errors.router, binding.door, joining.router)
"""Open to strangers, asked first."""

ROOMS: tuple[Router, ...] = (
    rating.router,
    menu.router,
    inviting.router,
    deciding.router,
    publishing.router,
    pledging.router,
    keeping.router,
    printing.router,
    reviewing.router,
    year.router,
    administering.router,
    overseeing.router,
)
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
        if not self._strangers and kwargs.get("actor") is None:
            return _turned_away(event)
        for room in self._asked(event):
            answer = await room.propagate_event(update_type, event, **kwargs)
            if answer is not UNHANDLED:
                return answer
        return UNHANDLED

    def _asked(self, event: TelegramObject) -> Iterable[Router]:
        if not isinstance(event, CallbackQuery):
            return self._rooms.values()
        room = self._rooms.get(room_of(event.data or "")) or self._rooms.get(str(menu.fallback.name))
        return (room,) if room else ()


def _turned_away(event: TelegramObject) -> Any:  # noqa: ANN401 - aiogram's own
    """A stranger is told so, but not in front of a whole group."""
    if isinstance(event, CallbackQuery) or (isinstance(event, Message) and event.chat.type == "private"):
        raise Refusal("stranger")
    return UNHANDLED


def room_of(data: str) -> str:
    """The room a button belongs to: buttons are packed as "room.button:facts"."""
    return data.partition(":")[0].partition(".")[0]


def build(memory: Memory, introduction: Introduction, isolation: BaseEventIsolation | None = None) -> Dispatcher:
    for room in (*DOORS, *ROOMS, menu.fallback):
        speed.ask_here(room)
    dispatcher = Dispatcher(storage=memory, events_isolation=isolation)
    dispatcher.update.outer_middleware(introduction)
    dispatcher.include_routers(
        Hall(DOORS, strangers=True), Hall(ROOMS, strangers=False), Hall((menu.fallback,), strangers=True)
    )
    return dispatcher
