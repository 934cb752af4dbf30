"""Who owes what until a pledge is public: proposing, revising, the fit review, deciding, publishing."""

from datetime import date

from sqlalchemy import Date, Integer, and_, case, cast, exists, func, literal, null, or_, select
from sqlalchemy.orm import aliased
from sqlmodel import col

from models.engine import Rows, utc_day
from models.queries.before_them import undecided
from models.queries.owing import (
    Whose,
    deadline_of_pledge,
    debt,
    is_bound,
    one_a_branch,
    secretary_of,
    wears,
)
from models.queries.publishing import waits_to_be_published
from models.queries.questions import is_unanswered
from models.rules.pledging import Kind, Stage
from models.rules.rating import RoundState
from models.rules.reviewing import Step
from models.rules.rights import Role, Standing
from models.tables import Appointment, Cycle, Deadline, Decision, Entitlement, Pledge, Remark, Round

# ── proposing ──────────────────────────────────────────────────────────────────────────────────────────────────────


def to_propose(today: date, whose: Whose) -> Rows:
    """Members without a pledge for the year, until the branch publishes. What is urgent comes beside it."""
    last = aliased(Deadline)
    until = and_(
        col(last.branch_id) == col(Deadline.branch_id),
        col(last.cycle_id) == col(Deadline.cycle_id),
        col(last.step) == Step.publish,
    )
    written = exists().where(
        col(Pledge.author_id) == col(Appointment.person_id),
        col(Pledge.cycle_id) == col(Deadline.cycle_id),
        col(Pledge.kind) == Kind.annual,
        col(Pledge.stage) != Stage.withdrawn,
    )
    since = case(
        (col(Appointment.since) > col(Deadline.opens_on), col(Appointment.since)), else_=col(Deadline.opens_on)
    )
    return (
        debt(Appointment.person_id, Deadline.branch_id, Deadline.branch_id, since)
        .select_from(Deadline)
        .join(Cycle, col(Cycle.id) == col(Deadline.cycle_id))
        .join(Appointment, and_(col(Appointment.unit_id) == col(Deadline.branch_id), wears(Role.member, today)))
        .outerjoin(last, until)
        .where(
            col(Deadline.step) == Step.propose,
            col(Cycle.year) == today.year,
            col(Appointment.standing) != Standing.exempt,
            or_(col(last.due_on).is_(None), col(last.due_on) >= today),
            ~written,
            whose.are(Appointment.person_id, Deadline.branch_id),
        )
    )


def to_revise(today: date, whose: Whose) -> Rows:
    """Authors of returned pledges; each return is a new round."""
    returned = and_(col(Decision.pledge_id) == col(Pledge.id), col(Decision.version) == col(Pledge.version))
    return (
        debt(Pledge.author_id, Pledge.branch_id, Pledge.id, utc_day(Decision.decided_at), again=Pledge.version)
        .select_from(Pledge)
        .outerjoin(Decision, returned)
        .outerjoin(Deadline, deadline_of_pledge(Step.decide))
        .where(col(Pledge.stage) == Stage.returned, is_bound(today), whose.are(Pledge.author_id, Pledge.branch_id))
    )


# ── the fit review ─────────────────────────────────────────────────────────────────────────────────────────────────


def to_open_review(today: date, whose: Whose) -> Rows:
    """Secretaries of branches with proposed pledges and no round under way."""
    running = exists().where(col(Round.branch_id) == col(Pledge.branch_id), col(Round.state) != RoundState.closed)
    return (
        debt(Appointment.person_id, Pledge.branch_id, Pledge.branch_id, Deadline.opens_on, left=func.count())
        .select_from(Pledge)
        .join(Cycle, col(Cycle.id) == col(Pledge.cycle_id))
        .join(Appointment, secretary_of(Pledge.branch_id, today))
        .outerjoin(Deadline, deadline_of_pledge(Step.fit_review))
        .where(
            col(Pledge.stage) == Stage.proposed,
            col(Cycle.year) == today.year,
            ~running,
            whose.are(Appointment.person_id, Pledge.branch_id),
        )
        .group_by(*one_a_branch(), col(Deadline.opens_on))
    )


def to_close_review(today: date, whose: Whose) -> Rows:
    """Secretaries with a round under way; it closes by itself."""
    return (
        select(
            col(Appointment.person_id).label("person_id"),
            col(Round.branch_id).label("branch_id"),
            col(Round.branch_id).label("subject_id"),
            cast(null(), Integer).label("deadline_id"),
            literal(0).label("round"),
            utc_day(Round.opened_at).label("since"),
            col(Round.closes_on).label("due_on"),
            literal(1).label("left"),
        )
        .join_from(Round, Appointment, secretary_of(Round.branch_id, today))
        .where(col(Round.state) != RoundState.closed, whose.are(Appointment.person_id, Round.branch_id))
    )


# ── deciding and publishing ────────────────────────────────────────────────────────────────────────────────────────


def to_decide(today: date, whose: Whose) -> Rows:  # noqa: ARG001 - one shape for all
    """Whoever may still speak on an undecided pledge, a branch at a time; a pledge that comes back opens a round."""
    first, latest = func.min(utc_day(Decision.asked_at)), func.max(Pledge.version)
    return (
        debt(
            Entitlement.person_id,
            Pledge.branch_id,
            Pledge.branch_id,
            first,
            again=latest,
            left=func.count(),
        )
        .select_from(Entitlement)
        .join(Decision, col(Decision.id) == col(Entitlement.decision_id))
        .join(Pledge, col(Pledge.id) == col(Decision.pledge_id))
        .outerjoin(Deadline, deadline_of_pledge(Step.decide))
        .where(
            col(Entitlement.verdict).is_(None),
            *undecided(),
            whose.are(Entitlement.person_id, Pledge.branch_id),
        )
        .group_by(col(Entitlement.person_id), col(Pledge.branch_id), col(Deadline.id), col(Deadline.due_on))
    )


def to_answer(today: date, whose: Whose) -> Rows:  # noqa: ARG001 - one shape for all
    """Authors whom somebody who decides has asked something; the question ends with the decision."""
    return (
        select(
            col(Pledge.author_id).label("person_id"),
            col(Pledge.branch_id).label("branch_id"),
            col(Remark.id).label("subject_id"),
            cast(null(), Integer).label("deadline_id"),
            literal(0).label("round"),
            utc_day(Remark.written_at).label("since"),
            cast(null(), Date).label("due_on"),
            literal(1).label("left"),
        )
        .join_from(Remark, Decision, col(Decision.id) == col(Remark.decision_id))
        .join(Pledge, col(Pledge.id) == col(Decision.pledge_id))
        .where(*is_unanswered(), whose.are(Pledge.author_id, Pledge.branch_id))
    )


def to_publish(today: date, whose: Whose) -> Rows:
    """Secretaries of branches with approved pledges, or with public ones that say something else by now."""
    return (
        debt(Appointment.person_id, Pledge.branch_id, Pledge.branch_id, Deadline.opens_on, left=func.count())
        .select_from(Pledge)
        .join(Appointment, secretary_of(Pledge.branch_id, today))
        .outerjoin(Deadline, deadline_of_pledge(Step.publish))
        .where(waits_to_be_published(), whose.are(Appointment.person_id, Pledge.branch_id))
        .group_by(*one_a_branch(), col(Deadline.opens_on))
    )
