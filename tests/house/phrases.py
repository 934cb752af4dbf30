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

from bot.board import views as board
from bot.burden import FIGURES
from bot.commands import MENUS
from bot.simulate import report
from handlers.deciding.draft import RESULTS
from handlers.printing.screens import Look
from handlers.reviewing import screens as reviewing
from handlers.words import phrases
from models.queries.roll import PapersCame
from models.rules import watching
from models.rules.amending import Matter
from models.rules.batch import LeftOut
from models.rules.clarity import Doubt
from models.rules.deciding import Body, Cause, Outcome, Verdict
from models.rules.doubting import Way
from models.rules.drafting import CHOICES, USUAL_DUE_DAYS, Question
from models.rules.paper import BatchState
from models.rules.pledging import Basis, Category, Form, Kind, Stage
from models.rules.printing import Paper, State
from models.rules.publishing import Audience
from models.rules.questions import RemarkKind
from models.rules.rating import RoundMode
from models.rules.reviewing import Remark, Step
from models.rules.rights import Role
from models.rules.roster_words import Trouble
from models.rules.scales import SCALES, RoundKind
from models.rules.telling import PoolState
from models.rules.watching import Heart
from models.rules.work import Work
from tests.house.sources import calls, files, name_of, nodes, strings

KEY = re.compile(r"[a-z]+(-[a-z0-9_]+)+")
SPEAKING = re.compile(r"(.*\.)?words(\.plain|\.markup)?")
OFFICES = (Role.secretary, Role.committee, Role.member)
"""How an author is presented to those who rate; nobody else pledges."""
WISHES = tuple(matter for matter in Matter if matter is not Matter.pledge)
WRITTEN = (RemarkKind.question, RemarkKind.comment)
"""What those who decide write from the card."""

REFUSED = "refused-{}"
FAMILIES: dict[str, Iterable[object]] = {
    "administering-beats-{}": Heart,
    "administering-never-{}": Heart,
    "board-form-{}": Form,
    "board-secrecy-{}": board.CHAPTERS,
    "board-secrecy-{}-{}": {
        f"{chapter}-{number}" for chapter, points in board.CHAPTERS.items() for number in range(1, points + 1)
    },
    "command-{}": {name for _, names in MENUS for name in names},
    "console-burden-{}": (*Role, *FIGURES),
    "console-simulate-law-{}": [report.key(one) for one in report.LAWS],
    "console-simulate-outcome-{}": [report.key(one) for one in report.OUTCOMES],
    "console-column-{}": ("branch", "name", "link"),
    "year-step-{}": Step,
    "console-doctor-{}-beats": Heart,
    "console-doctor-{}-still": Heart,
    "deciding-ask-{}": WRITTEN,
    "deciding-author-{}": WISHES,
    "deciding-body-{}": Body,
    "deciding-card-decided-{}": WISHES,
    "deciding-card-taken-back-{}": WISHES,
    "deciding-cause-{}": Cause,
    "deciding-left-out-{}": LeftOut,
    "deciding-minutes-{}": RESULTS,
    "deciding-onward-{}": Outcome,
    "deciding-outcome-{}": Outcome,
    "deciding-said-{}": RemarkKind,
    "deciding-told-{}": Outcome,
    "deciding-told-{}-{}": {f"{wish}-{outcome}" for wish in WISHES for outcome in Outcome},
    "deciding-verdict-{}": Verdict,
    "deciding-wish-{}": WISHES,
    "deciding-write-{}": WRITTEN,
    "deciding-written-{}": WRITTEN,
    "joining-can-{}": Role,
    "menu-help-{}": Role,
    "menu-open-{}": Work,
    "menu-work-{}": Work,
    "overseeing-button-{}": Outcome,
    "pledging-ask-{}": set(Question) - {Question.basis_note},
    "pledging-ask-basis_note-{}": Basis,
    "pledging-basis-{}": Basis,
    "pledging-category-{}": Category,
    "pledging-doubt-{}": Doubt,
    "pledging-end-of-{}": [month for month, _ in USUAL_DUE_DAYS],
    "pledging-form-{}": Form,
    "pledging-hint-{}": Doubt,
    "pledging-kind-{}": Kind,
    "pledging-label-{}": Question,
    "pledging-offered-{}": Way,
    "pledging-sample-{}": Category,
    "pledging-stage-{}": Stage,
    "pledging-why-{}": WISHES,
    "pledging-wished-{}": WISHES,
    "pledging-{}-{}": {f"{question}-{choice}" for question, choices in CHOICES.items() for choice in choices},
    "printing-button-{}": Look,
    "printing-column-{}": ("number", "who", "text", "state"),
    "printing-file-{}": Paper,
    "printing-state-{}": State,
    "printing-title-{}": Paper,
    "publishing-audience-{}": Audience,
    "rating-basis-{}": Basis,
    "rating-button-mode-{}": RoundMode,
    "rating-invitation-{}": RoundKind,
    "rating-mark-{}": {mark for scale in SCALES.values() for mark in scale.marks},
    "rating-mode-{}": RoundMode,
    "rating-office-{}": OFFICES,
    "rating-onward-{}": RoundKind,
    "rating-paper-{}": BatchState,
    "rating-question-{}": RoundKind,
    "rating-reason-{}": {reason for scale in SCALES.values() for reason in scale.reason_codes},
    "rating-results-papers-{}": PapersCame,
    "rating-running-{}": RoundMode,
    "rating-untold-{}": set(PoolState) - {PoolState.told},
    "reviewing-ask-{}": reviewing.QUESTIONS,
    "reviewing-quarter-{}": range(1, 5),
    "reviewing-said-{}": Remark,
    "roster-trouble-{}": Trouble,
    "watching-trouble-{}": watching.Trouble,
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
    stem, _, hole = family.partition("{")
    end = hole.rpartition("}")[2]
    return [f"{stem}{getattr(value, 'value', value)}{end}" for value in FAMILIES[family]]


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
