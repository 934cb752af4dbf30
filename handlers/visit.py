"""Who has come, when, in which language and in the middle of what: what nearly every step of a longer form needs.

A room that has such a form says `router.message.middleware(announced)`, and its steps ask for `visit`.
"""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message, TelegramObject

from handlers import show
from handlers.screen import Screen
from handlers.words import Words
from models.database import Database
from models.rules.rights import Actor


@dataclass(frozen=True, slots=True)
class Visit:
    """One update of one person. `now` is aware UTC, `today` the day in the deployment's zone."""

    event: Message | CallbackQuery
    actor: Actor
    words: Words
    state: FSMContext
    database: Database
    today: date
    now: datetime

    async def show(self, screen: Screen) -> None:
        """Answer a message with a message; let a pressed message show the answer itself."""
        if isinstance(self.event, CallbackQuery):
            await show.turn_into(self.event, screen)
        else:
            await show.say(self.event, screen)


async def announced(
    step: Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]], event: TelegramObject, data: dict[str, Any]
) -> Any:  # noqa: ANN401 - aiogram's own
    names = ("actor", "words", "state", "database", "today", "now")
    if isinstance(event, Message | CallbackQuery):
        data["visit"] = Visit(event, *(data[name] for name in names))
    return await step(event, data)
