"""What too few said in a branch: not told there, sealed, told once among many or never, on both databases."""

import asyncio
import json
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlmodel import Session, SQLModel, col, select

from bot.playground.cast import REPRESENTATIVES, Cast, Village, invite_everybody
from models.actions import pooling
from models.actions import rating as doing
from models.actions.founding import appoint, found_unit
from models.actions.year import open_year
from models.ballots import BallotBox
from models.database import Database
from models.keyring import KeyRing
from models.queries import people, pools
from models.queries.pools import Sum
from models.rules.rating import RoundState, Slip, Tally
from models.rules.refusal import Refusal
from models.rules.rights import Level, Role
from models.rules.scales import FIT, SCALES, RoundKind
from models.rules.telling import PoolState, Voices
from models.safe import LENGTH
from models.tables import AuditEntry, Letter, Person, Pool, Round, RoundItem, RoundResult, Unit
from scheduler import counting
from tests import given
from tests.given import Mark, Reason
from tests.rounds import Review, opened

TODAY = date(2026, 1, 20)
NOW = datetime(2026, 2, 20, 1, 0, tzinfo=UTC)
OVER = datetime(2026, 3, 20, 1, 0, tzinfo=UTC)
"""The fit reviews' last day has passed everywhere."""


@dataclass
class County:
    """Two townships with three branches each, an overseer in every unit above a branch, and an administrator."""

    database: Database
    box: BallotBox
    keys: Path
    cast: Cast
    units: dict[str, Unit]
    overseers: dict[str, Person]

    async def counted(self, branch: str, *items: int, kind: RoundKind = RoundKind.fit) -> int:
        """A round in which so many found each pledge fitting; below five it goes into the pool."""
        return await self.database.change(self._count, branch, items, kind)

    def _count(self, session: Session, branch: str, items: tuple[int, ...], kind: RoundKind) -> int:
        held = self._round(session, branch, kind, RoundState.closed)
        tallies = {}
        for position, ballots in enumerate(items):
            pledge = given.pledge(session, self._village(branch), "彭冬生")
            session.add(RoundItem(round_id=held.id, pledge_id=pledge.id, version=1, position=position))
            session.flush()
            told = ballots if ballots >= 5 else None
            session.add(RoundResult(round_id=held.id, pledge_id=pledge.id, entitled=8, ballots=told))
            counts = dict.fromkeys(FIT.marks, 0) | {Mark.fits.value: ballots}
            tallies[pledge.id] = Tally(ballots, counts, dict.fromkeys(FIT.reason_codes, 0))
        session.flush()
        pooling.add(session, self.box, held, tallies)
        return held.id

    def _round(self, session: Session, branch: str, kind: RoundKind, state: RoundState) -> Round:
        held = Round(
            branch_id=self.units[branch].id,
            cycle_id=self.cast.first.cycle_id,
            kind=kind,
            scale=SCALES[kind],
            state=state,
            opened_at=NOW,
            closes_on=NOW.date(),
        )
        session.add(held)
        session.flush()
        return held

    def _village(self, branch: str) -> Village:
        return Village(self.units[branch], self.cast.first.cycle_id, self.cast.first.people)

    async def running(self, branch: str) -> int:
        held = await self.database.change(self._round, branch, RoundKind.fit, RoundState.open)
        return held.id

    async def conclude(self, now: datetime = OVER) -> None:
        await counting.conclude(self.database, self.box, now)

    async def states(self) -> dict[str, list[PoolState]]:
        """By unit, from the first pool to the last."""

        def read(session: Session) -> dict[str, list[PoolState]]:
            found: dict[str, list[PoolState]] = {}
            pairs = select(Pool, Unit.name).join(Unit, col(Unit.id) == col(Pool.unit_id)).order_by(col(Pool.id))
            for pool, name in session.exec(pairs):
                found.setdefault(name, []).append(pool.state)
            return found

        return await self.database.look(read)

    async def told(self, unit: str) -> Sum:
        def read(session: Session) -> Sum:
            overseer = people.actor(session, self.overseers[unit].telegram_id or 0, TODAY)
            assert overseer
            return pools.overseen(session, overseer)[0]

        return await self.database.look(read)

    async def pools(self) -> list[Pool]:
        return await self.database.look(lambda session: list(session.exec(select(Pool).order_by(col(Pool.id)))))

    async def letters(self) -> list[tuple[int | None, str]]:
        def read(session: Session) -> list[tuple[int | None, str]]:
            return [(one.person_id, one.kind) for one in session.exec(select(Letter).order_by(col(Letter.id)))]

        return await self.database.look(read)


