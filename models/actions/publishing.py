"""Making approved pledges public, and taking one back."""

from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from sqlmodel import Session, col, select

from models import audit, outbox
from models.queries import people
from models.queries import publishing as shelves
from models.rules.notices import PledgePublished, PledgesPublished, PledgeTakenBack
from models.rules.pledging import Stage
from models.rules.publishing import CHANNEL_OF, Channel, ensure_looked_through, ensure_may_take_back
from models.rules.refusal import Refusal
from models.rules.rights import Act, Actor, ensure_may
from models.tables import Pledge, Publication, PublicationItem


@dataclass(frozen=True, slots=True)
class Published:
    """How many pledges were made public, and where."""

    branch_id: int
    pledges: int
    channels: frozenset[Channel]


# ── making public ──────────────────────────────────────────────────────────────────────────────────────────────────


def publish(  # noqa: PLR0913 - who publishes what, after having looked at which list
    session: Session, actor: Actor, branch_id: int, *, seen: str, only: int | None, now: datetime
) -> Published:
    """Make public what was looked through: what waits in the branch, pledges or their new versions, or one of it.

    `seen` is the fingerprint of the list that was checked for secrets; Refusal when the list is another one by now.
    """
    ensure_may(actor, Act.publish, people.path_of(session, branch_id))
    pledges = _waiting(session, branch_id, only)
    ensure_looked_through(seen, {pledge.id: pledge.version for pledge in pledges})
    for pledge in pledges:
        _refresh(session, pledge, now)
        pledge.stage, pledge.published_at, pledge.published_version = Stage.published, now, pledge.version
        session.add(pledge)
    records = [
        record
        for _, of_the_year in groupby(pledges, key=lambda pledge: pledge.cycle_id)
        for record in _announced(session, actor, list(of_the_year), now)
    ]
    for pledge in pledges:
        outbox.post(session, PledgePublished(pledge.id), now=now, people=[pledge.author_id])
        audit.note(session, at=now, actor_id=actor.person_id, act=Act.publish, subject=f"pledge:{pledge.id}")
    return Published(branch_id, len(pledges), frozenset(record.channel for record in records))


def _waiting(session: Session, branch_id: int, only: int | None) -> list[Pledge]:
    """Held, so that two secretaries who press at once do not publish twice."""
    waiting = select(Pledge).where(Pledge.branch_id == branch_id, shelves.waits_to_be_published())
    if only is not None:
        waiting = waiting.where(Pledge.id == only)
    return list(session.exec(waiting.order_by(col(Pledge.cycle_id), col(Pledge.id)).with_for_update()))


def _announced(session: Session, actor: Actor, pledges: list[Pledge], now: datetime) -> list[Publication]:
    """One record a channel for pledges of one branch and year; each bound group gets one post."""
    branch_id, cycle_id = pledges[0].branch_id, pledges[0].cycle_id
    groups = {CHANNEL_OF[group.audience]: [group.id] for group in shelves.groups_of(session, branch_id)}
    records = [
        Publication(
            branch_id=branch_id, cycle_id=cycle_id, channel=channel, published_at=now, published_by=actor.person_id
        )
        for channel in (*groups, Channel.notice_board)
    ]
    session.add_all(records)
    session.flush()
    for record in records:
        session.add_all(PublicationItem(publication_id=record.id, pledge_id=pledge.id) for pledge in pledges)
        outbox.post(session, PledgesPublished(record.id), now=now, groups=groups.get(record.channel, []))
    return records


# ── taking back ────────────────────────────────────────────────────────────────────────────────────────────────────


def take_back(session: Session, actor: Actor, pledge_id: int, reason: str, *, now: datetime) -> Pledge:
    """Hide a published pledge from now on; the record of its publication stays, with the reason."""
    pledge = session.get(Pledge, pledge_id, with_for_update=True)
    if pledge is None:
        raise Refusal("publishing-not-public")
    ensure_may(actor, Act.publish, people.path_of(session, pledge.branch_id))
    ensure_may_take_back(pledge.stage)
    hide(session, pledge, reason, by=actor.person_id, now=now)
    pledge.stage = Stage.approved
    outbox.post(session, PledgeTakenBack(pledge_id), now=now, people=[pledge.author_id])
    audit.note(session, at=now, actor_id=actor.person_id, act="take_back", subject=f"pledge:{pledge_id}")
    return pledge


def hide(session: Session, pledge: Pledge, reason: str, *, by: int | None = None, now: datetime) -> None:
    """Nothing of it is public any more; what was posted about it says so."""
    _refresh(session, pledge, now)
    for _, line in _standing(session, pledge.id):
        line.taken_back_at, line.taken_back_by, line.reason = now, by, reason
        session.add(line)
    pledge.published_at, pledge.published_version = None, None
    session.add(pledge)


def _refresh(session: Session, pledge: Pledge, now: datetime) -> None:
    """The posts in which it stands already are edited to what is true at delivery."""
    groups = {CHANNEL_OF[group.audience]: [group.id] for group in shelves.groups_of(session, pledge.branch_id)}
    for record, _ in _standing(session, pledge.id):
        outbox.post(session, PledgesPublished(record.id), now=now, groups=groups.get(record.channel, []))


def _standing(session: Session, pledge_id: int) -> list[tuple[Publication, PublicationItem]]:
    """Where the pledge stands in public now."""
    found = (
        select(Publication, PublicationItem)
        .join(PublicationItem, col(PublicationItem.publication_id) == col(Publication.id))
        .where(PublicationItem.pledge_id == pledge_id, col(PublicationItem.taken_back_at).is_(None))
    )
    return [(record, line) for record, line in session.exec(found)]
