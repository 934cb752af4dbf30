"""What a person sees, as plain values: a text with buttons below it. No library."""

from dataclasses import dataclass

MENU = "menu"
"""What the button back to the menu carries; the menu itself stands in menu.py."""

STAYS = "menu.rest"
"""A message with this button stays as it is: what is opened from it is said below it."""


@dataclass(frozen=True, slots=True)
class Button:
    """A label and what a press carries: packed callback data, or a link."""

    label: str
    data: str | None = None
    url: str | None = None
    style: str | None = None


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that goes with a message, under the name by which a phone opens it; a picture is seen at once."""

    name: str
    data: bytes
    is_picture: bool = False


@dataclass(frozen=True, slots=True)
class Screen:
    """A message: HTML text and rows of buttons. One with an attachment is always sent anew, never put onto a card.

    What `is_news` is worth a message of its own; the rest is shown where its card hangs, or nowhere.
    """

    text: str
    rows: tuple[tuple[Button, ...], ...] = ()
    attachment: Attachment | None = None
    is_news: bool = True


def column(*buttons: Button | None) -> tuple[tuple[Button, ...], ...]:
    """One button a row: the largest target for a thumb. None is left out."""
    return tuple((button,) for button in buttons if button)
