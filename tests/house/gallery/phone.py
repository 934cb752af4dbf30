"""What fits on a phone: a message as its reader sees it, on a screen of 375 points at the usual size of letters."""

from dataclasses import dataclass
from unicodedata import east_asian_width

from bot.playground.markup import read_html, utf16_length
from handlers.screen import Button, Screen

SIGNS_A_LINE = 40
"""Narrow ones: twenty Chinese characters, as a message bubble has them."""
LONGEST_MESSAGE = 4096
LONGEST_CAPTION = 1024
MOST_LINES = 30
MOST_SIGNS = 800
"""With everything as long as it may be; what a village really writes is held to less in the thin year."""
MOST_ROWS = 10
LONGEST_LABEL = 40
"""In narrow signs, for a button as wide as the message; those that share a row share its width."""
LONGEST_DATA_BYTES = 64


@dataclass(frozen=True)
class Shown:
    """A screen as a phone shows it."""

    screen: Screen

    @property
    def text(self) -> str:
        """Without the markup, read as strictly as Telegram reads it."""
        return read_html(self.screen.text)[0]

    @property
    def lines(self) -> int:
        return lines_of(self.text)

    @property
    def buttons(self) -> list[Button]:
        return [button for row in self.screen.rows for button in row]


def lines_of(text: str) -> int:
    """As a phone breaks them."""
    return sum(max(1, -(-width(line) // SIGNS_A_LINE)) for line in text.split("\n"))


def width(text: str) -> int:
    """In narrow signs; a Chinese character is as wide as two."""
    return sum(2 if east_asian_width(sign) in "WFA" else 1 for sign in text)


def complaints(screen: Screen, *, may_be_long: bool = False) -> list[str]:
    """All that a phone, Telegram or a reader would object to."""
    shown = Shown(screen)
    said = []
    if not 1 <= utf16_length(shown.text) <= (LONGEST_CAPTION if screen.attachment else LONGEST_MESSAGE):
        said.append(f"{utf16_length(shown.text)} signs: Telegram refuses it")
    if not may_be_long and (len(shown.text) > MOST_SIGNS or shown.lines > MOST_LINES):
        said.append(f"{len(shown.text)} signs in {shown.lines} lines are no phone screen")
    if len(screen.rows) > MOST_ROWS:
        said.append(f"{len(screen.rows)} rows of buttons")
    return said + [f"{one.label!r}: {why}" for row in screen.rows for one in row for why in _about(one, len(row))]


def _about(button: Button, in_a_row: int) -> list[str]:
    said = []
    if not button.label.strip():
        said.append("a button without a word")
    if width(button.label) > LONGEST_LABEL // in_a_row:
        said.append(f"{width(button.label)} wide, {in_a_row} in a row")
    if bool(button.data) == bool(button.url):
        said.append("a button carries data or an address, and one of them only")
    if len((button.data or "").encode()) > LONGEST_DATA_BYTES:
        said.append("too much to carry")
    return said
