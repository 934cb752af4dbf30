"""Who may come to the door: one person for each kind that the law tells apart, each with as few hats as possible."""

from dataclasses import dataclass
from enum import StrEnum

from models.rules.rights import Role, Standing


class Who(StrEnum):
    stranger = "unknown account"
    author = "member, author"
    member = "member, not the author"
    probationary = "probationary member"
    exempt = "exempt member"
    former_member = "author who has left the branch"
    representative = "representative on the roll"
    representative_author = "representative on the roll, and author"
    representative_off = "representative not on the roll"
    former_representative = "on the roll, but representative no more"
    committee = "committee member who was asked"
    committee_author = "committee member, and author"
    committee_off = "committee member who was not asked"
    former_committee = "was asked, but on the committee no more"
    stand_in = "member who stands in today"
    former_stand_in = "member who stood in until yesterday, and still on the roll"
    secretary = "secretary"
    secretary_author = "secretary, and author"
    overseer = "overseer above"
    overseer_elsewhere = "overseer elsewhere"
    administrator = "administrator"


class Where(StrEnum):
    """Whose matter is pressed on, seen from the branch to which everybody above belongs."""

    own = "甲"
    neighbour = "乙"
    far = "丙"


@dataclass(frozen=True)
class Hats:
    """The roles worn today; `ended`: those worn until yesterday; `late`: put on after the roll was frozen."""

    roles: tuple[Role, ...] = ()
    standing: Standing = Standing.full
    ended: tuple[Role, ...] = ()
    late: bool = False


HATS: dict[Who, Hats] = {
    Who.author: Hats((Role.member,)),
    Who.member: Hats((Role.member,)),
    Who.probationary: Hats((Role.member,), Standing.probationary),
    Who.exempt: Hats((Role.member,), Standing.exempt),
    Who.former_member: Hats(ended=(Role.member,)),
    Who.representative: Hats((Role.representative,)),
    Who.representative_author: Hats((Role.representative, Role.member)),
    Who.representative_off: Hats((Role.representative,), late=True),
    Who.former_representative: Hats(ended=(Role.representative,)),
    Who.committee: Hats((Role.committee,)),
    Who.committee_author: Hats((Role.committee, Role.member)),
    Who.committee_off: Hats((Role.committee,), late=True),
    Who.former_committee: Hats(ended=(Role.committee,)),
    Who.stand_in: Hats((Role.member,)),
    Who.former_stand_in: Hats((Role.member,)),
    Who.secretary: Hats((Role.secretary,)),
    Who.secretary_author: Hats((Role.secretary, Role.member)),
    Who.overseer: Hats((Role.overseer,)),
    Who.overseer_elsewhere: Hats((Role.overseer,)),
    Who.administrator: Hats((Role.administrator,)),
}

EVERYBODY = frozenset(Who)
KNOWN = EVERYBODY - {Who.stranger}
SECRETARIES = frozenset({Who.secretary, Who.secretary_author})
AUTHORS = frozenset({Who.author, Who.representative_author, Who.committee_author, Who.secretary_author})
"""Members with a pledge of their own in every stage; the matter they press on is their own."""
AUTHORS_EVER = AUTHORS | {Who.former_member}
ON_THE_ROLL = frozenset({Who.representative, Who.representative_author})
ASKED = frozenset({Who.committee, Who.stand_in})
"""Whoever was asked to decide, and still has the place, may go on reading what it was about."""
LEFT = frozenset({Who.former_committee, Who.former_stand_in})
"""Whoever was asked and has the place no more reads only what everybody may read."""
