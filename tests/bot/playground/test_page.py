"""The playground page in a real Chromium, served by the stand-in, with a tiny bot behind it."""

import asyncio
import os
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import pytest
import pytest_asyncio
from aiogram import Bot, Dispatcher
from aiogram.client.default import DefaultBotProperties
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.types import CallbackQuery, InlineKeyboardButton, InlineKeyboardMarkup, Message
from playwright.async_api import Browser, Page, async_playwright, expect

from bot.playground.clock import PlayClock
from bot.playground.telegram import Phone, StandIn

# One browser for all of these tests, so they share one event loop.
in_one_loop = pytest.mark.asyncio(loop_scope="module")

TOKEN = "10001:PLAYGROUND-PAGE"
CHROMIUM = Path(os.environ.get("CHROMIUM", "/usr/bin/chromium"))
HAS_CHROMIUM = CHROMIUM.exists()
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
FOLDER = Path(__file__).parents[3] / "bot" / "playground" / "page"
NOTE_VIOLATIONS = """
    window.violations = [];
    document.addEventListener("securitypolicyviolation", (event) => violations.push(event.violatedDirective));
"""
PEOPLE = {7001: ("石远山", "书记"), 7006: ("彭冬生", "党员"), 7013: ("杨满姑", "群众代表")}


@dataclass
class Screen:
    """The open page, and everything that it complained about."""

    page: Page
    stand_in: StandIn
    complaints: list[str] = field(default_factory=list)

    async def all_complaints(self) -> list[str]:
        return [*self.complaints, *await self.page.evaluate("window.violations")]


def keyboard(*labels: str) -> InlineKeyboardMarkup:
    keys = [InlineKeyboardButton(text=label, callback_data=label) for label in labels]
    return InlineKeyboardMarkup(inline_keyboard=[keys])


async def echo(message: Message) -> None:
    await message.answer(f"您说：<b>{message.text}</b>", reply_markup=keyboard("记下来", "问一句"))


async def answer_press(press: CallbackQuery) -> None:
    assert isinstance(press.message, Message)
    if press.data == "问一句":
        await press.answer("这一条已经定过了。", show_alert=True)
        return
    await press.message.edit_text("记下来了。", reply_markup=keyboard("再改"))
    await press.answer("谢谢您")


@asynccontextmanager
async def echo_bot(stand_in: StandIn) -> AsyncIterator[None]:
    session = AiohttpSession(api=TelegramAPIServer.from_base(stand_in.url))
    bot = Bot(TOKEN, session=session, default=DefaultBotProperties(parse_mode="HTML"))
    dispatcher = Dispatcher()
    dispatcher.message.register(echo)
    dispatcher.callback_query.register(answer_press)
    polling = asyncio.ensure_future(dispatcher.start_polling(bot, handle_signals=False))
    yield
    await dispatcher.stop_polling()
    await polling


@pytest_asyncio.fixture(loop_scope="module")
async def stand_in() -> AsyncIterator[StandIn]:
    stage = StandIn(TOKEN, PlayClock(datetime(2026, 3, 18, 1, 20, tzinfo=UTC)), pace=0.01)
    people = {number: stage.person(number, name) for number, (name, _) in PEOPLE.items()}
    group = stage.group("青石村党员群", list(people.values()))
    group.add_bot()
    stage.cast = [Phone(number, name, role, "青石村党支部") for number, (name, role) in PEOPLE.items()]
    stage.cast.append(Phone(7001, group.title, "党员群", "青石村党支部", "group", group.id))
    await stage.start()
    yield stage
    await stage.stop()


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def browser() -> AsyncIterator[Browser]:
    if not HAS_CHROMIUM:
        why = f"NO CHROMIUM AT {CHROMIUM}: THE PAGE WAS NOT TESTED. Install Debian's chromium or set CHROMIUM."
        if os.environ.get("CI") == "true":
            pytest.fail(why)
        pytest.skip(why)
    async with async_playwright() as playwright:
        opened = await playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield opened
        await opened.close()


@pytest_asyncio.fixture(loop_scope="module")
async def screen(stand_in: StandIn, browser: Browser) -> AsyncIterator[Screen]:
    async with echo_bot(stand_in):
        page = await browser.new_page(viewport={"width": 1440, "height": 900}, locale="zh-CN")
        opened = Screen(page, stand_in)
        page.on(
            "console", lambda said: opened.complaints.append(said.text) if said.type in {"error", "warning"} else None
        )
        page.on("pageerror", lambda error: opened.complaints.append(str(error)))
        await page.add_init_script(NOTE_VIOLATIONS)
        await page.goto(stand_in.url)
        await expect(page.locator(".phone")).to_have_count(len(PEOPLE) + 1)
        yield opened
        await page.close()


async def write(screen: Screen, phone: str, text: str) -> None:
    field_of_phone = screen.page.locator(f'[data-phone="{phone}"] textarea')
    await field_of_phone.fill(text)
    await field_of_phone.press("Enter")


