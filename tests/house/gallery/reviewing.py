"""The quarterly review."""

from dataclasses import replace
from datetime import date

from handlers.reviewing import screens
from models.queries.remarks import Said
from models.queries.reviewing import Agenda, Case, Item, Occasion
from models.rules.keeping import Goal
from models.rules.reviewing import LONGEST_REMARK, Comment
from tests.house.gallery.frame import AUTHOR, BRANCH, DEVIL, TEXT, TODAY, long, picture
from tests.house.gallery.pledging import DEEDS, GOAL

DUE_ON = date(2026, 4, 10)
OCCASION = Occasion(9, 4, BRANCH, 1, 2026, 1, DUE_ON, "Asia/Shanghai")
CASE = Case(OCCASION, 7, AUTHOR, long(200), date(2026, 9, 30), GOAL, list(DEEDS[:2]), 3, 12)
BARE = replace(CASE, text=TEXT, goal=Goal(), deeds=[])
COMMENT = Comment(long(LONGEST_REMARK), long(LONGEST_REMARK), long(LONGEST_REMARK), date(2026, 4, 26))
SAID = Said(
    review_id=5, author_id=7, text=long(200), year=2026, quarter=1, commenter="石远山",
    strength=COMMENT.strength, problem=COMMENT.problem, direction=COMMENT.direction,
    follow_up_on=COMMENT.follow_up_on, acknowledged=False,
)  # fmt: skip


def items(count: int) -> list[Item]:
    return [Item(number, AUTHOR, long(200)) for number in range(1, count + 1)]


PICTURES = [
    *(picture(screens.ask, CASE, question, COMMENT, TODAY, title=question) for question in screens.QUESTIONS),
    picture(screens.ask, BARE, screens.QUESTIONS[0], Comment(), TODAY, title="nothing known"),
    picture(screens.written, CASE, COMMENT, Agenda(OCCASION, 3, items(9))),
    picture(screens.written, CASE, COMMENT, Agenda(OCCASION, 12, []), title="the last one"),
    picture(screens.all_done, Agenda(OCCASION, 12, [])),
    picture(screens.not_the_time),
    picture(screens.not_commenting),
    picture(screens.comment, replace(SAID, strength=DEVIL), title="devil"),
    picture(screens.dropped),
    picture(screens.comment, SAID),
    picture(screens.comment, replace(SAID, acknowledged=True, problem="", follow_up_on=None), title="read"),
]
