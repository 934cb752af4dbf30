"""The secretary hands out personal links.    /invite → who is not in yet → a link to forward"""

from datetime import date, datetime

from aiogram import Bot, F, Router
from aiogram.filters import Command
from aiogram.types import CallbackQuery, Message
from aiogram.utils.deep_linking import create_start_link

from handlers import show
from handlers.joining import screens
from handlers.words import Words
from models.actions import joining
from models.database import Database
from models.queries import joining as queries
from models.rules.joining import VALID
from models.rules.refusal import Refusal
from models.rules.rights import Actor, Role

router = Router(name="inviting")


@router.message(Command("invite"), F.chat.type == "private")
async def see_absent(message: Message, actor: Actor, database: Database, words: Words, today: date) -> None:
    absent = await database.look(queries.absent, today, branches_of(actor))
    await show.say(message, screens.not_in_yet(words, absent))


@router.callback_query(screens.Page.filter())
async def turn_the_page(
    press: CallbackQuery, callback_data: screens.Page, actor: Actor, database: Database, words: Words, today: date
) -> None:
    absent = await database.look(queries.absent, today, branches_of(actor))
    await show.turn_into(press, screens.not_in_yet(words, absent, callback_data.first))


@router.callback_query(screens.Invite.filter(), F.message.chat.type == "private")
async def link_wanted(
    press: CallbackQuery,
    callback_data: screens.Invite,
    bot: Bot,
    actor: Actor,
    database: Database,
    words: Words,
    now: datetime,
    today: date,
) -> None:
    await bot.me()  # asked first: a link that could not be told would have replaced the one before in vain
    slip = await database.change(joining.invite, actor, callback_data.person_id, now=now, today=today)
    link = await create_start_link(bot, slip.token)
    await show.answer(press)
    if isinstance(press.message, Message):
        await show.say(press.message, screens.letter_to_forward(words, slip.whose.name, link, today + VALID))


def branches_of(actor: Actor) -> tuple[int, ...]:
    """The branches whose people this secretary may invite."""
    branches = actor.units_as(Role.secretary)
    if not branches:
        raise Refusal("joining-by-command" if actor.units_as(Role.administrator) else "not-yours")
    return branches
