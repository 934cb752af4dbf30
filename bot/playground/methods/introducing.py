"""What the bot says about itself: who it is, its commands, its descriptions, its menu button."""

import re
from typing import Any

from aiogram.methods import (
    DeleteMyCommands,
    GetChatMenuButton,
    GetMe,
    GetMyCommands,
    GetMyDescription,
    GetMyName,
    GetMyShortDescription,
    SetChatMenuButton,
    SetMyCommands,
    SetMyDescription,
    SetMyName,
    SetMyShortDescription,
)
from aiogram.types import BotCommandScope, BotDescription, BotName, BotShortDescription, User

from bot.playground import refusals
from bot.playground.desk import Desk
from bot.playground.methods.chats import the_chat
from bot.playground.profile import DEFAULT, ScopeKey
from bot.playground.refusals import bad_request
from bot.playground.results import built, dumped
from bot.playground.world import Event, JsonObject

COMMANDS_LIMIT = 100
NAME_LIMIT, DESCRIPTION_LIMIT, SHORT_LIMIT, COMMAND_DESCRIPTION_LIMIT = 64, 512, 120, 256


def get_me(desk: Desk, _ask: GetMe) -> JsonObject:
    me = desk.world.bot.as_user() | {
        "can_join_groups": True,
        "can_read_all_group_messages": not desk.privacy,
        "supports_inline_queries": False,
        "can_connect_to_business": False,
        "has_main_web_app": False,
        "has_topics_enabled": False,
        "allows_users_to_create_topics": False,
        "can_manage_bots": False,
    }
    return built(User, me)


def set_my_commands(desk: Desk, ask: SetMyCommands) -> bool:
    if len(ask.commands) > COMMANDS_LIMIT:
        raise bad_request(refusals.COMMANDS_TOO_MANY)
    for one in ask.commands:
        if not re.fullmatch(r"[a-z0-9_]{1,32}", one.command):
            raise bad_request(refusals.COMMAND_INVALID)
        if not 1 <= len(one.description) <= COMMAND_DESCRIPTION_LIMIT:
            raise bad_request(refusals.COMMAND_DESCRIPTION)
    key = _commands_key(desk, ask)
    desk.profile.commands[key] = [dumped(one) for one in ask.commands]
    desk.world.announce(Event("commands", key[0][1] or 0))
    return True


def delete_my_commands(desk: Desk, ask: DeleteMyCommands) -> bool:
    key = _commands_key(desk, ask)
    desk.profile.commands.pop(key, None)
    desk.world.announce(Event("commands", key[0][1] or 0))
    return True


def get_my_commands(desk: Desk, ask: GetMyCommands) -> list[JsonObject]:
    return desk.profile.commands.get(_commands_key(desk, ask), [])


def set_my_name(desk: Desk, ask: SetMyName) -> bool:
    return _set_text(desk, "name", ask.name, ask.language_code, NAME_LIMIT)


def set_my_description(desk: Desk, ask: SetMyDescription) -> bool:
    return _set_text(desk, "description", ask.description, ask.language_code, DESCRIPTION_LIMIT)


def set_my_short_description(desk: Desk, ask: SetMyShortDescription) -> bool:
    return _set_text(desk, "short_description", ask.short_description, ask.language_code, SHORT_LIMIT)


def get_my_name(desk: Desk, ask: GetMyName) -> JsonObject:
    name = desk.profile.text("name", _language(ask.language_code)) or desk.world.bot.first_name
    return built(BotName, {"name": name})


def get_my_description(desk: Desk, ask: GetMyDescription) -> JsonObject:
    words = desk.profile.text("description", _language(ask.language_code))
    return built(BotDescription, {"description": words})


def get_my_short_description(desk: Desk, ask: GetMyShortDescription) -> JsonObject:
    words = desk.profile.text("short_description", _language(ask.language_code))
    return built(BotShortDescription, {"short_description": words})


def set_chat_menu_button(desk: Desk, ask: SetChatMenuButton) -> bool:
    if ask.chat_id is not None:
        the_chat(desk.world, ask.chat_id)
    desk.profile.menu_buttons[ask.chat_id] = dumped(ask.menu_button) if ask.menu_button else {"type": "default"}
    return True


def get_chat_menu_button(desk: Desk, ask: GetChatMenuButton) -> JsonObject:
    buttons = desk.profile.menu_buttons
    return buttons.get(ask.chat_id) or buttons.get(None, {"type": "default"})


def _set_text(desk: Desk, kind: str, words: str | None, language: str | None, limit: int) -> bool:
    if len(words or "") > limit:
        raise bad_request(refusals.CANNOT_READ.format(name=kind, why=f"more than {limit} characters"))
    desk.profile.texts[kind, _language(language)] = words or ""
    return True


def _commands_key(desk: Desk, ask: SetMyCommands | DeleteMyCommands | GetMyCommands) -> tuple[ScopeKey, str]:
    return _scope_key(desk, ask.scope), _language(ask.language_code)


def _scope_key(desk: Desk, scope: BotCommandScope | None) -> ScopeKey:
    if scope is None:
        return DEFAULT
    parts = dumped(scope)
    chat = the_chat(desk.world, parts["chat_id"]) if "chat_id" in parts else None
    return parts["type"], chat.id if chat else None, parts.get("user_id")


def _language(code: str | None) -> str:
    if code and not re.fullmatch(r"[a-z]{2}", code):
        raise bad_request(refusals.LANGUAGE_INVALID)
    return code or ""


HANDLERS: dict[Any, Any] = {
    GetMe: get_me,
    SetMyCommands: set_my_commands,
    DeleteMyCommands: delete_my_commands,
    GetMyCommands: get_my_commands,
    SetMyName: set_my_name,
    GetMyName: get_my_name,
    SetMyDescription: set_my_description,
    GetMyDescription: get_my_description,
    SetMyShortDescription: set_my_short_description,
    GetMyShortDescription: get_my_short_description,
    SetChatMenuButton: set_chat_menu_button,
    GetChatMenuButton: get_chat_menu_button,
}
