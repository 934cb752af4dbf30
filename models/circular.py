"""One letter to everybody who owes something, posted in a single statement however many they are."""

from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Text, cast, func, literal, literal_column, select
from sqlmodel import Session, UTCDateTime

from models.engine import Rows, insert
from models.rules.notice import Notice
from models.tables import Letter, LetterState, choice

ADDRESS = ("person_id", "card")


def post_to_all(session: Session, kind: type[Notice], owing: Rows, *, now: datetime, not_before: datetime) -> int:
    """Returns how many letters are new. `owing` selects `person_id` and, by name, the facts of the notice; and `card`.

    Nobody gets the same facts twice: a second scan of the same debts posts nothing.
    """
    found = owing.subquery()
    facts: dict[str, ColumnElement[Any]] = {column.name: column for column in found.c if column.name not in ADDRESS}
    matter: dict[str, ColumnElement[Any]] = {
        "person_id": found.c.person_id,
        "kind": literal(kind.__name__),
        "facts": _json(session, facts),
        "card": found.c.get("card", literal(None, Text)),
        "key": _key(kind.__name__, [*facts.values(), found.c.person_id]),
        "state": literal(LetterState.pending, choice(LetterState)),
        "not_before": literal(not_before, UTCDateTime()),
        "attempts": literal(0),
        "doubts": literal(0),
        "posted_at": literal(now, UTCDateTime()),
        "reason": literal(""),
    }
    # Without a WHERE, SQLite would read "FROM … ON CONFLICT" as a join.
    rows = select(*matter.values()).where(found.c.person_id.is_not(None))
    posting = insert(session, Letter).from_select(list(matter), rows).on_conflict_do_nothing(index_elements=["key"])
    return int(session.connection().execute(posting, execution_options={"preserve_rowcount": True}).rowcount)


def _key(kind: str, facts: list[ColumnElement[Any]]) -> ColumnElement[str]:
    key: ColumnElement[str] = literal(kind)
    for fact in facts:
        key = key.concat(":").concat(cast(fact, Text))
    return key


def _json(session: Session, facts: dict[str, ColumnElement[Any]]) -> ColumnElement[Any]:
    on_postgresql = session.get_bind().dialect.name == "postgresql"
    parts = [part for name, fact in facts.items() for part in (literal_column(f"'{name}'"), fact)]
    return func.json_build_object(*parts) if on_postgresql else func.json_object(*parts)
