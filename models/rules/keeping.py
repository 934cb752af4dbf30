"""What counts as progress, and how it is read from a message: a number, a word, a picture, and the day of the deed."""

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal

from models.rules.days import day_from
from models.rules.numerals import NUMBER, amount_from
from models.rules.pledging import Stage
from models.rules.refusal import Refusal
from models.rules.writing import said_from, tidied

LONGEST_NOTE = 300
BAR_LENGTH = 10


@dataclass(frozen=True, slots=True)
class Goal:
    """From where to where a pledge wants to get, and how far it is said to be. `target` None: nothing is counted."""

    baseline: Decimal | None = None
    target: Decimal | None = None
    unit: str = ""
    reached: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """One report of progress while it is being written. None of its parts is demanded, but one of them is needed."""

    value: Decimal | None = None
    note: str = ""
    file_id: str | None = None


def ensure_may_report(stage: Stage) -> None:
    if stage is not Stage.published:
        raise Refusal("keeping-not-published")


def ensure_says_something(entry: Entry) -> None:
    if entry == Entry():
        raise Refusal("nothing-said")


def heard(entry: Entry, text: str, goal: Goal) -> Entry:
    """The entry with what a message adds: "8", "+2户" or "8户，又带了两户" give a number where one is counted."""
    value, note = _number_and_note(tidied(text), goal)
    if note or value is None:
        entry = replace(entry, note=said_from(f"{entry.note} {note}", most=LONGEST_NOTE))
    return entry if value is None else replace(entry, value=value)


def _number_and_note(said: str, goal: Goal) -> tuple[Decimal | None, str]:
    """The number in front, if it is one of what is counted and not the beginning of a sentence such as 3月5日."""
    if goal.target is None:
        return None, said
    units = "|".join(re.escape(unit) for unit in {goal.unit, ""} if unit)
    ahead = re.compile(
        rf"(?P<more>\+)?\s*(?P<number>{NUMBER.pattern})\s*(?:{units})?(?:$|[，,。；;：:、\s]+(?P<note>.*))"
    )
    if not (found := ahead.match(said)):
        return None, said
    amount = amount_from(found["number"])
    return (_reached(goal) + amount if found["more"] else amount), found["note"] or ""


def _reached(goal: Goal) -> Decimal:
    return next((known for known in (goal.reached, goal.baseline) if known is not None), Decimal(0))


def day_of_deed(said: str, today: date, year: int) -> date | None:
    """The day a message tells: 1 or 2 for those offered, else a date; None for none. `year` is the pledge's."""
    offered = {str(number): day for number, day in enumerate(days_offered(today), start=1)}
    if said.strip() in offered:
        return offered[said.strip()]
    try:
        day = day_from(said, today, today.year)
        in_time = day if day <= today else day_from(said, today, max(today.year - 1, year))
        return ensure_day_of_deed(in_time, today, year)
    except Refusal as unclear:
        if unclear.code == "day-unclear":
            return None
        raise


def days_offered(today: date) -> tuple[date, date]:
    """Today and yesterday."""
    return today, today - timedelta(days=1)


def ensure_day_of_deed(day: date, today: date, year: int) -> date:
    """Late entry is welcome; a deed still to come, or from before the year of the pledge, is not."""
    if day > today:
        raise Refusal("keeping-not-yet", day=day)
    if day.year < year:
        raise Refusal("keeping-before-the-year", year=str(year))
    return day


def share(goal: Goal) -> Decimal:
    """How far it is from the baseline to the target, from 0 to 1; 0 where nothing is counted."""
    if goal.target is None:
        return Decimal(0)
    start, reached = goal.baseline or Decimal(0), _reached(goal)
    way = goal.target - start
    gone = (reached - start) / way if way else Decimal(reached == goal.target)
    return min(max(gone, Decimal(0)), Decimal(1))


def bar(goal: Goal) -> str:
    """How far it is as ten squares. The number beside it says the same."""
    if goal.target is None:
        return ""
    full = int(share(goal) * BAR_LENGTH)
    return "■" * full + "□" * (BAR_LENGTH - full)
