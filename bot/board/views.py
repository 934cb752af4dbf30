"""What stands on a page, worded and ready to be set: no template has to know the law, and none can say too much."""

from dataclasses import dataclass
from datetime import date, datetime

from bot.board.reading import Reading
from handlers import labels
from handlers.words import Words
from models.queries.board import Branch, Page, Public
from models.queries.results import FitReview
from models.rules.keeping import share

HUNDRED = 100
CHAPTERS = {"kept": 4, "told": 4, "elsewhere": 2, "limits": 6}
"""How many points each chapter on secrecy has."""


@dataclass(frozen=True, slots=True)
class Link:
    label: str
    path: str


@dataclass(frozen=True, slots=True)
class Frame:
    """What is around every page: the title, the way back, the switches, and when it was true."""

    language: str
    big: bool
    title: str
    house: str
    home: str
    back: Link | None
    secrecy: Link
    verify: Link
    switches: list[Link]
    as_of: str
    note: str


@dataclass(frozen=True, slots=True)
class Chapter:
    """A few points under one heading."""

    title: str
    points: list[str]


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar of up to a hundred, with what it says in words."""

    label: str
    value: int


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a pledge's page: what it is about, and what it says."""

    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Card:
    """A pledge in a branch's list."""

    number: int
    who: str
    kind: str
    text: str
    due: str
    progress: Bar | None
    told: str
    more: Link


@dataclass(frozen=True, slots=True)
class Year:
    title: str
    cards: list[Card]


def frame(reading: Reading, path: str, title: str, back: Link | None, now: datetime) -> Frame:
    words = reading.words
    other = "en" if words.language == "zh-CN" else "zh-CN"
    size = words.plain("board-normal" if reading.big else "board-big")
    return Frame(
        language=words.language,
        big=reading.big,
        title=title,
        house=words.plain("board-title"),
        home=reading.link("/"),
        back=back,
        secrecy=Link(words.plain("board-secrecy"), reading.link("/secrecy")),
        verify=Link(words.plain("board-verify"), reading.link("/verify")),
        switches=[
            Link(size, reading.link(path, big=not reading.big)),
            Link(words.plain("board-other-language"), reading.link(path, language=other)),
        ],
        as_of=words.plain("board-as-of", now=now),
        note=words.plain("board-note"),
    )


def secrecy(words: Words) -> list[Chapter]:
    """What is done to keep ratings secret, and what nobody can promise."""
    return [
        Chapter(
            words.plain(f"board-secrecy-{chapter}"),
            [words.plain(f"board-secrecy-{chapter}-{number}") for number in range(1, points + 1)],
        )
        for chapter, points in CHAPTERS.items()
    ]


def years(reading: Reading, shelf: Branch) -> list[Year]:
    return [
        Year(
            reading.words.plain("board-year", year=str(year), pledges=len(pledges)),
            [_card(reading, number, one) for number, one in enumerate(pledges, start=1)],
        )
        for year, pledges in shelf.years.items()
    ]


def _card(reading: Reading, number: int, one: Public) -> Card:
    words = reading.words
    return Card(
        number=number,
        who=who(words, one),
        kind=kind(words, one),
        text=one.wording.text,
        due=words.plain("board-due", due=one.wording.due_on),
        progress=progress(words, one),
        told=told(words, one.told_on),
        more=Link(words.plain("board-more"), reading.link(f"/pledges/{one.pledge_id}")),
    )


def who(words: Words, one: Public) -> str:
    return one.who or words.plain("board-a-member")


def kind(words: Words, one: Public) -> str:
    return words.plain(f"pledging-category-{one.wording.category.value}")


def told(words: Words, day: date | None) -> str:
    return words.plain("board-told", day=day) if day else words.plain("board-untold")


def progress(words: Words, one: Public) -> Bar | None:
    """How far it is where a number was pledged; nothing to show where none was."""
    goal = one.goal
    if goal.target is None:
        return None
    facts = {"target": goal.target, "unit": goal.unit}
    if goal.reached is None:
        label = words.plain("board-goal", **facts)
    else:
        label = words.plain("board-reached", reached=goal.reached, **facts)
    return Bar(label, round(share(goal) * HUNDRED))


def rows(words: Words, one: Public, published_on: date) -> list[Row]:
    """Everything a pledge says, line by line; what was not written has no line."""
    wording = one.wording
    basis = words.plain(f"pledging-basis-{wording.basis.value}")
    ground = words.plain("board-basis-note", basis=basis, note=wording.basis_note) if wording.basis_note else basis
    said = [
        (words.plain("board-label-category"), kind(words, one)),
        (words.plain("board-label-basis"), ground),
        (words.plain("board-label-indicator"), wording.indicator),
        (words.plain("board-label-numbers"), _numbers(words, one)),
        (words.plain("board-label-measures"), wording.measures),
        (words.plain("board-label-due"), words.plain("board-day", day=wording.due_on)),
        (words.plain("board-label-form"), words.plain(f"board-form-{wording.form.value}")),
        (words.plain("board-label-published"), words.plain("board-day", day=published_on)),
    ]
    return [Row(label, text) for label, text in said if text]


def _numbers(words: Words, one: Public) -> str:
    goal = one.goal
    if goal.target is None:
        return ""
    if goal.baseline is None:
        return words.plain("board-numbers-to", target=goal.target, unit=goal.unit)
    return words.plain("board-numbers", baseline=goal.baseline, target=goal.target, unit=goal.unit)


def marks(words: Words, page: Page) -> tuple[str, list[Bar]]:
    """What the representatives said: the whole distribution, or in a sentence why there is none."""
    review = page.review
    if review is None:
        return words.plain("board-review-none"), []
    if review.ballots is None:
        return words.plain("board-review-too-few", entitled=review.entitled), []
    title = words.plain("board-review", entitled=review.entitled, ballots=review.ballots)
    if review.version != page.pledge.wording.number:
        title += words.plain("board-review-before", version=review.version)
    return title, _distribution(words, review)


def _distribution(words: Words, review: FitReview) -> list[Bar]:
    ballots = review.ballots or 1
    return [
        Bar(
            words.plain("board-votes", what=labels.mark(words, review.scale, mark), votes=votes),
            round(votes * HUNDRED / ballots),
        )
        for mark, votes in review.counts.items()
    ]
