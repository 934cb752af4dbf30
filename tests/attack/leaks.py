"""Houses that leak, each in one way that somebody might build one day; so that the attack can show what it finds."""

import hashlib
import json
import logging
import secrets
from collections import Counter
from collections.abc import Sequence
from typing import ClassVar

from sqlalchemy import text
from sqlmodel import Session

from models import audit, outbox
from models.database import Database
from models.keyring import KEY_BYTES, WHO, KeyRing, RoundKeys, _derived
from models.rules.notices import RatingInvited
from models.rules.rating import Press, Slip
from models.tables import Person, Quarantine, Round
from models.turn import Memo, remember
from tests.attack.village import NOW, House, Pair

log = logging.getLogger("models.actions.rating")


class RowASlip(House):
    """As this house was first built: HMAC, one length, sealed, made in order at the opening. But a row for each."""

    table = "CREATE TABLE slip (pseudonym BLOB PRIMARY KEY, sealed BLOB) WITHOUT ROWID"

    def furnish(self, session: Session) -> None:
        session.connection().execute(text(self.table))
        self.key: RoundKeys = _derived(secrets.token_bytes(KEY_BYTES))

    def opened(self, session: Session, held: Round, pairs: Sequence[Pair]) -> None:
        for name in sorted(self.pseudonym(pair, held.id) for pair in pairs):
            self.put(session, name, self.sealed(name, ""))

    def marked(self, session: Session, pair: Pair, slip: Slip, press: Press) -> None:
        name = self.pseudonym(pair, press.round_id)
        self.put(session, name, self.sealed(name, str(slip.mark)))

    def explained(self, session: Session, pair: Pair, slip: Slip, press: Press) -> None:
        self.marked(session, pair, slip, press)

    def counted(self, session: Session, held: Round) -> None:  # noqa: ARG002
        session.connection().execute(text("DELETE FROM slip"))

    def pseudonym(self, pair: Pair, round_id: int) -> bytes:
        return self.key.pseudonym(round_id, pair[1], pair[0])

    def sealed(self, name: bytes, mark: str) -> bytes:
        return self.key.seal(name, mark.ljust(16).encode())

    def put(self, session: Session, name: bytes, sealed: bytes) -> None:
        change = "INSERT INTO slip VALUES (:name, :sealed) ON CONFLICT (pseudonym) DO UPDATE SET sealed = :sealed"
        session.connection().execute(text(change), {"name": name, "sealed": sealed})


class WrittenOnce(RowASlip):
    """The mark alone, so that nothing is written twice."""

    def explained(self, session: Session, pair: Pair, slip: Slip, press: Press) -> None:
        pass


class NotPadded(WrittenOnce):
    def sealed(self, name: bytes, mark: str) -> bytes:
        return self.key.seal(name, mark.encode())


class NonceTwice(WrittenOnce):
    def sealed(self, name: bytes, mark: str) -> bytes:
        return bytes(12) + self.key._sealing.encrypt(bytes(12), mark.ljust(16).encode(), name)


class Hashed(WrittenOnce):
    """A pseudonym that needs no key."""

    def pseudonym(self, pair: Pair, round_id: int) -> bytes:
        return hashlib.sha256(WHO.pack(round_id, pair[1], pair[0])).digest()

    def sealed(self, name: bytes, mark: str) -> bytes:  # noqa: ARG002 - not sealed
        return mark.encode().hex().encode()


class InTheOrderOfTheRoll(WrittenOnce):
    """An ordinary table remembers in which order its rows were made."""

    table = "CREATE TABLE slip (pseudonym BLOB UNIQUE, sealed TEXT)"

    def opened(self, session: Session, held: Round, pairs: Sequence[Pair]) -> None:
        for pair in pairs:
            self.put(session, self.pseudonym(pair, held.id), b"")

    def sealed(self, name: bytes, mark: str) -> bytes:  # noqa: ARG002 - read by whoever has broken the seal
        return mark.encode()


class MadeAtThePress(InTheOrderOfTheRoll):
    def opened(self, session: Session, held: Round, pairs: Sequence[Pair]) -> None:
        pass


class PlainBeside(House):
    """For a quick statistic, without a name."""

    def furnish(self, session: Session) -> None:
        session.connection().execute(text("CREATE TABLE score (mark TEXT)"))

    def marked(self, session: Session, pair: Pair, slip: Slip, press: Press) -> None:  # noqa: ARG002
        session.connection().execute(text("INSERT INTO score VALUES (:mark)"), {"mark": str(slip.mark)})

    def counted(self, session: Session, held: Round) -> None:  # noqa: ARG002
        session.connection().execute(text("DELETE FROM score"))


class HasVoted(House):
    """So that nobody who has rated is reminded."""

    def furnish(self, session: Session) -> None:
        session.connection().execute(text("CREATE TABLE voted (person_id INTEGER, round_id INTEGER)"))

    def marked(self, session: Session, pair: Pair, slip: Slip, press: Press) -> None:  # noqa: ARG002
        session.connection().execute(text("INSERT INTO voted VALUES (:person, 1)"), {"person": pair[0]})


