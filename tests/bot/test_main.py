"""The server's console as an administrator types it: real processes, both databases, every mistake in one line."""

import asyncio
import csv
import io
import json
import os
import re
import sys
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text
from sqlmodel import SQLModel

from bot import doctor, slips
from bot.__main__ import main
from bot.playground.clock import PlayClock
from bot.playground.telegram import StandIn
from bot.settings import Settings
from handlers.words import words_in
from models import schema
from models.engine import open_engine

HOUSE = Path(__file__).parents[2]
SAMPLE = HOUSE / "bot" / "playground" / "sample-roster.csv"
TOKEN = "10001:PLAYGROUND-TOKEN"
NOWHERE = "http://127.0.0.1:9"
NOW = datetime(2026, 1, 20, 1, 0, tzinfo=UTC)

Answer = tuple[int, str, str]
"""Exit status, what was said, what was said on standard error."""


@pytest.fixture
def empty_url(database_url: str) -> str:
    engine = create_engine(database_url)
    SQLModel.metadata.drop_all(engine)
    engine.dispose()
    return database_url


def environment(url: str, folder: Path, api: str = NOWHERE) -> dict[str, str]:
    return {
        "PATH": os.environ["PATH"],
        "PYTHONPATH": str(HOUSE),
        "PYTHONWARNINGS": "error",
        "BOT_TOKEN": TOKEN,
        "BOT_API_URL": api,
        "DATABASE_URL": url,
        "DATA_DIR": str(folder / "data"),
        "BALLOT_KEY_DIR": str(folder / "keys"),
    }


async def in_a_process(folder: Path, settings: dict[str, str], *words: str) -> Answer:
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        *("-m", "bot", *words),
        cwd=folder,
        env=settings,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )
    said, complained = await process.communicate()
    assert process.returncode is not None
    return process.returncode, said.decode(), complained.decode()


