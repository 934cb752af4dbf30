"""Issuing papers on both databases: what stands on them, when there is a next version, and what the record proves."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from sqlmodel import Session, select

from bot.playground.cast import Cast, invite_everybody
from models import audit
from models.actions import publishing
from models.actions.printing import Issued, issue
from models.database import Database
from models.queries import people, proving
from models.rules.pledging import Stage
from models.rules.printing import Paper, State, Wanted, spelled
from models.rules.refusal import Refusal
from models.rules.rights import Actor
from models.tables import AuditEntry, Issue, Person, Pledge, PledgeVersion, Progress
from tests import given
from tests.given import Mark

TODAY = date(2026, 4, 8)
NOW = datetime(2026, 4, 8, 2, 0, tzinfo=UTC)
LATE_IN_GREENWICH = datetime(2026, 4, 8, 17, 0, tzinfo=UTC)
SECRETARY, AUTHOR, OTHER = "石远山", "彭冬生", "麻秀英"


@pytest.fixture
async def cast(database: Database) -> Cast:
    return await database.change(invite_everybody, TODAY)


def actor(session: Session, cast: Cast, name: str) -> Actor:
    everybody = {**cast.first.people, **cast.second.people}
    found = people.actor(session, everybody[name].telegram_id or 0, TODAY)
    assert found
    return found


def published(session: Session, cast: Cast, author: str = AUTHOR, text: str = given.TEXT) -> int:
    return given.pledge(session, cast.first, author, stage=Stage.published, text=text).id


def told(session: Session, cast: Cast, pledge_id: int, value: str, author: str = AUTHOR) -> None:
    deed = Progress(
        pledge_id=pledge_id,
        author_id=cast.first.people[author].id,
        value=Decimal(value),
        occurred_on=TODAY,
        recorded_at=NOW,
    )
    session.add(deed)
    session.flush()


def own_card(session: Session, cast: Cast, name: str = AUTHOR, now: datetime = NOW) -> Issued:
    who = actor(session, cast, name)
    return issue(session, who, Wanted(Paper.member_card, who.person_id), now=now)


def sheet(session: Session, cast: Cast, by: str = SECRETARY) -> Issued:
    return issue(session, actor(session, cast, by), Wanted(Paper.sheet, cast.first.branch.id), now=NOW)


async def test_a_card_says_what_is_public_and_nothing_else(database: Database, cast: Cast) -> None:
    def check(session: Session) -> None:
        pledge_id = published(session, cast)
        waiting = given.pledge(session, cast.first, AUTHOR, stage=Stage.approved, text="还没公开")
        waiting.published_version = 1  # the stage says what is public, whatever else stands there
        session.add(waiting)
        given.pledge(session, cast.first, OTHER, stage=Stage.published, text="别人的")
        given.fit_review(session, cast.first, session.get_one(Pledge, pledge_id), {Mark.fits: 4})
        told(session, cast, pledge_id, "1.75")
        made = own_card(session, cast, now=LATE_IN_GREENWICH)
        (line,) = made.facts.lines
        assert (made.version, made.issued_on) == (1, date(2026, 4, 9))
        assert (made.facts.owner, made.facts.above, line.text, line.who) == (AUTHOR, "白岩镇", given.TEXT, "")
        assert (line.goal.reached, line.state, line.rated) == (Decimal("1.75"), State.going, None)

    await database.change(check)


async def test_it_is_the_same_paper_until_something_changes(database: Database, cast: Cast) -> None:
    def check(session: Session) -> None:
        pledge_id = published(session, cast)
        first, again = own_card(session, cast), own_card(session, cast)
        assert first == again
        told(session, cast, pledge_id, "1.75")
        second = own_card(session, cast)
        assert (second.version, second.code != first.code) == (2, True)
        given.fit_review(session, cast.first, session.get_one(Pledge, pledge_id), {Mark.fits: 4, Mark.partly: 1})
        third = own_card(session, cast)
        assert third.version == 3
        assert third.facts.lines[0].rated
        assert [one.version for one in session.exec(select(Issue).order_by(Issue.version))] == [1, 2, 3]  # type: ignore[arg-type]
        noted = session.exec(select(AuditEntry).where(AuditEntry.act == "issue_paper")).all()
        assert [one.facts["code"] for one in noted] == [first.code, second.code, third.code]
        assert audit.first_broken(session) is None

    await database.change(check)


async def test_a_new_version_is_printed_once_it_is_public(database: Database, cast: Cast) -> None:
    def check(session: Session) -> None:
        pledge = session.get_one(Pledge, published(session, cast))
        first = own_card(session, cast)
        pledge.version = 2
        given.version(session, pledge, "改过的话")
        assert own_card(session, cast) == first
        pledge.published_version = 2
        session.add(pledge)
        session.flush()
        assert own_card(session, cast).facts.lines[0].text == "改过的话"
        old = proving.proof(session, first.code)
        assert old
        assert (old.holds, old.public, old.newer) == (True, frozenset(), 2)

    await database.change(check)


async def test_what_hangs_on_a_wall_names_only_whoever_agreed(database: Database, cast: Cast) -> None:
    def check(session: Session) -> None:
        published(session, cast)
        published(session, cast, OTHER, "别人的")
        for name, agrees in ((AUTHOR, True), (OTHER, False)):
            person = session.get_one(Person, cast.first.people[name].id)
            person.name_public = agrees
            session.add(person)
        assert [line.who for line in sheet(session, cast).facts.lines] == [AUTHOR, ""]

    await database.change(check)


@pytest.mark.parametrize("who", [OTHER, "members of another branch"])
async def test_a_branch_s_papers_are_printed_by_its_secretary_and_committee_only(
    database: Database, cast: Cast, who: str
) -> None:
    def check(session: Session) -> None:
        published(session, cast)
        stranger = who if who in cast.first.people else next(iter(cast.second.people))
        me = actor(session, cast, stranger)
        for wanted in (
            Wanted(Paper.sheet, cast.first.branch.id),
            Wanted(Paper.branch_card, cast.first.branch.id),
            Wanted(Paper.member_card, cast.first.people[AUTHOR].id),
        ):
            with pytest.raises(Refusal, match="not-yours"):
                issue(session, me, wanted, now=NOW)
        assert session.exec(select(Issue)).all() == []

    await database.change(check)


async def test_where_nothing_is_public_nothing_is_printed(database: Database, cast: Cast) -> None:
    def check(session: Session) -> None:
        with pytest.raises(Refusal, match="printing-nothing-public"):
            own_card(session, cast)
        with pytest.raises(Refusal, match="printing-nothing-public"):
            sheet(session, cast)

    await database.change(check)


# ── proving ────────────────────────────────────────────────────────────────────────────────────────────────────────


async def test_a_record_with_one_other_letter_proves_nothing_any_more(database: Database, cast: Cast) -> None:
    def check(session: Session) -> None:
        pledge_id = published(session, cast)
        told(session, cast, pledge_id, "1.75")
        code = sheet(session, cast).code
        proof = proving.proof(session, code)
        assert proof
        assert (proof.holds, proof.public, proof.newer) == (True, frozenset({pledge_id}), None)
        words = session.exec(select(PledgeVersion).where(PledgeVersion.pledge_id == pledge_id)).one()
        words.text = words.text.replace("修通", "修道")
        session.add(words)
        session.flush()
        changed = proving.proof(session, code)
        assert changed
        assert not changed.holds
        assert proving.proof(session, spelled(code)) is None

    await database.change(check)


async def test_what_was_taken_back_is_not_public_though_its_paper_was_genuine(database: Database, cast: Cast) -> None:
    def check(session: Session) -> None:
        pledge_id = published(session, cast)
        code = sheet(session, cast).code
        publishing.take_back(session, actor(session, cast, SECRETARY), pledge_id, "写错了日子", now=NOW)
        session.flush()
        proof = proving.proof(session, code)
        assert proof
        assert (proof.holds, proof.public) == (True, frozenset())

    await database.change(check)
