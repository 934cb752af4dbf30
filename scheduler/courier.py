"""Carries a screen to a chat within Telegram's limits, and says plainly what came of it.

The only file that names python-telegram-bot. Telegram knows no key by which it would recognise a letter sent twice, so
everything hangs on telling "certainly not sent" from "nobody knows": that stands in the error's cause.
"""

import asyncio
import html
import logging
import os
import re
from collections.abc import Callable, Coroutine
from dataclasses import dataclass, replace
from datetime import timedelta
from random import SystemRandom
from typing import Any

import httpx
from telegram import InlineKeyboardButton, InlineKeyboardMarkup, LinkPreviewOptions
from telegram.error import BadRequest, ChatMigrated, Forbidden, InvalidToken, NetworkError, RetryAfter, TelegramError
from telegram.ext import BaseRateLimiter, ExtBot
from telegram.request import HTTPXRequest

from handlers.screen import Screen
from models.rules.delivering import REST_AFTER_HALT, Halt, Hopeless, InDoubt, Later, Moved, Outcome, Sent, Unreachable
from scheduler.limits import Budget

IN_FLIGHT = 8
"""At 150 ms a call, eight at once are twice what the overall limit lets through."""

LONGEST_REST = 300.0
"""Seconds: how rarely we knock while Telegram does not answer."""

UNCHANGED = re.compile("message is not modified", re.IGNORECASE)
UNREADABLE = re.compile("can't parse entities", re.IGNORECASE)
GONE = re.compile(
    "message to edit not found|message can't be edited|message_id_invalid|there is no text in the message",
    re.IGNORECASE,
)
AWAY = re.compile(
    "chat not found|peer_id_invalid|not enough rights|have no (rights|write access)|need administrator rights"
    "|chat_write_forbidden|chat_restricted|topic_closed|message thread not found",
    re.IGNORECASE,
)
TOO_LARGE = re.compile("(request entity|payload) too large", re.IGNORECASE)
"""Beginnings of descriptions: python-telegram-bot changes their capitals, and Telegram may add to them."""

NEVER_LEFT = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout)
OUR_MISTAKE = (TypeError, ValueError)
NO_PREVIEW = LinkPreviewOptions(is_disabled=True)
QUOTED = r'["«“{]'
LONGEST_REASON = 120

dice = SystemRandom()
log = logging.getLogger(__name__)


class ChatLimiter(BaseRateLimiter[int]):
    """python-telegram-bot asks before every call; the budget is the one that aiogram spends too."""

    def __init__(self, budget: Budget) -> None:
        self._budget = budget

    async def initialize(self) -> None:
        """There is nothing to prepare."""

    async def shutdown(self) -> None:
        """There is nothing to let go of."""

    async def process_request(  # noqa: PLR0913, PLR0917 - python-telegram-bot's own
        self,
        callback: Callable[..., Coroutine[Any, Any, Any]],
        args: Any,  # noqa: ANN401
        kwargs: dict[str, Any],
        endpoint: str,  # noqa: ARG002
        data: dict[str, Any],
        rate_limit_args: int | None,  # noqa: ARG002
    ) -> Any:  # noqa: ANN401
        chat_id = data.get("chat_id")
        await self._budget.wait(chat_id)
        try:
            return await callback(*args, **kwargs)
        except RetryAfter as error:
            self._budget.hold(chat_id, _seconds(error))
            raise


@dataclass(frozen=True, slots=True)
class Place:
    """Where a screen goes: into a chat, or onto the card that hangs there as `message_id`."""

    chat_id: int
    thread_id: int | None
    message_id: int | None


