"""The committee's cards."""

from dataclasses import replace
from datetime import date

from handlers.deciding import absences, lists, minutes, remarks, screens
from handlers.deciding.draft import NO_PICTURE, Draft, Entry
from models.actions.batch import Approved
from models.actions.meeting import Recorded
from models.queries.before_them import Waiting
from models.queries.deciding import Card
from models.queries.digest import Digest
from models.queries.meeting import Agenda, Item, Place
from models.queries.minutes import Held
from models.queries.overruled import Overruled
from models.queries.questions import Asked, Said, Talk
from models.queries.results import FitReview
from models.queries.rolls import Away, Desk
from models.queries.wording import wording_of
from models.rules.amending import Matter, differences
from models.rules.batch import LeftOut
from models.rules.deciding import Body, Cause, Opinion, Outcome, Verdict
from models.rules.meeting import MOST_ITEMS, Votes
from models.rules.pledging import Stage
from models.rules.questions import LONGEST_REMARK, RemarkKind
from models.tables import Decision, Person
from tests.house.gallery.frame import (
    AUTHOR,
    BRANCH,
    DEVIL,
    LONGEST_WORDING,
    NOW,
    TEXT,
    TODAY,
    UNIT,
    bare_wording,
    long,
    picture,
    wording,
)
from tests.house.gallery.rating import TOLD


def decision(outcome: Outcome | None = None, cause: str = "", body: Body = Body.committee) -> Decision:
    note = "\n".join([long(200)] * 2) if cause else ""
    return Decision(
        id=31, pledge_id=7, version=2, body=body, asked_at=NOW, outcome=outcome, cause=cause, note=note, decided_at=NOW
    )


SAID = tuple(Said(kind, "石远山", long(LONGEST_REMARK)) for kind in RemarkKind)
RETURN = Opinion(Verdict.return_, Cause.not_of_the_post, long(200))
OPEN = Card(
    decision=decision(),
    decided_on=None,
    stage=Stage.deciding,
    author=AUTHOR,
    wording=LONGEST_WORDING,
    review=replace(TOLD, version=1),
    entitled=5,
    said={Verdict.approve: 1, Verdict.return_: 1, Verdict.decline: 0},
    mine=RETURN,
    following=(32, 33),
    remarks=SAID,
)
BARE = replace(OPEN, wording=bare_wording(), review=None, mine=None, following=(), remarks=())


def decided(outcome: Outcome, cause: str = "", body: Body = Body.committee) -> Card:
    return replace(OPEN, decision=decision(outcome, cause, body), decided_on=date(2026, 3, 25))


WISH = replace(
    OPEN,
    decision=Decision(
        id=31, pledge_id=7, version=2, matter=Matter.amendment, reason=long(200), body=Body.committee, asked_at=NOW
    ),
    stage=Stage.published,
    changes=differences(wording_of(bare_wording()), wording_of(LONGEST_WORDING)),
    stands_for=AUTHOR,
)
LETTING_GO = Decision(
    id=31, pledge_id=7, version=2, matter=Matter.withdrawal, reason=DEVIL, body=Body.committee, asked_at=NOW
)
NO_MORE = [
    Decision(id=31, pledge_id=7, version=2, matter=wish, body=Body.committee, asked_at=NOW, taken_back_at=NOW)
    for wish in (Matter.amendment, Matter.withdrawal)
]
REVISED = replace(OPEN, changes=differences(wording_of(wording()), wording_of(LONGEST_WORDING)))
PEOPLE = [Person(id=number, name=f"{AUTHOR}{number}") for number in range(1, 15)]
SEATS = Desk(4, BRANCH, PEOPLE[:5], [Away(number, AUTHOR, "麻秀英", TODAY, TODAY) for number in range(8)])


def answered(matter: Matter, outcome: Outcome) -> Card:
    made = decision(outcome, "vague" if outcome is Outcome.returned else "")
    made.matter, made.reason, made.note = matter, long(200), ""
    return replace(OPEN, decision=made, decided_on=TODAY)


def urged() -> Decision:
    asked = decision()
    asked.urges = 2
    return asked


