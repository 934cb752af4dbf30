"""The deciding room.    a card, or /decide → a card → agree, decline, or return: why? → a line to the author"""

from aiogram import F, Router
from aiogram.types import CallbackQuery, Message

from handlers import show
from handlers.deciding import batch, meeting, questions, screens, standins
from handlers.deciding.states import Returning, leave
from handlers.visit import Visit, announced
from models.actions import deciding
from models.queries import deciding as decisions
from models.rules.deciding import LONGEST_NOTE, Cause, Opinion, Verdict, cause_at
from models.rules.writing import said_from

router = Router(name="deciding")
router.message.middleware(announced)
router.callback_query.middleware(announced)
router.include_routers(standins.router, batch.router, questions.router, meeting.router)

IN_PRIVATE = F.chat.type == "private"
NOT_A_COMMAND = ~F.text.startswith("/")


@router.callback_query(screens.Show.filter())
async def open_card(_: CallbackQuery, callback_data: screens.Show, visit: Visit) -> None:
    await leave(visit.state)
    card = await visit.database.change(deciding.open_card, visit.actor, callback_data.decision_id, visit.now)
    await visit.show(screens.card(visit.words, card, desk=callback_data.desk))


@router.callback_query(screens.Full.filter())
async def read_all(_: CallbackQuery, callback_data: screens.Full, visit: Visit) -> None:
    await leave(visit.state)
    card = await visit.database.change(deciding.open_card, visit.actor, callback_data.decision_id, visit.now)
    await visit.show(screens.full(visit.words, card, desk=callback_data.desk))


@router.callback_query(screens.Say.filter())
async def say(_: CallbackQuery, callback_data: screens.Say, visit: Visit) -> None:
    await leave(visit.state)
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
    await visit.database.change(deciding.open_card, visit.actor, callback_data.decision_id, visit.now)
    await visit.show(screens.ask_cause(visit.words, card, desk=callback_data.desk))


@router.message(Returning.cause, IN_PRIVATE, F.text, NOT_A_COMMAND)
async def type_cause(message: Message, visit: Visit) -> None:
    cause = cause_at(message.text or "")
    about = await visit.state.get_data()
    card = await _card(visit, about["decision_id"])
    if not card.is_open:
        await visit.state.clear()
        await visit.show(screens.card(visit.words, card, desk=True))
        return
    await visit.state.set_state(Returning.note)
    await visit.state.update_data(cause=cause)
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
    await leave(visit.state)
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


async def _card(visit: Visit, decision_id: int) -> decisions.Card:
    return await visit.database.look(decisions.card, decision_id, visit.actor.person_id, visit.now)


async def _decided(visit: Visit, decision_id: int, opinion: Opinion) -> decisions.Card:
    """The card after the press. On an old button, where nothing is left to say, that is simply the present state."""
    card = await _card(visit, decision_id)
    if not card.is_open:
        return card
    return await visit.database.change(deciding.decide, visit.actor, decision_id, opinion, visit.now)
