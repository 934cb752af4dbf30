"""What a roster changes in the house: who is new, who wears another hat, and what stays as it is."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

from models.rules.rights import Level, Role, Standing
from models.rules.roster import Entry, Place
from models.rules.roster_words import BRANCH_ROLES

Worn = tuple[Place, Role]


@dataclass(frozen=True, slots=True)
class Known:
    """Somebody in the house, with the hats worn today."""

    person_id: int
    name: str
    number: str | None
    hats: Mapping[Worn, Standing]


@dataclass(slots=True)
class Listed:
    """Somebody on the roster, put together from all rows about them."""

    name: str
    number: str | None
    hats: dict[Worn, Standing] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Alteration:
    """How one person changes: the name and number as they shall be, hats to put on and to take off."""

    person_id: int
    name: str
    number: str | None
    put_on: Mapping[Worn, Standing]
    take_off: frozenset[Worn]


@dataclass(frozen=True, slots=True)
class Changes:
    """Everything an import does. Doing it a second time is nothing: then all are unchanged."""

    units: tuple[Place, ...]
    newcomers: tuple[Listed, ...]
    alterations: tuple[Alteration, ...]
    unchanged: int

    @property
    def branches(self) -> int:
        return sum(place[-1][0] is Level.branch for place in self.units)


def compare(entries: Iterable[Entry], known: Iterable[Known], units: Collection[Place], roof: str) -> Changes:
    """`units` are the places there are, `roof` the name of the unit above them all; it need not stand in every row."""
    listed = _listed(entries, roof)
    wanted = {place[:depth] for one in listed for place, _ in one.hats for depth in range(1, len(place) + 1)}
    find = _Finder(known)
    newcomers, alterations, unchanged = [], [], 0
    for one in listed:
        before = find.who_is(one)
        change = before and _alteration(before, one)
        if before is None:
            newcomers.append(one)
        elif change:
            alterations.append(change)
        else:
            unchanged += 1
    missing = sorted(wanted - set(units), key=len)
    return Changes(tuple(missing), tuple(newcomers), tuple(alterations), unchanged)


def _listed(entries: Iterable[Entry], roof: str) -> list[Listed]:
    people: dict[object, Listed] = {}
    for entry in entries:
        place = entry.place[1:] if entry.place and entry.place[0][1] == roof else entry.place
        one = people.setdefault(entry.number or (entry.name, place), Listed(entry.name, entry.number))
        for role in sorted(entry.roles):
            one.hats[_seat(role, place), role] = entry.standing if role is Role.member else Standing.full
    return list(people.values())


def _seat(role: Role, place: Place) -> Place:
    """Where a hat is worn: a branch's in the branch, an overseer's above it, an administrator's above all."""
    if role is Role.administrator:
        return ()
    if role is Role.overseer:
        return tuple(step for step in place if step[0] is not Level.branch)
    return place


class _Finder:
    """Knows people again, each once: by number, else by name among those who wear a hat in the same place."""

    def __init__(self, known: Iterable[Known]) -> None:
        self._found: set[int] = set()
        self._by_number: dict[str, Known] = {}
        self._by_name: dict[tuple[str, Place], Known] = {}
        for one in known:
            if one.number:
                self._by_number[one.number] = one
            for place, _ in one.hats:
                self._by_name.setdefault((one.name, place), one)

    def who_is(self, one: Listed) -> Known | None:
        known = self._by_number.get(one.number or "") or self._namesake(one)
        if known is None or known.person_id in self._found:
            return None
        self._found.add(known.person_id)
        return known

    def _namesake(self, one: Listed) -> Known | None:
        """Two different numbers are two people, whatever they are called."""
        namesakes = (self._by_name.get((one.name, place)) for place, _ in one.hats)
        return next((known for known in namesakes if known and not (one.number and known.number)), None)


def _alteration(before: Known, after: Listed) -> Alteration | None:
    put_on = {worn: standing for worn, standing in after.hats.items() if before.hats.get(worn) is not standing}
    take_off = frozenset(worn for worn in before.hats if worn not in after.hats and _may_end(worn, after))
    number = after.number or before.number
    if not put_on and not take_off and (before.name, before.number) == (after.name, number):
        return None
    return Alteration(before.person_id, after.name, number, put_on, take_off)


def _may_end(worn: Worn, after: Listed) -> bool:
    """A roster speaks for branches only, and without a number only for the branch it names."""
    place, role = worn
    return role in BRANCH_ROLES and (after.number is not None or place in {one for one, _ in after.hats})
