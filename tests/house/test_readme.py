"""A newcomer finds every setting and every command in the README, in both languages."""

import pytest

from bot.__main__ import app
from bot.settings import Settings
from tests.house.sources import HOUSE

READMES = ("README.md", "README.zh-CN.md")
SETTINGS = [name.upper() for name in Settings.model_fields]
COMMANDS = [one.name or one.callback.__name__.replace("_", "-") for one in app.registered_commands if one.callback]
TARGETS = ("make demo", "make test", "make bench", "make crash", "demo --play")

in_every_language = pytest.mark.parametrize("readme", READMES)


def missing(readme: str, names: list[str]) -> list[str]:
    file = HOUSE / readme
    told = file.read_text(encoding="utf-8") if file.exists() else ""
    return [name for name in names if name not in told]


@in_every_language
def test_every_setting_is_named(readme: str) -> None:
    assert not missing(readme, SETTINGS)


@in_every_language
def test_every_command_of_the_server_is_named(readme: str) -> None:
    assert not missing(readme, [f"python -m bot {name}" for name in COMMANDS])


@in_every_language
def test_every_way_to_try_it_is_named(readme: str) -> None:
    assert not missing(readme, list(TARGETS))


@in_every_language
def test_every_picture_it_shows_is_there(readme: str) -> None:
    file = HOUSE / readme
    told = file.read_text(encoding="utf-8") if file.exists() else ""
    shown = [part.partition(")")[0] for part in told.split("](") if part.startswith(".pictures/")]
    assert shown
    assert not [picture for picture in shown if not (HOUSE / picture).exists()]
