"""Letters to other people: posted in the same change as the deed, claimed and settled by the delivery."""

from collections.abc import Iterable
from datetime import datetime

from sqlmodel import Session

from models.engine import insert
from models.rules.notices import Notice
from models.tables import Letter, LetterState


def post(  # noqa: PLR0913 - a letter has an address, a matter and a time
    session: Session,
    notice: Notice,
    *,
    now: datetime,
    people: Iterable[int] = (),
    groups: Iterable[int] = (),
    key: str | None = None,
    not_before: datetime | None = None,
) -> None:
    """Post a letter to each person and bound group. With a `key`, an address gets the same letter only once."""
    matter = {
        "kind": type(notice).__name__,
        "facts": notice.facts,
        "card": notice.card,
        "state": LetterState.pending,
        "not_before": not_before or now,
        "attempts": 0,
        "posted_at": now,
        "reason": "",
    }
    letters = [{**matter, "person_id": one, "group_id": None, "key": key and f"{key}:p{one}"} for one in people]
    letters += [{**matter, "person_id": None, "group_id": one, "key": key and f"{key}:g{one}"} for one in groups]
    if letters:
        once = insert(session, Letter).on_conflict_do_nothing(index_elements=["key"])
        session.connection().execute(once, letters)
