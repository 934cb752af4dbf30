"""What the stand-in knows of each method, read from aiogram's models; a request that does not fit is refused."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from aiogram.methods import TelegramMethod
from aiogram.types import InputFile
from pydantic import BaseModel, ValidationError

from bot.playground import refusals
from bot.playground.refusals import bad_request, missing


@dataclass(frozen=True)
class KnownMethod:
    name: str
    model: type[TelegramMethod[Any]]
    parameters: frozenset[str]
    required: tuple[str, ...]
    structured: frozenset[str]
    with_files: frozenset[str]

    def read(self, given: Mapping[str, Any], uploads: Mapping[str, InputFile]) -> TelegramMethod[Any]:
        """Raises Refused for an unknown, missing or unreadable parameter."""
        values = {name: value for name, value in given.items() if value is not None}
        values |= dict(_named_after_parameters(self, uploads))
        self._ensure_known(values)
        for name in self.required:
            if name not in values:
                raise missing(self.name, name)
        decoded = {name: self._decoded(name, value, uploads) for name, value in values.items()}
        try:
            ask = self.model.model_validate(decoded)
        except ValidationError as error:
            raise _unreadable(error) from error
        _ensure_no_strangers(ask, self.name)
        return ask

    def _ensure_known(self, values: Mapping[str, Any]) -> None:
        for name in values:
            if name not in self.parameters:
                raise bad_request(refusals.UNKNOWN_PARAMETER.format(name=name, method=self.name))

    def _decoded(self, name: str, value: object, uploads: Mapping[str, InputFile]) -> object:
        """Only parameters that are objects or lists are JSON; a text that looks like JSON stays a text."""
        if isinstance(value, str) and name in self.structured:
            try:
                value = json.loads(value)
            except ValueError as error:
                raise bad_request(refusals.CANNOT_READ.format(name=name, why="it is no JSON")) from error
        return _with_uploads(value, uploads) if uploads and name in self.with_files else value


def known_method(model: type[TelegramMethod[Any]]) -> KnownMethod:
    """Parameters that Telegram has withdrawn and aiogram still carries do not count."""
    fields = {
        name: field
        for name, field in model.model_fields.items()
        if not (isinstance(field.json_schema_extra, dict) and field.json_schema_extra.get("deprecated"))
    }
    structured = frozenset(name for name, field in fields.items() if _is_structured(field.annotation))
    plain_files = frozenset(name for name, field in fields.items() if InputFile in get_args(field.annotation))
    return KnownMethod(
        name=model.__api_method__,
        model=model,
        parameters=frozenset(fields),
        required=tuple(name for name, field in fields.items() if field.is_required()),
        structured=structured,
        with_files=structured | plain_files,
    )


def _named_after_parameters(known: KnownMethod, uploads: Mapping[str, InputFile]) -> Iterator[tuple[str, InputFile]]:
    """A part named after a parameter is that parameter; other parts wait to be named by attach://."""
    yield from ((name, file) for name, file in uploads.items() if name in known.parameters)


def _with_uploads(value: object, uploads: Mapping[str, InputFile]) -> object:
    if isinstance(value, str) and value.startswith("attach://"):
        return uploads.get(value.removeprefix("attach://"), value)
    if isinstance(value, list):
        return [_with_uploads(item, uploads) for item in value]
    if isinstance(value, dict):
        return {name: _with_uploads(item, uploads) for name, item in value.items()}
    return value


def _is_structured(annotation: object) -> bool:
    if get_origin(annotation) in (Union, UnionType, Annotated):
        return any(_is_structured(part) for part in get_args(annotation))
    if get_origin(annotation) is list:
        return True
    return isinstance(annotation, type) and issubclass(annotation, BaseModel)


def _unreadable(error: ValidationError) -> refusals.Refused:
    first = error.errors(include_url=False, include_input=False)[0]
    return bad_request(refusals.CANNOT_READ.format(name=first["loc"][0], why=first["msg"]))


def _ensure_no_strangers(thing: object, where: str) -> None:
    """The types of aiogram accept unknown fields in silence; a misspelt one would be lost on the way."""
    if isinstance(thing, BaseModel):
        for name in thing.model_extra or ():
            raise bad_request(refusals.UNKNOWN_FIELD.format(name=name, where=where))
        for name in thing.model_fields_set:
            _ensure_no_strangers(getattr(thing, name), f"{where}.{name}")
    elif isinstance(thing, list):
        for item in thing:
            _ensure_no_strangers(item, where)