@pytest.fixture
def typed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Callable[..., Answer]:
    """Type a command without the price of a process. The database is a file in the data directory."""
    for name in ("BOT_TOKEN", "DATABASE_URL", "WEBHOOK_URL", "LANGUAGE", "TIMEZONE"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment("", tmp_path).items():
        monkeypatch.setenv(name, value)
    monkeypatch.chdir(tmp_path)

    def typing(*words: str) -> Answer:
        monkeypatch.setattr(sys, "argv", ["bot", *words])
        with pytest.raises(SystemExit) as stop:
            main()
        said, complained = capsys.readouterr()
        return int(stop.value.code or 0), said, complained

    return typing


def changed(url: str, statement: str) -> None:
    engine = open_engine(url, threads=1)
    with engine.begin() as connection:
        connection.execute(text(statement))
    engine.dispose()


def counted(url: str, table: str) -> int:
    engine = create_engine(url)
    with engine.connect() as connection:
        count = connection.execute(text(f"SELECT count(*) FROM {table}")).scalar_one()  # noqa: S608 - our own names
    engine.dispose()
    return int(count)


async def test_from_an_empty_machine_to_links_for_everybody(empty_url: str, tmp_path: Path) -> None:
    stand_in = StandIn(TOKEN, PlayClock())
    await stand_in.start()
    settings = environment(empty_url, tmp_path, stand_in.url)

    async def ran(*words: str) -> Answer:
        return await in_a_process(tmp_path, settings, *words)

    status, said, _ = await ran("init", "--name", "石远山", "--place", "云溪州")
    assert status == 0
    assert re.search(r"https://t\.me/\w+\?start=[\w-]{22}\n", said)
    assert await ran("import-roster", str(SAMPLE)) == (
        0,
        "新来 21 人，有变动 0 人，没变 0 人；新支部 2 个。\n",
        "正在写入 21 行……\n",
    )
    status, said, _ = await ran("invite", "--branch", "河湾村党支部", "--bot-name", "jiannuo_bot")
    assert status == 0
    assert re.findall(r"^  (\w+)$", said, re.MULTILINE) == ["梁守信", "韦月娥", "莫大川"]
    status, said, _ = await ran("doctor")
    assert (status, said.count("✓"), said.count("✗")) == (0, 6, 0)
    assert (await ran("verify-audit"))[0] == 0
    await stand_in.stop()


def test_a_changed_record_is_found(typed: Callable[..., Answer], tmp_path: Path) -> None:
    typed("init")
    typed("import-roster", str(SAMPLE))
    assert typed("verify-audit")[0] == 0
    changed(f"sqlite:///{tmp_path / 'data' / 'jiannuo.sqlite3'}", "UPDATE auditentry SET subject = 'x' WHERE seq = 2")
    status, _, complained = typed("verify-audit")
    assert (status, "第 2 条" in complained) == (1, True)


async def test_two_machines_that_migrate_at_once_do_not_hurt_each_other(empty_url: str, tmp_path: Path) -> None:
    settings = environment(empty_url, tmp_path)
    answers = await asyncio.gather(*(in_a_process(tmp_path, settings, "migrate") for _ in range(2)))
    assert [status for status, _, _ in answers] == [0, 0], answers
    assert counted(empty_url, "audithead") == 1


def test_everything_has_its_help(typed: Callable[..., Answer]) -> None:
    _, said, _ = typed("--help")
    commands = re.findall(r"^  ([a-z][a-z-]+) ", said.partition("Commands:")[2], re.MULTILINE)
    assert set(commands) >= {"run", "demo", "init", "migrate", "import-roster", "invite", "verify-audit", "doctor"}
    for command in commands:
        status, said, _ = typed(command, "--help")
        assert status == 0
        assert re.search(r"[一-鿿].*[A-Za-z]", said)


@pytest.mark.parametrize(
    "words",
    [["run"], ["import-roster", str(SAMPLE)], ["invite"], ["verify-audit"], ["import-roster", "--dry-run", "x"]],
)
def test_before_init_every_command_says_to_run_it_and_makes_no_file(
    typed: Callable[..., Answer], words: list[str], tmp_path: Path
) -> None:
    status, said, complained = typed(*words)
    assert (status, said) == (2, "")
    assert complained.count("\n") == 1
    assert "python -m bot init" in complained
    assert list(tmp_path.iterdir()) == []


def test_a_database_of_an_older_or_newer_program_is_not_touched(typed: Callable[..., Answer], tmp_path: Path) -> None:
    typed("migrate")
    url = f"sqlite:///{tmp_path / 'data' / 'jiannuo.sqlite3'}"
    changed(url, "UPDATE alembic_version SET version_num = 'from-2031'")
    for command in ("run", "migrate", "init", "verify-audit"):
        status, _, complained = typed(command)
        assert (status, complained.count("\n")) == (2, 1)
        assert "比这个程序新" in complained
    changed(url, "DELETE FROM alembic_version")
    assert typed("run")[0] == 2


def test_init_works_without_a_network_and_tells_what_to_send_instead(
    typed: Callable[..., Answer], tmp_path: Path
) -> None:
    status, said, complained = typed("init")
    assert status == 0
    assert re.search(r"^/start [\w-]{22}$", said, re.MULTILINE)
    assert "--bot-name" in complained
    _, said, complained = typed("init", "--bot-name", "@jiannuo_bot")
    assert "https://t.me/jiannuo_bot?start=" in said
    assert complained == ""
    url = f"sqlite:///{tmp_path / 'data' / 'jiannuo.sqlite3'}"
    assert counted(url, "person") == 1
    assert counted(url, "invitation WHERE revoked_at IS NULL") == 1
    changed(url, "UPDATE person SET telegram_id = 7001")
    status, said, _ = typed("init")
    assert (status, "已经进来了" in said, "start" in said) == (0, True, False)


def test_the_administrators_link_is_good_for_a_quarter_of_an_hour(typed: Callable[..., Answer], tmp_path: Path) -> None:
    before = datetime.now(UTC)  # noqa: TID251 - the console's own clock is what is tested
    typed("init")
    engine = create_engine(f"sqlite:///{tmp_path / 'data' / 'jiannuo.sqlite3'}")
    with engine.connect() as connection:
        until = connection.execute(text("SELECT expires_at FROM invitation")).scalar_one()
    engine.dispose()
    expires = datetime.fromisoformat(until).replace(tzinfo=UTC)
    assert timedelta(minutes=15) <= expires - before < timedelta(minutes=20)


def test_a_dry_run_says_what_would_change_and_writes_nothing(typed: Callable[..., Answer], tmp_path: Path) -> None:
    typed("init")
    status, said, _ = typed("import-roster", str(SAMPLE), "--dry-run")
    assert status == 0
    assert "新来 21 人" in said
    assert "什么都没有写" in said
    url = f"sqlite:///{tmp_path / 'data' / 'jiannuo.sqlite3'}"
    assert (counted(url, "unit"), counted(url, "person")) == (1, 1)


def test_a_roster_comes_in_once_and_again_changes_nothing(typed: Callable[..., Answer], tmp_path: Path) -> None:
    typed("init", "--place", "云溪州")
    typed("import-roster", str(SAMPLE))
    url = f"sqlite:///{tmp_path / 'data' / 'jiannuo.sqlite3'}"
    before = {table: counted(url, table) for table in ("unit", "person", "appointment", "deadline", "cycle")}
    assert before == {"unit": 5, "person": 22, "appointment": 29, "deadline": 22, "cycle": 1}
    status, said, _ = typed("import-roster", str(SAMPLE.with_suffix(".xlsx")))
    assert (status, "没变 21 人" in said) == (0, True)
    assert {table: counted(url, table) for table in before} == before


def test_an_altered_roster_changes_what_it_says_and_keeps_what_was(
    typed: Callable[..., Answer], tmp_path: Path
) -> None:
    typed("init")
    typed("import-roster", str(SAMPLE))
    url = f"sqlite:///{tmp_path / 'data' / 'jiannuo.sqlite3'}"
    changed(url, "UPDATE appointment SET since = '2026-01-01'")
    altered = tmp_path / "altered.csv"
    rows = (
        SAMPLE.read_text(encoding="utf-8-sig")
        .replace("党员,预备", "党员,正式")
        .replace("党员、支委,正式", "党员,正式", 1)
    )
    altered.write_bytes(rows.encode("gb18030"))
    _, said, _ = typed("import-roster", str(altered))
    assert "新来 0 人，有变动 2 人，没变 19 人" in said
    assert counted(url, "appointment WHERE until IS NOT NULL") == 2
    assert counted(url, "appointment WHERE standing = 'probationary' AND until IS NULL") == 0
    assert "没变 21 人" in typed("import-roster", str(altered))[1]


def test_every_problem_is_told_by_sheet_row_and_column_and_nothing_is_imported(
    typed: Callable[..., Answer], tmp_path: Path
) -> None:
    typed("init")
    bad = tmp_path / "bad.csv"
    bad.write_text(
        "姓名,支部,身份,备注\n石远山,青石村党支部,主任,\n,青石村党支部,党员,\n石喆,青石村党支部,党员,11010519491231002X\n",
        "utf-8",
    )
    status, said, complained = typed("import-roster", str(bad))
    assert (status, said) == (1, "")
    lines = complained.splitlines()
    assert len(lines) == 4
    assert "第 2 行C 列：不认得“主任”" in lines[0]
    assert "第 3 行A 列：没有姓名" in lines[1]
    assert "第 4 行D 列：这里像是身份证号" in lines[2]
    assert "11010519491231002X" not in complained
    assert counted(f"sqlite:///{tmp_path / 'data' / 'jiannuo.sqlite3'}", "person") == 1


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("missing.csv", None, "No such file"),
        ("old.xls", b"\xd0\xcf\x11\xe0" + b"\0" * 100, "另存为 .xlsx"),
        ("broken.xlsx", b"PK\x03\x04broken", "打不开"),
        ("picture.csv", b"\x89PNG\r\n\x1a\n\0", "不是表格"),
        ("empty.csv", b"", "一个人也没有"),
    ],
)
def test_a_file_that_is_no_roster_is_one_clear_line(
    typed: Callable[..., Answer], tmp_path: Path, name: str, data: bytes | None, words: str
) -> None:
    typed("init")
    if data is not None:
        (tmp_path / name).write_bytes(data)
    status, _, complained = typed("import-roster", name)
    assert (status, complained.count("\n")) == (2, 1)
    assert words in complained


