"""What the secretary sees before publishing, and what the groups and the authors are told."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement
from sqlmodel import Session, and_, col, func, or_, select

from models.queries import people
from models.queries.wording import is_present_version, is_public_version
from models.rules.pledging import KEPT, Stage
from models.rules.publishing import Audience, Binding, Seat, binding
from models.rules.refusal import Refusal
from models.rules.reviewing import Step
from models.rules.rights import Act, Actor, Role, ensure_may
from models.rules.work import Task, Work
from models.tables import (
    Cycle,
    Deadline,
    GroupChat,
    Person,
    Pledge,
    PledgeVersion,
    Publication,
    PublicationItem,
    Unit,
)


@dataclass(frozen=True, slots=True)
class Item:
    """A pledge on one of the secretary's lists; `taken_back` says why it was, if ever.

    `is_changed`: it is public, but in an older version than this.
    """

    pledge_id: int
    branch_id: int
    author: str
    wording: PledgeVersion
    stage: Stage
    taken_back: str = ""
    is_changed: bool = False


@dataclass(frozen=True, slots=True)
class Desk:
    """A branch's pledges that are approved or public, and the groups that will be told, by audience."""

    branch_id: int
    branch: str
    items: list[Item]
    groups: dict[Audience, str]


@dataclass(frozen=True, slots=True)
class Line:
    """A pledge as the public reads it; `who` is empty unless its author agreed to be named."""

    who: str | None
    text: str
    due_on: date


@dataclass(frozen=True, slots=True)
class Own:
    """A pledge as its author is told of it."""

    wording: PledgeVersion
    stage: Stage
    is_named: bool
    taken_back: str


@dataclass(frozen=True, slots=True)
class Announcement:
    """What one publication says now: without what was taken back."""

    branch_id: int
    branch: str
    year: int
    lines: list[Line]


@dataclass(frozen=True, slots=True)
class Held:
    """What binding a group would change: which group leaves the seat, and which seat this group leaves."""

    what: Binding
    branch: str
    group: str = ""
    now: Seat | None = None
    now_branch: str = ""


def branches_led(session: Session, actor: Actor) -> list[Unit]:
    """The branches whose secretary somebody is."""
    led = select(Unit).where(col(Unit.id).in_(actor.units_as(Role.secretary))).order_by(col(Unit.id))
    return list(session.exec(led))


def desk(session: Session, actor: Actor, branch_id: int, stage: Stage) -> Desk:
    """What waits to be published in the branch, or what is public, for its secretary, in the order of proposing."""
    ensure_may(actor, Act.publish, people.path_of(session, branch_id))
    is_public = stage is Stage.published
    found = session.exec(
        select(Pledge, PledgeVersion, Person)
        .join(PledgeVersion, is_public_version() if is_public else is_present_version())
        .join(Person, col(Person.id) == col(Pledge.author_id))
        .where(Pledge.branch_id == branch_id, Pledge.stage == stage if is_public else waits_to_be_published())
        .order_by(col(Pledge.id))
    )
    reasons = _taken_back(session, branch_id)
    items = [_item(pledge, wording, author, reasons) for pledge, wording, author in found]
    groups = {group.audience: group.title for group in groups_of(session, branch_id)}
    return Desk(branch_id, session.get_one(Unit, branch_id).name, items, groups)


def item(session: Session, actor: Actor, pledge_id: int) -> Item:
    """One approved or published pledge for the secretary's eye. Refusal when there is none."""
    found = session.exec(
        select(Pledge, PledgeVersion, Person)
        .join(PledgeVersion, is_present_version())
        .join(Person, col(Person.id) == col(Pledge.author_id))
        .where(Pledge.id == pledge_id, col(Pledge.stage).in_(KEPT))
    ).first()
    if found is None:
        raise Refusal("publishing-not-public")
    pledge, wording, author = found
    ensure_may(actor, Act.publish, people.path_of(session, pledge.branch_id))
    return _item(pledge, wording, author, _taken_back(session, pledge.branch_id))


def _item(pledge: Pledge, wording: PledgeVersion, author: Person, reasons: Mapping[int, str]) -> Item:
    is_changed = pledge.published_version not in {None, pledge.version}
    reason = reasons.get(pledge.id, "")
    return Item(pledge.id, pledge.branch_id, author.name, wording, pledge.stage, reason, is_changed)


def waits_to_be_published() -> ColumnElement[bool]:
    """Approved and not public yet, or public in an older version."""
    is_changed = and_(col(Pledge.stage) == Stage.published, col(Pledge.published_version) != col(Pledge.version))
    return or_(col(Pledge.stage) == Stage.approved, is_changed)


