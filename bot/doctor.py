"""What is misconfigured, and how to mend it."""

import os
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.exceptions import AiogramError, TelegramNotFound, TelegramUnauthorizedError
from aiogram.types import WebhookInfo
from sqlalchemy.engine import make_url
from sqlalchemy.exc import OperationalError

from bot.settings import Settings
from handlers.words import Words
from models import schema
from models.database import Database
from models.queries import watching
from models.rules.watching import STILL_AFTER, Heart

PATIENCE_SECONDS = 10
RECENT = timedelta(hours=1)
FIRST_YEAR = 2025
"""A clock that stands before this program was written is wrong."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at. What is not good says how to mend it."""

    good: bool
    text: str


async def examine(settings: Settings, words: Words, now: datetime) -> list[Finding]:
    """Look at everything; nothing is written anywhere. Needs the network for the findings about Telegram only."""
    telegram = [finding async for finding in _telegram(settings, words, now)]
    database = _database(settings, words)
    return [
        Finding(good=True, text=words.plain("console-doctor-settings")),
        _clock(settings, words, now),
        _keys(settings, words),
        database,
        *(await _hearts(settings, words, now) if database.good else []),
        *telegram,
    ]


def _clock(settings: Settings, words: Words, now: datetime) -> Finding:
    local = now.astimezone(settings.zone).strftime("%Y-%m-%d %H:%M")
    if now.year < FIRST_YEAR:
        return Finding(good=False, text=words.plain("console-doctor-clock-wrong", now=local))
    return Finding(good=True, text=words.plain("console-doctor-clock", now=local, zone=settings.timezone))


def _keys(settings: Settings, words: Words) -> Finding:
    folder, data = settings.ballot_key_dir.resolve(), settings.data_dir.resolve()
    if folder.is_relative_to(data):
        text = words.plain("console-doctor-keys-inside", folder=str(folder), data=str(data))
        return Finding(good=False, text=text)
    if not _writable(folder):
        return Finding(good=False, text=words.plain("console-doctor-keys-shut", folder=str(folder)))
    return Finding(good=True, text=words.plain("console-doctor-keys", folder=str(folder)))


def _writable(folder: Path) -> bool:
    """The folder itself, or the nearest one above it where it would be made."""
    there = next(one for one in (folder, *folder.parents) if one.exists())
    return there.is_dir() and os.access(there, os.W_OK | os.X_OK)


def _database(settings: Settings, words: Words) -> Finding:
    kind = make_url(settings.database).get_backend_name()
    try:
        revision = schema.revision_of(settings.database)
    except OperationalError:
        return Finding(good=False, text=words.plain("console-database-away"))
    if revision is None or revision.at is None:
        return Finding(good=False, text=words.plain("console-database-empty"))
    if not revision.is_known:
        return Finding(good=False, text=words.plain("console-database-newer"))
    if not revision.is_current:
        return Finding(good=False, text=words.plain("console-database-older"))
    return Finding(good=True, text=words.plain("console-doctor-database", kind=kind, revision=revision.head))


async def _hearts(settings: Settings, words: Words, now: datetime) -> list[Finding]:
    """How clock and delivery do; nothing is said where neither has ever run."""
    database = Database(settings.database)
    try:
        beats = (await database.look(watching.standing, now)).beats
    finally:
        await database.close()
    return [_heart(words, heart, now - at) for heart, at in sorted(beats.items())]


def _heart(words: Words, heart: Heart, age: timedelta) -> Finding:
    if age <= STILL_AFTER:
        return Finding(good=True, text=words.plain(f"console-doctor-{heart}-beats"))
    minutes = int(age.total_seconds()) // 60
    return Finding(good=False, text=words.plain(f"console-doctor-{heart}-still", minutes=minutes))


async def _telegram(settings: Settings, words: Words, now: datetime) -> AsyncIterator[Finding]:
    async with telegram(settings) as bot:
        try:
            me = await bot.get_me(request_timeout=PATIENCE_SECONDS)
            webhook = await bot.get_webhook_info(request_timeout=PATIENCE_SECONDS)
        except (TelegramUnauthorizedError, TelegramNotFound):
            yield Finding(good=False, text=words.plain("console-doctor-token-unknown"))
            return
        except AiogramError:
            yield Finding(good=False, text=words.plain("console-doctor-telegram-away", address=settings.bot_api_url))
            return
    yield Finding(good=True, text=words.plain("console-doctor-token", name=str(me.username)))
    for finding in _webhook(settings, words, webhook, now):
        yield finding


def _webhook(settings: Settings, words: Words, info: WebhookInfo, now: datetime) -> Iterator[Finding]:
    waiting = info.pending_update_count
    if settings.webhook_url and not settings.webhook_url.startswith("https://"):
        yield Finding(good=False, text=words.plain("console-doctor-webhook-insecure"))
    elif info.last_error_date and now - info.last_error_date < RECENT:
        said = info.last_error_message or ""
        yield Finding(good=False, text=words.plain("console-doctor-webhook-failing", said=said, waiting=waiting))
    elif settings.webhook_url:
        yield Finding(good=True, text=words.plain("console-doctor-webhook", waiting=waiting))
    else:
        yield Finding(good=True, text=words.plain("console-doctor-polling", waiting=waiting))


@asynccontextmanager
async def telegram(settings: Settings) -> AsyncIterator[Bot]:
    """A line to Telegram for a question or two."""
    session = AiohttpSession(api=TelegramAPIServer.from_base(settings.bot_api_url))
    bot = Bot(settings.bot_token.get_secret_value(), session=session)
    try:
        yield bot
    finally:
        await session.close()


async def asked_name(settings: Settings) -> str:
    """The bot's name without @; empty when Telegram cannot be asked or does not know it."""
    async with telegram(settings) as bot:
        try:
            return (await bot.get_me(request_timeout=PATIENCE_SECONDS)).username or ""
        except AiogramError:
            return ""
