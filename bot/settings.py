"""Every knob of the house, from the environment. A wrong or missing value stops the start with one clear line."""

import re
from pathlib import Path
from typing import Annotated, Literal
from zoneinfo import ZoneInfo, available_timezones

from pydantic import AfterValidator, SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict


def _token(value: SecretStr) -> SecretStr:
    if not re.fullmatch(r"\d{4,12}:[A-Za-z0-9_-]{10,64}", value.get_secret_value()):
        raise ValueError("is not a bot token: BotFather's look like 123456789:AAE…")
    return value


def _address(value: str) -> str:
    if value and not re.fullmatch(r"https?://\S+", value):
        raise ValueError("must begin with http:// or https://")
    return value.rstrip("/")


def _zone(value: str) -> str:
    if value not in available_timezones():
        raise ValueError("is not a time zone name such as Asia/Shanghai")
    return value


def _listen(value: str) -> str:
    if not re.fullmatch(r"[^\s:]+:\d{1,5}|\[[^\]]+\]:\d{1,5}", value):
        raise ValueError("must be host:port, such as 127.0.0.1:8080")
    return value


def _database(value: str) -> str:
    if value and not value.startswith(("sqlite:///", "postgresql+psycopg://")):
        raise ValueError("must begin with sqlite:/// or postgresql+psycopg://")
    return value


def _secret(value: SecretStr) -> SecretStr:
    if value.get_secret_value() and not re.fullmatch(r"[A-Za-z0-9_-]{16,256}", value.get_secret_value()):
        raise ValueError("must be 16 to 256 characters out of A-Z a-z 0-9 _ -")
    return value


Address = Annotated[str, AfterValidator(_address)]


class Settings(BaseSettings):
    """Read once at the start and passed down. The names are the environment's, in capitals."""

    model_config = SettingsConfigDict(env_file=".env", extra="ignore", frozen=True)

    bot_token: Annotated[SecretStr, AfterValidator(_token)]
    bot_api_url: Address = "https://api.telegram.org"
    data_dir: Path = Path("data")
    database_url: Annotated[str, AfterValidator(_database)] = ""
    ballot_key_dir: Path = Path("ballot-keys")
    redis_url: str = ""
    webhook_url: Address = ""
    webhook_secret: Annotated[SecretStr, AfterValidator(_secret)] = SecretStr("")
    listen: Annotated[str, AfterValidator(_listen)] = "127.0.0.1:8080"
    public_url: Address = ""
    timezone: Annotated[str, AfterValidator(_zone)] = "Asia/Shanghai"
    language: Literal["zh-CN", "en"] = "zh-CN"
    log_format: Literal["text", "json"] = "text"

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
