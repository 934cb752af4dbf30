"""Every way into the house, read from its rooms: buttons, commands, what is typed in the middle of something."""

import inspect
from collections.abc import Iterator
from typing import Any

from aiogram import Router
from aiogram.filters import Command, StateFilter
from aiogram.filters.callback_data import CallbackData, CallbackQueryFilter
from aiogram.fsm.state import State

from bot.dispatcher import DOORS, ROOMS
from handlers.menu import talk as menu
from handlers.pledging.buttons import Go, To
from handlers.screen import MENU

HALLS = (*DOORS, *ROOMS, menu.fallback)
TYPED_ANYWHERE = frozenset({"type_digit"})
"""Steps that hear what is typed in the middle of nothing."""


def _family(router: Router) -> Iterator[Router]:
    yield router
    for inner in router.sub_routers:
        yield from _family(inner)


def _steps() -> Iterator[Any]:
    for router in (one for hall in HALLS for one in _family(hall)):
        for observer in router.observers.values():
            yield from observer.handlers


def _asked_by(step: Any) -> list[Any]:
    return [inspect.unwrap(one.callback) for one in step.filters or ()]


def _names(step: Any) -> set[str]:
    """What leads to a step: its button, its command, the state in which it listens; else its own name."""
    names: set[str] = set()
    for asked in _asked_by(step):
        if isinstance(asked, CallbackQueryFilter):
            names.add(asked.callback_data.__prefix__)
        elif isinstance(asked, Command):
            names |= {f"/{one}" for one in asked.commands}
        elif isinstance(asked, State):
            names.add(str(asked.state))
        elif isinstance(asked, StateFilter):
            names |= {str(one.state) for one in asked.states if isinstance(one, State)}
    return names or {step.callback.__name__}


def _found() -> set[str]:
    """A button that leads to several places counts once for each."""
    names = {name for step in _steps() for name in _names(step)}
    several = {f"{Go.__prefix__}:{to.value}" for to in To}
    plain = {MENU if name == menu.back_to_todo.__name__ else name for name in names}
    return (plain - {Go.__prefix__}) | several


BUTTONS: dict[str, type[CallbackData]] = {
    asked.callback_data.__prefix__: asked.callback_data
    for step in _steps()
    for asked in _asked_by(step)
    if isinstance(asked, CallbackQueryFilter)
}
WAYS = frozenset(_found())
