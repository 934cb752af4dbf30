"""python -m bot invite …: personal links for everybody not in yet, on the screen or in a file; and the poster."""

import asyncio
from collections.abc import Collection, Mapping
from datetime import datetime, timedelta
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer

from bot import slips
from bot.console import Console, Mistake
from handlers.printing.press import Press
from models.actions import joining
from models.actions.joining import Slip
from models.queries import joining as queries
from models.queries import roster as places
from models.rules.joining import VALID

HOUR = timedelta(hours=1)


class Form(StrEnum):
    """What a file of links is, by the end of its name: a text where it says nothing else."""

    text = ".txt"
    table = ".csv"
    sheet = ".pdf"


class Size(StrEnum):
    """Of the poster's paper."""

    a4 = "a4"
    a3 = "a3"


BotName = Annotated[str, typer.Option(help="The bot's @name, where Telegram cannot be asked. 机器人的名字")]
Files = Mapping[Path, Form]


def invite(  # noqa: PLR0913 - the options of a command
    *,
    branch: Annotated[str, typer.Option(help="One branch only, by its name. 只要这个支部")] = "",
    hours: Annotated[int, typer.Option(min=1, max=720, help="How long the links work. 有效几小时")] = VALID // HOUR,
    output: Annotated[Path | None, typer.Option("-o", "--output", help="A .csv or .txt file. 写到文件")] = None,
    pdf: Annotated[Path | None, typer.Option(help="Slips with QR codes, A4, to cut apart. 二维码条，剪开发")] = None,
    poster: Annotated[Path | None, typer.Option(help="A PDF for the wall; no links. 上墙的海报，不发链接")] = None,
    size: Annotated[Size, typer.Option(help="The poster's paper. 海报用纸")] = Size.a4,
    bot_name: BotName = "",
) -> None:
    """打印专属链接。Print fresh personal links for everybody not in yet; earlier ones stop working."""
    console = Console.open()
    console.ensure_ready()
    branches = _branches(console, branch)
    files = _files(output, pdf)
    needs_qr = poster is not None or Form.sheet in files.values()
    name = console.ensure_name_of_bot(bot_name) if needs_qr else console.name_of_bot(bot_name)
    if poster is not None:
        _hang(console, poster, slips.as_poster(console.words, name, console.settings.public_url, branch, size.value))
    if files or poster is None:
        made = _issue(console, branches, hours * HOUR, files)
        _hand_out(console, made, name, console.until(hours * HOUR), files)


def _branches(console: Console, branch: str) -> list[int] | None:
    branches = console.look(places.branches_named, branch) if branch else None
    if branches == []:
        raise Mistake(console.words.plain("console-no-such-branch", branch=branch))
    return branches


def _files(output: Path | None, pdf: Path | None) -> Files:
    files = {}
    if output is not None:
        suffix = output.suffix.lower()
        files[output] = Form(suffix) if suffix in set(Form) else Form.text
    if pdf is not None:
        files[pdf] = Form.sheet
    return files


def _issue(console: Console, branches: Collection[int] | None, valid: timedelta, files: Files) -> list[Slip]:
    """Links that cannot be written down would end those that people hold: so the files are opened first."""
    absent = console.look(queries.absent, console.today, branches)
    if len(absent) > slips.MOST_IN_SHEET and Form.sheet in files.values():
        raise Mistake(console.words.plain("console-slips-too-many", count=len(absent), most=slips.MOST_IN_SHEET))
    for file in files if absent else ():
        slips.open_for_owner_only(file)
    return console.change(joining.invite_absent, branches, now=console.now, today=console.today, valid=valid)


def _hand_out(console: Console, made: list[Slip], bot_name: str, until: datetime, files: Files) -> None:
    if not made:
        typer.echo(console.words.plain("console-all-in"))
    elif not files:
        typer.echo(slips.as_text(console.words, made, bot_name, until))
    for file, form in files.items() if made else ():
        file.write_bytes(_formed(console, made, bot_name, until, form))
        typer.echo(console.words.plain("console-slips-written", count=len(made), file=str(file)))


def _formed(console: Console, made: list[Slip], bot_name: str, until: datetime, form: Form) -> bytes:
    match form:
        case Form.sheet:
            return _pressed("slips.typ", slips.as_sheet(console.words, made, bot_name, until))
        case Form.table:
            return slips.as_table(console.words, made, bot_name).encode()
        case Form.text:
            return slips.as_text(console.words, made, bot_name, until).encode()


def _hang(console: Console, file: Path, poster: dict[str, Any]) -> None:
    slips.open_for_owner_only(file)
    file.write_bytes(_pressed("poster.typ", poster))
    typer.echo(console.words.plain("console-poster-written", file=str(file)))


def _pressed(template: str, data: dict[str, Any]) -> bytes:
    press = Press()
    try:
        return asyncio.run(press.pdf(template, data))
    finally:
        press.close()
