"""What somebody pledged in an earlier year, to begin with."""

from sqlmodel import Session, col, func, select

from models.queries.wording import is_present_version
from models.rules.pledging import KEPT
from models.tables import Cycle, Pledge, PledgeVersion


def earlier(session: Session, person_id: int, year: int) -> list[tuple[int, str]]:
    """Somebody's pledges of the last year before this one in which they were to be kept."""
    kept = (Pledge.author_id == person_id, col(Pledge.stage).in_(KEPT))
    years = select(func.max(Cycle.year)).join(Pledge, col(Pledge.cycle_id) == col(Cycle.id)).where(*kept)
    last = years.where(Cycle.year < year).scalar_subquery()
    found = session.exec(
        select(Pledge.id, PledgeVersion.text)
        .join(PledgeVersion, is_present_version())
        .join(Cycle, col(Cycle.id) == col(Pledge.cycle_id))
        .where(*kept, Cycle.year == last)
        .order_by(col(Pledge.id))
    )
    return [(pledge_id, text) for pledge_id, text in found]
