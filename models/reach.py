"""Who can be written to: people who blocked the bot or came back, groups that left or moved."""

from sqlalchemy import ColumnElement, delete, false, or_, select
from sqlalchemy.orm import aliased
from sqlmodel import Session, and_, col, update

from models.tables import Card, GroupChat, Letter, LetterState, Person


def lose(session: Session, chat_id: int) -> None:
    """A person or group cannot be written to any more: what is for them steps aside at the next delivery."""
    _set_reachable(session, chat_id, reachable=False)


def regain(session: Session, chat_id: int) -> None:
    """A person or group can be written to again: what waited for them may go, each letter if it is still true."""
    _set_reachable(session, chat_id, reachable=True)
    unpark(session)


def unpark(session: Session) -> int:
    """Let go everything that waits for somebody who can be reached; returns how many letters."""
    parked = col(Letter.state) == LetterState.parked
    back = update(Letter).where(parked, ~nobody_there()).values(state=LetterState.pending)
    return int(session.connection().execute(back).rowcount)


def move(session: Session, old_chat_id: int, new_chat_id: int) -> None:
    """A group became a supergroup. Where the new id is bound already, the old binding is void.

    Its cards are forgotten: message numbers start anew there, and an old number could meet another message of ours.
    """
    other = aliased(GroupChat)
    bound_already = select(col(other.id)).where(col(other.chat_id) == new_chat_id).exists()
    connection = session.connection()
    old = col(GroupChat.chat_id) == old_chat_id
    connection.execute(update(GroupChat).where(old, bound_already).values(reachable=False))
    connection.execute(update(GroupChat).where(old, ~bound_already).values(chat_id=new_chat_id))
    connection.execute(delete(Card).where(col(Card.chat_id) == old_chat_id))


def nobody_there() -> ColumnElement[bool]:
    """Letters to people who have not joined or blocked the bot, and to groups that do not let it write."""
    away = or_(col(Person.telegram_id).is_(None), col(Person.reachable) == false())
    people = select(col(Person.id)).where(away)
    groups = select(col(GroupChat.id)).where(col(GroupChat.reachable) == false())
    return or_(
        and_(col(Letter.person_id).is_not(None), col(Letter.person_id).in_(people)),
        and_(col(Letter.group_id).is_not(None), col(Letter.group_id).in_(groups)),
    )


def _set_reachable(session: Session, chat_id: int, *, reachable: bool) -> None:
    connection = session.connection()
    connection.execute(update(Person).where(col(Person.telegram_id) == chat_id).values(reachable=reachable))
    connection.execute(update(GroupChat).where(col(GroupChat.chat_id) == chat_id).values(reachable=reachable))
