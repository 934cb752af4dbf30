"""What a person sees, as plain values: a text with buttons below it. No library."""

from dataclasses import dataclass

MENU = "menu"
"""What the button back to the menu carries; the menu itself stands in menu.py."""


@dataclass(frozen=True, slots=True)
class Button:
    """A label and what a press carries: packed callback data, or a link."""

    label: str
    data: str | None = None
    url: str | None = None
    style: str | None = None


@dataclass(frozen=True, slots=True)
class Screen:
    """A message: HTML text and rows of buttons. `file_id` shows a file that Telegram already has."""

    text: str
    rows: tuple[tuple[Button, ...], ...] = ()
    file_id: str | None = None


def column(*buttons: Button | None) -> tuple[tuple[Button, ...], ...]:
    """One button a row: the largest target for a thumb. None is left out."""
    return tuple((button,) for button in buttons if button)
