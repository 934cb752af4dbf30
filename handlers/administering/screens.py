"""What the administrator sees of the house itself: counts and times, no words of anybody's and no names."""

from datetime import datetime

from aiogram.filters.callback_data import CallbackData

from handlers.screen import MENU, Button, Screen, column
from handlers.words import Words
from models.rules.watching import STILL, STILL_AFTER, Heart, Standing


class Look(CallbackData, prefix="administering.look"):
    """How the house stands now."""


def standing(words: Words, about: Standing, now: datetime) -> Screen:
    lines = [
        words("administering-title"),
        *(_beat(words, heart, about.beats.get(heart), now) for heart in Heart),
        words("administering-waiting", waiting=about.waiting, minutes=_minutes(about.oldest, now)),
        words("administering-parked", parked=about.parked, people=about.out_of_reach),
        words("administering-lately", dead=about.dead, unknown=about.unknown, aside=about.set_aside),
    ]
    again = Button(words.plain("administering-button-again"), Look().pack())
    return Screen("\n".join(lines), column(again, Button(words.plain("button-menu"), MENU)))


def _beat(words: Words, heart: Heart, at: datetime | None, now: datetime) -> str:
    if at is None:
        return words(f"administering-never-{heart}")
    if now - at > STILL_AFTER:
        trouble = words.plain(f"watching-trouble-{STILL[heart]}")
        return words("administering-still", trouble=trouble, minutes=_minutes(at, now))
    return words(f"administering-beats-{heart}", seconds=max(0, int((now - at).total_seconds())))


def _minutes(since: datetime | None, now: datetime) -> int:
    return max(0, int((now - since).total_seconds()) // 60) if since else 0
