"""The people's side of the server: the page with its phones, what they send, and what happens, as it happens."""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress
from datetime import timedelta
from pathlib import Path

from aiohttp import web

from bot.playground import picture
from bot.playground.acts import Impossible
from bot.playground.feed import Feed
from bot.playground.people import Person
from bot.playground.refusals import Refused
from bot.playground.stage import Stage
from bot.playground.world import Event, JsonObject

FOLDER = Path(__file__).parent / "page"
OWN_HOSTS = ("127.0.0.1", "localhost")
KEEP_ALIVE_SECONDS = 15
TYPING_SECONDS = 5
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; connect-src 'self'; "
    "media-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
}
Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]
Act = Callable[[JsonObject], Awaitable[JsonObject]]


class Page:
    def __init__(self, stage: Stage) -> None:
        self._stage = stage
        self._feed = Feed()
        stage.desk.world.listeners.append(self._report)

    def routes(self) -> list[web.RouteDef]:
        seen = {
            "/": self._index,
            "/page/static/{name}": self._static,
            "/page/state": self._state,
            "/page/turnout": self._turnout,
            "/page/events": self._events,
            "/page/file/{id}": self._file,
        }
        done: dict[str, Act] = {
            "say": self._say,
            "press": self._press,
            "start": self._start,
            "block": self._block,
            "advance": self._advance,
            "reset": self._reset,
        }
        return [
            *(web.get(path, _from_here(handler)) for path, handler in seen.items()),
            *(web.post(f"/page/{name}", _from_here(_acting(act))) for name, act in done.items()),
            web.post("/page/photo", _from_here(_acting_with_file(self._upload))),
        ]

    async def _index(self, _request: web.Request) -> web.StreamResponse:
        return web.FileResponse(FOLDER / "index.html")

    async def _static(self, request: web.Request) -> web.StreamResponse:
        name = request.match_info["name"]
        known = {file.name: file for file in FOLDER.iterdir() if file.is_file()}
        return web.FileResponse(known[name]) if name in known else _words("no such file", 404)

    async def _state(self, _request: web.Request) -> web.StreamResponse:
        return web.json_response(picture.state(self._stage))

    async def _turnout(self, _request: web.Request) -> web.StreamResponse:
        ask = self._stage.turnout
        return web.json_response(await ask() if ask else [])

    async def _file(self, request: web.Request) -> web.StreamResponse:
        file = self._stage.desk.files.find(request.match_info["id"])
        if file is None:
            return _words("no such file", 404)
        shown = file.kind in ("photo", "voice", "video_note")
        headers = {} if shown else {"Content-Disposition": "attachment"}
        return web.Response(body=file.data, content_type=file.mime, headers=headers)

    async def _events(self, request: web.Request) -> web.StreamResponse:
        stream = web.StreamResponse(headers=HEADERS | {"Content-Type": "text/event-stream"})
        await stream.prepare(request)
        seen = request.headers.get("Last-Event-ID", "")
        last = int(seen) if seen.isdecimal() else self._feed.last
        with suppress(ConnectionResetError):  # the visitor has closed the page
            await self._tell(stream, last)
        return stream

    async def _tell(self, stream: web.StreamResponse, last: int) -> None:
        await stream.write(b": here\n\n")
        while True:
            for item in list(self._feed.since(last)):
                await stream.write(item.as_bytes())
                last = item.number
            if last == self._feed.last and not await self._feed.pulse.beats_within(KEEP_ALIVE_SECONDS):
                await stream.write(b": still here\n\n")

    async def _say(self, wish: JsonObject) -> JsonObject:
        person, chat = self._who(wish)
        return {"message": (await person.say(str(wish["text"]), chat))["message_id"]}

    async def _press(self, wish: JsonObject) -> JsonObject:
        person, chat = self._who(wish)
        await person.press(data=str(wish["data"]), message=int(wish["message"]), chat=chat)
        return {"pending": True}

    async def _start(self, wish: JsonObject) -> JsonObject:
        person, _ = self._who(wish)
        return {"message": (await person.start(str(wish.get("payload") or "")))["message_id"]}

    async def _block(self, wish: JsonObject) -> JsonObject:
        person, _ = self._who(wish)
        if wish.get("blocked"):
            person.block()
        else:
            person.unblock()
        return {"blocked": person.account.blocked}

    async def _upload(self, wish: JsonObject) -> JsonObject:
        person, chat = self._who(wish)
        file, kind = wish["file"], str(wish.get("kind") or "photo")
        data = file.file.read()
        if kind == "photo":
            sent = await person.send_photo(data, chat=chat)
        elif kind == "document":
            sent = await person.send_document(data, file.filename, chat=chat)
        elif kind == "voice":
            sent = await person.send_voice(data, chat=chat)
        elif kind == "video_note":
            sent = await person.send_video_note(data, chat=chat)
        else:
            raise Impossible(f"no such kind of file: {kind}")
        return {"message": sent["message_id"]}

    async def _advance(self, wish: JsonObject) -> JsonObject:
        if wish.get("to") == "next-deadline":
            ask = self._stage.next_deadline
            moment = await ask() if ask else None
            if moment is None:
                raise Impossible("nothing is due")
            await self._stage.move_to(max(moment, self._stage.clock.now()))
        else:
            step = timedelta(days=float(wish.get("days") or 0), seconds=float(wish.get("seconds") or 0))
            await self._stage.advance(step)
        return {"now": picture.iso(self._stage.clock.now())}

    async def _reset(self, _wish: JsonObject) -> JsonObject:
        await self._stage.reset()
        return {"now": picture.iso(self._stage.clock.now())}

    def _who(self, wish: JsonObject) -> tuple[Person, int]:
        person = self._stage.person(int(wish["person"]))
        return person, int(wish.get("chat") or person.id)

    def _report(self, event: Event) -> None:
        data: JsonObject = {"chat": event.chat, **event.data}
        if event.message:
            data["message"] = picture.message(event.message)
        if event.kind == "clock":
            data["now"] = picture.iso(self._stage.clock.now())
        self._feed.add(event.kind, data)
        if event.kind == "typing" and event.data["on"]:
            asyncio.get_running_loop().call_later(TYPING_SECONDS, self._stop_typing, event.chat)

    def _stop_typing(self, chat_id: int) -> None:
        chat = self._stage.desk.world.chats.get(chat_id)
        if chat and chat.typing:
            chat.typing = False
            self._feed.add("typing", {"chat": chat_id, "on": False})


