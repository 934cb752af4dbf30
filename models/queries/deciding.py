"""What a committee member sees of a decision, and which decisions wait for whom."""

from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement
from sqlmodel import Session, and_, col, func, select
from sqlmodel.sql.expression import Select

from models.queries.results import FitReview, fit_review
from models.rules.deciding import Cause, Opinion, Verdict, ensure_may_see
from models.rules.pledging import Stage
from models.rules.refusal import Refusal
from models.rules.reviewing import Step
from models.rules.rights import Actor
from models.rules.work import Task, Work
from models.tables import Deadline, Decision, Entitlement, Person, Pledge, PledgeVersion, Unit


@dataclass(frozen=True, slots=True)
class Card:
    """A decision as one reader sees it now. `following` are the reader's other open ones, oldest first."""

    decision: Decision
    decided_on: date | None
    stage: Stage
    author: str
    wording: PledgeVersion
    review: FitReview | None
    entitled: int
    said: dict[Verdict, int]
    mine: Opinion | None
    following: tuple[int, ...]

    @property
    def given(self) -> int:
        return sum(self.said.values())

    @property
    def is_open(self) -> bool:
        return self.decision.outcome is None and self.stage is Stage.deciding

    def returning(self, cause: Cause) -> Opinion:
        """A return for this cause, with the line to the author that the reader has written for it already."""
        return self.mine if self.mine and self.mine.cause is cause else Opinion(Verdict.return_, cause)


@dataclass(frozen=True, slots=True)
class Waiting:
    """An undecided pledge on somebody's list; `verdict` is what that person has said so far."""

    decision_id: int
    author: str
    text: str
    verdict: Verdict | None


@dataclass(frozen=True, slots=True)
class Told:
    """A decision as the author is told of it; `is_current` until a new version is handed in."""

    decision: Decision
    decided_on: date
    wording: PledgeVersion
    is_current: bool


def card(session: Session, decision_id: int, reader_id: int) -> Card:
    """The card as it stands now; refused when there is no such decision, or it is not the reader's to see."""
    found = session.exec(
        select(Decision, Pledge, PledgeVersion, Person)
        .join(Pledge, col(Pledge.id) == col(Decision.pledge_id))
        .join(PledgeVersion, _is_its_version())
        .join(Person, col(Person.id) == col(Pledge.author_id))
        .where(Decision.id == decision_id)
    ).first()
    if found is None:
        raise Refusal("deciding-unknown")
    decision, pledge, wording, author = found
    entitled = roll(session, decision_id)
    ensure_may_see(is_entitled=reader_id in entitled, is_author=reader_id == author.id)
    return Card(
        decision=decision,
        decided_on=_local_day(session, pledge, decision.decided_at),
        stage=pledge.stage,
        author=author.name,
        wording=wording,
        review=fit_review(session, pledge.id),
        entitled=len(entitled),
        said={verdict: sum(one.verdict is verdict for one in entitled.values()) for verdict in Verdict},
        mine=opinion_of(entitled[reader_id]),
        following=_following(session, decision_id, reader_id),
    )


def roll(session: Session, decision_id: int) -> dict[int, Entitlement]:
    """Those entitled by their id, with what they have said."""
    entitled = select(Entitlement).where(Entitlement.decision_id == decision_id).order_by(col(Entitlement.person_id))
    return {one.person_id: one for one in session.exec(entitled)}


def asked(session: Session, pledge_id: int, version: int) -> Decision | None:
    """The question put about this version, if it was."""
    return session.exec(select(Decision).where(Decision.pledge_id == pledge_id, Decision.version == version)).first()


def opinion_of(vote: Entitlement) -> Opinion | None:
    if vote.verdict is None:
        return None
    return Opinion(vote.verdict, Cause(vote.cause) if vote.cause else None, vote.note)


