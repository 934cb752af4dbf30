"""The ballot box: slips that nobody can link to a rater, neither while the round is open nor from any copy afterwards.

Every slip exists from the opening on, blank, sealed and of one length, in the order of its pseudonym. How many have
been filled in, by whom and in which order cannot be told without the round's key, and that is not in the database.
"""

import struct
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Protocol

from sqlalchemy import LargeBinary, Select, bindparam
from sqlalchemy import select as select_columns
from sqlalchemy import update as sql_update
from sqlmodel import Session, col, delete, insert, select

from models.keyring import KeyRing, RoundKeys
from models.rules import rating as law
from models.rules.rating import Mark, Reason, Sheet, Slip, Tally
from models.rules.refusal import Refusal
from models.tables import Ballot

PLAIN = struct.Struct(">BBQQ")
"""Mark, reason, update id and second of the press: the same length whatever is said."""

PUT_OFF = 255
MARKS = dict(enumerate(Mark, start=1))
REASONS = dict(enumerate(Reason, start=1))
CODE_OF = {word: code for words in (MARKS, REASONS) for code, word in words.items()}
TRIES = 5

SEAL_ANEW = (
    sql_update(Ballot)
    .where(col(Ballot.pseudonym) == bindparam("name"), col(Ballot.sealed) == bindparam("before"))
    .values(sealed=bindparam("after"))
)


class Urn(Protocol):
    """A round of rating, as far as the box is concerned: which it is, and under which name its key lies."""

    @property
    def id(self) -> int: ...

    @property
    def key_name(self) -> str: ...


@dataclass(slots=True)
class Booklet:
    """One rater's slips, opened, by pledge. Lives as long as a press and is written nowhere."""

    urn: Urn
    rater_id: int
    sheets: dict[int, Sheet]
    sealed: dict[int, bytes]


