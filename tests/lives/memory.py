"""What should be true: an independent memory of every pledge, kept by hand beside the real tables.

Nothing here asks models/rules how a question is settled; the few laws that matter are spelled out once more.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from itertools import permutations
from zoneinfo import ZoneInfo

from models.rules.amending import Matter
from models.rules.deciding import Body, Verdict
from models.rules.pledging import Stage
from models.rules.rights import Role, Standing
from models.rules.work import Work
from tests.given import Mark, Reason
from tests.lives.village import Day, Scene, Soul

ZONE = ZoneInfo("Asia/Shanghai")
MOVES: frozenset[tuple[Stage | None, Stage]] = frozenset(
    {
        (None, Stage.proposed),
        (Stage.proposed, Stage.in_review),
        (Stage.in_review, Stage.deciding),
        (Stage.deciding, Stage.approved),
        (Stage.deciding, Stage.returned),
        (Stage.deciding, Stage.declined),
        (Stage.returned, Stage.deciding),
        (Stage.approved, Stage.published),
        (Stage.published, Stage.approved),
        (Stage.proposed, Stage.withdrawn),
        (Stage.in_review, Stage.withdrawn),
        (Stage.deciding, Stage.withdrawn),
        (Stage.returned, Stage.withdrawn),
        (Stage.approved, Stage.withdrawn),
        (Stage.published, Stage.withdrawn),
        *permutations((Stage.approved, Stage.returned, Stage.declined), 2),
    }
)
"""Every step a pledge may take. What is revised goes to the committee at once: the representatives have spoken.

From one outcome to another only those above lead, and by a law of its own no more than once a question.
"""

OWED_AT: dict[Stage, frozenset[Work]] = {
    Stage.proposed: frozenset({Work.open_review, Work.close_review}),  # the latter: it waits behind a running round
    Stage.in_review: frozenset({Work.rate, Work.close_review}),
    Stage.deciding: frozenset({Work.decide}),
    Stage.returned: frozenset({Work.revise}),
    Stage.approved: frozenset({Work.publish}),
    Stage.published: frozenset({Work.report, Work.comment, Work.acknowledge}),
    Stage.declined: frozenset(),
    Stage.withdrawn: frozenset(),
}
OVER = {Stage.declined, Stage.withdrawn}
KEPT = {Stage.approved, Stage.published}
UNDECIDED = {Stage.proposed, Stage.in_review, Stage.deciding, Stage.returned}
FLOOR = 5
MOST_PLEDGES = 5
REMINDED_AHEAD = {14, 7, 2}
TWO_WEEKS, TEN_DAYS = timedelta(days=14), timedelta(days=10)
"""How long before a review's day it may be spoken of, and how long after."""
WANTS_REASON = {Mark.partly, Mark.unfit}

Said = tuple[Mark, Reason | None]
Seats = dict[int, int | None]
"""Who may speak on a question, and whose seat they take where it is not their own."""


@dataclass(slots=True)
class Pledge:
    """One pledge: its words version by version, where it stands, what was done for it."""

    id: int
    branch: int
    author: int
    stage: Stage
    texts: list[str]
    version: int = 1
    public_version: int | None = None
    reports: list[date] = field(default_factory=list)
    in_public: list[bool] = field(default_factory=list)
    """A publication each, whether the bound group was told; emptied when it is taken back."""

    @property
    def waits_to_be_public(self) -> bool:
        """Also in new words, where it is public in older ones."""
        is_changed = self.stage is Stage.published and self.public_version != self.version
        return self.stage is Stage.approved or is_changed


@dataclass(slots=True)
class Papers:
    """The ballots on paper of a round, as counted so far, and who is to confirm them."""

    recorder: int
    state: str = "written"
    asking: int = 0
    witness: int = 0
    counts: dict[int, dict[str, int]] = field(default_factory=dict)


@dataclass(slots=True)
class Rating:
    """One round: its roll and items as they were at the opening, and what was said last."""

    id: int
    branch: int
    roll: tuple[int, ...]
    items: dict[int, int]
    opened_at: datetime
    closes_on: date
    key_name: str
    state: str = "open"
    said: dict[tuple[int, int], Said] = field(default_factory=dict)
    results: dict[int, tuple[int, int | None, dict[str, int], dict[str, int]]] = field(default_factory=dict)
    has_key: bool = True
    has_slips: bool = True
    is_prompted: bool = False
    is_noted: bool = False
    """Whether the audit says that all is destroyed."""
    on_paper: set[int] = field(default_factory=set)
    papers: Papers | None = None


