"""The keeping room.    /progress → which pledge → a number, a word or a picture → on which day → written down"""

from datetime import date
from decimal import Decimal

from aiogram import F, Router
from aiogram.filters import Command
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message
from pydantic import BaseModel

from handlers.doors import Report
from handlers.keeping import screens
from handlers.visit import Visit, announced
from models.actions import keeping
from models.queries import keeping as deeds
from models.rules.keeping import Entry, day_of_deed, heard
from models.rules.writing import one_of

router = Router(name="keeping")
router.message.middleware(announced)
router.callback_query.middleware(announced)

IN_PRIVATE = F.chat.type == "private"
WRITTEN = F.text & ~F.text.startswith("/")
SHOWN = F.photo[-1].file_id.as_("file_id")
SENT = F.document.file_id.as_("file_id")


class Keeping(StatesGroup):
    choosing = State()
    telling = State()
    dating = State()


class Telling(BaseModel):
    """What has been said so far about one pledge."""

    pledge_id: int
    value: Decimal | None = None
    note: str = ""
    file_id: str | None = None

    @property
    def entry(self) -> Entry:
        return Entry(self.value, self.note, self.file_id)


@router.message(Command("progress"), IN_PRIVATE)
async def begin(_: Message, visit: Visit) -> None:
    pledges = await visit.database.look(deeds.kept_by, visit.actor.person_id)
    if not pledges:
        await visit.show(screens.nothing_published(visit.words))
    elif len(pledges) == 1:
        await _ask_what(visit, pledges[0])
    else:
        await visit.state.set_state(Keeping.choosing)
        await visit.show(screens.ask_which(visit.words, pledges))


@router.message(Keeping.choosing, IN_PRIVATE, WRITTEN)
async def chosen_by_number(message: Message, visit: Visit) -> None:
    pledges = await visit.database.look(deeds.kept_by, visit.actor.person_id)
    await _ask_what(visit, one_of(pledges, message.text or ""))


@router.callback_query(Report.filter())
@router.callback_query(screens.SayAgain.filter())
async def chosen(_: CallbackQuery, callback_data: Report | screens.SayAgain, visit: Visit) -> None:
    await _ask_what(visit, await visit.database.look(deeds.kept, visit.actor.person_id, callback_data.pledge_id))


async def _ask_what(visit: Visit, pledge: deeds.Kept) -> None:
    await visit.state.set_state(Keeping.telling)
    await visit.state.set_data(Telling(pledge_id=pledge.pledge_id).model_dump(mode="json"))
    await visit.show(screens.ask_what(visit.words, pledge))


@router.message(Keeping.telling, IN_PRIVATE, WRITTEN)
async def told(message: Message, visit: Visit) -> None:
    await _hear(visit, message.text or "")


@router.message(Keeping.telling, IN_PRIVATE, SHOWN)
@router.message(Keeping.telling, IN_PRIVATE, SENT)
@router.message(Keeping.dating, IN_PRIVATE, SHOWN)
@router.message(Keeping.dating, IN_PRIVATE, SENT)
async def shown(message: Message, visit: Visit, file_id: str) -> None:
    await _hear(visit, message.caption or "", file_id)


@router.message(Keeping.dating, IN_PRIVATE, WRITTEN)
async def dated_or_told_more(message: Message, visit: Visit) -> None:
    telling, pledge = await _at_hand(visit)
    if day := day_of_deed(message.text or "", visit.today, pledge.year):
        await _write_down(visit, telling, day)
    else:
        await _hear(visit, message.text or "")


@router.callback_query(screens.On.filter())
async def dated(_: CallbackQuery, callback_data: screens.On, visit: Visit) -> None:
    is_open = await visit.state.get_state() == Keeping.dating.state
    telling = Telling.model_validate(await visit.state.get_data()) if is_open else None
    if telling and telling.pledge_id == callback_data.pledge_id:
        await _write_down(visit, telling, callback_data.day)
    else:
        pledge = await visit.database.look(deeds.kept, visit.actor.person_id, callback_data.pledge_id)
        await visit.show(screens.not_reporting(visit.words, pledge))


@router.callback_query(screens.Drop.filter())
async def drop(_: CallbackQuery, visit: Visit) -> None:
    if await visit.state.get_state() in Keeping.__all_states_names__:
        await visit.state.clear()
    await visit.show(screens.dropped(visit.words))


async def _at_hand(visit: Visit) -> tuple[Telling, deeds.Kept]:
    telling = Telling.model_validate(await visit.state.get_data())
    return telling, await visit.database.look(deeds.kept, visit.actor.person_id, telling.pledge_id)


async def _hear(visit: Visit, text: str, file_id: str | None = None) -> None:
    """Add what a message says to what has been said, and ask for the day."""
    telling, pledge = await _at_hand(visit)
    entry = heard(telling.entry, text, pledge.goal) if text else telling.entry
    entry = entry if file_id is None else Entry(entry.value, entry.note, file_id)
    more = Telling(pledge_id=pledge.pledge_id, value=entry.value, note=entry.note, file_id=entry.file_id)
    await visit.state.set_state(Keeping.dating)
    await visit.state.set_data(more.model_dump(mode="json"))
    await visit.show(screens.ask_when(visit.words, pledge, entry, visit.today))


async def _write_down(visit: Visit, telling: Telling, day: date) -> None:
    await visit.state.clear()
    entry = telling.entry
    pledge = await visit.database.change(
        keeping.report, visit.actor, telling.pledge_id, entry, day, today=visit.today, now=visit.now
    )
    await visit.show(screens.reported(visit.words, pledge, entry, day))
