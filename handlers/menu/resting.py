"""Putting off what one was reminded of, or being left alone for a while: from the buttons below the daily message."""

from datetime import date, timedelta

from aiogram import F, Router
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message

from handlers.menu import reminders
from handlers.visit import Visit, announced
from models.actions import resting
from models.queries import debts
from models.queries.debts import Bundle
from models.rules.days import day_from
from models.rules.refusal import Refusal

router = Router(name="resting")
router.message.middleware(announced)
router.callback_query.middleware(announced)

IN_PRIVATE = F.chat.type == "private"
WRITTEN = F.text & ~F.text.startswith("/")


class PuttingOff(StatesGroup):
    day = State()


@router.callback_query(reminders.Later.filter())
async def later(_: CallbackQuery, callback_data: reminders.Later, visit: Visit) -> None:
    if callback_data.days:
        await _put_off(visit, callback_data.day, visit.today + timedelta(days=callback_data.days))
        return
    held = await _held(visit, callback_data.day)
    await visit.state.set_state(PuttingOff.day)
    await visit.state.set_data({"day": callback_data.day})
    await visit.show(reminders.ask_day(visit.words, held))


@router.message(PuttingOff.day, IN_PRIVATE, WRITTEN)
async def day_said(message: Message, visit: Visit) -> None:
    day = int((await visit.state.get_data())["day"])
    await _put_off(visit, day, day_from(message.text or "", visit.today, visit.today.year))


async def _put_off(visit: Visit, day: int, until: date) -> None:
    await visit.state.clear()
    held = await visit.database.change(resting.snooze, visit.actor, date.fromordinal(day), until, now=visit.now)
    await visit.show(reminders.put_off(visit.words, held, until))


@router.callback_query(reminders.Back.filter())
async def back(_: CallbackQuery, callback_data: reminders.Back, visit: Visit) -> None:
    await visit.state.clear()
    await visit.show(reminders.bundle(visit.words, await _held(visit, callback_data.day)))


@router.callback_query(reminders.Rest.filter())
async def rest(_: CallbackQuery, callback_data: reminders.Rest, visit: Visit) -> None:
    await visit.show(reminders.ask_rest(visit.words, callback_data.day))


@router.callback_query(reminders.Spell.filter())
async def spell(_: CallbackQuery, callback_data: reminders.Spell, visit: Visit) -> None:
    until = visit.today + timedelta(days=callback_data.days)
    await visit.database.change(resting.pause, visit.actor, until, today=visit.today, now=visit.now)
    await visit.show(reminders.resting(visit.words, until))


@router.callback_query(reminders.Resume.filter())
async def resume(_: CallbackQuery, visit: Visit) -> None:
    await visit.database.change(resting.resume, visit.actor, today=visit.today, now=visit.now)
    await visit.show(reminders.resumed(visit.words))


async def _held(visit: Visit, day: int) -> Bundle:
    held = await visit.database.look(debts.bundle, visit.actor.person_id, date.fromordinal(day), visit.now)
    if held is None:
        raise Refusal("reminding-nothing-open")
    return held
