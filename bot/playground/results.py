"""Every answer passes through aiogram's types before it leaves: what they would not read is never sent."""

from collections.abc import Mapping
from typing import Any

from aiogram.types import Message, TelegramObject
from pydantic import BaseModel

from bot.playground.world import JsonObject, Kept


def dumped(thing: BaseModel) -> JsonObject:
    return thing.model_dump(mode="json", by_alias=True, exclude_none=True)


def built(kind: type[TelegramObject], raw: Mapping[str, Any]) -> JsonObject:
    return dumped(kind.model_validate(raw))


def message(kept: Kept) -> JsonObject:
    return built(Message, kept.as_message())
