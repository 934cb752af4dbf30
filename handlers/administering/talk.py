"""The administrator's room.    /house → how the house stands"""

from aiogram import F, Router
from aiogram.filters import Command
from aiogram.types import CallbackQuery, Message

from handlers.administering import screens
from handlers.visit import Visit, announced
from models.queries import watching

router = Router(name="administering")
router.message.middleware(announced)
router.callback_query.middleware(announced)


@router.message(Command("house"), F.chat.type == "private")
@router.callback_query(screens.Look.filter())
async def see_standing(_: Message | CallbackQuery, visit: Visit) -> None:
    standing = await visit.database.look(watching.standing_for, visit.actor, visit.now)
    await visit.show(screens.standing(visit.words, standing, visit.now))