def groups_of(session: Session, branch_id: int) -> list[GroupChat]:
    """The branch's groups that still let the bot write, members first."""
    bound = select(GroupChat).where(GroupChat.branch_id == branch_id, col(GroupChat.reachable))
    return list(session.exec(bound.order_by(col(GroupChat.audience))))


def group_here(session: Session, chat_id: int) -> GroupChat | None:
    return session.exec(select(GroupChat).where(GroupChat.chat_id == chat_id)).first()


def seat_of(group: GroupChat | None) -> Seat | None:
    return Seat(group.branch_id, group.audience) if group else None


def group_at(session: Session, seat: Seat) -> GroupChat | None:
    held = select(GroupChat).where(GroupChat.branch_id == seat.branch_id, GroupChat.audience == seat.audience)
    return session.exec(held).first()


def held(session: Session, actor: Actor, chat_id: int, seat: Seat) -> Held:
    """For the secretary of the branch only: group names are nobody else's business."""
    ensure_may(actor, Act.bind_group, people.path_of(session, seat.branch_id))
    here, there = group_here(session, chat_id), group_at(session, seat)
    now = seat_of(here)
    return Held(
        what=binding(seat, now, seat_is_held=there is not None),
        branch=session.get_one(Unit, seat.branch_id).name,
        group=there.title if there else "",
        now=now,
        now_branch=session.get_one(Unit, now.branch_id).name if now else "",
    )


def announcement(session: Session, publication_id: int) -> Announcement:
    publication = session.get_one(Publication, publication_id)
    found = session.exec(
        select(PledgeVersion, Person)
        .join(Pledge, is_public_version())
        .join(PublicationItem, col(PublicationItem.pledge_id) == col(Pledge.id))
        .join(Person, col(Person.id) == col(Pledge.author_id))
        .where(PublicationItem.publication_id == publication_id, col(PublicationItem.taken_back_at).is_(None))
        .order_by(col(Pledge.id))
    )
    return Announcement(
        branch_id=publication.branch_id,
        branch=session.get_one(Unit, publication.branch_id).name,
        year=session.get_one(Cycle, publication.cycle_id).year,
        lines=[Line(public_name(author), wording.text, wording.due_on) for wording, author in found],
    )


def own(session: Session, author_id: int | None, pledge_id: int) -> Own | None:
    found = session.exec(
        select(Pledge, PledgeVersion, Person)
        .join(PledgeVersion, is_present_version())
        .join(Person, col(Person.id) == col(Pledge.author_id))
        .where(Pledge.id == pledge_id, Pledge.author_id == author_id)
    ).first()
    if found is None:
        return None
    pledge, wording, author = found
    reason = _taken_back(session, pledge.branch_id).get(pledge.id, "")
    return Own(wording, pledge.stage, author.name_public, reason)


def public_name(person: Person) -> str | None:
    """The name, where its owner agreed that the public reads it."""
    return person.name if person.name_public else None


def open_work(session: Session, actor: Actor, today: date) -> list[Task]:  # noqa: ARG001 - one shape for every room
    counted = (
        select(col(Unit.id), col(Unit.name), col(Deadline.due_on), func.count())
        .select_from(Pledge)
        .join(Unit, col(Unit.id) == col(Pledge.branch_id))
        .outerjoin(Deadline, _is_deadline_for_publishing())
        .where(waits_to_be_published(), col(Pledge.branch_id).in_(actor.units_as(Role.secretary)))
        .group_by(col(Unit.id), col(Unit.name), col(Deadline.due_on))
        .order_by(col(Unit.id))
    )
    return [Task(Work.publish, unit, name, due_on, left) for unit, name, due_on, left in session.exec(counted)]


def _taken_back(session: Session, branch_id: int) -> dict[int, str]:
    """Why pledges were taken back, the last reason each."""
    found = session.exec(
        select(PublicationItem)
        .join(Publication, col(Publication.id) == col(PublicationItem.publication_id))
        .where(Publication.branch_id == branch_id, col(PublicationItem.taken_back_at).is_not(None))
        .order_by(col(PublicationItem.taken_back_at))
    )
    return {one.pledge_id: one.reason for one in found}


def _is_deadline_for_publishing() -> ColumnElement[bool]:
    return and_(
        col(Deadline.branch_id) == col(Pledge.branch_id),
        col(Deadline.cycle_id) == col(Pledge.cycle_id),
        col(Deadline.step) == Step.publish,
    )
