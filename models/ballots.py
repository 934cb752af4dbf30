"""The ballot box: slips that nobody can link to a rater, neither while the round is open nor from any copy afterwards.

Every slip exists from the opening on, blank and of one length, in the order of its pseudonym, and all slips of a round
lie under one seal that is made anew at every press. Whoever sees every copy of the database sees that somebody pressed,
and nothing else: with a row for each slip, those written twice told who had given a reason.
In an open round the same slips lie there readable, under readable names.
"""

import struct
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Protocol

from sqlalchemy import bindparam
from sqlalchemy import select as select_columns
from sqlalchemy import update as sql_update
from sqlmodel import Session, col, delete, insert

from models.keyring import PSEUDONYM_BYTES, KeyRing, Keys, OpenKeys
from models.rules import rating as law
from models.rules.rating import RoundMode, Sheet, Slip, Tally
from models.rules.refusal import Refusal
from models.rules.scales import Scale
from models.safe import Safe
from models.tables import Ballot

PLAIN = struct.Struct(">BBQQ")
"""Places of mark and reason on the scale, update id and second of the press: the same length whatever is said."""

SLIP_BYTES = PSEUDONYM_BYTES + PLAIN.size

PUT_OFF = 255
TRIES = 5

LYING = select_columns(col(Ballot.sealed)).where(col(Ballot.round_id) == bindparam("of_round"))
SEAL_ANEW = (
    sql_update(Ballot)
    .where(col(Ballot.round_id) == bindparam("of_round"), col(Ballot.sealed) == bindparam("before"))
    .values(sealed=bindparam("after"))
)


class Urn(Protocol):
    """A round of rating, as far as the box is concerned: which it is, what may be said, and where its key lies."""

    @property
    def id(self) -> int: ...

    @property
    def key_name(self) -> str: ...

    @property
    def mode(self) -> RoundMode: ...

    @property
    def scale(self) -> Scale: ...