def _words(words: str, status: int) -> web.Response:
    return web.json_response({"error": words}, status=status)


def _from_here(handler: Handler) -> Handler:
    """Only this machine's own page is answered: a foreign name in Host means a foreign page behind it."""

    async def guarded(request: web.Request) -> web.StreamResponse:
        if request.host.rsplit(":", 1)[0] not in OWN_HOSTS:
            return _words("this page is served to 127.0.0.1 only", 403)
        if request.method == "POST" and request.headers.get("X-Playground") != "1":
            return _words("the header X-Playground is missing", 403)
        answer = await handler(request)
        if not answer.prepared:
            answer.headers.update(HEADERS)
        return answer

    return guarded


def _acting(act: Act) -> Handler:
    async def read_and_act(request: web.Request) -> web.StreamResponse:
        try:
            wish = await request.json()
        except ValueError:
            return _words("JSON expected", 400)
        return await _tried(act, wish)

    return read_and_act


def _acting_with_file(act: Act) -> Handler:
    async def read_and_act(request: web.Request) -> web.StreamResponse:
        return await _tried(act, dict(await request.post()))

    return read_and_act


async def _tried(act: Act, wish: JsonObject) -> web.StreamResponse:
    try:
        return web.json_response(await act(wish))
    except Refused as refusal:
        return _words(refusal.description, 400)
    except (Impossible, ValueError, TypeError) as error:
        return _words(str(error), 400)
    except KeyError as error:
        return _words(f"missing or unknown: {error}", 404)
