"""Binding a Telegram group to a branch, so that it is told what becomes public."""

from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session

from models import audit, reach
from models.queries import people
from models.queries import publishing as shelves
from models.rules.publishing import Binding, Seat, binding, ensure_sure
from models.rules.rights import Act, Actor, ensure_may
from models.tables import GroupChat


@dataclass(frozen=True, slots=True)
class Room:
    """A Telegram group as it shows itself; `thread_id` where its talk goes on in topics."""

    chat_id: int
    title: str
    thread_id: int | None = None


def bind(  # noqa: PLR0913 - who binds which group to which seat, and when
    session: Session, actor: Actor, room: Room, seat: Seat, *, sure: bool, now: datetime
) -> Binding:
    """Let this group be the branch's group for this audience; returns what that changed.

    A seat keeps its row when its group changes, since letters point to it. `sure`: the secretary has been asked.
    """
    ensure_may(actor, Act.bind_group, people.path_of(session, seat.branch_id))
    here, held = shelves.group_here(session, room.chat_id), shelves.group_at(session, seat)
    if here:
        ensure_may(actor, Act.bind_group, people.path_of(session, here.branch_id))
    what = binding(seat, shelves.seat_of(here), seat_is_held=held is not None)
    ensure_sure(what, sure=sure)
    if what is not Binding.already:
        bound = _swapped(session, here, held) if here and held else held or here
        _write(session, _filled(bound, room, seat, actor, now), what)
        reach.regain(session, room.chat_id)
    return what


def _filled(bound: GroupChat | None, room: Room, seat: Seat, actor: Actor, now: datetime) -> GroupChat:
    """The row of the seat, or a new one, with this group in it."""
    filled = GroupChat(
        chat_id=room.chat_id,
        thread_id=room.thread_id,
        title=room.title,
        branch_id=seat.branch_id,
        audience=seat.audience,
        bound_by=actor.person_id,
        bound_at=now,
    )
    return bound.sqlmodel_update(filled.model_dump(exclude={"id"})) if bound else filled


def _write(session: Session, bound: GroupChat, what: Binding) -> None:
    session.add(bound)
    session.flush()
    facts = {"branch": bound.branch_id, "audience": bound.audience, "what": what}
    subject = f"group:{bound.id}"
    audit.note(session, at=bound.bound_at, actor_id=bound.bound_by, act=Act.bind_group, subject=subject, **facts)


def _swapped(session: Session, here: GroupChat, held: GroupChat) -> GroupChat:
    """The two groups change places; in between one stands on a number that no group has, for no two may share one."""
    ours, theirs = here.chat_id, held.chat_id
    for row, chat_id in ((here, here.id), (held, ours), (here, theirs)):
        row.chat_id = chat_id
        session.add(row)
        session.flush()
    here.title, here.thread_id, here.reachable = held.title, held.thread_id, held.reachable
    return held
