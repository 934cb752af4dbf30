"""What the clock owes people: one list.

A duty looks for what is due now and does it or posts letters about it. It may run at any time and as often as it likes:
unique keys, and what it finds already done, keep it from doing anything twice.
"""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session

from models import reach
from models.actions import prompting, rating, reminding, rolls, year
from models.database import Database

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Duty:
    """`do` returns how much there was to do. `sentence` is what an administrator reads about it."""

    sentence: str
    do: Callable[[Session, datetime], int]


DUTIES = (
    Duty("A round of rating whose last day is over is closed.", rating.close_overdue),
    Duty("In December the coming year gets its deadlines in every branch.", year.open_coming_year),
    Duty("Each morning whoever has open work is reminded of it, and those above hear what is late.", reminding.plan),
    Duty("What is done is shown where its reminder hangs.", reminding.clear),
    Duty("Whoever has cards left is reminded once before a round of rating closes.", prompting.remind),
    Duty("The roll of an open question follows those who leave, go away or come back.", rolls.renew_all),
    Duty("What waited for people who can be written to again is let go.", lambda session, _: reach.unpark(session)),
)


async def fulfil_all(database: Database, now: datetime) -> int:
    """Do every duty once, each in a change of its own; returns how much there was to do."""
    done = 0
    for duty in DUTIES:
        try:
            done += await database.change(duty.do, now)
        except Exception:
            log.exception("a duty failed and is tried again at the next scan", extra={"duty": duty.sentence})
    return done
