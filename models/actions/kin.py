"""Close relatives: the secretary says, before a round is opened, who must not rate whom."""

from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session

from models import audit
from models.queries import people
from models.rules import rating as law
from models.rules.rights import Act, Actor, Role, ensure_may
from models.tables import Kinship, Unit


@dataclass(frozen=True, slots=True)
class Pair:
    """Who must not rate whose pledges, in which branch."""

    branch_id: int
    rater_id: int
    author_id: int


def exclude(session: Session, actor: Actor, pair: Pair, *, now: datetime) -> None:
    """From the next opening on. Saying it twice changes nothing."""
    _may(session, actor, pair)
    today = people.local_day(session, pair.branch_id, now)
    law.ensure_can_be_kin(
        is_rater=pair.rater_id in people.standings(session, pair.branch_id, Role.representative, today),
        is_author=pair.author_id in people.standings(session, pair.branch_id, Role.member, today),
        is_same=pair.author_id == pair.rater_id,
    )
    if _noted(session, pair):
        return
    noted = Kinship(
        branch_id=pair.branch_id,
        rater_id=pair.rater_id,
        author_id=pair.author_id,
        noted_by=actor.person_id,
        noted_at=now,
    )
    session.add(noted)
    _note(session, actor, pair, is_kin=True, now=now)


def include_again(session: Session, actor: Actor, pair: Pair, *, now: datetime) -> None:
    """Take it back, also for somebody who is no representative or member any more."""
    _may(session, actor, pair)
    if noted := _noted(session, pair):
        session.delete(noted)
        _note(session, actor, pair, is_kin=False, now=now)


def _may(session: Session, actor: Actor, pair: Pair) -> None:
    ensure_may(actor, Act.exclude, people.path_of(session, pair.branch_id))
    session.get_one(Unit, pair.branch_id, with_for_update=True)  # the same button may come twice at once


def _noted(session: Session, pair: Pair) -> Kinship | None:
    return session.get(Kinship, (pair.branch_id, pair.rater_id, pair.author_id))


def _note(session: Session, actor: Actor, pair: Pair, *, is_kin: bool, now: datetime) -> None:
    facts = {"rater": pair.rater_id, "author": pair.author_id, "is_kin": is_kin}
    subject = f"unit:{pair.branch_id}"
    audit.note(session, at=now, actor_id=actor.person_id, act=Act.exclude, subject=subject, **facts)
