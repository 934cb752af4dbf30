"""What the record says that an issued paper said, put together again from the words of its versions."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from sqlalchemy import tuple_
from sqlmodel import Session, col, select

from models.queries import people
from models.queries.printing import Public, facts_of
from models.rules.keeping import Goal
from models.rules.pledging import Stage
from models.rules.printing import Facts, Line, Paper, Rated, State, code_of
from models.tables import Issue, Person, Pledge, PledgeVersion


@dataclass(frozen=True, slots=True)
class Proof:
    """What the record says of an issued paper. `newer` is the version that has taken its place, if any.

    `facts` is None when the record no longer has all of it. `public` are the pledges that are public now, in the very
    version that was printed; the rest must not be shown any more.
    """

    issue: Issue
    facts: Facts | None
    public: frozenset[int]
    names: frozenset[int]
    newer: int | None

    @property
    def holds(self) -> bool:
        """Whether the record still says, letter for letter, what was printed."""
        issue = self.issue
        return self.facts is not None and code_of(self.facts, issue.version, issue.issued_on) == issue.code


def last_issue(session: Session, paper: Paper, branch_id: int, cycle_id: int, person_id: int | None) -> Issue | None:
    """The newest version of this paper."""
    found = select(Issue).where(
        Issue.paper == paper,
        Issue.branch_id == branch_id,
        Issue.cycle_id == cycle_id,
        col(Issue.person_id).is_(None) if person_id is None else Issue.person_id == person_id,
    )
    return session.exec(found.order_by(col(Issue.version).desc())).first()


def issue_coded(session: Session, code: str) -> Issue | None:
    return session.exec(select(Issue).where(Issue.code == code)).first()


def proof(session: Session, code: str) -> Proof | None:
    """What the record says of the paper with this code; None when none was issued."""
    issue = issue_coded(session, code)
    if issue is None:
        return None
    words = _words_of(session, issue.lines)
    newest = last_issue(session, issue.paper, issue.branch_id, issue.cycle_id, issue.person_id)
    public = frozenset(
        pledge.id
        for pledge, wording, _ in words.values()
        if pledge.stage is Stage.published and pledge.published_version == wording.number
    )
    return Proof(
        issue,
        _recorded(session, issue, words),
        public,
        names=frozenset(pledge.id for pledge, _, author in words.values() if author.name_public),
        newer=newest.version if newest and newest.version > issue.version else None,
    )


def _words_of(session: Session, kept: Iterable[dict[str, Any]]) -> dict[tuple[int, int], Public]:
    """The words of these versions, by pledge and number."""
    wanted = [(one["pledge_id"], one["version"]) for one in kept]
    found = session.exec(
        select(Pledge, PledgeVersion, Person)
        .join(PledgeVersion, col(PledgeVersion.pledge_id) == col(Pledge.id))
        .join(Person, col(Person.id) == col(Pledge.author_id))
        .where(tuple_(col(Pledge.id), col(PledgeVersion.number)).in_(wanted))
    )
    return {(pledge.id, wording.number): (pledge, wording, author) for pledge, wording, author in found}


def _recorded(session: Session, issue: Issue, words: dict[tuple[int, int], Public]) -> Facts | None:
    if len(words) < len(issue.lines):
        return None
    lines = tuple(_line_kept(one, words[one["pledge_id"], one["version"]]) for one in issue.lines)
    owner = people.name_of(session, issue.person_id) if issue.person_id else ""
    return facts_of(session, issue.paper, issue.branch_id, issue.cycle_id, owner, lines)


def kept_from(line: Line) -> dict[str, Any]:
    """What is kept of a line beside the words that stand in the version."""
    rated = line.rated and {
        "entitled": line.rated.entitled,
        "ballots": line.rated.ballots,
        "counts": [list(one) for one in line.rated.counts],
    }
    return {
        "pledge_id": line.pledge_id,
        "version": line.version,
        "named": bool(line.who),
        "reached": None if line.goal.reached is None else str(line.goal.reached),
        "told_on": line.told_on and line.told_on.isoformat(),
        "state": line.state.value,
        "rated": rated,
    }


def _line_kept(kept: dict[str, Any], words: Public) -> Line:
    """The line as it was printed, put together again from what is kept and the words of the version."""
    pledge, wording, author = words
    rated = kept["rated"]
    reached = None if kept["reached"] is None else Decimal(kept["reached"])
    return Line(
        pledge_id=pledge.id,
        version=wording.number,
        who=author.name if kept["named"] else "",
        text=wording.text,
        due_on=wording.due_on,
        goal=Goal(wording.baseline, wording.target, wording.unit, reached),
        told_on=kept["told_on"] and date.fromisoformat(kept["told_on"]),
        state=State(kept["state"]),
        rated=rated
        and Rated(rated["entitled"], rated["ballots"], tuple((mark, votes) for mark, votes in rated["counts"])),
    )
