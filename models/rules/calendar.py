"""Days and hours at which people may be written to unasked. Told the facts; it knows no calendar itself."""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta

MORNING = time(8)
EVENING = time(20)
FARTHEST = 60
"""Days after which we stop looking for one on which people work."""

SATURDAY = 5
FIXED_HOLIDAYS = frozenset({(1, 1), (5, 1), (10, 1), (10, 2), (10, 3)})
"""Month and day of what is a holiday each year, whatever is still to be announced."""


def works_on(day: date, *, announced: bool | None, said: bool | None) -> bool:
    """Whether people work that day: as the owner has said, else as was announced for the year, else by estimate."""
    if said is not None:
        return said
    return estimate(day) if announced is None else announced


def estimate(day: date) -> bool:
    """For a year whose holidays are not announced yet: no weekends, and what is a holiday every year."""
    return day.weekday() < SATURDAY and (day.month, day.day) not in FIXED_HOLIDAYS


def next_allowed(local: datetime, works: Callable[[date], bool]) -> datetime:
    """The next moment between eight and eight on a day that `works`; `local` where the reader lives."""
    day = local.date() if local.time() < EVENING else local.date() + timedelta(days=1)
    for _ in range(FARTHEST):
        if works(day):
            break
        day += timedelta(days=1)
    return max(local, datetime.combine(day, MORNING, local.tzinfo))
