"""What hangs in the gallery: a screen of every kind, from facts that a village could have, and from the longest."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

from handlers.screen import Screen
from handlers.words import Words
from models.rules.indicators import Numbers
from models.rules.pledging import Basis, Category, Form
from models.rules.rights import Level
from models.tables import PledgeVersion, Unit

TODAY = date(2026, 3, 26)
NOW = datetime(2026, 3, 26, 10, 0, tzinfo=ZoneInfo("Asia/Shanghai"))
BRANCH = "青石村党支部"
AUTHOR = "彭冬生"
TEXT = "清通二组排水沟，下雨不再进屋"
DEVIL = "<b>&amp; 修 & 路 < 通"
"""Read as HTML it would break the message: whatever people write must come out as they wrote it."""
BOARD = "http://127.0.0.1:8080"


def long(most: int) -> str:
    """The longest that may be written here, and not harmless."""
    return (DEVIL + "二组排水沟从村口一直清到坝上，再把两边塌了的石坎砌起来，" * 40)[:most]


@dataclass(frozen=True)
class Picture:
    """One screen of the gallery: the function that makes it, and with what."""

    of: Callable[..., Screen | None]
    title: str
    draw: Callable[[Words], Screen | None]

    def __str__(self) -> str:
        return f"{self.of.__module__.removeprefix('handlers.')}.{self.of.__name__} {self.title}".rstrip()


def picture(of: Callable[..., Screen | None], *facts: object, title: str = "", **more: object) -> Picture:
    return Picture(of, title, lambda words: of(words, *facts, **more))


def wording(
    text: str = TEXT, note: str = "二组水沟堵了三年", measures: str = "农闲时约八个人，分三段清"
) -> PledgeVersion:
    """The words of a pledge, with everything that may be said in it."""
    return PledgeVersion(
        pledge_id=1,
        number=1,
        basis=Basis.problem,
        basis_note=note,
        category=Category.livelihood,
        text=text,
        indicator="清通的水沟",
        baseline=Decimal("0.00"),
        target=Decimal("800.00"),
        unit="米",
        measures=measures,
        due_on=date(2026, 9, 30),
        form=Form.meeting,
        written_at=NOW,
    )


def bare_wording() -> PledgeVersion:
    """The words of a pledge in which everything was skipped that may be."""
    plain = wording(note="", measures="")
    plain.indicator, plain.baseline, plain.target, plain.unit = "", None, None, ""
    return plain


LONGEST_WORDING = wording(long(200), long(100), long(200))
LONGEST_WORDING.indicator = long(100)
NUMBERS = Numbers(Decimal(0), Decimal(800), "米")
UNIT = Unit(id=4, parent_id=3, level=Level.branch, name=BRANCH)
