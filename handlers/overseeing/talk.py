"""The overseeing room.    /overrule → a branch → a decision → what instead? → why? → sure → decided otherwise"""

from aiogram import F, Router
from aiogram.filters import Command
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message

from handlers.overseeing import screens
from handlers.visit import Visit, announced
from models.actions import overruling
from models.queries import overseeing
from models.rules.deciding import Cause, Outcome, Ruling
from models.rules.overruling import LONGEST_REASON
from models.rules.writing import said_from
from models.tables import Unit

router = Router(name="overseeing")
router.message.middleware(announced)
router.callback_query.middleware(announced)

IN_PRIVATE = F.chat.type == "private"


class Overruling(StatesGroup):
    """Another ruling is being given. The data name the decision, the outcome, its cause and at last the reason."""

    reason = State()
    sure = State()


@router.message(Command("overrule"), IN_PRIVATE)
async def begin(_: Message, visit: Visit) -> None:
    await _leave(visit)
    await visit.show(screens.branches(visit.words, await _below(visit), 0))


@router.callback_query(screens.Branches.filter())
async def list_branches(_: CallbackQuery, callback_data: screens.Branches, visit: Visit) -> None:
    await _leave(visit)
    await visit.show(screens.branches(visit.words, await _below(visit), callback_data.page))


@router.callback_query(screens.Open.filter())
async def open_branch(_: CallbackQuery, callback_data: screens.Open, visit: Visit) -> None:
    await _leave(visit)
    desk = await visit.database.look(overseeing.desk, visit.actor, callback_data.branch_id, visit.today.year)
    await visit.show(screens.desk(visit.words, desk, callback_data.page))


@router.callback_query(screens.Look.filter())
async def look(_: CallbackQuery, callback_data: screens.Look, visit: Visit) -> None:
    await _leave(visit)
    await visit.show(screens.decision(visit.words, await _ruled(visit, callback_data.decision_id)))


@router.callback_query(screens.Instead.filter())
async def choose(_: CallbackQuery, callback_data: screens.Instead, visit: Visit) -> None:
    """An old button shows how it stands by now; a return is asked for its cause first."""
    await _leave(visit)
    ruled = await _ruled(visit, callback_data.decision_id)
    if ruled.overruled or not ruled.is_open:
        await visit.show(screens.decision(visit.words, ruled))
    elif callback_data.outcome is Outcome.returned and callback_data.cause is None:
        await visit.show(screens.ask_cause(visit.words, ruled))
    else:
        await visit.state.set_state(Overruling.reason)
        await visit.state.set_data(callback_data.model_dump(mode="json"))
        await visit.show(screens.ask_reason(visit.words, ruled, callback_data.outcome))


@router.message(Overruling.reason, IN_PRIVATE, F.text, ~F.text.startswith("/"))
@router.message(Overruling.sure, IN_PRIVATE, F.text, ~F.text.startswith("/"))
async def hear_reason(message: Message, visit: Visit) -> None:
    """What is typed at the last look is a better reason."""
    reason = said_from(message.text or "", most=LONGEST_REASON)
    about = await visit.state.get_data()
    ruled = await _ruled(visit, about["decision_id"])
    await visit.state.set_state(Overruling.sure)
    await visit.state.update_data(reason=reason)
    await visit.show(screens.last_look(visit.words, ruled, Outcome(about["outcome"]), reason))


@router.callback_query(screens.Surely.filter(), Overruling.sure)
async def overrule(_: CallbackQuery, callback_data: screens.Surely, visit: Visit) -> None:
    about = await visit.state.get_data()
    await visit.state.clear()
    if about["decision_id"] != callback_data.decision_id:
        await visit.show(screens.decision(visit.words, await _ruled(visit, callback_data.decision_id)))
        return
    cause = Cause(about["cause"]) if about["cause"] else None
    instead = Ruling(Outcome(about["outcome"]), cause, about["reason"])
    ruled = await visit.database.change(
        overruling.overrule, visit.actor, callback_data.decision_id, instead, now=visit.now
    )
    await visit.show(screens.decision(visit.words, ruled))


@router.callback_query(screens.Surely.filter())
async def see_how_it_stands(_: CallbackQuery, callback_data: screens.Surely, visit: Visit) -> None:
    """Pressed once more, or after something else: nothing more happens."""
    await visit.show(screens.decision(visit.words, await _ruled(visit, callback_data.decision_id)))


async def _below(visit: Visit) -> list[Unit]:
    return await visit.database.look(overseeing.branches, visit.actor)


async def _ruled(visit: Visit, decision_id: int) -> overseeing.Ruled:
    return await visit.database.look(overseeing.ruled, visit.actor, decision_id)


async def _leave(visit: Visit) -> None:
    if await visit.state.get_state() in Overruling:
        await visit.state.clear()
