"""A meeting held on paper.    when → how many came → pledge by pledge: what, by which votes → a picture → decided"""

from aiogram import F, Router
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message

from handlers import show
from handlers.deciding import minutes
from handlers.deciding.draft import BACK, NO_PICTURE, STOP, Draft, Question, caused, counted, resulted, stepped_back
from handlers.deciding.minutes import BEGIN, Minute, Record
from handlers.deciding.screens import Photo
from handlers.screen import Screen
from handlers.visit import Visit
from models.actions import meeting as doing
from models.queries import meeting as agendas
from models.queries import minutes as recorded
from models.queries.meeting import Agenda, Item
from models.rules import meeting as law
from models.rules.days import day_from
from models.rules.deciding import Body
from models.rules.meeting import Resolution, Votes, present_from, votes_from
from models.rules.refusal import Refusal
from models.rules.writing import one_of

router = Router(name="deciding-meeting")

IN_PRIVATE = F.chat.type == "private"
WRITTEN = F.text & ~F.text.startswith("/")
SHOWN = F.photo[-1].file_id.as_("file_id")


class Recording(StatesGroup):
    """A meeting is being written down. Which question is open follows from what is written."""

    writing = State()


@router.callback_query(Minute.filter(F.question == BEGIN))
async def begin(_: CallbackQuery, callback_data: Minute, visit: Visit) -> None:
    places = await visit.database.look(agendas.places, visit.actor)
    chosen = [one for one in places if callback_data.said in {"", str(one.branch_id)}]
    law.ensure_something_to_decide(len(chosen))
    if len(chosen) > 1:
        await visit.show(minutes.ask_place(visit.words, chosen))
    else:
        await _ask(visit, Draft(branch_id=chosen[0].branch_id))


@router.callback_query(Minute.filter())
async def pressed(_: CallbackQuery, callback_data: Minute, visit: Visit) -> None:
    """An old button is answered with the question that is open now."""
    draft = await _draft(visit)
    if draft is None:
        await visit.show(minutes.not_recording(visit.words))
    elif (callback_data.question, callback_data.at) != (draft.question.value, draft.at):
        await _ask(visit, draft)
    elif callback_data.said == STOP:
        await visit.state.clear()
        await visit.show(minutes.not_recording(visit.words))
    else:
        await _ask(visit, await _heard(visit, draft, callback_data.said))


@router.message(Recording.writing, IN_PRIVATE, WRITTEN)
async def typed(message: Message, visit: Visit) -> None:
    draft = Draft.model_validate(await visit.state.get_data())
    await _ask(visit, await _heard(visit, draft, message.text or ""))


@router.message(Recording.writing, IN_PRIVATE, SHOWN)
async def shown(_: Message, visit: Visit, file_id: str) -> None:
    """A picture of the minutes; while something else is asked, that is asked again."""
    draft = Draft.model_validate(await visit.state.get_data())
    is_wanted = draft.question is Question.picture
    await _ask(visit, draft.model_copy(update={"picture": file_id}) if is_wanted else draft)


@router.callback_query(Record.filter())
async def record(_: CallbackQuery, callback_data: Record, visit: Visit) -> None:
    draft = await _draft(visit)
    if draft is None:
        await visit.show(minutes.not_recording(visit.words))
    elif callback_data.mark == draft.mark and draft.held_on and draft.body:
        await visit.state.clear()
        written = draft.minutes(draft.held_on, draft.body)
        done = await visit.database.change(doing.record, visit.actor, written, now=visit.now)
        left = await visit.database.look(agendas.places, visit.actor)
        await visit.show(minutes.recorded(visit.words, done, more=bool(left)))
    else:
        await _ask(visit, draft)


@router.callback_query(Photo.filter())
async def show_photo(press: CallbackQuery, callback_data: Photo, visit: Visit) -> None:
    """In a message of its own, which cannot be passed on; the card stays as it is."""
    who = (visit.actor.person_id, visit.now)
    file_id = await visit.database.look(recorded.photo, callback_data.decision_id, *who)
    await show.picture_below(press, file_id)


