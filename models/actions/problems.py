"""Putting a problem on the branch's list, and taking it off when it is settled."""

from datetime import datetime

from sqlmodel import Session

from models import audit
from models.queries import people, problems
from models.rules.problems import LONGEST_PROBLEM, ensure_may_note
from models.rules.refusal import Refusal
from models.rules.rights import Act, Actor, ensure_may
from models.rules.writing import said_from
from models.tables import Problem, Unit


def note(session: Session, actor: Actor, branch_id: int, said: str, *, now: datetime) -> problems.Collection:
    """Returns the list as it is then."""
    ensure_may(actor, Act.note_problem, people.path_of(session, branch_id))
    session.get_one(Unit, branch_id, with_for_update=True)  # two people may write down the same at once
    text = said_from(said, most=LONGEST_PROBLEM)
    ensure_may_note(text, problems.open_in(session, branch_id))
    problem = Problem(branch_id=branch_id, text=text, noted_by=actor.person_id, noted_at=now)
    session.add(problem)
    session.flush()
    audit.note(session, at=now, actor_id=actor.person_id, act=Act.note_problem, subject=f"problem:{problem.id}")
    return problems.collection(session, actor, branch_id)


def settle(session: Session, actor: Actor, problem_id: int, *, now: datetime) -> problems.Collection:
    """Pledges that cite it keep doing so. Settling it twice changes nothing."""
    problem = session.get(Problem, problem_id, with_for_update=True)
    if problem is None:
        raise Refusal("not-yours")
    ensure_may(actor, Act.settle_problem, people.path_of(session, problem.branch_id))
    if problem.settled_at is None:
        problem.settled_at = now
        session.add(problem)
        session.flush()
        audit.note(session, at=now, actor_id=actor.person_id, act=Act.settle_problem, subject=f"problem:{problem.id}")
    return problems.collection(session, actor, problem.branch_id)
