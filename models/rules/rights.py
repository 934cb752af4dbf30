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
    read_problems = "read_problems"
    note_problem = "note_problem"
    settle_problem = "settle_problem"
    open_review = "open_review"
    rate = "rate"
    close_review = "close_review"
    exclude = "exclude"
    record_papers = "record_papers"
    witness_papers = "witness_papers"
    decide = "decide"
    note_absence = "note_absence"
    overrule = "overrule"
    remark = "remark"
    answer = "answer"
    urge = "urge"
    record_meeting = "record_meeting"
    publish = "publish"
    bind_group = "bind_group"
    issue_paper = "issue_paper"
    report_progress = "report_progress"
    comment = "comment"
    acknowledge = "acknowledge"
    read_branch = "read_branch"
    invite = "invite"
    read_pool = "read_pool"
    import_roster = "import_roster"
    move_deadline = "move_deadline"
    set_calendar = "set_calendar"
    pause = "pause"
    nudge = "nudge"
    watch_over = "watch_over"


GRANTED: dict[Act, frozenset[Role]] = {
    Act.pledge: frozenset({Role.member}),
    Act.withdraw: frozenset({Role.member}),
    Act.read_problems: frozenset({Role.member, Role.representative, Role.committee, Role.secretary}),
    Act.note_problem: frozenset({Role.representative, Role.secretary}),
    Act.settle_problem: frozenset({Role.secretary}),
    Act.open_review: frozenset({Role.secretary}),
    Act.rate: frozenset({Role.representative}),
    Act.close_review: frozenset({Role.secretary}),
    Act.exclude: frozenset({Role.secretary}),
    Act.record_papers: frozenset({Role.secretary}),
    Act.witness_papers: frozenset({Role.committee, Role.representative}),
    Act.decide: frozenset({Role.committee, Role.member}),  # members where they meet as a whole; the roll says who
    Act.note_absence: frozenset({Role.secretary}),
    Act.overrule: frozenset({Role.overseer}),
    Act.remark: frozenset({Role.committee, Role.member}),
    Act.answer: frozenset({Role.member}),
    Act.urge: frozenset({Role.member}),
    Act.record_meeting: frozenset({Role.secretary}),
    Act.publish: frozenset({Role.secretary}),
    Act.bind_group: frozenset({Role.secretary}),
    Act.issue_paper: frozenset({Role.secretary, Role.committee}),  # everybody prints the own card
    Act.report_progress: frozenset({Role.member}),
    Act.comment: frozenset({Role.secretary}),
    Act.acknowledge: frozenset({Role.member}),
    Act.read_branch: frozenset({Role.member, Role.committee, Role.secretary, Role.overseer}),
    Act.read_pool: frozenset({Role.overseer}),
    Act.invite: frozenset({Role.secretary, Role.administrator}),
    Act.import_roster: frozenset({Role.administrator}),
    Act.move_deadline: frozenset({Role.secretary, Role.administrator}),
    Act.set_calendar: frozenset({Role.administrator}),
    Act.pause: frozenset({Role.secretary, Role.administrator}),  # of others; everybody may rest oneself
    Act.nudge: frozenset({Role.secretary}),
    Act.watch_over: frozenset({Role.administrator}),
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
