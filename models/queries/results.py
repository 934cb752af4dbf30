"""What the fit review says of a pledge, as far as it may be told."""

from dataclasses import dataclass, field

from sqlmodel import Session, and_, col, select

from models.rules.rating import Mark, Reason, RoundKind, RoundState, can_be_told
from models.tables import Round, RoundItem, RoundResult


@dataclass(frozen=True, slots=True)
class FitReview:
    """What the representatives said of one version of a pledge; no `ballots` when too few spoke to tell it."""

    entitled: int
    version: int
    ballots: int | None = None
    counts: dict[Mark, int] = field(default_factory=dict)
    reasons: dict[Reason, int] = field(default_factory=dict)


def fit_review(session: Session, pledge_id: int) -> FitReview | None:
    """The last fit review of a pledge that is closed; None when there was none."""
    of_this_item = and_(
        col(RoundItem.round_id) == col(RoundResult.round_id), col(RoundItem.pledge_id) == col(RoundResult.pledge_id)
    )
    found = session.exec(
        select(RoundResult, RoundItem)
        .join(Round, col(Round.id) == col(RoundResult.round_id))
        .join(RoundItem, of_this_item)
        .where(RoundResult.pledge_id == pledge_id, Round.kind == RoundKind.fit, Round.state == RoundState.closed)
        .order_by(col(Round.id).desc())
    ).first()
    return told(*found) if found else None


def fit_review_is_over(session: Session, branch_id: int, cycle_id: int) -> bool:
    """Whether the branch's representatives have spoken this year."""
    over = select(Round.id).where(
        Round.branch_id == branch_id,
        Round.cycle_id == cycle_id,
        Round.kind == RoundKind.fit,
        Round.state == RoundState.closed,
    )
    return session.exec(over).first() is not None


def told(result: RoundResult, item: RoundItem) -> FitReview:
    """A result as far as it may be told: nothing of it below the floor."""
    if result.ballots is None or not can_be_told(result.ballots):
        return FitReview(result.entitled, item.version)
    counts = {mark: result.counts.get(mark.value, 0) for mark in Mark}
    reasons = {reason: result.reasons.get(reason.value, 0) for reason in Reason}
    return FitReview(result.entitled, item.version, result.ballots, counts, reasons)
