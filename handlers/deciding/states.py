"""What somebody may be writing in the deciding room about one pledge."""

from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup


class Returning(StatesGroup):
    """Why a pledge goes back. The data name the decision, the card's message and the cause once it is chosen."""

    cause = State()
    note = State()


class Remarking(StatesGroup):
    """The data name the decision or the question, and the message that it was asked for on."""

    saying = State()
    answering = State()


async def leave(state: FSMContext) -> None:
    """Whoever presses something else here is no longer writing; another room's form stays as it is."""
    if await state.get_state() in {*Returning.__all_states_names__, *Remarking.__all_states_names__}:
        await state.clear()
