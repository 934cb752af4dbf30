"""What somebody sees who answers for the branches below: the branches, and what they have decided this year."""

from dataclasses import dataclass

from sqlmodel import Session, and_, col, exists, or_, select

from models.queries import people
from models.queries.overruled import Overruled, overruled
from models.queries.rolls import Subject, subject
from models.rules.amending import Matter
from models.rules.deciding import Cause, Outcome
from models.rules.overruling import can_be_overruled
from models.rules.pledging import Stage
from models.rules.refusal import Refusal
from models.rules.rights import Act, Actor, Level, Role, ensure_may
from models.tables import Cycle, Decision, Overruling, Person, Pledge, PledgeVersion, Unit


@dataclass(frozen=True, slots=True)
class Decided:
    """A decision of the branch as a line of the list."""

    decision_id: int
    author: str
    text: str
    outcome: Outcome


@dataclass(frozen=True, slots=True)
class Desk:
    """A branch and what it has decided, as far as that can be overruled."""

    branch_id: int
    branch: str
    decided: list[Decided]


@dataclass(frozen=True, slots=True)
class Ruled:
    """One decision before it is overruled, and after."""

    decision_id: int
    branch_id: int
    about: Subject
    outcome: Outcome
    cause: Cause | None
    stage: Stage
    is_open: bool
    overruled: Overruled | None


def branches(session: Session, actor: Actor) -> list[Unit]:
    """The branches below the units that the actor oversees. Refusal for everybody else."""
    overseen = select(Unit.path).where(col(Unit.id).in_(actor.units_as(Role.overseer)))
    paths = list(session.exec(overseen))
    if not paths:
        raise Refusal("overseeing-overseers-only")
    below = or_(*(col(Unit.path).startswith(path) for path in paths))
    return list(session.exec(select(Unit).where(Unit.level == Level.branch, below).order_by(col(Unit.path))))


def desk(session: Session, actor: Actor, branch_id: int, year: int) -> Desk:
    """What the branch has decided this year and what can still be overruled, the latest first."""
    ensure_above(session, actor, branch_id)
    is_version = and_(
        col(PledgeVersion.pledge_id) == col(Decision.pledge_id), col(PledgeVersion.number) == col(Decision.version)
    )
    found = session.exec(
        select(Decision, Pledge, PledgeVersion, Person)
        .join(Pledge, col(Pledge.id) == col(Decision.pledge_id))
        .join(PledgeVersion, is_version)
        .join(Person, col(Person.id) == col(Pledge.author_id))
        .join(Cycle, col(Cycle.id) == col(Pledge.cycle_id))
        .where(Pledge.branch_id == branch_id, Cycle.year == year, Decision.matter == Matter.pledge)
        .where(col(Decision.outcome).is_not(None), ~exists().where(col(Overruling.decision_id) == col(Decision.id)))
        .order_by(col(Decision.decided_at).desc(), col(Decision.id).desc())
    )
    listed = [
        Decided(decision.id, author.name, wording.text, decision.outcome)
        for decision, pledge, wording, author in found
        if decision.outcome and is_open(decision, pledge)
    ]
    return Desk(branch_id, session.get_one(Unit, branch_id).name, listed)


def ruled(session: Session, actor: Actor, decision_id: int) -> Ruled:
    decision = session.get(Decision, decision_id)
    if decision is None or decision.outcome is None:
        raise Refusal("overseeing-not-any-more")
    pledge = session.get_one(Pledge, decision.pledge_id)
    ensure_above(session, actor, pledge.branch_id)
    return Ruled(
        decision_id=decision_id,
        branch_id=pledge.branch_id,
        about=subject(session, decision_id),
        outcome=decision.outcome,
        cause=Cause(decision.cause) if decision.cause else None,
        stage=pledge.stage,
        is_open=is_open(decision, pledge),
        overruled=overruled(session, decision_id),
    )


def is_open(decision: Decision, pledge: Pledge) -> bool:
    is_present = decision.version == pledge.version
    return can_be_overruled(decision.matter, decision.outcome, pledge.stage, is_present=is_present)


def ensure_above(session: Session, actor: Actor, branch_id: int) -> tuple[int, ...]:
    """The units above the branch; Refusal for whoever does not oversee one of them."""
    above = tuple(one for one in people.path_of(session, branch_id) if one != branch_id)
    ensure_may(actor, Act.overrule, above)
    return above


def overseen_from(session: Session, actor: Actor, branch_id: int) -> int:
    """The nearest unit above the branch that the actor oversees."""
    above = ensure_above(session, actor, branch_id)
    return next(one for one in reversed(above) if one in actor.units_as(Role.overseer))
