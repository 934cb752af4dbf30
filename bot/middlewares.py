"""Who is speaking, in which language and when: what a step may ask for by parameter name."""

from collections.abc import Awaitable, Callable
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from aiogram import BaseMiddleware
from aiogram.types import TelegramObject, User

from handlers.words import spoken, words_in
from models.database import Database
from models.queries import people

Handler = Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]]


class Introduction(BaseMiddleware):
    """Adds `actor` (None for a stranger), `words`, `now` (aware, UTC) and `today` (in the deployment's zone)."""

    def __init__(self, database: Database, now: Callable[[], datetime], zone: ZoneInfo, language: str) -> None:
        self._database = database
        self._now = now
        self._zone = zone
        self._language = language

    async def __call__(self, handler: Handler, event: TelegramObject, data: dict[str, Any]) -> Any:  # noqa: ANN401 - aiogram's own
        user: User | None = data.get("event_from_user")
        now = self._now()
        today = now.astimezone(self._zone).date()
        actor = await self._database.look(people.actor, user.id, today) if user else None
        chosen = actor.language if actor else None
        language = spoken(chosen, user.language_code if user else None, self._language)
        data.update(actor=actor, words=words_in(language), now=now, today=today)
        return await handler(event, data)
