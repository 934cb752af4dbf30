"""What a person may write: tidied up, not nothing, not endless."""

import re
import unicodedata
from collections.abc import Sequence
from typing import TypeVar

from models.rules.refusal import Refusal

T = TypeVar("T")
DIGITS_TYPED = 2
"""No list has a hundred entries."""

HIDDEN = frozenset({"Cc", "Cf", "Cs"})
"""Control signs, direction marks and halves of letters: nobody means them, and some break cards and databases."""
JOINER = "\u200d"
"""Holds several pictures together as one; the only hidden sign worth keeping."""


def tidied(text: str) -> str:
    """One line without hidden signs and without spaces that nobody sees."""
    visible = (sign for sign in re.sub(r"\s", " ", text) if sign == JOINER or unicodedata.category(sign) not in HIDDEN)
    return " ".join("".join(visible).replace(JOINER * 2, "").split())


def said_from(text: str, *, most: int) -> str:
    """What was said, tidied; Refusal when there is nothing in it or more than `most` signs."""
    said = tidied(text)
    if not any(sign.isalnum() for sign in said):
        raise Refusal("nothing-said")
    if len(said) > most:
        raise Refusal("too-long", most=most, length=len(said))
    return said


def one_of(offered: Sequence[T], said: str) -> T:
    """What is meant by a typed number, counted from one; Refusal for any other text."""
    number = number_typed(said)
    if not 1 <= number <= len(offered):
        raise Refusal("which-one", most=len(offered))
    return offered[number - 1]


def number_typed(said: str) -> int:
    """The bare number that was typed; 0 for anything else."""
    typed = said.strip().rstrip(".、。)）")
    return int(typed) if len(typed) <= DIGITS_TYPED and typed.isdecimal() else 0


def cut(text: str, most: int) -> str:
    """The beginning of a long text, marked as such."""
    return text if len(text) <= most else text[: most - 1] + "…"
