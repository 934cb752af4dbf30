"""The pledging room.    /pledge → nine short questions → a last look → handed in
                                      ⤷ where something cannot be seen yet, the helper asks once ⤴

An answer is kept with the draft as soon as it is given; which question is open stands there too, so that a button of
an earlier question changes nothing and shows the present one.
"""

from aiogram import F, Router
from aiogram.filters import Command
from aiogram.types import CallbackQuery, Message

from handlers.doors import Revise
from handlers.pledging import mine, problems, renewing, screens, wishes
from handlers.pledging.at_hand import AtHand, Pledging
from handlers.pledging.buttons import Answer, Back, Correct, Go, ReviseInstead, Settle, Submit, To
from handlers.visit import Visit, announced
from models.actions import doubting, pledging
from models.rules.drafting import Sheet
from models.rules.pledging import Oath

router = Router(name="pledging")
router.message.middleware(announced)
router.callback_query.middleware(announced)
router.include_router(mine.router)
router.include_router(wishes.router)
router.include_router(problems.router)
router.include_router(renewing.router)

IN_PRIVATE = F.chat.type == "private"


@router.message(Command("pledge"), IN_PRIVATE, AtHand())
@router.callback_query(Go.filter(F.to == To.begin), AtHand())
async def come_back(_: Message | CallbackQuery, visit: Visit, sheet: Sheet) -> None:
    await visit.show(screens.half_written(visit.words, sheet))


@router.message(Command("pledge"), IN_PRIVATE)
@router.callback_query(Go.filter(F.to == To.begin))
async def begin(_: Message | CallbackQuery, visit: Visit) -> None:
    await visit.state.set_state(Pledging.writing)
    sheet = await visit.database.change(pledging.begin, visit.actor, today=visit.today, now=visit.now)
    await _show(visit, sheet)


@router.callback_query(Go.filter(F.to == To.afresh), AtHand())
async def begin_afresh(_: CallbackQuery, visit: Visit) -> None:
    await visit.state.set_state(Pledging.writing)
    await _show(
        visit, await visit.database.change(pledging.begin_afresh, visit.actor, today=visit.today, now=visit.now)
    )


@router.callback_query(Go.filter(F.to.in_({To.go_on, To.last_look})), AtHand())
async def go_on(_: CallbackQuery, visit: Visit, sheet: Sheet) -> None:
    await visit.state.set_state(Pledging.writing)
    await _show(visit, sheet)


@router.callback_query(Answer.filter(), AtHand())
async def chosen(_: CallbackQuery, callback_data: Answer, visit: Visit) -> None:
    await visit.state.set_state(Pledging.writing)
    question, said = callback_data.question, callback_data.said
    await _show(
        visit,
        await visit.database.change(pledging.answer, visit.actor, question, said, today=visit.today, now=visit.now),
    )


@router.message(Pledging.writing, IN_PRIVATE, F.text, ~F.text.startswith("/"), AtHand())
async def typed(message: Message, visit: Visit) -> None:
    said = message.text or ""
    await _show(visit, await visit.database.change(pledging.hear, visit.actor, said, today=visit.today, now=visit.now))


@router.message(Pledging.writing, IN_PRIVATE, F.voice.file_id.as_("file_id"), AtHand())
@router.message(Pledging.writing, IN_PRIVATE, F.video_note.file_id.as_("file_id"), AtHand())
async def sworn(message: Message, visit: Visit, file_id: str) -> None:
    oath = Oath.voice if message.voice else Oath.video_note
    await _show(visit, await visit.database.change(pledging.swear, visit.actor, oath, file_id, now=visit.now))


@router.callback_query(Settle.filter(), AtHand())
async def settle(_: CallbackQuery, callback_data: Settle, visit: Visit) -> None:
    await visit.state.set_state(Pledging.writing)
    doubt, way = callback_data.doubt, callback_data.way
    await _show(visit, await visit.database.change(doubting.settle, visit.actor, doubt, way, now=visit.now))


@router.callback_query(Back.filter(), AtHand())
async def step_back(_: CallbackQuery, callback_data: Back, visit: Visit) -> None:
    await visit.state.set_state(Pledging.writing)
    question = callback_data.question
    await _show(visit, await visit.database.change(pledging.step_back, visit.actor, question, now=visit.now))


@router.callback_query(Go.filter(F.to == To.corrections), AtHand())
async def ask_what_to_correct(_: CallbackQuery, visit: Visit, sheet: Sheet) -> None:
    if sheet.asked is None:
        await visit.show(screens.corrections(visit.words, sheet))
    else:
        await _show(visit, sheet)


@router.callback_query(Correct.filter(), AtHand())
async def correct(_: CallbackQuery, callback_data: Correct, visit: Visit) -> None:
    await visit.state.set_state(Pledging.writing)
    question = callback_data.question
    await _show(visit, await visit.database.change(pledging.reopen, visit.actor, question, now=visit.now))


@router.callback_query(Go.filter(F.to == To.other_kind), AtHand())
async def switch_kind(_: CallbackQuery, visit: Visit) -> None:
    await _show(visit, await visit.database.change(pledging.switch_kind, visit.actor, now=visit.now))


@router.callback_query(Submit.filter(), AtHand())
async def submit(_: CallbackQuery, callback_data: Submit, visit: Visit) -> None:
    await visit.state.clear()
    mark = callback_data.mark
    done = await visit.database.change(pledging.submit, visit.actor, mark, today=visit.today, now=visit.now)
    await visit.show(screens.submitted(visit.words, done))


@router.callback_query(Go.filter(F.to == To.stop), AtHand())
async def ask_before_discarding(_: CallbackQuery, visit: Visit) -> None:
    await visit.show(screens.stopping(visit.words))


@router.callback_query(Go.filter(F.to == To.discard), AtHand())
async def discard(_: CallbackQuery, visit: Visit) -> None:
    await visit.state.clear()
    await visit.database.change(pledging.discard, visit.actor)
    await visit.show(screens.discarded(visit.words))


@router.callback_query(Revise.filter(), AtHand())
async def come_back_to_revising(_: CallbackQuery, callback_data: Revise, visit: Visit, sheet: Sheet) -> None:
    if sheet.revises != callback_data.pledge_id:
        await visit.show(screens.something_else_is_written(visit.words, sheet, callback_data.pledge_id))
        return
    await visit.state.set_state(Pledging.writing)
    await _show(visit, sheet)


@router.callback_query(Revise.filter())
@router.callback_query(ReviseInstead.filter())
async def revise(_: CallbackQuery, callback_data: Revise | ReviseInstead, visit: Visit) -> None:
    await visit.state.set_state(Pledging.writing)
    pledge_id = callback_data.pledge_id
    await _show(visit, await visit.database.change(pledging.revise, visit.actor, pledge_id, now=visit.now))


@router.callback_query(Go.filter(~F.to.in_({To.mine, To.earlier})))
@router.callback_query(Answer.filter())
@router.callback_query(Back.filter())
@router.callback_query(Correct.filter())
@router.callback_query(Settle.filter())
async def nothing_at_hand(_: CallbackQuery, visit: Visit) -> None:
    """What was being written has been handed in or given up since."""
    await visit.show(screens.nothing_at_hand(visit.words))


async def _show(visit: Visit, sheet: Sheet) -> None:
    await visit.show(screens.at_hand(visit.words, sheet, visit.today))
