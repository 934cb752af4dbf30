"""The printing room.    /card → one's own → in large letters, as a PDF    ·    the branch's, a member's, a sheet"""

from aiogram import F, Router
from aiogram.filters import Command
from aiogram.types import CallbackQuery, Message

from handlers.printing import screens, wording
from handlers.printing.press import TEMPLATE_OF, Press
from handlers.screen import Screen
from handlers.visit import Visit, announced
from models.actions import printing
from models.queries import printing as papers
from models.rules.printing import Paper, ensure_prints_for_a_branch
from models.tables import Unit

router = Router(name="printing")
router.message.middleware(announced)
router.callback_query.middleware(announced)

IN_PRIVATE = F.chat.type == "private"


@router.message(Command("card"), IN_PRIVATE)
async def begin(_: Message, visit: Visit, printer: Press, board_url: str) -> None:
    """The own card; who has none but prints for a branch is asked which paper."""
    if await _has_own(visit) or not await _branches(visit):
        await _print(visit, screens.OwnCard(), printer, board_url)
    else:
        await _choose(visit)


@router.callback_query(screens.Choose.filter())
async def choose(_: CallbackQuery, visit: Visit) -> None:
    await _choose(visit)


@router.callback_query(screens.Open.filter())
async def open_shelf(_: CallbackQuery, callback_data: screens.Open, visit: Visit) -> None:
    await _open(visit, callback_data)


@router.callback_query(screens.OwnCard.filter())
@router.callback_query(screens.MemberCard.filter())
@router.callback_query(screens.OfBranch.filter())
async def print_it(
    _: CallbackQuery, callback_data: screens.Print, visit: Visit, printer: Press, board_url: str
) -> None:
    await _print(visit, callback_data, printer, board_url)


async def _print(visit: Visit, button: screens.Print, printer: Press, board: str) -> None:
    wanted = screens.wanted(button, visit.actor.person_id)
    issued = await visit.database.change(printing.issue, visit.actor, wanted, now=visit.now)
    await visit.show(await _printed(visit, button, printer, issued, board))


async def _printed(visit: Visit, button: screens.Print, printer: Press, issued: printing.Issued, board: str) -> Screen:
    template = TEMPLATE_OF[issued.facts.paper]
    if button.look.is_picture and issued.facts.paper is not Paper.sheet:
        is_large = button.look is screens.Look.large
        pages = await printer.pictures(template, wording.data(visit.words, issued, board, large=is_large))
        return screens.picture(visit.words, issued, button, pages, prints_more=bool(await _branches(visit)))
    look = screens.Look.a3 if button.look is screens.Look.a3 and issued.facts.paper is Paper.sheet else screens.Look.a4
    data = wording.data(visit.words, issued, board, paper=look.value)
    return screens.document(visit.words, issued, look, await printer.pdf(template, data))


async def _choose(visit: Visit) -> None:
    branches = await _branches(visit)
    ensure_prints_for_a_branch(branches)
    if len(branches) == 1:
        await _open(visit, screens.Open(branch_id=branches[0].id))
    else:
        await visit.show(screens.ask_branch(visit.words, branches))


async def _open(visit: Visit, button: screens.Open) -> None:
    shelf = await visit.database.look(papers.shelf, visit.actor, button.branch_id)
    await visit.show(screens.shelf(visit.words, shelf, button.page))


async def _branches(visit: Visit) -> list[Unit]:
    return await visit.database.look(papers.branches_printed, visit.actor)


async def _has_own(visit: Visit) -> bool:
    return await visit.database.look(papers.branch_of_card, visit.actor.person_id) is not None
