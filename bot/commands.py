"""The command menus that Telegram shows, by scope and language."""

from aiogram import Bot
from aiogram.types import (
    BotCommand,
    BotCommandScopeAllChatAdministrators,
    BotCommandScopeAllGroupChats,
    BotCommandScopeAllPrivateChats,
    BotCommandScopeDefault,
    BotCommandScopeUnion,
)

from handlers.words import LANGUAGES, words_in

PRIVATE = (
    "todo", "pledge", "mine", "problems", "progress", "card", "decide", "standin", "review", "publish", "comment",
    "calendar", "overrule", "invite",
    "help", "privacy", "language", "cancel",
)  # fmt: skip
GROUP = ("help",)
GROUP_ADMINISTRATORS = ("bind", "help")

MENUS: tuple[tuple[BotCommandScopeUnion, tuple[str, ...]], ...] = (
    (BotCommandScopeDefault(), ("help",)),
    (BotCommandScopeAllPrivateChats(), PRIVATE),
    (BotCommandScopeAllGroupChats(), GROUP),
    (BotCommandScopeAllChatAdministrators(), GROUP_ADMINISTRATORS),
)


async def register(bot: Bot, default: str) -> None:
    """Tell Telegram every menu: the deployment's language for all phones, and each language we speak for its own."""
    for scope, names in MENUS:
        await bot.set_my_commands(menu(names, default), scope=scope)
        for language in LANGUAGES:
            await bot.set_my_commands(menu(names, language), scope=scope, language_code=language.partition("-")[0])


def menu(names: tuple[str, ...], language: str) -> list[BotCommand]:
    words = words_in(language)
    return [BotCommand(command=name, description=words.plain(f"command-{name}")) for name in names]
