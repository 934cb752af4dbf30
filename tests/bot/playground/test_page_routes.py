"""The people's side of the server, as the page uses it."""

import asyncio
import json
from collections.abc import AsyncIterator
from datetime import datetime, timedelta
from typing import Any, Self

import pytest
from aiogram import Bot
from aiogram.types import BotCommand, BufferedInputFile, InlineKeyboardButton, InlineKeyboardMarkup
from aiohttp import ClientSession, FormData

from bot.playground.people import Person
from bot.playground.telegram import Link, Phone, StandIn

OURS = {"X-Playground": "1"}
PNG = b"\x89PNG\r\n\x1a\n" + b"\x00\x00\x00\rIHDR" + (640).to_bytes(4, "big") + (480).to_bytes(4, "big") + b"\x08\x02"
YES = InlineKeyboardMarkup(
    inline_keyboard=[
        [
            InlineKeyboardButton(text="好", callback_data="yes", style="success"),
            InlineKeyboardButton(text="看", url="https://a.b/c"),
        ]
    ]
)


@pytest.fixture
async def http(stand_in: StandIn, anna: Person) -> AsyncIterator[ClientSession]:
    stand_in.cast = [Phone(person=anna.id, name="安娜", role="党员", branch="青石村党支部")]
    stand_in.links = [Link("公示栏", "http://127.0.0.1:8080")]
    async with ClientSession(stand_in.url) as session:
        yield session


async def posted(http: ClientSession, path: str, **wish: object) -> tuple[int, dict[str, Any]]:
    async with http.post(f"/page/{path}", json=wish, headers=OURS) as answer:
        return answer.status, await answer.json()


async def state(http: ClientSession) -> dict[str, Any]:
    async with http.get("/page/state") as answer:
        read: dict[str, Any] = await answer.json()
        return read


