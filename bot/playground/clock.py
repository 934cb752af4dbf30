"""The clock of the playground: it can be stopped and turned forward, never back."""

import time
from datetime import UTC, datetime, timedelta


class PlayClock:
    """Without a start: real time. With a start: stands still there, unless it is ticking."""

    def __init__(self, start: datetime | None = None, *, ticking: bool = False) -> None:
        if start is not None and start.tzinfo is None:
            raise ValueError("the clock's start needs a time zone")
        self.ticking = ticking or start is None
        self._start = (start or datetime.fromtimestamp(time.time(), UTC)).astimezone(UTC)
        self.restart()

    def restart(self) -> None:
        """Back to the start: for a stage that is set anew, where nobody remembers anything."""
        self._base = self._start
        self._since = time.monotonic()

    def now(self) -> datetime:
        if not self.ticking:
            return self._base
        return self._base + timedelta(seconds=time.monotonic() - self._since)

    def advance(self, step: timedelta) -> None:
        """Raises ValueError for a step back: nothing in the house expects time to return."""
        if step < timedelta():
            raise ValueError("the clock cannot be turned back")
        self._base += step

    def move_to(self, moment: datetime) -> None:
        """Raises ValueError when the moment has passed."""
        self.advance(moment - self.now())
