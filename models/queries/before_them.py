"""Which questions are still before those who decide, and which of them wait for whom."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement
from sqlmodel import Session, and_, col, func, or_, select
from sqlmodel.sql.expression import Select

from models.queries.places import has_the_place
from models.rules.amending import Matter, can_be_decided
from models.rules.batch import MOST_AT_ONCE
from models.rules.deciding import Verdict
from models.rules.pledging import KEPT, Stage
from models.rules.reviewing import Step
from models.rules.rights import Actor
from models.rules.work import Task, Work
from models.tables import Deadline, Decision, Entitlement, Person, Pledge, PledgeVersion, Unit


@dataclass(frozen=True, slots=True)
class Waiting:
    """An undecided pledge on somebody's list; `verdict` is what that person has said so far."""

    decision_id: int
    author: str
    text: str
    verdict: Verdict | None
    is_opened: bool = False
    urges: int = 0
    matter: Matter = Matter.pledge


def is_before_them(decision: Decision, pledge: Pledge) -> bool:
    """Whether what was put to them is still theirs to decide on."""
    return can_be_decided(decision.matter, pledge.stage, is_taken_back=decision.taken_back_at is not None)


def undecided() -> tuple[ColumnElement[bool], ...]:
    return col(Decision.outcome).is_(None), is_before_the_committee()


def is_before_the_committee() -> ColumnElement[bool]:
    """The condition that a question is still one: the pledge waits for it, or the wish is about one that stands."""
    is_wished = and_(col(Decision.matter) != Matter.pledge, col(Decision.taken_back_at).is_(None))
    is_wish = and_(is_wished, col(Pledge.stage).in_(KEPT))
    return or_(is_wish, and_(col(Decision.matter) == Matter.pledge, col(Pledge.stage) == Stage.deciding))


def is_its_version() -> ColumnElement[bool]:
    return and_(
        col(PledgeVersion.pledge_id) == col(Decision.pledge_id), col(PledgeVersion.number) == col(Decision.version)
    )


def open_cards(session: Session, person_id: int, today: date) -> list[Waiting]:
    """Undecided pledges on which the person may speak today: first those not yet spoken on, oldest first."""
    found = session.exec(
        _open(person_id)
        .where(has_the_place(today))
        .order_by(col(Entitlement.verdict).is_not(None), col(Decision.asked_at), col(Decision.id))
    )
    return [
        Waiting(
            decision_id=decision.id,
            author=author.name,
            text=wording.text,
            verdict=vote.verdict,
            is_opened=vote.opened_at is not None,
            urges=decision.urges,
            matter=decision.matter,
        )
        for decision, vote, wording, author in found
    ]


def opened(listed: Iterable[Waiting]) -> list[Waiting]:
    """Those that may be approved together: looked at, and not spoken on."""
    return [one for one in listed if one.is_opened and one.verdict is None][:MOST_AT_ONCE]


def open_work(session: Session, actor: Actor, today: date) -> list[Task]:  # noqa: ARG001 - one shape for every room
    """One task a branch, however many pledges wait: the list behind it shows each."""
    counted = (
        select(col(Unit.id), col(Unit.name), col(Deadline.due_on), func.count())
        .select_from(Entitlement)
        .join(Decision, col(Decision.id) == col(Entitlement.decision_id))
        .join(Pledge, col(Pledge.id) == col(Decision.pledge_id))
        .join(Unit, col(Unit.id) == col(Pledge.branch_id))
        .outerjoin(Deadline, _is_deadline_for_deciding())
        .where(Entitlement.person_id == actor.person_id, col(Entitlement.verdict).is_(None), *undecided())
        .group_by(col(Unit.id), col(Unit.name), col(Deadline.due_on))
        .order_by(col(Unit.id))
    )
    return [Task(Work.decide, unit, name, due_on, left) for unit, name, due_on, left in session.exec(counted)]


def _open(person_id: int) -> Select[Decision, Entitlement, PledgeVersion, Person]:
    return (
        select(Decision, Entitlement, PledgeVersion, Person)
        .join(Entitlement, col(Entitlement.decision_id) == col(Decision.id))
        .join(Pledge, col(Pledge.id) == col(Decision.pledge_id))
        .join(PledgeVersion, is_its_version())
        .join(Person, col(Person.id) == col(Pledge.author_id))
        .where(Entitlement.person_id == person_id, *undecided())
    )


def following(session: Session, decision_id: int, person_id: int) -> tuple[int, ...]:
    found = session.exec(
        select(Decision.id)
        .join(Entitlement, col(Entitlement.decision_id) == col(Decision.id))
        .join(Pledge, col(Pledge.id) == col(Decision.pledge_id))
        .where(Entitlement.person_id == person_id, col(Entitlement.verdict).is_(None), *undecided())
        .where(Decision.id != decision_id)
        .order_by(col(Decision.id))
    )
    return tuple(found)


def _is_deadline_for_deciding() -> ColumnElement[bool]:
    return and_(
        col(Deadline.branch_id) == col(Pledge.branch_id),
        col(Deadline.cycle_id) == col(Pledge.cycle_id),
        col(Deadline.step) == Step.decide,
    )
