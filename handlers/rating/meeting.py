"""What happens around the ballots: relatives kept apart before, papers counted meanwhile, and who said what openly."""

from aiogram import F, Router
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message

from handlers.rating import kin as apart_screens
from handlers.rating import openly, paper, screens
from handlers.rating.rounds import Look
from handlers.visit import Visit
from models.actions import kin as keeping_apart
from models.actions import paper as papers
from models.actions.kin import Pair
from models.ballots import BallotBox
from models.queries import kin
from models.queries import openly as heard
from models.queries import paper as desks
from models.queries.paper import Desk
from models.rules.paper import ensure_may_correct
from models.rules.refusal import Refusal

router = Router(name="rating.meeting")

IN_PRIVATE = F.chat.type == "private"
IS_ANSWER = F.text & ~F.text.startswith("/")


class CountingPapers(StatesGroup):
    """The numbers of one pledge are awaited; the data name the round and the pledge."""

    counts = State()


# ── close relatives ────────────────────────────────────────────────────────────────────────────────────────────────


@router.callback_query(apart_screens.Kin.filter())
async def see_kin(_: CallbackQuery, callback_data: apart_screens.Kin, visit: Visit) -> None:
    branch_id = callback_data.branch_id
    about = await visit.database.look(kin.apart, visit.actor, branch_id, visit.today)
    back = Look(branch_id=branch_id).pack()
    await visit.show(apart_screens.overview(visit.words, about, back, callback_data.page))


@router.callback_query(apart_screens.KinOf.filter())
async def see_kin_of(_: CallbackQuery, callback_data: apart_screens.KinOf, visit: Visit) -> None:
    about = await visit.database.look(kin.apart, visit.actor, callback_data.branch_id, visit.today)
    await visit.show(apart_screens.of_rater(visit.words, about, callback_data.rater_id, callback_data.page))


@router.callback_query(apart_screens.Avoid.filter())
async def keep_apart(_: CallbackQuery, callback_data: apart_screens.Avoid, visit: Visit) -> None:
    pair = Pair(callback_data.branch_id, callback_data.rater_id, callback_data.author_id)
    wanted = keeping_apart.exclude if callback_data.is_kin else keeping_apart.include_again
    await visit.database.change(wanted, visit.actor, pair, now=visit.now)
    about = await visit.database.look(kin.apart, visit.actor, pair.branch_id, visit.today)
    await visit.show(apart_screens.of_rater(visit.words, about, pair.rater_id, callback_data.page))


# ── ballots on paper ───────────────────────────────────────────────────────────────────────────────────────────────


@router.callback_query(paper.Papers.filter())
async def see_papers(_: CallbackQuery, callback_data: paper.Papers, visit: Visit) -> None:
    if await visit.state.get_state() == CountingPapers.counts.state:
        await visit.state.clear()
    await _show_desk(visit, callback_data.round_id)


@router.callback_query(paper.Voters.filter())
async def see_voters(_: CallbackQuery, callback_data: paper.Voters, visit: Visit) -> None:
    about = await _desk(visit, callback_data.round_id)
    await visit.show(paper.voters(visit.words, about, callback_data.page))


@router.callback_query(paper.AskVoter.filter())
async def ask_voter(_: CallbackQuery, callback_data: paper.AskVoter, visit: Visit) -> None:
    about = await _desk(visit, callback_data.round_id)
    await visit.show(paper.ask_voter(visit.words, about, callback_data.person_id))


@router.callback_query(paper.PutOn.filter())
async def put_on(_: CallbackQuery, callback_data: paper.PutOn, visit: Visit, box: BallotBox) -> None:
    round_id, person_id = callback_data.round_id, callback_data.person_id
    if callback_data.is_on_paper:
        await visit.database.change(papers.put_on_paper, visit.actor, box, round_id, person_id, now=visit.now)
    else:
        await visit.database.change(papers.put_on_phone, visit.actor, round_id, person_id, now=visit.now)
    await visit.show(paper.voters(visit.words, await _desk(visit, round_id)))


