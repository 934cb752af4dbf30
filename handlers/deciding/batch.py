"""The list of what waits, the way through it, and approving together what was opened."""

from aiogram import F, Router
from aiogram.filters import Command
from aiogram.types import CallbackQuery, Message

from handlers import show
from handlers.deciding import lists, screens
from handlers.deciding.states import leave
from handlers.visit import Visit
from models.actions import batch, deciding
from models.queries import before_them, meeting
from models.rules.rights import Role

router = Router(name="deciding-batch")


@router.message(Command("decide"), F.chat.type == "private")
@router.callback_query(lists.Listed.filter())
async def list_what_waits(_: Message | CallbackQuery, visit: Visit) -> None:
    await leave(visit.state)
    await _show_list(visit)


@router.callback_query(screens.Next.filter())
async def open_next(_: CallbackQuery, visit: Visit) -> None:
    """The oldest pledge that waits for this person; when there is none, the list says so."""
    await leave(visit.state)
    card = await visit.database.change(deciding.open_next, visit.actor, today=visit.today, now=visit.now)
    if card:
        await visit.show(screens.card(visit.words, card, desk=True))
    else:
        await _show_list(visit)


@router.callback_query(lists.Begin.filter())
async def begin(press: CallbackQuery, visit: Visit) -> None:
    """The card with the count stays where it is and goes on counting."""
    await leave(visit.state)
    card = await visit.database.change(deciding.open_next, visit.actor, today=visit.today, now=visit.now)
    screen = screens.card(visit.words, card, desk=True) if card else lists.waiting(visit.words, await _waiting(visit))
    await show.say_below(press, screen)


@router.callback_query(lists.Together.filter())
async def look_at_all(_: CallbackQuery, visit: Visit) -> None:
    await leave(visit.state)
    listed = before_them.opened(await _waiting(visit))
    if listed:
        await visit.show(lists.last_look(visit.words, listed))
    else:
        await _show_list(visit)


@router.callback_query(lists.Approve.filter())
async def approve(_: CallbackQuery, callback_data: lists.Approve, visit: Visit) -> None:
    done = await visit.database.change(batch.approve_opened, visit.actor, callback_data.decision_ids, visit.now)
    left = sum(one.verdict is None for one in await _waiting(visit))
    await visit.show(lists.approved(visit.words, done, left))


async def _show_list(visit: Visit) -> None:
    places = await visit.database.look(meeting.places, visit.actor)
    leads = bool(visit.actor.units_as(Role.secretary))
    await visit.show(lists.waiting(visit.words, await _waiting(visit), may_record=bool(places), leads=leads))


async def _waiting(visit: Visit) -> list[before_them.Waiting]:
    return await visit.database.look(before_them.open_cards, visit.actor.person_id, visit.today)
