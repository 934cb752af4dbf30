"""What too few have said in a branch: added up for the unit above, told once among many, or never."""

from collections.abc import Mapping
from datetime import datetime

from sqlmodel import Session, select

from models import audit, outbox
from models.ballots import BallotBox
from models.queries import people, pools
from models.queries.pools import Family
from models.rules.notices import PoolSettled
from models.rules.rating import Tally
from models.rules.rights import Role
from models.rules.scales import RoundKind
from models.rules.telling import Gathered, PoolState, of_branch, together, told_pools
from models.safe import Safe
from models.tables import Pool, Round, RoundResult, Unit

# ── adding: in the same change as the count, so once and only once ─────────────────────────────────────────────────


def add(session: Session, box: BallotBox, counted: Round, tallies: Mapping[int, Tally]) -> None:
    """Put what the branch is not told into the pool of the unit above it. `tallies`: the phones' alone, no papers.

    Whoever counted the papers knows them; and an open round has told everything.
    """
    of_round = select(RoundResult).where(RoundResult.round_id == counted.id)
    untold = {result.pledge_id: result.entitled for result in session.exec(of_round) if result.ballots is None}
    above_id = session.get_one(Unit, counted.branch_id).parent_id
    if untold and above_id is not None:
        few = _gathered(counted.branch_id, {pledge_id: tallies[pledge_id] for pledge_id in untold}, untold)
        _put(session, box.safe, (above_id, counted.cycle_id, counted.kind), few)


def _gathered(branch_id: int, tallies: Mapping[int, Tally], entitled: Mapping[int, int]) -> Gathered:
    gathered = Gathered(voices=of_branch(branch_id, ((one.ballots, entitled[item]) for item, one in tallies.items())))
    for tally in tallies.values():
        gathered = together(gathered, Gathered(tally.counts, tally.reasons))
    return gathered


def _put(session: Session, safe: Safe, place: tuple[int, int, RoundKind], more: Gathered) -> None:
    """Sealed anew even when nobody said anything: the seal must not tell."""
    unit_id, cycle_id, kind = place
    session.get_one(Unit, unit_id, with_for_update=True)  # two branches may be counted at once
    pool = pools.gathering_at(session, unit_id, cycle_id, kind)
    before = safe.take(pool.key_name, pool.sealed) if pool else None
    if pool and before is None:
        pool.state = PoolState.lost
        session.add(pool)
    if pool is None or before is None:
        pool = Pool(unit_id=unit_id, cycle_id=cycle_id, kind=kind, key_name=safe.make(unit_id), sealed=b"")
    pool.sealed = safe.put(pool.key_name, together(before or Gathered(), more))
    session.add(pool)
    session.flush()


# ── settling: each step is a change of its own, and each may be repeated ───────────────────────────────────────────


def settle(session: Session, box: BallotBox, family: Family, *, now: datetime) -> None:
    """Tell what may be told of the pools below one unit and pass up the rest; nothing when that is done."""
    held = pools.gathering(session, family)
    opened = ((pool, box.safe.take(pool.key_name, pool.sealed)) for pool in held)
    inside = {pool.id: gathered for pool, gathered in opened if gathered}
    told = told_pools(inside)
    for pool in held:
        if pool.id not in inside:
            pool.state = PoolState.lost
        elif pool.id in told:
            _tell(pool, inside[pool.id])
        else:
            _pass_up(session, box.safe, pool, inside[pool.id], family)
        _finish(session, pool, now)


def _pass_up(session: Session, safe: Safe, pool: Pool, gathered: Gathered, family: Family) -> None:
    """Above the uppermost unit there is nobody left to be hidden among."""
    if family.above_id is None:
        pool.state = PoolState.too_few
        return
    pool.state = PoolState.passed_on
    of_unit = Gathered(gathered.counts, gathered.reasons, {pool.unit_id: gathered.total})
    _put(session, safe, (family.above_id, family.cycle_id, family.kind), of_unit)


def _tell(pool: Pool, gathered: Gathered) -> None:
    pool.state = PoolState.told
    voices = gathered.total
    pool.raters, pool.entitled, pool.branches = voices.raters, voices.entitled, voices.branches
    pool.counts, pool.reasons = dict(gathered.counts), dict(gathered.reasons)


def _finish(session: Session, pool: Pool, now: datetime) -> None:
    pool.settled_at = now
    session.add(pool)
    session.flush()
    overseers = people.standings(session, pool.unit_id, Role.overseer, people.local_day(session, pool.unit_id, now))
    outbox.post(session, PoolSettled(pool.id), now=now, people=overseers, key=f"pool:{pool.id}")
    audit.note(session, at=now, actor_id=None, act="settle_pool", subject=f"pool:{pool.id}", state=pool.state.value)


def shred(session: Session, box: BallotBox, pool_id: int) -> None:
    """Make sure that nobody can ever open a settled pool: the key first, then what it opened."""
    settled = session.get_one(Pool, pool_id, with_for_update=True)
    box.safe.destroy(settled.key_name)
    settled.sealed = b""
    session.add(settled)


def confirm_shredded(session: Session, pool_id: int) -> None:
    """The last step, once the database has forgotten what was sealed."""
    settled = session.get_one(Pool, pool_id, with_for_update=True)
    settled.key_name = ""
    session.add(settled)
