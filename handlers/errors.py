"""The one place where a refusal becomes words."""

from aiogram import Router
from aiogram.filters import ExceptionTypeFilter
from aiogram.types import ErrorEvent

from handlers import show
from handlers.screen import MENU, Button, Screen, column
from handlers.words import Words
from models.rules.refusal import Refusal
from models.rules.rights import Actor
from models.turn import AlreadyDone, current_turn

router = Router(name="errors")


@router.errors(ExceptionTypeFilter(Refusal))
async def refused(event: ErrorEvent, words: Words, actor: Actor | None) -> None:
    """The state stays as it was: the person reads why not and simply tries again."""
    refusal = event.exception
    if isinstance(refusal, Refusal):
        await _speak(event, words, actor, f"refused-{refusal.code}", **refusal.facts)


@router.errors(ExceptionTypeFilter(AlreadyDone))
async def came_again(event: ErrorEvent, words: Words, actor: Actor | None) -> None:
    """Telegram sent the same update twice: its effect stands already, so say that and nothing else."""
    await _speak(event, words, actor, "already-done")


async def _speak(event: ErrorEvent, words: Words, actor: Actor | None, key: str, **facts: object) -> None:
    """A stranger gets no way to the menu, which would only turn them away again."""
    _forget_the_step()
    if press := event.update.callback_query:
        await show.answer(press, words.plain(key, **facts), alert=True)
    elif message := event.update.message:
        to_menu = Button(words.plain("button-menu"), MENU) if actor else None
        await show.say(message, Screen(words(key, **facts), column(to_menu)))


def _forget_the_step() -> None:
    """What a step wanted remembered before it was refused falls with it: the conversation stands where it stood."""
    turn = current_turn.get()
    if turn and not turn.spent:
        turn.memos.clear()