def build(session: Session) -> tuple[Cast, dict[str, Unit], dict[str, Person]]:
    cast = invite_everybody(session, TODAY)
    baiyan = session.get_one(Unit, cast.first.branch.parent_id)
    county = session.get_one(Unit, baiyan.parent_id)
    hekou = found_unit(session, "河口镇", Level.township, county)
    units = {"白岩镇": baiyan, "青禾县": county, "河口镇": hekou, "云溪州": session.get_one(Unit, county.parent_id)}
    for township, names in ((baiyan, "甲乙丙"), (hekou, "丁戊己")):
        for name in names:
            units[name] = found_unit(session, name, Level.branch, township)
            open_year(session, units[name], TODAY.year)
    overseers = {}
    for number, name in enumerate(("白岩镇", "河口镇", "青禾县", "云溪州")):
        overseers[name] = Person(name=f"督导{number}", telegram_id=9000 + number)
        session.add(overseers[name])
        session.flush()
        appoint(session, overseers[name], units[name], Role.overseer, TODAY)
    overseers["管理员"] = Person(name="管理员", telegram_id=9100)
    session.add(overseers["管理员"])
    session.flush()
    appoint(session, overseers["管理员"], units["云溪州"], Role.administrator, TODAY)
    return cast, units, overseers


@pytest.fixture
async def county(database: Database, tmp_path: Path) -> County:
    keys = tmp_path / "ballot-keys"
    cast, units, overseers = await database.change(build)
    return County(database, BallotBox(KeyRing(keys)), keys, cast, units, overseers)


# ── told among many ────────────────────────────────────────────────────────────────────────────────────────────────


async def test_what_too_few_said_in_several_branches_is_told_together_in_their_township(county: County) -> None:
    await county.counted("甲", 3, 2, 7)
    await county.counted("乙", 4)
    await county.conclude()
    told = await county.told("白岩镇")
    assert (told.state, told.voices) == (PoolState.told, Voices(raters=7, entitled=16, branches=2))
    assert told.counts == {"fits": 9, "partly": 0, "unfit": 0, "cannot_judge": 0}
    assert await county.letters() == [(county.overseers["白岩镇"].id, "PoolSettled")]


async def test_four_of_one_township_are_passed_up_and_told_in_the_county_among_others(county: County) -> None:
    await county.counted("甲", 4)
    await county.counted("丁", 2)
    await county.conclude()
    assert await county.states() == {
        "白岩镇": [PoolState.passed_on], "河口镇": [PoolState.passed_on], "青禾县": [PoolState.told],
    }  # fmt: skip
    told = await county.told("青禾县")
    assert (told.voices, told.counts["fits"]) == (Voices(6, 16, 2), 6)
    assert (await county.told("白岩镇")).voices is None


async def test_a_township_of_few_is_hidden_together_with_its_neighbour_so_that_no_voice_is_lost(
    county: County,
) -> None:
    await county.counted("甲", 2)
    for branch in "丁戊":
        await county.counted(branch, 4)
    await county.conclude()
    assert (await county.told("河口镇")).state is PoolState.passed_on
    assert (await county.told("青禾县")).voices == Voices(10, 24, 3)


async def test_four_in_the_whole_prefecture_are_told_nowhere_and_their_ballots_are_gone(county: County) -> None:
    await county.counted("甲", 4, 1)
    await county.conclude()
    assert [states[-1] for states in (await county.states()).values()] == [
        PoolState.passed_on, PoolState.passed_on, PoolState.too_few,
    ]  # fmt: skip
    for pool in await county.pools():
        assert (pool.raters, pool.counts, pool.reasons, pool.sealed, pool.key_name) == (None, {}, {}, b"", "")
    assert not list(county.keys.iterdir())


async def test_a_second_round_of_the_same_branch_brings_no_more_people(county: County) -> None:
    await county.counted("甲", 4)
    await county.counted("甲", 3)
    await county.conclude()
    assert PoolState.told not in {one for states in (await county.states()).values() for one in states}


async def test_a_branch_where_nobody_spoke_is_no_second_branch(county: County) -> None:
    await county.counted("甲", 4)
    await county.counted("乙", 0)
    await county.counted("丁", 1)
    await county.conclude()
    assert (await county.told("青禾县")).voices == Voices(5, 24, 2)


async def test_where_everything_is_told_in_the_branches_there_is_no_pool(county: County) -> None:
    await county.counted("甲", 6, 5)
    await county.conclude()
    assert await county.pools() == []


# ── not too early, and once ────────────────────────────────────────────────────────────────────────────────────────


