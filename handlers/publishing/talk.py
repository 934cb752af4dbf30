"""The publishing room.    /publish → the list → any secrets? → public    ·    what is public → taken back: why?"""

from aiogram import F, Router
from aiogram.filters import Command
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message

from handlers.publishing import binding, screens
from handlers.visit import Visit, announced
from models.actions import publishing
from models.queries import publishing as shelves
from models.rules.pledging import Stage
from models.rules.publishing import LONGEST_REASON, ensure_leads_a_branch
from models.rules.writing import said_from

router = Router(name="publishing")
router.message.middleware(announced)
router.callback_query.middleware(announced)
router.include_router(binding.router)

IN_PRIVATE = F.chat.type == "private"


class TakingBack(StatesGroup):
    """A published pledge is being taken back; the data name it."""

    reason = State()


@router.message(Command("publish"), IN_PRIVATE)
async def begin(_: Message, visit: Visit) -> None:
    await _leave(visit)
    branches = await visit.database.look(shelves.branches_led, visit.actor)
    ensure_leads_a_branch(branches)
    if len(branches) > 1:
        await visit.show(screens.ask_branch(visit.words, branches))
    else:
        await _show_list(visit, screens.Open(branch_id=branches[0].id))


@router.callback_query(screens.Open.filter())
async def open_list(_: CallbackQuery, callback_data: screens.Open, visit: Visit) -> None:
    await _leave(visit)
    await _show_list(visit, callback_data)


@router.callback_query(screens.Look.filter())
async def look(_: CallbackQuery, callback_data: screens.Look, visit: Visit) -> None:
    await _leave(visit)
    item = await _item(visit, callback_data.pledge_id)
    await visit.show(screens.pledge(visit.words, item, callback_data.page))


@router.callback_query(screens.Check.filter())
async def check(_: CallbackQuery, callback_data: screens.Check, visit: Visit) -> None:
    desk = await _desk(visit, callback_data.branch_id, Stage.approved)
    await visit.show(screens.check(visit.words, desk, callback_data.only))


@router.callback_query(screens.Publish.filter())
async def publish(_: CallbackQuery, callback_data: screens.Publish, visit: Visit, board_url: str) -> None:
    """A second press finds the list empty: that is shown, and nothing is published twice."""
    desk = await _desk(visit, callback_data.branch_id, Stage.approved)
    if not desk.items:
        await visit.show(screens.waiting(visit.words, desk, 0))
        return
    branch_id, seen, only = callback_data.branch_id, callback_data.seen, callback_data.only
    published = await visit.database.change(
        publishing.publish, visit.actor, branch_id, seen=seen, only=only, now=visit.now
    )
    await visit.show(screens.done(visit.words, published, board_url))


@router.callback_query(screens.TakeBack.filter())
async def ask_reason(_: CallbackQuery, callback_data: screens.TakeBack, visit: Visit) -> None:
    item = await _item(visit, callback_data.pledge_id)
    if item.stage is not Stage.published:
        await visit.show(screens.pledge(visit.words, item, 0))
        return
    await visit.state.set_state(TakingBack.reason)
    await visit.state.set_data({"pledge_id": item.pledge_id})
    await visit.show(screens.ask_reason(visit.words, item))


@router.message(TakingBack.reason, IN_PRIVATE, F.text, ~F.text.startswith("/"))
async def take_back(message: Message, visit: Visit) -> None:
    reason = said_from(message.text or "", most=LONGEST_REASON)
    pledge_id = (await visit.state.get_data())["pledge_id"]
    await visit.state.clear()
    await visit.database.change(publishing.take_back, visit.actor, pledge_id, reason, now=visit.now)
    await visit.show(screens.taken_back(visit.words, await _item(visit, pledge_id)))


async def _show_list(visit: Visit, wanted: screens.Open) -> None:
    desk = await _desk(visit, wanted.branch_id, wanted.stage)
    shown = screens.public if wanted.stage is Stage.published else screens.waiting
    await visit.show(shown(visit.words, desk, wanted.page))


async def _desk(visit: Visit, branch_id: int, stage: Stage) -> shelves.Desk:
    return await visit.database.look(shelves.desk, visit.actor, branch_id, stage)


async def _item(visit: Visit, pledge_id: int) -> shelves.Item:
    return await visit.database.look(shelves.item, visit.actor, pledge_id)


async def _leave(visit: Visit) -> None:
    if await visit.state.get_state() in TakingBack:
        await visit.state.clear()
