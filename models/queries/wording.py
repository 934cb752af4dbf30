"""Which words of a pledge count now, and whose they are."""

from sqlalchemy import ColumnElement
from sqlmodel import Session, and_, col, func, select

from models.rules.pledging import Wording
from models.rules.refusal import Refusal
from models.tables import Pledge, PledgeVersion


def own(session: Session, person_id: int, pledge_id: int, *, held: bool = False) -> Pledge:
    """One's own pledge; Refusal when it is somebody else's or there is none. `held`: nobody else may change it now."""
    pledge = session.get(Pledge, pledge_id, with_for_update=held)
    if pledge is None or pledge.author_id != person_id:
        raise Refusal("not-yours")
    return pledge


def present_version(session: Session, pledge: Pledge) -> PledgeVersion:
    version = (PledgeVersion.pledge_id == pledge.id, PledgeVersion.number == pledge.version)
    return session.exec(select(PledgeVersion).where(*version)).one()


def is_present_version() -> ColumnElement[bool]:
    """The condition that joins a pledge to the words that count."""
    return and_(col(PledgeVersion.pledge_id) == col(Pledge.id), col(PledgeVersion.number) == col(Pledge.version))


def is_public_version() -> ColumnElement[bool]:
    """The condition that joins a pledge to the words that stand in public."""
    return and_(
        col(PledgeVersion.pledge_id) == col(Pledge.id), col(PledgeVersion.number) == col(Pledge.published_version)
    )


def version_of(session: Session, pledge_id: int, number: int) -> PledgeVersion | None:
    wanted = (PledgeVersion.pledge_id == pledge_id, PledgeVersion.number == number)
    return session.exec(select(PledgeVersion).where(*wanted)).first()


def next_number(session: Session, pledge_id: int) -> int:
    """The number of the next version; the latest one need not be the one that counts."""
    latest = select(func.max(PledgeVersion.number)).where(PledgeVersion.pledge_id == pledge_id)
    return (session.exec(latest).one() or 0) + 1


def wording_of(version: PledgeVersion) -> Wording:
    """The words of a version, to be compared with others."""
    return Wording(**{name: getattr(version, name) for name in Wording.__slots__})
