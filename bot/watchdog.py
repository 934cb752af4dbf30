"""Looks whether clock and delivery go on, and tells the administrators in chat when they do not.

It is neither of the two and writes by aiogram: a watchdog that hung on the clock or the outbox would fall silent with
them.
"""

import asyncio
import logging
from collections.abc import Callable, Iterable
from datetime import datetime
from zoneinfo import ZoneInfo

from aiogram import Bot
from aiogram.exceptions import TelegramAPIError
from sqlalchemy.exc import DBAPIError

from handlers.words import words_in
from models.actions import watching as actions
from models.database import Database
from models.queries import watching
from models.rules.watching import Standing, Trouble, troubles

LOOK_AGAIN_SECONDS = 10.0
log = logging.getLogger(__name__)


class Watchdog:
    def __init__(
        self, database: Database, bot: Bot, now: Callable[[], datetime], zone: ZoneInfo, language: str
    ) -> None:
        self._database = database
        self._bot = bot
        self._now = now
        self._zone = zone
        self._language = language
        self._since = now()
        self.troubles: frozenset[Trouble] = frozenset()
        """What was wrong when it looked last."""

    async def run(self) -> None:
        """Look until cancelled."""
        while True:
            try:
                await self.look()
            except DBAPIError:
                log.warning("the watchdog cannot reach the database")
            await asyncio.sleep(LOOK_AGAIN_SECONDS)

    async def look(self) -> None:
        now = self._now()
        self.troubles = troubles(await self.standing(), self._since, now)
        if self.troubles != await self._database.look(watching.alarms):
            risen, over = await self._database.change(actions.learn, self.troubles, now)
            for one in sorted(risen):
                log.error("trouble in the house", extra={"trouble": one})
            await self._tell("watching-risen", risen)
            await self._tell("watching-over", over)

    async def standing(self) -> Standing:
        return await self._database.look(watching.standing, self._now())

    async def _tell(self, phrase: str, what: Iterable[Trouble]) -> None:
        for trouble in sorted(what):
            for one in await self._database.look(watching.watchers, self._now().astimezone(self._zone).date()):
                words = words_in(one.language or self._language)
                told = words.markup(phrase, trouble=words.plain(f"watching-trouble-{trouble}"))
                await self._say(one.telegram_id, told)

    async def _say(self, telegram_id: int, text: str) -> None:
        try:
            await self._bot.send_message(telegram_id, text)
        except TelegramAPIError as error:
            log.warning("an administrator cannot be told", extra={"error": type(error).__name__})
