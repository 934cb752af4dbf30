"""A notice board, what hangs on it, and somebody who passes by."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, date, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

import aiohttp
from aiohttp import ClientSession
from sqlmodel import Session

from bot.board.pages import routes
from bot.playground.cast import Cast
from bot.web import build, served
from models.actions import publishing
from models.database import Database
from models.queries import people
from models.rules.pledging import Stage
from models.rules.publishing import fingerprint
from models.rules.rights import Level
from models.tables import Pledge, Progress, Unit
from tests import given
from tests.given import Mark

TODAY = date(2026, 1, 20)
NOW = datetime(2026, 3, 10, 1, 0, tzinfo=UTC)
SHANGHAI = ZoneInfo("Asia/Shanghai")


class Passer:
    """Somebody who passes by the board."""

    def __init__(self, http: ClientSession, address: str) -> None:
        self._http = http
        self.address = address

    async def reads(self, path: str, **headers: str) -> str:
        async with self._http.get(
            path, headers={name.replace("_", "-"): said for name, said in headers.items()}
        ) as page:
            return await page.text()

    async def meets(self, path: str) -> aiohttp.ClientResponse:
        async with self._http.get(path) as page:
            await page.read()
            return page


@asynccontextmanager
async def open_board(database: Database) -> AsyncIterator[Passer]:
    site = build(routes(database, lambda: NOW, SHANGHAI, "zh-CN"))
    async with served(site, "127.0.0.1:0") as port:
        address = f"http://127.0.0.1:{port}"
        async with ClientSession(address) as http:
            yield Passer(http, address)


def approve(session: Session, cast: Cast, author: str, text: str = given.TEXT) -> int:
    return given.pledge(session, cast.first, author, stage=Stage.approved, text=text).id


def publish(session: Session, cast: Cast, *pledges: int) -> None:
    secretary = people.actor(session, cast.first.people["石远山"].telegram_id or 0, TODAY)
    assert secretary
    branch = cast.first.branch.id
    publishing.publish(session, secretary, branch, seen=fingerprint(dict.fromkeys(pledges, 1)), only=None, now=NOW)


def published(session: Session, cast: Cast, author: str, text: str = given.TEXT) -> int:
    pledge = approve(session, cast, author, text)
    publish(session, cast, pledge)
    return pledge


def rate(session: Session, cast: Cast, pledge: int, counts: dict[Mark, int]) -> None:
    given.fit_review(session, cast.first, session.get_one(Pledge, pledge), counts)


def another_township(session: Session, cast: Cast) -> tuple[int, int]:
    """A branch in it has made something public; branch and township."""
    county = session.get_one(Unit, session.get_one(Unit, cast.first.branch.parent_id).parent_id)
    township = _unit(session, county, "云岭乡", Level.township)
    village = _unit(session, township, "云岭村党支部", Level.branch)
    pledge = given.pledge(session, cast.first, "彭冬生", stage=Stage.published)
    pledge.branch_id = village.id
    return village.id, township.id


def _unit(session: Session, above: Unit, name: str, level: Level) -> Unit:
    made = Unit(parent_id=above.id, name=name, level=level, path=f"{above.path}{name}/")
    session.add(made)
    session.flush()
    return made


def report(session: Session, cast: Cast, pledge: int) -> None:
    session.add(
        Progress(
            pledge_id=pledge,
            author_id=cast.first.people["彭冬生"].id,
            value=Decimal(2),
            occurred_on=TODAY,
            recorded_at=NOW,
        )
    )
