"""How the house is, for whoever watches over it: /live, /ready and /metrics.

/ready says yes or no: yes when the database takes writes, updates are taken, and none of them has been at hand for a
minute. Where clock or delivery stand still, the process that leads says no, so that it is started anew; the others go
on answering people. Below stands what else is wrong, a word a line. Letters that wait do not make it no: a round opened
for thirty thousand people takes its time at Telegram's pace. Their age is a metric.

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
from bot.outgoing import Outgoing
from bot.reception import Reception
from bot.store import Store
from bot.watchdog import Watchdog
from models.rules.watching import is_still

LONGEST_WAIT_SECONDS = 60.0
FORWARDED = ("Forwarded", "X-Forwarded-For", "X-Real-IP")


class Health:
    def __init__(  # noqa: PLR0913, PLR0917 - everything that can be well or unwell
        self,
        reception: Reception,
        store: Store,
        metrics: Metrics,
        now: Callable[[], datetime],
        watchdog: Watchdog,
        outgoing: Outgoing,
    ) -> None:
        self._reception = reception
        self._store = store
        self._metrics = metrics
        self._now = now
        self._watchdog = watchdog
        self._outgoing = outgoing

    def routes(self) -> list[web.RouteDef]:
        return [web.get("/live", self.live), web.get("/ready", self.ready), web.get("/metrics", self.metrics)]

    async def live(self, _: web.Request) -> web.Response:
        return web.Response(text="yes\n")

    async def ready(self, _: web.Request) -> web.Response:
        waiting = self._reception.longest_wait > LONGEST_WAIT_SECONDS
        ready = not self._reception.closing and not waiting and not self._stuck() and await self._store.stands()
        lines = ["yes" if ready else "no", *self._what_is_wrong()]
        return web.Response(text="".join(f"{line}\n" for line in lines), status=200 if ready else 503)

    def _stuck(self) -> bool:
        leading = self._outgoing.leader.leading
        return leading and (is_still(self._watchdog.troubles) or bool(self._outgoing.courier.trouble))

    def _what_is_wrong(self) -> list[str]:
        refused = ["telegram_refuses_the_token"] if self._outgoing.courier.trouble else []
        return [*sorted(self._watchdog.troubles), *refused]

    async def metrics(self, request: web.Request) -> web.Response:
        if not _is_at_home(request):
            raise web.HTTPNotFound
        self._metrics.longest_wait.set(self._reception.longest_wait)
        await self._look_at_letters()
        body = generate_latest(self._metrics.registry)
        return web.Response(body=body, headers={"Content-Type": CONTENT_TYPE_LATEST})

    async def _look_at_letters(self) -> None:
        """Ages in seconds; 0 when nothing waits, not a number when nobody can know."""
        now = self._now()
        try:
            standing = await self._watchdog.standing()
        except DBAPIError:
            self._metrics.oldest_letter.set(math.nan)
            return
        self._metrics.oldest_letter.set((now - standing.oldest).total_seconds() if standing.oldest else 0.0)
        for state in ("waiting", "parked", "unknown", "dead"):
            self._metrics.letters.labels(state).set(getattr(standing, state))
        for heart, at in standing.beats.items():
            self._metrics.beats.labels(heart).set((now - at).total_seconds())


def _is_at_home(request: web.Request) -> bool:
    if any(name in request.headers for name in FORWARDED) or not request.remote:
        return False
    return ip_address(request.remote.partition("%")[0]).is_loopback
