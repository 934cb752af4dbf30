"""The notice board as anybody finds it: what is public, names as agreed, no rating below the floor, nothing else."""

from collections.abc import AsyncIterator
from datetime import date
from decimal import Decimal

import pytest
from sqlmodel import Session, select

from bot.playground.cast import Cast, invite_everybody
from models.actions import publishing
from models.database import Database
from models.queries import people
from models.rules.pledging import Stage
from models.tables import PledgeVersion, Progress
from tests import given
from tests.given import Mark
from tests.wall import NOW, TODAY, Passer, another_township, open_board, published, rate


@pytest.fixture
async def cast(database: Database) -> Cast:
    return await database.change(invite_everybody, TODAY)


@pytest.fixture
async def passer(database: Database) -> AsyncIterator[Passer]:
    async with open_board(database) as passer:
        yield passer


async def test_what_is_published_stands_on_three_pages(database: Database, cast: Cast, passer: Passer) -> None:
    pledge = await database.change(published, cast, "彭冬生")
    index = await passer.reads("/")
    assert "青石村党支部" in index
    assert "1 条承诺" in index
    assert "河湾村" not in index
    branch = await passer.reads(f"/branches/{cast.first.branch.id}")
    assert f'href="/townships/{cast.first.branch.parent_id}"' in branch
    assert all(said in branch for said in ("白岩镇", "彭冬生", given.TEXT, "还没有报过进展", f"/pledges/{pledge}"))
    page = await passer.reads(f"/pledges/{pledge}")
    assert all(
        said in page for said in (given.TEXT, "从 0.5 做到 3 公里", "每月出工两次", "2026年3月10日", "没有经过群众评")
    )


async def test_where_there_are_several_townships_one_goes_down_from_county_to_branch(
    database: Database, cast: Cast, passer: Passer
) -> None:
    await database.change(published, cast, "彭冬生")
    first = cast.first.branch
    village, township = await database.change(another_township, cast)
    index = await passer.reads("/")
    assert "青石村党支部" not in index
    assert all(said in index for said in ("白岩镇", "云岭乡", "1 个支部，1 条承诺"))
    assert index.count("<h2>") == 1, "both townships are of one county"
    page = await passer.reads(f"/townships/{township}")
    assert "云岭村党支部" in page
    assert f'href="/branches/{village}"' in page
    assert f'href="/branches/{first.id}"' not in page
    assert f'href="/townships/{township}"' in await passer.reads(f"/branches/{village}")
    for path in (f"/townships/{first.id}", "/townships/999999"):
        assert (await passer.meets(path)).status == 404


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("zh-CN", ("评议有多保密", "不满 5 票", "管服务器的人", "Telegram 公司", "纸票", "不算平均分", "证明不了")),
        (
            "en",
            ("How secret the ratings are", "fewer than 5 ballots", "runs the server", "Paper ballots", "cannot prove"),
        ),
    ],
)
async def test_everybody_can_read_how_secret_the_ratings_are(
    cast: Cast, passer: Passer, language: str, said: tuple[str, ...]
) -> None:
    assert cast
    page = await passer.reads(f"/secrecy?lang={language}")
    assert page == await passer.reads(f"/secrecy?lang={language}", Accept_Language="fr")
    assert all(one in page for one in said)
    assert f'href="/secrecy?lang={language}"' in await passer.reads(f"/?lang={language}")
    assert said[0] in await passer.reads("/secrecy", Accept_Language=language)


@pytest.mark.parametrize("stage", [stage for stage in Stage if stage is not Stage.published])
async def test_nothing_else_can_be_found_nor_guessed(
    database: Database, cast: Cast, passer: Passer, stage: Stage
) -> None:
    hidden = await database.change(lambda session: given.pledge(session, cast.first, "彭冬生", stage=stage).id)
    for path in (f"/pledges/{hidden}", "/pledges/999999999", f"/branches/{cast.first.branch.id}", "/branches/999"):
        page = await passer.meets(path)
        said = await page.text()
        assert page.status == 404
        assert given.TEXT not in said
        assert "青石村" not in said
    assert "还没有公开的承诺" in await passer.reads("/")


async def test_what_was_taken_back_is_gone_at_once(database: Database, cast: Cast, passer: Passer) -> None:
    pledge = await database.change(published, cast, "彭冬生")

    def take_back(session: Session) -> None:
        secretary = people.actor(session, cast.first.people["石远山"].telegram_id or 0, TODAY)
        assert secretary
        publishing.take_back(session, secretary, pledge, "写了别人的电话", now=NOW)

    await database.change(take_back)
    page = await passer.meets(f"/pledges/{pledge}")
    assert page.status == 404
    assert "电话" not in await page.text()
    assert given.TEXT not in await passer.reads("/")


async def test_a_name_is_shown_only_where_its_owner_agreed(database: Database, cast: Cast, passer: Passer) -> None:
    def withhold(session: Session) -> None:
        person = cast.first.people["麻秀英"]
        person.name_public = False
        session.add(person)

    await database.change(withhold)
    pledge = await database.change(published, cast, "麻秀英")
    for path in (f"/branches/{cast.first.branch.id}", f"/pledges/{pledge}", f"/pledges/{pledge}?lang=en"):
        page = await passer.reads(path)
        assert "麻秀英" not in page
        assert "一名党员" in page or "A member" in page


