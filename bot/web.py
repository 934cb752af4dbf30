"""The web side of the house: one small server for whatever routes it is given."""

from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager

from aiohttp import web

from bot.settings import SettingsMistake

LARGEST_BODY_BYTES = 4 * 1024 * 1024
"""Telegram's longest updates are well below a mebibyte; what is refused here would come again for a day."""

LINGERING_SECONDS = 1.0
"""How long the rest of a body is let in that nobody wants to read."""


def build(*routes: Iterable[web.AbstractRouteDef]) -> web.Application:
    app = web.Application(client_max_size=LARGEST_BODY_BYTES)
    for some in routes:
        app.add_routes(some)
    return app


@asynccontextmanager
async def served(app: web.Application, listen: str) -> AsyncIterator[int]:
    """Serve on `listen` (host:port) until the block ends, then finish what was asked. Gives the port.

    Raises SettingsMistake when the address cannot be had.
    """
    runner = web.AppRunner(app, access_log=None, lingering_time=LINGERING_SECONDS)
    await runner.setup()
    host, _, port = listen.rpartition(":")
    try:
        await _start(web.TCPSite(runner, host.strip("[]"), int(port)), listen)
        yield int(runner.addresses[0][1])
    finally:
        await runner.cleanup()


async def _start(site: web.TCPSite, listen: str) -> None:
    try:
        await site.start()
    except OSError as error:
        raise SettingsMistake([f"LISTEN={listen}: {error.strerror or type(error).__name__}"]) from None
