"""The phrases as they stand in the catalogues, and as the code says them."""

import ast
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from fluent.syntax import FluentParser
from fluent.syntax import ast as ftl
from fluent.syntax.visitor import Visitor

from bot.commands import MENUS
from handlers.reviewing import screens as reviewing
from handlers.words import phrases
from models.rules.deciding import Body, Cause, Outcome, Verdict
from models.rules.drafting import CHOICES, USUAL_DUE_DAYS, Question
from models.rules.pledging import Basis, Category, Form, Kind, Stage
from models.rules.publishing import Audience
from models.rules.rating import Mark, Reason
from models.rules.reviewing import Remark
from models.rules.rights import Role
from models.rules.roster_words import Trouble
from models.rules.work import Work
from tests.house.sources import calls, files, name_of, nodes, strings

KEY = re.compile(r"[a-z]+(-[a-z0-9_]+)+")
SPEAKING = re.compile(r"(.*\.)?words(\.plain|\.markup)?")
OFFICES = (Role.secretary, Role.committee, Role.member)
"""How an author is presented to those who rate; nobody else pledges."""

REFUSED = "refused-{}"
FAMILIES: dict[str, Iterable[object]] = {
    "board-form-{}": Form,
    "command-{}": {name for _, names in MENUS for name in names},
    "console-column-{}": ("branch", "name", "link"),
    "deciding-body-{}": Body,
    "deciding-cause-{}": Cause,
    "deciding-onward-{}": Outcome,
    "deciding-outcome-{}": Outcome,
    "deciding-told-{}": Outcome,
    "deciding-verdict-{}": Verdict,
    "joining-can-{}": Role,
    "menu-help-{}": Role,
    "menu-open-{}": Work,
    "menu-work-{}": Work,
    "pledging-ask-{}": set(Question) - {Question.basis_note},
    "pledging-ask-basis_note-{}": Basis,
    "pledging-basis-{}": Basis,
    "pledging-category-{}": Category,
    "pledging-end-of-{}": [month for month, _ in USUAL_DUE_DAYS],
    "pledging-form-{}": Form,
    "pledging-kind-{}": Kind,
    "pledging-label-{}": Question,
    "pledging-stage-{}": Stage,
    "pledging-{}-{}": {f"{question}-{choice}" for question, choices in CHOICES.items() for choice in choices},
    "publishing-audience-{}": Audience,
    "rating-basis-{}": Basis,
    "rating-mark-{}": Mark,
    "rating-office-{}": OFFICES,
    "rating-reason-{}": Reason,
    "reviewing-ask-{}": reviewing.QUESTIONS,
    "reviewing-quarter-{}": range(1, 5),
    "reviewing-said-{}": Remark,
    "roster-trouble-{}": Trouble,
}
"""Phrases whose key ends in a value: every value has its phrase, and no other phrase of the kind is of any use."""


@dataclass(frozen=True)
class Said:
    """A place in the code that says a phrase, or a family of phrases, with facts."""

    place: str
    keys: tuple[str, ...]
    facts: frozenset[str]


@cache
def messages(language: str) -> dict[str, frozenset[str]]:
    """Every phrase of a language with the facts it needs."""
    found: dict[str, frozenset[str]] = {}
    for file in phrases(language):
        for entry in FluentParser().parse(file.read_text(encoding="utf-8")).body:
            if isinstance(entry, ftl.Message):
                visitor = _Variables()
                visitor.visit(entry)
                found[entry.id.name] = frozenset(visitor.names)
    return found


class _Variables(Visitor):
    """Collects the names a phrase asks for."""

    def __init__(self) -> None:
        self.names: set[str] = set()

    def visit_VariableReference(self, node: Any) -> None:  # noqa: N802 - the library's name
        self.names.add(node.id.name)


def members(family: str) -> list[str]:
    """The keys of a family: "rating-mark-{}" stands for one phrase for each mark."""
    stem = family.partition("{")[0]
    return [f"{stem}{getattr(value, 'value', value)}" for value in FAMILIES[family]]


def said() -> Iterator[Said]:
    """Every place where the code says a phrase whose key can be read there, with all facts that it gives."""
    for file in files():
        for call in calls(file):
            keywords = {keyword.arg for keyword in call.keywords}
            if SPEAKING.fullmatch(name_of(call)) and call.args and None not in keywords:
                facts = frozenset(name for name in keywords if name)
                yield Said(f"{file}:{call.lineno}", tuple(keys_of(call.args[0])), facts)


def keys_of(said: ast.expr, before: str = "") -> list[str]:
    """What an expression can say: one key, one of two, or a whole family; nothing where that cannot be read."""
    if isinstance(said, ast.Constant):
        return [before + str(said.value)]
    if isinstance(said, ast.IfExp):
        return [*keys_of(said.body, before), *keys_of(said.orelse, before)]
    if isinstance(said, ast.JoinedStr) and pattern(said) in FAMILIES:
        return members(pattern(said))
    return []


def pattern(formatted: ast.JoinedStr) -> str:
    """A formatted string with its holes left open: "rating-mark-{}"."""
    return "".join(str(part.value) if isinstance(part, ast.Constant) else "{}" for part in formatted.values)


def families() -> set[str]:
    """The families that the code says."""
    speaking = (call for file in files() for call in calls(file) if SPEAKING.fullmatch(name_of(call)) and call.args)
    return {pattern(call.args[0]) for call in speaking if isinstance(call.args[0], ast.JoinedStr)} - {REFUSED}


def literals() -> set[str]:
    """Every string in the code that could be a phrase's key."""
    return {value for file in files() for value in strings(file) if KEY.fullmatch(value)}


def refusals() -> list[tuple[Path, ast.Call]]:
    return [(file, call) for file in files() for call in calls(file) if name_of(call) == "Refusal"]


def refused() -> set[str]:
    """The keys of everything that the code refuses."""
    return {key for _, call in refusals() for key in keys_of(call.args[0], "refused-")}


def stray_formats() -> set[str]:
    """Formatted strings that look like a family but are said in no place where that can be seen."""
    looking = {pattern(node) for file in files() for node in nodes(file) if isinstance(node, ast.JoinedStr)}
    stems = {key.partition("-")[0] + "-" for key in messages("en")}
    return {one for one in looking if one.startswith(tuple(stems))} - set(FAMILIES) - {REFUSED}
