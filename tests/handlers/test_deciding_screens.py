"""The committee's card on a small phone: everything that is needed to decide fits, however long the pledge is."""

import pytest

from handlers.deciding import screens
from handlers.words import words_in
from tests.house.gallery.deciding import PICTURES
from tests.house.gallery.frame import Picture
from tests.house.gallery.phone import Shown

MOST_LINES = 18
LONG = ("returned as", "overruled")
CARDS = [one for one in PICTURES if one.of is screens.card and not one.title.startswith(LONG)]
"""What was written with a return, or when it was decided otherwise, is shown in full, and may be long."""


@pytest.mark.parametrize("picture", CARDS, ids=str)
def test_a_card_fits_on_a_small_phone(picture: Picture) -> None:
    screen = picture.draw(words_in("zh-CN"))
    assert screen
    assert Shown(screen).lines <= MOST_LINES


def test_the_open_card_shows_the_four_things_to_check() -> None:
    screen = CARDS[0].draw(words_in("zh-CN"))
    assert screen
    assert "对照四条：先进、合职责、办得到、看得见" in screen.text
