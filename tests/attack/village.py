"""A village that rates, round after round, while somebody takes dumps; and what that somebody knows besides."""

import asyncio
import random
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any, ClassVar

from sqlmodel import Session, select

from bot.playground.cast import Village
from models.actions import opening
from models.actions import rating as doing
from models.actions.founding import appoint, found_unit, lay_foundation
from models.actions.year import open_year
from models.ballots import BallotBox
from models.database import Database
from models.keyring import KeyRing
from models.queries import people, rounds
from models.rules.pledging import Stage
from models.rules.rating import Press, Slip
from models.rules.rights import Actor, Level, Role
from models.tables import Person, Round, RoundResult
from scheduler import counting
from tests import given
from tests.attack.dumps import Camera, Dump
from tests.rounds import CONTENT

TODAY = date(2026, 1, 20)
NOW = datetime(2026, 1, 20, 1, 0, tzinfo=UTC)
RATERS = 12
TRIES = 20
FREQUENT = (8, 5, 3, 2)
"""How often each kind of slip is given, out of 18."""

Pair = tuple[int, int]
"""A rater and a pledge."""


class House:
    """How a round is held. A leaky house says one thing more than this one."""

    keyring: ClassVar[type[KeyRing]] = KeyRing
    store: ClassVar[type[Database]] = Database

    def __init__(self, url: str, keys: Path) -> None:
        self.database = self.store(url)
        self.box = BallotBox(self.keyring(keys))

    def furnish(self, session: Session) -> None:
        """Before everything: a leaky house makes its tables."""

    def opened(self, session: Session, held: Round, pairs: Sequence[Pair]) -> None:
        """Within the opening."""

    def marked(self, session: Session, pair: Pair, slip: Slip, press: Press) -> None:
        """Within the press that gives a mark."""

    def explained(self, session: Session, pair: Pair, slip: Slip, press: Press) -> None:
        """Within the press that gives a reason."""

    def counted(self, session: Session, held: Round) -> None:
        """When all is counted."""

    async def conclude(self) -> None:
        await concluded(self.database, self.box, NOW)


@dataclass(frozen=True, slots=True)
class Knowledge:
    """What anybody may know: the roll, the list, the names, the published tally; and in which order people came."""

    round_id: int
    raters: Sequence[int]
    pledges: Sequence[int]
    names: dict[int, tuple[str, ...]]
    """Whatever names a rater: the name, the number of the chat."""
    came: Sequence[int]
    tally: dict[int, Counter[str]]
    explained: frozenset[str]
    """Marks that ask for a reason, and so for two presses."""
    later_keys: tuple[bytes, ...] = ()
    """Out of a copy of the key directory that was made in the next round."""

    @property
    def pairs(self) -> list[Pair]:
        """In the order of the roll."""
        return [(rater, pledge) for rater in self.raters for pledge in self.pledges]

    @property
    def queue(self) -> list[Pair]:
        """In the order in which they were rated."""
        return [(rater, pledge) for rater in self.came for pledge in self.pledges]


@dataclass(frozen=True, slots=True)
class Case:
    """One round: what was seen and known of it, and the truth, for the judge alone."""

    dumps: list[Dump]
    known: Knowledge
    truth: dict[Pair, str]
    secrets: list[bytes]
    """The round's key, whose name and content no later dump may hold."""


