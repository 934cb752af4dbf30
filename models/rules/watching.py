"""When the house itself is in trouble: what stands still, what does not arrive, and whom it would surprise."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum


class Heart(StrEnum):
    """What must go on beating, whoever leads."""

    clock = "clock"
    delivery = "delivery"


class Trouble(StrEnum):
    clock_still = "clock_still"
    delivery_still = "delivery_still"
    letters_dead = "letters_dead"
    updates_set_aside = "updates_set_aside"


STILL = {Heart.clock: Trouble.clock_still, Heart.delivery: Trouble.delivery_still}
STILL_AFTER = timedelta(seconds=90)
"""A heart beats every half minute; three beats missed are no accident."""

RECENT = timedelta(days=1)
"""A letter that died, or an update that was set aside, is news for so long."""


@dataclass(frozen=True, slots=True)
class Standing:
    """How the house stands: when each heart last beat (aware, UTC), and what became of letters and updates.

    `waiting` could go now and has not, the oldest since `oldest`; `parked` wait for somebody out of reach. What is
    `dead`, `unknown` or `set_aside` is counted over the last day.
    """

    beats: dict[Heart, datetime]
    waiting: int = 0
    oldest: datetime | None = None
    parked: int = 0
    unknown: int = 0
    dead: int = 0
    set_aside: int = 0
    out_of_reach: int = 0


def troubles(standing: Standing, since: datetime, now: datetime) -> frozenset[Trouble]:
    """What is wrong. A house that was opened only just now, at `since`, has had no time to beat."""
    found = {STILL[heart] for heart in Heart if now - max(standing.beats.get(heart, since), since) > STILL_AFTER}
    if standing.dead:
        found.add(Trouble.letters_dead)
    if standing.set_aside:
        found.add(Trouble.updates_set_aside)
    return frozenset(found)


def is_still(found: Iterable[Trouble]) -> bool:
    """Whether the leading process had better be started anew."""
    return any(one in STILL.values() for one in found)