class Courier:
    """`api_url` is Telegram's or a local server's; `first_rest`: seconds to rest when nobody answers, then doubled;
    `patience`: seconds to wait for an answer.

    python-telegram-bot's `initialize` is not called: it asks Telegram who we are, and a start must not depend on that.
    """

    def __init__(
        self, token: str, api_url: str, budget: Budget, *, first_rest: float = 1.0, patience: float = 30.0
    ) -> None:
        _hush()
        line = HTTPXRequest(2 * IN_FLIGHT, read_timeout=patience, write_timeout=15, connect_timeout=10, pool_timeout=10)
        api, files = f"{api_url}/bot", f"{api_url}/file/bot"
        self._bot = ExtBot(token, api, files, request=line, rate_limiter=ChatLimiter(budget))
        self._budget = budget
        self._first_rest = first_rest
        self._failures = 0
        self._resting_until = 0.0
        self.trouble: str | None = None
        """Why nothing can go to anybody, while that is so."""

    @property
    def room(self) -> int:
        """How many letters may be in flight now: none while we rest, one to try whether Telegram answers again."""
        if _time() < self._resting_until:
            return 0
        return 1 if self._failures else IN_FLIGHT

    async def carry(
        self, chat_id: int, thread_id: int | None, screen: Screen, message_id: int | None = None
    ) -> Outcome:
        """Send the screen, or let the card that hangs as `message_id` show it. Never raises for what Telegram does."""
        if seconds := self._budget.held_for(chat_id):
            return Later(seconds)
        outcome = await self._tried(Place(chat_id, thread_id, message_id), screen)
        self._learn(outcome)
        return outcome

    async def close(self) -> None:
        await self._bot.request.shutdown()

    async def _tried(self, place: Place, screen: Screen) -> Outcome:
        try:
            return await self._readable(place, screen)
        except RetryAfter as error:
            return Later(max(self._budget.held_for(place.chat_id), _seconds(error)) + dice.uniform(0, 1))
        except TelegramError as error:
            return Later(self._rest()) if _never_left(error) else _meaning(error)

    async def _readable(self, place: Place, screen: Screen) -> Outcome:
        """A screen whose marks Telegram does not understand is a defect of ours; the person gets the bare words."""
        try:
            return await self._shown(place, screen, "HTML")
        except BadRequest as error:
            if not UNREADABLE.match(error.message):
                raise
        log.error("a screen with marks that Telegram does not understand")
        bare = html.unescape(re.sub(r"<[^>]*>", "", screen.text))
        return await self._shown(place, replace(screen, text=bare), None)

    async def _shown(self, place: Place, screen: Screen, parse_mode: str | None) -> Outcome:
        look: dict[str, Any] = {"parse_mode": parse_mode, "reply_markup": keyboard(screen)}
        look["link_preview_options"] = NO_PREVIEW
        if place.message_id is not None and await self._edited(place, screen.text, look):
            return Sent(place.message_id)
        sent = await self._bot.send_message(place.chat_id, screen.text, message_thread_id=place.thread_id, **look)
        return Sent(sent.message_id)

    async def _edited(self, place: Place, text: str, look: dict[str, Any]) -> bool:
        """False when the card is gone: then it is sent anew."""
        try:
            await self._bot.edit_message_text(text, chat_id=place.chat_id, message_id=place.message_id, **look)
        except BadRequest as error:
            if GONE.match(error.message):
                return False
            if not UNCHANGED.match(error.message):
                raise
        return True

    def _learn(self, outcome: Outcome) -> None:
        match outcome:
            case Later():
                return
            case InDoubt():
                self._rest()
            case Halt(reason):
                self.trouble = reason
                self._resting_until = _time() + REST_AFTER_HALT
            case _:
                self.trouble = None
                self._failures = 0

    def _rest(self) -> float:
        """While Telegram does not answer, every letter would only burn its tries. Seconds until we knock again."""
        if _time() >= self._resting_until:
            self._failures += 1
            longest = min(LONGEST_REST, self._first_rest * 2 ** min(self._failures, 10))
            self._resting_until = _time() + dice.uniform(longest / 2, longest)
        return self._resting_until - _time()


def _never_left(error: TelegramError) -> bool:
    return isinstance(error.__cause__, NEVER_LEFT)


def _meaning(error: TelegramError) -> Outcome:
    match error:
        case ChatMigrated():
            return Moved(error.new_chat_id)
        case Forbidden():
            return Unreachable(_reason(error))
        case BadRequest():
            return Unreachable(_reason(error)) if AWAY.match(error.message) else Hopeless(_reason(error))
        case InvalidToken():
            return Halt(_reason(error))
    is_our_mistake = isinstance(error, NetworkError) and isinstance(error.__cause__, OUR_MISTAKE)
    if is_our_mistake or TOO_LARGE.match(error.message):
        return Hopeless(_reason(error))
    return InDoubt(_reason(error))


def _reason(error: TelegramError) -> str:
    """The kind of error and what Telegram says, up to where it begins to quote our words."""
    return f"{type(error).__name__}: {re.split(QUOTED, error.message)[0][:LONGEST_REASON]}"


def _seconds(error: RetryAfter) -> float:
    wait = error.retry_after
    return wait.total_seconds() if isinstance(wait, timedelta) else float(wait)


def _time() -> float:
    return asyncio.get_running_loop().time()


def keyboard(screen: Screen) -> InlineKeyboardMarkup | None:
    rows = [
        [InlineKeyboardButton(one.label, callback_data=one.data, url=one.url, style=one.style) for one in row]
        for row in screen.rows
    ]
    return InlineKeyboardMarkup(rows) if rows else None


def _hush() -> None:
    """The token stands in each address that httpx logs; python-telegram-bot logs answers with people's words in them.

    What matters of either comes back as an outcome.
    """
    os.environ.setdefault("PTB_TIMEDELTA", "true")  # retry_after as the library will give it from its next version on
    for name in ("httpx", "httpcore"):
        logging.getLogger(name).setLevel(logging.WARNING)
    logging.getLogger("telegram").setLevel(logging.CRITICAL)
