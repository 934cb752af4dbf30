"""The burden meter: messages, taps and minutes of each person in a year, in a handful of statements for everybody.

Who rated stands nowhere, and is not guessed here: everybody on the roll of a round is taken to have rated all of it, by
one tap each. Reminders of which even the sending is a secret are not counted; there is at most one a round.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from sqlalchemy import and_, case, func, or_, select
from sqlmodel import Session, col

from models.queries.reminding import CAME
from models.rules.burden import AT_ONE_GO, Load, effort_of
from models.rules.notices import UNASKED
from models.rules.rights import Level, Role
from models.tables import Appointment, AuditEntry, Elector, Letter, Round, RoundItem, Unit

HATS = (Role.secretary, Role.committee, Role.member, Role.representative, Role.overseer, Role.administrator)
"""Somebody with several is counted once, under the first of these."""


@dataclass(frozen=True, slots=True)
class Burden:
    """One person's year, under the hat that weighs most and in the unit where it is worn. No name."""

    role: Role
    unit_id: int
    load: Load


def of_year(session: Session, year: int, zone: ZoneInfo) -> list[Burden]:
    """Everybody who wore a hat in that year, whether anything came to them or not."""
    span = tuple(datetime(one, 1, 1, tzinfo=zone).astimezone(UTC) for one in (year, year + 1))
    came, rated = _came(session, span), _rated(session, span)
    taps, written = _done(session, span)
    return [
        Burden(role, unit, Load(*came.get(one, (0, 0)), taps[one] + rated.get(one, 0), written[one]))
        for one, (role, unit) in _hats(session, year).items()
    ]


def branches_below(session: Session, path: str) -> dict[int, str]:
    """The names of all branches in a unit, by id; of all there are where the path is empty."""
    found = select(col(Unit.id), col(Unit.name)).where(col(Unit.level) == Level.branch)
    here = session.connection().execute(found.where(col(Unit.path).startswith(path)))
    return {unit: name for unit, name in here}  # noqa: C416 - rows are no pairs to mypy


def _hats(session: Session, year: int) -> dict[int, tuple[Role, int]]:
    hats: dict[int, tuple[Role, int]] = {}
    first, last = date(year, 1, 1), date(year, 12, 31)
    worn = select(col(Appointment.person_id), col(Appointment.role), col(Appointment.unit_id)).where(
        col(Appointment.since) <= last, or_(col(Appointment.until).is_(None), col(Appointment.until) >= first)
    )
    for person, role, unit in session.connection().execute(worn.order_by(col(Appointment.id))):
        if person not in hats or HATS.index(role) < HATS.index(hats[person][0]):
            hats[person] = (role, unit)
    return hats


def _came(session: Session, span: tuple[datetime, ...]) -> dict[int, tuple[int, int]]:
    """By person, unasked and all messages. A card that is edited is one message, whatever letters have changed it."""
    hung = func.count(col(Letter.message_id).distinct())
    unnumbered = func.sum(case((col(Letter.message_id).is_(None), 1), else_=0))
    unasked = func.sum(case((col(Letter.kind).in_(UNASKED), 1), else_=0))
    there = and_(col(Letter.settled_at) >= span[0], col(Letter.settled_at) < span[1], col(Letter.state).in_(CAME))
    came = select(col(Letter.person_id), unasked, hung + unnumbered).where(col(Letter.person_id).is_not(None), there)
    found = session.connection().execute(came.group_by(col(Letter.person_id)))
    return {person: (int(some), int(every)) for person, some, every in found}


def _rated(session: Session, span: tuple[datetime, ...]) -> dict[int, int]:
    """By person on a roll, how many cards its rounds have: for everybody the same, done or not."""
    cards = select(col(RoundItem.round_id), func.count().label("cards")).group_by(col(RoundItem.round_id)).subquery()
    rolls = (
        select(col(Elector.person_id), func.sum(cards.c.cards))
        .join(Round, col(Round.id) == col(Elector.round_id))
        .join(cards, cards.c.round_id == col(Round.id))
        .where(col(Round.opened_at) >= span[0], col(Round.opened_at) < span[1])
        .group_by(col(Elector.person_id))
    )
    return {person: int(number) for person, number in session.connection().execute(rolls)}


def _done(session: Session, span: tuple[datetime, ...]) -> tuple[defaultdict[int, int], defaultdict[int, int]]:
    """By person, taps and typed answers."""
    taps: defaultdict[int, int] = defaultdict(int)
    written: defaultdict[int, int] = defaultdict(int)
    for person, act, times, moments in _acts(session, span):
        effort, deeds = effort_of(act), moments if act in AT_ONE_GO else times
        taps[person] += effort.taps * deeds
        written[person] += effort.written * deeds
    return taps, written


def _acts(session: Session, span: tuple[datetime, ...]) -> Iterator[tuple[int, str, int, int]]:
    acts = (
        select(col(AuditEntry.actor_id), col(AuditEntry.act), func.count(), func.count(col(AuditEntry.at).distinct()))
        .where(col(AuditEntry.at) >= span[0], col(AuditEntry.at) < span[1], col(AuditEntry.actor_id).is_not(None))
        .group_by(col(AuditEntry.actor_id), col(AuditEntry.act))
    )
    for person, act, times, moments in session.connection().execute(acts):
        if person is not None:
            yield person, act, times, moments
