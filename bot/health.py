"""How the house is, for whoever watches over it: /live, /ready and /metrics.

/ready says yes or no and nothing else: yes when the database takes writes, updates are taken, and none of them has
been at hand for a minute. Letters that wait do not make it no: a round opened for thirty thousand people takes its
time at Telegram's pace. Their age is a metric.

/metrics holds counts only, but counts of a village's rating evening are nobody's business: it answers to this machine
itself, and not through a proxy.
"""

import math
from collections.abc import Callable
from datetime import datetime
from ipaddress import ip_address

from aiohttp import web
from prometheus_client.exposition import CONTENT_TYPE_LATEST, generate_latest
from sqlalchemy.exc import DBAPIError

from bot.metrics import Metrics
from bot.reception import Reception
from bot.store import Store
from models.database import Database
from models.queries import receiving

LONGEST_WAIT_SECONDS = 60.0
FORWARDED = ("Forwarded", "X-Forwarded-For", "X-Real-IP")


class Health:
    def __init__(
        self, reception: Reception, store: Store, database: Database, metrics: Metrics, now: Callable[[], datetime]
    ) -> None:
        self._reception = reception
        self._store = store
        self._database = database
        self._metrics = metrics
        self._now = now

    def routes(self) -> list[web.RouteDef]:
        return [web.get("/live", self.live), web.get("/ready", self.ready), web.get("/metrics", self.metrics)]

    async def live(self, _: web.Request) -> web.Response:
        return web.Response(text="yes\n")

    async def ready(self, _: web.Request) -> web.Response:
        waiting = self._reception.longest_wait > LONGEST_WAIT_SECONDS
        ready = not self._reception.closing and not waiting and await self._store.stands()
        return web.Response(text="yes\n") if ready else web.Response(text="no\n", status=503)

    async def metrics(self, request: web.Request) -> web.Response:
        if not _is_at_home(request):
            raise web.HTTPNotFound
        self._metrics.longest_wait.set(self._reception.longest_wait)
        self._metrics.oldest_letter.set(await self._age_of_oldest_letter())
        body = generate_latest(self._metrics.registry)
        return web.Response(body=body, headers={"Content-Type": CONTENT_TYPE_LATEST})

    async def _age_of_oldest_letter(self) -> float:
        """Seconds; 0 when none waits, not a number when nobody can know."""
        try:
            since = await self._database.look(receiving.oldest_letter)
        except DBAPIError:
            return math.nan
        return max(0.0, (self._now() - since).total_seconds()) if since else 0.0


def _is_at_home(request: web.Request) -> bool:
    if any(name in request.headers for name in FORWARDED) or not request.remote:
        return False
    return ip_address(request.remote.partition("%")[0]).is_loopback
