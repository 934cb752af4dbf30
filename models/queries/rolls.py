"""Who sits where on one day, who is away, and which open questions have a roll that is not true any more."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, Exists
from sqlmodel import Session, and_, col, exists, not_, or_, select

from models.queries import people, places
from models.queries.before_them import is_before_the_committee
from models.queries.wording import version_of
from models.rules.deciding import Body
from models.rules.refusal import Refusal
from models.rules.rights import Act, Actor, Role, Standing, ensure_may
from models.rules.rolls import WITH_A_VOTE, Absence, Bench
from models.tables import Decision, Entitlement, Person, Pledge, StandIn, Unit


@dataclass(frozen=True, slots=True)
class Away:
    """A note that somebody is away, as the secretary reads it."""

    stand_in_id: int
    who: str
    stand_in: str
    since: date
    until: date


@dataclass(frozen=True, slots=True)
class Subject:
    """What a question is about, in a line."""

    branch: str
    author: str
    text: str


def subject(session: Session, decision_id: int) -> Subject:
    decision = session.get_one(Decision, decision_id)
    pledge = session.get_one(Pledge, decision.pledge_id)
    wording = version_of(session, pledge.id, decision.version)
    author, branch = session.get_one(Person, pledge.author_id), session.get_one(Unit, pledge.branch_id)
    return Subject(branch.name, author.name, wording.text if wording else "")


def orphan(session: Session, decision_id: int) -> Subject | None:
    """The question, while it is open and nobody is entitled to decide it."""
    still = select(Decision.id).join(Pledge, col(Pledge.id) == col(Decision.pledge_id))
    without_a_roll = and_(col(Decision.outcome).is_(None), is_before_the_committee(), not_(_has_a_roll()))
    found = session.exec(still.where(Decision.id == decision_id, without_a_roll)).first()
    return subject(session, decision_id) if found else None


def bench(session: Session, unit_id: int, today: date) -> Bench:
    """The branch on this day."""
    noted = select(col(StandIn.person_id), col(StandIn.stand_in_id)).where(
        StandIn.unit_id == unit_id, places.lasts(today)
    )
    return Bench(
        committee=frozenset(people.standings(session, unit_id, Role.committee, today)),
        members=people.standings(session, unit_id, Role.member, today),
        stand_ins=dict(session.exec(noted.order_by(col(StandIn.id))).all()),
    )


def absences(session: Session, unit_id: int) -> list[Absence]:
    """Everything ever noted in the branch."""
    noted = session.exec(select(StandIn).where(StandIn.unit_id == unit_id))
    return [Absence(one.person_id, one.stand_in_id, one.since, one.until) for one in noted]


@dataclass(frozen=True, slots=True)
class Desk:
    """A branch's seats as its secretary sees them: who has one, and who is or will be away."""

    branch_id: int
    branch: str
    seated: list[Person]
    away: list[Away]


def desk(session: Session, actor: Actor, branch_id: int, today: date) -> Desk:
    ensure_may(actor, Act.note_absence, people.path_of(session, branch_id))
    name = session.get_one(Unit, branch_id).name
    return Desk(branch_id, name, seated(session, branch_id, today), away(session, branch_id, today))


def choice(session: Session, actor: Actor, branch_id: int, person_id: int, today: date) -> tuple[Person, list[Person]]:
    """Who is away, and who may stand in. Refusal where there is no such seat."""
    ensure_may(actor, Act.note_absence, people.path_of(session, branch_id))
    who = next((one for one in seated(session, branch_id, today) if one.id == person_id), None)
    if who is None:
        raise Refusal("rolls-not-seated")
    return who, may_stand_in(session, branch_id, person_id, today)


def away(session: Session, unit_id: int, today: date) -> list[Away]:
    """Who is or will be away, the next one first."""
    noted = session.exec(
        select(StandIn).where(StandIn.unit_id == unit_id, StandIn.until >= today).order_by(col(StandIn.since))
    ).all()
    names = _names(session, {one.person_id for one in noted} | {one.stand_in_id for one in noted})
    return [Away(one.id, names[one.person_id], names[one.stand_in_id], one.since, one.until) for one in noted]


def seated(session: Session, unit_id: int, today: date) -> list[Person]:
    """Each once, however many posts."""
    return list({one.id: one for one in people.wearers(session, unit_id, Role.committee, today)}.values())


def may_stand_in(session: Session, unit_id: int, for_whom: int, today: date) -> list[Person]:
    """Members with a vote; those without a seat of their own first, for whoever has one still counts once."""
    on_it = bench(session, unit_id, today)
    members = people.wearers(session, unit_id, Role.member, today)
    able = [one for one in members if on_it.votes(one.id) and one.id != for_whom]
    return sorted(able, key=lambda one: one.id in on_it.committee)


def helpers(session: Session, branch_id: int, today: date) -> list[int]:
    """Those who can help where nobody can decide: the branch's secretary and the nearest overseers above.

    Where there is neither, those who keep the roster: the nearest administrators.
    """
    leaders = {one.id for one in people.wearers(session, branch_id, Role.secretary, today)}
    above = leaders | _nearest(session, branch_id, Role.overseer, today)
    return sorted(above or _nearest(session, branch_id, Role.administrator, today))


def _nearest(session: Session, branch_id: int, role: Role, today: date) -> set[int]:
    for unit_id in reversed(people.path_of(session, branch_id)):
        if wearers := people.wearers(session, unit_id, role, today):
            return {one.id for one in wearers}
    return set()


def _names(session: Session, ids: Iterable[int]) -> dict[int, str]:
    found = session.exec(select(col(Person.id), col(Person.name)).where(col(Person.id).in_(list(ids))))
    return dict(found.all())


# ── which rolls are not true any more ──────────────────────────────────────────────────────────────────────────────


def out_of_date(session: Session, now: datetime) -> list[int]:
    """Open questions on whose roll somebody who has not spoken may have no place any more, or with nobody on it."""
    found: list[int] = []
    for timezone in session.exec(select(Unit.timezone).distinct()).all():
        today = now.astimezone(ZoneInfo(timezone)).date()
        found += session.exec(
            select(Decision.id)
            .join(Pledge, col(Pledge.id) == col(Decision.pledge_id))
            .join(Unit, col(Unit.id) == col(Pledge.branch_id))
            .where(col(Decision.outcome).is_(None), is_before_the_committee(), Unit.timezone == timezone)
            .where(or_(not_(_has_a_roll()), _has_moved(today)))
        ).all()
    return sorted(found)


def _has_a_roll() -> Exists:
    return exists().where(col(Entitlement.decision_id) == col(Decision.id)).correlate(Decision)


def _has_moved(today: date) -> Exists:
    """Somebody on the roll has not spoken and has lost the seat or the vote, has gone away, or is back."""
    lost_the_vote: ColumnElement[bool] = not_(places.is_member(col(Entitlement.person_id), today, tuple(WITH_A_VOTE)))
    in_committee = or_(
        not_(places.wears(places.holder(), Role.committee, today)),
        places.is_member(places.holder(), today, (Standing.probationary,)),
        places.is_away(today),
        and_(col(Entitlement.stands_for).is_not(None), or_(lost_the_vote, not_(places.stands_in(today)))),
    )
    is_committee = col(Decision.body) == Body.committee
    moved = or_(and_(is_committee, in_committee), and_(not_(is_committee), lost_the_vote))
    mute = and_(col(Entitlement.decision_id) == col(Decision.id), col(Entitlement.verdict).is_(None))
    return exists().where(mute, moved).correlate(Decision, Pledge)
