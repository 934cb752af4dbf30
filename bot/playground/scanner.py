"""Walks once over a text, character by character; what stands behind an ampersand counts as one."""

import string
from dataclasses import dataclass

SPACES = " \t\r\n\0\v"
CHARACTERS = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
LAST_CHARACTER = 0x10FFFF


@dataclass
class Scanner:
    """Past its end it reads NUL, which counts as a space, as in Telegram's own."""

    source: str
    at: int = 0

    @property
    def char(self) -> str:
        return self.source[self.at] if self.at < len(self.source) else "\0"

    @property
    def ended(self) -> bool:
        return self.at >= len(self.source)

    def skip_spaces(self) -> None:
        while not self.ended and self.char in SPACES:
            self.at += 1

    def take_until(self, stops: str) -> str:
        begin = self.at
        while not self.ended and self.char not in stops:
            self.at += 1
        return self.source[begin : self.at]

    def take_while(self, letters: str) -> str:
        begin = self.at
        while not self.ended and self.char in letters:
            self.at += 1
        return self.source[begin : self.at]

    def take_character(self) -> str:
        """The character that begins at an ampersand; an ampersand that names nothing stands for itself."""
        begin = self.at
        self.at += 1
        number = self.char == "#"
        self.at += number
        name = self.take_while(string.hexdigits + "xX" if number else string.ascii_letters)
        found = _by_number(name) if number else CHARACTERS.get(name)
        if found is None:
            self.at = begin + 1
            return "&"
        self.at += self.char == ";"
        return found

    def bytes_before(self, position: int) -> int:
        return len(self.source[:position].encode())


def _by_number(name: str) -> str | None:
    digits, base = (name[1:], 16) if name[:1] in ("x", "X") else (name, 10)
    try:
        code = int(digits, base)
    except ValueError:
        return None
    character = chr(code) if 0 < code < LAST_CHARACTER else ""
    shown = character.isprintable() or character.isspace()
    return character if character and shown else None