@dataclass(slots=True)
class Question:
    """One version of a pledge, or its author's wish, before the committee or the meeting.

    `round`: brought before them with others of that round, in one letter.
    """

    id: int
    pledge: int
    version: int
    body: Body
    roll: frozenset[int]
    matter: Matter = Matter.pledge
    round: int | None = None
    said: dict[int, Verdict] = field(default_factory=dict)
    outcome: Stage | None = None
    stands_for: Seats = field(default_factory=dict)
    at_meeting: tuple[int, int, int] | None = None
    """For, against and abstained, where a meeting on paper decided it."""
    overruled: Stage | None = None
    is_taken_back: bool = False

    @property
    def is_about_a_pledge(self) -> bool:
        return self.matter is Matter.pledge

    def seat(self, seats: Seats) -> None:
        self.roll, self.stands_for = frozenset(seats), seats


@dataclass(slots=True)
class Remark:
    """The secretary's comment on a pledge in a quarter."""

    id: int
    pledge: int
    quarter: int
    is_read: bool = False


@dataclass(frozen=True, slots=True)
class Away:
    """Somebody with a seat is away, the first and the last day included, and somebody else takes the seat."""

    id: int
    branch: int
    who: int
    stand_in: int
    since: date
    until: date


@dataclass(slots=True)
class Writing:
    """A draft that is complete but for being handed in; a wish where it changes what has been decided on."""

    branch: int
    pledge: int | None
    text: str
    is_wish: bool = False


