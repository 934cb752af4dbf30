"""How the simulated year went, for whoever decides whether to use this: the burden, the curve, the laws."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

import typer
from rich.table import Table

from bot import burden
from bot.simulate.year import Wishes, Year
from handlers.words import Words
from models.queries.burden import Burden

Tell = Callable[[date], None]
BAR = 40
LAWS = (
    "hours", "holiday", "one a day", "forty a year", "pause", "done", "no chain twice", "reminded per plan",
    "told above", "no letter lost", "audit unbroken",
)  # fmt: skip
OUTCOMES = (
    "done in time", "done late, reminded", "done late, could not be reached", "never done, reminded",
    "never done, could not be reached", "told above", "nobody above could be told",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Cost:
    """What playing it took: seconds of the wall's clock and of the processor, and memory at its highest."""

    wall: float
    busy: float
    mebibytes: int


def begin(words: Words, wishes: Wishes) -> None:
    typer.echo(words.plain("console-simulate-begins", branches=wishes.branches, seed=str(wishes.seed)))


def tell(words: Words, year: Year, people: Sequence[Burden], cost: Cost) -> None:
    terminal = burden.terminal()
    terminal.print("", words.plain("console-burden", year=str(year.wishes.year)), sep="\n")
    terminal.print(burden.by_role(words, people), burden.notes(words), "", sep="\n")
    terminal.print(curve(words, year), "", sep="\n")
    terminal.print(weather(words, year), "", laws(words, year), "", sep="\n")
    for line in closing(words, year, cost):
        terminal.print(line)


def curve(words: Words, year: Year) -> Table:
    """Messages that rang, a bar for each month."""
    months: Counter[int] = Counter()
    for day, number in year.laws.by_day.items():
        months[day.month] += number
    most = max(months.values(), default=1)
    table = Table(words.plain("console-simulate-month"), "", "", box=None, pad_edge=False)
    for month in range(1, 13):
        table.add_row(f"{month}", "█" * round(BAR * months[month] / most), f"{months[month]:,}")
    return table


def weather(words: Words, year: Year) -> str:
    met = year.weather.met
    return words.plain(
        "console-simulate-weather",
        killed=met["killed"],
        down=met["down"],
        cut=met["cut"],
        back=met["back"],
        refused=year.telephone.refused,
        doubled=year.laws.doubled.total(),
        signal=year.people.lost_signal,
        again=year.walk.came_again,
    )


def laws(words: Words, year: Year) -> Table:
    """Every law and how often it was broken; then what became of open work."""
    table = Table(words.plain("console-simulate-law"), "", box=None, pad_edge=False)
    for law in LAWS:
        broken = year.laws.broken[law]
        table.add_row(words.plain(f"console-simulate-law-{key(law)}"), f"✗ {broken:,}" if broken else "✓")
    for outcome in OUTCOMES:
        name = words.plain(f"console-simulate-outcome-{key(outcome)}")
        table.add_row(name, f"{year.reckoning.outcomes[outcome]:,}")
    return table


def closing(words: Words, year: Year, cost: Cost) -> list[str]:
    """What was broken, line by line; the busiest hour; how much went the long way; what it took."""
    seed = str(year.wishes.seed)
    lines = [
        words.plain("console-simulate-broken", seed=seed, day=one.day, law=one.law, what=one.what)
        for one in year.laws.violations
    ]
    hour, most = max(year.laws.by_hour.items(), key=lambda one: one[1])
    lines.append(words.plain("console-simulate-busiest", day=hour.date(), hour=hour.hour, messages=most))
    real = year.laws.messages - year.post.carried
    lines.append(words.plain("console-simulate-way", all=year.laws.messages, real=max(0, real), deeds=year.walk.done))
    took = {"seconds": round(cost.wall), "busy": round(cost.busy), "memory": cost.mebibytes}
    lines.append(words.plain("console-simulate-took", **took, branches=year.wishes.branches, seed=seed))
    return lines


def key(name: str) -> str:
    return name.replace(",", "").replace(" ", "_")
