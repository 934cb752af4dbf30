"""From what a bot or a person wrote to what a message holds: markup read, spaces cut, links found."""

import re
from collections.abc import Iterable

from aiogram.client.default import Default
from aiogram.types import MessageEntity

from bot.playground import refusals
from bot.playground.markup import in_order, read_html, utf16_length
from bot.playground.refusals import bad_request
from bot.playground.world import JsonObject

TEXT_LIMIT = 4096
CAPTION_LIMIT = 1024
RAW_LIMIT_BYTES = 32_768
FOUND_BY_ITSELF = re.compile(
    r"(?P<url>\bhttps?://[^\s<>\"，。！？；：、）》】]+[^\s<>\".,!?;:)，。！？；：、）》】])"
    r"|(?<![\w/])(?P<bot_command>/[a-zA-Z0-9_]{1,64}(?:@[a-zA-Z0-9_]{3,32})?)(?![\w/])"
    r"|(?<!\w)(?P<mention>@[a-zA-Z][a-zA-Z0-9_]{3,31})(?!\w)"
    r"|(?<!\w)(?P<hashtag>#\w*[^\W\d]\w*)"
)
CLOSED_TO_FINDING = ("text_link", "code", "pre", "text_mention", "custom_emoji")


def read_text(
    text: str | None,
    parse_mode: str | Default | None,
    entities: Iterable[MessageEntity] | None = None,
    *,
    too_long: str = refusals.MESSAGE_TOO_LONG,
) -> JsonObject:
    if not text:
        raise bad_request(refusals.TEXT_EMPTY)
    plain, found = _parsed(text, parse_mode, entities)
    if not plain:
        raise bad_request(refusals.TEXT_NON_EMPTY)
    if len(plain) > TEXT_LIMIT:
        raise bad_request(too_long)
    return {"text": plain} | ({"entities": found} if found else {})


def read_caption(
    caption: str | None,
    parse_mode: str | Default | None,
    entities: Iterable[MessageEntity] | None = None,
) -> JsonObject:
    plain, found = _parsed(caption or "", parse_mode, entities)
    if len(plain) > CAPTION_LIMIT:
        raise bad_request(refusals.CAPTION_TOO_LONG)
    content: JsonObject = {"caption": plain} if plain else {}
    return content | ({"caption_entities": found} if found else {})


def typed_text(text: str) -> JsonObject:
    """What a person's own app makes of the words typed into it."""
    plain, found = _parsed(text, None, None)
    return {"text": plain} | ({"entities": found} if found else {})


def _parsed(
    text: str, parse_mode: str | Default | None, entities: Iterable[MessageEntity] | None
) -> tuple[str, list[JsonObject]]:
    if len(text.encode()) > RAW_LIMIT_BYTES:
        raise bad_request(refusals.TEXT_TOO_LONG)
    text = text.replace("\r", "")
    if isinstance(parse_mode, str) and parse_mode:
        _ensure_html(parse_mode)
        text, found = read_html(text)
    else:
        found = [entity.model_dump(mode="json", exclude_none=True) for entity in entities or ()]
    text, found = _trimmed(text, found)
    return text, in_order([*found, *_discovered(text, found)])


def _ensure_html(parse_mode: str) -> None:
    if parse_mode.lower() in ("markdown", "markdownv2"):
        raise bad_request(refusals.ONLY_HTML)
    if parse_mode.lower() != "html":
        raise bad_request(refusals.PARSE_MODE)


def _trimmed(text: str, entities: list[JsonObject]) -> tuple[str, list[JsonObject]]:
    """Spaces go at the end, and at the beginning as far as no entity covers them."""
    text = text.rstrip()
    first = min((entity["offset"] for entity in entities), default=len(text))
    cut = min(len(text) - len(text.lstrip(" \n")), first)
    text, end = text[cut:], utf16_length(text) - cut
    moved = []
    for entity in entities:
        offset = entity["offset"] - cut
        length = min(entity["length"], end - offset)
        clean = {name: value for name, value in entity.items() if not name.startswith("_")}
        moved += [clean | {"offset": offset, "length": length}] if length > 0 else []
    return text, moved


def _discovered(text: str, entities: list[JsonObject]) -> list[JsonObject]:
    found = []
    for match in FOUND_BY_ITSELF.finditer(text):
        offset, length = utf16_length(text[: match.start()]), utf16_length(match.group())
        if not any(_hides(entity, offset, length) for entity in entities):
            found.append({"type": match.lastgroup, "offset": offset, "length": length})
    return found


def _hides(entity: JsonObject, offset: int, length: int) -> bool:
    apart = entity["offset"] + entity["length"] <= offset or offset + length <= entity["offset"]
    return not apart and entity["type"] in CLOSED_TO_FINDING
