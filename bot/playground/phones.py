"""Whose phones the page shows, and the village's two groups."""

from collections.abc import Iterable

from bot.playground.cast import (
    COMMITTEE,
    MEMBERS,
    OVERSEER,
    REPRESENTATIVES,
    SECOND_MEMBERS,
    SECRETARY,
    Cast,
    Village,
)
from bot.playground.people import Person
from bot.playground.telegram import Phone, StandIn
from models.rules.publishing import Audience

MEMBERS_GROUP, MASSES_GROUP = "青石村党员群", "青石村乡亲群"
AUDIENCES = {MEMBERS_GROUP: Audience.members, MASSES_GROUP: Audience.masses}
REPRESENTATIVE, MEMBER = REPRESENTATIVES[0], "彭冬生"
IN_FRONT = (SECRETARY, "龙桂芳", REPRESENTATIVE, MASSES_GROUP, MEMBER)
"""A visitor sees no more than four or five phones at once: one of each kind."""


def phones_of(stand_in: StandIn, cast: Cast) -> list[Phone]:
    """Those in front, then the rest of committee, members and representatives, the groups, and the second village."""
    first = [_phone(stand_in, cast.first, name, _role(name)) for name in (*MEMBERS, *REPRESENTATIVES)]
    second = [_phone(stand_in, cast.second, name, _role_there(name)) for name in SECOND_MEMBERS]
    everybody = [*first, *_groups(stand_in, cast.first), *second]
    return sorted(everybody, key=lambda phone: (*IN_FRONT, phone.name).index(phone.name))


def _phone(stand_in: StandIn, village: Village, name: str, role: str) -> Phone:
    return Phone(person_of(stand_in, village, name).id, name, role, village.branch.name)


def person_of(stand_in: StandIn, village: Village, name: str) -> Person:
    telegram_id = village.people[name].telegram_id
    if telegram_id is None:
        raise LookupError(f"{name} has not joined")
    return stand_in.person(telegram_id, name)


def _role(name: str) -> str:
    if name == SECRETARY:
        return "书记"
    if name in COMMITTEE:
        return "支委"
    return "群众代表" if name in REPRESENTATIVES else "党员"


def _role_there(name: str) -> str:
    if name == OVERSEER:
        return "镇里"
    return "书记" if name == SECOND_MEMBERS[0] else "党员"


def _groups(stand_in: StandIn, village: Village) -> Iterable[Phone]:
    """Two groups that the secretary made and the bot is in, each shown as one of its members sees it."""
    for title, names in ((MEMBERS_GROUP, MEMBERS), (MASSES_GROUP, (SECRETARY, *REPRESENTATIVES))):
        members = [person_of(stand_in, village, name) for name in names]
        group = stand_in.group(title, members)
        group.add_bot()
        yield Phone(members[-1].id, title, "", village.branch.name, kind="group", chat=group.id)
