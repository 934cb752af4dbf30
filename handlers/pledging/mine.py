"""One's own pledges: the list, one card each, and taking one back."""

from aiogram import F, Router
from aiogram.filters import Command
from aiogram.types import CallbackQuery, Message

from handlers.doors import ReadPledge
from handlers.pledging import cards
from handlers.pledging.at_hand import leave_wish
from handlers.pledging.buttons import Go, Submit, To
from handlers.visit import Visit
from models.actions import pledging
from models.queries import pledging as pledges

router = Router(name="pledging-mine")


@router.message(Command("mine"), F.chat.type == "private")
@router.callback_query(Go.filter(F.to == To.mine))
@router.callback_query(Submit.filter())
async def see_mine(_: Message | CallbackQuery, visit: Visit) -> None:
    """Whoever presses the button for handing in once more sees here what became of it."""
    await leave_wish(visit.state)
    found = await visit.database.look(pledges.mine, visit.actor.person_id)
    await visit.show(cards.mine(visit.words, found))


@router.callback_query(ReadPledge.filter())
async def read(_: CallbackQuery, callback_data: ReadPledge, visit: Visit) -> None:
    await leave_wish(visit.state)
    pledge = await visit.database.look(pledges.card, visit.actor.person_id, callback_data.pledge_id)
    await visit.show(cards.card(visit.words, pledge))


@router.callback_query(cards.Withdraw.filter())
async def ask_before_withdrawing(_: CallbackQuery, callback_data: cards.Withdraw, visit: Visit) -> None:
    pledge = await visit.database.look(pledges.card, visit.actor.person_id, callback_data.pledge_id)
    ask = cards.withdrawing if pledge.can_be_withdrawn else cards.card
    await visit.show(ask(visit.words, pledge))


@router.callback_query(cards.WithdrawSurely.filter())
async def withdraw(_: CallbackQuery, callback_data: cards.WithdrawSurely, visit: Visit) -> None:
    pledge = await visit.database.change(pledging.withdraw, visit.actor, callback_data.pledge_id, now=visit.now)
    await visit.show(cards.card(visit.words, pledge))
