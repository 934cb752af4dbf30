"""The helper that reads along: what is missing before neighbours could see whether a pledge was kept.

Rules only, in both languages at once. It asks and steers; nothing here can refuse anything. The words stand in
clarity_words.py. What it is measured by: tests/models/rules/clarity.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from models.rules import clarity_words as vocabulary
from models.rules.indicators import NO_NUMBERS, Numbers
from models.rules.numerals import in_digits


class Doubt(StrEnum):
    """What may be missing, in the order in which it matters. The day is not among it: the form asks for that itself."""

    routine = "routine"
    slogan = "slogan"
    people = "people"
    sight = "sight"
    number = "number"
    baseline = "baseline"


@dataclass(frozen=True, slots=True)
class Told:
    """What has been said so far, wherever it was said; empty where nothing was."""

    text: str
    indicator: str = ""
    measures: str = ""
    basis_note: str = ""
    numbers: Numbers = NO_NUMBERS


def any_of(words: Iterable[str]) -> re.Pattern[str]:
    return re.compile("|".join(sorted(words, key=len, reverse=True)), re.IGNORECASE)


COUNTS_NOTHING = any_of((*vocabulary.SAYINGS, *vocabulary.ORDINALS, *vocabulary.TIMES))
OFTEN, ENDS = any_of(vocabulary.OFTEN), any_of(vocabulary.ENDS)
SLOGANS, ROUTINE = any_of(vocabulary.SLOGANS), any_of(vocabulary.ROUTINE)
THINGS, PEOPLE = any_of(vocabulary.THINGS), any_of(vocabulary.PEOPLE)
OWN_WORK, BY_THEN = any_of(vocabulary.OWN_WORK), any_of(vocabulary.BY_THEN)
CHANGES, STARTS = any_of(vocabulary.CHANGES), any_of(vocabulary.STARTS)
ONE = re.compile(r"(?<![十百千两二三四五六七八九])一(?![十百千两二三四五六七八九])")
"""Seldom a count: 修一段路."""
NUMBER = re.compile(rf"\d|[两半几十]\w|\b(?:{'|'.join(vocabulary.ENGLISH_NUMBERS)})\b", re.IGNORECASE)


def doubts(told: Told) -> tuple[Doubt, ...]:
    """What might still be asked, the weightiest first; nothing where all can be seen."""
    said = f"{told.text} {told.measures}"
    can_be_seen = _can_be_seen(said) or told.numbers.target is not None
    found = {
        Doubt.routine: _is_routine(said),
        Doubt.slogan: _is_slogan(said),
        Doubt.people: _is_for_oneself(f"{said} {told.indicator} {told.basis_note}"),
        Doubt.sight: not can_be_seen and not told.indicator,
        Doubt.number: not can_be_seen and bool(told.indicator),
        Doubt.baseline: _lacks_start(told),
    }
    return tuple(doubt for doubt, is_open in found.items() if is_open)


def _can_be_seen(said: str) -> bool:
    """A count, a rhythm, an end, or something one can point at by a day."""
    has_day = bool(BY_THEN.search(said) and THINGS.search(said))
    return has_day or _is_counted(said) or bool(OFTEN.search(said) or ENDS.search(said))


def _is_for_oneself(said: str) -> bool:
    return bool(OWN_WORK.search(said)) and not PEOPLE.search(said)


def _is_counted(said: str) -> bool:
    """A number that counts something: no date, no place, no saying."""
    return bool(NUMBER.search(in_digits(ONE.sub(" ", COUNTS_NOTHING.sub(" ", said)))))


def _is_routine(said: str) -> bool:
    return bool(ROUTINE.search(said)) and not THINGS.search(ROUTINE.sub(" ", said))


def _is_slogan(said: str) -> bool:
    return bool(SLOGANS.search(said)) and not THINGS.search(SLOGANS.sub(" ", said))


def _lacks_start(told: Told) -> bool:
    """Something is to become more or less, and nobody has said from where."""
    return bool(CHANGES.search(told.text)) and told.numbers.baseline is None and not STARTS.search(in_digits(told.text))