def open_cards(session: Session, person_id: int) -> list[Waiting]:
    """Undecided pledges on which the person may speak: first those not yet spoken on, oldest first."""
    found = session.exec(
        _open(person_id).order_by(col(Entitlement.verdict).is_not(None), col(Decision.asked_at), col(Decision.id))
    )
    return [Waiting(decision.id, author.name, wording.text, vote.verdict) for decision, vote, wording, author in found]


def open_work(session: Session, actor: Actor, today: date) -> list[Task]:  # noqa: ARG001 - one shape for every room
    """One task a branch, however many pledges wait: the list behind it shows each."""
    counted = (
        select(col(Unit.id), col(Unit.name), col(Deadline.due_on), func.count())
        .select_from(Entitlement)
        .join(Decision, col(Decision.id) == col(Entitlement.decision_id))
        .join(Pledge, col(Pledge.id) == col(Decision.pledge_id))
        .join(Unit, col(Unit.id) == col(Pledge.branch_id))
        .outerjoin(Deadline, _is_deadline_for_deciding())
        .where(Entitlement.person_id == actor.person_id, col(Entitlement.verdict).is_(None), *_undecided())
        .group_by(col(Unit.id), col(Unit.name), col(Deadline.due_on))
        .order_by(col(Unit.id))
    )
    return [Task(Work.decide, unit, name, due_on, left) for unit, name, due_on, left in session.exec(counted)]


def told(session: Session, decision_id: int) -> Told | None:
    """What the author is told; None while nothing is decided."""
    found = session.exec(
        select(Decision, Pledge, PledgeVersion)
        .join(Pledge, col(Pledge.id) == col(Decision.pledge_id))
        .join(PledgeVersion, _is_its_version())
        .where(Decision.id == decision_id)
    ).first()
    if found is None:
        return None
    decision, pledge, wording = found
    decided_on = _local_day(session, pledge, decision.decided_at)
    if decided_on is None:
        return None
    is_current = pledge.version == decision.version and pledge.stage is not Stage.withdrawn
    return Told(decision, decided_on, wording, is_current)


def _open(person_id: int) -> Select[Decision, Entitlement, PledgeVersion, Person]:
    return (
        select(Decision, Entitlement, PledgeVersion, Person)
        .join(Entitlement, col(Entitlement.decision_id) == col(Decision.id))
        .join(Pledge, col(Pledge.id) == col(Decision.pledge_id))
        .join(PledgeVersion, _is_its_version())
        .join(Person, col(Person.id) == col(Pledge.author_id))
        .where(Entitlement.person_id == person_id, *_undecided())
    )


def _following(session: Session, decision_id: int, person_id: int) -> tuple[int, ...]:
    found = session.exec(
        select(Decision.id)
        .join(Entitlement, col(Entitlement.decision_id) == col(Decision.id))
        .join(Pledge, col(Pledge.id) == col(Decision.pledge_id))
        .where(Entitlement.person_id == person_id, col(Entitlement.verdict).is_(None), *_undecided())
        .where(Decision.id != decision_id)
        .order_by(col(Decision.id))
    )
    return tuple(found)


def _local_day(session: Session, pledge: Pledge, moment: datetime | None) -> date | None:
    """The day in the village; the database keeps UTC."""
    zone = ZoneInfo(session.get_one(Unit, pledge.branch_id).timezone)
    return moment.astimezone(zone).date() if moment else None


def _undecided() -> tuple[ColumnElement[bool], ...]:
    return col(Decision.outcome).is_(None), col(Pledge.stage) == Stage.deciding


def _is_its_version() -> ColumnElement[bool]:
    return and_(
        col(PledgeVersion.pledge_id) == col(Decision.pledge_id), col(PledgeVersion.number) == col(Decision.version)
    )


def _is_deadline_for_deciding() -> ColumnElement[bool]:
    return and_(
        col(Deadline.branch_id) == col(Pledge.branch_id),
        col(Deadline.cycle_id) == col(Pledge.cycle_id),
        col(Deadline.step) == Step.decide,
    )
