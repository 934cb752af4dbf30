"""What those above have decided instead of a branch."""

from dataclasses import dataclass

from sqlmodel import Session

from models.rules.deciding import Outcome
from models.tables import Overruling, Unit


@dataclass(frozen=True, slots=True)
class Overruled:
    """The other opinion, with the name of the unit that holds it."""

    unit: str
    outcome: Outcome
    cause: str
    reason: str


def overruled(session: Session, decision_id: int) -> Overruled | None:
    found = session.get(Overruling, decision_id)
    if found is None:
        return None
    return Overruled(session.get_one(Unit, found.unit_id).name, found.outcome, found.cause, found.reason)
