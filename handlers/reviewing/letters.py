"""Letters of the quarterly review: the comment."""

from sqlmodel import Session

from handlers.reader import Reader
from handlers.reviewing import screens
from handlers.screen import Screen
from models.queries import remarks
from models.rules.notices import CommentWritten


def commented(session: Session, reader: Reader, notice: CommentWritten) -> Screen | None:
    """None when it has been read already, by way of the list of what waits."""
    said = remarks.said(session, notice.review_id)
    return screens.comment(reader.words, said) if said and not said.acknowledged else None