def waiting(count: int) -> list[Waiting]:
    said = [None, *Verdict]
    return [
        Waiting(number, AUTHOR, long(200), said[number % len(said)], is_opened=True, urges=12, matter=Matter.withdrawal)
        for number in range(count)
    ]


OPENED = [Waiting(number, AUTHOR, long(200), None, is_opened=True) for number in range(1, 9)]
MANY = Digest(12, 5, 4, 2, 1, {Outcome.approved: 1, Outcome.returned: 1, Outcome.declined: 0})
TALK = Talk(31, AUTHOR, long(200), reads_own=False, said=SAID * 2)
QUESTION = Asked(9, "石远山", long(LONGEST_REMARK), long(200), answer=None, is_open=True)

ROLL = frozenset(range(1, 6))
ITEMS = tuple(
    Item(number, 4, Body.committee, 70, AUTHOR, long(200), ROLL, closed_as=None) for number in range(MOST_ITEMS)
)
AGENDA = Agenda(ITEMS)
DAY = Draft(branch_id=4)
BODY = Draft(branch_id=4, held_on=TODAY)
PRESENT = Draft(branch_id=4, held_on=TODAY, body=Body.general_meeting)
ITEM = PRESENT.model_copy(update={"present": 5, "agenda": tuple(range(MOST_ITEMS))})
LATER = ITEM.model_copy(update={"said": (Entry(decision_id=0, verdict=Verdict.approve, votes=(5, 0, 0)),)})
CAUSE = LATER.model_copy(update={"verdict": Verdict.return_})
VOTES = CAUSE.model_copy(update={"cause": Cause.vague})
LAST = ITEM.model_copy(
    update={
        "said": tuple(
            Entry(decision_id=number, verdict=Verdict.return_, cause=Cause.vague, votes=(999, 999, 999))
            for number in range(MOST_ITEMS)
        ),
        "picture": "a picture",
    }
)
LEFT_OUT = tuple((AUTHOR, why) for why in LeftOut)