@router.callback_query(paper.CountPledge.filter())
async def ask_counts(_: CallbackQuery, callback_data: paper.CountPledge, visit: Visit) -> None:
    about = await _desk(visit, callback_data.round_id)
    ensure_may_correct(about.state)
    await visit.state.set_state(CountingPapers.counts)
    await visit.state.set_data(callback_data.model_dump())
    await visit.show(paper.ask_counts(visit.words, about, callback_data.pledge_id))


@router.message(CountingPapers.counts, IN_PRIVATE, IS_ANSWER)
async def write_counts(message: Message, visit: Visit) -> None:
    """On to the next pledge that has no numbers yet; with the last one, back to the desk."""
    asked = await visit.state.get_data()
    round_id, pledge_id = asked["round_id"], asked["pledge_id"]
    about = await _desk(visit, round_id)
    left = [one.pledge_id for one in about.items if one.counts is None and one.pledge_id != pledge_id]
    if left:
        await visit.state.update_data(pledge_id=left[0])
    else:
        await visit.state.clear()
    typed = message.text or ""
    await visit.database.change(papers.write_counts, visit.actor, round_id, pledge_id, typed, now=visit.now)
    if left:
        await visit.show(paper.ask_counts(visit.words, about, left[0]))
    else:
        await _show_desk(visit, round_id)


@router.callback_query(paper.Counts.filter())
async def see_counts(_: CallbackQuery, callback_data: paper.Counts, visit: Visit) -> None:
    about = await _desk(visit, callback_data.round_id)
    await visit.show(paper.counts(visit.words, about, callback_data.page))


@router.callback_query(paper.Witnesses.filter())
async def choose_witness(_: CallbackQuery, callback_data: paper.Witnesses, visit: Visit) -> None:
    about = await _desk(visit, callback_data.round_id)
    names = await visit.database.look(desks.witnesses_for, visit.actor, callback_data.round_id, visit.today)
    await visit.show(paper.witnesses(visit.words, about, names, callback_data.page))


@router.callback_query(paper.AskWitness.filter())
async def ask_witness(_: CallbackQuery, callback_data: paper.AskWitness, visit: Visit) -> None:
    round_id, person_id = callback_data.round_id, callback_data.person_id
    await visit.database.change(papers.ask_witness, visit.actor, round_id, person_id, now=visit.now)
    await _show_desk(visit, round_id)


@router.callback_query(paper.TakeBackCount.filter())
async def take_back(_: CallbackQuery, callback_data: paper.TakeBackCount, visit: Visit) -> None:
    await visit.database.change(papers.take_back, visit.actor, callback_data.round_id, now=visit.now)
    await _show_desk(visit, callback_data.round_id)


@router.callback_query(paper.SeeCount.filter())
async def see_count(_: CallbackQuery, callback_data: paper.SeeCount, visit: Visit) -> None:
    about = await _seen(visit, callback_data.batch_id)
    await visit.show(paper.count(visit.words, about, callback_data.page))


@router.callback_query(paper.Answer.filter())
async def answer(_: CallbackQuery, callback_data: paper.Answer, visit: Visit) -> None:
    batch_id, asking, agrees = callback_data.batch_id, callback_data.asking, callback_data.agrees
    await visit.database.change(papers.witness, visit.actor, batch_id, asking, agrees=agrees, now=visit.now)
    await visit.show(paper.answered(visit.words, await _seen(visit, batch_id)))


async def _desk(visit: Visit, round_id: int) -> Desk:
    return await visit.database.look(desks.desk, visit.actor, round_id)


async def _show_desk(visit: Visit, round_id: int) -> None:
    about = await _desk(visit, round_id)
    await visit.show(paper.desk(visit.words, about, Look(branch_id=about.branch_id).pack()))


async def _seen(visit: Visit, batch_id: int) -> Desk:
    about = await visit.database.look(desks.for_witness, visit.actor.person_id, batch_id)
    if about is None:
        raise Refusal("not-yours")
    return about


# ── an open round ──────────────────────────────────────────────────────────────────────────────────────────────────


@router.callback_query(screens.Voices.filter())
async def see_voices(_: CallbackQuery, callback_data: screens.Voices, visit: Visit, box: BallotBox) -> None:
    round_id, page = callback_data.round_id, callback_data.page
    said = await visit.database.look(heard.voices, visit.actor, box, round_id, page)
    await visit.show(openly.voices(visit.words, said))