@dataclass(frozen=True, slots=True)
class Stack:
    """All slips of a round, opened, and the seal they lay under. Lives as long as a press and is written nowhere."""

    scale: Scale
    sealed: bytes
    slips: bytes

    def sheet(self, pseudonym: bytes) -> Sheet:
        place = self._place_of(pseudonym)
        return _unpacked(self.scale, self.slips[place : place + PLAIN.size])

    def with_sheet(self, pseudonym: bytes, sheet: Sheet) -> "Stack":
        """The same slips, but for what stands on this one; not sealed yet."""
        place = self._place_of(pseudonym)
        slips = self.slips[:place] + _packed(self.scale, sheet) + self.slips[place + PLAIN.size :]
        return replace(self, slips=slips)

    def _place_of(self, pseudonym: bytes) -> int:
        """Where the sheet of a slip begins. Refusal when there is no such slip."""
        number = bisect_left(range(len(self.slips) // SLIP_BYTES), pseudonym, key=self._pseudonym)
        if self._pseudonym(number) != pseudonym:
            raise Refusal("rating-key-lost")
        return number * SLIP_BYTES + PSEUDONYM_BYTES

    def _pseudonym(self, number: int) -> bytes:
        return self.slips[number * SLIP_BYTES : number * SLIP_BYTES + PSEUDONYM_BYTES]


@dataclass(slots=True)
class Booklet:
    """One rater's slips by pledge, and the stack they lie in. Lives as long as a press and is written nowhere."""

    urn: Urn
    rater_id: int
    sheets: dict[int, Sheet]
    stack: Stack


class BallotBox:
    """`prepare` and `shred` begin and end a round; `open`, `cast` and `has_cast` serve one rater; `tally` counts.

    `blank` is for those who vote on paper instead.
    """

    def __init__(self, keyring: KeyRing) -> None:
        self._keyring = keyring
        self.safe = Safe(keyring)

    def prepare(
        self,
        session: Session,
        round_id: int,
        slips: Iterable[tuple[int, int]],
        mode: RoundMode = RoundMode.secret,
    ) -> str:
        """A blank slip for each rater and pledge, under a fresh key whose name is returned; an open round has none.

        The key is on the disk before the slips are committed. If they never are, it opens nothing.
        """
        name = self._keyring.make(round_id) if mode is RoundMode.secret else ""
        keys = self._keys(mode, name)
        pseudonyms = sorted(keys.pseudonym(round_id, pledge_id, rater_id) for rater_id, pledge_id in slips)
        label = keys.label(round_id)
        blank = PLAIN.pack(0, 0, 0, 0)
        sealed = keys.seal(label, b"".join(one + blank for one in pseudonyms))
        row = {"pseudonym": label, "round_id": round_id, "sealed": sealed}
        session.connection().execute(insert(Ballot), row)
        return name

    def open(self, session: Session, urn: Urn, rater_id: int, pledge_ids: Iterable[int]) -> Booklet:
        """Refusal when the key is lost, or when no slip was made for this rater and pledge."""
        keys = self._keys(urn.mode, urn.key_name)
        stack = _opened(session, keys, urn)
        sheets = {pledge_id: stack.sheet(keys.pseudonym(urn.id, pledge_id, rater_id)) for pledge_id in pledge_ids}
        return Booklet(urn, rater_id, sheets, stack)

    def cast(self, session: Session, booklet: Booklet, pledge_id: int, sheet: Sheet) -> bool:
        """Put a sheet in the place of what lies there, and into the booklet; False when it came before that.

        The place is taken only from what was read: two machines that serve one round at once cannot undo each other.
        """
        urn = booklet.urn
        keys = self._keys(urn.mode, urn.key_name)
        name = keys.pseudonym(urn.id, pledge_id, booklet.rater_id)
        for _ in range(TRIES):
            if not law.comes_after(sheet, booklet.sheets[pledge_id]):
                return False
            if after := _exchanged(session, keys, urn, booklet.stack.with_sheet(name, sheet)):
                booklet.sheets[pledge_id], booklet.stack = sheet, after
                return True
            fresh = self.open(session, urn, booklet.rater_id, booklet.sheets)
            booklet.sheets, booklet.stack = fresh.sheets, fresh.stack
        raise RuntimeError("one box, written by several at once, again and again")

    def has_cast(self, session: Session, urn: Urn, rater_id: int, pledge_ids: Iterable[int]) -> frozenset[int]:
        """The pledges on which this rater has said everything. Known only at this moment, in memory."""
        sheets = self.open(session, urn, rater_id, pledge_ids).sheets
        return frozenset(pledge_id for pledge_id, sheet in sheets.items() if sheet.is_done(urn.scale))

    def tally(self, session: Session, urn: Urn, slips: Iterable[tuple[int, int]]) -> dict[int, Tally]:
        """What was said of each pledge, counted in memory. `slips` are the pairs the box was prepared for."""
        keys = self._keys(urn.mode, urn.key_name)
        stack = _opened(session, keys, urn)
        cast: dict[int, list[Slip]] = {}
        for rater_id, pledge_id in slips:
            slip = stack.sheet(keys.pseudonym(urn.id, pledge_id, rater_id)).slip
            cast.setdefault(pledge_id, []).extend([slip] if slip else [])
        return {pledge_id: law.count(urn.scale, said) for pledge_id, said in cast.items()}

    def blank(self, session: Session, urn: Urn, slips: Iterable[tuple[int, int]]) -> None:
        """Let nothing be said on these slips any more. Nobody learns whether anything was.

        Each keeps the number of its last press: an update that comes again does not fill it. The caller holds the
        round, so that no press comes between.
        """
        keys = self._keys(urn.mode, urn.key_name)
        stack = _opened(session, keys, urn)
        for rater_id, pledge_id in slips:
            name = keys.pseudonym(urn.id, pledge_id, rater_id)
            before = stack.sheet(name)
            stack = stack.with_sheet(name, Sheet(sequence=before.sequence, at=before.at))
        if not _exchanged(session, keys, urn, stack):
            raise RuntimeError("a box, written by somebody who does not hold its round")

    def is_lost(self, urn: Urn) -> bool:
        return urn.mode is RoundMode.secret and not self._keyring.has(urn.key_name)

    def _keys(self, mode: RoundMode, key_name: str) -> Keys:
        """A secret round's slips answer to its key only, whatever the mode in the table is turned into."""
        return OpenKeys() if mode is RoundMode.open else self._keyring.keys(key_name)

    def shred(self, session: Session, urn: Urn) -> None:
        """Destroy the key, then the slips. In this order, a crash between the two leaves only what nobody can read."""
        self._keyring.destroy(urn.key_name)
        session.connection().execute(delete(Ballot).where(col(Ballot.round_id) == urn.id))


def _opened(session: Session, keys: Keys, urn: Urn) -> Stack:
    sealed = session.connection().execute(LYING, {"of_round": urn.id}).scalar()
    if sealed is None:
        raise Refusal("rating-key-lost")
    return Stack(urn.scale, sealed, keys.unseal(keys.label(urn.id), sealed))


def _exchanged(session: Session, keys: Keys, urn: Urn, stack: Stack) -> Stack | None:
    """The stack as it lies there now; None when another one lay there than was read."""
    after = replace(stack, sealed=keys.seal(keys.label(urn.id), stack.slips))
    exchange = {"of_round": urn.id, "before": stack.sealed, "after": after.sealed}
    return after if session.connection().execute(SEAL_ANEW, exchange).rowcount == 1 else None


def _packed(scale: Scale, sheet: Sheet) -> bytes:
    slip = sheet.slip
    mark = scale.marks.index(slip.mark) + 1 if slip else PUT_OFF if sheet.put_off else 0
    reason = scale.reason_codes.index(slip.reason) + 1 if slip and slip.reason else 0
    return PLAIN.pack(mark, reason, sheet.sequence, sheet.at)


def _unpacked(scale: Scale, plain: bytes) -> Sheet:
    mark, reason, sequence, at = PLAIN.unpack(plain)
    if mark in {0, PUT_OFF}:
        return Sheet(put_off=mark == PUT_OFF, sequence=sequence, at=at)
    slip = Slip(scale.marks[mark - 1], scale.reason_codes[reason - 1] if reason else None)
    return Sheet(slip, sequence=sequence, at=at)
