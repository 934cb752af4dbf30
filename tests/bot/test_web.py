"""/live, /ready and /metrics say how the house is, and nothing about anybody in it."""

import asyncio
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import aiohttp
import pytest
from aiohttp import web
from aiohttp.test_utils import make_mocked_request

from bot import health as watch
from bot.app import House
from bot.settings import SettingsMistake
from bot.web import served
from tests.bot.conftest import Porch


@asynccontextmanager
async def site(house: House) -> AsyncIterator["Site"]:
    async with served(house.web, "127.0.0.1:0") as port, aiohttp.ClientSession(f"http://127.0.0.1:{port}") as http:
        yield Site(http)


class Site:
    def __init__(self, http: aiohttp.ClientSession) -> None:
        self._http = http

    async def get(self, path: str, **headers: str) -> tuple[int, str]:
        async with self._http.get(path, headers=headers) as answer:
            return answer.status, await answer.text()


async def test_a_house_that_works_is_live_and_ready(porch: Porch) -> None:
    async with porch.house() as house, site(house) as here:
        assert await here.get("/live") == (200, "yes\n")
        assert await here.get("/ready") == (200, "yes\n")


async def test_a_house_without_its_database_is_live_but_not_ready(each_porch: Porch) -> None:
    async with each_porch.house() as house, site(house) as here:
        async with each_porch.database_down():
            assert await here.get("/ready") == (503, "no\n")
            assert await here.get("/live") == (200, "yes\n")
            assert (await here.get("/metrics"))[0] == 200
        assert await here.get("/ready") == (200, "yes\n")


async def test_a_closing_house_is_not_ready(porch: Porch) -> None:
    async with porch.house() as house, site(house) as here:
        await house.reception.close()
        assert await here.get("/ready") == (503, "no\n")


async def test_a_house_where_an_update_is_stuck_is_not_ready(porch: Porch, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(watch, "LONGEST_WAIT_SECONDS", 0.05)
    async with porch.polling() as house, site(house) as here:
        person = porch.phone("彭冬生")
        await person.say("慢慢记 1")
        await asyncio.sleep(0.2)
        assert await here.get("/ready") == (503, "no\n")
        await person.heard("慢慢记下了")
        await porch.stand_in.quiet()
        assert await here.get("/ready") == (200, "yes\n")


async def test_metrics_count_kinds_and_outcomes_and_name_nobody(porch: Porch) -> None:
    async with porch.polling() as house, site(house) as here:
        person = porch.phone("彭冬生")
        await person.say("记 1")
        await person.heard("记下了 1")
        await person.press("再记一笔")
        await person.heard("又记下了")
        await porch.stand_in.quiet()
        status, text = await here.get("/metrics")
        assert status == 200
        assert 'jiannuo_updates_total{kind="message",outcome="done"} 1.0' in text
        assert 'jiannuo_updates_total{kind="callback_query",outcome="done"} 1.0' in text
        assert "jiannuo_letter_oldest_seconds 0.0" in text
        assert str(person.id) not in text
        assert "彭冬生" not in text


@pytest.mark.parametrize("header", watch.FORWARDED)
async def test_metrics_are_not_shown_through_a_proxy(porch: Porch, header: str) -> None:
    async with porch.house() as house, site(house) as here:
        assert (await here.get("/metrics", **{header: "203.0.113.7"}))[0] == 404


@pytest.mark.parametrize("remote", ["203.0.113.7", "10.0.0.5", "2001:db8::1", "fe80::1%eth0"])
async def test_metrics_are_not_shown_to_other_machines(porch: Porch, remote: str) -> None:
    async with porch.house() as house:
        metrics = watch.Health(house.reception, None, house.metrics, house.now, house.watchdog, None)  # type: ignore[arg-type]
        with pytest.raises(web.HTTPNotFound):
            await metrics.metrics(make_mocked_request("GET", "/metrics").clone(remote=remote))


async def test_an_address_that_is_taken_is_one_clear_line(porch: Porch) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        address = f"127.0.0.1:{taken.getsockname()[1]}"
        async with porch.house() as house:
            with pytest.raises(SettingsMistake, match=f"^LISTEN={address}: "):
                async with served(house.web, address):
                    raise AssertionError