async def test_the_page_is_served_with_a_strict_policy(http: ClientSession) -> None:
    for path in ("/", "/page/static/phones.css", "/page/static/phones.js"):
        async with http.get(path) as answer:
            assert answer.status == 200
            policy = answer.headers["Content-Security-Policy"]
            assert policy.startswith("default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:;")
            assert answer.headers["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize("name", ["nothing.js", "..%2Fpage.py", "%2e%2e%2fpage.py"])
async def test_only_the_pages_own_files_are_served(http: ClientSession, name: str) -> None:
    async with http.get(f"/page/static/{name}") as answer:
        assert answer.status == 404


async def test_the_state_shows_the_phones_and_what_is_on_them(http: ClientSession, bot: Bot, anna: Person) -> None:
    await bot.set_my_commands([BotCommand(command="todo", description="待办")])
    asked = await anna.say("<b>几号</b>？")
    await bot.send_message(anna.id, "<b>十五</b> &lt;号&gt;\n好", parse_mode="HTML", reply_markup=YES)
    seen = await state(http)
    assert seen["now"] == "2026-03-18T01:20:00Z"
    assert seen["links"] == [{"label": "公示栏", "url": "http://127.0.0.1:8080"}]
    (phone,) = seen["phones"]
    assert (phone["id"], phone["role"], phone["active"], phone["blocked"]) == ("7001", "党员", 7001, False)
    (chat,) = phone["chats"]
    assert chat["title"] == "践诺"
    assert chat["commands"] == [{"command": "todo", "description": "待办"}]
    _, said, card = chat["messages"]
    assert (said["from"], said["html"], said["id"]) == (anna.id, "&lt;b&gt;几号&lt;/b&gt;？", asked["message_id"])
    assert (card["from"], card["html"]) == ("bot", "<b>十五</b> &lt;号&gt;<br>好")
    assert card["buttons"] == [
        [
            {"text": "好", "data": "yes", "url": None, "style": "success"},
            {"text": "看", "data": None, "url": "https://a.b/c", "style": None},
        ]
    ]


async def test_a_group_phone_shows_the_group(http: ClientSession, stand_in: StandIn, anna: Person) -> None:
    group = stand_in.group("青石村党支部", [anna])
    group.add_bot()
    stand_in.cast = [Phone(person=anna.id, name="党员群", kind="group", chat=group.id)]
    (phone,) = (await state(http))["phones"]
    assert (phone["id"], phone["kind"], phone["active"]) == (f"g{group.id}", "group", group.id)
    assert phone["chats"][0]["title"] == "青石村党支部"
    assert phone["chats"][0]["messages"][0]["service"] == "践诺 加入了群组"


async def test_a_person_writes_presses_starts_and_blocks(http: ClientSession, bot: Bot, anna: Person) -> None:
    card = await bot.send_message(anna.id, "请选", reply_markup=YES)
    assert (await posted(http, "say", person=anna.id, chat=anna.id, text="您好"))[0] == 200
    press = await posted(http, "press", person=anna.id, chat=anna.id, message=card.message_id, data="yes")
    assert press == (200, {"pending": True})
    assert await posted(http, "block", person=anna.id, blocked=True) == (200, {"blocked": True})
    assert (await posted(http, "say", person=anna.id, chat=anna.id, text="您好"))[0] == 400
    assert (await posted(http, "start", person=anna.id, payload="invite"))[0] == 200
    kinds = [update.event_type for update in await bot.get_updates()]
    assert kinds == ["message", "callback_query", "my_chat_member", "my_chat_member", "message"]


@pytest.mark.parametrize("kind", ["photo", "document", "voice", "video_note"])
async def test_a_person_sends_files(http: ClientSession, anna: Person, kind: str) -> None:
    form = FormData({"person": str(anna.id), "chat": str(anna.id), "kind": kind})
    form.add_field("file", PNG, filename="名册.png")
    async with http.post("/page/photo", data=form, headers=OURS) as answer:
        assert answer.status == 200
    shown = (await state(http))["phones"][0]["chats"][0]["messages"][-1][kind]
    async with http.get(shown["url"] if kind == "document" else shown) as answer:
        assert await answer.read() == PNG
        assert ("attachment" in answer.headers.get("Content-Disposition", "")) == (kind == "document")


async def test_a_picture_of_the_bot_is_shown(http: ClientSession, bot: Bot, anna: Person) -> None:
    await bot.send_photo(anna.id, BufferedInputFile(PNG, "card.png"), caption="卡")
    shown = (await state(http))["phones"][0]["chats"][0]["messages"][-1]
    assert shown["html"] == "卡"
    async with http.get(shown["photo"]) as answer:
        assert answer.content_type == "image/png"


@pytest.mark.parametrize(
    ("path", "wish", "status"),
    [
        ("say", {"person": 7001, "chat": 7001}, 404),
        ("say", {"person": 7001, "chat": 424242, "text": "x"}, 404),
        ("say", {"person": 424242, "text": "x"}, 404),
        ("say", {"person": "nobody", "text": "x"}, 400),
        ("say", {"person": 7001, "text": " "}, 400),
        ("start", {"person": 7001, "payload": "有字"}, 400),
        ("advance", {"days": -1}, 400),
        ("advance", {"to": "next-deadline"}, 400),
    ],
)
async def test_a_bad_wish_is_answered_in_words(
    http: ClientSession, path: str, wish: dict[str, object], status: int
) -> None:
    got, told = await posted(http, path, **wish)
    assert got == status
    assert told["error"]


async def test_other_pages_and_other_names_are_kept_out(http: ClientSession, anna: Person) -> None:
    async with http.post("/page/say", json={"person": anna.id, "text": "x"}) as answer:
        assert answer.status == 403
    async with http.get("/page/state", headers={"Host": "evil.example"}) as answer:
        assert answer.status == 403
    async with http.post("/page/reset", json={}, headers=OURS | {"Host": "evil.example:80"}) as answer:
        assert answer.status == 403


async def test_the_clock_is_turned_by_steps_and_to_the_next_deadline(http: ClientSession, stand_in: StandIn) -> None:
    assert await posted(http, "advance", days=1) == (200, {"now": "2026-03-19T01:20:00Z"})
    assert await posted(http, "advance", seconds=90) == (200, {"now": "2026-03-19T01:21:30Z"})

    async def deadline() -> datetime:
        return stand_in.clock.now() + timedelta(days=7)

    stand_in.next_deadline = deadline
    assert await posted(http, "advance", to="next-deadline") == (200, {"now": "2026-03-26T01:21:30Z"})


async def test_a_reset_clears_the_stage_and_lets_the_demo_seed_it(
    http: ClientSession, stand_in: StandIn, anna: Person
) -> None:
    async def seed() -> None:
        await stand_in.person(7001, "安娜").start()

    stand_in.on_reset = seed
    await anna.say("忘掉我")
    assert (await posted(http, "reset"))[0] == 200
    messages = (await state(http))["phones"][0]["chats"][0]["messages"]
    assert [one["html"] for one in messages] == ["/start"]


class Line:
    """One connection to the events, read event by event."""

    def __init__(self, http: ClientSession, last: str | None = None) -> None:
        self._asked = http.get("/page/events", headers={"Last-Event-ID": last} if last else {})

    async def __aenter__(self) -> Self:
        self._answer = await self._asked
        assert self._answer.content_type == "text/event-stream"
        await self._answer.content.readuntil(b"\n\n")
        return self

    async def __aexit__(self, *_: object) -> None:
        self._answer.close()

    async def next(self) -> tuple[str, str, dict[str, Any]]:
        raw = await asyncio.wait_for(self._answer.content.readuntil(b"\n\n"), 5)
        fields = dict(line.split(": ", 1) for line in raw.decode().strip().splitlines())
        return fields["id"], fields["event"], json.loads(fields["data"])


async def test_what_happens_is_sent_as_it_happens(
    http: ClientSession, bot: Bot, anna: Person, stand_in: StandIn
) -> None:
    async with Line(http) as line:
        card = await bot.send_message(anna.id, "请选", reply_markup=YES)
        _, kind, data = await line.next()
        assert (kind, data["chat"], data["message"]["html"]) == ("message", anna.id, "请选")
        await bot.edit_message_text("已选", chat_id=anna.id, message_id=card.message_id)
        _, kind, data = await line.next()
        assert (kind, data["message"]["id"], data["message"]["html"]) == ("message", card.message_id, "已选")
        await bot.answer_callback_query(await anna.press(data="x", message=card.message_id), "好", show_alert=True)
        assert (await line.next())[1:] == ("toast", {"chat": 7001, "person": 7001, "text": "好", "alert": True})
        await bot.delete_message(anna.id, card.message_id)
        assert (await line.next())[1:] == ("deleted", {"chat": anna.id, "id": card.message_id})
        await bot.send_chat_action(anna.id, "typing")
        assert (await line.next())[1:] == ("typing", {"chat": anna.id, "on": True})
        await stand_in.advance(timedelta(days=1))
        assert (await line.next())[2]["now"] == "2026-03-19T01:20:00Z"
        await bot.set_my_commands([BotCommand(command="todo", description="待办")])
        assert (await line.next())[1] == "commands"
        await stand_in.reset()
        assert (await line.next())[1] == "reset"


async def test_a_broken_line_goes_on_where_it_broke_off(http: ClientSession, bot: Bot, anna: Person) -> None:
    async with Line(http) as line:
        await bot.send_message(anna.id, "一")
        number, _, _ = await line.next()
    await bot.send_message(anna.id, "二")
    await bot.send_message(anna.id, "三")
    async with Line(http, number) as line:
        assert (await line.next())[2]["message"]["html"] == "二"
        assert (await line.next())[2]["message"]["html"] == "三"


@pytest.mark.usefixtures("anna")
async def test_a_line_from_another_life_starts_over(http: ClientSession) -> None:
    async with Line(http, "999999") as line:
        assert (await line.next())[1] == "reset"


async def test_a_very_old_line_starts_over_and_goes_on(http: ClientSession, bot: Bot, anna: Person) -> None:
    for count in range(2_005):
        await anna.say(str(count))
    async with Line(http, "1") as line:
        number, kind, _ = await line.next()
        assert kind == "reset"
        await bot.send_message(anna.id, "新的")
        later, _, data = await line.next()
        assert data["message"]["html"] == "新的"
        assert int(later) == int(number) + 1