class BallotBox:
    """`prepare` and `shred` begin and end a round; `open`, `cast` and `has_cast` serve one rater; `tally` counts."""

    def __init__(self, keyring: KeyRing) -> None:
        self._keyring = keyring

    def prepare(self, session: Session, round_id: int, slips: Iterable[tuple[int, int]]) -> str:
        """A blank slip for each rater and pledge, under a fresh key whose name is returned.

        The key is on the disk before the slips are committed. If they never are, it opens nothing.
        """
        name = self._keyring.make(round_id)
        keys = self._keyring.keys(name)
        pseudonyms = sorted(keys.pseudonym(round_id, pledge_id, rater_id) for rater_id, pledge_id in slips)
        blank = _packed(Sheet())
        rows = [{"pseudonym": one, "round_id": round_id, "sealed": keys.seal(one, blank)} for one in pseudonyms]
        session.connection().execute(insert(Ballot), rows)
        return name

    def open(self, session: Session, urn: Urn, rater_id: int, pledge_ids: Iterable[int]) -> Booklet:
        """Refusal when the key is lost, or when no slip was made for this rater and pledge."""
        keys = self._keyring.keys(urn.key_name)
        names = {pledge_id: keys.pseudonym(urn.id, pledge_id, rater_id) for pledge_id in pledge_ids}
        lying = _lying(session, names.values())
        if len(lying) < len(names):
            raise Refusal("rating-key-lost")
        sealed = {pledge_id: lying[name] for pledge_id, name in names.items()}
        sheets = {pledge_id: _unpacked(keys.unseal(name, lying[name])) for pledge_id, name in names.items()}
        return Booklet(urn, rater_id, sheets, sealed)

    def cast(self, session: Session, booklet: Booklet, pledge_id: int, sheet: Sheet) -> bool:
        """Put a sheet in the place of what lies there, and into the booklet; False when it came before that.

        The place is taken only from what was read: two machines that serve one rater at once cannot undo each other.
        """
        keys = self._keyring.keys(booklet.urn.key_name)
        name = keys.pseudonym(booklet.urn.id, pledge_id, booklet.rater_id)
        for _ in range(TRIES):
            if not law.comes_after(sheet, booklet.sheets[pledge_id]):
                return False
            if _exchanged(session, keys, name, booklet.sealed[pledge_id], sheet):
                booklet.sheets[pledge_id] = sheet
                return True
            fresh = self.open(session, booklet.urn, booklet.rater_id, [pledge_id])
            booklet.sheets |= fresh.sheets
            booklet.sealed |= fresh.sealed
        raise RuntimeError("one slip, written by several at once, again and again")

    def has_cast(self, session: Session, urn: Urn, rater_id: int, pledge_ids: Iterable[int]) -> frozenset[int]:
        """The pledges on which this rater has said everything. Known only at this moment, in memory."""
        sheets = self.open(session, urn, rater_id, pledge_ids).sheets
        return frozenset(pledge_id for pledge_id, sheet in sheets.items() if sheet.done)

    def tally(self, session: Session, urn: Urn, slips: Iterable[tuple[int, int]]) -> dict[int, Tally]:
        """What was said of each pledge, counted in memory. `slips` are the pairs the box was prepared for."""
        keys = self._keyring.keys(urn.key_name)
        lying = _all_lying(session, urn.id)
        cast: dict[int, list[Slip]] = {}
        for rater_id, pledge_id in slips:
            name = keys.pseudonym(urn.id, pledge_id, rater_id)
            if name not in lying:
                raise Refusal("rating-key-lost")
            slip = _unpacked(keys.unseal(name, lying[name])).slip
            cast.setdefault(pledge_id, []).extend([slip] if slip else [])
        return {pledge_id: law.count(said) for pledge_id, said in cast.items()}

    def is_lost(self, urn: Urn) -> bool:
        return not self._keyring.has(urn.key_name)

    def shred(self, session: Session, urn: Urn) -> None:
        """Destroy the key, then the slips. In this order, a crash between the two leaves only what nobody can read."""
        self._keyring.destroy(urn.key_name)
        session.connection().execute(delete(Ballot).where(col(Ballot.round_id) == urn.id))


def _lying(session: Session, names: Collection[bytes]) -> dict[bytes, bytes]:
    found = session.connection().execute(_among(len(names)), {f"name_{place}": one for place, one in enumerate(names)})
    return {row[0]: row[1] for row in found}


@lru_cache
def _among(number: int) -> Select[*tuple[Any, ...]]:
    """Built once a number of slips: a list of any length would be spelled out anew at every press."""
    names = [bindparam(f"name_{place}", type_=LargeBinary()) for place in range(number)]
    return select_columns(col(Ballot.pseudonym), col(Ballot.sealed)).where(col(Ballot.pseudonym).in_(names))


def _all_lying(session: Session, round_id: int) -> dict[bytes, bytes]:
    found = session.exec(select(Ballot).where(Ballot.round_id == round_id))
    return {ballot.pseudonym: ballot.sealed for ballot in found}


def _exchanged(session: Session, keys: RoundKeys, name: bytes, before: bytes, sheet: Sheet) -> bool:
    after = keys.seal(name, _packed(sheet))
    done = session.connection().execute(SEAL_ANEW, {"name": name, "before": before, "after": after})
    return done.rowcount == 1


def _packed(sheet: Sheet) -> bytes:
    slip = sheet.slip
    mark = CODE_OF[slip.mark] if slip else PUT_OFF if sheet.put_off else 0
    reason = CODE_OF[slip.reason] if slip and slip.reason else 0
    return PLAIN.pack(mark, reason, sheet.sequence, sheet.at)


def _unpacked(plain: bytes) -> Sheet:
    mark, reason, sequence, at = PLAIN.unpack(plain)
    slip = Slip(MARKS[mark], REASONS.get(reason)) if mark in MARKS else None
    return Sheet(slip, mark == PUT_OFF, sequence, at)
