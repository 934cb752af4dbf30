"""Whether a printed paper is what was recorded: on the notice board by anybody, on the console to the last byte."""

import sys
from collections.abc import AsyncIterator, Callable
from datetime import UTC, date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from aiohttp import ClientSession
from sqlalchemy import create_engine
from sqlmodel import Session, select

from bot.__main__ import main
from bot.board.pages import routes
from bot.playground.cast import Cast, invite_everybody
from bot.web import build, served
from handlers.printing import wording
from handlers.printing.press import Press
from handlers.words import words_in
from models import schema
from models.actions import founding, publishing
from models.actions.printing import Issued, issue
from models.database import Database
from models.queries import people
from models.rules.pledging import Stage
from models.rules.printing import Paper, Wanted, spelled
from models.rules.rights import Actor
from models.tables import Person, PledgeVersion
from tests import given

TODAY = date(2026, 4, 8)
NOW = datetime(2026, 4, 8, 2, 0, tzinfo=UTC)
SHANGHAI = ZoneInfo("Asia/Shanghai")
BOARD = "http://127.0.0.1:8080"
AUTHOR = "彭冬生"
EVIL = "<script>alert(1)</script>"
HOLDS, BROKEN, UNKNOWN = "跟记录对得上", "记录后来变了", "没有印发过这个核对码"


def printed(session: Session, paper: Paper = Paper.sheet, text: str = given.TEXT) -> tuple[Cast, Issued]:
    """A pledge is public, its author agrees to be named, and the secretary has printed it."""
    cast = invite_everybody(session, TODAY)
    given.pledge(session, cast.first, AUTHOR, stage=Stage.published, text=text)
    author = session.get_one(Person, cast.first.people[AUTHOR].id)
    author.name_public = True
    session.add(author)
    of_id = author.id if paper is Paper.member_card else cast.first.branch.id
    return cast, issue(session, secretary(session, cast), Wanted(paper, of_id), now=NOW)


def secretary(session: Session, cast: Cast) -> Actor:
    found = people.actor(session, cast.first.people["石远山"].telegram_id or 0, TODAY)
    assert found
    return found


def spell_otherwise(session: Session) -> None:
    words = session.exec(select(PledgeVersion)).one()
    words.text = words.text.replace("修通", "修道")
    session.add(words)


@pytest.fixture
async def http(database: Database) -> AsyncIterator[ClientSession]:
    site = build(routes(database, lambda: NOW, SHANGHAI, "zh-CN"))
    async with served(site, "127.0.0.1:0") as port, ClientSession(f"http://127.0.0.1:{port}") as http:
        yield http


async def read(http: ClientSession, path: str, **asked: str) -> str:
    async with http.get(path, params=asked) as page:
        assert page.status == 200
        assert "form-action 'self'" in page.headers["Content-Security-Policy"]
        return await page.text()


async def test_anybody_can_check_a_sheet_by_its_code_and_sentence_by_sentence(
    database: Database, http: ClientSession
) -> None:
    _, sheet = await database.change(printed)
    page = await read(http, f"/verify/{sheet.code}")
    assert all(
        said in page for said in (HOLDS, given.TEXT, AUTHOR, "公开承诺公示牌", "第 1 版", "2026年4月8日", "还没报")
    )
    typed = spelled(sheet.code).lower()
    assert "跟第 1 条一字不差" in await read(http, "/verify", code=typed, said=f"  {given.TEXT} ")
    for other in (given.TEXT.replace("修通", "修道"), given.TEXT[:-1], given.TEXT + "。"):
        page = await read(http, "/verify", code=typed, said=other)
        assert "没有您打的这一句" in page
        assert "一字不差。" not in page.replace("一字不差打进来", "")


async def test_a_code_that_was_never_issued_is_false(http: ClientSession) -> None:
    for path, asked in (("/verify/AAAAAAAA", {}), ("/verify", {"code": EVIL}), ("/verify", {"code": "X" * 500})):
        page = await read(http, path, **asked)
        assert UNKNOWN in page
        assert EVIL not in page
    assert UNKNOWN not in await read(http, "/verify")


