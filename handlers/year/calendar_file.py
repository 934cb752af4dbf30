"""The day of a review as a file that a phone's own calendar takes: given once, and again whenever it changes.

A later file about the same day carries the same UID and a higher SEQUENCE, so a calendar changes what it has.
"""

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache

from icalendar import Calendar, Event, vCalAddress

from handlers.screen import Attachment
from handlers.words import Words
from models.queries.review_days import ReviewDay
from models.rules.writing import tidied

NOBODYS_ADDRESS = "invalid:nomail"
"""An organizer is demanded, and a branch has no address by mail."""

FILES_AT_HAND = 256
"""The members of a branch get the same file; so many branches are about to be told at once."""


def given(words: Words, days: Sequence[ReviewDay], today: date) -> Attachment:
    """The days that somebody has to keep free."""
    return _file(words, tuple(days), today, "PUBLISH")


def taken_back(words: Words, day: ReviewDay, today: date) -> Attachment:
    """The day is not to be kept free any more."""
    return _file(words, (day,), today, "CANCEL")


@lru_cache(FILES_AT_HAND)
def _file(words: Words, days: tuple[ReviewDay, ...], today: date, method: str) -> Attachment:
    file = Calendar()
    for name, value in (("prodid", "-//Jiannuo//"), ("version", "2.0"), ("method", method)):
        file.add(name, value)
    for day in days:
        file.add_component(_event(words, day, today, "CANCELLED" if method == "CANCEL" else "CONFIRMED"))
    what = words.plain("year-step-quarterly_review", quarter=days[0].quarter)
    return Attachment(words.plain("year-file", what=what, day=days[0].due_on), file.to_ical())


def _event(words: Words, day: ReviewDay, today: date, status: str) -> Event:
    """All day long, in whatever zone the phone is; it blocks nothing else, and rings no second bell."""
    organizer = vCalAddress(NOBODYS_ADDRESS)
    organizer.params["CN"] = tidied(day.branch)
    what = words.plain("year-step-quarterly_review", quarter=day.quarter)
    event = Event()
    event.add("uid", f"review-{day.branch_id}-{day.cycle_id}-{day.quarter}@jiannuo")
    event.add("dtstamp", datetime.combine(today, time.min, UTC))
    event.add("sequence", day.sequence)
    event.add("dtstart", day.due_on)
    event.add("dtend", day.due_on + timedelta(days=1))
    event.add("summary", words.plain("year-event", branch=tidied(day.branch), what=what))
    event.add("description", words.plain("year-event-about"))
    event.add("organizer", organizer)
    event.add("status", status)
    event.add("transp", "TRANSPARENT")
    return event
