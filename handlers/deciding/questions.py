"""Saying something about a pledge, asking its author, answering, and urging."""

from aiogram import F, Router
from aiogram.types import CallbackQuery, Message

from handlers import show
from handlers.deciding import remarks, screens
from handlers.deciding.states import Remarking, leave
from handlers.doors import Urge
from handlers.visit import Visit
from models.actions import deciding, urging
from models.actions import questions as doing
from models.queries import deciding as decisions
from models.queries import questions
from models.rules.questions import LONGEST_REMARK, RemarkKind
from models.rules.writing import said_from

router = Router(name="deciding-questions")

IN_PRIVATE = F.chat.type == "private"
NOT_A_COMMAND = ~F.text.startswith("/")


@router.callback_query(screens.Write.filter(), F.message.message_id.as_("message_id"))
async def ask_words(_: CallbackQuery, callback_data: screens.Write, visit: Visit, message_id: int) -> None:
    decision_id, desk = callback_data.decision_id, callback_data.desk
    card = await visit.database.look(decisions.card, decision_id, visit.actor.person_id, visit.now)
    if not card.is_open:
        await visit.show(screens.card(visit.words, card, desk=desk))
        return
    await visit.state.set_state(Remarking.saying)
    await visit.state.set_data({"message_id": message_id, **callback_data.model_dump()})
    await visit.database.change(deciding.open_card, visit.actor, decision_id, visit.now)
    await visit.show(remarks.ask_words(visit.words, card, callback_data.kind, desk=desk))


@router.message(Remarking.saying, IN_PRIVATE, F.text, NOT_A_COMMAND)
async def write(message: Message, visit: Visit) -> None:
    text = said_from(message.text or "", most=LONGEST_REMARK)
    about = await visit.state.get_data()
    await visit.state.clear()
    kind = RemarkKind(about["kind"])
    card = await visit.database.change(doing.remark, visit.actor, about["decision_id"], kind, text, now=visit.now)
    await visit.show(remarks.written(visit.words, kind))
    await show.refresh(message, about["message_id"], screens.card(visit.words, card, desk=about["desk"]))


@router.callback_query(screens.Hear.filter())
async def hear(_: CallbackQuery, callback_data: screens.Hear, visit: Visit) -> None:
    await leave(visit.state)
    talk = await visit.database.look(questions.talk, callback_data.decision_id, visit.actor.person_id, visit.now)
    await visit.show(remarks.talk(visit.words, talk, callback_data.page, desk=callback_data.desk))


# ── the author ─────────────────────────────────────────────────────────────────────────────────────────────────────


@router.callback_query(screens.Answer.filter(), F.message.message_id.as_("message_id"))
async def ask_answer(_: CallbackQuery, callback_data: screens.Answer, visit: Visit, message_id: int) -> None:
    question_id = callback_data.question_id
    asked = await visit.database.look(questions.asked, question_id, visit.actor.person_id)
    if asked.answer is not None or not asked.is_open:
        await visit.show(remarks.question(visit.words, asked))
        return
    await visit.state.set_state(Remarking.answering)
    await visit.state.set_data({"question_id": question_id, "message_id": message_id})
    await visit.show(remarks.ask_answer(visit.words, asked))


@router.message(Remarking.answering, IN_PRIVATE, F.text, NOT_A_COMMAND)
async def answer(message: Message, visit: Visit) -> None:
    text = said_from(message.text or "", most=LONGEST_REMARK)
    about = await visit.state.get_data()
    await visit.state.clear()
    asked = await visit.database.change(doing.answer, visit.actor, about["question_id"], text, now=visit.now)
    await visit.show(remarks.answered(visit.words))
    await show.refresh(message, about["message_id"], remarks.question(visit.words, asked))


@router.callback_query(Urge.filter())
async def urge(_: CallbackQuery, callback_data: Urge, visit: Visit) -> None:
    silent = await visit.database.change(urging.urge, visit.actor, callback_data.pledge_id, visit.now)
    await visit.show(remarks.urged(visit.words, callback_data.pledge_id, silent))
