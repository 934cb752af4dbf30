"""What goes out by itself: letters and the clock, plugged into aiogram's side, with which they share one budget."""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol

from aiogram import BaseMiddleware, Bot
from aiogram.client.session.middlewares.base import BaseRequestMiddleware, NextRequestMiddlewareType
from aiogram.exceptions import TelegramRetryAfter
from aiogram.methods import Response, TelegramMethod
from aiogram.methods.base import TelegramType
from aiogram.types import TelegramObject

from bot.settings import Settings
from models.ballots import BallotBox
from models.database import Database
from scheduler.clock import Clock
from scheduler.courier import Courier
from scheduler.delivery import Delivery
from scheduler.leader import Leader
from scheduler.limits import Budget, Rates

PATIENCE = 5.0
"""Seconds for which an answer in a chat may wait when Telegram holds us up; longer, and the person has gone on."""


@dataclass(frozen=True, slots=True)
class Outgoing:
    courier: Courier
    delivery: Delivery
    clock: Clock
    leader: Leader


@asynccontextmanager
async def open_outgoing(  # noqa: PLR0913, PLR0917 - everything that letters and clock are plugged into
    settings: Settings,
    now: Callable[[], datetime],
    database: Database,
    box: BallotBox,
    bot: Bot,
    rates: Rates | None = None,
) -> AsyncIterator[Outgoing]:
    """Build it; nothing goes out before somebody runs the clock or asks the delivery."""
    budget = Budget(rates)
    bot.session.middleware(SharedBudget(budget))
    courier = Courier(settings.bot_token.get_secret_value(), settings.bot_api_url, budget)
    leader = Leader(settings.database)
    delivery = Delivery(database, courier, leader, now, settings.language, settings.board_url, box=box)
    try:
        yield Outgoing(courier, delivery, Clock(database, box, delivery, leader, now), leader)
    finally:
        await courier.close()
        await leader.close()


class SharedBudget(BaseRequestMiddleware):
    """Answers in a chat spend the same budget as letters do. What names no chat costs nothing: answers to presses."""

    def __init__(self, budget: Budget) -> None:
        self._budget = budget

    async def __call__(
        self, make_request: NextRequestMiddlewareType[TelegramType], bot: Bot, method: TelegramMethod[TelegramType]
    ) -> Response[TelegramType]:
        chat_id = getattr(method, "chat_id", None)
        if chat_id is not None:
            self._ensure_soon(method, chat_id)
            await self._budget.wait(chat_id)
        try:
            return await make_request(bot, method)
        except TelegramRetryAfter as error:
            self._budget.hold(chat_id, error.retry_after)
            raise

    def _ensure_soon(self, method: TelegramMethod[Any], chat_id: int | str) -> None:
        seconds = self._budget.held_for(int(chat_id))
        if seconds > PATIENCE:
            raise TelegramRetryAfter(method, "Telegram holds this chat up", int(seconds) + 1)


class Rung(Protocol):
    """Who looks when the bell rings: see Delivery."""

    def ring(self) -> None: ...


class Bell(BaseMiddleware):
    """After an update somebody may have post: the delivery looks at once."""

    def __init__(self, delivery: Rung) -> None:
        self._delivery = delivery

    async def __call__(
        self,
        handler: Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]],
        event: TelegramObject,
        data: dict[str, Any],
    ) -> Any:  # noqa: ANN401 - aiogram's own
        try:
            return await handler(event, data)
        finally:
            self._delivery.ring()
