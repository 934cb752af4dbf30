"""The composition root: what is plugged into what, and what stops in which order."""

import asyncio
import logging
import signal
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime

from aiogram import Bot, Dispatcher
from aiogram.client.default import DefaultBotProperties
from aiogram.client.telegram import TelegramAPIServer
from aiogram.exceptions import AiogramError
from aiogram.fsm.storage.base import BaseEventIsolation
from aiogram.fsm.storage.memory import DisabledEventIsolation
from aiohttp import web

from bot import commands, logs, speed, webhook
from bot import dispatcher as hall
from bot.board import pages as board
from bot.flood import Buckets, Pace
from bot.health import Health
from bot.intake import Intake
from bot.line import Line, Unwelcome
from bot.memory import Memory
from bot.metrics import Metrics
from bot.middlewares import Introduction
from bot.outgoing import Bell, Outgoing, open_outgoing
from bot.polling import Polling
from bot.reception import Reception
from bot.settings import Settings, hints
from bot.store import Proof, Store
from bot.voice import Voice
from bot.watchdog import Watchdog
from bot.web import build, served
from handlers.printing.press import Press
from models.ballots import BallotBox
from models.database import Database
from models.keyring import KeyRing
from scheduler.clock import Clock
from scheduler.courier import Courier
from scheduler.delivery import Delivery
from scheduler.limits import Rates

log = logging.getLogger(__name__)


def real_now() -> datetime:
    return datetime.now(UTC)


@dataclass
class House:
    """Everything that runs, built from the settings and one clock."""

    settings: Settings
    now: Callable[[], datetime]
    database: Database
    box: BallotBox
    bot: Bot
    memory: Memory
    dispatcher: Dispatcher
    intake: Intake
    reception: Reception
    line: Line
    polling: Polling
    metrics: Metrics
    web: web.Application
    courier: Courier
    delivery: Delivery
    clock: Clock
    watchdog: Watchdog


@asynccontextmanager
async def open_house(
    settings: Settings,
    now: Callable[[], datetime] = real_now,
    *,
    pace: Pace | None = None,
    rates: Rates | None = None,
) -> AsyncIterator[House]:
    """Build the house and keep it until the block ends; then finish what was begun and let go.

    `pace` is how fast one person may come in, `rates` how fast we may write to Telegram.
    """
    database = Database(settings.database)
    bot = Bot(
        settings.bot_token.get_secret_value(),
        session=speed.Session(api=TelegramAPIServer.from_base(settings.bot_api_url)),
        default=DefaultBotProperties(parse_mode="HTML"),
    )
    (isolation, proof), box = _isolation(settings), BallotBox(KeyRing(settings.ballot_key_dir))
    press = Press()
    try:
        async with open_outgoing(settings, now, database, box, bot, rates) as outgoing:
            house = _built(settings, now, database, box, bot, isolation, proof, pace or Pace(), outgoing)
            house.dispatcher.workflow_data.update(printer=press)  # a press is what steps call a button that was pressed
            yield house
    finally:
        press.close()
        await isolation.close()
        await bot.session.close()
        await database.close()


def _built(  # noqa: PLR0913, PLR0917 - what must be closed is opened by open_house
    settings: Settings,
    now: Callable[[], datetime],
    database: Database,
    box: BallotBox,
    bot: Bot,
    isolation: BaseEventIsolation,
    proof: Proof | None,
    pace: Pace,
    outgoing: Outgoing,
) -> House:
    memory = Memory(database, cached=not settings.redis_url)
    introduction = Introduction(database, now, settings.zone, settings.language)
    dispatcher = hall.build(memory, introduction, isolation)
    dispatcher.workflow_data.update(database=database, box=box, settings=settings, board_url=settings.board_url)
    dispatcher.update.outer_middleware(Bell(outgoing.delivery))
    intake = Intake(dispatcher, bot, database, memory, now)
    store, metrics, line = Store(database, now, proof), Metrics(), Line(bot)
    reception = Reception(intake, Voice(bot, database, settings.language), store, Buckets(pace, now), metrics)
    watchdog = Watchdog(database, bot, now, settings.zone, settings.language)
    health = Health(reception, store, metrics, now, watchdog, outgoing)
    notices = board.routes(database, now, settings.zone, settings.language)
    site = build(health.routes(), webhook.routes(reception, settings), notices)
    polling = Polling(line, reception)
    return House(
        settings, now, database, box, bot, memory, dispatcher, intake, reception, line, polling, metrics, site,
        outgoing.courier, outgoing.delivery, outgoing.clock, watchdog,
    )  # fmt: skip


def _isolation(settings: Settings) -> tuple[BaseEventIsolation, Proof | None]:
    """Several replicas must not take two updates of one person at once; one process keeps them in lanes already."""
    if not settings.redis_url:
        return DisabledEventIsolation(), None
    from bot.isolation import SharedIsolation  # noqa: PLC0415 - redis is there only for those who need it

    shared = SharedIsolation.from_url(settings.redis_url)
    return shared, shared.prove


def run_until_stopped(settings: Settings) -> None:
    """Run the house until SIGTERM or SIGINT, then stop politely. Synchronous: it brings its own event loop.

    Raises SettingsMistake when an address cannot be had, Unwelcome when Telegram refuses us; each is one clear line.
    """
    logs.set_up(settings.log_format, secrets=settings.secrets)
    for hint in hints():
        log.warning(hint)
    asyncio.run(_live(settings))


async def _live(settings: Settings) -> None:
    async with open_house(settings) as house:
        await run(house)


async def run(house: House) -> None:
    """Take updates until a signal comes. Updates stop first, the web last, so that nobody is left without an answer."""
    stopped = asyncio.Event()
    with _told_by_signals(stopped):
        async with served(house.web, house.settings.listen), house.clock.running():
            speed.settle_in()
            try:
                await _take_updates(house, stopped)
            except* Unwelcome as refusals:
                raise refusals.exceptions[0] from None


async def _take_updates(house: House, stopped: asyncio.Event) -> None:
    by_webhook = bool(house.settings.webhook_url)
    async with asyncio.TaskGroup() as tasks:
        taking = tasks.create_task(_answer_the_door(house) if by_webhook else house.polling.run())
        watching = tasks.create_task(house.watchdog.run())
        menus = tasks.create_task(_show_menus(house))
        log.info("the house is open", extra={"by": "webhook" if by_webhook else "polling"})
        await stopped.wait()
        log.info("finishing what is at hand")
        watching.cancel()
        menus.cancel()
        taking.cancel()


async def _answer_the_door(house: House) -> None:
    """Register the webhook and stay until cancelled; then finish the updates at hand."""
    await webhook.register(house.line, house.settings)
    try:
        await asyncio.Event().wait()
    finally:
        await house.reception.close()


async def _show_menus(house: House) -> None:
    """A menu that cannot be shown now is shown at the next start: nothing depends on it."""
    try:
        await commands.register(house.bot, house.settings.language)
    except AiogramError as error:
        log.warning("command menus are not registered", extra={"error": type(error).__name__})


@contextmanager
def _told_by_signals(stopped: asyncio.Event) -> Iterator[None]:
    """The first signal asks for a polite stop; a second one has its usual, impolite effect."""
    loop = asyncio.get_running_loop()
    signals = (signal.SIGTERM, signal.SIGINT)

    def tell() -> None:
        stopped.set()
        for one in signals:
            loop.remove_signal_handler(one)

    for one in signals:
        loop.add_signal_handler(one, tell)
    try:
        yield
    finally:
        tell()
