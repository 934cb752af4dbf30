"""Printing: cards, sheets, and whose."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from handlers.printing import screens
from handlers.printing.screens import Look, MemberCard, OwnCard
from models.actions.printing import Issued
from models.queries.printing import Holder, Shelf
from models.rules.keeping import Goal
from models.rules.printing import Facts, Line, Paper, State
from tests.house.gallery.frame import AUTHOR, BRANCH, DEVIL, TODAY, UNIT, long, picture

LINE = Line(7, 1, "", long(200), date(2026, 9, 30), Goal(Decimal(0), Decimal(800), "米"), None, State.waiting)
CARD = Issued(Facts(Paper.member_card, BRANCH, "白岩镇", 2026, AUTHOR, (LINE,)), 2, TODAY, "K7QX2MPD")
DEVILS = replace(CARD, facts=replace(CARD.facts, owner=DEVIL))
SHEET = Issued(Facts(Paper.sheet, BRANCH, "白岩镇", 2026, "", (LINE,)), 1, TODAY, "K7QX2MPD")
MEMBERS = [Holder(number, long(60), 5) for number in range(1, 15)]

PICTURES = [
    picture(screens.ask_branch, [UNIT, UNIT]),
    picture(screens.shelf, Shelf(4, BRANCH, []), 0, title="nothing public"),
    picture(screens.shelf, Shelf(4, long(60), MEMBERS), 1, title="the second page"),
    picture(screens.picture, CARD, OwnCard(), [b"1", b"2"], prints_more=True),
    picture(
        screens.picture,
        DEVILS,
        MemberCard(person_id=3, look=Look.large, page=9),
        [b"1"],
        prints_more=False,
        title="devil's card",
    ),
    picture(screens.document, CARD, Look.a4, b"%PDF"),
    picture(screens.document, SHEET, Look.a3, b"%PDF", title="sheet"),
]
