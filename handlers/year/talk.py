"""The year's room.    /calendar → a date → its new day, or out;    /calendar → who has not finished → nudge, or spare

The secretary alone sees names and moves dates; members of the branch see the dates.
"""

from datetime import date, timedelta

from aiogram import F, Router
from aiogram.filters import Command
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message
from sqlmodel import Session

from handlers.visit import Visit, announced
from handlers.year import screens
from models.actions import resting
from models.actions import year as doing
from models.queries import debts, people, year
from models.queries.debts import Owing
from models.queries.year import Dated
from models.rules.days import day_from
from models.rules.refusal import Refusal
from models.rules.rights import Act, Actor, Role, ensure_may
from models.rules.writing import number_typed, one_of
from models.tables import Unit

router = Router(name="year")
router.message.middleware(announced)
router.callback_query.middleware(announced)

IN_PRIVATE = F.chat.type == "private"
WRITTEN = F.text & ~F.text.startswith("/")
NUMBER = F.text.func(number_typed)
AHEAD = timedelta(days=14)
"""Work due later than that is nobody's worry yet."""
SPARED = timedelta(days=14)


class Looking(StatesGroup):
    """At a numbered list: a typed number is as good as a press."""

    dates = State()
    people = State()


class Moving(StatesGroup):
    day = State()


@router.message(Command("calendar"), IN_PRIVATE)
async def see_calendar(_: Message, visit: Visit) -> None:
    found = await visit.database.look(year.calendar, visit.actor, _branch_of(visit.actor), visit.today)
    if found.may_move:
        await visit.state.set_state(Looking.dates)
        await visit.state.set_data({"branch_id": found.branch_id})
    await visit.show(screens.calendar(visit.words, found))


def _branch_of(actor: Actor) -> int:
    """The branch whose secretary somebody is, or else a member."""
    branches = (*actor.units_as(Role.secretary), *actor.units_as(Role.member))
    if not branches:
        raise Refusal("year-no-branch")
    return branches[0]


@router.message(Looking.dates, IN_PRIVATE, NUMBER)
async def date_chosen(message: Message, visit: Visit) -> None:
    """A date by its number; the number behind the last is who has not finished."""
    branch_id = int((await visit.state.get_data())["branch_id"])
    found = await visit.database.look(year.calendar, visit.actor, branch_id, visit.today)
    choices = [*(one.deadline_id for one in found.dates[: screens.MOST_DATES]), None]
    deadline_id = one_of(choices, message.text or "")
    await (_show_who_owes(visit, branch_id) if deadline_id is None else _ask_day(visit, deadline_id))


@router.callback_query(screens.Move.filter())
async def which_day(_: CallbackQuery, callback_data: screens.Move, visit: Visit) -> None:
    await _ask_day(visit, callback_data.deadline_id)


async def _ask_day(visit: Visit, deadline_id: int) -> None:
    one = await visit.database.look(year.movable, visit.actor, deadline_id)
    await visit.state.set_state(Moving.day)
    await visit.state.set_data({"deadline_id": one.deadline_id})
    await visit.show(screens.ask_day(visit.words, one))


@router.message(Moving.day, IN_PRIVATE, WRITTEN)
async def day_said(message: Message, visit: Visit) -> None:
    deadline_id = int((await visit.state.get_data())["deadline_id"])
    one = await visit.database.look(year.movable, visit.actor, deadline_id)
    day = day_from(message.text or "", visit.today, one.due_on.year)
    await visit.state.clear()
    await visit.database.change(doing.move_deadline, visit.actor, deadline_id, day, now=visit.now)
    await visit.show(screens.moved(visit.words, Dated(deadline_id, one.step, one.quarter, day, one.is_estimate)))


@router.callback_query(screens.TakeOut.filter())
async def whether_to_take_out(_: CallbackQuery, callback_data: screens.TakeOut, visit: Visit) -> None:
    one = await visit.database.look(year.movable, visit.actor, callback_data.deadline_id)
    await visit.state.clear()
    await visit.show(screens.ask_take_out(visit.words, one))


@router.callback_query(screens.TakeOutSurely.filter())
async def take_out(_: CallbackQuery, callback_data: screens.TakeOutSurely, visit: Visit) -> None:
    one = await visit.database.look(year.movable, visit.actor, callback_data.deadline_id)
    await visit.database.change(doing.take_out, visit.actor, one.deadline_id, now=visit.now)
    await visit.show(screens.taken_out(visit.words, one))


@router.callback_query(screens.Who.filter())
async def who_owes(_: CallbackQuery, callback_data: screens.Who, visit: Visit) -> None:
    await _show_who_owes(visit, callback_data.branch_id)


async def _show_who_owes(visit: Visit, branch_id: int) -> None:
    branch, owing = await visit.database.look(_owing, visit.actor, branch_id, visit.today)
    await visit.state.set_state(Looking.people)
    await visit.state.set_data({"branch_id": branch_id})
    await visit.show(screens.owing(visit.words, branch_id, branch, owing, visit.today))


def _owing(session: Session, actor: Actor, branch_id: int, today: date) -> tuple[str, list[Owing]]:
    ensure_may(actor, Act.nudge, people.path_of(session, branch_id))
    owing = debts.owing_in(session, branch_id, today, today + AHEAD)
    return session.get_one(Unit, branch_id).name, [one for one in owing if one.person_id != actor.person_id]


@router.message(Looking.people, IN_PRIVATE, NUMBER)
async def person_chosen(message: Message, visit: Visit) -> None:
    branch_id = int((await visit.state.get_data())["branch_id"])
    _, owing = await visit.database.look(_owing, visit.actor, branch_id, visit.today)
    await _nudge(visit, branch_id, one_of(owing[: screens.MOST_PEOPLE], message.text or "").person_id)


@router.callback_query(screens.Nudge.filter())
async def nudge(_: CallbackQuery, callback_data: screens.Nudge, visit: Visit) -> None:
    await _nudge(visit, callback_data.branch_id, callback_data.person_id)


async def _nudge(visit: Visit, branch_id: int, person_id: int) -> None:
    whom = branch_id, person_id
    things = await visit.database.change(resting.nudge, visit.actor, *whom, today=visit.today, now=visit.now)
    name = await visit.database.look(people.name_of, person_id)
    await visit.show(screens.nudged(visit.words, branch_id, name, things))


@router.callback_query(screens.Spare.filter())
async def spare(_: CallbackQuery, callback_data: screens.Spare, visit: Visit) -> None:
    whom = callback_data.branch_id, callback_data.person_id
    until = visit.today + SPARED
    await visit.database.change(resting.spare, visit.actor, *whom, until, today=visit.today, now=visit.now)
    name = await visit.database.look(people.name_of, callback_data.person_id)
    await visit.show(screens.spared(visit.words, callback_data.branch_id, name, until))
