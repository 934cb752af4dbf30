"""The branch's list of problems: read by its people, added to by representatives and secretary, cited in pledges.

/problems → the list → a problem in one sentence → the list;   settled ones are taken off
"""

from aiogram import F, Router
from aiogram.filters import Command
from aiogram.types import CallbackQuery, Message

from handlers.pledging.at_hand import Noting
from handlers.pledging.buttons import Go, NoteProblem, Problems, SettleProblem, Settling, To
from handlers.screen import MENU, Button, Screen, column
from handlers.visit import Visit
from handlers.words import Words
from models.actions import problems
from models.queries import problems as collected
from models.queries.problems import Collection
from models.rules.problems import LONGEST_PROBLEM, branches_read_by
from models.rules.writing import cut

router = Router(name="pledging-problems")

MOST_LISTED = 8
LONGEST_LINE = 50
LONGEST_LABEL = 20


@router.message(Command("problems"), F.chat.type == "private")
async def see(_: Message, visit: Visit) -> None:
    branches = branches_read_by(visit.actor)
    if len(branches) > 1:
        await visit.show(ask_branch(visit.words, await visit.database.look(collected.names_of, branches)))
        return
    await visit.show(listed(visit.words, await visit.database.look(collected.collection, visit.actor, branches[0])))


@router.callback_query(Problems.filter())
async def see_of_branch(_: CallbackQuery, callback_data: Problems, visit: Visit) -> None:
    await visit.state.clear()
    found = await visit.database.look(collected.collection, visit.actor, callback_data.branch_id)
    await visit.show(listed(visit.words, found))


@router.callback_query(NoteProblem.filter())
async def ask(_: CallbackQuery, callback_data: NoteProblem, visit: Visit) -> None:
    found = await visit.database.look(collected.collection, visit.actor, callback_data.branch_id)
    if not found.may_note:
        await visit.show(listed(visit.words, found))
        return
    await visit.state.set_state(Noting.problem)
    await visit.state.set_data({"branch_id": found.branch_id})
    await visit.show(asking(visit.words, found))


@router.message(Noting.problem, F.chat.type == "private", F.text, ~F.text.startswith("/"))
async def note(message: Message, visit: Visit) -> None:
    branch_id = (await visit.state.get_data())["branch_id"]
    await visit.state.clear()
    said = message.text or ""
    found = await visit.database.change(problems.note, visit.actor, branch_id, said, now=visit.now)
    await visit.show(listed(visit.words, found))


@router.callback_query(Settling.filter())
async def ask_which_is_settled(_: CallbackQuery, callback_data: Settling, visit: Visit) -> None:
    found = await visit.database.look(collected.collection, visit.actor, callback_data.branch_id)
    await visit.show(settling(visit.words, found) if found.may_settle else listed(visit.words, found))


@router.callback_query(SettleProblem.filter())
async def settle(_: CallbackQuery, callback_data: SettleProblem, visit: Visit) -> None:
    found = await visit.database.change(problems.settle, visit.actor, callback_data.problem_id, now=visit.now)
    await visit.show(listed(visit.words, found))


def listed(words: Words, found: Collection) -> Screen:
    """The list as far as a phone shows it, and what its reader may do with it."""
    this = found.branch_id
    moves = (
        (found.may_note, "problems-note", NoteProblem(branch_id=this).pack()),
        (found.may_settle and bool(found.problems), "problems-settle", Settling(branch_id=this).pack()),
        (found.may_cite and bool(found.problems), "problems-write", Go(to=To.begin).pack()),
        (True, "button-menu", MENU),
    )
    text = "\n".join([words("problems-list", branch=found.branch), "", *_lines(words, found)])
    return Screen(text, column(*(Button(words.plain(key), data) for may, key, data in moves if may)))


def _lines(words: Words, found: Collection) -> list[str]:
    if not found.problems:
        return [words("problems-none")]
    lines = [
        words("problems-line", number=number, text=cut(one.text, LONGEST_LINE), cited=one.cited)
        for number, one in enumerate(found.problems[:MOST_LISTED], start=1)
    ]
    left = len(found.problems) - MOST_LISTED
    return [*lines, words("problems-more", left=left)] if left > 0 else lines


def asking(words: Words, found: Collection) -> Screen:
    back = Button(words.plain("button-back"), Problems(branch_id=found.branch_id).pack())
    return Screen(words("problems-ask", longest=LONGEST_PROBLEM), column(back))


def settling(words: Words, found: Collection) -> Screen:
    buttons = (
        Button(
            words.plain("pledging-choice", number=number, what=cut(one.text, LONGEST_LABEL)),
            SettleProblem(problem_id=one.id).pack(),
        )
        for number, one in enumerate(found.problems[:MOST_LISTED], start=1)
    )
    back = Button(words.plain("button-back"), Problems(branch_id=found.branch_id).pack())
    return Screen(words("problems-ask-settled"), column(*buttons, back))


def ask_branch(words: Words, branches: list[tuple[int, str]]) -> Screen:
    buttons = (Button(name, Problems(branch_id=branch_id).pack()) for branch_id, name in branches)
    return Screen(words("problems-which-branch"), column(*buttons))
