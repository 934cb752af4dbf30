"""The reviewing room.    /comment → strength → problem → direction → when to look again → the next pledge

Every question may be skipped, but something has to be said. The member reads the comment and takes note.
"""

from datetime import date

from aiogram import F, Router
from aiogram.filters import Command
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message
from pydantic import BaseModel

from handlers.reviewing import screens
from handlers.reviewing.screens import FOLLOW_UP, QUESTIONS
from handlers.visit import Visit, announced
from models.actions import reviewing as doing
from models.queries import remarks, reviewing
from models.queries.reviewing import Occasion
from models.rules.refusal import Refusal
from models.rules.reviewing import Comment, Remark, ensure_says_something, follow_up_from, with_remark

router = Router(name="reviewing")
router.message.middleware(announced)
router.callback_query.middleware(announced)

IN_PRIVATE = F.chat.type == "private"
WRITTEN = F.text & ~F.text.startswith("/")


class Commenting(StatesGroup):
    strength = State()
    problem = State()
    direction = State()
    follow_up = State()


class Draft(BaseModel):
    """What has been said so far about one pledge, and which question is being asked."""

    deadline_id: int
    pledge_id: int
    question: str = QUESTIONS[0]
    strength: str = ""
    problem: str = ""
    direction: str = ""

    @property
    def comment(self) -> Comment:
        return Comment(self.strength, self.problem, self.direction)


# ── the secretary ──────────────────────────────────────────────────────────────────────────────────────────────────


@router.message(Command("comment"), IN_PRIVATE)
async def begin(_: Message, visit: Visit) -> None:
    occasions = await visit.database.look(reviewing.open_occasions, visit.actor, visit.today)
    if not occasions:
        await visit.show(screens.not_the_time(visit.words))
        return
    agendas = [await visit.database.look(reviewing.agenda, one, visit.actor.person_id) for one in occasions]
    waiting = next((one for one in agendas if one.left), agendas[0])
    await _open_next(visit, waiting.occasion)


@router.callback_query(screens.Begin.filter())
async def next_one(_: CallbackQuery, callback_data: screens.Begin, visit: Visit) -> None:
    occasions = await visit.database.look(reviewing.open_occasions, visit.actor, visit.today)
    occasion = next((one for one in occasions if one.deadline_id == callback_data.deadline_id), None)
    if occasion is None:
        await visit.show(screens.not_the_time(visit.words))
    else:
        await _open_next(visit, occasion, callback_data.after)


async def _open_next(visit: Visit, occasion: Occasion, after: int = 0) -> None:
    agenda = await visit.database.look(reviewing.agenda, occasion, visit.actor.person_id)
    if item := agenda.next_after(after):
        await _ask(visit, Draft(deadline_id=occasion.deadline_id, pledge_id=item.pledge_id))
    else:
        await visit.state.clear()
        await visit.show(screens.all_done(visit.words, agenda))


@router.message(Commenting.strength, IN_PRIVATE, WRITTEN)
@router.message(Commenting.problem, IN_PRIVATE, WRITTEN)
@router.message(Commenting.direction, IN_PRIVATE, WRITTEN)
async def remarked(message: Message, visit: Visit) -> None:
    await _hear(visit, await _draft(visit), message.text or "")


@router.message(Commenting.follow_up, IN_PRIVATE, WRITTEN)
async def dated(message: Message, visit: Visit) -> None:
    await _write_down(visit, await _draft(visit), follow_up_from(message.text or "", visit.today))


@router.callback_query(screens.On.filter())
async def day_chosen(_: CallbackQuery, callback_data: screens.On, visit: Visit) -> None:
    if draft := await _asked(visit, callback_data.pledge_id, FOLLOW_UP):
        await _write_down(visit, draft, date.fromordinal(callback_data.day))


@router.callback_query(screens.Skip.filter())
async def skipped(_: CallbackQuery, callback_data: screens.Skip, visit: Visit) -> None:
    draft = await _asked(visit, callback_data.pledge_id, callback_data.question)
    if draft and draft.question == FOLLOW_UP:
        await _write_down(visit, draft, None)
    elif draft:
        await _hear(visit, draft, "")


@router.callback_query(screens.Back.filter())
async def back(_: CallbackQuery, callback_data: screens.Back, visit: Visit) -> None:
    draft = await _asked(visit, callback_data.pledge_id, callback_data.question)
    if draft:
        before = QUESTIONS[max(QUESTIONS.index(draft.question) - 1, 0)]
        await _ask(visit, draft.model_copy(update={"question": before}))


@router.callback_query(screens.Drop.filter())
async def drop(_: CallbackQuery, visit: Visit) -> None:
    if await visit.state.get_state() in Commenting.__all_states_names__:
        await visit.state.clear()
    await visit.show(screens.dropped(visit.words))


async def _draft(visit: Visit) -> Draft:
    return Draft.model_validate(await visit.state.get_data())


async def _asked(visit: Visit, pledge_id: int, question: str) -> Draft | None:
    """The draft, if this is what is being asked now; otherwise an old button is answered with what is."""
    if await visit.state.get_state() not in Commenting.__all_states_names__:
        await visit.show(screens.not_commenting(visit.words))
        return None
    draft = await _draft(visit)
    if (draft.pledge_id, draft.question) == (pledge_id, question):
        return draft
    await _ask(visit, draft)
    return None


async def _ask(visit: Visit, draft: Draft) -> None:
    """Look whether it may still be commented on before asking: nobody should write in vain."""
    case = await visit.database.look(reviewing.case, visit.actor, draft.deadline_id, draft.pledge_id, visit.today)
    await visit.state.set_state(f"{Commenting.__full_group_name__}:{draft.question}")
    await visit.state.set_data(draft.model_dump(mode="json"))
    await visit.show(screens.ask(visit.words, case, draft.question, draft.comment, visit.today))


async def _hear(visit: Visit, draft: Draft, text: str) -> None:
    """Keep the answer and ask the next question."""
    comment = with_remark(draft.comment, Remark(draft.question), text)
    following = QUESTIONS[QUESTIONS.index(draft.question) + 1]
    if following == FOLLOW_UP:
        ensure_says_something(comment)
    answers = {remark.value: getattr(comment, remark.value) for remark in Remark}
    await _ask(visit, draft.model_copy(update={**answers, "question": following}))


async def _write_down(visit: Visit, draft: Draft, follow_up_on: date | None) -> None:
    comment = Comment(draft.strength, draft.problem, draft.direction, follow_up_on)
    case = await visit.database.look(reviewing.case, visit.actor, draft.deadline_id, draft.pledge_id, visit.today)
    await visit.state.clear()
    agenda = await visit.database.change(
        doing.comment, visit.actor, draft.deadline_id, draft.pledge_id, comment, today=visit.today, now=visit.now
    )
    await visit.show(screens.written(visit.words, case, comment, agenda))


# ── the member ─────────────────────────────────────────────────────────────────────────────────────────────────────


@router.callback_query(screens.Read.filter())
async def read(_: CallbackQuery, callback_data: screens.Read, visit: Visit) -> None:
    said = await visit.database.look(remarks.said, callback_data.review_id)
    if said is None or said.author_id != visit.actor.person_id:
        raise Refusal("not-yours")
    await visit.show(screens.comment(visit.words, said))


@router.callback_query(screens.Note.filter())
async def take_note(_: CallbackQuery, callback_data: screens.Note, visit: Visit) -> None:
    said = await visit.database.change(doing.acknowledge, visit.actor, callback_data.review_id, visit.now)
    await visit.show(screens.comment(visit.words, said))
