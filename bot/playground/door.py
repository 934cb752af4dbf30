"""The bot's side of the server: one address for every method, and one for files."""

import asyncio
import re
from collections import deque
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from inspect import isawaitable
from typing import Any

import aiogram.methods
import aiohttp
from aiohttp import web

from bot.playground.desk import Desk
from bot.playground.faults import Fault, Faults
from bot.playground.methods import chats, editing, intake, introducing, sending
from bot.playground.quiet import Quiet
from bot.playground.refusals import (
    MALFORMED_TOKEN,
    NO_SUCH_FILE,
    NO_SUCH_METHOD,
    NOT_PLAYED,
    WRONG_TOKEN,
    Refused,
    bad_request,
)
from bot.playground.schema import KnownMethod, known_method
from bot.playground.wire import Asked, in_json, read_call, read_reply

HANDLERS: dict[Any, Any] = {
    **sending.HANDLERS,
    **editing.HANDLERS,
    **chats.HANDLERS,
    **intake.HANDLERS,
    **introducing.HANDLERS,
}
KNOWN: dict[str, KnownMethod] = {known.name.lower(): known for known in map(known_method, HANDLERS)}
CALLS_REMEMBERED = 50_000
TOKEN = re.compile(r"\d+:[A-Za-z0-9_-]+")


@dataclass(frozen=True)
class Call:
    """One call of the bot; `params` as they came, files by their names."""

    at: datetime
    method: str
    params: dict[str, Any]
    status: int
    result: Any


class BotDoor:
    def __init__(self, token: str, desk: Desk, quiet: Quiet) -> None:
        self.calls: deque[Call] = deque(maxlen=CALLS_REMEMBERED)
        self.faults = Faults()
        self._token = token
        self._desk = desk
        self._quiet = quiet

    def routes(self) -> list[web.RouteDef]:
        return [
            web.route("*", "/bot{token}/{method}", self._called),
            web.get("/file/bot{token}/{path:.+}", self._file),
        ]

    async def perform_reply(self, answer: aiohttp.ClientResponse) -> None:
        """A method in the answer to a webhook is carried out; its result and its refusal go nowhere."""
        with suppress(Refused):
            asked = await read_reply(answer)
            if asked:
                await self._answered(asked)

    async def _called(self, request: web.Request) -> web.StreamResponse:
        method = request.match_info["method"]
        with self._quiet.call_under_way(counts=method.lower() != "getupdates"):
            try:
                self._ensure_token(request)
                return await self._served(request, await read_call(request, method))
            except Refused as refusal:
                return _refused(refusal)

    async def _served(self, request: web.Request, asked: Asked) -> web.StreamResponse:
        fault = self.faults.next_for(asked.method, asked.given)
        if fault is None:
            return await self._answered(asked)
        await asyncio.sleep(fault.delay)
        if fault.status is not None:
            return self._faulty(fault, asked)
        answer = await self._answered(asked)
        return _cut(request) if fault.cut_after else answer

    async def _answered(self, asked: Asked) -> web.Response:
        try:
            result = await self._carried_out(asked)
        except Refused as refusal:
            self._note(asked, refusal.code, refusal.as_answer())
            return _refused(refusal)
        self._note(asked, 200, result)
        return in_json({"ok": True, "result": result})

    async def _carried_out(self, asked: Asked) -> object:
        known = KNOWN.get(asked.method.lower())
        if known is None:
            raise _not_played(asked.method)
        ask = known.read(asked.given, asked.uploads)
        result = HANDLERS[known.model](self._desk, ask)
        return await result if isawaitable(result) else result

    def _faulty(self, fault: Fault, asked: Asked) -> web.Response:
        status, body, kind = fault.answer()
        self._note(asked, status, body)
        if isinstance(body, str):
            return web.Response(status=status, text=body, content_type=kind)
        return in_json(body, status)

    async def _file(self, request: web.Request) -> web.Response:
        try:
            self._ensure_token(request)
        except Refused as refusal:
            return _refused(refusal)
        file = self._desk.files.at(request.match_info["path"])
        if file is None:
            return _refused(NO_SUCH_FILE)
        return web.Response(body=file.data, content_type="application/octet-stream")

    def _ensure_token(self, request: web.Request) -> None:
        token = request.match_info["token"]
        if not TOKEN.fullmatch(token):
            raise MALFORMED_TOKEN
        if token != self._token:
            raise WRONG_TOKEN

    def _note(self, asked: Asked, status: int, result: object) -> None:
        known = KNOWN.get(asked.method.lower())
        files = {name: f"<{file.filename}>" for name, file in asked.uploads.items()}
        name = known.name if known else asked.method
        self.calls.append(Call(self._desk.clock.now(), name, asked.given | files, status, result))


def _refused(refusal: Refused) -> web.Response:
    return in_json(refusal.as_answer(), refusal.code)


def _not_played(method: str) -> Refused:
    """Telegram's methods that the house does not use are told apart from misspelt ones."""
    real = {name.lower() for name in aiogram.methods.__all__}
    return bad_request(NOT_PLAYED.format(method=method)) if method.lower() in real else NO_SUCH_METHOD


def _cut(request: web.Request) -> web.StreamResponse:
    """What was done stays done; the bot hears nothing of it."""
    if request.transport:
        request.transport.abort()
    return web.Response()
