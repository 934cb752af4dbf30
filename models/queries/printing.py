"""What is printed: whose papers somebody may have, and what a paper says now."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement
from sqlmodel import Session, col, func, select

from models.queries import people
from models.queries.board import deeds_of
from models.queries.publishing import public_name
from models.queries.results import fit_review
from models.queries.wording import is_public_version
from models.rules.keeping import Goal
from models.rules.pledging import Stage
from models.rules.printing import Facts, Line, Paper, Rated, Wanted, state_of
from models.rules.rights import GRANTED, Act, Actor, ensure_may
from models.tables import Cycle, Person, Pledge, PledgeVersion, Progress, Unit

Public = tuple[Pledge, PledgeVersion, Person]


@dataclass(frozen=True, slots=True)
class Known:
    """What a paper would say, and whose it is."""

    branch_id: int
    cycle_id: int
    person_id: int | None
    facts: Facts


@dataclass(frozen=True, slots=True)
class Holder:
    """A member with public pledges, whose card can be printed."""

    person_id: int
    name: str
    pledges: int


@dataclass(frozen=True, slots=True)
class Shelf:
    """Whose papers somebody may print: a branch with the members who have public pledges."""

    branch_id: int
    branch: str
    holders: list[Holder]


# ── what may be printed ────────────────────────────────────────────────────────────────────────────────────────────


def branches_printed(session: Session, actor: Actor) -> list[Unit]:
    """The branches whose papers somebody may print."""
    theirs = {hat.unit_id for hat in actor.hats if hat.role in GRANTED[Act.issue_paper]}
    return list(session.exec(select(Unit).where(col(Unit.id).in_(theirs)).order_by(col(Unit.id))))


def branch_of_card(session: Session, person_id: int) -> int | None:
    """Where somebody has pledged in public last; None when nothing of theirs is public."""
    public = select(Pledge).join(Cycle, col(Cycle.id) == col(Pledge.cycle_id))
    theirs = public.where(Pledge.author_id == person_id, Pledge.stage == Stage.published)
    last = session.exec(theirs.order_by(col(Cycle.year).desc(), col(Pledge.id).desc())).first()
    return last.branch_id if last else None


def shelf(session: Session, actor: Actor, branch_id: int) -> Shelf:
    """Refusal unless the actor may print the branch's papers."""
    ensure_may(actor, Act.issue_paper, people.path_of(session, branch_id))
    cycle_id = _newest_cycle(session, col(Pledge.branch_id) == branch_id)
    counted = (
        select(col(Person.id), col(Person.name), func.count())
        .join(Pledge, col(Pledge.author_id) == col(Person.id))
        .where(Pledge.branch_id == branch_id, Pledge.cycle_id == cycle_id, Pledge.stage == Stage.published)
        .group_by(col(Person.id), col(Person.name))
        .order_by(col(Person.id))
    )
    return Shelf(branch_id, session.get_one(Unit, branch_id).name, [Holder(*one) for one in session.exec(counted)])


# ── what a paper says now ──────────────────────────────────────────────────────────────────────────────────────────


def known(session: Session, wanted: Wanted, today: date) -> Known | None:
    """What the paper says today, of the newest year with something public; None when nothing is."""
    is_card = wanted.paper is Paper.member_card
    which = col(Pledge.author_id if is_card else Pledge.branch_id) == wanted.of_id
    cycle_id = _newest_cycle(session, which)
    if cycle_id is None:
        return None
    found = _public(session, which, cycle_id)
    deeds = deeds_of(session, [pledge.id for pledge, *_ in found])
    lines = tuple(_line(session, one, deeds.get(one[0].id, []), today, is_card=is_card) for one in found)
    branch_id, owner = found[-1][0].branch_id, found[-1][2].name if is_card else ""
    facts = facts_of(session, wanted.paper, branch_id, cycle_id, owner, lines)
    return Known(branch_id, cycle_id, wanted.of_id if is_card else None, facts)


def _public(session: Session, which: ColumnElement[bool], cycle_id: int) -> list[Public]:
    found = session.exec(
        select(Pledge, PledgeVersion, Person)
        .join(PledgeVersion, is_public_version())
        .join(Person, col(Person.id) == col(Pledge.author_id))
        .where(which, Pledge.cycle_id == cycle_id, Pledge.stage == Stage.published)
        .order_by(col(Pledge.id))
    )
    return list(found)


def _newest_cycle(session: Session, which: ColumnElement[bool]) -> int | None:
    newest = (
        select(col(Cycle.id))
        .join(Pledge, col(Pledge.cycle_id) == col(Cycle.id))
        .where(which, Pledge.stage == Stage.published)
        .order_by(col(Cycle.year).desc())
    )
    return session.exec(newest).first()


def _line(session: Session, one: Public, deeds: list[Progress], today: date, *, is_card: bool) -> Line:
    """A card is the member's own and names nobody in its lines; what hangs on a wall names whoever agreed."""
    pledge, wording, author = one
    reached = next((deed.value for deed in reversed(deeds) if deed.value is not None), None)
    goal = Goal(wording.baseline, wording.target, wording.unit, reached)
    told_on = deeds[-1].occurred_on if deeds else None
    return Line(
        pledge_id=pledge.id,
        version=wording.number,
        who="" if is_card else public_name(author) or "",
        text=wording.text,
        due_on=wording.due_on,
        goal=goal,
        told_on=told_on,
        state=state_of(goal, wording.due_on, told_on, today),
        rated=_rated(session, pledge.id, wording.number) if is_card else None,
    )


def _rated(session: Session, pledge_id: int, version: int) -> Rated | None:
    """What was said of these very words, where it may be told."""
    review = fit_review(session, pledge_id)
    if review is None or review.ballots is None or review.version != version:
        return None
    return Rated(review.entitled, review.ballots, tuple(review.counts.items()))


def facts_of(  # noqa: PLR0913, PLR0917 - all that a paper says
    session: Session, paper: Paper, branch_id: int, cycle_id: int, owner: str, lines: tuple[Line, ...]
) -> Facts:
    branch = session.get_one(Unit, branch_id)
    above = session.get(Unit, branch.parent_id) if branch.parent_id else None
    year = session.get_one(Cycle, cycle_id).year
    return Facts(paper, branch.name, above.name if above else "", year, owner, lines)