def test_links_for_one_branch_as_a_table_that_only_the_owner_reads(
    typed: Callable[..., Answer], tmp_path: Path
) -> None:
    typed("init")
    typed("import-roster", str(SAMPLE))
    words = ("invite", "--branch", "河湾村党支部", "-o", "slips.csv", "--bot-name", "jiannuo_bot")
    status, said, _ = typed(*words)
    assert (status, "slips.csv" in said) == (0, True)
    table = tmp_path / "slips.csv"
    assert table.stat().st_mode & 0o777 == 0o600
    rows = list(csv.reader(io.StringIO(table.read_text("utf-8-sig"))))
    assert [row[:2] for row in rows[1:]] == [["河湾村党支部", name] for name in ("梁守信", "韦月娥", "莫大川")]
    assert all(row[2].startswith("https://t.me/jiannuo_bot?start=") for row in rows[1:])
    before = table.read_text("utf-8-sig")
    typed(*words)
    assert table.read_text("utf-8-sig") != before
    url = f"sqlite:///{tmp_path / 'data' / 'jiannuo.sqlite3'}"
    assert counted(url, "invitation WHERE revoked_at IS NULL") == 4
    _, said, _ = typed("invite", "--branch", "没有这个村", "--bot-name", "jiannuo_bot")
    assert said == ""


