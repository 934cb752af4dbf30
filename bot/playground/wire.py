"""How a call arrives and how the answer leaves: query string, form, JSON or multipart in, JSON out."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qsl

import aiohttp
from aiogram.types import BufferedInputFile, InputFile
from aiohttp import web

from bot.playground.refusals import bad_request


@dataclass(frozen=True)
class Asked:
    """A call as it came: nothing checked, free text never decoded."""

    method: str
    given: dict[str, Any] = field(default_factory=dict)
    uploads: dict[str, InputFile] = field(default_factory=dict)


async def read_call(request: web.Request, method: str) -> Asked:
    """Parameters of the address and of the body together."""
    given: dict[str, Any] = dict(request.query)
    if not request.can_read_body:
        return Asked(method, given)
    if request.content_type.startswith("multipart/"):
        fields, uploads = await _read_parts(await request.multipart())
        return Asked(method, given | fields, uploads)
    return Asked(method, given | _read_body(request.content_type, await request.read()))


async def read_reply(answer: aiohttp.ClientResponse) -> Asked | None:
    """The method call that a bot may put into its answer to a webhook."""
    if answer.content_type.startswith("multipart/"):
        fields, uploads = await _read_parts(aiohttp.MultipartReader.from_response(answer))
    else:
        fields, uploads = _read_body(answer.content_type, await answer.read()), {}
    method = fields.pop("method", None)
    return Asked(str(method), fields, uploads) if method else None


def _read_body(kind: str, body: bytes) -> dict[str, Any]:
    """Raises Refused for JSON that is no object."""
    if kind == "application/json":
        try:
            given = json.loads(body or b"{}")
        except ValueError as error:
            raise bad_request(f"can't parse request: {error}") from error
        if not isinstance(given, dict):
            raise bad_request("object expected as request body")
        return given
    if kind == "application/x-www-form-urlencoded":
        return dict(parse_qsl(body.decode(), keep_blank_values=True))
    return {}


def in_json(thing: Mapping[str, Any], status: int = 200) -> web.Response:
    return web.json_response(thing, status=status, dumps=_dumps)


def _dumps(thing: object) -> str:
    return json.dumps(thing, ensure_ascii=False, separators=(",", ":"))


async def _read_parts(reader: Any) -> tuple[dict[str, Any], dict[str, InputFile]]:  # noqa: ANN401 - aiohttp's two readers share no named type
    fields: dict[str, Any] = {}
    uploads: dict[str, InputFile] = {}
    async for part in reader:
        if part.filename is None:
            fields[part.name] = await part.text()
        else:
            uploads[part.name] = BufferedInputFile(bytes(await part.read()), part.filename)
    return fields, uploads
