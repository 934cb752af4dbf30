"""Whatever is changed, taken out or put in afterwards, the chain of what was done says where."""

import hashlib
import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from sqlmodel import Session, col, delete, update

from models import audit
from models.actions.founding import lay_foundation
from models.database import Database
from models.tables import AuditEntry, AuditHead

NOW = datetime(2026, 1, 20, 1, 0, tzinfo=UTC)
ENTRIES = 5

Tampering = Callable[[Session], object]


def five_deeds(session: Session) -> None:
    lay_foundation(session)
    for number in range(1, ENTRIES + 1):
        audit.note(session, at=NOW, actor_id=number, act="publish", subject=f"pledge:{number}", attendance=number)
        session.flush()


def changed(seq: int, **values: object) -> Tampering:
    return lambda session: session.connection().execute(
        update(AuditEntry).where(col(AuditEntry.seq) == seq).values(**values)
    )


def taken_out(seq: int) -> Tampering:
    return lambda session: session.connection().execute(delete(AuditEntry).where(col(AuditEntry.seq) == seq))


def rewritten_with_its_own_hash(session: Session) -> None:
    """As somebody would who knows how the hash is made, but not that the next entry carries it."""
    entry = session.get_one(AuditEntry, 2)
    entry.actor_id = 99
    entry.hash = audit.hash_of(entry)
    session.add(entry)


def added_behind_the_head(session: Session) -> None:
    head = session.get_one(AuditHead, 1)
    entry = AuditEntry(
        seq=ENTRIES + 1, at=NOW, act="publish", subject="pledge:6", facts={}, previous=head.hash, hash=""
    )
    entry.hash = audit.hash_of(entry)
    session.add(entry)


TAMPERINGS: dict[str, tuple[Tampering, int]] = {
    "the moment": (changed(2, at=NOW + timedelta(seconds=1)), 2),
    "the actor": (changed(2, actor_id=3), 2),
    "the act": (changed(2, act="take_back"), 2),
    "the subject": (changed(2, subject="pledge:3"), 2),
    "the facts": (changed(2, facts={"attendance": 3}), 2),
    "the link": (changed(2, previous="0" * 64), 2),
    "the hash": (changed(2, hash="0" * 64), 2),
    "its own hash": (rewritten_with_its_own_hash, 3),
    "the first is missing": (taken_out(1), 1),
    "one is missing": (taken_out(3), 3),
    "the last is missing": (taken_out(ENTRIES), ENTRIES),
    "one too many": (added_behind_the_head, ENTRIES + 1),
}


async def test_untouched_it_holds(database: Database) -> None:
    await database.change(five_deeds)
    assert await database.look(audit.first_broken) is None


@pytest.mark.parametrize(("tampering", "where"), TAMPERINGS.values(), ids=TAMPERINGS)
async def test_what_was_done_to_it_is_found(tampering: Tampering, where: int, database: Database) -> None:
    await database.change(five_deeds)
    await database.change_untraced(tampering)
    assert await database.look(audit.first_broken) == where


async def test_the_hash_is_what_anybody_can_reckon_without_us(database: Database) -> None:
    await database.change(five_deeds)
    first, second = await database.look(lambda session: [session.get_one(AuditEntry, seq) for seq in (1, 2)])
    said = [2, "2026-01-20T01:00:00+00:00", 2, "publish", "pledge:2", {"attendance": 2}, first.hash]
    assert second.hash == hashlib.sha256(json.dumps(said, separators=(",", ":")).encode()).hexdigest()
