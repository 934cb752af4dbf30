"""How fast one person may come in: a bucket of tokens each, so that nobody's hurry is paid for by the others."""

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from enum import Enum, auto

RATE = 3.0
"""Updates a second that one person may send for ever."""

BURST = 20.0
"""Updates that one person may send at once."""

MOST_REMEMBERED = 10_000


@dataclass(frozen=True, slots=True)
class Pace:
    rate: float = RATE
    burst: float = BURST


UNHURRIED = Pace(rate=1e9, burst=1e9)
"""For plays and tests, where one person does a day's work in a second."""


class Answer(Enum):
    come_in = auto()
    too_fast = auto()
    """Over the pace for the first time in this flood: to be told."""

    still_too_fast = auto()


@dataclass(slots=True)
class _Bucket:
    tokens: float
    at: float
    told: bool = False


class Buckets:
    """A flood is over when half of the bucket has come back."""

    def __init__(self, pace: Pace, now: Callable[[], datetime]) -> None:
        self._pace = pace
        self._now = now
        self._buckets: OrderedDict[int, _Bucket] = OrderedDict()

    def ask(self, person: int, sent_at: float | None = None) -> Answer:
        """`sent_at` in seconds since 1970, where it is known: what piled up while we were away is no flood."""
        bucket = self._filled(person, self._now().timestamp() if sent_at is None else sent_at)
        if bucket.tokens >= 1:
            bucket.tokens -= 1
            return Answer.come_in
        if bucket.told:
            return Answer.still_too_fast
        bucket.told = True
        return Answer.too_fast

    def _filled(self, person: int, moment: float) -> _Bucket:
        """Moments may come out of order: a message bears Telegram's time, a press ours."""
        bucket = self._buckets.setdefault(person, _Bucket(self._pace.burst, moment))
        self._buckets.move_to_end(person)
        if len(self._buckets) > MOST_REMEMBERED:
            self._buckets.popitem(last=False)
        passed = max(0.0, moment - bucket.at)
        bucket.tokens = min(self._pace.burst, bucket.tokens + passed * self._pace.rate)
        bucket.at += passed
        bucket.told = bucket.told and bucket.tokens < self._pace.burst / 2
        return bucket
