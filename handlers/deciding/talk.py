"""The deciding room.    a card, or /decide → a card → agree, decline, or return: why? → a line to the author"""

from aiogram import F, Router
from aiogram.filters import Command
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message

from handlers import show
from handlers.deciding import screens
from handlers.visit import Visit, announced
from models.actions import deciding
from models.queries import deciding as decisions
from models.rules.deciding import LONGEST_NOTE, Cause, Opinion, Verdict, cause_at
from models.rules.writing import said_from

router = Router(name="deciding")
router.message.middleware(announced)
router.callback_query.middleware(announced)

IN_PRIVATE = F.chat.type == "private"
NOT_A_COMMAND = ~F.text.startswith("/")


class Returning(StatesGroup):
    """Why a pledge goes back. The data name the decision, the card's message and the cause once it is chosen."""

    cause = State()
    note = State()


@router.message(Command("decide"), IN_PRIVATE)
async def list_what_waits(_: Message, visit: Visit) -> None:
    await _leave(visit.state)
    await visit.show(screens.waiting(visit.words, await _open_cards(visit)))


@router.callback_query(screens.Next.filter())
async def open_next(_: CallbackQuery, visit: Visit) -> None:
    """The oldest pledge that waits for this person; when there is none, the list says so."""
    await _leave(visit.state)
    listed = await _open_cards(visit)
    following = next((one for one in listed if one.verdict is None), None)
    if following is None:
        await visit.show(screens.waiting(visit.words, listed))
    else:
        await visit.show(screens.card(visit.words, await _card(visit, following.decision_id), desk=True))


@router.callback_query(screens.Show.filter())
async def open_card(_: CallbackQuery, callback_data: screens.Show, visit: Visit) -> None:
    await _leave(visit.state)
    card = await _card(visit, callback_data.decision_id)
    await visit.show(screens.card(visit.words, card, desk=callback_data.desk))


@router.callback_query(screens.Say.filter())
async def say(_: CallbackQuery, callback_data: screens.Say, visit: Visit) -> None:
    await _leave(visit.state)
    card = await _decided(visit, callback_data.decision_id, Opinion(callback_data.verdict))
    await visit.show(screens.card(visit.words, card, desk=callback_data.desk))


@router.callback_query(screens.Return.filter(), F.message.message_id.as_("message_id"))
async def ask_cause(_: CallbackQuery, callback_data: screens.Return, visit: Visit, message_id: int) -> None:
    card = await _card(visit, callback_data.decision_id)
    if not card.is_open:
        await visit.show(screens.card(visit.words, card, desk=callback_data.desk))
        return
    await visit.state.set_state(Returning.cause)
    await visit.state.set_data({"message_id": message_id, **callback_data.model_dump()})
    await visit.show(screens.ask_cause(visit.words, card, desk=callback_data.desk))


@router.message(Returning.cause, IN_PRIVATE, F.text, NOT_A_COMMAND)
async def type_cause(message: Message, visit: Visit) -> None:
    cause = cause_at(message.text or "")
    about = await visit.state.get_data()
    await visit.state.set_state(Returning.note)
    await visit.state.update_data(cause=cause)
    card = await _card(visit, about["decision_id"])
    await visit.show(screens.ask_note(visit.words, card, cause, desk=True))


@router.callback_query(screens.Because.filter(), F.message.message_id.as_("message_id"))
async def ask_note(_: CallbackQuery, callback_data: screens.Because, visit: Visit, message_id: int) -> None:
    card = await _card(visit, callback_data.decision_id)
    if not card.is_open:
        await visit.show(screens.card(visit.words, card, desk=callback_data.desk))
        return
    await visit.state.set_state(Returning.note)
    await visit.state.set_data({"message_id": message_id, **callback_data.model_dump()})
    await visit.show(screens.ask_note(visit.words, card, callback_data.cause, desk=callback_data.desk))


@router.callback_query(screens.Skip.filter())
async def send_back(_: CallbackQuery, callback_data: screens.Skip, visit: Visit) -> None:
    """Without a line to the author; one that was written for the same cause before stays."""
    await _leave(visit.state)
    before = await _card(visit, callback_data.decision_id)
    card = await _decided(visit, callback_data.decision_id, before.returning(callback_data.cause))
    await visit.show(screens.card(visit.words, card, desk=callback_data.desk))


@router.message(Returning.note, IN_PRIVATE, F.text, NOT_A_COMMAND)
async def send_back_with_note(message: Message, visit: Visit) -> None:
    note = said_from(message.text or "", most=LONGEST_NOTE)
    about = await visit.state.get_data()
    await visit.state.clear()
    opinion = Opinion(Verdict.return_, Cause(about["cause"]), note)
    card = await _decided(visit, about["decision_id"], opinion)
    await visit.show(screens.noted(visit.words, card))
    await show.refresh(message, about["message_id"], screens.card(visit.words, card, desk=about["desk"]))


async def _open_cards(visit: Visit) -> list[decisions.Waiting]:
    return await visit.database.look(decisions.open_cards, visit.actor.person_id)


async def _card(visit: Visit, decision_id: int) -> decisions.Card:
    return await visit.database.look(decisions.card, decision_id, visit.actor.person_id)


async def _decided(visit: Visit, decision_id: int, opinion: Opinion) -> decisions.Card:
    """The card after the press. On an old button, where nothing is left to say, that is simply the present state."""
    card = await _card(visit, decision_id)
    if not card.is_open:
        return card
    return await visit.database.change(deciding.decide, visit.actor, decision_id, opinion, visit.now)


async def _leave(state: FSMContext) -> None:
    """Whoever presses something else here is no longer writing to an author; another room's form stays as it is."""
    if await state.get_state() in Returning:
        await state.clear()
