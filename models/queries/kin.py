"""Who must not rate whom, as the secretary sees it before the opening."""

from dataclasses import dataclass
from datetime import date

from sqlmodel import Session

from models.queries import people, roll
from models.rules.rights import Act, Actor, Role, ensure_may
from models.tables import Unit


@dataclass(frozen=True, slots=True)
class Apart:
    """The branch's representatives by id, and the relatives of each among its members, by id with their names."""

    branch_id: int
    branch: str
    raters: dict[int, str]
    members: dict[int, str]
    kin: frozenset[tuple[int, int]]

    def relatives_of(self, rater_id: int) -> list[str]:
        return [name for one, name in self.members.items() if (rater_id, one) in self.kin]


def apart(session: Session, actor: Actor, branch_id: int, today: date) -> Apart:
    """Relatives of people who have no post here any more are named no longer; they rate or pledge nothing."""
    ensure_may(actor, Act.exclude, people.path_of(session, branch_id))
    raters = people.wearers(session, branch_id, Role.representative, today)
    members = people.wearers(session, branch_id, Role.member, today)
    return Apart(
        branch_id,
        session.get_one(Unit, branch_id).name,
        {one.id: one.name for one in raters},
        {one.id: one.name for one in members},
        roll.kin_in(session, branch_id),
    )
