"""The way about the house: /todo, /help, /cancel, /language, and the last answer when nothing else fits."""

from aiogram import Router
from aiogram.types import CallbackQuery

from handlers import show
from handlers.words import Words

lobby = Router(name="lobby")
router = Router(name="menu")
fallback = Router(name="fallback")


@fallback.callback_query()
async def stale(press: CallbackQuery, words: Words) -> None:
    await show.answer(press, words.plain("stale-button"), alert=True)
