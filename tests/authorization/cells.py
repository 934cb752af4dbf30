"""From the table to single presses: every row for everybody, everywhere, at every moment; and what is to come of it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import Any

from aiogram.filters.callback_data import CallbackData
from pydantic_core import PydanticUndefined

from models.rules.drafting import Question, Sheet, answers_from, mark_of
from models.rules.pledging import Stage
from tests.authorization.matrix import ROWS, On, Round, Row
from tests.authorization.matters import TODAY, Facts, World
from tests.authorization.principals import Where, Who
from tests.authorization.ways import BUTTONS, TYPED_ANYWHERE

OF_A_ROUND = frozenset({On.round, On.branch, On.papers})
"""What looks different while the round is open, closing, closed or lost; all else is pressed while it is open."""
IN_A_GROUP = frozenset({On.group, On.bound_group})
TOMORROW = TODAY + timedelta(days=1)
USUAL: dict[str, Any] = {
    "page": 0,
    "first": 0,
    "after": 0,
    "desk": False,
    "day": TOMORROW.toordinal(),
    "iso": TODAY.isoformat(),
}
"""What buttons carry besides ids, where a row says nothing else."""


@dataclass(frozen=True)
class Cell:
    """One press or message of one person on one matter."""

    row: Row
    who: Who
    where: Where
    moment: StrEnum | None

    @property
    def is_theirs(self) -> bool:
        """Whether this person may do this in this branch, if the moment is right."""
        return self.who in self.row.anywhere or (self.where is Where.own and self.who in self.row.who)

    @property
    def may_read(self) -> bool:
        """Whether the answer may show the matter, though nothing can be done about it."""
        is_public = self.moment is Stage.published and self.who in self.row.once_public
        return self.is_theirs or (self.where is Where.own and (self.who in self.row.readers or is_public))

    @property
    def may(self) -> bool:
        return self.is_theirs and (not self.row.when or self.moment in self.row.when)

    @property
    def house(self) -> Round:
        """In which of the four worlds it happens."""
        return self.moment if isinstance(self.moment, Round) else Round.open

    @property
    def in_group(self) -> bool:
        return self.row.on in IN_A_GROUP

    def __str__(self) -> str:
        return f"{self.row.way}: {self.who.value}, branch {self.where.name}, {self.moment or 'always'}"


def cells_of(row: Row, world: World, *, every: bool = True) -> Iterator[Cell]:
    """All of them, or `every` false: without those that are refused for more reasons than need be."""
    moments = world.moments(row.on)
    for where in row.places if row.on is not On.nothing else (Where.own,):
        for moment in moments:
            for who in Who:
                cell = Cell(row, who, where, moment)
                if every or _is_telling(cell, moments):
                    yield cell


def _is_telling(cell: Cell, moments: Iterable[StrEnum | None]) -> bool:
    """Where it is not theirs, one moment in which it would be possible tells as much as all together."""
    possible = [moment for moment in moments if not cell.row.when or moment in cell.row.when]
    return cell.is_theirs or cell.moment in (possible if cell.where is Where.own else possible[:1])


def all_cells(world: World) -> list[Cell]:
    return [cell for row in ROWS for cell in cells_of(row, world)]


# ── what is sent ───────────────────────────────────────────────────────────────────────────────────────────────────


def matter_of(cell: Cell, world: World) -> Facts:
    facts = world.matter(cell.row.on, cell.where, cell.moment, cell.who)
    led = {"to": cell.row.way.partition(":")[2], "mark": mark_of(sheet_of(cell, world))}
    return USUAL | led | facts | dict(cell.row.given)


def sheet_of(cell: Cell, world: World) -> Sheet:
    """What is being written, where the row is about a draft."""
    return Sheet(TODAY.year, answers_from(world.answers), Question(cell.row.asked) if cell.row.asked else None)


def words_of(cell: Cell, facts: Facts) -> tuple[str, bool]:
    """What is sent, and whether as a press."""
    way = cell.row.way
    if button := button_of(way):
        return packed(button, facts), True
    if way == "menu":
        return way, True
    if way == "/start" and "token" in facts:
        return f"/start {facts['token']}", False
    return (way, False) if way.startswith("/") else (cell.row.typed, False)


def button_of(way: str) -> type[CallbackData] | None:
    """A way may name the place a button leads to behind its prefix: "pledging.go:mine"."""
    return BUTTONS.get(way.partition(":")[0])


def packed(button: type[CallbackData], facts: Mapping[str, Any]) -> str:
    """As the button would carry it; put together by hand, so that it may say what no keyboard of ours says."""
    fields = button.model_fields.items()
    defaults = {name: one.default for name, one in fields if one.default is not PydanticUndefined}
    said = [facts.get(name, defaults.get(name)) for name, _ in fields]
    return ":".join([button.__prefix__, *(_as_data(one) for one in said)])


def _as_data(value: object) -> str:
    if isinstance(value, bool):
        return str(int(value))
    return "" if value is None else str(value)


def conversation_of(cell: Cell, facts: Facts) -> tuple[str, Facts] | None:
    """In the middle of what it happens."""
    way = cell.row.way
    is_typed = button_of(way) is None and not way.startswith(("/", "menu")) and way not in TYPED_ANYWHERE
    state = cell.row.state or (way if is_typed else "")
    return (state, {name: _filled(one, facts) for name, one in cell.row.recalls.items()}) if state else None


def _filled(value: object, facts: Facts) -> object:
    return facts[value[1:-1]] if isinstance(value, str) and value.startswith("{") else value
