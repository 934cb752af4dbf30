"""Asking those who decide to hurry: once a day, and never as a message of its own."""

from datetime import datetime, timedelta

from models.rules.refusal import Refusal

AGAIN_AFTER = timedelta(hours=24)
HOUR = timedelta(hours=1)


def ensure_may_urge(urged_at: datetime | None, now: datetime) -> None:
    left = urged_at + AGAIN_AFTER - now if urged_at else timedelta(0)
    if left > timedelta(0):
        raise Refusal("deciding-urged-already", hours=-(-left // HOUR))
