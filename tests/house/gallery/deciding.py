"""The committee's cards."""

from dataclasses import replace
from datetime import date

from handlers.deciding import screens
from models.queries.deciding import Card, Waiting
from models.queries.results import FitReview
from models.rules.deciding import Body, Cause, Opinion, Outcome, Verdict
from models.rules.pledging import Stage
from models.tables import Decision
from tests.house.gallery.frame import AUTHOR, DEVIL, LONGEST_WORDING, NOW, TEXT, bare_wording, long, picture, wording
from tests.house.gallery.rating import TOLD


def decision(outcome: Outcome | None = None, cause: str = "", body: Body = Body.committee) -> Decision:
    note = "\n".join([long(200)] * 2) if cause else ""
    return Decision(
        id=31, pledge_id=7, version=2, body=body, asked_at=NOW, outcome=outcome, cause=cause, note=note, decided_at=NOW
    )


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
)
BARE = replace(OPEN, wording=bare_wording(), review=None, mine=None, following=())


def decided(outcome: Outcome, cause: str = "", body: Body = Body.committee) -> Card:
    return replace(OPEN, decision=decision(outcome, cause, body), decided_on=date(2026, 3, 25))


def waiting(count: int) -> list[Waiting]:
    said = [None, *Verdict]
    return [Waiting(number, AUTHOR, long(200), said[number % len(said)]) for number in range(count)]


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
    picture(screens.ask_cause, OPEN),
    picture(screens.ask_note, OPEN, Cause.vague, desk=True),
    picture(screens.noted, OPEN),
    picture(screens.noted, decided(Outcome.returned, Cause.vague), title="and decided"),
    picture(screens.waiting, [], title="nothing"),
    picture(screens.waiting, waiting(12)),
    picture(screens.waiting, [Waiting(1, AUTHOR, TEXT, None)], title="one"),
]
