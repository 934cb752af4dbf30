"""Long lists, a phone's screen at a time."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from aiogram.filters.callback_data import CallbackData

from handlers.screen import Button
from handlers.words import Words

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Leaf(Generic[T]):
    """One page of a list; `first` is the number of what stands on top, counted from one."""

    shown: Sequence[T]
    first: int
    page: int
    pages: int

    @property
    def is_last(self) -> bool:
        return self.page + 1 == self.pages


def leaf(listed: Sequence[T], page: int, most: int) -> Leaf[T]:
    """The wanted page, or the nearest there is."""
    pages = max(1, -(-len(listed) // most))
    page = min(max(page, 0), pages - 1)
    return Leaf(listed[page * most : (page + 1) * most], page * most + 1, page, pages)


def turning(words: Words, page: int, pages: int, to: Callable[[int], CallbackData]) -> tuple[tuple[Button, ...], ...]:
    """A row with what leads to the page before and the one behind; none where there is but one."""
    before = (Button(words.plain("rating-button-page-before"), to(page - 1).pack()),) if page > 0 else ()
    after = (Button(words.plain("rating-button-page-after"), to(page + 1).pack()),) if page + 1 < pages else ()
    return (before + after,) if before or after else ()
