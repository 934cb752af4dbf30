"""Last year's pledges as a beginning.    the first question → which of them? → a last look"""

from aiogram import F, Router
from aiogram.types import CallbackQuery

from handlers.pledging import screens
from handlers.pledging.at_hand import AtHand, Pledging
from handlers.pledging.buttons import Go, Renew, To
from handlers.screen import Button, Screen, column
from handlers.visit import Visit
from handlers.words import Words
from models.actions import renewing
from models.rules.drafting import Sheet
from models.rules.renewing import is_begun
from models.rules.writing import cut

router = Router(name="pledging-renewing")

MOST_LISTED = 8
LONGEST_LINE = 33
LONGEST_LABEL = 20


@router.callback_query(Go.filter(F.to == To.earlier), AtHand())
async def ask_which(_: CallbackQuery, visit: Visit, sheet: Sheet) -> None:
    """Something has been answered since: then that is gone on with."""
    shown = which(visit.words, sheet) if sheet.earlier else screens.at_hand(visit.words, sheet, visit.today)
    await visit.show(shown)


@router.callback_query(Go.filter(F.to == To.earlier))
async def nothing_at_hand(_: CallbackQuery, visit: Visit) -> None:
    await visit.show(screens.nothing_at_hand(visit.words))


@router.callback_query(Renew.filter(), AtHand())
async def renew_or_go_on(press: CallbackQuery, callback_data: Renew, visit: Visit, sheet: Sheet) -> None:
    if is_begun(sheet):
        await visit.show(screens.half_written(visit.words, sheet))
    else:
        await renew(press, callback_data, visit)


@router.callback_query(Renew.filter())
async def renew(_: CallbackQuery, callback_data: Renew, visit: Visit) -> None:
    await visit.state.set_state(Pledging.writing)
    pledge_id = callback_data.pledge_id
    sheet = await visit.database.change(renewing.renew, visit.actor, pledge_id, today=visit.today, now=visit.now)
    await visit.show(screens.at_hand(visit.words, sheet, visit.today))


def which(words: Words, sheet: Sheet) -> Screen:
    numbered = list(enumerate(sheet.earlier[:MOST_LISTED], start=1))
    lines = [
        words("pledging-problem-line", number=number, text=cut(text, LONGEST_LINE)) for number, (_, text) in numbered
    ]
    buttons = (
        Button(
            words.plain("pledging-choice", number=number, what=cut(text, LONGEST_LABEL)),
            Renew(pledge_id=pledge_id).pack(),
        )
        for number, (pledge_id, text) in numbered
    )
    back = Button(words.plain("button-back"), Go(to=To.go_on).pack())
    return Screen("\n".join([words("pledging-which-earlier"), *lines]), column(*buttons, back))
