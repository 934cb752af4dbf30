"""Every state has a step, every button a room that answers it, every command a handler and a place in a menu."""

import ast
import inspect
from collections.abc import Iterator
from importlib import import_module
from types import ModuleType
from typing import Any

import pytest
from aiogram import Router
from aiogram.filters import Command, StateFilter
from aiogram.filters.callback_data import CallbackData, CallbackQueryFilter
from aiogram.fsm.state import State, StatesGroup

from bot import commands
from bot.dispatcher import DOORS, ROOMS, room_of
from handlers.menu import talk as menu
from handlers.menu.screens import help_for
from handlers.screen import MENU
from handlers.words import LANGUAGES, words_in
from models.rules.rights import Role
from tests.house.sources import calls, files, name_of

HALLS = (*DOORS, *ROOMS, menu.fallback)
LONGEST_COMMAND = 32
LONGEST_DESCRIPTION = 256
WITHOUT_A_MENU = {"start", "house"}
"""Telegram's own button sends the first; the second is for administrators, whom /help tells."""


def modules() -> list[ModuleType]:
    names = (file.with_suffix("").parts for file in files() if file.parts[0] == "handlers")
    return [import_module(".".join(parts)) for parts in names if parts[-1] != "__init__"]


def defined(kind: type) -> list[Any]:
    """Every class of this kind that the rooms define."""
    found = (one for module in modules() for one in vars(module).values() if inspect.isclass(one))
    return sorted(
        {one for one in found if issubclass(one, kind) and one is not kind},
        key=lambda one: (one.__module__, one.__qualname__),
    )


def family(router: Router) -> Iterator[Router]:
    """A room with the rooms inside it."""
    yield router
    for inner in router.sub_routers:
        yield from family(inner)


def filters(*routers: Router) -> Iterator[Any]:
    """Every filter before every step of these rooms."""
    for router in (one for outer in routers for one in family(outer)):
        for observer in router.observers.values():
            for handler in observer.handlers:
                yield from (inspect.unwrap(one.callback) for one in handler.filters or ())


def states_heard() -> set[str]:
    listening = [state for one in filters(*HALLS) if isinstance(one, StateFilter) for state in one.states]
    heard = (one for one in [*filters(*HALLS), *listening] if isinstance(one, State))
    return {str(one.state) for one in heard}


def commands_heard() -> set[str]:
    return {str(name) for one in filters(*HALLS) if isinstance(one, Command) for name in one.commands}


def states_entered() -> set[str]:
    """Every name in what is handed to set_state."""
    return {
        ast.unparse(inner)
        for file in files()
        for call in calls(file)
        if name_of(call).endswith("set_state")
        for given in call.args
        for inner in ast.walk(given)
    }


GROUPS: list[type[StatesGroup]] = defined(StatesGroup)
STATES = [(group, state) for group in GROUPS for state in group.__states__]
BUTTONS: list[type[CallbackData]] = defined(CallbackData)


@pytest.mark.parametrize(("group", "state"), STATES, ids=lambda one: getattr(one, "_state", None))
def test_every_state_has_a_step_and_a_way_in(group: type[StatesGroup], state: State) -> None:
    assert state.state in states_heard(), "nobody listens here"
    name = f"{group.__name__}.{state._state}"
    computed = f"{group.__name__}.__full_group_name__"
    assert states_entered() & {name, computed}, "nobody is led here"


def test_no_two_groups_share_a_name() -> None:
    names = [group.__full_group_name__ for group in GROUPS]
    assert sorted(set(names)) == sorted(names)


@pytest.mark.parametrize("button", BUTTONS, ids=lambda one: one.__prefix__)
def test_every_button_leads_to_a_room_that_answers_it(button: type[CallbackData]) -> None:
    room = next((one for one in HALLS if one.name == room_of(button.__prefix__)), None)
    assert room, f"no room is called {room_of(button.__prefix__)}"
    answered = {one.callback_data for one in filters(room) if isinstance(one, CallbackQueryFilter)}
    assert button in answered


def test_no_two_buttons_carry_the_same_name() -> None:
    names = [button.__prefix__ for button in BUTTONS]
    assert sorted(set(names)) == sorted(names)
    assert MENU not in names


def test_no_two_rooms_share_a_name() -> None:
    names = [room.name for room in HALLS]
    assert sorted(set(names)) == sorted(names)


def test_every_command_of_the_menus_has_a_handler_and_every_handler_a_place_in_a_menu() -> None:
    shown = {name for _, names in commands.MENUS for name in names}
    assert shown == commands_heard() - WITHOUT_A_MENU


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_command_can_be_shown(language: str) -> None:
    """Telegram's limits: a name of 1-32 signs, a description of 1-256."""
    for _, names in commands.MENUS:
        for one in commands.menu(names, language):
            assert 1 <= len(one.command) <= LONGEST_COMMAND
            assert 1 <= len(one.description) <= LONGEST_DESCRIPTION


def test_help_names_every_command() -> None:
    """Somebody with all roles is told of all that can be done in private; /help itself goes without saying."""
    for language in LANGUAGES:
        told = help_for(words_in(language), set(Role)).text
        assert [name for name in commands.PRIVATE if f"/{name}" not in told] == ["help"]
