"""After the decision: what an author may still ask for, and what a new version changes."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from models.rules.drafting import Question
from models.rules.indicators import Numbers
from models.rules.pledging import KEPT, Stage, Wording
from models.rules.refusal import Refusal


class Matter(StrEnum):
    """What a question is about: a pledge itself, or its author's wish to change it or to be let go of it."""

    pledge = "pledge"
    amendment = "amendment"
    withdrawal = "withdrawal"


LONGEST_REASON = 200
SHORTEST_SNIPPET = 4
"""Signs around a change that are shown with it, so that it can be found again."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One answer that a new version changes."""

    question: Question
    old: Any
    new: Any


# ── asking ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def ensure_may_request(stage: Stage, *, has_open_request: bool) -> None:
    """Before the decision everything is free; afterwards only one wish at a time goes before those who decided."""
    if stage not in KEPT:
        raise Refusal("amending-not-decided")
    if has_open_request:
        raise Refusal("amending-asked-already")


def ensure_changes_something(old: Wording, new: Wording) -> None:
    if old == new:
        raise Refusal("amending-nothing-changed")


def can_be_decided(matter: Matter, stage: Stage, *, is_taken_back: bool) -> bool:
    """A pledge is decided on while it is before the committee; a wish, while the pledge it is about stands.

    `is_taken_back`: whether its author does not wish it any more.
    """
    return not is_taken_back and (stage in KEPT if matter is not Matter.pledge else stage is Stage.deciding)


def ensure_is_asked(*, is_open: bool) -> None:
    """Only what is still before those who decide can be taken back."""
    if not is_open:
        raise Refusal("amending-nothing-asked")


# ── the difference ─────────────────────────────────────────────────────────────────────────────────────────────────


def differences(old: Wording, new: Wording) -> tuple[Difference, ...]:
    """Answer by answer, in the order in which they are asked for."""
    pairs = ((question, _answer(old, question), _answer(new, question)) for question in Question)
    return tuple(Difference(question, before, after) for question, before, after in pairs if before != after)


def _answer(words: Wording, question: Question) -> object:
    if question is Question.numbers:
        return Numbers(words.baseline, words.target, words.unit)
    return getattr(words, question.value)


def snippets(old: str, new: str, longest: int) -> tuple[str, str]:
    """Both texts without the beginning and the end that they share, as far as that is needed to make them short."""
    if max(len(old), len(new)) <= longest:
        return old, new
    head = max(_shared(old, new) - SHORTEST_SNIPPET, 0)
    room = min(len(old), len(new)) - head
    tail = max(min(_shared(reversed(old), reversed(new)), room) - SHORTEST_SNIPPET, 0)
    return _middle(old, head, tail, longest), _middle(new, head, tail, longest)


def _shared(one: Iterable[str], other: Iterable[str]) -> int:
    """How many signs both begin with."""
    length = 0
    for first, second in zip(one, other, strict=False):
        if first != second:
            break
        length += 1
    return length


def _middle(text: str, head: int, tail: int, longest: int) -> str:
    inner = text[head : len(text) - tail]
    is_cut = tail > 0 or len(inner) > longest
    return ("…" if head else "") + inner[:longest] + ("…" if is_cut else "")
