"""Letters of the quarterly review: the reminder before it, and the comment after it."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from sqlmodel import Session

from handlers.reader import NotNow, Reader
from handlers.reviewing import screens
from handlers.screen import Screen
from models.queries import people, remarks, reviewing
from models.queries.reviewing import Occasion
from models.rules.notices import CommentWritten, ReviewAhead
from models.rules.reviewing import decent_hour, is_timely
from models.rules.rights import Hat, Role, Standing


def ahead(session: Session, reader: Reader, notice: ReviewAhead) -> Screen | None:
    """None once the work is done, or the next reminder is due; NotNow at night."""
    occasion = reviewing.occasion(session, notice.deadline_id)
    if occasion is None or reader.person_id is None:
        return None
    local = reader.now.astimezone(ZoneInfo(occasion.timezone))
    if not is_timely(notice.days, local.date(), occasion.due_on):
        return None
    screen = _open_work(session, reader, occasion, local)
    if screen and decent_hour(local) != local:
        raise NotNow(decent_hour(local).astimezone(UTC))
    return screen


def _open_work(session: Session, reader: Reader, occasion: Occasion, local: datetime) -> Screen | None:
    person_id = reader.person_id or 0
    hats = people.hats_of(session, person_id, local.date())
    own = reviewing.unreported(session, occasion, person_id) if _reports(hats, occasion) else []
    agenda = reviewing.agenda(session, occasion, person_id) if _comments(hats, occasion) else None
    left = len(agenda.left) if agenda else 0
    if not own and not left:
        return None
    return screens.ahead(reader.words, occasion, (occasion.due_on - local.date()).days, own, left)


def _reports(hats: tuple[Hat, ...], occasion: Occasion) -> bool:
    own = (hat for hat in hats if hat.role is Role.member and hat.unit_id == occasion.branch_id)
    return any(hat.standing is not Standing.exempt for hat in own)


def _comments(hats: tuple[Hat, ...], occasion: Occasion) -> bool:
    return any(hat.role is Role.secretary and hat.unit_id == occasion.branch_id for hat in hats)


def commented(session: Session, reader: Reader, notice: CommentWritten) -> Screen | None:
    """None when it has been read already, by way of the list of what waits."""
    said = remarks.said(session, notice.review_id)
    return screens.comment(reader.words, said) if said and not said.acknowledged else None
