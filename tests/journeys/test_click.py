"""The circle walked by hand on the playground page, in a real Chromium: from a pledge to the notice board."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from playwright.async_api import Browser, Locator, Page, ViewportSize, expect

from bot.playground.cast import COMMITTEE, REPRESENTATIVES, SECRETARY
from bot.playground.clock import PlayClock
from bot.playground.demo import NEW_YEAR, TOKEN, Show, performance
from bot.playground.phones import MASSES_GROUP, MEMBER, MEMBERS_GROUP
from bot.playground.script import CURTAIN
from bot.playground.telegram import StandIn
from models.rules.rating import FEWEST_BALLOTS
from tests.browser import chromium
from tests.house.sources import HOUSE

ARTEFACTS = HOUSE / "artefacts" / "screenshots"
DESKTOP: ViewportSize = {"width": 1440, "height": 900}
PHONE: ViewportSize = {"width": 375, "height": 800}
PLEDGE = "清通二组排水沟，下雨不再进屋"
PATIENCE_MS = 20_000
WHOLE_WALK = 300
"""Seconds; it takes a fraction of that on a calm machine."""

ANSWERS = (
    ("press", "1 群众提的", "是个什么问题"),
    ("write", "二组水沟堵了三年", "算哪一类"),
    ("press", "2 民生实事", "您打算做什么"),
    ("write", PLEDGE, "拿什么看得出来"),
    ("write", "清通的水沟", "要做到多少"),
    ("write", "现在0米，做到800米", "打算怎么做"),
    ("write", "农闲时约八个人，分三段清", "什么时候做完"),
    ("press", "2 9月底", "用什么形式"),
    ("press", "1 会议承诺", "您看一遍"),
    ("press", "提交", "交上去了"),
)
"""What she does, and what she reads then. With /pledge these are eleven taps and messages."""


@dataclass
class Table:
    """The page with its phones, each by its owner's name."""

    page: Page
    show: Show

    def phone(self, name: str) -> Locator:
        return self.page.locator(".phone", has=self.page.get_by_role("heading", name=name, exact=True))

    async def write(self, name: str, text: str) -> None:
        field = self.phone(name).locator("textarea")
        await field.fill(text)
        await field.press("Enter")

    async def press(self, name: str, label: str) -> None:
        await self.phone(name).locator("button.key", has_text=label).last.click()

    async def reads(self, name: str, words: str) -> None:
        """The newest message on the phone, or what became of it."""
        await expect(self.phone(name).locator(".message").last).to_contain_text(words)

    async def has_read(self, name: str, words: str) -> None:
        """Some message on the phone."""
        await expect(self.phone(name).locator(".message", has_text=words).last).to_be_attached()

    async def picture(self, title: str) -> None:
        await self.page.screenshot(path=ARTEFACTS / f"{title}.png")


@asynccontextmanager
async def stage(clock: PlayClock, *, in_mid_year: bool) -> AsyncIterator[Show]:
    stand_in = StandIn(TOKEN, clock)
    await stand_in.start()
    try:
        async with performance(stand_in, in_mid_year=in_mid_year) as show:
            yield show
    finally:
        await stand_in.stop()


async def opened(browser: Browser, show: Show, **wishes: Any) -> Page:
    page = await browser.new_page(locale="zh-CN", **wishes)
    page.set_default_timeout(PATIENCE_MS)
    await page.goto(show.stand_in.url)
    await expect(page.locator(".phone")).to_have_count(len(show.stand_in.cast))
    return page


@pytest.fixture(autouse=True)
def patience() -> None:
    ARTEFACTS.mkdir(parents=True, exist_ok=True)
    expect.set_options(timeout=PATIENCE_MS)


@pytest.mark.timeout(WHOLE_WALK)
async def test_a_pledge_is_walked_by_hand_from_the_first_question_to_the_board() -> None:
    async with chromium() as browser, stage(PlayClock(NEW_YEAR, ticking=True), in_mid_year=False) as show:
        page = await opened(browser, show, viewport=DESKTOP)
        complaints: list[str] = []
        page.on("pageerror", lambda error: complaints.append(str(error)))
        table = Table(page, show)
        await pledged(table)
        await rated(table)
        await decided(table)
        await published(table)
        await read_on_the_board(table)
        assert not complaints


