"""The line to Telegram for taking updates: asks again until it is answered, and says once why it has to wait."""

import asyncio
import json
import logging
import random
from collections.abc import Iterator
from typing import Any

import aiohttp
from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession

log = logging.getLogger(__name__)
LONGEST_PAUSE_SECONDS = 30.0
SLACK_SECONDS = 10.0
OURS = frozenset({400, 401, 403, 404})
"""Statuses that will not get better by asking again."""


class Unwelcome(Exception):  # noqa: N818 - it says what is wrong
    """Telegram will not have us as we are: one clear line."""


class NoAnswer(Exception):  # noqa: N818 - it says what is wrong
    """Not now. `wait` is what Telegram asked for, in seconds."""

    def __init__(self, why: str, wait: float = 0.0) -> None:
        super().__init__(why)
        self.wait = wait


class Line:
    """Raw calls beside aiogram's: an update that its types refuse must not take the whole batch with it."""

    def __init__(self, bot: Bot) -> None:
        if not isinstance(bot.session, AiohttpSession):
            raise TypeError("updates are taken over aiohttp")
        self._token = bot.token
        self._session = bot.session

    async def insist(self, method: str, *, patience: float = 0.0, **params: Any) -> bytes:  # noqa: ANN401 - JSON
        """The body of the answer, however long it takes. `patience` is how long Telegram may think, in seconds.

        Raises Unwelcome when asking again cannot help.
        """
        trouble = ""
        for pause in pauses():
            try:
                answer = await self.ask(method, patience=patience, **params)
            except NoAnswer as error:
                if str(error) != trouble:
                    log.warning("Telegram does not answer", extra={"method": method, "why": str(error)})
                trouble = str(error)
                await asyncio.sleep(max(pause, error.wait))
                continue
            if trouble:
                log.warning("Telegram answers again", extra={"method": method})
            return answer
        raise AssertionError("unreachable: pauses never end")

    async def ask(self, method: str, *, patience: float = 0.0, **params: Any) -> bytes:  # noqa: ANN401 - JSON
        """Ask once. Raises NoAnswer or Unwelcome."""
        http = await self._session.create_session()
        url = self._session.api.api_url(token=self._token, method=method)
        limit = aiohttp.ClientTimeout(total=patience + SLACK_SECONDS)
        try:
            async with http.post(url, json=params, timeout=limit) as answer:
                status, body = answer.status, await answer.read()
        except (aiohttp.ClientError, TimeoutError, OSError) as error:
            raise NoAnswer(type(error).__name__) from None
        if status != 200:  # noqa: PLR2004 - OK
            raise _refusal(method, status, body)
        return body


def pauses() -> Iterator[float]:
    """Seconds to wait after each failure: doubling, with some chance in it, never more than half a minute."""
    longest = 0.5
    while True:
        yield longest * random.uniform(0.5, 1.0)  # noqa: S311 - spreads the load, guards nothing
        longest = min(longest * 2, LONGEST_PAUSE_SECONDS)


def _refusal(method: str, status: int, body: bytes) -> NoAnswer | Unwelcome:
    said = _said(body)
    if status in {401, 404}:
        return Unwelcome(f"Telegram does not know this bot ({status} to {method}): check BOT_TOKEN and BOT_API_URL.")
    description = str(said.get("description", ""))[:200]
    if status in OURS:
        return Unwelcome(f"Telegram refuses {method}: {status} {description}")
    parameters = said.get("parameters")
    wait = parameters.get("retry_after", 0) if isinstance(parameters, dict) else 0
    return NoAnswer(f"{status} {description}".strip(), float(wait))


def _said(body: bytes) -> dict[str, Any]:
    """What Telegram says about itself; nothing when a proxy answers in HTML."""
    try:
        said = json.loads(body)
    except ValueError:
        return {}
    return said if isinstance(said, dict) else {}