async def test_nothing_is_told_while_a_round_in_the_county_is_running(county: County) -> None:
    await county.counted("甲", 3)
    await county.counted("乙", 4)
    await county.running("己")
    await county.conclude()
    told = await county.told("白岩镇")
    assert (told.state, told.voices, told.counts) == (PoolState.gathering, None, {})
    assert await county.letters() == []


async def test_nothing_is_told_before_the_last_day_of_the_fit_reviews_is_over(county: County) -> None:
    await county.counted("甲", 3)
    await county.counted("乙", 4)
    await county.conclude(NOW)
    assert (await county.told("白岩镇")).state is PoolState.gathering
    last_day = datetime(2026, 2, 25, 15, 59, tzinfo=UTC)
    await county.conclude(last_day)
    assert (await county.told("白岩镇")).state is PoolState.gathering
    await county.conclude(last_day + timedelta(minutes=1))
    assert (await county.told("白岩镇")).state is PoolState.told


async def test_what_is_settled_is_never_added_to_and_latecomers_need_five_of_their_own(county: County) -> None:
    await county.counted("甲", 3)
    await county.counted("乙", 4)
    await county.conclude()
    before = (await county.told("白岩镇")).counts
    await county.counted("丙", 2)
    await county.conclude()
    assert (await county.states())["白岩镇"] == [PoolState.told, PoolState.passed_on]
    assert (await county.pools())[0].counts == before
    assert (await county.states())["云溪州"] == [PoolState.too_few]


# ── sealed ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def dumped(session: Session) -> str:
    """Every row of every table, as text."""
    rows = (
        tuple(row) for table in SQLModel.metadata.sorted_tables for row in session.connection().execute(table.select())
    )
    return "\n".join(str(row) for row in rows)


async def test_a_pool_is_of_one_length_and_changes_wholly_whether_or_not_anybody_spoke(county: County) -> None:
    lengths, seen = set(), set()
    for branch, ballots in (("甲", (4, 3)), ("乙", (0,)), ("丙", (1, 1, 1))):
        await county.counted(branch, *ballots)
        (pool,) = await county.pools()
        lengths.add(len(pool.sealed))
        seen.add(pool.sealed[:64])
        assert (pool.raters, pool.counts) == (None, {})
    assert len(lengths) == 1
    assert lengths.pop() >= LENGTH
    assert len(seen) == 3


async def test_no_copy_before_the_settling_holds_a_count_that_is_not_told(county: County) -> None:
    await county.counted("甲", 4, 3)
    before = await county.database.look(dumped)
    assert "'fits':" not in before
    assert '"fits":' not in before
    assert json.dumps({"fits": 7}) not in before


async def test_after_the_settling_no_copy_can_be_opened(county: County) -> None:
    await county.counted("甲", 3)
    await county.counted("乙", 4)
    (pool,) = await county.pools()
    await county.conclude()
    assert county.box.safe.take(pool.key_name, pool.sealed) is None
    assert not list(county.keys.iterdir())
    (settled,) = await county.pools()
    assert (settled.sealed, settled.key_name) == (b"", "")


async def test_the_audit_says_that_it_was_settled_and_nothing_of_what_was_said(county: County) -> None:
    await county.counted("甲", 4)
    await county.conclude()

    def facts(session: Session) -> list[tuple[str, dict[str, Any]]]:
        found = session.exec(select(AuditEntry).order_by(col(AuditEntry.seq)))
        return [(one.act, one.facts) for one in found if one.act == "settle_pool"]

    states = ("passed_on", "passed_on", "too_few")
    assert await county.database.look(facts) == [("settle_pool", {"state": state}) for state in states]


# ── whatever happens in between ────────────────────────────────────────────────────────────────────────────────────


Step = Callable[[County], Awaitable[Any]]


async def settle(county: County) -> None:
    (family,) = await county.database.look(pools.ripe, OVER)
    await county.database.change(pooling.settle, county.box, family, now=OVER)


async def destroy_the_key(county: County) -> None:
    (pool,) = await county.pools()
    county.box.safe.destroy(pool.key_name)


async def shred(county: County) -> None:
    (pool_id,) = await county.database.look(pools.to_shred)
    await county.database.change(pooling.shred, county.box, pool_id)


async def forget(county: County) -> None:
    assert await county.database.forget_deleted()


async def confirm(county: County) -> None:
    (pool,) = await county.pools()
    await county.database.change(pooling.confirm_shredded, pool.id)


SETTLING: list[Step] = [settle, destroy_the_key, shred, forget, confirm]


