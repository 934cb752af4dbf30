"""What an overseer sees of what too few said in each branch: together, with how many stand behind it."""

from aiogram.filters.callback_data import CallbackData

from handlers import labels
from handlers.carried import Id
from handlers.screen import MENU, Button, Screen, column
from handlers.words import Words
from models.queries.pools import Sum
from models.rules.rating import FEWEST_BALLOTS
from models.rules.telling import Voices

MOST_SHOWN = 8
"""More would not fit on a phone; older ones are old news."""


class Pooled(CallbackData, prefix="rating.pooled"):
    pool_id: Id


def pools(words: Words, found: list[Sum]) -> Screen:
    """For the overseer of several units, or years."""
    buttons = (
        Button(words.plain("rating-pool-of", unit=one.unit, year=str(one.year)), Pooled(pool_id=one.id).pack())
        for one in found[:MOST_SHOWN]
    )
    return Screen(words("rating-pools"), column(*buttons, _menu(words)))


def pool(words: Words, about: Sum) -> Screen:
    """The whole distribution, with how many stand behind it out of how many; or why there is none."""
    title = words("rating-pool-title", unit=about.unit, year=str(about.year))
    said = _told(words, about, about.voices) if about.voices else [words(f"rating-untold-{about.state.value}")]
    return Screen("\n".join([title, *said]), column(_menu(words)))


def _told(words: Words, about: Sum, voices: Voices) -> list[str]:
    lead = words("rating-pool-lead", branches=voices.branches, fewest=FEWEST_BALLOTS)
    ballots = sum(about.counts.values())
    turnout = words("rating-pool-turnout", raters=voices.raters, entitled=voices.entitled, ballots=ballots)
    return [lead, "", turnout + _marks(words, about), *_reasons(words, about), "", words("rating-pool-nobody")]


def _marks(words: Words, about: Sum) -> str:
    told = (
        words("rating-count", what=labels.mark(words, about.scale, mark), times=times)
        for mark, times in about.counts.items()
    )
    return words.plain("rating-comma").join(told)


def _reasons(words: Words, about: Sum) -> list[str]:
    given = [
        words("rating-count", what=labels.reason(words, about.scale, reason), times=times)
        for reason, times in about.reasons.items()
        if times
    ]
    return [words("rating-result-reasons") + words.plain("rating-comma").join(given)] if given else []


def _menu(words: Words) -> Button:
    return Button(words.plain("button-menu"), MENU)
