"""The composition root: what is plugged into what, and what closes last."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime

from aiogram import Bot, Dispatcher
from aiogram.client.default import DefaultBotProperties
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer

from bot import dispatcher as hall
from bot.intake import Intake
from bot.memory import Memory
from bot.middlewares import Introduction
from bot.settings import Settings
from models.database import Database


def real_now() -> datetime:
    return datetime.now(UTC)


@dataclass
class House:
    """Everything that runs, built from the settings and one clock."""

    settings: Settings
    now: Callable[[], datetime]
    database: Database
    bot: Bot
    memory: Memory
    dispatcher: Dispatcher
    intake: Intake


@asynccontextmanager
async def open_house(settings: Settings, now: Callable[[], datetime] = real_now) -> AsyncIterator[House]:
    """Build the house and keep it until the block ends; then finish what was begun and let go."""
    database = Database(settings.database)
    bot = Bot(
        settings.bot_token.get_secret_value(),
        session=AiohttpSession(api=TelegramAPIServer.from_base(settings.bot_api_url)),
        default=DefaultBotProperties(parse_mode="HTML"),
    )
    memory = Memory(database, cached=not settings.redis_url)
    dispatcher = hall.build(memory, Introduction(database, now, settings.zone, settings.language))
    dispatcher.workflow_data.update(database=database, settings=settings)
    intake = Intake(dispatcher, bot, database, memory, now)
    try:
        yield House(settings, now, database, bot, memory, dispatcher, intake)
    finally:
        await bot.session.close()
        await database.close()
