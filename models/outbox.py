"""Letters to other people: posted in the same change as the deed, then claimed and settled by the delivery.

    pending → sending → sent | unknown | lapsed | dead, or back to pending; parked while somebody cannot be reached

`sending` is committed before the call, so that after a crash exactly the letters in flight are in doubt.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Select, Text, and_, case, cast, exists, func, literal, or_, select
from sqlalchemy.orm import aliased
from sqlmodel import Session, UTCDateTime, col, delete, update

from models import reach
from models.engine import insert
from models.rules import delivering
from models.rules.delivering import Outcome
from models.rules.notices import NOTICES, Notice
from models.tables import Card, GroupChat, Letter, LetterState, Person

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


# ── claiming ───────────────────────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Claimed:
    """A letter on its way, and where to. `message_id` is the card that hangs there already.

    `attempt` fences it: what an earlier claim still has to say about the letter is not heard any more.
    """

    id: int
    attempt: int
    kind: str
    facts: dict[str, Any]
    card: str | None
    person_id: int | None
    group_id: int | None
    language: str | None
    chat_id: int
    thread_id: int | None
    message_id: int | None


def anything_waiting(session: Session, now: datetime) -> bool:
    return bool(session.connection().execute(select(exists().where(_due(now)))).scalar())


def claim(session: Session, now: datetime, most: int) -> list[Claimed]:
    """Take up to `most` letters that may go now, one a chat and the oldest of each chat; they are `sending` then."""
    ready = _ready(now).limit(most).with_for_update(of=Letter, skip_locked=True)
    found = [Claimed(*row) for row in session.connection().execute(ready)]
    taken = col(Letter.id).in_([one.id for one in found])
    _set(session, taken, state=LetterState.sending, attempts=col(Letter.attempts) + 1)
    return found


def _ready(now: datetime) -> Select[Any]:
    """In the order of Claimed's fields."""
    chat_id = func.coalesce(col(Person.telegram_id), col(GroupChat.chat_id))
    can_go = or_(and_(col(Person.telegram_id).is_not(None), col(Person.reachable)), col(GroupChat.reachable))
    matter: list[Any] = [Letter.id, col(Letter.attempts) + 1, Letter.kind, Letter.facts, Letter.card]
    address: list[Any] = [Letter.person_id, Letter.group_id, Person.language, chat_id, GroupChat.thread_id]
    return (
        select(*matter, *address, col(Card.message_id))
        .select_from(Letter)
        .join(Person, col(Person.id) == col(Letter.person_id), isouter=True)
        .join(GroupChat, col(GroupChat.id) == col(Letter.group_id), isouter=True)
        .join(Card, and_(col(Card.chat_id) == chat_id, col(Card.name) == col(Letter.card)), isouter=True)
        .where(_due(now), can_go, ~_held_up(now, "person_id"), ~_held_up(now, "group_id"))
        .order_by(col(Letter.not_before), col(Letter.id))
    )


def _due(now: datetime) -> ColumnElement[bool]:
    return and_(col(Letter.state) == LetterState.pending, col(Letter.not_before) <= now)


def _held_up(now: datetime, address: str) -> ColumnElement[bool]:
    """Another letter to the same address is in flight, or is older and goes first, even if it has to rest a little."""
    other = aliased(Letter)
    goes_first = and_(
        col(other.state) == LetterState.pending,
        col(other.id) < col(Letter.id),
        or_(col(other.not_before) <= now, col(other.attempts) > 0),
    )
    same_address = getattr(other, address) == getattr(Letter, address)
    in_the_way = or_(col(other.state) == LetterState.sending, goes_first)
    return exists().where(same_address, in_the_way).correlate(Letter)


# ── settling ───────────────────────────────────────────────────────────────────────────────────────────────────────


def settle(session: Session, letter: Claimed, outcome: Outcome, now: datetime) -> None:
    """Write down what became of the letter. Idempotent; an outcome that comes too late to matter is ignored."""
    match outcome:
        case delivering.Sent(message_id):
            _end(session, letter, LetterState.sent, now, message_id=message_id, reason="")
            _hang(session, letter, message_id)
        case delivering.Lapsed():
            _end(session, letter, LetterState.lapsed, now, reason="nothing left to say")
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
    unsettled = col(Letter.state).in_((LetterState.sending, LetterState.pending))
    return and_(col(Letter.id) == letter.id, col(Letter.attempts) == letter.attempt, unsettled)


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
    hung = insert(session, Card).values(chat_id=letter.chat_id, name=letter.card, message_id=message_id)
    again = hung.on_conflict_do_update(index_elements=["chat_id", "name"], set_={"message_id": message_id})
    session.connection().execute(again)


def _set(session: Session, which: ColumnElement[bool], **values: Any) -> None:  # noqa: ANN401 - values of columns
    session.connection().execute(update(Letter).where(which).values(**values))


# ── keeping order ──────────────────────────────────────────────────────────────────────────────────────────────────


def tidy(session: Session, now: datetime) -> None:
    """Before a pass: letters to people out of reach step aside, and of several letters about one card the last goes."""
    newer = aliased(Letter)
    same_address = or_(
        col(newer.person_id) == col(Letter.person_id),
        col(newer.group_id) == col(Letter.group_id),
    )
    waits_too = and_(
        col(newer.state) == LetterState.pending, col(newer.not_before) <= now, col(newer.id) > col(Letter.id)
    )
    overtaken = exists().where(col(newer.card) == col(Letter.card), same_address, waits_too).correlate(Letter)
    _set(session, and_(_due(now), reach.nobody_there()), state=LetterState.parked)
    told = {"state": LetterState.lapsed, "settled_at": now, "reason": "a newer letter says it"}
    _set(session, and_(_due(now), col(Letter.card).is_not(None), overtaken), **told)


def forget(session: Session, now: datetime) -> None:
    """What was settled a week ago keeps its key and its fate, not its facts; what was parked a month ago lapses."""
    stale = and_(col(Letter.state) == LetterState.parked, col(Letter.not_before) < now - PARKED_ARE_KEPT)
    _set(session, stale, state=LetterState.lapsed, settled_at=now, reason="nobody came for a month")
    has_facts = cast(col(Letter.facts), Text) != "{}"
    _set(session, and_(col(Letter.settled_at) < now - FACTS_ARE_KEPT, has_facts), facts={})


def take_down(session: Session, card: str) -> None:
    """The next letter about this card comes as a new message: there is news that nobody would see in an old one."""
    session.connection().execute(delete(Card).where(col(Card.name) == card))