@in_one_loop
async def test_what_a_person_writes_stands_on_the_phone_as_it_was_written(screen: Screen) -> None:
    phone = screen.page.locator('[data-phone="7006"]')
    await phone.get_by_role("button", name="开始", exact=True).click()
    await expect(phone.locator(".other .text")).to_have_text("您说：/start")
    await write(screen, "7006", "修好 4 处路灯 <i>")
    await expect(phone.locator(".own .text").last).to_have_text("修好 4 处路灯 <i>")
    assert await screen.all_complaints() == []


@in_one_loop
async def test_what_was_said_is_still_there_after_a_reload(screen: Screen) -> None:
    phone = screen.page.locator('[data-phone="7006"]')
    await phone.get_by_role("button", name="开始", exact=True).click()
    await expect(phone.locator(".other .text")).to_have_text("您说：/start")
    await screen.page.reload()
    await expect(phone.locator(".text")).to_have_text(["/start", "您说：/start"])


@in_one_loop
async def test_a_pressed_card_changes_in_place_and_says_thanks(screen: Screen) -> None:
    phone = screen.page.locator('[data-phone="7006"]')
    await phone.get_by_role("button", name="开始", exact=True).click()
    await phone.get_by_role("button", name="记下来").click()
    await expect(phone.locator(".toast")).to_have_text("谢谢您")
    await expect(phone.locator(".changed .text")).to_have_text("记下来了。")
    await expect(phone.locator(".message")).to_have_count(2)
    await expect(phone.get_by_role("button", name="再改")).to_be_visible()
    assert await screen.all_complaints() == []


@in_one_loop
async def test_an_alert_stays_until_it_is_answered(screen: Screen) -> None:
    phone = screen.page.locator('[data-phone="7006"]')
    await phone.get_by_role("button", name="开始", exact=True).click()
    await phone.get_by_role("button", name="问一句").click()
    alert = phone.get_by_role("alertdialog")
    await expect(alert).to_contain_text("这一条已经定过了。")
    await alert.get_by_role("button").click()
    await expect(alert).to_be_hidden()
    assert await screen.all_complaints() == []


@in_one_loop
async def test_what_the_server_must_not_send_is_not_shown(screen: Screen) -> None:
    evil = (
        '好<script>x</script><img src=x onerror=x><a href="javascript:x">坏</a><b onclick="x">粗</b><iframe></iframe>'
    )
    shown = await screen.page.evaluate(
        """async (evil) => {
            const { cleaned } = await import("/page/static/safe.js");
            const place = document.createElement("div");
            place.append(cleaned(evil));
            return place.innerHTML;
        }""",
        evil,
    )
    assert shown == "好<span>坏</span><b>粗</b>"


@in_one_loop
async def test_the_clock_turns_a_day_and_the_page_shows_it(screen: Screen) -> None:
    await expect(screen.page.locator("#clock")).to_contain_text("3月18日")
    await screen.page.get_by_role("button", name="往前一天").click()
    await expect(screen.page.locator("#clock")).to_contain_text("3月19日")
    assert await screen.all_complaints() == []


@in_one_loop
async def test_a_chosen_role_leaves_only_its_phones_and_stays_chosen(screen: Screen) -> None:
    await screen.page.locator("#sets").get_by_role("button", name="群众代表").click()
    await expect(screen.page.locator(".phone:visible")).to_have_count(1)
    await screen.page.reload()
    await expect(screen.page.locator(".phone:visible h2")).to_have_text("杨满姑")


@in_one_loop
async def test_a_broken_line_mends_itself_and_keeps_what_was_being_written(screen: Screen) -> None:
    line = screen.page.locator('[data-phone="7006"] textarea')
    await screen.page.locator('[data-phone="7006"] .big').click()
    await line.fill("写到一半")
    port = int(screen.stand_in.url.rsplit(":", 1)[1])
    await screen.stand_in.stop()
    await expect(screen.page.locator("#lost")).to_be_visible()
    await screen.stand_in.start(port)
    await expect(screen.page.locator("#lost")).to_be_hidden(timeout=15_000)
    await expect(line).to_have_value("写到一半")


@in_one_loop
async def test_on_a_narrow_screen_one_phone_fills_it(screen: Screen) -> None:
    await screen.page.set_viewport_size({"width": 375, "height": 800})
    await screen.page.get_by_role("button", name="杨满姑，群众代表").click()
    phone = screen.page.locator('[data-phone="7013"]')
    await expect(phone).to_be_in_viewport(ratio=0.99)
    assert await phone.evaluate("phone => phone.clientWidth") == 375
    assert await screen.page.evaluate("document.documentElement.scrollWidth") == 375


def test_every_word_of_the_page_exists_in_both_languages() -> None:
    chinese = words_of("chinese")
    assert chinese == words_of("english")
    asked_for = set(re.findall(r'word\("(\w+)"', sources("js"))) | set(
        re.findall(r'data-word(?:-\w+)?="(\w+)"', sources("html"))
    )
    assert asked_for <= chinese, asked_for - chinese


def words_of(catalogue: str) -> set[str]:
    body = (FOLDER / "words.js").read_text(encoding="utf-8").split(f"const {catalogue} = {{")[1].split("\n};")[0]
    return set(re.findall(r'(\w+): "', body))


def sources(suffix: str) -> str:
    return "\n".join(file.read_text(encoding="utf-8") for file in FOLDER.glob(f"*.{suffix}"))
