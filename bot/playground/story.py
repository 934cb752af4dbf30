"""What has happened in the playground's first village before the curtain rises: half a year of real acts, quickly."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from sqlmodel import Session, col, select, update

from bot.playground.cast import COMMITTEE, REPRESENTATIVES, SECRETARY, Cast, Village
from bot.playground.script import CURTAIN, DEEDS, FLOOD, PROBLEMS, RETURNED, REVISED, SPRING, VAGUE, Line, on
from models.actions import deciding, keeping, opening, problems, publishing, rating
from models.ballots import BallotBox
from models.queries import people, seats
from models.rules.deciding import Cause, Opinion, Verdict
from models.rules.keeping import Entry
from models.rules.pledging import Stage, Wording
from models.rules.publishing import fingerprint
from models.rules.rating import Press
from models.rules.rights import Actor
from models.tables import Decision, Letter, LetterState, Pledge, PledgeVersion


@dataclass(slots=True)
class Teller:
    """Tells the story of one village by the same actions that its people use."""

    session: Session
    village: Village
    box: BallotBox

    def tell(self) -> None:
        for text in PROBLEMS:
            problems.note(self.session, self._actor(REPRESENTATIVES[0]), self.village.branch.id, text, now=on(1, 12))
        spring = [self._propose(one, on(1, 22)) for one in (*SPRING, VAGUE, RETURNED)]
        self._review(on(2, 16), "fits")
        for pledge in spring:
            self._decide(pledge, on(2, 27))
        self._publish(spring[: len(SPRING)], on(3, 12))
        for author, entry, day in DEEDS:
            self._report(author, entry, date(CURTAIN.year, *day))
        self._revise(spring[len(SPRING)], REVISED, on(3, 20))
        for one in FLOOD:
            self._propose(one, on(3, 24))
        self._open_review(on(3, 25), closes_on=date(CURTAIN.year, 4, 2))

    def _actor(self, name: str) -> Actor:
        person = self.village.people[name]
        return Actor(person.id, person.name, people.hats_of(self.session, person.id, CURTAIN.date()))

    def _propose(self, one: Line, at: datetime) -> Pledge:
        pledge = Pledge(
            branch_id=self.village.branch.id,
            cycle_id=self.village.cycle_id,
            author_id=self.village.people[one.author].id,
            stage=Stage.proposed,
            proposed_at=at,
        )
        self.session.add(pledge)
        self.session.flush()
        self._write(pledge, one.wording, at)
        return pledge

    def _write(self, pledge: Pledge, wording: Wording, at: datetime) -> None:
        words = {name: getattr(wording, name) for name in Wording.__slots__}
        self.session.add(PledgeVersion(pledge_id=pledge.id, number=pledge.version, written_at=at, **words))
        self.session.flush()

    def _open_review(self, at: datetime, closes_on: date) -> int:
        branch_id, secretary = self.village.branch.id, self._actor(SECRETARY)
        opened = opening.open_review(self.session, secretary, self.box, branch_id, closes_on, now=at)
        return opened.id

    def _review(self, at: datetime, mark: str) -> None:
        round_id = self._open_review(at, closes_on=(at + timedelta(days=9)).date())
        for press_number, name in enumerate(REPRESENTATIVES, start=1):
            self._rate_all(name, round_id, at + timedelta(hours=press_number), mark)
        over = at + timedelta(days=4)
        rating.close_review(self.session, self._actor(SECRETARY), round_id, now=over)
        rating.count(self.session, self.box, round_id, now=over)
        rating.shred(self.session, self.box, round_id)
        rating.confirm_shredded(self.session, round_id, now=over)

    def _rate_all(self, name: str, round_id: int, at: datetime, mark: str) -> None:
        actor = self._actor(name)
        for number, pledge_id in enumerate(seats.seat_of(self.session, actor, round_id).pledge_ids, start=1):
            press = Press(update_id=number, at=at, round_id=round_id, pledge_id=pledge_id)
            vague = self.session.get_one(Pledge, pledge_id).author_id in self._vague_authors()
            rating.rate(self.session, actor, self.box, press, "partly" if vague else mark)
            if vague:
                again = Press(update_id=number + 100, at=at, round_id=round_id, pledge_id=pledge_id)
                rating.explain(self.session, actor, self.box, again, "vague")

    def _vague_authors(self) -> set[int]:
        return {self.village.people[one.author].id for one in (VAGUE, RETURNED)}

    def _decide(self, pledge: Pledge, at: datetime) -> None:
        vague = pledge.author_id in self._vague_authors()
        note = "写清楚做什么、做多少、哪天做完，大家才好看着办。"
        opinion = Opinion(Verdict.return_, Cause.vague, note) if vague else Opinion(Verdict.approve)
        decision = self.session.exec(select(Decision).where(Decision.pledge_id == pledge.id)).one()
        for name in COMMITTEE:
            if decision.outcome is None and self.village.people[name].id != pledge.author_id:
                deciding.decide(self.session, self._actor(name), decision.id, opinion, at)

    def _publish(self, pledges: list[Pledge], at: datetime) -> None:
        seen = fingerprint({pledge.id: pledge.version for pledge in pledges})
        secretary, branch_id = self._actor(SECRETARY), self.village.branch.id
        publishing.publish(self.session, secretary, branch_id, seen=seen, only=None, now=at)

    def _revise(self, pledge: Pledge, one: Line, at: datetime) -> None:
        pledge.version += 1
        pledge.stage = Stage.proposed
        self.session.add(pledge)
        self._write(pledge, one.wording, at)
        deciding.ask_again_or_wait(self.session, pledge, at, at.date())

    def _report(self, author: str, entry: Entry, day: date) -> None:
        actor = self._actor(author)
        newest_first = select(Pledge).where(Pledge.author_id == actor.person_id, Pledge.stage == Stage.published)
        pledge = self.session.exec(newest_first).one()
        at = datetime.combine(day, time(11), UTC)
        keeping.report(self.session, actor, pledge.id, entry, day, today=day, now=at)


def settle_old_letters(session: Session, since: datetime) -> None:
    """What people were told before the curtain has been read long ago; what was posted to groups still hangs there."""
    told = (col(Letter.posted_at) < since, col(Letter.state) == LetterState.pending, col(Letter.person_id).is_not(None))
    read = update(Letter).where(*told).values(state=LetterState.lapsed, reason="before the curtain")
    session.connection().execute(read)


def tell(session: Session, cast: Cast, box: BallotBox) -> None:
    Teller(session, cast.first, box).tell()
    settle_old_letters(session, on(3, 19))
