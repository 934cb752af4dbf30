"""What a meeting on paper said of a pledge."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlmodel import Session, col, select

from models.queries import people
from models.queries.places import sits
from models.rules.deciding import ensure_has_place
from models.rules.meeting import Votes
from models.rules.refusal import Refusal
from models.tables import Decision, Entitlement, Meeting, MeetingItem, Pledge


@dataclass(frozen=True, slots=True)
class Held:
    """The meeting that decided, and its votes on this pledge."""

    held_on: date
    votes: Votes
    has_photo: bool = False


def held(session: Session, decision_id: int) -> Held | None:
    found = session.exec(
        select(Meeting, MeetingItem)
        .join(MeetingItem, col(MeetingItem.meeting_id) == col(Meeting.id))
        .where(MeetingItem.decision_id == decision_id)
    ).first()
    if found is None:
        return None
    meeting, item = found
    votes = Votes(item.in_favour, item.against, item.abstained)
    return Held(meeting.held_on, votes, has_photo=meeting.photo_file_id is not None)


def photo(session: Session, decision_id: int, reader_id: int, now: datetime) -> str:
    """The picture of the minutes, as Telegram calls it; only for those who were asked and have the place still."""
    decision = session.get(Decision, decision_id)
    is_entitled = session.get(Entitlement, (decision_id, reader_id)) is not None
    if decision is None or not is_entitled:
        raise Refusal("deciding-not-entitled")
    branch_id = session.get_one(Pledge, decision.pledge_id).branch_id
    ensure_has_place(sits=sits(session, decision_id, reader_id, people.local_day(session, branch_id, now)))
    pictured = select(col(Meeting.photo_file_id)).join(MeetingItem, col(MeetingItem.meeting_id) == col(Meeting.id))
    found = session.exec(pictured.where(MeetingItem.decision_id == decision_id)).first()
    if found is None:
        raise Refusal("deciding-no-photo")
    return found
