"""Commands by scope and language, and what else the bot says about itself."""

import pytest
from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest
from aiogram.types import (
    BotCommand,
    BotCommandScopeAllChatAdministrators,
    BotCommandScopeAllGroupChats,
    BotCommandScopeAllPrivateChats,
    BotCommandScopeChat,
    MenuButtonCommands,
)

from bot.playground.people import Person
from bot.playground.picture import commands
from bot.playground.telegram import StandIn


def command(name: str, words: str = "说明") -> list[BotCommand]:
    return [BotCommand(command=name, description=words)]


def seen(stand_in: StandIn, person: Person, chat_id: int | None = None) -> list[str]:
    chat = stand_in.desk.world.chats[chat_id or person.id]
    return [one["command"] for one in commands(stand_in.desk, person.id, chat)]


async def test_the_narrowest_scope_wins_and_within_it_the_language(bot: Bot, stand_in: StandIn, anna: Person) -> None:
    await bot.set_my_commands(command("default"))
    assert seen(stand_in, anna) == ["default"]
    await bot.set_my_commands(command("private"), scope=BotCommandScopeAllPrivateChats())
    assert seen(stand_in, anna) == ["private"]
    await bot.set_my_commands(command("zh"), scope=BotCommandScopeAllPrivateChats(), language_code="zh")
    await bot.set_my_commands(command("de"), scope=BotCommandScopeAllPrivateChats(), language_code="de")
    assert seen(stand_in, anna) == ["zh"]
    await bot.set_my_commands(command("mine"), scope=BotCommandScopeChat(chat_id=anna.id))
    assert seen(stand_in, anna) == ["mine"]
    await bot.delete_my_commands(scope=BotCommandScopeChat(chat_id=anna.id))
    assert seen(stand_in, anna) == ["zh"]


async def test_administrators_of_groups_see_their_own(bot: Bot, stand_in: StandIn, anna: Person, boris: Person) -> None:
    group = stand_in.group("青石村", [anna, boris])
    await bot.set_my_commands(command("all"), scope=BotCommandScopeAllGroupChats())
    await bot.set_my_commands(command("bind"), scope=BotCommandScopeAllChatAdministrators())
    assert seen(stand_in, anna, group.id) == ["bind"]
    assert seen(stand_in, boris, group.id) == ["all"]


async def test_commands_are_given_back_as_they_were_set(bot: Bot) -> None:
    await bot.set_my_commands(command("todo", "待办"), language_code="zh")
    (given,) = await bot.get_my_commands(language_code="zh")
    assert (given.command, given.description) == ("todo", "待办")
    assert await bot.get_my_commands() == []


@pytest.mark.parametrize(
    ("commands", "words"),
    [
        (command("Todo"), "BOT_COMMAND_INVALID"),
        (command("待办"), "BOT_COMMAND_INVALID"),
        (command("todo", ""), "BOT_COMMAND_DESCRIPTION_INVALID"),
        (command("todo") * 101, "BOT_COMMANDS_TOO_MUCH"),
    ],
)
async def test_bad_commands_are_refused(bot: Bot, commands: list[BotCommand], words: str) -> None:
    with pytest.raises(TelegramBadRequest, match=words):
        await bot.set_my_commands(commands)


async def test_a_language_has_two_letters_and_a_scope_a_known_chat(bot: Bot) -> None:
    with pytest.raises(TelegramBadRequest, match="language code"):
        await bot.set_my_commands(command("todo"), language_code="zh-hans")
    with pytest.raises(TelegramBadRequest, match="chat not found"):
        await bot.set_my_commands(command("todo"), scope=BotCommandScopeChat(chat_id=5))


async def test_names_and_descriptions_are_kept_by_language(bot: Bot) -> None:
    await bot.set_my_description("一年的承诺", language_code="zh")
    await bot.set_my_short_description("承诺")
    assert (await bot.get_my_description(language_code="zh")).description == "一年的承诺"
    assert (await bot.get_my_description()).description == ""
    assert (await bot.get_my_short_description(language_code="zh")).short_description == "承诺"
    assert (await bot.get_my_name()).name == "践诺"
    await bot.set_my_name("另一个")
    assert (await bot.get_my_name()).name == "另一个"
    with pytest.raises(TelegramBadRequest):
        await bot.set_my_short_description("长" * 121)


async def test_a_menu_button_is_set_for_all_or_for_one_chat(bot: Bot, anna: Person) -> None:
    assert (await bot.get_chat_menu_button()).type == "default"
    await bot.set_chat_menu_button(anna.id, MenuButtonCommands())
    assert (await bot.get_chat_menu_button(anna.id)).type == "commands"
    assert (await bot.get_chat_menu_button()).type == "default"


async def test_the_bot_introduces_itself(bot: Bot) -> None:
    me = await bot.get_me()
    assert (me.id, me.first_name, me.is_bot) == (10001, "践诺", True)
    assert me.can_read_all_group_messages is False
