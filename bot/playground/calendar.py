"""The next moment at which something happens by itself: where the playground's clock is turned to."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from sqlmodel import Session, col, select

from models.rules.rating import RoundState
from models.rules.reminding import DAYS_BEFORE, FIRST_DAY_LATE, TELL_SECRETARY, TELL_TOWNSHIP
from models.rules.reviewing import Step
from models.tables import Deadline, Round

MORNING = time(8, 30)
LATE = (FIRST_DAY_LATE, TELL_SECRETARY[0], TELL_TOWNSHIP[0])


def next_deadline(session: Session, now: datetime, zone: ZoneInfo) -> datetime | None:
    """The next morning with a deadline, a reminder of one, or a round that closed overnight; None at year's end."""
    today = now.astimezone(zone).date()
    mornings = (datetime.combine(day, MORNING, zone).astimezone(UTC) for day in _days(session, today))
    return min((morning for morning in mornings if morning > now), default=None)


def _days(session: Session, today: date) -> set[date]:
    ahead = session.exec(select(Deadline).where(col(Deadline.due_on) >= today - timedelta(days=max(LATE)))).all()
    reviews = [deadline.due_on for deadline in ahead if deadline.step is Step.quarterly_review]
    reminders = {day - timedelta(days=before) for day in reviews for before in DAYS_BEFORE.values()}
    late = {day + timedelta(days=days) for day in reviews for days in LATE}
    closing = session.exec(select(col(Round.closes_on)).where(Round.state == RoundState.open))
    return {deadline.due_on for deadline in ahead} | reminders | late | {day + timedelta(days=1) for day in closing}
