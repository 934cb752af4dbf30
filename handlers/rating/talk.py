"""The rating room: representatives rate card by card. The secretary's side stands in chairing.py.

What is pressed here is written by `change_untraced` and nowhere else: not in the turn, not in the memory of the
conversation, not in the outbox, the audit or the log. Where somebody stands follows from the sealed slips alone.
"""

from datetime import datetime
from typing import Protocol

from aiogram import F, Router
from aiogram.filters import StateFilter
from aiogram.types import CallbackQuery, Message, Update

from handlers import show
from handlers.rating import chairing, meeting, screens
from handlers.visit import Visit, announced
from models.actions import rating as doing
from models.ballots import BallotBox
from models.database import Database
from models.queries import rating, seats
from models.rules.rating import Press
from models.rules.rights import Actor, Role

router = Router(name="rating")
router.message.middleware(announced)
router.callback_query.middleware(announced)
router.include_routers(chairing.router, meeting.router)

IN_PRIVATE = F.chat.type == "private"
ONE_DIGIT = r"\s*\d[.、。)）]?\s*"


class OnCard(Protocol):
    """What every button on a card carries."""

    @property
    def round_id(self) -> int: ...

    @property
    def pledge_id(self) -> int: ...


def pressed_on(card: OnCard, update: Update, now: datetime) -> Press:
    return Press(update.update_id, now, card.round_id, card.pledge_id)


@router.callback_query(screens.Give.filter())
async def rate(
    _: CallbackQuery, callback_data: screens.Give, visit: Visit, event_update: Update, box: BallotBox
) -> None:
    pressed = pressed_on(callback_data, event_update, visit.now)
    mark, again = callback_data.mark, callback_data.again
    queue = await visit.database.change_untraced(doing.rate, visit.actor, box, pressed, mark, again=again)
    await visit.show(screens.card(visit.words, queue, recorded=True))


@router.callback_query(screens.Explain.filter())
async def explain(
    _: CallbackQuery, callback_data: screens.Explain, visit: Visit, event_update: Update, box: BallotBox
) -> None:
    pressed = pressed_on(callback_data, event_update, visit.now)
    queue = await visit.database.change_untraced(doing.explain, visit.actor, box, pressed, callback_data.reason)
    await visit.show(screens.card(visit.words, queue, recorded=True))


@router.callback_query(screens.PutOff.filter())
async def put_off(
    _: CallbackQuery, callback_data: screens.PutOff, visit: Visit, event_update: Update, box: BallotBox
) -> None:
    pressed = pressed_on(callback_data, event_update, visit.now)
    queue = await visit.database.change_untraced(doing.put_off, visit.actor, box, pressed)
    await visit.show(screens.card(visit.words, queue))


@router.callback_query(screens.TakeBack.filter())
async def take_back(
    _: CallbackQuery, callback_data: screens.TakeBack, visit: Visit, event_update: Update, box: BallotBox
) -> None:
    pressed = pressed_on(callback_data, event_update, visit.now)
    queue = await visit.database.change_untraced(doing.take_back, visit.actor, box, pressed)
    await visit.show(screens.card(visit.words, queue))


@router.callback_query(screens.Enter.filter())
async def enter(_: CallbackQuery, callback_data: screens.Enter, visit: Visit, box: BallotBox) -> None:
    """Before the very first card everybody reads who can see what."""
    round_id = callback_data.round_id
    queue = await visit.database.look(rating.queue, visit.actor, box, round_id)
    about = await visit.database.look(seats.invitation, round_id, visit.actor.person_id)
    is_new = about is not None and queue.back is None
    await visit.show(screens.invitation(visit.words, about) if about and is_new else screens.card(visit.words, queue))


@router.callback_query(screens.Begin.filter())
async def begin(_: CallbackQuery, callback_data: screens.Begin, visit: Visit, box: BallotBox) -> None:
    queue = await visit.database.look(rating.queue, visit.actor, box, callback_data.round_id)
    await visit.show(screens.card(visit.words, queue))


@router.callback_query(screens.LookAgain.filter())
async def look_again(_: CallbackQuery, callback_data: screens.LookAgain, visit: Visit, box: BallotBox) -> None:
    at = callback_data.pledge_id
    queue = await visit.database.look(rating.queue_again, visit.actor, box, callback_data.round_id, at)
    await visit.show(screens.card(visit.words, queue))


@router.callback_query(screens.ShowMine.filter())
async def show_mine(press: CallbackQuery, callback_data: screens.ShowMine, visit: Visit, box: BallotBox) -> None:
    pledge_id = callback_data.pledge_id
    own = await visit.database.look(rating.own_slip, visit.actor, box, callback_data.round_id, pledge_id)
    await show.answer(press, screens.own_mark(visit.words, own), alert=True)


async def waits_for_a_digit(_: Message, actor: Actor, database: Database, box: BallotBox) -> bool | dict[str, int]:
    """Whether somebody has a card to answer; asked only when all that was written is one digit."""
    if not actor.units_as(Role.representative):
        return False
    round_id = await database.look(seats.round_to_answer, actor, box)
    return {"round_id": round_id} if round_id else False


@router.message(IN_PRIVATE, StateFilter(None), F.text.regexp(ONE_DIGIT, mode="fullmatch"), waits_for_a_digit)
async def type_digit(message: Message, visit: Visit, event_update: Update, box: BallotBox, round_id: int) -> None:
    """The digit is taken out of the chat again: it is a mark, and would stand there for whoever holds the phone."""
    pressed = Press(event_update.update_id, visit.now, round_id)
    digit = next(int(sign) for sign in message.text or "" if sign.isdecimal())
    queue = await visit.database.change_untraced(doing.type_digit, visit.actor, box, pressed, digit)
    await show.take_away(message)
    await visit.show(screens.card(visit.words, queue, recorded=True))
