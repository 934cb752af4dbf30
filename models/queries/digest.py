"""What a fit review has brought before somebody, counted."""

from collections import Counter
from dataclasses import dataclass

from sqlmodel import Session, col, select

from models.queries.before_them import is_before_them
from models.rules.deciding import Outcome
from models.tables import Decision, Entitlement, Pledge


@dataclass(frozen=True, slots=True)
class Digest:
    """`left` wait for this person, `spoken` for others; of those left, the authors of `urged` ask to hurry."""

    total: int
    left: int
    spoken: int
    urged: int
    withdrawn: int
    outcomes: dict[Outcome, int]

    @property
    def is_over(self) -> bool:
        return not self.left and not self.spoken


def digest(session: Session, round_id: int, person_id: int) -> Digest:
    found = session.exec(
        select(Decision, Entitlement, Pledge)
        .join(Entitlement, col(Entitlement.decision_id) == col(Decision.id))
        .join(Pledge, col(Pledge.id) == col(Decision.pledge_id))
        .where(Decision.round_id == round_id, Entitlement.person_id == person_id)
    ).all()
    outcomes = Counter(decision.outcome for decision, _, _ in found if decision.outcome)
    undecided = [
        (decision, vote)
        for decision, vote, pledge in found
        if not decision.outcome and is_before_them(decision, pledge)
    ]
    left = [decision for decision, vote in undecided if vote.verdict is None]
    return Digest(
        total=len(found),
        left=len(left),
        spoken=len(undecided) - len(left),
        urged=sum(decision.urges > 0 for decision in left),
        withdrawn=len(found) - len(undecided) - outcomes.total(),
        outcomes={outcome: outcomes[outcome] for outcome in Outcome},
    )


def entitled(session: Session, round_id: int) -> set[int]:
    """Everybody before whom this fit review has brought something."""
    on_a_roll = select(col(Entitlement.person_id)).join(Decision, col(Decision.id) == col(Entitlement.decision_id))
    return set(session.exec(on_a_roll.where(Decision.round_id == round_id)))
