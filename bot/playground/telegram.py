"""The stand-in for Telegram: the stage, a Bot API before it and a page of phones, on this machine only."""

from collections import deque

from aiohttp import web

from bot.playground.clock import PlayClock
from bot.playground.door import BotDoor, Call
from bot.playground.faults import Faults
from bot.playground.page import Page
from bot.playground.stage import Link, Phone, Stage

__all__ = ["Call", "Link", "Phone", "StandIn"]

HOST = "127.0.0.1"
LARGEST_CALL_BYTES = 60 * 1024 * 1024
GRACE_SECONDS = 0.01


class StandIn(Stage):
    """`pace` is how many real seconds one second of Telegram's own waiting lasts (retries, penalties).

    Raises ValueError for a token that looks real.
    """

    def __init__(self, token: str, clock: PlayClock | None = None, *, name: str = "践诺", pace: float = 1.0) -> None:
        super().__init__(token, clock or PlayClock(), name=name, pace=pace)
        self.token = token
        self._door = BotDoor(token, self.desk, self._quiet)
        self.desk.webhook.carry_out = self._door.perform_reply
        self._page = Page(self)
        self._runner: web.AppRunner | None = None
        self._port = 0

    @property
    def url(self) -> str:
        return f"http://{HOST}:{self._port}"

    @property
    def calls(self) -> deque[Call]:
        return self._door.calls

    @property
    def faults(self) -> Faults:
        return self._door.faults

    async def start(self, port: int = 0) -> None:
        """Port 0: any free one."""
        app = web.Application(client_max_size=LARGEST_CALL_BYTES)
        app.add_routes(self._door.routes())
        app.add_routes(self._page.routes())
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=GRACE_SECONDS)
        await self._runner.setup()
        site = web.TCPSite(self._runner, HOST, port)
        await site.start()
        self._port = int(self._runner.addresses[0][1])

    async def stop(self) -> None:
        await self.desk.webhook.close()
        if self._runner:
            await self._runner.cleanup()
