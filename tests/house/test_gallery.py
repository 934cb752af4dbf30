"""Every screen in every language: it fits a phone, Telegram takes it, and its buttons lead somewhere."""

import ast
from collections.abc import Iterator

import pytest

from bot.dispatcher import DOORS, ROOMS, room_of
from handlers.letters import LETTERS
from handlers.screen import MENU, Screen
from handlers.words import LANGUAGES, words_in
from tests.house.gallery import (
    administering,
    deciding,
    joining,
    letters,
    meeting,
    overseeing,
    phone,
    pledging,
    printing,
    publishing,
    rating,
    reviewing,
    year,
)
from tests.house.gallery.frame import DEVIL, Picture
from tests.house.gallery.letters import MidYear
from tests.house.sources import files, functions
from tests.house.test_rooms import BUTTONS

ROOMS_SHOWN = (
    administering, joining, pledging, rating, meeting, deciding, publishing, printing, reviewing, overseeing, year,
)  # fmt: skip
PICTURES: list[Picture] = [picture for room in ROOMS_SHOWN for picture in room.PICTURES]
LONGER_ON_PURPOSE = {
    "deciding.screens.card returned as": "two wrote two hundred signs each to the author, who needs every word of it",
    "deciding.screens.noted and decided": "the same",
    "deciding.screens.full revised": "all the words and every change, for whoever asks for the whole",
    "deciding.screens.full a change is wished": "the same",
    "publishing.screens.pledge taken back": "the reason has two hundred signs, and everything else as many as it may",
}
"""What does not fit on one phone screen when everything in it is at its longest, and why it may."""

in_every_language = pytest.mark.parametrize("language", LANGUAGES)


def screens() -> Iterator[str]:
    """Every public function of the rooms that makes a screen, as module.name; letters are drawn apart."""
    for file in files():
        if file.parts[0] == "handlers" and len(file.parts) > len(("handlers", "room")) and file.name != "letters.py":
            module = ".".join(file.with_suffix("").parts)
            yield from (f"{module}.{one.name}" for one in functions(file) if makes_a_screen(one))


def makes_a_screen(function: ast.AST) -> bool:
    return (
        isinstance(function, ast.FunctionDef)
        and not function.name.startswith("_")
        and function.returns is not None
        and ast.unparse(function.returns) in {"Screen", "Screen | None"}
    )


def test_every_screen_hangs_in_the_gallery() -> None:
    assert set(screens()) == {f"{picture.of.__module__}.{picture.of.__name__}" for picture in PICTURES}


@in_every_language
@pytest.mark.parametrize("picture", PICTURES, ids=str)
def test_a_screen_can_be_shown(picture: Picture, language: str) -> None:
    screen = picture.draw(words_in(language))
    assert screen
    on_purpose = str(picture).startswith(tuple(LONGER_ON_PURPOSE))
    assert not phone.complaints(screen, may_be_long=on_purpose)


@pytest.fixture(scope="module")
def village(tmp_path_factory: pytest.TempPathFactory) -> Iterator[MidYear]:
    with letters.mid_year(tmp_path_factory.mktemp("gallery")) as told:
        yield told


@in_every_language
def test_every_letter_can_be_shown(village: MidYear, language: str) -> None:
    for title, screen in letters.letters(village, words_in(language)).items():
        assert screen, title
        assert not phone.complaints(screen), title


def drawn(village: MidYear) -> list[Screen]:
    pictures = (picture.draw(words_in(LANGUAGES[0])) for picture in PICTURES)
    return [screen for screen in (*pictures, *letters.letters(village, words_in(LANGUAGES[0])).values()) if screen]


def test_every_button_is_shown_somewhere_and_none_that_nobody_answers(village: MidYear) -> None:
    """A handler whose button no screen shows is dead; a button without a room is a trap."""
    shown = {(button.data or "").partition(":")[0] for one in drawn(village) for button in phone.Shown(one).buttons}
    assert shown - {""} == {button.__prefix__ for button in BUTTONS} | {MENU}
    assert {room_of(data) for data in shown if data} <= {str(room.name) for room in (*DOORS, *ROOMS)}


def test_every_letter_hangs_in_the_gallery(village: MidYear) -> None:
    assert {type(notice) for notice, _ in letters.notices(village).values()} == set(LETTERS)


@in_every_language
@pytest.mark.parametrize("picture", [one for one in PICTURES if one.title.startswith("devil")], ids=str)
def test_what_people_write_is_shown_as_they_wrote_it(picture: Picture, language: str) -> None:
    """Signs that mean something in HTML reach the reader as they were written."""
    screen = picture.draw(words_in(language))
    assert screen
    assert DEVIL in phone.Shown(screen).text
