"""Issuing papers. One that says the same as the last is the last; anything else is its next version."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlmodel import Session

from models import audit
from models.queries import people, proving
from models.queries import printing as papers
from models.rules.printing import Facts, Paper, Wanted, code_of
from models.rules.refusal import Refusal
from models.rules.rights import Act, Actor, ensure_may
from models.tables import Issue, Unit


@dataclass(frozen=True, slots=True)
class Issued:
    """A paper to be printed: what it says, and what was issued."""

    facts: Facts
    version: int
    issued_on: date
    code: str


def issue(session: Session, actor: Actor, wanted: Wanted, *, now: datetime) -> Issued:
    """The paper as it is today, with version and check code. Refusal when it is not theirs, or nothing is public."""
    branch_id = _branch_of(session, actor, wanted)
    found = papers.known(session, wanted, people.local_day(session, branch_id, now))
    if found is None:
        raise Refusal("printing-nothing-public")
    session.get_one(Unit, found.branch_id, with_for_update=True)  # two who print at once print the same
    last = proving.last_issue(session, wanted.paper, found.branch_id, found.cycle_id, found.person_id)
    if last and code_of(found.facts, last.version, last.issued_on) == last.code:
        return Issued(found.facts, last.version, last.issued_on, last.code)
    return _next(session, actor, found, last.version + 1 if last else 1, now)


def _branch_of(session: Session, actor: Actor, wanted: Wanted) -> int:
    """The branch whose paper it is, where the actor may print it; one's own card everybody may."""
    branch_id = wanted.of_id
    if wanted.paper is Paper.member_card:
        home = papers.branch_of_card(session, wanted.of_id)
        if home is None:
            raise Refusal("printing-nothing-public" if wanted.of_id == actor.person_id else "not-yours")
        branch_id = home
        if wanted.of_id == actor.person_id:
            return branch_id
    ensure_may(actor, Act.issue_paper, people.path_of(session, branch_id))
    return branch_id


def _next(session: Session, actor: Actor, found: papers.Known, version: int, now: datetime) -> Issued:
    """A code that another paper has already is left out, with its version."""
    day = people.local_day(session, found.branch_id, now)
    code = code_of(found.facts, version, day)
    if proving.issue_coded(session, code):
        return _next(session, actor, found, version + 1, now)
    made = Issue(
        paper=found.facts.paper,
        branch_id=found.branch_id,
        cycle_id=found.cycle_id,
        person_id=found.person_id,
        version=version,
        code=code,
        lines=[proving.kept_from(line) for line in found.facts.lines],
        issued_on=day,
        issued_by=actor.person_id,
    )
    session.add(made)
    session.flush()
    audit.note(session, at=now, actor_id=actor.person_id, act=Act.issue_paper, subject=f"issue:{made.id}", code=code)
    return Issued(found.facts, version, day, code)
