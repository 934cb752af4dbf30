"""Carries a screen to a chat within Telegram's limits, and says plainly what came of it.

Only this file and answers.py name python-telegram-bot.
"""

import asyncio
import html
import logging
import os
import re
from collections.abc import Callable, Coroutine
from dataclasses import dataclass, replace
from random import Random, SystemRandom
from typing import Any

from httpx import AsyncBaseTransport
from telegram import InlineKeyboardButton, InlineKeyboardMarkup, InputFile, LinkPreviewOptions
from telegram.error import BadRequest, RetryAfter, TelegramError
from telegram.ext import BaseRateLimiter, ExtBot
from telegram.request import HTTPXRequest

from handlers.screen import Attachment, Screen
from models.rules.delivering import REST_AFTER_HALT, Halt, InDoubt, Lapsed, Later, Outcome, Sent
from scheduler.answers import CAPTIONED, GONE, UNCHANGED, UNREADABLE, meaning, never_left, seconds_of
from scheduler.limits import Budget

IN_FLIGHT = 8
"""At 150 ms a call, eight at once are twice what the overall limit lets through."""

A_FEW = 3
"""Failures in a row that may be the letters' bad luck. More, and it is Telegram that does not answer."""

LONGEST_REST = 300.0
"""Seconds: how rarely we knock while Telegram does not answer."""

GONE_WITH_ITS_CARD = Lapsed("its message is gone")
NO_PREVIEW = LinkPreviewOptions(is_disabled=True)

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
            self._budget.hold(chat_id, seconds_of(error))
            raise


@dataclass(frozen=True, slots=True)
class Place:
    """Where a screen goes: into a chat, or onto the card that hangs there as `message_id`."""

    chat_id: int
    thread_id: int | None
    message_id: int | None


class Courier:
    """`api_url` is Telegram's or a local server's; `first_rest`: seconds to rest when nobody answers, then doubled;
    `patience`: seconds to wait for an answer; `wire` and `dice`: what stands in for the network and for
    chance where a year is simulated.

    python-telegram-bot's `initialize` is not called: it asks Telegram who we are, and a start must not depend on that.
    """

    def __init__(  # noqa: PLR0913 - all but the first three are for tests and rehearsals
        self,
        token: str,
        api_url: str,
        budget: Budget,
        *,
        first_rest: float = 1.0,
        patience: float = 30.0,
        wire: AsyncBaseTransport | None = None,
        dice: Random | None = None,
    ) -> None:
        _hush()
        waits = {"read_timeout": patience, "write_timeout": 15.0, "connect_timeout": 10.0, "pool_timeout": 10.0}
        line = HTTPXRequest(2 * IN_FLIGHT, **waits, httpx_kwargs={"transport": wire} if wire else None)  # type: ignore[arg-type]
        api, files = f"{api_url}/bot", f"{api_url}/file/bot"
        self._bot = ExtBot(token, api, files, request=line, rate_limiter=ChatLimiter(budget))
        self._budget = budget
        self._first_rest = first_rest
        self._dice = dice or SystemRandom()
        self._failures = 0
        self._resting_until = 0.0
        self.trouble: str | None = None
        """Why nothing can go to anybody, while that is so."""

    @property
    def room(self) -> int:
        """How many letters may be in flight now: none while we rest or all must wait, one to try after a silence."""
        if _time() < self._resting_until or self._budget.held_for(None):
            return 0
        return 1 if self._failures > A_FEW else IN_FLIGHT

    async def turn(self, in_flight: int) -> int:
        """Wait until the pace lets a letter go; returns how many, beside those in flight. 0 when there is no room.

        A letter is claimed only then: what merely waits for its turn must not be in doubt after a crash.
        """
        while (most := self.room - in_flight) > 0 and not self._budget.room:  # noqa: ASYNC110 - time itself brings it
            await asyncio.sleep(self._budget.pause)
        return max(0, min(most, self._budget.room))

    async def carry(
        self, chat_id: int, thread_id: int | None, screen: Screen, message_id: int | None = None
    ) -> Outcome:
        """Send the screen, or let the card that hangs as `message_id` show it. Never raises for what Telegram does."""
        if message_id is None and not screen.is_news:
            return GONE_WITH_ITS_CARD
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
            return Later(max(self._budget.held_for(place.chat_id), seconds_of(error)) + self._dice.uniform(0, 1))
        except TelegramError as error:
            return Later(self._rest()) if never_left(error) else meaning(error)

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
        if screen.attachment:
            return Sent(await self._sent_with(screen.attachment, place, screen.text, look))
        if place.message_id is not None and await self._edited(place, screen.text, look):
            return Sent(place.message_id)
        if not screen.is_news:
            return GONE_WITH_ITS_CARD
        look |= {"link_preview_options": NO_PREVIEW, "message_thread_id": place.thread_id}
        sent = await self._bot.send_message(place.chat_id, screen.text, **look)
        return Sent(sent.message_id)

    async def _sent_with(self, attachment: Attachment, place: Place, text: str, look: dict[str, Any]) -> int:
        file = InputFile(attachment.data, attachment.name)
        send = self._bot.send_photo if attachment.is_picture else self._bot.send_document
        sent = await send(place.chat_id, file, caption=text, message_thread_id=place.thread_id, **look)
        return sent.message_id

    async def _edited(self, place: Place, text: str, look: dict[str, Any]) -> bool:
        """False when the card is gone. One that came with a file has a caption where others have a text."""
        look = look | {"chat_id": place.chat_id, "message_id": place.message_id}
        try:
            await self._bot.edit_message_text(text, link_preview_options=NO_PREVIEW, **look)
        except BadRequest as error:
            if not CAPTIONED.match(error.message):
                return _hangs(error)
        else:
            return True
        try:
            await self._bot.edit_message_caption(caption=text, **look)
        except BadRequest as error:
            return _hangs(error)
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
        if _time() < self._resting_until:
            return self._resting_until - _time()
        self._failures += 1
        longest = min(LONGEST_REST, self._first_rest * 2 ** min(max(0, self._failures - A_FEW), 10))
        seconds = self._dice.uniform(longest / 2, longest)
        if self._failures > A_FEW:
            self._resting_until = _time() + seconds
        return seconds


def _hangs(error: BadRequest) -> bool:
    """Whether the card hangs there as it should, in spite of this answer; any other answer is raised again."""
    if not GONE.match(error.message) and not UNCHANGED.match(error.message):
        raise error
    return bool(UNCHANGED.match(error.message))


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
