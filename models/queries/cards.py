"""Where cards hang in people's chats."""

from sqlmodel import Session, col, select

from models.tables import Card, Person


def hangs(session: Session, person_id: int | None, name: str) -> bool:
    """Whether somebody has this card in the chat already."""
    in_their_chat = select(Card.message_id).join(Person, col(Person.telegram_id) == col(Card.chat_id))
    return session.exec(in_their_chat.where(Person.id == person_id, Card.name == name)).first() is not None
