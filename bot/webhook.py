"""The webhook: Telegram brings the updates, and hears 200 only when the effect is committed."""

import asyncio
import hmac
import json
from typing import Any
from urllib.parse import urlsplit

from aiohttp import web

from bot.envelope import KINDS, NoNumber, numbers_in
from bot.line import Line
from bot.reception import Reception
from bot.settings import Settings
from bot.store import StoreDown

HEADER = "X-Telegram-Bot-Api-Secret-Token"
MOST_CONNECTIONS = 40


async def register(line: Line, settings: Settings) -> None:
    """Ask Telegram to come to WEBHOOK_URL. What waits there stays: pending updates are never dropped.

    Raises Unwelcome when Telegram refuses the address.
    """
    await line.insist(
        "setWebhook",
        url=settings.webhook_url,
        secret_token=settings.webhook_secret.get_secret_value(),
        max_connections=MOST_CONNECTIONS,
        allowed_updates=KINDS,
    )


def routes(reception: Reception, settings: Settings) -> list[web.RouteDef]:
    """The path of WEBHOOK_URL, served as it is: a proxy in front must not rewrite it."""
    if not settings.webhook_url:
        return []
    door = WebhookDoor(reception, settings.webhook_secret.get_secret_value())
    return [web.post(urlsplit(settings.webhook_url).path or "/", door.open)]


class WebhookDoor:
    def __init__(self, reception: Reception, secret: str) -> None:
        if not secret:
            raise ValueError("a webhook without a secret would let anybody speak for anybody")
        self._reception = reception
        self._secret = secret.encode()

    async def open(self, request: web.Request) -> web.Response:
        """401 before the body is read; 503 without Retry-After, because Telegram drops what would wait too long."""
        if not hmac.compare_digest(request.headers.get(HEADER, "").encode("utf-8", "surrogateescape"), self._secret):
            return web.Response(status=401)
        if self._reception.closing:
            return web.Response(status=503)
        try:
            await self._settled(await request.read())
        except StoreDown:
            return web.Response(status=503)
        return web.Response()

    async def _settled(self, body: bytes) -> None:
        """Shielded: when Telegram loses patience and hangs up, the work under way is finished all the same."""
        task = self._task(body)
        if task:
            await asyncio.shield(task)

    def _task(self, body: bytes) -> asyncio.Task[None] | None:
        """None for what bears no number: said 200 to, or it would come for ever."""
        try:
            raw: Any = json.loads(body)
            return self._reception.enter(raw, patient=False)
        except NoNumber:
            self._reception.turn_away()
            return None
        except (ValueError, RecursionError):
            return self._unreadable(body)

    def _unreadable(self, body: bytes) -> asyncio.Task[None] | None:
        for number in numbers_in(body):
            return self._reception.enter_unreadable(number, patient=False)
        self._reception.turn_away()
        return None
