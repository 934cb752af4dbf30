"""The way about the house: /todo, /help, /cancel, /language, and the last answer when nothing else fits."""

from datetime import date

from aiogram import F, Router
from aiogram.filters import Command
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message

from handlers import show
from handlers.menu import resting, screens
from handlers.screen import MENU
from handlers.words import LANGUAGES, Words, words_in
from models.actions import joining
from models.ballots import BallotBox
from models.database import Database
from models.queries import todo
from models.rules.rights import Actor

router = Router(name=MENU)
router.include_router(resting.router)
fallback = Router(name="fallback")

IN_PRIVATE = F.chat.type == "private"


@router.message(Command("todo"), IN_PRIVATE)
async def see_todo(
    message: Message, actor: Actor, words: Words, database: Database, today: date, box: BallotBox
) -> None:
    tasks = await database.look(todo.waiting, actor, today, box)
    await show.say(message, screens.todo(words, actor.name, tasks, today))


@router.callback_query(F.data == MENU)
async def back_to_todo(
    press: CallbackQuery, actor: Actor, words: Words, database: Database, today: date, box: BallotBox
) -> None:
    tasks = await database.look(todo.waiting, actor, today, box)
    await show.turn_into(press, screens.todo(words, actor.name, tasks, today))


@router.message(Command("help"), IN_PRIVATE)
async def see_help(message: Message, actor: Actor, words: Words) -> None:
    await show.say(message, screens.help_for(words, {hat.role for hat in actor.hats}))


@router.message(Command("help"))
async def see_help_in_group(message: Message, words: Words) -> None:
    await show.say(message, screens.help_in_group(words))


@router.message(Command("cancel"), IN_PRIVATE)
async def cancel(message: Message, state: FSMContext, words: Words) -> None:
    was_writing = await state.get_state() is not None
    await state.clear()
    await show.say(message, screens.cancelled(words, was_writing=was_writing))


@router.message(Command("language"), IN_PRIVATE)
async def ask_language(message: Message, words: Words) -> None:
    await show.say(message, screens.ask_language(words))


@router.callback_query(screens.Speak.filter(F.language.in_(LANGUAGES)))
async def language_chosen(press: CallbackQuery, callback_data: screens.Speak, actor: Actor, database: Database) -> None:
    await database.change(joining.speak, actor, callback_data.language)
    await show.turn_into(press, screens.language_set(words_in(callback_data.language)))


@fallback.callback_query()
async def stale(press: CallbackQuery, words: Words) -> None:
    await show.answer(press, words.plain("stale-button"), alert=True)


@fallback.message(IN_PRIVATE)
async def not_understood(
    message: Message, actor: Actor, words: Words, database: Database, today: date, box: BallotBox
) -> None:
    tasks = await database.look(todo.waiting, actor, today, box)
    await show.say(message, screens.not_understood(words, actor.name, tasks, today))
