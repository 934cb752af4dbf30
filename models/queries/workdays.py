"""On which days a unit works: the public calendar, what the owner says instead, and the pauses of the harvest."""

from collections.abc import Callable
from datetime import date

from sqlalchemy import ColumnElement, and_, case, literal, or_
from sqlmodel import Session, col, func, select

from models import holidays
from models.queries.people import steps
from models.rules.calendar import works_on
from models.tables import DayOff, Pause, Unit


def is_at_work(session: Session, day: date) -> ColumnElement[bool]:
    """The condition on a joined Unit that its people may be written to on this day; the nearest unit's word counts."""
    said = session.exec(
        select(col(Unit.path), DayOff.works)
        .select_from(DayOff)
        .outerjoin(Unit, col(Unit.id) == col(DayOff.unit_id))
        .where(DayOff.day == day)
        .order_by(func.length(col(Unit.path)).desc())
    ).all()
    for_all = next((works for path, works in said if path is None), None)
    usual = literal(works_on(day, announced=holidays.announced(day), said=for_all))
    exceptions = [(_is_below(path), literal(works)) for path, works in said if path]
    works = case(*exceptions, else_=usual) == literal(value=True) if exceptions else usual == literal(value=True)
    return and_(works, ~or_(literal(value=False), *(_is_below(path) for path in _paused(session, day))))


def workdays_of(session: Session, path: str, since: date) -> Callable[[date], bool]:
    """Whether one unit works on a day, `since` or later."""
    here = or_(col(DayOff.unit_id).is_(None), col(DayOff.unit_id).in_(steps(path)))
    said = {
        one.day: one.works
        for one in session.exec(
            select(DayOff)
            .outerjoin(Unit, col(Unit.id) == col(DayOff.unit_id))
            .where(here, DayOff.day >= since)
            .order_by(func.coalesce(func.length(col(Unit.path)), 0))
        )
    }
    pauses = session.exec(select(Pause).where(col(Pause.unit_id).in_(steps(path)), Pause.until >= since)).all()

    def works(day: date) -> bool:
        rests = any(one.since <= day <= one.until for one in pauses)
        return not rests and works_on(day, announced=holidays.announced(day), said=said.get(day))

    return works


def _paused(session: Session, day: date) -> list[str]:
    paths = select(Unit.path).join(Pause, col(Pause.unit_id) == col(Unit.id))
    return list(session.exec(paths.where(Pause.since <= day, Pause.until >= day)))


def _is_below(path: str) -> ColumnElement[bool]:
    return col(Unit.path).startswith(path, autoescape=True)
