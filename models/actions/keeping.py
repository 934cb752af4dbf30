"""Reporting what has been done for a published pledge. A report is never changed: a correction is another report."""

from datetime import date, datetime

from sqlmodel import Session

from models import audit
from models.queries import keeping as deeds
from models.queries import people
from models.queries.wording import own
from models.rules.keeping import Entry, ensure_day_of_deed, ensure_may_report, ensure_says_something
from models.rules.rights import Act, Actor, ensure_may
from models.tables import Progress


def report(  # noqa: PLR0913 - who did what, when, and when it is told
    session: Session, actor: Actor, pledge_id: int, entry: Entry, occurred_on: date, *, today: date, now: datetime
) -> deeds.Kept:
    """Write down a deed of `occurred_on`; returns the pledge with the number it has reached."""
    pledge = own(session, actor.person_id, pledge_id, held=True)
    ensure_may(actor, Act.report_progress, people.path_of(session, pledge.branch_id))
    ensure_may_report(pledge.stage)
    ensure_says_something(entry)
    ensure_day_of_deed(occurred_on, today, deeds.year_of(session, pledge))
    progress = Progress(
        pledge_id=pledge.id,
        author_id=actor.person_id,
        value=entry.value,
        note=entry.note,
        file_id=entry.file_id,
        occurred_on=occurred_on,
        recorded_at=now,
    )
    session.add(progress)
    session.flush()
    subject = f"pledge:{pledge.id}"
    audit.note(
        session, at=now, actor_id=actor.person_id, act=Act.report_progress, subject=subject, progress=progress.id
    )
    return deeds.kept(session, actor.person_id, pledge_id)
