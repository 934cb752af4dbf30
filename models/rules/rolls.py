"""Who is entitled to decide: when the question is put, and when somebody leaves while it is open."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from models.rules.deciding import Body
from models.rules.refusal import Refusal
from models.rules.rights import Standing

SMALLEST_COMMITTEE = 3
FEWEST_FOR_A_COMMITTEE = 7
"""A branch with fewer full members has no committee (only a secretary): then its members decide together."""
WITH_A_VOTE = frozenset({Standing.full, Standing.floating})
"""Probationary members have no vote; the exempt are not counted among those who must come."""


@dataclass(frozen=True, slots=True)
class Bench:
    """A branch on one day: who has a seat, who is a member with which standing, and who stands in for whom."""

    committee: frozenset[int]
    members: Mapping[int, Standing]
    stand_ins: Mapping[int, int]

    @property
    def full_members(self) -> int:
        return sum(standing is not Standing.probationary for standing in self.members.values())

    def votes(self, person_id: int) -> bool:
        return self.members.get(person_id) in WITH_A_VOTE

    def sitter(self, holder: int, author_id: int) -> int | None:
        """Who takes this seat for a pledge of this author's today: its holder, the stand-in, or nobody.

        The author's own seat stays empty, whoever stands in; and nobody stands in for somebody else's pledge's author.
        """
        is_probationary = self.members.get(holder) is Standing.probationary
        if holder not in self.committee or is_probationary or holder == author_id:
            return None
        stand_in = self.stand_ins.get(holder)
        if stand_in is None:
            return holder
        return stand_in if stand_in != author_id and self.votes(stand_in) else None


@dataclass(frozen=True, slots=True)
class Roll:
    """Who decides: the body, and by person whose seat is taken where it is not one's own."""

    body: Body
    seats: Mapping[int, int | None]


@dataclass(frozen=True, slots=True)
class Place:
    """One place on the roll of an open question."""

    person_id: int
    stands_for: int | None = None
    has_spoken: bool = False

    @property
    def holder(self) -> int:
        return self.stands_for or self.person_id


# ── when the question is put ───────────────────────────────────────────────────────────────────────────────────────


def electorate(bench: Bench, author_id: int) -> Roll:
    """Who is entitled to decide on the author's pledge. Somebody with two seats, or with a seat beside, counts once.

    Empty when nobody but the author has a vote: then nobody may decide, and nothing decides itself.
    """
    seats = _seats(bench, author_id)
    if len(seats) >= SMALLEST_COMMITTEE and bench.full_members >= FEWEST_FOR_A_COMMITTEE:
        return Roll(Body.committee, seats)
    voting = (one for one in bench.members if bench.votes(one) and one != author_id)
    return Roll(Body.general_meeting, dict.fromkeys(voting))


def _seats(bench: Bench, author_id: int) -> dict[int, int | None]:
    return _once_each((bench.sitter(holder, author_id), holder) for holder in sorted(bench.committee))


def _once_each(taken: Iterable[tuple[int | None, int]]) -> dict[int, int | None]:
    """By person, whose seat is taken. Own seats first: whoever has one does not stand in for anybody."""
    pairs = [(sitter, holder) for sitter, holder in taken if sitter is not None]
    seats: dict[int, int | None] = {sitter: None for sitter, holder in pairs if sitter == holder}
    for sitter, holder in pairs:
        seats.setdefault(sitter, holder)
    return seats


# ── while it is open ───────────────────────────────────────────────────────────────────────────────────────────────


def renewed(body: Body, places: Iterable[Place], bench: Bench, author_id: int) -> dict[int, int | None]:
    """The roll as it is from today, by person whose seat is taken.

    Whoever has spoken stays, wherever they have gone since. Of the others, those without a seat or vote any more are
    struck; a seat whose holder is away goes to the stand-in, and back. Nobody else joins.
    """
    there = list(places)
    spoken = {place.person_id: place.stands_for for place in there if place.has_spoken}
    spoken_for = {place.holder for place in there if place.has_spoken}
    silent = (place for place in there if place.holder not in spoken_for)
    return {**_once_each((_sitter_of(place, body, bench, author_id), place.holder) for place in silent), **spoken}


def _sitter_of(place: Place, body: Body, bench: Bench, author_id: int) -> int | None:
    if body is Body.committee:
        return bench.sitter(place.holder, author_id)
    return place.person_id if bench.votes(place.person_id) else None


# ── standing in ────────────────────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Absence:
    """Who is away, who stands in, from when until when, both days included."""

    person_id: int
    stand_in_id: int
    since: date
    until: date

    def overlaps(self, other: "Absence") -> bool:
        return self.since <= other.until and other.since <= self.until


def ensure_leads(branches: Collection[object]) -> None:
    if not branches:
        raise Refusal("rolls-secretaries-only")


def ensure_may_stand_in(wanted: Absence, noted: Iterable[Absence], bench: Bench, today: date) -> None:
    """Refused where it would leave a seat to somebody without a vote, or to somebody who is away as well."""
    if wanted.person_id not in bench.committee:
        raise Refusal("rolls-not-seated")
    if wanted.stand_in_id == wanted.person_id or not bench.votes(wanted.stand_in_id):
        raise Refusal("rolls-no-vote")
    if wanted.until < wanted.since or wanted.until < today:
        raise Refusal("rolls-dates")
    for other in noted:
        if other.overlaps(wanted):
            _ensure_no_chain(wanted, other)


def _ensure_no_chain(wanted: Absence, other: Absence) -> None:
    if other.person_id == wanted.person_id:
        raise Refusal("rolls-away-already")
    if other.person_id == wanted.stand_in_id:
        raise Refusal("rolls-stand-in-away")
    if other.stand_in_id == wanted.person_id:
        raise Refusal("rolls-stands-in-already")
