"""House rules that no linter knows."""

import ast
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from tests.house.sources import FLOORS, HOUSE, Function, calls, files, functions, imported, name_of, nodes, text, tree

LONGEST_FUNCTION = 40
SHORT_FUNCTION = 20
SHORT_OF_TEN = 9
LONGEST_FILE = 250
MAY_ARGUE = {"models/tables.py": "the whole schema on one page"}

PLAYGROUND = "bot/playground/"
EDGE_OF_THE_DATABASE = {"models/writer.py", "models/database.py", "models/migrations/env.py"}
ENDINGS_OF_A_TRANSACTION = (".commit", ".rollback", "session.begin", "connection.begin", "engine.begin")
ASKS_THE_CLOCK = {"bot/app.py", "bot/console.py", "bot/playground/clock.py", "scheduler/clock.py"}
"""The composition root, the server's console, the playground's own clock, and the clock's first run."""
CLOCKS = ("datetime.now", "datetime.utcnow", "datetime.today", "datetime.fromtimestamp", "date.today", "time.time")


def named(holds: Callable[[Path], object]) -> set[str]:
    """The files that it holds of."""
    return {file.as_posix() for file in files() if holds(file)}


def lines(function: Function) -> int:
    return (function.end_lineno or function.lineno) - function.lineno + 1


def says(file: Path, endings: str | tuple[str, ...]) -> bool:
    return any(name_of(call).endswith(endings) for call in calls(file))


def test_the_floors_are_all_there_and_all_read() -> None:
    assert all(any(file.parts[0] == floor for file in files()) for floor in FLOORS)


def test_a_file_opens_with_one_sentence_on_what_it_is_for() -> None:
    silent = [file for file in files() if text(file).strip() and not ast.get_docstring(tree(file))]
    assert not silent


def test_a_file_can_be_read_in_one_sitting() -> None:
    lengths = {file.as_posix(): len(text(file).splitlines()) for file in files()}
    assert not {file: length for file, length in lengths.items() if length > LONGEST_FILE and file not in MAY_ARGUE}


def test_a_function_can_be_seen_at_once() -> None:
    long = [
        f"{file}:{one.lineno} {one.name}"
        for file in files()
        for one in functions(file)
        if lines(one) > LONGEST_FUNCTION
    ]
    assert not long, f"longer than {LONGEST_FUNCTION} lines"


def test_nine_functions_in_ten_are_short() -> None:
    lengths = sorted(lines(function) for file in files() for function in functions(file))
    assert lengths[len(lengths) * SHORT_OF_TEN // 10] < SHORT_FUNCTION


@pytest.mark.parametrize(
    ("library", "homes"),
    [("telegram", {"scheduler/courier.py", "scheduler/answers.py"}), ("apscheduler", {"scheduler/clock.py"})],
)
def test_a_library_of_the_clocks_side_is_named_at_home_only(library: str, homes: set[str]) -> None:
    """Everything else speaks of letters and duties."""
    assert named(lambda file: library in imported(file)) == homes


def test_only_the_edge_commits() -> None:
    assert named(lambda file: says(file, ENDINGS_OF_A_TRANSACTION)) <= EDGE_OF_THE_DATABASE


def test_waiting_updates_are_never_thrown_away() -> None:
    holding = named(lambda file: "drop_pending_updates" in text(file))
    assert not {file for file in holding if not file.startswith(PLAYGROUND)}


def test_only_the_edge_asks_what_time_it_is() -> None:
    """Everywhere else `now` is an argument, so that a year can be played in a minute."""
    assert named(lambda file: any(name_of(call) in CLOCKS for call in calls(file))) == ASKS_THE_CLOCK


def test_no_step_waits_for_the_network_inside_a_change() -> None:
    """What runs on the database's threads is a plain function: nothing in models is a coroutine but the database."""
    waiting = [
        f"{file}:{node.lineno}"
        for file in files()
        if file.parts[:2] in {("models", "actions"), ("models", "queries"), ("models", "rules")}
        for node in nodes(file)
        if isinstance(node, ast.AsyncFunctionDef | ast.Await)
    ]
    assert not waiting


def test_a_refusal_is_caught_in_one_place_only() -> None:
    """A step has no branch for bad input; handlers/errors.py speaks for all of them."""
    catching = {
        file.as_posix()
        for file in files()
        if file.parts[0] == "handlers"
        for node in nodes(file)
        if isinstance(node, ast.ExceptHandler) and node.type and "Refusal" in ast.unparse(node.type)
    }
    assert not catching


def test_rooms_do_not_know_each_other() -> None:
    """Only the menu opens every room. A letter or card that leads into another room takes its button from doors.py."""
    assert not [f"{file} names {other}" for file in files() for other in other_rooms(file)]


def other_rooms(file: Path) -> Iterable[str]:
    if file.parts[0] != "handlers" or len(file.parts) != len(("handlers", "room", "file.py")):
        return []
    own = file.parts[1]
    wanted = (node for node in nodes(file) if isinstance(node, ast.ImportFrom) and node.module)
    rooms = {str(node.module).split(".")[1] for node in wanted if str(node.module).startswith("handlers.")}
    real = {room.name for room in (HOUSE / "handlers").iterdir() if (room / "screens.py").exists()}
    return [] if own == "menu" else (rooms & real) - {own}
