"""Writing a pledge, one's own pledges, and telling of what was done."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from handlers.keeping import screens as keeping
from handlers.pledging import cards, doubts, problems, renewing, screens, wishes
from models.actions.pledging import Submitted
from models.queries.keeping import Deed, Kept
from models.queries.pledging import Card, Summary
from models.queries.problems import Collection
from models.rules.amending import Matter
from models.rules.clarity import Doubt
from models.rules.deciding import Cause
from models.rules.drafting import Answers, Question, Sheet
from models.rules.indicators import NO_NUMBERS, Numbers
from models.rules.keeping import Entry, Goal
from models.rules.pledging import Basis, Category, Form, Kind, Stage
from models.rules.problems import Problem
from tests.house.gallery.frame import BRANCH, DEVIL, NUMBERS, TEXT, TODAY, Picture, long, picture

ANSWERS = Answers(
    basis=Basis.problem,
    basis_note="二组水沟堵了三年，一下雨就往屋里灌",
    category=Category.livelihood,
    text=TEXT,
    indicator="清通的水沟",
    numbers=NUMBERS,
    measures="农闲时约八个人，分三段清",
    due_on=date(2026, 9, 30),
    form=Form.oath,
)
LONGEST = replace(
    ANSWERS,
    basis_note=long(100),
    text=long(200),
    indicator=long(100),
    numbers=Numbers(Decimal("12345678.25"), Decimal("87654321.75"), "个" * 16),
    measures=long(200),
)
SKIPPED = replace(ANSWERS, basis_note="", indicator="", numbers=NO_NUMBERS, measures="", form=Form.written)
SHEET = Sheet(2026, ANSWERS, None)
LONG_SHEET = Sheet(2026, LONGEST, None)
WISHES = (Matter.amendment, Matter.withdrawal)
WISHED = Sheet(2026, LONGEST, None, revises=7, reason=long(200))
VAGUE = replace(WISHED, answers=replace(LONGEST, text="进一步" * 66, numbers=NO_NUMBERS, measures="努力" * 100))
RETURNED = Sheet(2026, LONGEST, None, revises=7, cause=Cause.vague, note=long(200))

OPEN = tuple(Problem(number, long(100), number % 3) for number in range(1, 41))
EARLIER = Sheet(2026, Answers(), earlier=tuple((number, long(200)) for number in range(1, 11)))
LIST = Collection(4, BRANCH, OPEN, may_note=True, may_settle=True, may_cite=True)
GOAL = Goal(Decimal(0), Decimal(800), "米", Decimal(260))
DEEDS = (
    Deed(date(2026, 3, 21), Decimal(260), long(300), has_file=True),
    Deed(date(2026, 3, 15), Decimal(100), "清了第一段", has_file=False),
    Deed(date(2026, 3, 12), None, "", has_file=True),
)


def asked(question: Question) -> Picture:
    """The question when it comes up; all before it has been answered."""
    before = {one.value: getattr(ANSWERS, one) for one in list(Question)[: list(Question).index(question)]}
    return picture(screens.at_hand, Sheet(2026, Answers(**before), question), TODAY, title=f"asks {question.value}")


def asked_again(question: Question) -> Picture:
    """The question when its answer is corrected."""
    sheet = replace(LONG_SHEET, asked=question)
    return picture(screens.at_hand, sheet, TODAY, title=f"asks {question.value} again")


def card(stage: Stage, answers: Answers = LONGEST) -> Card:
    because = stage is Stage.returned
    return Card(
        7, 2026, Kind.annual, stage, answers, GOAL, DEEDS, Cause.vague if because else "", long(200) if because else ""
    )


KEPT = Kept(7, long(200), 2026, date(2026, 9, 30), GOAL)
UNCOUNTED = Kept(7, TEXT, 2026, date(2026, 9, 30), Goal())
ENTRY = Entry(Decimal(260), long(300), "file")

PICTURES = [
    *(asked(question) for question in Question),
    *(asked_again(question) for question in Question),
    *(
        picture(
            screens.at_hand, Sheet(2026, replace(Answers(), basis=basis), Question.basis_note), TODAY, title=f"{basis}"
        )
        for basis in Basis
    ),
    *(picture(doubts.ask, LONG_SHEET, doubt, title=doubt.value) for doubt in Doubt),
    *(
        picture(
            doubts.ask, replace(LONG_SHEET, asked=asked, offered=offered), Doubt.people, title=f"{offered[:9]} offered"
        )
        for asked, offered in ((Question.indicator, "三组的四户"), (None, long(200)))
    ),
    picture(screens.last_look, VAGUE, title="vague"),
    picture(screens.at_hand, SHEET, TODAY, title="the whole"),
    picture(screens.last_look, SHEET),
    picture(screens.last_look, Sheet(2026, replace(SKIPPED, kind=Kind.immediate), None), title="skipped"),
    picture(screens.last_look, Sheet(2026, replace(ANSWERS, oath_file_id="file"), None), title="sworn"),
    picture(screens.last_look, LONG_SHEET, title="longest"),
    picture(screens.last_look, RETURNED, title="returned"),
    picture(screens.corrections, RETURNED),
    picture(screens.half_written, Sheet(2026, Answers())),
    picture(screens.half_written, LONG_SHEET, title="long"),
    picture(screens.something_else_is_written, LONG_SHEET, 9),
    picture(screens.last_look, replace(SHEET, answers=replace(ANSWERS, text=DEVIL)), title="devil"),
    picture(
        screens.at_hand,
        Sheet(2026, Answers(basis=Basis.problem), Question.basis_note, problems=OPEN[:6]),
        TODAY,
        title="which problem",
    ),
    picture(screens.at_hand, Sheet(2026, Answers(kind=Kind.immediate)), TODAY, title="only urgent"),
    picture(screens.submitted, Submitted(7, long(200), 1, 0, kind=Kind.immediate), title="urgent"),
    picture(screens.at_hand, EARLIER, TODAY, title="last year's"),
    picture(renewing.which, EARLIER),
    picture(problems.listed, LIST),
    picture(problems.listed, replace(LIST, problems=()), title="none"),
    picture(problems.asking, LIST),
    picture(problems.settling, LIST),
    picture(problems.ask_branch, [(4, BRANCH), (5, BRANCH)]),
    picture(screens.stopping),
    picture(screens.discarded),
    picture(screens.nothing_at_hand),
    picture(screens.submitted, Submitted(7, long(200), 1, 4, date(2026, 2, 10)), title="late"),
    picture(screens.submitted, Submitted(7, TEXT, 2, 0, None), title="again"),
    picture(cards.mine, [], title="none"),
    picture(cards.mine, [Summary(number, long(200), stage) for number, stage in enumerate(Stage, start=1)]),
    picture(cards.mine, [Summary(number, TEXT, Stage.withdrawn) for number in range(20)], title="many"),
    *(picture(cards.card, card(stage), title=stage.value) for stage in Stage),
    picture(cards.card, replace(card(Stage.published, SKIPPED), goal=Goal(), deeds=()), title="uncounted"),
    *(
        picture(cards.card, replace(card(Stage.published), wish=wish, is_changed=True), title=f"{wish} wished")
        for wish in WISHES
    ),
    *(picture(wishes.asking_reason, card(Stage.published), wish, title=wish.value) for wish in WISHES),
    picture(wishes.giving_up, LONG_SHEET, 9),
    picture(wishes.giving_up, Sheet(2026, Answers()), 9, title="nothing yet"),
    picture(screens.last_look, WISHED, title="wished"),
    picture(screens.submitted, Submitted(7, long(200), 2, 0, is_wish=True), title="a wish"),
    picture(cards.withdrawing, card(Stage.proposed)),
    picture(keeping.nothing_published),
    picture(keeping.ask_which, [KEPT, UNCOUNTED] * 3),
    picture(keeping.ask_what, KEPT),
    picture(keeping.ask_what, UNCOUNTED, title="uncounted"),
    picture(keeping.ask_when, KEPT, ENTRY, TODAY),
    picture(keeping.ask_when, KEPT, Entry(note="去了"), TODAY, title="no number"),
    picture(keeping.ask_when, UNCOUNTED, Entry(file_id="file"), TODAY, title="only a file"),
    picture(keeping.reported, KEPT, ENTRY, date(2026, 3, 21)),
    picture(keeping.not_reporting, KEPT),
    picture(keeping.ask_what, replace(KEPT, text=DEVIL), title="devil"),
    picture(keeping.dropped),
]