async def test_one_letter_changed_in_the_record_is_seen_on_the_page(database: Database, http: ClientSession) -> None:
    _, sheet = await database.change(printed)
    await database.change(spell_otherwise)
    page = await read(http, f"/verify/{sheet.code}")
    assert BROKEN in page
    assert HOLDS not in page
    assert "修道" not in page


async def test_what_is_not_public_any_more_is_not_shown_and_not_compared(
    database: Database, http: ClientSession
) -> None:
    cast, sheet = await database.change(printed)

    def take_back(session: Session) -> None:
        pledge_id = sheet.facts.lines[0].pledge_id
        publishing.take_back(session, secretary(session, cast), pledge_id, "写错了", now=NOW)

    await database.change(take_back)
    page = await read(http, "/verify", code=sheet.code, said=given.TEXT)
    assert HOLDS in page
    assert "这一条后来改过或者收回了" in page
    assert "没有您打的这一句" in page
    assert AUTHOR not in page


async def test_a_name_is_shown_as_long_as_its_owner_agrees(database: Database, http: ClientSession) -> None:
    cast, sheet = await database.change(printed)

    def think_better_of_it(session: Session) -> None:
        author = session.get_one(Person, cast.first.people[AUTHOR].id)
        author.name_public = False
        session.add(author)

    await database.change(think_better_of_it)
    page = await read(http, f"/verify/{sheet.code}", lang="zh-CN")
    assert HOLDS in page
    assert AUTHOR not in page


async def test_a_card_of_one_s_own_names_nobody_on_the_page(database: Database, http: ClientSession) -> None:
    _, card = await database.change(printed, Paper.member_card, EVIL + given.TEXT)
    page = await read(http, f"/verify/{card.code}")
    assert HOLDS in page
    assert AUTHOR not in page
    assert EVIL not in page


# ── on the console ─────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.fixture
def typed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Callable[..., tuple[int, str]]:
    """Type `verify …`: the exit status, and all that was said."""
    monkeypatch.setenv("BOT_TOKEN", "10001:PLAYGROUND-TOKEN")
    monkeypatch.setenv("DATA_DIR", str(tmp_path))
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path / 'jiannuo.sqlite3'}")
    monkeypatch.chdir(tmp_path)

    def typing(*words: str) -> tuple[int, str]:
        monkeypatch.setattr(sys, "argv", ["bot", "verify", *words])
        with pytest.raises(SystemExit) as stop:
            main()
        said, complained = capsys.readouterr()
        return int(stop.value.code or 0), said + complained

    return typing


def test_the_command_proves_a_file_to_the_last_byte(tmp_path: Path, typed: Callable[..., tuple[int, str]]) -> None:
    url, file = f"sqlite:///{tmp_path / 'jiannuo.sqlite3'}", tmp_path / "sheet.pdf"
    schema.upgrade(url)
    engine = create_engine(url)
    with Session(engine, expire_on_commit=False) as session:
        founding.lay_foundation(session)
        _, sheet = printed(session)
        session.commit()
    press = Press()
    made = press._set("sheet.typ", wording.data(words_in("en"), sheet, BOARD, paper="a3"), height=0)
    press.close()
    code = spelled(sheet.code)
    file.write_bytes(made)
    status, said = typed(code, str(file))
    assert (status, "一个字节也没有变" in said, f"1. {given.TEXT} · {AUTHOR}" in said) == (0, True, True)
    file.write_bytes(made.replace(b"Jiannuo", b"Jiannuu", 1))
    assert (typed(code, str(file))[0], typed(code)[0]) == (1, 0)
    assert typed("AAAA-AAAA")[0] == 2
    with Session(engine) as session:
        spell_otherwise(session)
        session.commit()
    engine.dispose()
    status, said = typed(code, str(file))
    assert (status, "对不上当时印的内容" in said) == (1, True)