class PlainBesideHasVoted(PlainBeside, HasVoted):
    """Two harmless tables, and one transaction."""

    def furnish(self, session: Session) -> None:
        PlainBeside.furnish(self, session)
        HasVoted.furnish(self, session)

    def marked(self, session: Session, pair: Pair, slip: Slip, press: Press) -> None:
        PlainBeside.marked(self, session, pair, slip, press)
        HasVoted.marked(self, session, pair, slip, press)


class Audited(House):
    def marked(self, session: Session, pair: Pair, slip: Slip, press: Press) -> None:  # noqa: ARG002
        audit.note(session, at=NOW, actor_id=pair[0], act="rate", subject=f"round:{press.round_id}")


class Receipt(House):
    def marked(self, session: Session, pair: Pair, slip: Slip, press: Press) -> None:  # noqa: ARG002
        outbox.post(session, RatingInvited(press.round_id), now=NOW, people=[pair[0]])


class Remembered(House):
    """Where somebody stands, in the conversation and in the same transaction."""

    def marked(self, session: Session, pair: Pair, slip: Slip, press: Press) -> None:  # noqa: ARG002
        number = session.get_one(Person, pair[0]).telegram_id
        remember(session, f"{number}:{number}", Memo("rating", {"pledge": pair[1]}), NOW)


class Logged(House):
    def marked(self, session: Session, pair: Pair, slip: Slip, press: Press) -> None:  # noqa: ARG002
        log.info("rated", extra={"mark": str(slip.mark)})


class LoggedInFull(House):
    def marked(self, session: Session, pair: Pair, slip: Slip, press: Press) -> None:
        name = session.get_one(Person, pair[0]).name
        log.info("rated", extra={"by": name, "data": f"rating.mark:{press.round_id}:{pair[1]}:{slip.mark}"})


class InTheQuarantine(House):
    """The body of an update that could not be understood."""

    def marked(self, session: Session, pair: Pair, slip: Slip, press: Press) -> None:
        body = json.dumps({"data": f"rating.mark:{press.round_id}:{pair[1]}:{slip.mark}"})
        session.add(Quarantine(update_id=press.update_id, kind="callback_query", reason=body, quarantined_at=NOW))


class LiveResult(House):
    """How it stands, shown while the round is open."""

    def furnish(self, session: Session) -> None:
        session.connection().execute(text("CREATE TABLE standing (id INTEGER PRIMARY KEY, counts TEXT)"))
        session.connection().execute(text("INSERT INTO standing VALUES (1, '')"))
        self.counts: Counter[str] = Counter()

    def marked(self, session: Session, pair: Pair, slip: Slip, press: Press) -> None:  # noqa: ARG002
        self.counts[str(slip.mark)] += 1
        session.connection().execute(text("UPDATE standing SET counts = :now"), {"now": json.dumps(self.counts)})


class KeyInTheDatabase(House):
    def furnish(self, session: Session) -> None:
        session.connection().execute(text("CREATE TABLE kept (secret BLOB)"))

    def opened(self, session: Session, held: Round, pairs: Sequence[Pair]) -> None:  # noqa: ARG002
        key = (self.box._keyring._folder / held.key_name).read_bytes()
        session.connection().execute(text("INSERT INTO kept VALUES (:key)"), {"key": key})


class Keeper(KeyRing):
    def destroy(self, name: str) -> None:
        """In case somebody asks again."""


class KeyNotDestroyed(House):
    keyring: ClassVar[type[KeyRing]] = Keeper


class Hoarder(Database):
    async def forget_deleted(self) -> bool:
        return True


class NothingForgotten(House):
    """Deleted, and still in the log of the database or in the table's dead versions."""

    store: ClassVar[type[Database]] = Hoarder


FOUND_BY: dict[type[House], str] = {
    RowASlip: "by_time by_writes",
    NotPadded: "by_time by_length",
    NonceTwice: "by_time by_equality",
    Hashed: "by_enumeration by_equality",
    InTheOrderOfTheRoll: "by_place in_plain",
    MadeAtThePress: "by_place_as_they_came in_plain",
    PlainBeside: "by_time in_plain",
    HasVoted: "order by company",
    PlainBesideHasVoted: "by_time_as_seen in_plain",
    Audited: "order by company",
    Receipt: "order by company",
    Remembered: "order by company",
    Logged: "by_time in_plain",
    LoggedInFull: "by_name in_plain",
    InTheQuarantine: "by_time in_plain",
    LiveResult: "by_subtraction",
    KeyInTheDatabase: "by_any_key",
    KeyNotDestroyed: "by_any_key",
    NothingForgotten: "left over",
}
"""And the attacker that must find it."""

HARD_TO_SEE: dict[type[House], int] = {RowASlip: 7}
"""Rounds that it takes; two for the others."""
