"""Coming in: which personal link opens the door, for whom, and how often one may knock in vain."""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from models.rules.refusal import Refusal
from models.rules.rights import Role

VALID = timedelta(hours=72)
"""How long a personal link opens the door, unless the administrator says otherwise."""
ADMINISTRATOR_VALID = timedelta(minutes=15)
"""The first link of all is printed on a screen and opens everything: it is used at once or never."""
MOST_WRONG_TRIES = 5
PAUSE = timedelta(hours=1)

CONSENT_VERSION = 1
"""Which wording of the question about the public name is asked. A new wording needs a new answer."""

NAMED_IN_PUBLIC = frozenset({Role.member, Role.committee, Role.secretary})


@dataclass(frozen=True, slots=True)
class Link:
    """A personal link as it stands: whose it is, whether that person is in already, and still belongs here."""

    invitation_id: int
    person_id: int
    is_in: bool
    belongs_here: bool
    expires_at: datetime
    used_at: datetime | None
    revoked_at: datetime | None


def ensure_may_knock(tries: int, since: datetime, now: datetime) -> None:
    """After five wrong links in an hour the account waits until the hour is over."""
    if tries >= MOST_WRONG_TRIES and now < since + PAUSE:
        minutes = math.ceil((since + PAUSE - now) / timedelta(minutes=1))
        raise Refusal("joining-wait", minutes=minutes)


def ensure_opens(link: Link, *, account_of: int | None, now: datetime) -> None:
    """The link opens the door for an account. `account_of` is the person whom the account belongs to already."""
    if account_of is not None:
        raise Refusal("joining-somebody-already")
    if link.used_at is not None or link.is_in:
        raise Refusal("joining-used")
    if link.revoked_at is not None:
        raise Refusal("joining-revoked")
    if now >= link.expires_at or not link.belongs_here:
        raise Refusal("joining-expired")


def ensure_may_be_invited(*, is_in: bool, name: str) -> None:
    if is_in:
        raise Refusal("joining-in-already", name=name)


def stands_on_the_board(roles: Iterable[Role]) -> bool:
    """Whether somebody with these roles may be named in public at all; representatives never are."""
    return not NAMED_IN_PUBLIC.isdisjoint(roles)
