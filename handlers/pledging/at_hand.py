"""What is being written, handed to the steps that go on with it."""

from aiogram.filters import BaseFilter
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message

from models.database import Database
from models.queries import pledging as pledges
from models.rules.drafting import Sheet
from models.rules.rights import Actor


class Pledging(StatesGroup):
    """That something is being written. How far it is stands with the draft."""

    writing = State()


class Wishing(StatesGroup):
    """Why the pledge should change or end. The data name the pledge and what is wished."""

    reason = State()


class AtHand(BaseFilter):
    """Lets a step have the sheet that is being written, and leaves it out when there is none."""

    async def __call__(self, _: Message | CallbackQuery, actor: Actor, database: Database) -> bool | dict[str, Sheet]:
        sheet = await database.look(pledges.sheet, actor.person_id)
        return {"sheet": sheet} if sheet else False


class Noting(StatesGroup):
    """A problem that the branch should know of. The data name the branch."""

    problem = State()


async def leave_wish(state: FSMContext) -> None:
    """Whoever presses something else is no longer saying why; what is being written stays as it is."""
    if await state.get_state() in Wishing:
        await state.clear()
