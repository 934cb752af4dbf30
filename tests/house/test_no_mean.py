"""No screen of a rating shows a mean or a bare rate: every number is how many people chose something."""

import re
from dataclasses import dataclass

import pytest

from bot.board import views
from handlers.words import LANGUAGES, words_in
from models.queries.board import Page
from models.queries.results import FitReview
from tests.house.gallery import deciding, joining, phone, publishing, rating
from tests.house.gallery.frame import Picture

MEANS = re.compile(r"[%％‰]|平均|均分|满意率|满意度|\baverage|\bmean\b|\brate of\b", re.IGNORECASE)
FRACTION = re.compile(r"\d[.,．]\d")
OUTCOMES = ("rating.rounds.results", "rating.pooled.pool")

in_every_language = pytest.mark.parametrize("language", LANGUAGES)


def outcomes() -> list[Picture]:
    return [one for one in rating.PICTURES if str(one).startswith(OUTCOMES)]


@in_every_language
def test_no_screen_speaks_of_a_mean(language: str) -> None:
    rooms = (rating, deciding, joining, publishing)
    screens = [(str(one), one.draw(words_in(language))) for room in rooms for one in room.PICTURES]
    assert not [name for name, screen in screens if screen and MEANS.search(phone.Shown(screen).text)]


@in_every_language
def test_an_outcome_shows_whole_people_only(language: str) -> None:
    assert len(outcomes()) > len(OUTCOMES)
    for one in outcomes():
        screen = one.draw(words_in(language))
        assert screen
        assert not FRACTION.search(phone.Shown(screen).text), str(one)


@dataclass(frozen=True)
class Wording:
    number: int = 1


@dataclass(frozen=True)
class Pledge:
    wording: Wording = Wording()


@in_every_language
def test_on_the_board_each_bar_says_how_many_votes(language: str) -> None:
    review: FitReview = rating.TOLD
    page = Page(pledge=Pledge(), review=review, year=2026, branch="", branch_id=1)  # type: ignore[arg-type]
    title, bars = views.marks(words_in(language), page)
    labels = [title, *(bar.label for bar in bars)]
    assert all(str(review.counts[mark]) in bar.label for mark, bar in zip(review.counts, bars, strict=True))
    assert str(review.entitled) in title
    assert not [label for label in labels if MEANS.search(label) or FRACTION.search(label)]
