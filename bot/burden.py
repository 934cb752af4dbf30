"""python -m bot burden: what the year costs people, in messages, taps and minutes; by role, and branch by branch."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from statistics import median

from rich.console import Console as Terminal
from rich.table import Table

from bot.console import Console
from bot.year import one_unit
from handlers.words import Words
from models.queries import burden as burdens
from models.queries.burden import HATS, Burden
from models.rules.burden import SECONDS_TO_READ, SECONDS_TO_TAP, SECONDS_TO_WRITE, Load
from models.rules.reminding import MOST_A_YEAR

FIGURES: dict[str, Callable[[Load], float]] = {
    "unasked": lambda load: load.unasked,
    "messages": lambda load: load.messages,
    "taps": lambda load: load.taps,
    "minutes": lambda load: load.minutes,
}
NINE_IN_TEN = 0.9
WIDTH = 100


def main(console: Console, year: int, unit: str, *, as_branches: bool) -> None:
    """Raises Mistake where the unit is not one."""
    console.ensure_ready()
    people = console.look(burdens.of_year, year or console.today.year, console.settings.zone)
    below = console.look(burdens.branches_below, one_unit(console, unit).path if unit else "")
    if unit:
        people = [one for one in people if one.unit_id in below]
    shown = by_branch(console.words, people, below) if as_branches else by_role(console.words, people)
    terminal().print(console.words.plain("console-burden", year=str(year or console.today.year)), shown, sep="\n")
    terminal().print(notes(console.words))


def terminal() -> Terminal:
    """As wide as a phone held sideways, whatever it is written to."""
    return Terminal(width=WIDTH, highlight=False, soft_wrap=False)


def by_role(words: Words, people: Sequence[Burden]) -> Table:
    """For each role, of each figure the median, what nine in ten stay below, and the most."""
    groups = [
        (words.plain(f"console-burden-{role.value}"), [one.load for one in people if one.role is role]) for role in HATS
    ]
    return _table(words, "console-burden-role", [(name, loads) for name, loads in groups if loads])


def by_branch(words: Words, people: Sequence[Burden], names: dict[int, str]) -> Table:
    """The heaviest first."""
    groups: defaultdict[int, list[Load]] = defaultdict(list)
    for one in people:
        if one.unit_id in names:
            groups[one.unit_id].append(one.load)
    heaviest = sorted(groups.items(), key=lambda group: -median(load.minutes for load in group[1]))
    return _table(words, "console-burden-branch", [(names[unit], loads) for unit, loads in heaviest])


def notes(words: Words) -> str:
    """How it was reckoned, and what is not in it."""
    facts = {"read": SECONDS_TO_READ, "tap": SECONDS_TO_TAP, "write": SECONDS_TO_WRITE, "most": MOST_A_YEAR}
    return words.plain("console-burden-notes", **facts)


def _table(words: Words, key: str, groups: Iterable[tuple[str, Sequence[Load]]]) -> Table:
    table = Table(box=None, pad_edge=False)
    table.add_column(words.plain(key))
    table.add_column(words.plain("console-burden-people"), justify="right")
    for name in FIGURES:
        table.add_column(words.plain(f"console-burden-{name}"), justify="right")
    for name, loads in groups:
        table.add_row(
            name, f"{len(loads):,}", *(_spread([figure(load) for load in loads]) for figure in FIGURES.values())
        )
    return table


def _spread(values: Sequence[float]) -> str:
    ordered = sorted(values)
    tenth = ordered[min(len(ordered) - 1, int(len(ordered) * NINE_IN_TEN))]
    return " / ".join(f"{value:.0f}" for value in (median(ordered), tenth, ordered[-1]))
