"""Reads the house's own code, for the tests that hold it to its rules."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

HOUSE = Path(__file__).parents[2]
FLOORS = ("bot", "scheduler", "handlers", "models")

Function = ast.FunctionDef | ast.AsyncFunctionDef


@cache
def files() -> tuple[Path, ...]:
    """Every Python file of the program, tests and Alembic's revisions left out; paths relative to the house."""
    found = (path for floor in FLOORS for path in (HOUSE / floor).rglob("*.py") if path.parent.name != "versions")
    return tuple(sorted(path.relative_to(HOUSE) for path in found))


@cache
def text(file: Path) -> str:
    return (HOUSE / file).read_text(encoding="utf-8")


@cache
def nodes(file: Path) -> tuple[ast.AST, ...]:
    return tuple(ast.walk(tree(file)))


@cache
def tree(file: Path) -> ast.Module:
    return ast.parse(text(file))


def functions(file: Path) -> Iterator[Function]:
    return (node for node in nodes(file) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))


def calls(file: Path) -> Iterator[ast.Call]:
    return (node for node in nodes(file) if isinstance(node, ast.Call))


def strings(file: Path) -> Iterator[str]:
    """Every string constant, the parts of formatted strings left out."""
    inside = {part for node in nodes(file) if isinstance(node, ast.JoinedStr) for part in node.values}
    for node in nodes(file):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node not in inside:
            yield node.value


def name_of(call: ast.Call) -> str:
    """What is called, as written: "words", "words.plain", "session.commit"."""
    return ast.unparse(call.func)


def imported(file: Path) -> set[str]:
    """The libraries and floors that a file names, by their first name."""
    return {name for node in nodes(file) for name in _imported_by(node)}


def _imported_by(node: ast.AST) -> set[str]:
    if isinstance(node, ast.Import):
        return {alias.name.partition(".")[0] for alias in node.names}
    if isinstance(node, ast.ImportFrom) and node.module and not node.level:
        return {node.module.partition(".")[0]}
    return set()
