"""The way down from counties over townships to branches, ready to be set."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from bot.board.reading import Reading
from bot.board.views import Link
from handlers.words import Words
from models.queries.board import Entry, Township


@dataclass(frozen=True, slots=True)
class Place:
    """Where one can go on from, and what is found there."""

    name: str
    ways: list[tuple[Link, str]]


def counties(reading: Reading, townships: Iterable[Township]) -> list[Place]:
    return [
        Place(above, [(_to_township(reading, one), _counts(reading.words, one)) for one in of_it])
        for above, of_it in groupby(townships, key=lambda one: one.above)
    ]


def township(reading: Reading, name: str, entries: Iterable[Entry]) -> Place:
    return Place(name, [(_to_branch(reading, one), _count(reading.words, one.pledges)) for one in entries])


def _to_township(reading: Reading, one: Township) -> Link:
    return Link(one.name, reading.link(f"/townships/{one.unit_id}"))


def _to_branch(reading: Reading, one: Entry) -> Link:
    return Link(one.branch, reading.link(f"/branches/{one.branch_id}"))


def _counts(words: Words, one: Township) -> str:
    return words.plain("board-branches-and-pledges", branches=one.branches, pledges=one.pledges)


def _count(words: Words, pledges: int) -> str:
    return words.plain("board-pledges", pledges=pledges)
