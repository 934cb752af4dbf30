"""Every knob of the house, from the environment. A wrong or missing value stops the start with one clear line."""

import os
import re
from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from pathlib import Path
from typing import Annotated, Literal
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, available_timezones

from dotenv import dotenv_values
from pydantic import AfterValidator, Field, SecretStr, ValidationError, model_validator
from pydantic_core import ErrorDetails
from pydantic_settings import BaseSettings, SettingsConfigDict
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError

ENV_FILE = ".env"
HIGHEST_PORT = 65535
CLOSE = 0.75
"""How alike two names must be for one to be taken for a slip of the other, between 0 and 1."""


class SettingsMistake(Exception):  # noqa: N818 - it says what is wrong
    """What is wrong with the environment: one clear line for each mistake, naming the variable."""

    def __init__(self, lines: Iterable[str]) -> None:
        self.lines = tuple(lines)
        super().__init__("\n".join(self.lines))


def _token(value: SecretStr) -> SecretStr:
    if not re.fullmatch(r"\d{4,12}:[A-Za-z0-9_-]{10,64}", value.get_secret_value()):
        raise ValueError("is not a bot token: BotFather's look like 123456789:AAE…")
    return value


def _address(value: str) -> str:
    if value and not re.fullmatch(r"https?://[^\s/]+\S*", value):
        raise ValueError("must be an address that begins with http:// or https://")
    return value.rstrip("/")


def _zone(value: str) -> str:
    if value not in available_timezones():
        raise ValueError("is not a time zone name such as Asia/Shanghai")
    return value


def _listen(value: str) -> str:
    found = re.fullmatch(r"(?:[^\s:\[\]]+|\[[^\]]+\]):(\d{1,5})", value)
    if not found or int(found[1]) > HIGHEST_PORT:
        raise ValueError("must be host:port, such as 127.0.0.1:8080")
    return value


def _database(value: str) -> str:
    if value and not value.startswith(("sqlite:///", "postgresql+psycopg://")):
        raise ValueError("must begin with sqlite:/// or postgresql+psycopg://")
    if value and not _names_a_database(value):
        raise ValueError("must name the database, as in postgresql+psycopg://user:password@host/jiannuo")
    return value


def _names_a_database(value: str) -> bool:
    try:
        return bool(make_url(value).database)
    except (ArgumentError, ValueError):
        return False


def _redis(value: str) -> str:
    if value and not re.fullmatch(r"(rediss?|unix)://\S+", value):
        raise ValueError("must begin with redis:// or rediss://")
    return value


def _secret(value: SecretStr) -> SecretStr:
    if value.get_secret_value() and not re.fullmatch(r"[A-Za-z0-9_-]{16,256}", value.get_secret_value()):
        raise ValueError("must be 16 to 256 characters out of A-Z a-z 0-9 _ -")
    return value


Address = Annotated[str, AfterValidator(_address)]


class Settings(BaseSettings):
    """Read once at the start and passed down. The names are the environment's, in capitals."""

    model_config = SettingsConfigDict(env_file=ENV_FILE, extra="ignore", frozen=True)

    bot_token: Annotated[SecretStr, AfterValidator(_token)]
    bot_api_url: Address = "https://api.telegram.org"
    data_dir: Path = Path("data")
    database_url: Annotated[str, AfterValidator(_database), Field(repr=False)] = ""
    ballot_key_dir: Path = Path("ballot-keys")
    redis_url: Annotated[str, AfterValidator(_redis), Field(repr=False)] = ""
    webhook_url: Address = ""
    webhook_secret: Annotated[SecretStr, AfterValidator(_secret)] = SecretStr("")
    listen: Annotated[str, AfterValidator(_listen)] = "127.0.0.1:8080"
    public_url: Address = ""
    timezone: Annotated[str, AfterValidator(_zone)] = "Asia/Shanghai"
    language: Literal["zh-CN", "en"] = "zh-CN"
    log_format: Literal["text", "json"] = "text"

    @model_validator(mode="after")
    def _webhook_is_whole(self) -> "Settings":
        if self.webhook_url and not self.webhook_secret.get_secret_value():
            raise ValueError("WEBHOOK_SECRET is missing: with WEBHOOK_URL set, only Telegram may know it")
        return self

    @property
    def database(self) -> str:
        """The database's URL: the one given, or a SQLite file in the data directory."""
        return self.database_url or f"sqlite:///{self.data_dir / 'jiannuo.sqlite3'}"

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.timezone)

    @property
    def board_url(self) -> str:
        """Where people find the notice board, without a slash at the end."""
        return self.public_url or f"http://{self.listen}"

    @property
    def secrets(self) -> tuple[str, ...]:
        """What must never be written anywhere."""
        passwords = (urlsplit(url).password or "" for url in (self.database_url, self.redis_url))
        kept = (self.bot_token.get_secret_value(), self.webhook_secret.get_secret_value(), *passwords)
        return tuple(secret for secret in kept if secret)


def load() -> Settings:
    """The settings from the environment and .env. Raises SettingsMistake with a line for each mistake."""
    try:
        return Settings()  # type: ignore[call-arg] # the environment gives it
    except ValidationError as error:
        mistakes = [_line(one) for one in error.errors(include_url=False, include_context=False, include_input=False)]
        raise SettingsMistake([*mistakes, *hints()]) from None


def hints() -> Iterator[str]:
    """A line for each variable whose name looks like a slip of one of ours."""
    ours = {name.upper() for name in Settings.model_fields}
    for name in sorted({*os.environ, *dotenv_values(ENV_FILE)} - ours):
        if close := get_close_matches(name.upper(), ours, n=1, cutoff=CLOSE):
            yield f"{name} is set but unknown: did you mean {close[0]}?"


def _line(error: ErrorDetails) -> str:
    """One mistake, without the value: it may be a secret."""
    said = error["msg"].removeprefix("Value error, ")
    if not error["loc"]:
        return said
    name = str(error["loc"][0]).upper()
    return f"{name} is missing" if error["type"] == "missing" else f"{name} {said[0].lower()}{said[1:]}"
