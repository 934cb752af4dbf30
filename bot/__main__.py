"""python -m bot …: everything that is done on the server itself."""

import asyncio
import hashlib
import sys
from datetime import timedelta
from pathlib import Path
from typing import Annotated

import typer
from sqlalchemy.exc import OperationalError

from bot import inviting, slips, verifying, year
from bot.console import Console, Mistake
from bot.inviting import BotName
from bot.roster import sheets_of
from bot.settings import SettingsMistake, load
from handlers.words import words_in
from models import audit, schema
from models.actions import founding, joining, roster
from models.rules.joining import ADMINISTRATOR_VALID
from models.rules.refusal import Refusal
from models.rules.roster import Reading, read

app = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    help="践诺 Jiannuo: a year of public pledges, carried through chat. Settings come from the environment and .env.",
)
app.add_typer(year.app, name="year")
app.command()(verifying.verify)


@app.command()
def run() -> None:
    """运行机器人，直到停下。Run the bot until it is stopped."""
    from bot import app as house  # noqa: PLC0415 - see console.py
    from bot.line import Unwelcome  # noqa: PLC0415

    console = Console.open()
    console.ensure_ready()
    try:
        house.run_until_stopped(console.settings)
    except Unwelcome as refusal:
        raise Mistake(str(refusal)) from None


@app.command()
def demo(
    *,
    play: Annotated[bool, typer.Option("--play", help="Play the year by itself in the terminal. 自动演一遍")] = False,
    port: Annotated[int, typer.Option(help="Where the page is served, on this machine only. 网页端口")] = 8090,
) -> None:
    """打开试玩场。Open the playground with invented people; needs no settings and no network."""
    from bot.playground import demo as playground  # noqa: PLC0415 - what the bot itself never needs

    playground.main(play=play, port=port)


@app.command()
def init(
    name: Annotated[str, typer.Option(help="The administrator's name. 管理员姓名")] = "管理员",
    place: Annotated[str, typer.Option(help="What all branches belong to. 最上面一级，如州、县、镇")] = "本辖区",
    bot_name: BotName = "",
) -> None:
    """建库，打印管理员的一次性链接。Make the database and print the administrator's one-time link."""
    console = Console.open()
    console.bring_up()
    token = console.change(
        joining.invite_first_administrator, place=place, name=name, now=console.now, today=console.today
    )
    if token is None:
        typer.echo(console.words.plain("console-administrator-in", name=name))
        return
    link = slips.link(console.name_of_bot(bot_name), token)
    minutes = ADMINISTRATOR_VALID // timedelta(minutes=1)
    typer.echo(console.words.plain("console-administrator-link", name=name, minutes=minutes, link=link))


@app.command()
def migrate() -> None:
    """升级数据库。Bring the database to this program's schema, wholly or not at all."""
    console = Console.open()
    console.bring_up()
    console.change(founding.lay_foundation)
    typer.echo(console.words.plain("console-migrated", revision=schema.head()))


@app.command()
def import_roster(
    file: Annotated[Path, typer.Argument(help="The roster, .xlsx or .csv. 名册文件")],
    *,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Only say what is wrong and what would change. 只检查")
    ] = False,
) -> None:
    """导入名册。Read the roster into the house: units, people, roles."""
    console = Console.open()
    console.ensure_ready()
    data = file.read_bytes()
    reading = read(sheets_of(data))
    _stop_at_problems(console, reading)
    if dry_run:
        counts = console.look(roster.count_changes, reading.entries, today=console.today)
        typer.echo(_told(console, counts))
        typer.echo(console.words.plain("roster-nothing-written"))
        return
    typer.echo(console.words.plain("roster-writing", people=len(reading.entries)), err=True)
    shape = hashlib.sha256(data).hexdigest()[:16]
    counts = console.change(
        roster.import_roster, reading.entries, print_of_file=shape, now=console.now, today=console.today
    )
    typer.echo(_told(console, counts))


def _stop_at_problems(console: Console, reading: Reading) -> None:
    for problem in reading.problems:
        typer.echo(console.described(problem), err=True)
    if reading.problems:
        typer.echo(console.words.plain("roster-problems", count=len(reading.problems)), err=True)
        raise typer.Exit(1)
    if not reading.entries:
        raise Mistake(console.words.plain("roster-nobody"))


def _told(console: Console, counts: roster.Counts) -> str:
    return console.words.plain(
        "roster-counts",
        new=counts.new,
        changed=counts.changed,
        unchanged=counts.unchanged,
        branches=counts.branches,
    )


app.command()(inviting.invite)


@app.command()
def verify_audit() -> None:
    """核对留痕。Check that nobody has changed what was recorded."""
    console = Console.open()
    console.ensure_ready()
    broken = console.look(audit.first_broken)
    if broken is not None:
        typer.echo(console.words.plain("console-audit-broken", number=broken), err=True)
        raise typer.Exit(1)
    typer.echo(console.words.plain("console-audit-whole"))


@app.command()
def simulate(
    branches: Annotated[int, typer.Option(min=1, max=5000, help="How many; 2150 is a prefecture. 多少个支部")] = 50,
    seed: Annotated[int, typer.Option(help="The same seed plays the same year; 0 throws one. 随机种子")] = 0,
    database_url: Annotated[str, typer.Option(help="An empty database; else a temporary one. 空库")] = "",
    language: Annotated[str, typer.Option(help="zh-CN / en")] = "zh-CN",
) -> None:
    """模拟一年，查规矩有没有破。Play a whole year with everything that goes wrong, and check every law of reminding."""
    from bot.simulate import command  # noqa: PLC0415 - what the bot itself never needs

    raise typer.Exit(0 if command.main(branches, seed, database_url, language) else 1)


@app.command()
def burden(
    year: Annotated[int, typer.Option(help="This year if not said. 哪一年")] = 0,
    unit: Annotated[str, typer.Option(help="Only branches in this unit. 只看这里的支部")] = "",
    *,
    by_branch: Annotated[bool, typer.Option("--by-branch", help="A line for each branch. 逐个支部")] = False,
) -> None:
    """一年打扰了大家多少。Print the messages, taps and minutes of the year, by role or by branch; no names."""
    from bot import burden as meter  # noqa: PLC0415 - tables take a while to load

    meter.main(Console.open(), year, unit, as_branches=by_branch)


@app.command(name="doctor")
def examine() -> None:
    """检查设置。Say what is misconfigured and how to mend it."""
    try:
        console = Console.open()
    except SettingsMistake as mistake:
        for line in mistake.lines:
            typer.echo(f"✗ {line}", err=True)
        raise typer.Exit(1) from None
    from bot import doctor  # noqa: PLC0415 - see console.py

    findings = asyncio.run(doctor.examine(console.settings, console.words, console.now))
    for finding in findings:
        typer.echo(f"{'✓' if finding.good else '✗'} {finding.text}")
    if not all(finding.good for finding in findings):
        raise typer.Exit(1)


def main() -> None:
    """Every foreseen error is one clear line and exit status 2."""
    try:
        app(prog_name="python -m bot")
    except SettingsMistake as mistake:
        _stop(*mistake.lines)
    except Mistake as error:
        _stop(str(error))
    except Refusal as refusal:
        _stop(words_in(load().language).plain(f"refused-{refusal.code}", **refusal.facts))
    except OperationalError:
        _stop(words_in(load().language).plain("console-database-away"))
    except OSError as error:
        _stop(f"{error.filename or ''}: {error.strerror}".removeprefix(": "))


def _stop(*lines: str) -> None:
    for line in lines:
        typer.echo(line, err=True)
    sys.exit(2)


if __name__ == "__main__":
    main()
