"""What a paper says, worded in one language: plain strings and numbers for the templates, which know no language."""

from collections import Counter
from typing import Any

from handlers import labels
from handlers.links import verify_page
from handlers.printing.ink import all_inked
from handlers.printing.press import qr
from handlers.words import Words
from models.actions.printing import Issued
from models.rules.indicators import counted
from models.rules.keeping import share
from models.rules.printing import Line, Paper, Rated, State, spelled
from models.rules.scales import FIT

HUNDRED = 100
MOST_IN_PICTURE = 5
"""A branch has more; all of them stand in the PDF."""
MOST_SIGNS_NAMED = 8


def data(words: Words, issued: Issued, board: str, *, large: bool = False, paper: str = "") -> dict[str, Any]:
    """Ready for the press. `paper` is a4 or a3 for a PDF, empty for a picture; `board` the notice board's address."""
    facts = issued.facts
    lines = facts.lines[:MOST_IN_PICTURE] if _is_short(issued, paper) else facts.lines
    said, missing = all_inked(
        {
            "language": words.language,
            "kind": facts.paper.value,
            "large": large,
            "paper": paper,
            "title": words.plain(f"printing-title-{facts.paper.value}"),
            "period": words.plain("printing-year", year=str(facts.year)),
            "name": facts.owner or facts.branch,
            "place": f"{facts.above} {facts.branch}".strip() if facts.owner else facts.above,
            "tallies": _tallies(words, issued) if facts.paper is not Paper.member_card else [],
            "columns": [words.plain(f"printing-column-{one}") for one in ("number", "who", "text", "state")],
            "lines": [_line(words, number, line) for number, line in enumerate(lines, start=1)],
            "more": _more(words, len(facts.lines) - len(lines)),
            "issue": words.plain("printing-issue", version=issued.version, day=issued.issued_on),
            "code": words.plain("printing-code", code=spelled(issued.code)),
            "scan": words.plain("printing-scan"),
            "note": words.plain("printing-note"),
            "page": words.plain("printing-page", page="{page}", pages="{pages}"),
        }
    )
    said["qr"] = qr(verify_page(board, issued.code))
    said["missing"] = missing_told(words, missing)
    return said


def _is_short(issued: Issued, paper: str) -> bool:
    return not paper and issued.facts.paper is Paper.branch_card


def _more(words: Words, left: int) -> str:
    return words.plain("printing-more", left=left) if left else ""


def missing_told(words: Words, signs: set[str]) -> str:
    """Which signs a box stands for, by their numbers: they cannot be printed, so somebody writes them in by hand."""
    if not signs:
        return ""
    named = " ".join(f"U+{ord(sign):04X}" for sign in sorted(signs)[:MOST_SIGNS_NAMED])
    return words.plain("printing-missing", count=len(signs), signs=named)


def _tallies(words: Words, issued: Issued) -> list[dict[str, Any]]:
    """How many pledges stand how; never whose."""
    counts = Counter(line.state for line in issued.facts.lines)
    return [
        {"state": state.value, "word": words.plain(f"printing-state-{state.value}"), "count": counts[state]}
        for state in State
        if counts[state]
    ]


def _line(words: Words, number: int, line: Line) -> dict[str, Any]:
    goal = line.goal
    return {
        "number": number,
        "who": line.who or words.plain("printing-a-member"),
        "text": line.text,
        "due": words.plain("printing-due", due=line.due_on),
        "state": line.state.value,
        "word": words.plain(f"printing-state-{line.state.value}"),
        "percent": None if goal.target is None else int(share(goal) * HUNDRED),
        "goal": _goal(words, line),
        "told": words.plain("printing-told", day=line.told_on) if line.told_on else words.plain("printing-untold"),
        "rated": _rated(words, line.rated) if line.rated else "",
    }


def _goal(words: Words, line: Line) -> str:
    goal = line.goal
    if goal.target is None:
        return ""
    target = counted(goal.target, goal.unit)
    if goal.reached is None:
        return words.plain("printing-goal", target=target)
    return words.plain("printing-reached", reached=counted(goal.reached, ""), target=target)


def _rated(words: Words, rated: Rated) -> str:
    marks = " · ".join(
        words.plain("printing-mark", mark=labels.mark(words, FIT, mark), votes=votes) for mark, votes in rated.counts
    )
    return words.plain("printing-rated", entitled=rated.entitled, ballots=rated.ballots, marks=marks)
