"""After the decision: asking to change a pledge, or to be let go of it.    the card → why? → the form, or asked"""

from aiogram import F, Router
from aiogram.types import CallbackQuery, Message

from handlers.doors import ReadPledge
from handlers.pledging import cards, screens
from handlers.pledging.at_hand import AtHand, Pledging, Wishing
from handlers.pledging.buttons import Go, To, Wish, WishNoMore
from handlers.screen import Button, Screen, column
from handlers.visit import Visit
from handlers.words import Words
from models.actions import amending, pledging
from models.queries import pledging as pledges
from models.queries.pledging import Card
from models.rules.amending import LONGEST_REASON, Matter
from models.rules.drafting import Sheet
from models.rules.writing import cut, said_from

router = Router(name="pledging-wishes")

LONGEST_TITLE = 52


@router.callback_query(Wish.filter((F.matter == Matter.amendment) & ~F.instead), AtHand())
async def come_back_to_writing(_: CallbackQuery, callback_data: Wish, visit: Visit, sheet: Sheet) -> None:
    """Something is half written: this very wish is gone on with, anything else is not given up unasked."""
    if sheet.reason and sheet.revises == callback_data.pledge_id:
        await visit.state.set_state(Pledging.writing)
        await visit.show(screens.at_hand(visit.words, sheet, visit.today))
    else:
        await visit.show(giving_up(visit.words, sheet, callback_data.pledge_id))


@router.callback_query(Wish.filter())
async def ask_reason(_: CallbackQuery, callback_data: Wish, visit: Visit) -> None:
    pledge = await visit.database.look(pledges.card, visit.actor.person_id, callback_data.pledge_id)
    if not pledge.is_open_to_wishes:
        await visit.show(cards.card(visit.words, pledge))
        return
    await visit.state.set_state(Wishing.reason)
    await visit.state.set_data({"pledge_id": pledge.pledge_id, "matter": callback_data.matter})
    await visit.show(asking_reason(visit.words, pledge, callback_data.matter))


@router.message(Wishing.reason, F.chat.type == "private", F.text, ~F.text.startswith("/"))
async def hear_reason(message: Message, visit: Visit) -> None:
    reason = said_from(message.text or "", most=LONGEST_REASON)
    about = await visit.state.get_data()
    await visit.state.clear()
    if about["matter"] == Matter.withdrawal:
        ask = amending.ask_withdrawal
        pledge = await visit.database.change(ask, visit.actor, about["pledge_id"], reason, now=visit.now)
        await visit.show(cards.card(visit.words, pledge))
        return
    await visit.state.set_state(Pledging.writing)
    sheet = await visit.database.change(pledging.amend, visit.actor, about["pledge_id"], reason, now=visit.now)
    await visit.show(screens.at_hand(visit.words, sheet, visit.today))


@router.callback_query(WishNoMore.filter())
async def take_back(_: CallbackQuery, callback_data: WishNoMore, visit: Visit) -> None:
    """On an old button, where nothing is asked for any more, simply the present state."""
    pledge = await visit.database.look(pledges.card, visit.actor.person_id, callback_data.pledge_id)
    if pledge.wish:
        pledge = await visit.database.change(amending.take_back, visit.actor, pledge.pledge_id, now=visit.now)
    await visit.show(cards.card(visit.words, pledge))


def asking_reason(words: Words, pledge: Card, matter: Matter) -> Screen:
    text = cut(pledge.answers.text or "", LONGEST_TITLE)
    back = Button(words.plain("button-back"), ReadPledge(pledge_id=pledge.pledge_id).pack())
    return Screen(words(f"pledging-why-{matter.value}", text=text, longest=LONGEST_REASON), column(back))


def giving_up(words: Words, sheet: Sheet, pledge_id: int) -> Screen:
    text = cut(sheet.answers.text, LONGEST_TITLE) if sheet.answers.text else words.plain("pledging-no-text-yet")
    instead = Wish(pledge_id=pledge_id, matter=Matter.amendment, instead=True).pack()
    return Screen(
        words("pledging-giving-up", text=text),
        column(
            Button(words.plain("pledging-go-on-first"), Go(to=To.go_on).pack()),
            Button(words.plain("pledging-wish-instead"), instead),
        ),
    )
