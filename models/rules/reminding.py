"""When somebody is reminded of open work: at most three times before its day and once after it, then left in peace."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from models.rules.refusal import Refusal


class Occasion(StrEnum):
    """Why a reminder comes now. The last two come when people ask for them."""

    opening = "opening"
    week = "week"
    last = "last"
    halfway = "halfway"
    late = "late"
    snoozed = "snoozed"
    nudged = "nudged"


DAYS_BEFORE = {Occasion.opening: 14, Occasion.week: 7, Occasion.last: 2}
FIRST_DAY_LATE = 1
LAST_DAY_LATE = 10
"""A late reminder comes the day after; held up by holidays or an outage, it is still welcome for so long."""

SHORT_WINDOW = 5
SHORTEST_WINDOW = 2
"""Days. Below the first, one reminder half-way; below the second, none."""

TELL_SECRETARY = range(3, 7)
TELL_TOWNSHIP = range(7, 14)
TELL_COUNTY = range(14, 28)
"""How many days late work is when those above hear of it, on the first of them that may be written on."""

MOST_A_YEAR = 40
"""Messages that nobody has asked for, a person and calendar year.

Reminders of cards left in a round of rating cannot be counted, as no row may say who got one: they come once a round.
"""

MOST_OFTEN_NUDGED = timedelta(hours=24)
SNOOZES = (1, 3)
"""Days that are offered; any other day before the deadline may be named."""

LONGEST_PAUSE = timedelta(days=183)


@dataclass(frozen=True, slots=True)
class Slot:
    """All work due on `due_on` that somebody has owed since one of these days is at this occasion today."""

    due_on: date
    since: tuple[date, date]
    occasion: Occasion


def occasion_on(today: date, since: date, due_on: date) -> Occasion | None:
    """The occasion that today belongs to, for work owed since one day until another.

    Each lasts until the next one comes, so a reminder held up is made up, and one that was missed altogether is not.
    Nobody is reminded on the very day on which the work came.
    """
    window, left = (due_on - since).days, (due_on - today).days
    if window < SHORTEST_WINDOW or today <= since:
        return None
    if left < 0:
        return Occasion.late if left >= -LAST_DAY_LATE else None
    if window < SHORT_WINDOW:
        return Occasion.halfway if left <= window - window // 2 else None
    current = [one for one, days in DAYS_BEFORE.items() if left <= days < window]
    return current[-1] if current else None


def slots(today: date) -> Iterator[Slot]:
    """The same for all work at once, so that a query need not reckon with days."""
    for left in range(-LAST_DAY_LATE, max(DAYS_BEFORE.values()) + 1):
        due_on = today + timedelta(days=left)
        yield from _slots_due(today, due_on)


def _slots_due(today: date, due_on: date) -> Iterator[Slot]:
    longest = max(DAYS_BEFORE.values()) + 1
    begun: date | None = None
    found: Occasion | None = None
    for window in range(longest, -1, -1):
        since = due_on - timedelta(days=window)
        now = occasion_on(today, since, due_on)
        if now is not found and found and begun:
            yield Slot(due_on, (begun, since - timedelta(days=1)), found)
        if now is not found:
            begun, found = (date.min if window == longest else since), now


def is_timely(occasion: Occasion, today: date, since: date, due_on: date) -> bool:
    """Whether a reminder planned for this occasion may still go: not once the next one is due, nor after its day."""
    if occasion is Occasion.snoozed:
        return today <= due_on
    if occasion is Occasion.nudged:
        return (today - due_on).days <= LAST_DAY_LATE
    return occasion_on(today, since, due_on) is occasion


def snoozes_offered(today: date, due_on: date) -> list[int]:
    """Of the days offered those that do not lead past the deadline."""
    return [days for days in SNOOZES if today + timedelta(days=days) <= due_on]


def ensure_may_snooze(day: date, today: date, due_on: date) -> None:
    if day <= today:
        raise Refusal("reminding-not-ahead")
    if day > due_on:
        raise Refusal("reminding-past-deadline", due=due_on)


def ensure_may_rest(until: date, today: date) -> None:
    if until < today:
        raise Refusal("reminding-not-ahead")
    if until > today + LONGEST_PAUSE:
        raise Refusal("reminding-too-long")