def test_slips_and_posters_lie_only_where_the_administrator_said(typed: Callable[..., Answer], tmp_path: Path) -> None:
    typed("init")
    typed("import-roster", str(SAMPLE))
    url = f"sqlite:///{tmp_path / 'data' / 'jiannuo.sqlite3'}"
    named = ("--bot-name", "jiannuo_bot")
    before = set(tmp_path.iterdir())
    (tmp_path / "open.pdf").write_text("readable to all")
    status, said, complained = typed("invite", "--pdf", "open.pdf", *named)
    assert (status, "22 条" in said, "start=" in said + complained) == (0, True, False)
    status, said, complained = typed("invite", "--poster", "poster.pdf", "--size", "a3", *named)
    assert (status, said.count("\n"), complained) == (0, 1, "")
    for file in ("open.pdf", "poster.pdf"):
        assert (tmp_path / file).read_bytes().startswith(b"%PDF")
        assert (tmp_path / file).stat().st_mode & 0o777 == 0o600
    assert set(tmp_path.iterdir()) - before == {tmp_path / "open.pdf", tmp_path / "poster.pdf"}
    assert counted(url, "invitation") == 23


def test_slips_that_cannot_be_made_are_one_line_and_leave_earlier_links_alone(
    typed: Callable[..., Answer], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    typed("init")
    typed("import-roster", str(SAMPLE))
    url = f"sqlite:///{tmp_path / 'data' / 'jiannuo.sqlite3'}"
    (tmp_path / "folder.pdf").mkdir(mode=0o755)
    named = ("--bot-name", "jiannuo_bot")

    def refused(*words: str) -> str:
        status, said, complained = typed("invite", *words)
        assert (status, said, complained.count("\n")) == (2, "", 1)
        return complained

    assert refused("--pdf", "no/such.pdf", *named) == "no/such.pdf: No such file or directory\n"
    assert "no/such.csv" in refused("-o", "no/such.csv", *named)
    assert "no/such.pdf" in refused("--poster", "no/such.pdf", *named)
    assert "folder.pdf" in refused("--pdf", "folder.pdf", *named)
    assert "--bot-name" in refused("--pdf", "slips.pdf")
    monkeypatch.setattr(slips, "MOST_IN_SHEET", 20)
    assert "--branch" in refused("--pdf", "slips.pdf", *named)
    assert (tmp_path / "folder.pdf").stat().st_mode & 0o777 == 0o755
    assert counted(url, "invitation") == 1
    changed(url, "UPDATE person SET telegram_id = 7000 + id")
    assert "都进来了" in typed("invite", "--pdf", "slips.pdf", *named)[1]
    assert not (tmp_path / "slips.pdf").exists()


def test_mistakes_in_the_settings_are_one_line_each(
    typed: Callable[..., Answer], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TIMEZONE", "Moon/Crater")
    monkeypatch.setenv("BOT_TOKEN", "secret-nonsense")
    for command, status in (("migrate", 2), ("run", 2), ("doctor", 1)):
        answer = typed(command)
        assert answer[0] == status
        assert "TIMEZONE" in answer[2]
        assert "BOT_TOKEN" in answer[2]
        assert "nonsense" not in answer[2]
        assert answer[2].count("\n") == 2


def test_a_database_out_of_reach_is_one_line(typed: Callable[..., Answer], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql+psycopg://nobody:hidden@127.0.0.1:9/none")
    status, _, complained = typed("migrate")
    assert (status, complained.count("\n")) == (2, 1)
    assert "DATABASE_URL" in complained
    assert "hidden" not in complained


def test_doctor_says_how_to_mend_each_thing(
    typed: Callable[..., Answer], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("BALLOT_KEY_DIR", str(tmp_path / "data" / "keys"))
    status, said, _ = typed("doctor")
    wrong = [line for line in said.splitlines() if line.startswith("✗")]
    assert status == 1
    assert len(wrong) == 3
    assert "BALLOT_KEY_DIR" in wrong[0]
    assert "python -m bot init" in wrong[1]
    assert "BOT_API_URL" in wrong[2]
    assert list(tmp_path.iterdir()) == []
    (tmp_path / "file").write_text("not a folder")
    monkeypatch.setenv("BALLOT_KEY_DIR", str(tmp_path / "file"))
    assert "不能写" in typed("doctor")[1]


async def test_doctor_knows_a_wrong_token_and_a_failing_webhook(tmp_path: Path) -> None:
    stand_in = StandIn(TOKEN, PlayClock(NOW))
    await stand_in.start()

    async def found(**changes: str) -> str:
        given = {name.lower(): value for name, value in environment("", tmp_path, stand_in.url).items()}
        settings = Settings(_env_file=None, **{**given, **changes})  # type: ignore[arg-type, call-arg] # as the environment says it
        return "\n".join(one.text for one in await doctor.examine(settings, words_in("zh-CN"), NOW) if not one.good)

    failing = {"last_error_date": int(NOW.timestamp()) - 60, "last_error_message": "Connection refused"}
    webhook = {"url": "https://example.org/hook", "has_custom_certificate": False, "pending_update_count": 7, **failing}
    stand_in.faults.add(method="getWebhookInfo", status=200, body=json.dumps({"ok": True, "result": webhook}))
    hook = {"webhook_url": "https://example.org/hook", "webhook_secret": "s" * 32}
    assert "Connection refused（排队 7 条）" in await found(**hook)
    assert "https://" in await found(**{**hook, "webhook_url": "http://example.org/hook"})
    assert "BotFather" in await found(bot_token="10002:ANOTHER-TOKEN")
    await stand_in.stop()


def test_the_schema_knows_its_head() -> None:
    assert schema.head()
