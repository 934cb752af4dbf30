"""python -m bot year …: the dates of the year, days off and the rests of the harvest, for a county or a branch."""

from datetime import date
from typing import Annotated

import typer

from bot.console import Console, Mistake
from models.actions import year as doing
from models.queries import year as dates
from models.rules.days import day_from
from models.rules.reviewing import Step
from models.rules.year import Term
from models.tables import Unit

app = typer.Typer(no_args_is_help=True, rich_markup_mode=None, help="一年的日子。The dates of the year.")

UnitName = Annotated[str, typer.Argument(help="A county, township or branch, by its name. 县、乡镇或支部")]
Day = Annotated[str, typer.Argument(help="Such as 2026-04-20. 日期")]
Quarter = Annotated[int, typer.Option(min=0, max=4, help="1 to 4 for quarterly reviews. 第几季度")]


@app.command()
def move(unit: UnitName, step: Step, day: Day, quarter: Quarter = 0, year: int = 0) -> None:
    """改一个期限。Move a deadline in every branch of a unit; reminders not sent yet move with it."""
    console = _ready()
    moved = console.change(
        doing.move_step,
        one_unit(console, unit),
        year or console.today.year,
        step,
        quarter,
        _day(console, day),
        today=console.today,
        now=console.now,
    )
    typer.echo(console.words.plain("console-year-moved", count=moved))


@app.command(name="out")
def take_out(unit: UnitName, quarter: Annotated[int, typer.Argument(min=1, max=4)], year: int = 0) -> None:
    """这次不开。Let a quarter's review fall away in every branch of a unit; it cannot be put back."""
    console = _ready()
    where, when = one_unit(console, unit), year or console.today.year
    step, today, now = Step.quarterly_review, console.today, console.now
    taken = console.change(doing.take_step_out, where, when, step, quarter, today=today, now=now)
    typer.echo(console.words.plain("console-year-out", count=taken))


@app.command()
def usual(unit: UnitName, step: Step, opens: Day, due: Day, quarter: Quarter = 0) -> None:
    """改每年的惯例。Say when a step opens and is due in every year to come, in a unit and all below it."""
    console = _ready()
    first, last = _day(console, opens), _day(console, due)
    months_later = 12 * (last.year - first.year)
    term = Term(step, quarter, (first.month, first.day), (last.month + months_later, last.day))
    console.change(doing.say_usually, one_unit(console, unit), term, now=console.now)
    typer.echo(console.words.plain("console-year-usual", unit=unit))


@app.command()
def rest(
    unit: UnitName,
    since: Day,
    until: Day,
    why: Annotated[str, typer.Option(help="The harvest, a flood. 为什么")] = "",
) -> None:
    """农忙不打扰。Remind nobody in a unit from one day until another."""
    console = _ready()
    first, last = _day(console, since), _day(console, until)
    console.change(doing.rest, one_unit(console, unit), first, last, why, now=console.now)
    typer.echo(console.words.plain("console-year-rest", unit=unit, since=first, until=last))


@app.command(name="day")
def say_of_day(
    day: Day,
    *,
    works: Annotated[bool, typer.Option("--works/--off", help="Whether people work. 上班还是放假")],
    unit: Annotated[str, typer.Option(help="Only there. 只在这里")] = "",
    name: Annotated[str, typer.Option(help="What day it is. 什么日子")] = "",
) -> None:
    """放假、补班。Say of a day whether people work, whatever the public calendar says."""
    console = _ready()
    where, when = one_unit(console, unit) if unit else None, _day(console, day)
    console.change(doing.say_of_day, where, when, works=works, name=name, now=console.now)
    typer.echo(console.words.plain("console-year-works" if works else "console-year-off", day=when))


def _ready() -> Console:
    console = Console.open()
    console.ensure_ready()
    return console


def one_unit(console: Console, name: str) -> Unit:
    """Raises Mistake where none or several are called so."""
    found = console.look(dates.units_named, name)
    if len(found) != 1:
        raise Mistake(console.words.plain("console-which-unit", unit=name, count=len(found)))
    return found[0]


def _day(console: Console, said: str) -> date:
    return day_from(said, console.today, console.today.year)