@pytest.mark.parametrize("died_after", range(len(SETTLING) + 1))
async def test_a_death_between_any_two_steps_of_settling_ends_the_same(county: County, died_after: int) -> None:
    await county.counted("甲", 3)
    await county.counted("乙", 4)
    for step in SETTLING[:died_after]:
        await step(county)
    county.box = BallotBox(KeyRing(county.keys))
    for _ in range(2):
        await county.conclude()
    told = await county.told("白岩镇")
    assert (told.state, told.voices, told.counts["fits"]) == (PoolState.told, Voices(7, 16, 2), 7)
    (pool,) = await county.pools()
    assert (pool.sealed, pool.key_name, pool.settled_at) == (b"", "", OVER)
    assert not list(county.keys.iterdir())
    assert len(await county.letters()) == 1


async def test_settling_twice_at_once_passes_up_once(county: County) -> None:
    await county.counted("甲", 4)
    await county.counted("丁", 2)
    (family,) = await county.database.look(pools.ripe, OVER)
    await asyncio.gather(*(county.database.change(pooling.settle, county.box, family, now=OVER) for _ in range(3)))
    await county.conclude()
    assert (await county.told("青禾县")).counts["fits"] == 6


async def test_branches_counted_at_once_are_all_in_the_pool(county: County) -> None:
    await asyncio.gather(*(county.counted(branch, 3) for branch in "甲乙丙"))
    await county.conclude()
    assert (await county.told("白岩镇")).voices == Voices(9, 24, 3)


async def test_a_lost_key_costs_what_was_in_the_pool_and_stops_nothing(county: County) -> None:
    await county.counted("甲", 4)
    await destroy_the_key(county)
    await county.counted("乙", 3)
    await county.counted("丙", 2)
    await county.conclude()
    assert (await county.states())["白岩镇"] == [PoolState.lost, PoolState.told]
    assert (await county.told("白岩镇")).voices == Voices(5, 16, 2)
    assert all(pool.key_name == "" for pool in await county.pools())


async def test_a_key_lost_before_the_settling_is_said(county: County) -> None:
    await county.counted("甲", 4)
    await destroy_the_key(county)
    await county.conclude()
    assert await county.states() == {"白岩镇": [PoolState.lost]}
    assert await county.letters() == [(county.overseers["白岩镇"].id, "PoolSettled")]


async def test_only_who_oversees_the_unit_reads_its_pool(county: County) -> None:
    await county.counted("甲", 3)
    await county.counted("乙", 4)
    await county.conclude()
    (pool,) = await county.pools()

    def reads(session: Session, telegram_id: int) -> PoolState:
        who = people.actor(session, telegram_id, TODAY)
        assert who
        return pools.told_to(session, who, pool.id).state

    for unit in ("白岩镇", "青禾县"):
        telegram_id = county.overseers[unit].telegram_id or 0
        assert await county.database.look(reads, telegram_id) is PoolState.told
    secretary, member = (county.cast.first.people[name].telegram_id or 0 for name in ("石远山", "彭冬生"))
    neighbour, administrator = (county.overseers[name].telegram_id or 0 for name in ("河口镇", "管理员"))
    for stranger in (neighbour, administrator, secretary, member):
        with pytest.raises(Refusal, match="not-yours"):
            await county.database.look(reads, stranger)


# ── from a real round ──────────────────────────────────────────────────────────────────────────────────────────────


@pytest.fixture
async def review(database: Database, tmp_path: Path) -> Review:
    held = await opened(database, tmp_path / "ballot-keys")
    for name, pledges in zip(REPRESENTATIVES[:4], (3, 1, 1, 1), strict=True):
        for pledge_id in held.pledges[:pledges]:
            await held.say(name, pledge_id, Slip(Mark.unfit, Reason.vague))
    return held


async def inside(review: Review) -> list[tuple[Any, Any, Any]]:
    """What lies in the open pools; only a test may look."""
    found = await review.database.look(lambda session: list(session.exec(select(Pool))))
    opened_pools = (review.box.safe.take(pool.key_name, pool.sealed) for pool in found)
    return [(one.counts["unfit"], one.reasons["vague"], one.total) for one in opened_pools if one]


async def test_a_round_puts_what_is_not_told_into_the_pool_of_the_township_once(review: Review) -> None:
    await review.close()
    for _ in range(3):
        await review.conclude()
    assert await inside(review) == [(6, 6, Voices(4, 6, 1))]


async def test_a_count_that_fails_behind_the_pool_leaves_nothing_in_it(review: Review) -> None:
    await review.close()

    def count_and_die(session: Session) -> None:
        doing.count(session, review.box, review.round_id, now=NOW)
        raise RuntimeError("power cut")

    with pytest.raises(RuntimeError, match="power cut"):
        await review.database.change(count_and_die)
    assert await inside(review) == []
    await review.conclude()
    assert await inside(review) == [(6, 6, Voices(4, 6, 1))]