@dataclass
class Hamlet:
    """One branch of twelve raters in an empty database."""

    house: House
    camera: Camera
    dice: random.Random
    village: Village = field(init=False)
    raters: list[Person] = field(default_factory=list)
    actors: dict[int, Actor] = field(default_factory=dict)
    update_ids: int = 1000

    async def settle(self) -> None:
        await self.house.database.change(self._found)

    def _found(self, session: Session) -> None:
        lay_foundation(session)
        county = found_unit(session, "青禾县", Level.county)
        township = found_unit(session, "白岩镇", Level.township, county)
        branch = found_unit(session, "青石村党支部", Level.branch, township)
        self.village, self.raters = Village(branch, open_year(session, branch, TODAY.year).id), []
        for number in range(RATERS + 1):
            person = Person(name=f"村民{number:03}", telegram_id=7_000_100 + number, joined_at=NOW)
            session.add(person)
            session.flush()
            self.village.people[person.name] = person
            appoint(session, person, branch, Role.representative if number else Role.secretary, date(2026, 1, 1))
            self.raters += [person] if number else []
        self.actors = {one.id: _actor(session, one) for one in self.raters}
        self.house.furnish(session)

    async def hold(self, items: int, *, watched: bool) -> Case:
        """A round from beginning to end. `watched`: with a dump after every press, not only before and after."""
        change, seen = self.house.database.change, len(self.camera.dumps)
        self.camera.take()
        held = await change(self._open, items)
        self.camera.take()
        secrets = list(self.camera.dumps[-1].keys.values())
        came = self.dice.sample(self.raters, len(self.raters))
        pledges = await self.house.database.look(lambda session: [one.id for one in rounds.items(session, held.id)])
        truth = {(rater.id, pledge): self._choice() for rater in came for pledge in pledges}
        presses: list[tuple[Any, ...]] = [
            (step, self._press(held, pair), pair, slip)
            for pair, slip in truth.items()
            for step in [self._mark, self._explain][: 2 if slip.reason else 1]
        ]
        if watched:
            for step, *press in presses:
                await self.house.database.change_untraced(step, *press)
                self.camera.take()
        else:
            await self._at_once(presses)
        self.camera.take()
        await change(doing.close_review, None, held.id, now=NOW)
        await self.house.conclude()
        await change(self.house.counted, held)
        self.camera.take(raw=True)
        tally = await self.house.database.look(_tally, held.id)
        known = self._knowledge(held, came, pledges, tally)
        return Case(self.camera.dumps[seen:], known, {pair: str(slip.mark) for pair, slip in truth.items()}, secrets)

    async def _at_once(self, presses: Sequence[tuple[Any, ...]]) -> None:
        """In the same order, but many to a commit where the database knows how."""
        most = len(presses) if self.house.database.on_sqlite else 1
        for first in range(0, len(presses), most):
            some = presses[first : first + most]
            await asyncio.gather(*(self.house.database.change_untraced(*press) for press in some))

    def _open(self, session: Session, items: int) -> Round:
        author = next(iter(self.village.people))
        for _ in range(items):
            given.pledge(session, self.village, author, stage=Stage.proposed)
        who = _actor(session, self.village.people[author])
        branch = self.village.branch.id
        held = opening.open_review(session, who, self.house.box, branch, TODAY + timedelta(days=7), now=NOW)
        roll, pledges = rounds.electors(session, held.id), rounds.items(session, held.id)
        self.house.opened(session, held, [(rater, pledge.id) for rater in roll for pledge in pledges])
        return held

    def _mark(self, session: Session, press: Press, pair: Pair, slip: Slip) -> None:
        doing.rate(session, self.actors[pair[0]], self.house.box, press, slip.mark)
        self.house.marked(session, pair, slip, press)

    def _explain(self, session: Session, press: Press, pair: Pair, slip: Slip) -> None:
        assert slip.reason
        doing.explain(session, self.actors[pair[0]], self.house.box, press, slip.reason)
        self.house.explained(session, pair, slip, press)

    def _press(self, held: Round, pair: Pair) -> Press:
        self.update_ids += 1
        return Press(self.update_ids, NOW, held.id, pair[1])

    def _choice(self) -> Slip:
        return self.dice.choices(CONTENT, weights=FREQUENT)[0]

    def _knowledge(
        self, held: Round, came: Sequence[Person], pledges: Sequence[int], tally: dict[int, Counter[str]]
    ) -> Knowledge:
        return Knowledge(
            round_id=held.id,
            raters=sorted(one.id for one in self.raters),
            pledges=pledges,
            names={one.id: (one.name, str(one.telegram_id)) for one in self.raters},
            came=[one.id for one in came],
            tally=tally,
            explained=frozenset(str(slip.mark) for slip in CONTENT if slip.reason),
        )


async def concluded(database: Database, box: BallotBox, now: datetime) -> None:
    """As the clock does: once more where somebody held the ballots just then."""
    await counting.conclude(database, box, now)
    for _ in range(TRIES):
        if not await database.look(rounds.to_shred):
            return
        await counting.conclude(database, box, now)
    raise AssertionError("the ballots cannot be shredded")


def _actor(session: Session, person: Person) -> Actor:
    found = people.actor(session, person.telegram_id or 0, TODAY)
    assert found
    return found


def _tally(session: Session, round_id: int) -> dict[int, Counter[str]]:
    found = session.exec(select(RoundResult).where(RoundResult.round_id == round_id))
    return {result.pledge_id: Counter(result.counts) for result in found}
