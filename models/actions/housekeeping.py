"""What the house forgets, and when."""

from datetime import datetime, timedelta

from sqlmodel import Session

from models import outbox
from models.actions import receiving

UPDATES_ARE_KEPT = timedelta(days=8)
"""Telegram delivers an update again for a day; after a week of silence it may begin to number anew."""


def forget(session: Session, now: datetime) -> None:
    receiving.forget_done(session, now - UPDATES_ARE_KEPT)
    outbox.forget(session, now)
