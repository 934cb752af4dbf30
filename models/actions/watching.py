"""What the house writes down about itself: that a heart has beaten, and which troubles have been told."""

from collections.abc import Collection
from datetime import datetime

from sqlmodel import Session, col, delete

from models.engine import insert
from models.queries import watching
from models.rules.watching import Heart, Trouble
from models.tables import Alarm, Heartbeat


def beat(session: Session, heart: Heart, now: datetime) -> None:
    beaten = insert(session, Heartbeat).values(name=heart, at=now)
    session.connection().execute(beaten.on_conflict_do_update(index_elements=["name"], set_={"at": now}))


def learn(session: Session, found: Collection[Trouble], now: datetime) -> tuple[set[Trouble], set[Trouble]]:
    """Keep in mind what is wrong now. Returns what is new and what is over, to one of those who look at once only."""
    known = watching.alarms(session)
    risen = {one for one in found if one not in known and _is_first(session, one, now)}
    over = {one for one in known if one not in found and _is_last(session, one)}
    return risen, over


def _is_first(session: Session, trouble: Trouble, now: datetime) -> bool:
    noted = insert(session, Alarm).values(trouble=trouble, since=now).on_conflict_do_nothing()
    return session.connection().execute(noted.returning(col(Alarm.trouble))).first() is not None


def _is_last(session: Session, trouble: Trouble) -> bool:
    forgotten = delete(Alarm).where(col(Alarm.trouble) == trouble)
    return session.connection().execute(forgotten.returning(col(Alarm.trouble))).first() is not None
