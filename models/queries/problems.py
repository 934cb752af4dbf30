"""The problems that a branch has collected and not settled yet."""

from dataclasses import dataclass

from sqlmodel import Session, col, func, select

from models.queries import people
from models.rules.problems import Problem as Listed
from models.rules.rights import Act, Actor, can, ensure_may
from models.tables import PledgeVersion, Problem, Unit

MOST_OFFERED = 6
"""As many buttons as a phone shows at once; whatever else is on the list may be typed."""


@dataclass(frozen=True, slots=True)
class Collection:
    """A branch's list, and what the reader may do with it."""

    branch_id: int
    branch: str
    problems: tuple[Listed, ...]
    may_note: bool
    may_settle: bool
    may_cite: bool


def collection(session: Session, actor: Actor, branch_id: int) -> Collection:
    path = people.path_of(session, branch_id)
    ensure_may(actor, Act.read_problems, path)
    return Collection(
        branch_id,
        session.get_one(Unit, branch_id).name,
        tuple(open_in(session, branch_id)),
        may_note=can(actor, Act.note_problem, path),
        may_settle=can(actor, Act.settle_problem, path),
        may_cite=can(actor, Act.pledge, path),
    )


def open_in(session: Session, branch_id: int) -> list[Listed]:
    """Those that nobody has taken up come first, then the oldest."""
    cited = func.count(func.distinct(PledgeVersion.pledge_id))
    found = session.exec(
        select(Problem.id, Problem.text, cited)
        .outerjoin(PledgeVersion, col(PledgeVersion.problem_id) == col(Problem.id))
        .where(Problem.branch_id == branch_id, col(Problem.settled_at).is_(None))
        .group_by(col(Problem.id), col(Problem.text))
        .order_by(cited, col(Problem.id))
    )
    return [Listed(*one) for one in found]


def offered(session: Session, branch_id: int) -> list[Listed]:
    """Those that are offered to somebody who writes a pledge."""
    return open_in(session, branch_id)[:MOST_OFFERED]


def names_of(session: Session, branch_ids: tuple[int, ...]) -> list[tuple[int, str]]:
    found = session.exec(select(Unit).where(col(Unit.id).in_(branch_ids)).order_by(col(Unit.id)))
    return [(one.id, one.name) for one in found]
