"""The sheet that somebody is writing: taken up, and kept after every step."""

from datetime import datetime
from typing import Any

from sqlalchemy import Row, bindparam, update
from sqlmodel import Session, col

from models.queries import pledging as pledges
from models.rules import drafting
from models.rules.drafting import Sheet
from models.rules.refusal import Refusal
from models.tables import Draft

KEEP = update(Draft).where(col(Draft.person_id) == bindparam("writer"))
"""Sets the columns it is given."""


def at_hand(session: Session, person_id: int) -> tuple[Row[*tuple[Any, ...]], Sheet]:
    """The draft, held until the end, with its sheet. Refusal where nothing is being written."""
    draft = pledges.draft(session, person_id, held=True)
    if draft is None:
        raise Refusal("pledging-no-draft")
    return draft, pledges.sheet_of(session, draft)


def keep(session: Session, draft: Row[*tuple[Any, ...]], sheet: Sheet, now: datetime) -> Sheet:
    """Every answer at once. Returns the sheet as it is to be shown."""
    kept = {
        "asked": sheet.asked,
        "answers": drafting.kept_from(sheet.answers),
        "doubt": sheet.doubt,
        "doubted": sorted(sheet.doubted),
        "offered": sheet.offered,
        "updated_at": now,
    }
    session.connection().execute(KEEP, {"writer": draft.person_id, **kept})
    return pledges.with_offers(session, draft, sheet)
