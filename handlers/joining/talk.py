"""The door.    /start <link> → are you …? → may your name be public? → welcome    ·    /privacy"""

from datetime import date, datetime

from aiogram import Bot, F, Router
from aiogram.filters import Command, CommandObject, CommandStart
from aiogram.types import CallbackQuery, ChatMemberUpdated, Message
from aiogram.utils.link import create_telegram_link

from handlers import show
from handlers.joining import screens
from handlers.screen import Screen
from handlers.words import Words
from models.actions import joining
from models.database import Database
from models.queries import joining as queries
from models.rules.refusal import Refusal
from models.rules.rights import Actor

router = Router(name="joining")

IN_PRIVATE = F.chat.type == "private"
PRESSED_IN_PRIVATE = F.message.chat.type == "private"


@router.message(CommandStart(deep_link=True), IN_PRIVATE, F.from_user.id.as_("account"))
async def link_opened(
    message: Message, account: int, command: CommandObject, database: Database, words: Words, now: datetime, today: date
) -> None:
    token = command.args or ""
    met = await database.change(joining.knock, account, token, now=now, today=today)
    if isinstance(met, joining.Guest):
        await show.say(message, screens.who_are_you(words, met, token))
    elif isinstance(met, joining.Wrong):
        await show.say(message, screens.wrong_link(words, met))
    else:
        await show.say(message, await _arrived(database, words, account, today))


@router.callback_query(screens.Me.filter(), PRESSED_IN_PRIVATE)
async def it_is_me(
    press: CallbackQuery, callback_data: screens.Me, database: Database, words: Words, now: datetime, today: date
) -> None:
    account = press.from_user.id
    if wrong := await database.change(joining.join, account, callback_data.token, now=now, today=today):
        await show.turn_into(press, screens.wrong_link(words, wrong))
        return
    await show.turn_into(press, await _arrived(database, words, account, today))


@router.callback_query(screens.NotMe.filter())
async def it_is_not_me(press: CallbackQuery, words: Words) -> None:
    """The link stays as good as it was, for the right person."""
    await show.turn_into(press, screens.handed_back(words))


@router.callback_query(screens.Consent.filter())
async def first_answer_about_name(
    press: CallbackQuery,
    callback_data: screens.Consent,
    actor: Actor | None,
    database: Database,
    words: Words,
    now: datetime,
    today: date,
) -> None:
    await database.change(joining.answer_about_name, known(actor), public=callback_data.public, now=now)
    arrival = await database.look(queries.arrival, known(actor).person_id, today)
    await show.turn_into(press, screens.welcome(words, arrival))


@router.message(CommandStart(), IN_PRIVATE, F.from_user.id.as_("account"))
async def came_by(
    message: Message, account: int, actor: Actor | None, database: Database, words: Words, today: date
) -> None:
    """Without a link: somebody we know is welcome, also back after having blocked the bot."""
    if actor is None:
        await show.say(message, screens.stranger(words))
        return
    await database.change(joining.reach, account, reachable=True)
    await show.say(message, await _arrived(database, words, account, today))


@router.message(CommandStart())
async def called_in_a_group(message: Message, bot: Bot, words: Words) -> None:
    me = await bot.me()
    await show.say(message, screens.in_group(words, create_telegram_link(str(me.username))))


@router.my_chat_member(IN_PRIVATE)
async def door_shut_or_opened(event: ChatMemberUpdated, database: Database) -> None:
    reachable = event.new_chat_member.status == "member"
    await database.change(joining.reach, event.from_user.id, reachable=reachable)


@router.message(Command("privacy"), IN_PRIVATE)
async def see_privacy(message: Message, actor: Actor | None, database: Database, words: Words, today: date) -> None:
    arrival = await database.look(queries.arrival, actor.person_id, today) if actor else None
    await show.say(message, screens.privacy(words, arrival))


@router.callback_query(screens.Privacy.filter(), PRESSED_IN_PRIVATE)
async def back_to_privacy(
    press: CallbackQuery, actor: Actor | None, database: Database, words: Words, today: date
) -> None:
    arrival = await database.look(queries.arrival, actor.person_id, today) if actor else None
    await show.turn_into(press, screens.privacy(words, arrival))


@router.callback_query(screens.Secrecy.filter(), PRESSED_IN_PRIVATE)
async def see_secrecy(press: CallbackQuery, words: Words) -> None:
    await show.turn_into(press, screens.secrecy(words))


@router.callback_query(screens.Name.filter())
async def later_answer_about_name(
    press: CallbackQuery,
    callback_data: screens.Name,
    actor: Actor | None,
    database: Database,
    words: Words,
    now: datetime,
    today: date,
) -> None:
    await database.change(joining.answer_about_name, known(actor), public=callback_data.public, now=now)
    arrival = await database.look(queries.arrival, known(actor).person_id, today)
    await show.turn_into(press, screens.privacy(words, arrival))


async def _arrived(database: Database, words: Words, account: int, today: date) -> Screen:
    person_id = await database.look(queries.person_behind, account)
    if person_id is None:
        raise Refusal("stranger")
    return screens.arrived(words, await database.look(queries.arrival, person_id, today))


def known(actor: Actor | None) -> Actor:
    """The door is open to strangers, not everything behind it."""
    if actor is None:
        raise Refusal("stranger")
    return actor
