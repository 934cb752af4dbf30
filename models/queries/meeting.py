"""What a meeting on paper can decide: the pledges that were before its body on its day, and who was entitled."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from zoneinfo import ZoneInfo

from sqlmodel import Session, col, func, select

from models.queries import deciding, people
from models.queries.before_them import is_before_them, is_its_version, undecided
from models.rules.amending import Matter
from models.rules.batch import LeftOut
from models.rules.deciding import Body
from models.rules.meeting import MOST_ITEMS
from models.rules.rights import Act, Actor, Role, ensure_may
from models.tables import Decision, Person, Pledge, PledgeVersion, Unit


@dataclass(frozen=True, slots=True)
class Place:
    """A branch that could hold a meeting, and how many pledges wait there."""

    branch_id: int
    name: str
    waiting: int


@dataclass(frozen=True, slots=True)
class Item:
    """A pledge on the agenda; `roll` are those entitled to decide on it, the author never among them.

    `closed_as`: why a meeting cannot decide it any more.
    """

    decision_id: int
    branch_id: int
    body: Body
    author_id: int
    author: str
    text: str
    roll: frozenset[int]
    closed_as: LeftOut | None
    matter: Matter = Matter.pledge


@dataclass(frozen=True, slots=True)
class Agenda:
    """What one meeting has, or had, before it."""

    items: tuple[Item, ...]

    @property
    def open(self) -> list[Item]:
        return [one for one in self.items if one.closed_as is None]

    @property
    def bodies(self) -> list[Body]:
        return [body for body in Body if any(one.body is body for one in self.items)]

    @property
    def entitled(self) -> int:
        """Everybody who may decide on anything here."""
        return len(self._rolls())

    @property
    def invited(self) -> int:
        """Those and the authors, who may sit in without a vote on their own."""
        return len(self._rolls() | {one.author_id for one in self.items})

    def _rolls(self) -> frozenset[int]:
        return frozenset[int]().union(*(one.roll for one in self.items))

    def of(self, body: Body) -> "Agenda":
        """What one body can decide, as much of it as one record holds."""
        return Agenda(tuple(one for one in self.items if one.body is body)[:MOST_ITEMS])


def places(session: Session, actor: Actor) -> list[Place]:
    """Where this secretary could write down a meeting."""
    counted = (
        select(col(Unit.id), col(Unit.name), func.count())
        .select_from(Decision)
        .join(Pledge, col(Pledge.id) == col(Decision.pledge_id))
        .join(Unit, col(Unit.id) == col(Pledge.branch_id))
        .where(col(Unit.id).in_(actor.units_as(Role.secretary)), *undecided())
        .group_by(col(Unit.id), col(Unit.name))
        .order_by(col(Unit.id))
    )
    return [Place(*found) for found in session.exec(counted)]


def agenda(session: Session, actor: Actor, branch_id: int, held_on: date) -> Agenda:
    """What was before the branch's committee or general meeting on that day and is undecided, oldest first."""
    ensure_may(actor, Act.record_meeting, people.path_of(session, branch_id))
    zone = ZoneInfo(session.get_one(Unit, branch_id).timezone)
    waiting = session.exec(
        select(Decision)
        .join(Pledge, col(Pledge.id) == col(Decision.pledge_id))
        .where(Pledge.branch_id == branch_id, *undecided())
        .order_by(col(Decision.asked_at), col(Decision.id))
    )
    return items(session, [one.id for one in waiting if one.asked_at.astimezone(zone).date() <= held_on])


def items(session: Session, decision_ids: Iterable[int]) -> Agenda:
    """These, in this order."""
    wanted = list(decision_ids)
    found = session.exec(
        select(Decision, Pledge, Person.name, PledgeVersion.text)
        .join(Pledge, col(Pledge.id) == col(Decision.pledge_id))
        .join(Person, col(Person.id) == col(Pledge.author_id))
        .join(PledgeVersion, is_its_version())
        .where(col(Decision.id).in_(wanted))
    )
    known = {row[0].id: _item(session, *row) for row in found}
    return Agenda(tuple(known[one] for one in wanted if one in known))


def _item(session: Session, decision: Decision, pledge: Pledge, author: str, text: str) -> Item:
    is_open = decision.outcome is None and is_before_them(decision, pledge)
    return Item(
        decision_id=decision.id,
        branch_id=pledge.branch_id,
        body=decision.body,
        author_id=pledge.author_id,
        author=author,
        text=text,
        roll=frozenset(deciding.roll(session, decision.id)),
        closed_as=None if is_open else LeftOut.decided if decision.outcome else LeftOut.withdrawn,
        matter=decision.matter,
    )
