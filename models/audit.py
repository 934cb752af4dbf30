"""Who did what when: append-only, each entry chained to the one before. Never a ballot, never a name."""

import hashlib
import json
from datetime import datetime
from typing import Any

from sqlmodel import Session, col, select

from models.rules.rights import Act
from models.tables import AuditEntry, AuditHead


def note(
    session: Session,
    *,
    at: datetime,
    actor_id: int | None,
    act: Act | str,
    subject: str,
    **facts: Any,  # noqa: ANN401
) -> None:
    """Add an entry in the same transaction as the deed. `subject` is "kind:id"; `facts` hold ids and codes only."""
    head = session.exec(select(AuditHead).with_for_update()).one()
    entry = AuditEntry(
        seq=head.seq + 1,
        at=at,
        actor_id=actor_id,
        act=str(act),
        subject=subject,
        facts=facts,
        previous=head.hash,
        hash="",
    )
    entry.hash = hash_of(entry)
    head.seq, head.hash = entry.seq, entry.hash
    session.add(entry)
    session.add(head)


def hash_of(entry: AuditEntry) -> str:
    """SHA-256 over everything the entry says and the hash of the one before, in hex."""
    said = [entry.seq, entry.at.isoformat(), entry.actor_id, entry.act, entry.subject, entry.facts, entry.previous]
    return hashlib.sha256(json.dumps(said, sort_keys=True, separators=(",", ":")).encode()).hexdigest()


def first_broken(session: Session) -> int | None:
    """The number of the first entry that does not follow from the one before; None when the chain holds."""
    previous = ""
    expected = 1
    for entry in session.exec(select(AuditEntry).order_by(col(AuditEntry.seq))):
        if entry.seq != expected or entry.previous != previous or entry.hash != hash_of(entry):
            return expected
        previous, expected = entry.hash, expected + 1
    head = session.exec(select(AuditHead)).one()
    return None if (head.seq, head.hash) == (expected - 1, previous) else min(expected, head.seq + 1)
