"""What was said by too few to be told in their branches: which pools can be settled, and what is told of them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from sqlmodel import Session, col, func, select

from models.queries import people
from models.rules.rating import RoundState
from models.rules.refusal import Refusal
from models.rules.rights import Act, Actor, Role, ensure_may
from models.rules.scales import RoundKind, Scale
from models.rules.telling import LAST_STEP, PoolState, Voices
from models.tables import Cycle, Deadline, Pool, Round, Unit

# ── the clock ──────────────────────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Family:
    """The pools of one kind and year that pass up to the same unit; None above the uppermost."""

    above_id: int | None
    cycle_id: int
    kind: RoundKind


def ripe(session: Session, now: datetime) -> list[Family]:
    """Those to which nothing can be added any more: every round below is over, and the time for them."""
    found = _gathering(session)
    families = dict.fromkeys(_family(pool, unit) for pool, unit in found)
    return [one for one in families if not _may_still_grow(session, one, found, now)]


def gathering(session: Session, family: Family) -> list[Pool]:
    """The open pools of a family, held until they are settled: their units are locked, as when something is added."""
    children = select(Unit).where(Unit.parent_id == family.above_id).order_by(col(Unit.id)).with_for_update()
    units = [unit.id for unit in session.exec(children)]
    is_its = (Pool.cycle_id == family.cycle_id, Pool.kind == family.kind, Pool.state == PoolState.gathering)
    return list(session.exec(select(Pool).where(col(Pool.unit_id).in_(units), *is_its).order_by(col(Pool.id))))


def gathering_at(session: Session, unit_id: int, cycle_id: int, kind: RoundKind) -> Pool | None:
    of_unit = (Pool.unit_id == unit_id, Pool.cycle_id == cycle_id, Pool.kind == kind)
    return session.exec(select(Pool).where(*of_unit, Pool.state == PoolState.gathering)).first()


def to_shred(session: Session) -> list[int]:
    """Settled pools whose seal may still be there."""
    settled = select(Pool.id).where(Pool.state != PoolState.gathering, Pool.key_name != "")
    return list(session.exec(settled.order_by(col(Pool.id))))


def _gathering(session: Session) -> list[tuple[Pool, Unit]]:
    waiting = select(Pool, Unit).join(Unit, col(Unit.id) == col(Pool.unit_id)).where(Pool.state == PoolState.gathering)
    return list(session.exec(waiting.order_by(col(Pool.id))))


def _family(pool: Pool, unit: Unit) -> Family:
    return Family(unit.parent_id, pool.cycle_id, pool.kind)


def _may_still_grow(session: Session, family: Family, found: Iterable[tuple[Pool, Unit]], now: datetime) -> bool:
    scope = session.get_one(Unit, family.above_id).path if family.above_id else "/"
    lower = (
        _family(pool, unit)
        for pool, unit in found
        if unit.path.startswith(scope)
        and unit.id != family.above_id
        and pool.cycle_id == family.cycle_id
        and pool.kind == family.kind
    )
    return (
        any(one != family for one in lower)
        or _is_round_running(session, family, scope)
        or _is_time_left(session, family, scope, now)
    )


def _is_round_running(session: Session, family: Family, scope: str) -> bool:
    running = (
        select(Round.id)
        .join(Unit, col(Unit.id) == col(Round.branch_id))
        .where(Round.cycle_id == family.cycle_id, Round.kind == family.kind, Round.state != RoundState.closed)
        .where(col(Unit.path).startswith(scope, autoescape=True))
    )
    return session.exec(running).first() is not None


def _is_time_left(session: Session, family: Family, scope: str, now: datetime) -> bool:
    last_days = (
        select(func.max(Deadline.due_on), col(Unit.timezone))
        .join(Unit, col(Unit.id) == col(Deadline.branch_id))
        .where(Deadline.cycle_id == family.cycle_id, Deadline.step == LAST_STEP[family.kind])
        .where(col(Unit.path).startswith(scope, autoescape=True))
        .group_by(col(Unit.timezone))
    )
    return any(now.astimezone(ZoneInfo(zone)).date() <= day for day, zone in session.exec(last_days))


# ── the overseer ───────────────────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Sum:
    """A pool as far as it may be told: `voices` and counts only where it is told."""

    id: int
    unit: str
    year: int
    state: PoolState
    voices: Voices | None
    counts: dict[str, int]
    reasons: dict[str, int]
    scale: Scale
    """What the newest of the rounds below offered; it says what the marks are called."""


def told(session: Session, pool_id: int) -> Sum | None:
    found = _sums(session, Pool.id == pool_id)
    return found[0] if found else None


def told_to(session: Session, actor: Actor, pool_id: int) -> Sum:
    """For those who oversee the unit. Refusal for everybody else."""
    pool = session.get(Pool, pool_id)
    if pool is None:
        raise Refusal("not-yours")
    ensure_may(actor, Act.read_pool, people.path_of(session, pool.unit_id))
    return _sums(session, Pool.id == pool_id)[0]


def overseen(session: Session, actor: Actor) -> list[Sum]:
    """The pools of the units that somebody oversees, the newest first."""
    return _sums(session, col(Pool.unit_id).in_(actor.units_as(Role.overseer)))


def _sums(session: Session, which: object) -> list[Sum]:
    found = (
        select(Pool, Unit, Cycle.year)
        .join(Unit, col(Unit.id) == col(Pool.unit_id))
        .join(Cycle, col(Cycle.id) == col(Pool.cycle_id))
        .where(which)  # type: ignore[arg-type] # a comparison of columns, which SQLModel's types take for a bool
        .order_by(col(Pool.id).desc())
    )
    return [_sum(session, pool, unit, year) for pool, unit, year in session.exec(found)]


def _sum(session: Session, pool: Pool, unit: Unit, year: int) -> Sum:
    voices = None
    if pool.raters is not None:
        voices = Voices(pool.raters, pool.entitled or 0, pool.branches or 0)
    scale = _scale(session, pool, unit)
    return Sum(pool.id, unit.name, year, pool.state, voices, dict(pool.counts), dict(pool.reasons), scale)


def _scale(session: Session, pool: Pool, unit: Unit) -> Scale:
    below = (
        select(col(Round.scale))
        .join(Unit, col(Unit.id) == col(Round.branch_id))
        .where(Round.cycle_id == pool.cycle_id, Round.kind == pool.kind)
        .where(col(Unit.path).startswith(unit.path, autoescape=True))
        .order_by(col(Round.id).desc())
    )
    return session.exec(below.limit(1)).one()
