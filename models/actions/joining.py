"""Coming in by a personal link, and what a person decides about the own name and language."""

import secrets
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlmodel import Session, col, delete, select, update

from models import audit
from models.actions.founding import found_house
from models.queries import joining as queries
from models.queries import people
from models.queries.joining import Absent
from models.reach import lose, regain
from models.rules import joining as law
from models.rules.refusal import Refusal
from models.rules.rights import Act, Actor, ensure_may
from models.tables import Invitation, Person, WrongTry

TOKEN_BYTES = 16
FORGET_TRIES = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Guest:
    """The link opens the door for this person: whoever holds it still has to say that it is them."""

    name: str
    unit: str


@dataclass(frozen=True, slots=True)
class Wrong:
    """The link opens nothing. It was counted."""

    tries_left: int


@dataclass(frozen=True, slots=True)
class Slip:
    """A fresh personal link of somebody who is not in yet. The token is told once and never kept."""

    whose: Absent
    token: str


def invite(session: Session, actor: Actor, person_id: int, *, now: datetime, today: date) -> Slip:
    """A fresh link for somebody who lost theirs; the old one opens nothing any more.

    Whoever invites must reach every hat of that person: a link is as good as the person for a while.
    """
    person = session.get(Person, person_id, with_for_update=True)
    hats = people.hats_of(session, person_id, today)
    if person is None or not hats:
        raise Refusal("not-yours")
    for hat in hats:
        ensure_may(actor, Act.invite, people.path_of(session, hat.unit_id))
    law.ensure_may_be_invited(is_in=person.telegram_id is not None, name=person.name)
    token = _issue(session, [person_id], now, law.VALID)[person_id]
    audit.note(session, at=now, actor_id=actor.person_id, act=Act.invite, subject=f"person:{person_id}")
    arrival = queries.arrival(session, person_id, today)
    return Slip(Absent(person_id, person.name, hats[0].unit_id, arrival.unit, arrival.roles), token)


def invite_absent(
    session: Session, branch_ids: Collection[int] | None, *, now: datetime, today: date, valid: timedelta = law.VALID
) -> list[Slip]:
    """Fresh links for everybody not in yet, from the server's own console; None means every branch."""
    absent = queries.absent(session, today, branch_ids)
    tokens = _issue(session, [one.person_id for one in absent], now, valid)
    if absent:
        audit.note(session, at=now, actor_id=None, act=Act.invite, subject="absent", people=len(absent))
    return [Slip(one, tokens[one.person_id]) for one in absent]


def invite_first_administrator(session: Session, *, place: str, name: str, now: datetime, today: date) -> str | None:
    """Lay the house's foundation and make the link that opens it for the first time; None for who is in already."""
    person = found_house(session, place=place, administrator=name, now=now, today=today)
    if person.telegram_id is not None:
        return None
    audit.note(session, at=now, actor_id=None, act=Act.invite, subject=f"person:{person.id}")
    return _issue(session, [person.id], now, law.ADMINISTRATOR_VALID)[person.id]


def knock(session: Session, telegram_id: int, token: str, *, now: datetime, today: date) -> Guest | Wrong | None:
    """Whom a link is for; None when it is the account's own and used long ago. Refusal when it opens nothing more."""
    _ensure_may_knock(session, telegram_id, now)
    link = queries.link_of(session, token, today)
    if link is None:
        return _count_wrong(session, telegram_id, now)
    account_of = queries.person_behind(session, telegram_id)
    if account_of == link.person_id:
        return None
    law.ensure_opens(link, account_of=account_of, now=now)
    arrival = queries.arrival(session, link.person_id, today)
    return Guest(arrival.name, arrival.unit)


def join(session: Session, telegram_id: int, token: str, *, now: datetime, today: date) -> Wrong | None:
    """Bind the account to the person, once; None when it is done, or was done before."""
    _ensure_may_knock(session, telegram_id, now)
    link = queries.link_of(session, token, today)
    if link is None:
        return _count_wrong(session, telegram_id, now)
    account_of = queries.person_behind(session, telegram_id)
    if account_of == link.person_id:
        return None
    law.ensure_opens(link, account_of=account_of, now=now)
    _use(session, link, now)
    _bind(session, link.person_id, telegram_id, now)
    session.exec(delete(WrongTry).where(col(WrongTry.telegram_id) == telegram_id))
    audit.note(session, at=now, actor_id=link.person_id, act="join", subject=f"person:{link.person_id}")
    return None


def answer_about_name(session: Session, actor: Actor, *, public: bool, now: datetime) -> None:
    """The person's own word on whether the name may stand on the public board."""
    person = session.get_one(Person, actor.person_id)
    person.name_public, person.name_public_at, person.name_public_version = public, now, law.CONSENT_VERSION
    session.add(person)
    facts = {"public": public, "version": law.CONSENT_VERSION}
    audit.note(session, at=now, actor_id=person.id, act="answer_about_name", subject=f"person:{person.id}", **facts)


def speak(session: Session, actor: Actor, language: str) -> None:
    """Remember the language somebody wants to be spoken to in."""
    session.exec(update(Person).where(col(Person.id) == actor.person_id).values(language=language))


def reach(session: Session, telegram_id: int, *, reachable: bool) -> None:
    """Remember whether the account can be written to: blocking the bot is a person's right and no news to others.

    What waited for somebody who is back may go.
    """
    if reachable:
        regain(session, telegram_id)
    else:
        lose(session, telegram_id)


def _issue(session: Session, person_ids: Collection[int], now: datetime, valid: timedelta) -> dict[int, str]:
    """A fresh token for each; the links they had before open nothing any more."""
    open_ones = (col(Invitation.used_at).is_(None), col(Invitation.revoked_at).is_(None))
    tokens = {person_id: secrets.token_urlsafe(TOKEN_BYTES) for person_id in person_ids}
    for invitation in session.exec(select(Invitation).where(*open_ones)):
        if invitation.person_id in tokens:
            invitation.revoked_at = now
            session.add(invitation)
    session.add_all(
        Invitation(person_id=person_id, token_hash=queries.hash_of(token), expires_at=now + valid)
        for person_id, token in tokens.items()
    )
    session.flush()
    return tokens


def _ensure_may_knock(session: Session, telegram_id: int, now: datetime) -> None:
    if counted := session.get(WrongTry, telegram_id):
        law.ensure_may_knock(counted.tries, counted.since, now)


def _count_wrong(session: Session, telegram_id: int, now: datetime) -> Wrong:
    session.exec(delete(WrongTry).where(col(WrongTry.since) < now - FORGET_TRIES))
    counted = session.get(WrongTry, telegram_id, with_for_update=True)
    if counted is None or now >= counted.since + law.PAUSE:
        counted = session.merge(WrongTry(telegram_id=telegram_id, tries=0, since=now))
    counted.tries += 1
    session.add(counted)
    return Wrong(law.MOST_WRONG_TRIES - counted.tries)


def _use(session: Session, link: law.Link, now: datetime) -> None:
    """Of two people who press at once, one is second."""
    unused = (col(Invitation.id) == link.invitation_id, col(Invitation.used_at).is_(None))
    taken = session.exec(update(Invitation).where(*unused).values(used_at=now))
    if not taken.rowcount:
        raise Refusal("joining-used")


def _bind(session: Session, person_id: int, telegram_id: int, now: datetime) -> None:
    values = {"telegram_id": telegram_id, "joined_at": now, "reachable": True}
    nobody = (col(Person.id) == person_id, col(Person.telegram_id).is_(None))
    bound = session.exec(update(Person).where(*nobody).values(**values))
    if not bound.rowcount:
        raise Refusal("joining-used")
