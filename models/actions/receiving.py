"""What the house writes down about updates themselves, apart from their effect."""

from datetime import datetime

from sqlmodel import Session, col, delete

from models.engine import insert
from models.tables import DoneUpdate, Quarantine
from models.turn import Turn, record

PROOF = -1
"""A number that no update has: its row is rewritten to see whether the database takes writes."""


def quarantine(session: Session, update_id: int, kind: str, reason: str, now: datetime) -> None:
    """Set an update aside: what it was and the class of the error, never what it said.

    Takes the update's number as an effect would, so that a change that is late cannot have its effect any more.
    Raises AlreadyDone when it has had it.
    """
    record(session, Turn(update_id, now))
    row = {"update_id": update_id, "kind": kind, "reason": reason, "quarantined_at": now}
    session.connection().execute(insert(session, Quarantine).values(row).on_conflict_do_nothing())


def prove_writable(session: Session, now: datetime) -> None:
    """Raises what the database raises when it cannot be written."""
    proof = insert(session, DoneUpdate).values(update_id=PROOF, done_at=now)
    session.connection().execute(proof.on_conflict_do_update(index_elements=["update_id"], set_={"done_at": now}))


def forget_done(session: Session, before: datetime) -> None:
    """Let go of dedupe rows from before that moment; Telegram keeps an update for a day, so keep some days more."""
    session.connection().execute(delete(DoneUpdate).where(col(DoneUpdate.done_at) < before))
