"""What the fit review says of a pledge, as far as it may be told."""

from dataclasses import dataclass, field, replace

from sqlmodel import Session, and_, col, select

from models.rules.paper import can_be_told_together
from models.rules.rating import RoundMode, RoundState
from models.rules.scales import FIT, RoundKind, Scale
from models.tables import Round, RoundItem, RoundResult


@dataclass(frozen=True, slots=True)
class FitReview:
    """What the representatives said of one version of a pledge; no `ballots` when too few spoke to tell it."""

    entitled: int
    version: int
    ballots: int | None = None
    counts: dict[str, int] = field(default_factory=dict)
    reasons: dict[str, int] = field(default_factory=dict)
    scale: Scale = FIT
    """What was offered to them then."""
    papers: int = 0


def fit_review(session: Session, pledge_id: int) -> FitReview | None:
    """The last fit review of a pledge that is closed; None when there was none."""
    of_this_item = and_(
        col(RoundItem.round_id) == col(RoundResult.round_id), col(RoundItem.pledge_id) == col(RoundResult.pledge_id)
    )
    found = session.exec(
        select(Round, RoundResult, RoundItem)
        .select_from(RoundResult)
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


def told(over: Round, result: RoundResult, item: RoundItem) -> FitReview:
    """A result as far as it may be told: nothing of it below the floor, unless it was said before all."""
    known = FitReview(result.entitled, item.version, scale=over.scale)
    if result.ballots is None:
        return known
    if over.mode is RoundMode.secret and not can_be_told_together(result.ballots, result.papers):
        return known
    counts = {mark: result.counts.get(mark, 0) for mark in over.scale.marks}
    reasons = {reason: result.reasons.get(reason, 0) for reason in over.scale.reason_codes}
    return replace(known, ballots=result.ballots, counts=counts, reasons=reasons, papers=result.papers)
