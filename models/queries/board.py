"""What the public reads: published pledges only, names as agreed, ratings only where they may be told."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy.orm import aliased
from sqlmodel import Session, col, func, select
from sqlmodel.sql.expression import Select

from models.queries.publishing import public_name
from models.queries.results import FitReview, fit_review
from models.queries.wording import is_public_version
from models.rules.keeping import Goal
from models.rules.pledging import Stage
from models.tables import Cycle, Person, Pledge, PledgeVersion, Progress, Unit


@dataclass(frozen=True, slots=True)
class Township:
    """A unit right above branches that have made something public; `above` is the county it belongs to."""

    unit_id: int
    name: str
    above: str
    branches: int
    pledges: int


@dataclass(frozen=True, slots=True)
class Entry:
    """A branch that has made something public."""

    branch_id: int
    branch: str
    pledges: int


@dataclass(frozen=True, slots=True)
class Branches:
    """A township's branches that have made something public, in the order of the roster."""

    township: str
    above: str
    entries: list[Entry]


@dataclass(frozen=True, slots=True)
class Public:
    """A published pledge. `who` is None unless its author agreed to be named; `told_on` is the day of the last deed."""

    pledge_id: int
    who: str | None
    wording: PledgeVersion
    published_at: datetime | None
    goal: Goal
    told_on: date | None


@dataclass(frozen=True, slots=True)
class Branch:
    """A branch's published pledges by year, the newest year first."""

    branch_id: int
    branch: str
    above_id: int
    above: str
    years: dict[int, list[Public]]


@dataclass(frozen=True, slots=True)
class Page:
    """One published pledge with what the representatives said of it, as far as it may be told."""

    branch_id: int
    branch: str
    year: int
    pledge: Public
    review: FitReview | None


def townships(session: Session) -> list[Township]:
    """Those with something published below them, in the order of the roster, those of one county together."""
    township, county = aliased(Unit), aliased(Unit)
    counted = (
        select(township, county, func.count(func.distinct(col(Unit.id))), func.count())
        .select_from(Pledge)
        .join(Unit, col(Unit.id) == col(Pledge.branch_id))
        .join(township, col(township.id) == col(Unit.parent_id))
        .outerjoin(county, col(county.id) == col(township.parent_id))
        .where(col(Pledge.stage) == Stage.published)
        .group_by(col(township.id), col(county.id))
        .order_by(col(township.path))
    )
    return [
        Township(unit.id, unit.name, above.name if above else "", branches, pledges)
        for unit, above, branches, pledges in session.exec(counted)
    ]


def township(session: Session, unit_id: int) -> Branches | None:
    """None when nothing is published below it."""
    counted = (
        select(Unit, func.count())
        .join(Pledge, col(Pledge.branch_id) == col(Unit.id))
        .where(Pledge.stage == Stage.published, Unit.parent_id == unit_id)
        .group_by(col(Unit.id))
        .order_by(col(Unit.path))
    )
    entries = [Entry(unit.id, unit.name, pledges) for unit, pledges in session.exec(counted)]
    if not entries:
        return None
    unit = session.get_one(Unit, unit_id)
    return Branches(unit.name, _name(session, unit.parent_id), entries)


def branch(session: Session, branch_id: int) -> Branch | None:
    """None when there is nothing published: whether the branch exists is not told."""
    found = list(session.exec(_published().where(Pledge.branch_id == branch_id)))
    if not found:
        return None
    deeds = deeds_of(session, [pledge.id for pledge, *_ in found])
    years: dict[int, list[Public]] = {}
    for pledge, wording, author, cycle in found:
        years.setdefault(cycle.year, []).append(_public(pledge, wording, author, deeds.get(pledge.id, [])))
    unit = session.get_one(Unit, branch_id)
    return Branch(branch_id, unit.name, unit.parent_id or 0, _name(session, unit.parent_id), years)


def pledge(session: Session, pledge_id: int) -> Page | None:
    """None when it is not public, or not any more."""
    found = session.exec(_published().where(Pledge.id == pledge_id)).first()
    if found is None:
        return None
    row, wording, author, cycle = found
    public = _public(row, wording, author, deeds_of(session, [row.id]).get(row.id, []))
    unit = session.get_one(Unit, row.branch_id)
    return Page(unit.id, unit.name, cycle.year, public, fit_review(session, pledge_id))


def _published() -> Select[Pledge, PledgeVersion, Person, Cycle]:
    return (
        select(Pledge, PledgeVersion, Person, Cycle)
        .join(PledgeVersion, is_public_version())
        .join(Person, col(Person.id) == col(Pledge.author_id))
        .join(Cycle, col(Cycle.id) == col(Pledge.cycle_id))
        .where(Pledge.stage == Stage.published)
        .order_by(col(Cycle.year).desc(), col(Pledge.id))
    )


def _public(row: Pledge, wording: PledgeVersion, author: Person, deeds: list[Progress]) -> Public:
    """`deeds` in the order in which they were done."""
    reached = next((deed.value for deed in reversed(deeds) if deed.value is not None), None)
    goal = Goal(wording.baseline, wording.target, wording.unit, reached)
    told_on = deeds[-1].occurred_on if deeds else None
    return Public(row.id, public_name(author), wording, row.published_at, goal, told_on)


def deeds_of(session: Session, pledge_ids: Iterable[int]) -> dict[int, list[Progress]]:
    """What was done, by pledge, in the order in which it was done."""
    done = (
        select(Progress)
        .where(col(Progress.pledge_id).in_(list(pledge_ids)))
        .order_by(col(Progress.occurred_on), col(Progress.id))
    )
    deeds: dict[int, list[Progress]] = {}
    for deed in session.exec(done):
        deeds.setdefault(deed.pledge_id, []).append(deed)
    return deeds


def _name(session: Session, unit_id: int | None) -> str:
    unit = session.get(Unit, unit_id) if unit_id else None
    return unit.name if unit else ""
