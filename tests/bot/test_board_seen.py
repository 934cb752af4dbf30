"""The notice board as eyes see it: in a real browser, narrow and wide, by day and at night, large, and by axe."""

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Literal

import pytest
from axe_playwright_python.async_playwright import Axe
from sqlalchemy import create_engine
from sqlmodel import SQLModel

from bot.playground.cast import invite_everybody
from models.database import Database
from tests.browser import chromium
from tests.given import Mark
from tests.wall import (
    TODAY,
    Passer,
    another_township,
    open_board,
    published,
    rate,
    report,
)


@pytest.fixture
async def walls(tmp_path: Path) -> AsyncIterator[tuple[Passer, list[str]]]:
    """A board and all its kinds of page. Once, on SQLite: what is looked at here is the page, not the database."""
    url = f"sqlite:///{tmp_path / 'board.sqlite3'}"
    engine = create_engine(url)
    SQLModel.metadata.create_all(engine)
    engine.dispose()
    database = Database(url)
    cast = await database.change(invite_everybody, TODAY)
    pledge = await database.change(published, cast, "彭冬生", "修路" * 400 + "x" * 400)
    await database.change(rate, cast, pledge, {Mark.fits: 4, Mark.partly: 1, Mark.unfit: 1})
    await database.change(report, cast, pledge)
    _, township = await database.change(another_township, cast)
    paths = ["/", f"/townships/{township}", f"/branches/{cast.first.branch.id}", f"/pledges/{pledge}"]
    async with open_board(database) as passer:
        yield passer, [*paths, "/secrecy", "/verify", "/pledges/999999"]
    await database.close()


async def test_in_a_browser_it_fits_a_narrow_phone_and_nothing_is_blocked(walls: tuple[Passer, list[str]]) -> None:
    passer, paths = walls
    complaints: list[str] = []
    async with chromium() as browser:
        page = await browser.new_page()
        page.on("console", lambda said: complaints.append(said.text))
        for path in (*paths[:-1], f"{paths[3]}?big=1&lang=en"):
            await page.goto(passer.address + path)
            for width in (320, 360, 1280):
                await page.set_viewport_size({"width": width, "height": 700})
                assert await page.evaluate("document.documentElement.scrollWidth") <= width, (width, path)
                small = (
                    "[...document.querySelectorAll('.switches a, .branches a')].filter(a => a.offsetHeight < 40).length"
                )
                assert await page.evaluate(small) == 0
    assert complaints == []


async def test_who_cannot_see_well_reads_it_too(walls: tuple[Passer, list[str]]) -> None:
    """Axe finds nothing against WCAG or good practice, by day, at night, large, in both languages."""
    passer, paths = walls
    found: list[str] = []
    async with chromium() as browser:
        for look, asked in LOOKS.items():
            page = await browser.new_page(color_scheme=look, viewport={"width": 360, "height": 700})
            for path in paths:
                await page.goto(f"{passer.address}{path}?{asked}")
                answer = (await Axe().run(page)).response
                assert len(answer["passes"]) > FEWEST_CHECKS
                found += [f"{path} {look}: {one['id']}: {one['nodes'][0]['html']}" for one in answer["violations"]]
            await page.close()
    assert found == []


LOOKS: dict[Literal["light", "dark"], str] = {"light": "lang=zh-CN", "dark": "lang=en&big=1"}
FEWEST_CHECKS = 15
"""That axe looked at all: a page of ours is held against more rules than this."""