async def test_ratings_are_shown_whole_or_not_at_all(database: Database, cast: Cast, passer: Passer) -> None:
    told = await database.change(published, cast, "彭冬生")
    hidden = await database.change(published, cast, "麻秀英")
    await database.change(rate, cast, told, {Mark.fits: 4, Mark.unfit: 1})
    await database.change(rate, cast, hidden, {Mark.fits: 3, Mark.unfit: 1})
    page = await passer.reads(f"/pledges/{told}")
    assert all(
        said in page for said in ("请了 6 位群众代表来评，5 位评了", "适合：4 票", "基本适合：0 票", "不适合：1 票")
    )
    page = await passer.reads(f"/pledges/{hidden}")
    assert "结果不公布" in page
    assert "票" not in page
    branch = await passer.reads(f"/branches/{cast.first.branch.id}")
    assert "票" not in branch


async def test_progress_shows_the_last_number_and_the_last_day(database: Database, cast: Cast, passer: Passer) -> None:
    pledge = await database.change(published, cast, "彭冬生")

    def report(session: Session) -> None:
        author = cast.first.people["彭冬生"].id
        for value, day, note in (("1.75", 12, ""), (None, 20, "下雨停了工，<i>等天晴</i>"), ("1.2", 2, "")):
            deed = Progress(
                pledge_id=pledge, author_id=author, note=note, occurred_on=date(2026, 6, day), recorded_at=NOW
            )
            deed.value = Decimal(value) if value else None
            session.add(deed)

    await database.change(report)
    page = await passer.reads(f"/pledges/{pledge}")
    assert "做到了 1.75，目标 3 公里" in page
    assert "最近一次报进展：2026年6月20日" in page
    assert 'value="50"' in page
    assert "等天晴" not in page


async def test_nothing_that_was_written_becomes_part_of_the_page(
    database: Database, cast: Cast, passer: Passer
) -> None:
    evil = '<script>alert(1)</script><img src=x onerror="alert(2)">{{ 7 * 7 }}'

    def write(session: Session) -> None:
        words = session.exec(select(PledgeVersion).where(PledgeVersion.pledge_id == pledge)).one()
        words.measures = words.indicator = words.unit = words.basis_note = evil
        session.add(words)

    pledge = await database.change(published, cast, "彭冬生", evil)
    await database.change(write)
    for path in (f"/pledges/{pledge}", f"/branches/{cast.first.branch.id}"):
        page = await passer.reads(path)
        assert "<script" not in page
        assert "<img src=x" not in page
        assert "&lt;script&gt;" in page
        assert "{{ 7 * 7 }}" in page


async def test_every_page_forbids_scripts_searching_and_framing(database: Database, cast: Cast, passer: Passer) -> None:
    pledge = await database.change(published, cast, "彭冬生")
    for path in ("/", f"/branches/{cast.first.branch.id}", f"/pledges/{pledge}", "/pledges/7", "/board/style.css"):
        page = await passer.meets(path)
        policy = page.headers["Content-Security-Policy"]
        assert policy.startswith("default-src 'none'; style-src 'self'; img-src 'self'")
        assert "script-src" not in policy
        assert "frame-ancestors 'none'" in policy
        assert page.headers["X-Robots-Tag"] == "noindex, nofollow"
        assert not page.cookies
        if path != "/board/style.css":
            said = await page.text()
            assert '<meta name="robots" content="noindex, nofollow">' in said
            assert "style=" not in said


@pytest.mark.parametrize(
    ("path", "accepted", "language"),
    [
        ("/", "", "zh-CN"),
        ("/", "en-GB,en;q=0.9,zh;q=0.1", "en"),
        ("/", "fr,zh-TW;q=0.8,en;q=0.2", "zh-CN"),
        ("/", "fr,en;q=0.2,zh;q=0.9", "zh-CN"),
        ("/", "de", "zh-CN"),
        ("/?lang=en", "zh-CN", "en"),
        ("/?lang=zh-CN", "en", "zh-CN"),
        ("/?lang=xx", "en", "en"),
        ("/", ";q=x,,en;q=,*;q=nan" + ",a" * 500, "en"),
    ],
)
async def test_the_page_speaks_what_the_visitor_asks_for(
    passer: Passer, path: str, accepted: str, language: str
) -> None:
    page = await passer.reads(path, Accept_Language=accepted)
    assert f'<html lang="{language}"' in page


async def test_large_type_and_language_stay_from_page_to_page(database: Database, cast: Cast, passer: Passer) -> None:
    await database.change(published, cast, "彭冬生")
    page = await passer.reads("/?big=1&lang=en&evil=%22%3E")
    assert 'class="big"' in page
    assert f'href="/branches/{cast.first.branch.id}?lang=en&amp;big=1"' in page
    assert "evil" not in page
    assert 'href="/?lang=en"' in page
    assert 'href="/?lang=zh-CN&amp;big=1"' in page


@pytest.mark.parametrize(
    "path", ["/pledges/99999999999999999999", "/pledges/-1", "/pledges/1e3", "/pledges/٣", "/branches/"]
)
async def test_a_made_up_address_is_simply_not_there(passer: Passer, path: str) -> None:
    assert (await passer.meets(path)).status == 404
