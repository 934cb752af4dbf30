"""When those who still have cards left are reminded of a round, once."""

from datetime import UTC, date, datetime, time, timedelta, tzinfo

from models.rules.calendar import EVENING, MORNING

AHEAD = timedelta(days=2)


def is_time(*, opened_at: datetime, closes_on: date, now: datetime, zone: tzinfo) -> bool:
    """Two days before the round closes, for a short one half-way; and at a decent hour. `closes_on` is its last day."""
    over = datetime.combine(closes_on + timedelta(days=1), time.min, zone).astimezone(UTC)
    half_way = opened_at + (over - opened_at) / 2
    return max(over - AHEAD, half_way) <= now < over and is_decent_hour(now.astimezone(zone))


def is_decent_hour(local: datetime) -> bool:
    return MORNING <= local.time() < EVENING
