"""What the house itself says about an update when no room can speak for it."""

import logging

from aiogram import Bot
from aiogram.exceptions import AiogramError
from sqlalchemy.exc import DBAPIError

from bot.envelope import Envelope
from handlers.words import Words, spoken, words_in
from models.database import Database
from models.queries import receiving

log = logging.getLogger(__name__)


class Voice:
    """Speaks to whoever sent an update, in private or on the pressed button, but never in front of a group."""

    def __init__(self, bot: Bot, database: Database, language: str) -> None:
        self._bot = bot
        self._database = database
        self._language = language

    async def say(self, envelope: Envelope, key: str, *, alert: bool = True) -> None:
        try:
            await self._say(envelope, key, alert=alert)
        except AiogramError as error:
            log.warning("not said", extra={"key": key, "error": type(error).__name__})

    async def _say(self, envelope: Envelope, key: str, *, alert: bool) -> None:
        words = await self._words_for(envelope)
        if envelope.press:
            await self._bot.answer_callback_query(envelope.press, text=words.plain(key), show_alert=alert)
        elif envelope.kind == "message" and envelope.chat and envelope.chat == envelope.person:
            await self._bot.send_message(envelope.chat, words(key))

    async def _words_for(self, envelope: Envelope) -> Words:
        chosen = None
        try:
            if envelope.person:
                chosen = await self._database.look(receiving.language_of, envelope.person)
        except DBAPIError as error:
            log.warning("language unknown", extra={"error": type(error).__name__})
        return words_in(spoken(chosen, envelope.language, self._language))
