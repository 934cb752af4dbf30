"""The secretary's side of the rating room.    /review → until when? → sure? → open → (close early) → what came out"""

from datetime import date

from aiogram import F, Router
from aiogram.filters import Command
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message

from handlers import show
from handlers.rating import pooled, screens
from handlers.rating import rounds as chair
from handlers.visit import Visit
from models.actions import opening
from models.actions import rating as doing
from models.ballots import BallotBox
from models.queries import pools, rounds, seats
from models.queries.rounds import BranchReview
from models.rules.days import day_from
from models.rules.rating import RoundMode, ensure_good_closing_day
from models.rules.refusal import Refusal
from models.rules.rights import Role

router = Router(name="rating.chairing")

IN_PRIVATE = F.chat.type == "private"
IS_ANSWER = F.text & ~F.text.startswith("/")


class Opening(StatesGroup):
    closing_day = State()


@router.message(Command("review"), IN_PRIVATE)
async def see_review(message: Message, visit: Visit, box: BallotBox) -> None:
    """The secretary's branches; for an overseer, the pools; for a representative, the rounds that are open."""
    branches = dict.fromkeys(visit.actor.units_as(Role.secretary))
    reviews = [await _review(visit, box, branch_id) for branch_id in branches]
    if len(reviews) == 1:
        await visit.show(chair.review(visit.words, reviews[0], visit.today))
    elif reviews:
        await visit.show(chair.branches(visit.words, reviews))
    elif sums := await visit.database.look(pools.overseen, visit.actor):
        await visit.show(pooled.pool(visit.words, sums[0]) if len(sums) == 1 else pooled.pools(visit.words, sums))
    else:
        await _say_invitations(message, visit)


@router.callback_query(pooled.Pooled.filter())
async def see_pool(_: CallbackQuery, callback_data: pooled.Pooled, visit: Visit) -> None:
    about = await visit.database.look(pools.told_to, visit.actor, callback_data.pool_id)
    await visit.show(pooled.pool(visit.words, about))


async def _say_invitations(message: Message, visit: Visit) -> None:
    taken = await visit.database.look(seats.rounds_to_rate, visit.actor)
    if not taken:
        raise Refusal("rating-nothing-open")
    for seat in taken:
        about = await visit.database.look(seats.invitation, seat.id, visit.actor.person_id)
        if about:
            await show.say(message, screens.invitation(visit.words, about))


@router.callback_query(chair.Look.filter())
async def look(_: CallbackQuery, callback_data: chair.Look, visit: Visit, box: BallotBox) -> None:
    about = await _review(visit, box, callback_data.branch_id)
    await visit.show(chair.review(visit.words, about, visit.today, callback_data.mode))


@router.callback_query(chair.Until.filter())
async def day_chosen(_: CallbackQuery, callback_data: chair.Until, visit: Visit, box: BallotBox) -> None:
    closes_on = date.fromordinal(callback_data.day)
    ensure_good_closing_day(closes_on, visit.today)
    about = await _review(visit, box, callback_data.branch_id)
    await visit.show(chair.confirm_opening(visit.words, about, closes_on, visit.today, callback_data.mode))


@router.callback_query(chair.WriteDay.filter())
async def ask_own_day(_: CallbackQuery, callback_data: chair.WriteDay, visit: Visit) -> None:
    await visit.state.set_state(Opening.closing_day)
    await visit.state.update_data(branch_id=callback_data.branch_id, mode=callback_data.mode)
    await visit.show(chair.ask_own_day(visit.words))


@router.message(Opening.closing_day, IN_PRIVATE, IS_ANSWER)
async def own_day_written(message: Message, visit: Visit, box: BallotBox) -> None:
    closes_on = day_from(message.text or "", visit.today, visit.today.year)
    ensure_good_closing_day(closes_on, visit.today)
    asked = await visit.state.get_data()
    about = await _review(visit, box, asked["branch_id"])
    await visit.state.clear()
    mode = RoundMode(asked["mode"])
    await visit.show(chair.confirm_opening(visit.words, about, closes_on, visit.today, mode))


@router.callback_query(chair.Open.filter())
async def open_review(_: CallbackQuery, callback_data: chair.Open, visit: Visit, box: BallotBox) -> None:
    branch_id, closes_on = callback_data.branch_id, date.fromordinal(callback_data.day)
    mode = callback_data.mode
    await visit.database.change(opening.open_review, visit.actor, box, branch_id, closes_on, now=visit.now, mode=mode)
    await visit.show(chair.review_opened(visit.words, await _review(visit, box, branch_id), visit.today))


@router.callback_query(chair.Close.filter())
async def ask_to_close(_: CallbackQuery, callback_data: chair.Close, visit: Visit, box: BallotBox) -> None:
    about = await _review(visit, box, callback_data.branch_id)
    await visit.show(chair.confirm_closing(visit.words, about, visit.today))


@router.callback_query(chair.CloseNow.filter())
async def close_review(_: CallbackQuery, callback_data: chair.CloseNow, visit: Visit, box: BallotBox) -> None:
    """Closed in this turn; counted at once, or by the clock should we die between the two."""
    round_id = callback_data.round_id
    await visit.database.change(doing.close_review, visit.actor, round_id, now=visit.now)
    await visit.database.change_untraced(doing.count, box, round_id, now=visit.now)
    await visit.show(chair.closing(visit.words))


@router.callback_query(chair.StartOver.filter())
async def start_over(_: CallbackQuery, callback_data: chair.StartOver, visit: Visit, box: BallotBox) -> None:
    """Where the key is lost."""
    round_id, closes_on = callback_data.round_id, date.fromordinal(callback_data.day)
    again = await visit.database.change(opening.start_over, visit.actor, box, round_id, closes_on, now=visit.now)
    await visit.show(chair.review_opened(visit.words, await _review(visit, box, again.branch_id), visit.today))


@router.callback_query(chair.Results.filter())
async def see_results(_: CallbackQuery, callback_data: chair.Results, visit: Visit) -> None:
    outcome = await visit.database.look(rounds.outcome_for, visit.actor, callback_data.round_id)
    await visit.show(chair.results(visit.words, outcome, callback_data.page))


async def _review(visit: Visit, box: BallotBox, branch_id: int) -> BranchReview:
    return await visit.database.look(rounds.branch_review, visit.actor, branch_id, visit.today, box)
