"""The page on which anybody checks a printed paper: by its code, and sentence by sentence."""

from dataclasses import dataclass
from typing import Any

from bot.board.reading import Reading
from bot.board.views import Link, Row
from handlers.words import Words
from models.queries.proving import Proof
from models.rules.indicators import counted
from models.rules.printing import Line, code_from, spelled
from models.rules.writing import tidied

LONGEST_SAID = 400


@dataclass(frozen=True, slots=True)
class Form:
    """What is asked on the page, and what was answered already; `kept` goes on with the visitor's way of reading."""

    path: str
    code_label: str
    code: str
    said_label: str
    said: str
    button: str
    kept: dict[str, str]


@dataclass(frozen=True, slots=True)
class Verdict:
    """`good` False: not to be relied on."""

    good: bool
    text: str


@dataclass(frozen=True, slots=True)
class Printed:
    """A line of the paper as it may still be read; `untold` says why it may not."""

    number: int
    who: str = ""
    text: str = ""
    stood: str = ""
    untold: str = ""


def facts(how: Reading, typed: str, said: str, proof: Proof | None) -> dict[str, Any]:
    """Everything that stands on the page. `typed` is the code as it was typed, `said` a sentence to be compared."""
    words = how.words
    asked = Form(
        path="/verify",
        code_label=words.plain("board-verify-code"),
        code=spelled(code_from(typed)) if code_from(typed) else typed[:LONGEST_SAID],
        said_label=words.plain("board-verify-said"),
        said=said[:LONGEST_SAID],
        button=words.plain("board-verify-button"),
        kept={name: value for name, value in (("lang", how.chosen), ("big", "1" if how.big else "")) if value},
    )
    known = proof is not None and proof.holds
    return {
        "form": asked,
        "lead": words.plain("board-verify-lead"),
        "verdicts": _verdicts(words, typed, said, proof),
        "rows": _rows(words, proof) if proof else [],
        "lines": _lines(words, proof) if proof and known else [],
        "compare": words.plain("board-verify-compare"),
        "onward": _onward(how, proof) if proof else None,
    }


def _verdicts(words: Words, typed: str, said: str, proof: Proof | None) -> list[Verdict]:
    if not typed:
        return []
    if proof is None:
        return [Verdict(good=False, text=words.plain("board-verify-unknown"))]
    if not proof.holds:
        return [Verdict(good=False, text=words.plain("board-verify-broken"))]
    verdicts = [Verdict(good=True, text=words.plain("board-verify-holds"))]
    if proof.newer:
        verdicts.append(Verdict(good=False, text=words.plain("board-verify-newer", version=proof.newer)))
    return [*verdicts, _compared(words, said, proof)] if said.strip() else verdicts


def _compared(words: Words, said: str, proof: Proof) -> Verdict:
    """Whether just this sentence stands on the paper; what is not public any more is compared with nothing."""
    lines = _told(proof)
    number = next((number for number, line in lines if line and tidied(line.text) == tidied(said)), None)
    if number is None:
        return Verdict(good=False, text=words.plain("board-verify-not-there"))
    return Verdict(good=True, text=words.plain("board-verify-there", number=number))


def _told(proof: Proof) -> list[tuple[int, Line | None]]:
    """The lines by number; None where one must not be shown any more."""
    lines = proof.facts.lines if proof.facts else ()
    return [(number, line if line.pledge_id in proof.public else None) for number, line in enumerate(lines, start=1)]


def _rows(words: Words, proof: Proof) -> list[Row]:
    issue = proof.issue
    told = [(words.plain("board-verify-label-paper"), words.plain(f"printing-title-{issue.paper.value}"))]
    if proof.facts:
        told.append((words.plain("board-verify-label-branch"), f"{proof.facts.above} {proof.facts.branch}".strip()))
        told.append((words.plain("board-verify-label-year"), str(proof.facts.year)))
    version = words.plain("printing-issue", version=issue.version, day=issue.issued_on)
    told.append((words.plain("board-verify-label-version"), version))
    told.append((words.plain("board-verify-label-lines"), words.plain("board-pledges", pledges=len(issue.lines))))
    return [Row(label, text) for label, text in told]


def _lines(words: Words, proof: Proof) -> list[Printed]:
    return [
        Printed(number, _who(words, proof, line), line.text, _stood(words, line))
        if line
        else Printed(number, untold=words.plain("board-verify-untold"))
        for number, line in _told(proof)
    ]


def _stood(words: Words, line: Line) -> str:
    """What the paper says of how it went."""
    goal = line.goal
    reached = "" if goal.target is None or goal.reached is None else counted(goal.reached, goal.unit)
    state = words.plain(f"printing-state-{line.state.value}")
    return " · ".join(part for part in (words.plain("printing-due", due=line.due_on), state, reached) if part)


def _who(words: Words, proof: Proof, line: Line) -> str:
    """Named as long as its author agrees; a card of one's own names nobody here."""
    return line.who if line.who and line.pledge_id in proof.names else words.plain("board-a-member")


def _onward(how: Reading, proof: Proof) -> Link:
    return Link(how.words.plain("board-verify-onward"), how.link(f"/branches/{proof.issue.branch_id}"))
