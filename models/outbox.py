"""Letters to other people: posted in the same change as the deed, then claimed and settled by the delivery.

    pending → sending → sent | unknown | lapsed | dead, or back to pending; parked while somebody cannot be reached

`sending` is committed before the call, so that after a crash exactly the letters in flight are in doubt.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta
from functools import cache
from typing import Any

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    ScalarSelect,
    Text,
    and_,
    bindparam,
    case,
    cast,
    func,
    literal,
    or_,
    select,
)
from sqlalchemy.orm import aliased
from sqlmodel import Session, UTCDateTime, col, delete, update

from models import reach
from models.claims import Claimed, due
from models.engine import dialect_of, insert, insert_in
from models.rules import delivering
from models.rules.delivering import Outcome
from models.rules.notice import Notice
from models.rules.notices import NOTICES
from models.tables import Card, Letter, LetterState

Number = int | BindParameter[int]
FACTS_ARE_KEPT = timedelta(days=7)
PARKED_ARE_KEPT = timedelta(days=30)


# ── posting ────────────────────────────────────────────────────────────────────────────────────────────────────────


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
        "doubts": 0,
        "posted_at": now,
        "reason": "",
    }
    letters = [{**matter, "person_id": one, "group_id": None, "key": key and f"{key}:p{one}"} for one in people]
    letters += [{**matter, "person_id": None, "group_id": one, "key": key and f"{key}:g{one}"} for one in groups]
    if letters:
        once = insert(session, Letter).on_conflict_do_nothing(index_elements=["key"])
        session.connection().execute(once, letters)


# ── settling ───────────────────────────────────────────────────────────────────────────────────────────────────────


def settle(session: Session, letter: Claimed, outcome: Outcome, now: datetime) -> None:
    """Write down what became of the letter. Idempotent; an outcome that comes too late to matter is ignored."""
    match outcome:
        case delivering.Sent(message_id):
            session.connection().execute(ARRIVED, _arrival(letter, message_id, now))
            _hang(session, letter, message_id)
        case delivering.Lapsed(reason):
            _end(session, letter, LetterState.lapsed, now, reason=reason)
        case delivering.Hopeless(reason):
            _end(session, letter, LetterState.dead, now, reason=reason)
        case delivering.InDoubt(reason):
            _doubt(session, _is(letter), now, reason)
        case delivering.Later(seconds):
            _again(session, letter, now + timedelta(seconds=seconds))
        case delivering.Halt():
            _again(session, letter, now + timedelta(seconds=delivering.REST_AFTER_HALT))
        case delivering.NotBefore(moment):
            _again(session, letter, moment, attempts=0)
        case delivering.Unreachable(reason):
            reach.lose(session, letter.chat_id)
            _set(session, _is(letter), state=LetterState.parked, attempts=0, reason=reason)
        case delivering.Moved(chat_id):
            reach.move(session, letter.chat_id, chat_id)
            _again(session, letter, now)


def resurrect(session: Session, now: datetime) -> None:
    """After a crash: what is still `sending` was in flight, and nobody knows whether it arrived."""
    _doubt(session, col(Letter.state) == LetterState.sending, now, "the process ended while it was in flight")


def _is(letter: Claimed) -> ColumnElement[bool]:
    return _is_it(letter.id, letter.attempt)


def _is_it(number: Number, attempt: Number) -> ColumnElement[bool]:
    unsettled = col(Letter.state).in_((LetterState.sending, LetterState.pending))
    return and_(col(Letter.id) == number, col(Letter.attempts) == attempt, unsettled)


ARRIVED = (
    update(Letter)
    .where(_is_it(bindparam("letter"), bindparam("attempt")))
    .values(state=LetterState.sent, settled_at=bindparam("now"), message_id=bindparam("as_message"), reason="")
)
"""Built once: it stands behind every letter."""


def _arrival(letter: Claimed, message_id: int, now: datetime) -> dict[str, object]:
    return {"letter": letter.id, "attempt": letter.attempt, "as_message": message_id, "now": now}


def _end(session: Session, letter: Claimed, state: LetterState, now: datetime, **facts: object) -> None:
    _set(session, _is(letter), state=state, settled_at=now, **facts)


def _again(session: Session, letter: Claimed, at: datetime, **facts: object) -> None:
    _set(session, _is(letter), state=LetterState.pending, not_before=at, **facts)


def _doubt(session: Session, which: ColumnElement[bool], now: datetime, reason: str) -> None:
    """Send it again as often as its kind may come twice; then its fate is unknown for good."""
    doubts = col(Letter.doubts)
    repeats = case(
        {name: notice.repeats for name, notice in NOTICES.items()}, value=col(Letter.kind), else_=Notice.repeats
    )
    first = literal(now + delivering.FIRST_REPEAT, UTCDateTime())
    next_one = literal(now + delivering.NEXT_REPEATS, UTCDateTime())
    once_more = {"not_before": case((doubts == 0, first), else_=next_one), "doubts": doubts + 1}
    _set(session, and_(which, doubts >= repeats), state=LetterState.unknown, settled_at=now, reason=reason)
    _set(session, and_(which, doubts < repeats), state=LetterState.pending, reason=reason, **once_more)


def _hang(session: Session, letter: Claimed, message_id: int) -> None:
    """Remember where the card hangs."""
    if letter.card is None or letter.message_id == message_id:
        return
    where = {"chat_id": letter.chat_id, "name": letter.card, "message_id": message_id}
    session.connection().execute(_hung(dialect_of(session)), where)


@cache
def _hung(dialect: str) -> Any:  # noqa: ANN401 - two dialects, one shape
    """Built once: it stands behind every letter with a card."""
    hung = insert_in(dialect, Card)
    anew = {"message_id": hung.excluded.message_id}
    return hung.on_conflict_do_update(index_elements=["chat_id", "name"], set_=anew)


def _set(session: Session, which: ColumnElement[bool], **values: Any) -> None:  # noqa: ANN401 - values of columns
    session.connection().execute(update(Letter).where(which).values(**values))


# ── keeping order ──────────────────────────────────────────────────────────────────────────────────────────────────


def tidy(session: Session, now: datetime) -> None:
    """Before a pass: letters to people out of reach step aside, and of several letters about one card the last goes."""
    overtaken = or_(*(col(Letter.id) < _newest(address, now) for address in ("person_id", "group_id")))
    _set(session, and_(due(now), reach.nobody_there()), state=LetterState.parked)
    told = {"state": LetterState.lapsed, "settled_at": now, "reason": "a newer letter says it"}
    _set(session, and_(due(now), col(Letter.card).is_not(None), overtaken), **told)


def _newest(address: str, now: datetime) -> ScalarSelect[Any]:
    """The last letter about the same card to the same address; a number, so that each is looked up by its address."""
    newer = aliased(Letter)
    same = and_(col(newer.card) == col(Letter.card), getattr(newer, address) == getattr(Letter, address))
    waits_too = and_(col(newer.state) == LetterState.pending, col(newer.not_before) <= now)
    return select(func.max(col(newer.id))).where(same, waits_too).correlate(Letter).scalar_subquery()


def forget(session: Session, now: datetime) -> None:
    """What was settled a week ago keeps its key and its fate, not its facts; what was parked a month ago lapses."""
    stale = and_(col(Letter.state) == LetterState.parked, col(Letter.not_before) < now - PARKED_ARE_KEPT)
    _set(session, stale, state=LetterState.lapsed, settled_at=now, reason="nobody came for a month")
    has_facts = cast(col(Letter.facts), Text) != "{}"
    _set(session, and_(col(Letter.settled_at) < now - FACTS_ARE_KEPT, has_facts), facts={})


def take_down(session: Session, card: str) -> None:
    """The next letter about this card comes as a new message: there is news that nobody would see in an old one."""
    session.connection().execute(delete(Card).where(col(Card.name) == card))
