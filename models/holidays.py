"""The public calendar of China, as announced: holidays, and the weekends that are worked in their stead."""

from datetime import date

import chinese_calendar


def announced(day: date) -> bool | None:
    """Whether the State Council has made it a working day; None for a year not announced yet, or too long ago."""
    try:
        return bool(chinese_calendar.is_workday(day))
    except NotImplementedError:
        return None
