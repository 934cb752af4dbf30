"""The law of the roster: what a row has to say, and what is wrong with it when it does not.

Problems are values, not errors: a county reads all of them at once, row by row, and mends its sheet in one go.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from models.rules.rights import Level, Role, Standing
from models.rules.roster_words import (
    BRANCH_ROLES,
    HEADER_WITHIN,
    ID_CARD,
    LEVELS,
    LONG_NUMBER,
    LONGEST,
    LONGEST_NAME,
    NEEDED,
    ROLES,
    STANDINGS,
    Column,
    Trouble,
    heading,
    roles_said,
    tidy,
    tidy_name,
)

Place = tuple[tuple[Level, str], ...]
"""Where somebody belongs, from the county down, without the levels that are left out; () is the roof above all."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a sheet as people count them (from 1), its cells as text."""

    sheet: str
    number: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong, and where. `column` counts from 1; 0 means the row as a whole. `said` is what stands there."""

    trouble: Trouble
    sheet: str
    row: int
    column: int = 0
    said: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """A row understood."""

    name: str
    place: Place
    roles: frozenset[Role]
    standing: Standing = Standing.full
    number: str | None = None
    sheet: str = ""
    row: int = 0


@dataclass(frozen=True, slots=True)
class Reading:
    """What a roster says and what is wrong with it. Only one without problems is imported."""

    entries: tuple[Entry, ...]
    problems: tuple[Problem, ...]


def read(sheets: Iterable[Sequence[Row]]) -> Reading:
    """Understand every sheet; a sheet with nothing in it is passed over."""
    entries: list[Entry] = []
    problems: list[Problem] = []
    for rows in sheets:
        if rows:
            _read_sheet(rows, entries, problems)
    problems += _clashes(entries)
    problems.sort(key=lambda one: (one.sheet, one.row, one.column))
    return Reading(tuple(_with_secretaries_seated(entries)), tuple(problems))


def _read_sheet(rows: Sequence[Row], entries: list[Entry], problems: list[Problem]) -> None:
    for index, row in enumerate(rows[:HEADER_WITHIN]):
        columns = columns_of(row)
        if Column.name in columns:
            wrong = _header_problems(row, columns)
            problems += wrong
            if not wrong:
                _read_rows(rows[index + 1 :], columns, entries, problems)
            return
    problems.append(Problem(Trouble.no_header, rows[0].sheet, rows[0].number))


def _read_rows(rows: Sequence[Row], columns: dict[Column, int], entries: list[Entry], problems: list[Problem]) -> None:
    for row in rows:
        if not any(tidy(cell) for cell in row.cells):
            continue
        reader = _RowReader(row, columns)
        entry = reader.entry()
        problems += reader.problems
        if not reader.problems:
            entries.append(entry)


def columns_of(row: Row) -> dict[Column, int]:
    """Which column stands where, counted from 0; the first of two that mean the same."""
    found: dict[Column, int] = {}
    for index, cell in enumerate(row.cells):
        if column := heading(cell):
            found.setdefault(column, index)
    return found


def _header_problems(row: Row, columns: dict[Column, int]) -> list[Problem]:
    def problem(trouble: Trouble, column: int, said: str) -> Problem:
        return Problem(trouble, row.sheet, row.number, column, said)

    found = [problem(Trouble.column_missing, 0, needed.value) for needed in NEEDED if needed not in columns]
    for index, cell in enumerate(row.cells):
        if ID_CARD.search(cell):
            found.append(problem(Trouble.id_card_column, index + 1, tidy(cell)))
        meant = heading(cell)
        if meant and columns[meant] != index:
            found.append(problem(Trouble.column_twice, index + 1, tidy(cell)))
    return found


class _RowReader:
    """Understands one row and collects what is wrong with it."""

    def __init__(self, row: Row, columns: dict[Column, int]) -> None:
        self._row = row
        self._columns = columns
        self.problems: list[Problem] = []

    def entry(self) -> Entry:
        self._refuse_long_numbers()
        roles = self._roles()
        return Entry(
            name=self._name(),
            place=self._place(roles),
            roles=roles,
            standing=self._standing() if Role.member in roles else Standing.full,
            number=self._said(Column.number) or None,
            sheet=self._row.sheet,
            row=self._row.number,
        )

    def _said(self, column: Column) -> str:
        index = self._columns.get(column)
        if index is None or index >= len(self._row.cells):
            return ""
        said = tidy(self._row.cells[index])
        if len(said) > LONGEST:
            self._wrong(Trouble.too_long, column, said)
        return said

    def _wrong(self, trouble: Trouble, column: Column, said: str = "") -> None:
        at = self._columns.get(column, -1) + 1
        problem = Problem(trouble, self._row.sheet, self._row.number, at, said[:20])
        if problem not in self.problems:
            self.problems.append(problem)

    def _refuse_long_numbers(self) -> None:
        """In any column, known or not. The number itself is not repeated: problems are printed and mailed around."""
        for index, cell in enumerate(self._row.cells):
            if LONG_NUMBER.search(re.sub(r"[\s-]", "", unicodedata.normalize("NFKC", cell))):
                self.problems.append(Problem(Trouble.long_number, self._row.sheet, self._row.number, index + 1))

    def _name(self) -> str:
        name = tidy_name(self._said(Column.name))
        if not name:
            self._wrong(Trouble.name_missing, Column.name)
        elif len(name) > LONGEST_NAME or any(one.isdigit() for one in name) or not any(map(str.isalpha, name)):
            self._wrong(Trouble.name_odd, Column.name, name)
        return name

    def _roles(self) -> frozenset[Role]:
        words = roles_said(self._said(Column.roles))
        if not words:
            self._wrong(Trouble.role_missing, Column.roles)
        for word in words:
            if word not in ROLES:
                self._wrong(Trouble.role_unknown, Column.roles, word)
        roles = {ROLES[word] for word in words if word in ROLES}
        return frozenset(roles | {Role.member} if roles & {Role.committee, Role.secretary} else roles)

    def _standing(self) -> Standing:
        """From its own column; else from a role such as 预备党员; else full."""
        said = self._said(Column.standing).lower()
        if said and said not in STANDINGS:
            self._wrong(Trouble.standing_unknown, Column.standing, said)
        implied = (word for word in roles_said(self._said(Column.roles)) if word in STANDINGS)
        return STANDINGS.get(said or next(implied, ""), Standing.full)

    def _place(self, roles: frozenset[Role]) -> Place:
        """A column that the sheet has must be filled in for whoever belongs to a branch: blank may be a merged cell."""
        place = tuple((level, self._said(column)) for level, column in LEVELS)
        for (_, said), (_, column) in zip(place, LEVELS, strict=True):
            wanted = column in self._columns or column is Column.branch
            if not said and wanted and (not roles or roles & BRANCH_ROLES):
                self._wrong(Trouble.place_missing, column)
        return tuple((level, said) for level, said in place if said)


def _clashes(entries: Iterable[Entry]) -> list[Problem]:
    """Rows that cannot both be right: nobody could say who is who."""
    names: dict[str, str] = {}
    seen: dict[tuple[str, Place], set[str | None]] = {}
    found = []
    for entry in entries:
        numbers = seen.setdefault((entry.name, entry.place), set())
        trouble = None
        if entry.number and names.setdefault(entry.number, entry.name) != entry.name:
            trouble = Trouble.number_of_another
        elif entry.number in numbers:
            trouble = Trouble.listed_twice if entry.number else Trouble.same_name
        elif numbers and None in {entry.number, *numbers}:
            trouble = Trouble.same_name
        if trouble:
            found.append(Problem(trouble, entry.sheet, entry.row, 0, entry.name))
        numbers.add(entry.number)
    return found


def _with_secretaries_seated(entries: list[Entry]) -> list[Entry]:
    """Where a branch has a committee, its secretary sits in it, whether the sheet says so or not."""
    with_committee = {entry.place for entry in entries if Role.committee in entry.roles}
    return [
        replace(entry, roles=entry.roles | {Role.committee})
        if Role.secretary in entry.roles and entry.place in with_committee
        else entry
        for entry in entries
    ]
