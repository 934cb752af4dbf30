"""Who may do what, and where: refused unless granted here."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from models.rules.refusal import Refusal


class Level(StrEnum):
    prefecture = "prefecture"
    county = "county"
    township = "township"
    branch = "branch"


class Role(StrEnum):
    member = "member"
    representative = "representative"
    committee = "committee"
    secretary = "secretary"
    overseer = "overseer"
    administrator = "administrator"


class Standing(StrEnum):
    """What kind of member somebody is; everybody else is `full`."""

    full = "full"
    probationary = "probationary"
    floating = "floating"
    exempt = "exempt"


class Act(StrEnum):
    """Everything a person can do to the shared truth. One word an act, named in the audit."""

    pledge = "pledge"
    withdraw = "withdraw"
    open_review = "open_review"
    rate = "rate"
    close_review = "close_review"
    decide = "decide"
    publish = "publish"
    bind_group = "bind_group"
    report_progress = "report_progress"
    comment = "comment"
    acknowledge = "acknowledge"
    read_branch = "read_branch"
    invite = "invite"
    import_roster = "import_roster"


GRANTED: dict[Act, frozenset[Role]] = {
    Act.pledge: frozenset({Role.member}),
    Act.withdraw: frozenset({Role.member}),
    Act.open_review: frozenset({Role.secretary}),
    Act.rate: frozenset({Role.representative}),
    Act.close_review: frozenset({Role.secretary}),
    Act.decide: frozenset({Role.committee, Role.member}),  # members where they meet as a whole; the roll says who
    Act.publish: frozenset({Role.secretary}),
    Act.bind_group: frozenset({Role.secretary}),
    Act.report_progress: frozenset({Role.member}),
    Act.comment: frozenset({Role.secretary}),
    Act.acknowledge: frozenset({Role.member}),
    Act.read_branch: frozenset({Role.member, Role.committee, Role.secretary, Role.overseer}),
    Act.invite: frozenset({Role.secretary, Role.administrator}),
    Act.import_roster: frozenset({Role.administrator}),
}


@dataclass(frozen=True, slots=True)
class Hat:
    """One role of one person in one unit."""

    role: Role
    unit_id: int
    standing: Standing = Standing.full


@dataclass(frozen=True, slots=True)
class Actor:
    """Who is speaking: a person of the roster with the hats worn today."""

    person_id: int
    name: str
    hats: tuple[Hat, ...]
    language: str | None = None

    def units_as(self, role: Role) -> tuple[int, ...]:
        return tuple(hat.unit_id for hat in self.hats if hat.role is role)


def can(actor: Actor, act: Act, path: Iterable[int]) -> bool:
    """A hat reaches its own unit and everything below it; `path` is the unit and all above it."""
    above = frozenset(path)
    return any(hat.role in GRANTED[act] and hat.unit_id in above for hat in actor.hats)


def ensure_may(actor: Actor, act: Act, path: Iterable[int]) -> None:
    if not can(actor, act, path):
        raise Refusal("not-yours")