@dataclass(slots=True)
class Memory:
    """All of it; `entries` and `letters` are what the step at hand owes the audit and the outbox."""

    scene: Scene
    now: datetime
    pledges: dict[int, Pledge] = field(default_factory=dict)
    rounds: dict[int, Rating] = field(default_factory=dict)
    questions: dict[int, Question] = field(default_factory=dict)
    remarks: dict[int, Remark] = field(default_factory=dict)
    drafts: dict[int, Writing] = field(default_factory=dict)
    absences: dict[int, Away] = field(default_factory=dict)
    entries: list[tuple[int | None, str, str]] = field(default_factory=list)
    letters: Counter[tuple[str, int]] = field(default_factory=Counter)
    settled: int = 0
    """The last pool that was settled."""
    called: set[tuple[int, int]] = field(default_factory=set)
    """Who has been told, and of which question, that nobody is there to decide it."""

    @property
    def today(self) -> date:
        return self.now.astimezone(ZONE).date()

    def soul(self, person: int) -> Soul:
        return self.scene.souls[person]

    def owe(self, actor: int | None, act: str, subject: str) -> None:
        self.entries.append((actor, act, subject))

    def write_to(self, kind: str, *people: int) -> None:
        self.letters.update((kind, person) for person in people)

    # ── who may, and what follows ──────────────────────────────────────────────────────────────────────────────────

    def running(self, branch: int) -> Rating | None:
        return next((one for one in self.rounds.values() if one.branch == branch and one.state != "closed"), None)

    def at(self, stage: Stage, branch: int | None = None) -> list[Pledge]:
        return [one for one in self.pledges.values() if one.stage is stage and branch in {None, one.branch}]

    def helpers(self, branch: int) -> set[int]:
        """Who can help where nobody may decide: the secretary and the nearest overseer, or else the administrators."""
        leaders = {one.id for one in self.scene.wearing(Role.secretary, branch)}
        for unit in self.scene.above:
            if overseers := {one.id for one in self.scene.wearing(Role.overseer, unit)}:
                return leaders | overseers
        return leaders or {one.id for unit in self.scene.above for one in self.scene.wearing(Role.administrator, unit)}

    def to_publish(self, branch: int) -> list[Pledge]:
        return [one for one in self.pledges.values() if one.branch == branch and one.waits_to_be_public]

    def in_round(self, one: Rating) -> list[Pledge]:
        """What is still asked about: what was withdrawn is not."""
        return [self.pledges[item] for item in one.items if self.pledges[item].stage is Stage.in_review]

    def is_open(self, question: Question) -> bool:
        stage = self.pledges[question.pledge].stage
        at = {Stage.deciding} if question.matter is Matter.pledge else KEPT
        return question.outcome is None and not question.is_taken_back and stage in at

    def open_wish(self, pledge: Pledge) -> Question | None:
        wishes = (one for one in self.questions.values() if one.pledge == pledge.id and one.matter != Matter.pledge)
        return next((one for one in wishes if one.outcome is None and not one.is_taken_back), None)

    def room_left(self, person: int) -> int:
        return MOST_PLEDGES - sum(one.author == person and one.stage not in OVER for one in self.pledges.values())

    def roll_for(self, pledge: Pledge) -> tuple[Body, Seats]:
        """The committee without the author and without who has no vote; the general meeting where it is too small."""
        members = self.scene.wearing(Role.member, pledge.branch)
        standing = {one.id: one.hats[pledge.branch, Role.member] for one in members}
        full = sum(how is not Standing.probationary for how in standing.values())
        seated = self._seats(pledge, sorted(self._may_sit(Body.committee, pledge)))
        if len(seated) >= 3 and full >= 7:
            return Body.committee, seated
        return Body.general_meeting, dict.fromkeys(self._may_sit(Body.general_meeting, pledge))

    def _seats(self, pledge: Pledge, holders: Iterable[int]) -> Seats:
        """By whoever takes it today. Nobody counts twice, and whoever has a seat stands in for nobody."""
        taken = [(self._sitter(one, pledge), one) for one in holders]
        seats: Seats = {sitter: None for sitter, holder in taken if sitter == holder}
        for sitter, holder in taken:
            if sitter is not None:
                seats.setdefault(sitter, holder)
        return seats

    def _sitter(self, holder: int, pledge: Pledge) -> int | None:
        """Whoever has the seat, or on the days of an absence the one who stands in: with a vote, never the author."""
        noted = (one for one in self.absences.values() if (one.branch, one.who) == (pledge.branch, holder))
        away = next((one for one in noted if one.since <= self.today <= one.until), None)
        if away is None:
            return holder
        return away.stand_in if away.stand_in in self._may_sit(Body.general_meeting, pledge) else None

    def _may_sit(self, body: Body, pledge: Pledge) -> frozenset[int]:
        """Who has a place in this body today, for a pledge of somebody else."""
        found = set()
        for soul in self.scene.souls.values():
            standing = soul.hats.get((pledge.branch, Role.member))
            if body is Body.committee:
                has_place = soul.wears(Role.committee, pledge.branch) and standing is not Standing.probationary
            else:
                has_place = standing in {Standing.full, Standing.floating}
            if has_place and soul.id != pledge.author:
                found.add(soul.id)
        return frozenset(found)

    def still_on(self, question: Question) -> Seats:
        """Whoever has spoken stays on the roll; of the other seats, those whose holders have not left the body."""
        pledge = self.pledges[question.pledge]
        spoken = {one: question.stands_for.get(one) for one in question.roll if one in question.said}
        spoken_for = {holder or one for one, holder in spoken.items()}
        holders = [question.stands_for.get(one) or one for one in sorted(question.roll)]
        may_sit = self._may_sit(question.body, pledge)
        left = [one for one in holders if one in may_sit and one not in spoken_for]
        seats = self._seats(pledge, left) if question.body is Body.committee else dict.fromkeys(left)
        return seats | spoken

    def has_place(self, person: int, question: Question) -> bool:
        """Asked, and today still what they were asked as: also before the clock has seen who has gone."""
        branch, holder = self.pledges[question.pledge].branch, question.stands_for.get(person)
        if holder is not None:
            noted = (one for one in self.absences.values() if (one.who, one.stand_in) == (holder, person))
            return any(one.branch == branch and one.since <= self.today <= one.until for one in noted)
        role = Role.committee if question.body is Body.committee else Role.member
        return person in question.roll and self.soul(person).wears(role, branch)

    def ruling(self, question: Question) -> Stage | None:
        """More than half of all on the roll, present or not; if all have spoken and no verdict has it, it goes back."""
        said = Counter(question.said.values())
        leads_to = {Verdict.approve: Stage.approved, Verdict.return_: Stage.returned, Verdict.decline: Stage.declined}
        for verdict, stage in leads_to.items():
            if 2 * said[verdict] > len(question.roll):
                return stage
        return Stage.returned if question.roll and said.total() == len(question.roll) else None

    def tally(self, one: Rating, pledge: Pledge) -> tuple[int, int | None, dict[str, int], dict[str, int]]:
        """Entitled, ballots, marks and reasons; below the floor only how many were entitled.

        What a witness has confirmed of paper is added, unless that would tell what fewer than five phones said.
        """
        entitled = [person for person in one.roll if person != pledge.author]
        said = [one.said[person, pledge.id] for person in entitled if (person, pledge.id) in one.said]
        papers = one.papers.counts.get(pledge.id, {}) if one.papers and one.papers.state == "confirmed" else {}
        ballots = len(said) + sum(papers.values())
        if ballots < FLOOR or 0 < len(said) < FLOOR:
            return len(entitled), None, {}, {}
        marks = Counter(mark.value for mark, _ in said) + Counter(papers)
        reasons = Counter(reason.value for _, reason in said if reason)
        return len(entitled), ballots, dict(marks), dict(reasons)

    # ── who owes what ──────────────────────────────────────────────────────────────────────────────────────────────

    def owed(self) -> dict[int, Counter[tuple[Work, int]]]:
        """By person: every task and how much of it is left."""
        owed: dict[int, Counter[tuple[Work, int]]] = {person: Counter() for person in self.scene.souls}
        for person, work, subject in self._debts():
            owed[person][work, subject] += 1
        return owed

    def _debts(self) -> Iterator[tuple[int, Work, int]]:
        yield from self._of_writers()
        yield from self._of_pledges()
        for one in self.rounds.values():
            if one.state == "open":
                yield from self._of_raters(one)
        for question in self.questions.values():
            if self.is_open(question):
                branch = self.pledges[question.pledge].branch
                yield from ((one, Work.decide, branch) for one in question.roll - question.said.keys())
        for remark in self.remarks.values():
            if not remark.is_read:
                yield self.pledges[remark.pledge].author, Work.acknowledge, remark.id

    def _of_writers(self) -> Iterator[tuple[int, Work, int]]:
        if self.today > self.scene.publish_until:
            return
        writers = {one.author for one in self.pledges.values() if one.stage is not Stage.withdrawn}
        for soul in self.scene.souls.values():
            for branch in soul.branches_as(Role.member):
                if soul.id not in writers and soul.hats[branch, Role.member] is not Standing.exempt:
                    yield soul.id, Work.propose, branch

    def _of_pledges(self) -> Iterator[tuple[int, Work, int]]:
        """By stage, each pledge of exactly one kind; comments and reports beside each other while it is kept."""
        for branch in self.scene.names:
            for secretary in self.scene.wearing(Role.secretary, branch):
                if self.running(branch):
                    yield secretary.id, Work.close_review, branch
                else:
                    yield from ((secretary.id, Work.open_review, branch) for _ in self.at(Stage.proposed, branch))
                yield from ((secretary.id, Work.publish, branch) for _ in self.to_publish(branch))
                yield from self._to_comment(secretary.id, branch)
        for pledge in self.at(Stage.returned):
            yield pledge.author, Work.revise, pledge.id
        for pledge in self.at(Stage.published):
            if self.is_unreported(pledge, self.next_review(pledge.branch)):
                yield pledge.author, Work.report, pledge.id

    def _to_comment(self, secretary: int, branch: int) -> Iterator[tuple[int, Work, int]]:
        for day in self.open_reviews(branch):
            for pledge in self.at(Stage.published, branch):
                if pledge.author != secretary and not self.is_commented(pledge, day):
                    yield secretary, Work.comment, day.id

    def _of_raters(self, one: Rating) -> Iterator[tuple[int, Work, int]]:
        for person in one.roll:
            if person not in one.on_paper and self.soul(person).wears(Role.representative, one.branch):
                for pledge in self.in_round(one):
                    if pledge.author != person and not self.has_rated(one, person, pledge.id):
                        yield person, Work.rate, one.id

    def is_time_to_prompt(self, one: Rating) -> bool:
        """Once, two days before the end, or half-way through a round that is shorter; by day."""
        end = datetime.combine(one.closes_on + timedelta(days=1), time.min, ZONE)
        early = max(end - timedelta(days=2), one.opened_at + (end - one.opened_at) / 2)
        is_day = 8 <= self.now.astimezone(ZONE).hour < 20
        return one.state == "open" and not one.is_prompted and early <= self.now < end and is_day

    def has_rated(self, one: Rating, person: int, pledge: int) -> bool:
        mark, reason = one.said.get((person, pledge), (None, None))
        return mark is not None and (reason is not None or mark not in WANTS_REASON)

    # ── the quarterly review ───────────────────────────────────────────────────────────────────────────────────────

    def next_review(self, branch: int) -> Day:
        """The first that is not over yet: ten days after its day one may still be late for it."""
        return next(one for one in self.scene.days if one.branch == branch and one.due_on + TEN_DAYS >= self.today)

    def open_reviews(self, branch: int) -> list[Day]:
        days = (one for one in self.scene.days if one.branch == branch)
        return [one for one in days if one.due_on - TWO_WEEKS <= self.today <= one.due_on + TEN_DAYS]

    def is_unreported(self, pledge: Pledge, day: Day) -> bool:
        return not any(done >= date(2026, 3 * day.quarter - 2, 1) for done in pledge.reports)

    def is_commented(self, pledge: Pledge, day: Day) -> bool:
        return any((one.pledge, one.quarter) == (pledge.id, day.quarter) for one in self.remarks.values())
