"""A stand-in with two people, and both libraries' bots in front of it."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime

import pytest
from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from telegram.ext import ExtBot

from bot.playground.clock import PlayClock
from bot.playground.people import Person
from bot.playground.telegram import StandIn

TOKEN = "10001:PLAYGROUND"


@pytest.fixture
def clock() -> PlayClock:
    return PlayClock(datetime(2026, 3, 18, 1, 20, tzinfo=UTC))


@pytest.fixture
async def stand_in(clock: PlayClock) -> AsyncIterator[StandIn]:
    stand_in = StandIn(TOKEN, clock, pace=0.01)
    await stand_in.start()
    yield stand_in
    await stand_in.stop()


@pytest.fixture
async def bot(stand_in: StandIn) -> AsyncIterator[Bot]:
    session = AiohttpSession(api=TelegramAPIServer.from_base(stand_in.url))
    yield Bot(TOKEN, session=session)
    if session._session:  # session.close() would sleep a quarter of a second for TLS that is not there
        await session._session.close()


@pytest.fixture
async def ptb(stand_in: StandIn) -> AsyncIterator[ExtBot[None]]:
    async with ExtBot[None](TOKEN, base_url=stand_in.url + "/bot", base_file_url=stand_in.url + "/file/bot") as bot:
        yield bot


@pytest.fixture
async def anna(stand_in: StandIn) -> Person:
    anna = stand_in.person(7001, "安娜")
    await anna.start()
    stand_in.desk.mailbox.drop_all()
    return anna


@pytest.fixture
async def boris(stand_in: StandIn) -> Person:
    boris = stand_in.person(7002, "鲍里斯")
    await boris.start()
    stand_in.desk.mailbox.drop_all()
    return boris