PICTURES = [
    picture(screens.card, OPEN),
    picture(screens.card, OPEN, desk=True, title="on the desk"),
    picture(screens.card, BARE, title="bare"),
    picture(screens.card, replace(BARE, review=FitReview(6, 2)), title="too few spoke"),
    picture(screens.card, replace(OPEN, decision=decision(body=Body.general_meeting)), title="of the meeting"),
    picture(screens.card, replace(OPEN, stage=Stage.withdrawn), desk=True, title="withdrawn"),
    *(picture(screens.card, decided(outcome), title=outcome.value) for outcome in Outcome),
    *(picture(screens.card, decided(Outcome.returned, cause), title=f"returned as {cause}") for cause in Cause),
    picture(screens.card, decided(Outcome.approved, body=Body.general_meeting), desk=True, title="by the meeting"),
    picture(screens.card, replace(BARE, wording=wording(DEVIL)), title="devil"),
    picture(screens.card, WISH, title="a change is wished"),
    picture(screens.card, replace(WISH, decision=LETTING_GO, changes=()), title="a withdrawal is wished"),
    *(picture(screens.card, replace(WISH, decision=one), title=f"{one.matter} no more") for one in NO_MORE),
    picture(screens.card, replace(OPEN, sits=False), title="to who has left"),
    picture(screens.card, replace(decided(Outcome.approved), sits=False), desk=True, title="decided, to who has left"),
    picture(screens.card, REVISED, title="revised"),
    *(
        picture(screens.card, answered(matter, outcome), title=f"{matter} {outcome}")
        for matter in (Matter.amendment, Matter.withdrawal)
        for outcome in Outcome
    ),
    picture(
        screens.card,
        replace(decided(Outcome.approved), overruled=Overruled("白岩镇", Outcome.returned, "vague", long(200))),
        title="overruled",
    ),
    picture(absences.ask_branch, [UNIT, UNIT]),
    picture(absences.desk, SEATS),
    picture(absences.desk, replace(SEATS, away=[]), title="nobody is away"),
    picture(absences.ask_who, SEATS),
    picture(absences.ask_who, replace(SEATS, seated=[]), title="no committee"),
    picture(absences.ask_stand_in, absences.Away(branch_id=4, person_id=1, page=1), PEOPLE[0], PEOPLE, [9, 10]),
    picture(absences.ask_stand_in, absences.Away(branch_id=4, person_id=1), PEOPLE[0], PEOPLE[:2], [], title="few"),
    picture(
        absences.ask_since,
        absences.Instead(branch_id=4, person_id=1, stand_in_id=2),
        PEOPLE[0],
        PEOPLE[1],
        TODAY,
    ),
    picture(absences.ask_until, absences.Since(branch_id=4, person_id=1, stand_in_id=2, day=TODAY.toordinal())),
    picture(screens.ask_cause, OPEN),
    picture(screens.ask_note, OPEN, Cause.vague, desk=True),
    picture(screens.noted, OPEN),
    picture(screens.noted, decided(Outcome.returned, Cause.vague), title="and decided"),
    picture(screens.full, OPEN),
    picture(screens.full, BARE, desk=True, title="bare"),
    picture(screens.full, REVISED, title="revised"),
    picture(screens.full, WISH, title="a change is wished"),
    picture(screens.card, replace(BARE, decision=urged()), title="urged"),
    picture(screens.full, replace(OPEN, sits=False), title="to who has left"),
    picture(
        screens.card,
        replace(decided(Outcome.approved), meeting=Held(TODAY, Votes(4, 0, 1), has_photo=True)),
        title="at a meeting",
    ),
    picture(lists.waiting, [], title="nothing"),
    picture(lists.waiting, [], may_record=True, title="nothing but for others"),
    picture(lists.waiting, waiting(12), may_record=True, leads=True),
    picture(lists.waiting, [Waiting(1, AUTHOR, TEXT, None)], title="one"),
    picture(lists.last_look, OPENED),
    picture(lists.approved, Approved(8, ()), 3),
    picture(lists.approved, Approved(4, LEFT_OUT), 0, title="not all"),
    picture(lists.digest, MANY),
    picture(lists.digest, replace(MANY, left=0), title="waits for others"),
    picture(lists.digest, replace(MANY, left=0, spoken=0), title="over"),
    picture(remarks.ask_words, OPEN, RemarkKind.question),
    picture(remarks.ask_words, OPEN, RemarkKind.comment, desk=True, title="a comment"),
    *(picture(remarks.written, kind, title=kind.value) for kind in (RemarkKind.question, RemarkKind.comment)),
    picture(remarks.talk, TALK, 0, title="devil"),
    picture(remarks.talk, TALK, 3, desk=True, title="later"),
    picture(remarks.talk, replace(TALK, said=(), reads_own=True), 0, title="nothing, to the author"),
    picture(remarks.question, QUESTION),
    picture(remarks.question, replace(QUESTION, answer=long(LONGEST_REMARK)), title="answered"),
    picture(remarks.question, replace(QUESTION, is_open=False), title="too late"),
    picture(remarks.ask_answer, QUESTION),
    picture(remarks.answered),
    picture(remarks.urged, 7, 4),
    picture(minutes.ask_place, [Place(number, BRANCH, 3) for number in (4, 5)]),
    picture(minutes.not_recording),
    picture(minutes.ask_day, DAY, TODAY),
    picture(minutes.ask_body, BODY, list(Body)),
    picture(minutes.ask_present, PRESENT, AGENDA),
    picture(minutes.ask_result, ITEM, ITEMS[0]),
    picture(minutes.ask_result, LATER, ITEMS[1], title="the second"),
    picture(minutes.ask_cause, CAUSE, ITEMS[1]),
    picture(minutes.ask_votes, VOTES, ITEMS[1]),
    picture(minutes.ask_picture, LAST.model_copy(update={"picture": None})),
    picture(minutes.last_look, LAST, AGENDA),
    picture(minutes.last_look, LAST.model_copy(update={"picture": NO_PICTURE}), AGENDA, title="without a picture"),
    picture(minutes.recorded, Recorded(TODAY, 12, ()), more=False),
    picture(minutes.recorded, Recorded(TODAY, 8, LEFT_OUT[:2]), more=True, title="not all"),
]
