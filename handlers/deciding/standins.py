"""Who stands in for whom.    /standin → who is away? → who instead? → from when? → until when? → noted"""

from aiogram import F, Router
from aiogram.filters import Command
from aiogram.filters.callback_data import CallbackData
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message

from handlers.deciding import absences
from handlers.deciding.absences import Absent, Away, Back, Instead, Seats, Since, Standins
from handlers.visit import Visit
from models.actions import rolls
from models.queries import publishing as shelves
from models.queries import rolls as seats
from models.rules.days import day_from
from models.rules.refusal import Refusal
from models.rules.rolls import Absence, ensure_leads
from models.rules.writing import one_of

router = Router(name="standins")

IN_PRIVATE = F.chat.type == "private"
TYPED = (IN_PRIVATE, F.text, ~F.text.startswith("/"))


class StandingIn(StatesGroup):
    """A new entry; the data are those of the button that led to the open question."""

    who = State()
    instead = State()
    since = State()
    until = State()


@router.message(Command("standin"), IN_PRIVATE)
@router.callback_query(Standins.filter())
async def begin(_: Message | CallbackQuery, visit: Visit) -> None:
    await _leave(visit)
    branches = await visit.database.look(shelves.branches_led, visit.actor)
    ensure_leads(branches)
    if len(branches) > 1:
        await visit.show(absences.ask_branch(visit.words, branches))
    else:
        await visit.show(absences.desk(visit.words, await _desk(visit, branches[0].id)))


@router.callback_query(Seats.filter())
async def see_desk(_: CallbackQuery, callback_data: Seats, visit: Visit) -> None:
    await _leave(visit)
    await visit.show(absences.desk(visit.words, await _desk(visit, callback_data.branch_id)))


@router.callback_query(Back.filter())
async def end(_: CallbackQuery, callback_data: Back, visit: Visit) -> None:
    await _leave(visit)
    now, today = visit.now, visit.today
    ended = await visit.database.change(rolls.end_absence, visit.actor, callback_data.stand_in_id, today=today, now=now)
    await visit.show(absences.desk(visit.words, ended))


@router.callback_query(Absent.filter())
async def ask_who(_: CallbackQuery, callback_data: Absent, visit: Visit) -> None:
    await visit.state.set_state(StandingIn.who)
    await _remember(visit, callback_data)
    await visit.show(absences.ask_who(visit.words, await _desk(visit, callback_data.branch_id)))


@router.message(StandingIn.who, *TYPED)
async def type_who(message: Message, visit: Visit) -> None:
    about = Absent(**await visit.state.get_data())
    chosen = one_of((await _desk(visit, about.branch_id)).seated, message.text or "")
    await _ask_stand_in(visit, Away(branch_id=about.branch_id, person_id=chosen.id))


@router.callback_query(Away.filter())
async def ask_stand_in(_: CallbackQuery, callback_data: Away, visit: Visit) -> None:
    await _ask_stand_in(visit, callback_data)


@router.message(StandingIn.instead, *TYPED)
async def type_stand_in(message: Message, visit: Visit) -> None:
    about = Away(**await visit.state.get_data())
    _, able = await visit.database.look(seats.choice, visit.actor, about.branch_id, about.person_id, visit.today)
    chosen = one_of(able, message.text or "")
    await _ask_since(visit, Instead(branch_id=about.branch_id, person_id=about.person_id, stand_in_id=chosen.id))


@router.callback_query(Instead.filter())
async def ask_since(_: CallbackQuery, callback_data: Instead, visit: Visit) -> None:
    await _ask_since(visit, callback_data)


@router.message(StandingIn.since, *TYPED)
async def type_since(message: Message, visit: Visit) -> None:
    since = day_from(message.text or "", visit.today, visit.today.year)
    await _ask_until(visit, Since(**await visit.state.get_data(), day=since.toordinal()))


@router.callback_query(Since.filter())
async def ask_until(_: CallbackQuery, callback_data: Since, visit: Visit) -> None:
    await _ask_until(visit, callback_data)


@router.message(StandingIn.until, *TYPED)
async def note(message: Message, visit: Visit) -> None:
    about = Since(**await visit.state.get_data())
    until = day_from(message.text or "", visit.today, about.since.year)
    wanted = Absence(about.person_id, about.stand_in_id, about.since, until)
    await visit.state.clear()
    now, today = visit.now, visit.today
    noted = await visit.database.change(rolls.note_absence, visit.actor, about.branch_id, wanted, today=today, now=now)
    await visit.show(absences.desk(visit.words, noted))


async def _ask_stand_in(visit: Visit, chosen: Away) -> None:
    who, able = await visit.database.look(seats.choice, visit.actor, chosen.branch_id, chosen.person_id, visit.today)
    desk = await _desk(visit, chosen.branch_id)
    await visit.state.set_state(StandingIn.instead)
    await _remember(visit, chosen)
    seated = [one.id for one in desk.seated]
    await visit.show(absences.ask_stand_in(visit.words, chosen, who, able, seated))


async def _ask_since(visit: Visit, chosen: Instead) -> None:
    who, able = await visit.database.look(seats.choice, visit.actor, chosen.branch_id, chosen.person_id, visit.today)
    stand_in = next((one for one in able if one.id == chosen.stand_in_id), None)
    if stand_in is None:
        raise Refusal("rolls-no-vote")
    await visit.state.set_state(StandingIn.since)
    await _remember(visit, chosen)
    await visit.show(absences.ask_since(visit.words, chosen, who, stand_in, visit.today))


async def _ask_until(visit: Visit, chosen: Since) -> None:
    await visit.state.set_state(StandingIn.until)
    await _remember(visit, chosen)
    await visit.show(absences.ask_until(visit.words, chosen))


async def _desk(visit: Visit, branch_id: int) -> seats.Desk:
    return await visit.database.look(seats.desk, visit.actor, branch_id, visit.today)


async def _remember(visit: Visit, asked: CallbackData) -> None:
    """The next typed message answers this question."""
    await visit.state.set_data(asked.model_dump())


async def _leave(visit: Visit) -> None:
    if await visit.state.get_state() in StandingIn:
        await visit.state.clear()