async def _draft(visit: Visit) -> Draft | None:
    is_open = await visit.state.get_state() == Recording.writing.state
    return Draft.model_validate(await visit.state.get_data()) if is_open else None


# ── hearing ────────────────────────────────────────────────────────────────────────────────────────────────────────


async def _heard(visit: Visit, draft: Draft, said: str) -> Draft:  # noqa: PLR0911 - one line a question
    if said == BACK:
        return stepped_back(draft)
    match draft.question:
        case Question.day | Question.body | Question.present:
            return await _opened(visit, draft, said)
        case Question.result:
            return resulted(draft, said)
        case Question.cause:
            return caused(draft, said)
        case Question.votes:
            return await _voted(visit, draft, votes_from(said))
        case Question.picture if said == NO_PICTURE:
            return draft.model_copy(update={"picture": NO_PICTURE})
        case _:
            return draft


async def _opened(visit: Visit, draft: Draft, said: str) -> Draft:
    """When it was, whose meeting it was where that is not plain, and how many came."""
    if draft.held_on is None:
        draft = draft.model_copy(update={"held_on": day_from(said, visit.today, visit.today.year)})
        law.ensure_held(draft.held_on or visit.today, visit.today)
        bodies = (await _agenda(visit, draft)).bodies
        law.ensure_something_to_decide(len(bodies))
        return _led_by(draft, bodies[0]) if len(bodies) == 1 else draft
    agenda = await _agenda(visit, draft)
    if draft.body is None:
        return _led_by(draft, Body(said) if said in agenda.bodies else one_of(agenda.bodies, said))
    agenda, present = agenda.of(draft.body), present_from(said)
    law.ensure_enough_came(present, entitled=agenda.entitled, invited=agenda.invited)
    return draft.model_copy(update={"present": present, "agenda": tuple(one.decision_id for one in agenda.items)})


def _led_by(draft: Draft, body: Body) -> Draft:
    return draft.model_copy(update={"body": body})


async def _voted(visit: Visit, draft: Draft, votes: Votes) -> Draft:
    """Refused at once where the votes do not carry it: nobody should learn that at the end."""
    item = await _item(visit, draft)
    if draft.verdict:
        resolution = Resolution(draft.verdict, votes, draft.cause)
        law.ensure_carries(resolution, present=draft.present, entitled=len(item.roll))
    return counted(draft, votes)


# ── asking ─────────────────────────────────────────────────────────────────────────────────────────────────────────


async def _ask(visit: Visit, draft: Draft) -> None:
    """Look before asking: what is no longer there is said before anybody answers in vain."""
    screen = await _question(visit, draft)
    await visit.state.set_state(Recording.writing)
    await visit.state.set_data(draft.model_dump(mode="json"))
    await visit.show(screen)


async def _question(visit: Visit, draft: Draft) -> Screen:  # noqa: PLR0911 - one line a question
    match draft.question:
        case Question.day:
            return minutes.ask_day(visit.words, draft, visit.today)
        case Question.body:
            return minutes.ask_body(visit.words, draft, (await _agenda(visit, draft)).bodies)
        case Question.present:
            return minutes.ask_present(
                visit.words, draft, (await _agenda(visit, draft)).of(draft.body or Body.committee)
            )
        case Question.result:
            return minutes.ask_result(visit.words, draft, await _item(visit, draft))
        case Question.cause:
            return minutes.ask_cause(visit.words, draft, await _item(visit, draft))
        case Question.votes:
            return minutes.ask_votes(visit.words, draft, await _item(visit, draft))
        case Question.picture:
            law.ensure_something_to_decide(len(draft.resolved))
            return minutes.ask_picture(visit.words, draft)
        case Question.last_look:
            return minutes.last_look(visit.words, draft, await visit.database.look(agendas.items, draft.agenda))


async def _agenda(visit: Visit, draft: Draft) -> Agenda:
    return await visit.database.look(agendas.agenda, visit.actor, draft.branch_id, draft.held_on or visit.today)


async def _item(visit: Visit, draft: Draft) -> Item:
    agenda = await visit.database.look(agendas.items, draft.agenda[draft.at : draft.at + 1])
    if not agenda.items:
        raise Refusal("deciding-unknown")
    return agenda.items[0]