async def pledged(table: Table) -> None:
    await table.write(MEMBER, "/pledge")
    await table.reads(MEMBER, "是从哪儿想起的")
    for how, what, then in ANSWERS:
        await (table.press if how == "press" else table.write)(MEMBER, what)
        await table.reads(MEMBER, then)
    await table.picture("1-pledge")


async def rated(table: Table) -> None:
    await table.write(SECRETARY, "/review")
    for label, then in (("7 天", "开始群众评？"), ("开始", "群众评开始了")):
        await table.press(SECRETARY, label)
        await table.reads(SECRETARY, then)
    turnout = table.page.locator("#turnout")
    for finished, name in enumerate(REPRESENTATIVES):
        await expect(turnout).to_contain_text(f"6 人里 {finished} 人" if finished >= FEWEST_BALLOTS else "不满 5 人")
        await table.reads(name, "请您评一评")
        await table.press(name, "开始评")
        await table.reads(name, PLEDGE)
        await table.press(name, "1 适合")
        await table.reads(name, "评完了")
    await expect(turnout).to_contain_text("6 人里 6 人评完了")
    await table.picture("2-rating")
    await table.write(SECRETARY, "/review")
    for label, then in (("提前结束", "现在结束"), ("现在结束", "结果")):
        await table.press(SECRETARY, label)
        await table.has_read(SECRETARY, then)
    await table.has_read(SECRETARY, "6 位评了")


async def decided(table: Table) -> None:
    """Three of five agree; the other two cards show it without having been touched."""
    for name in COMMITTEE:
        await table.has_read(name, f"{MEMBER}的承诺，请您定一定")
    await table.picture("3-decision")
    for name in COMMITTEE[:3]:
        await table.press(name, "✅ 同意")
        await expect(table.phone(name).locator(".message", has_text="您的意见：同意").last).to_be_attached()
    for name in COMMITTEE:
        await table.has_read(name, f"{MEMBER}的承诺：通过了")
    await table.has_read(MEMBER, "您的承诺通过了")


async def published(table: Table) -> None:
    await table.write(SECRETARY, "/publish")
    for label in ("公开这", "没有涉密"):
        await table.press(SECRETARY, label)
    for group in (MEMBERS_GROUP, MASSES_GROUP):
        await table.has_read(group, PLEDGE)
    await table.has_read(MEMBER, PLEDGE)
    await table.phone(MASSES_GROUP).scroll_into_view_if_needed()
    await table.picture("4-publication")


async def read_on_the_board(table: Table) -> None:
    """As anybody would: by the button below the post in the group."""
    async with table.page.expect_popup() as opening:
        await table.phone(MASSES_GROUP).locator("a.key", has_text="公示栏").click()
    board = await opening.value
    await expect(board.get_by_text(PLEDGE).first).to_be_visible()
    await board.set_viewport_size(DESKTOP)
    await board.screenshot(path=ARTEFACTS / "5-board.png")
    await board.set_viewport_size(PHONE)
    await board.screenshot(path=ARTEFACTS / "5-board-phone.png")


async def test_the_playground_opens_in_the_middle_of_things() -> None:
    async with chromium() as browser, stage(PlayClock(CURTAIN), in_mid_year=True) as show:
        table = Table(await opened(browser, show, viewport=DESKTOP), show)
        for name, words in (
            (SECRETARY, "等着您办的事"),
            ("龙桂芳", "请您定一定"),
            ("杨满姑", "已评 1 件"),
            (MASSES_GROUP, "说到就要做到"),
            (MEMBER, "260"),
        ):
            await table.has_read(name, words)
        await table.picture("playground")
        narrow = await opened(browser, show, viewport=PHONE)
        await narrow.screenshot(path=ARTEFACTS / "playground-phone.png")
        dark = await opened(browser, show, viewport=DESKTOP, color_scheme="dark")
        await dark.screenshot(path=ARTEFACTS / "playground-dark.png")
        assert all(Path(ARTEFACTS / f"playground{kind}.png").stat().st_size for kind in ("", "-phone", "-dark"))
