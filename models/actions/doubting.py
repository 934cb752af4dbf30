"""Answering the helper, or leaving what it asked as it is."""

from datetime import datetime

from sqlmodel import Session

from models.actions import drafts
from models.rules import doubting
from models.rules.clarity import Doubt
from models.rules.doubting import Way
from models.rules.drafting import Sheet
from models.rules.rights import Actor


def settle(session: Session, actor: Actor, doubt: Doubt, way: Way, *, now: datetime) -> Sheet:
    """What was pressed below the helper's question; nothing changes when it asks something else by now."""
    draft, sheet = drafts.at_hand(session, actor.person_id)
    return drafts.keep(session, draft, doubting.taken(sheet, way) if doubt is sheet.doubt else sheet, now)
