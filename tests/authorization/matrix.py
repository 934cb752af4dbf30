"""The table: every way to act or to look in chat, and who may, where and when. Whatever it does not allow is refused.

One row a way. `who` may do it in the own branch only; `anywhere` names those who may in every branch. `when` lists the
moments in which it is possible (empty: always): stages of the pledge, or how the round stands. `act` is the right that
is asked for in models/rules/rights.py, `noted` the audit's word where it is another one, `sign` by what one sees that
it was done; `says` is what the answer shows.

What a button carries is filled in by name (pledge_id, round_id, …) from the matter that is pressed on; `given` says the
rest. A step at which one types is called by its state, and `typed` is written there; `state` and `recalls` say in the
middle of which conversation something happens and what it remembers, `asked` which question of a draft is open.

`readers` may read the answer though they may do nothing about it any more, those of `once_public` when the pledge is
public. Those named in `silently` get none, for
nobody is turned away in front of a whole group. `places` leaves out branches where there is nothing to press on.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from models.rules.pledging import OPEN_TO_REVISION, WITHDRAWABLE, Stage
from models.rules.rights import Act
from tests.authorization.principals import (
    ASKED,
    AUTHORS,
    AUTHORS_EVER,
    EVERYBODY,
    KNOWN,
    LEFT,
    ON_THE_ROLL,
    SECRETARIES,
    Where,
    Who,
)


class On(StrEnum):
    """What is pressed on."""

    nothing = "nothing in particular"
    pledge = "a pledge"
    decision = "a question to the committee"
    meeting = "a question to all members"
    round = "a pledge in a round of rating"
    papers = "a count of papers, with oneself named as witness"
    openly = "a round held openly"
    branch = "a branch"
    draft = "a draft written for a branch"
    revision = "a draft of a pledge's next version"
    wish = "a draft of a change that is asked for"
    comment = "a comment on a pledge"
    wished = "a pledge whose author has asked to be let go"
    seat = "a seat in the committee"
    absence = "a note that somebody is away"
    problem = "a problem on a branch's list"
    pool = "what too few said in each branch"
    absent = "somebody who is not in yet"
    deadline = "a deadline of the branch"
    debtor = "somebody with work open"
    reminder = "what one was reminded of today"
    holder = "somebody with a public pledge"
    link = "a personal link"
    group = "a group bound to nobody"
    bound_group = "a group bound to a branch"


class Round(StrEnum):
    """How the branch's round of rating stands."""

    open = "open"
    closing = "closing"
    closed = "closed"
    lost = "open, but its key is lost"


class Sign(StrEnum):
    """By what one sees that it was done."""

    audit = "the audit says so"
    slip = "the ballot box says so"
    draft = "the own draft has changed"
    person = "the own entry has changed"
    shown = "it was shown, and nothing has changed"


@dataclass(frozen=True)
class Row:
    way: str
    who: frozenset[Who]
    on: On = On.nothing
    when: frozenset[StrEnum] = frozenset()
    act: Act | None = None
    noted: str = ""
    sign: Sign = Sign.audit
    given: Mapping[str, Any] = field(default_factory=dict)
    typed: str = ""
    state: str = ""
    recalls: Mapping[str, Any] = field(default_factory=dict)
    asked: str | None = None
    says: str = ""
    anywhere: frozenset[Who] = frozenset()
    readers: frozenset[Who] = frozenset()
    once_public: frozenset[Who] = frozenset()
    silently: frozenset[Who] = frozenset()
    places: tuple[Where, ...] = tuple(Where)
    note: str = ""


PUBLIC = frozenset({Stage.published})
APPROVED = frozenset({Stage.approved})
KEPT = PUBLIC | APPROVED
DECIDING = frozenset({Stage.deciding})
RUNNING = frozenset({Round.open})
HERE = (Where.own,)
MEMBERS_WITHOUT_A_PLEDGE = frozenset({Who.member, Who.probationary, Who.stand_in, Who.former_stand_in})
"""The authors of the table have as many annual pledges as a year may hold: they may begin an immediate one only."""
MEMBERS = AUTHORS | MEMBERS_WITHOUT_A_PLEDGE | {Who.exempt}
DECIDED = frozenset({Stage.returned, Stage.approved, Stage.published, Stage.declined})
OVERSEER = frozenset({Who.overseer})
ADMINISTRATOR = frozenset({Who.administrator})
DECISION = {"message_id": 1, "decision_id": "{decision_id}", "desk": False}
COMMENT = {"deadline_id": "{deadline_id}", "pledge_id": "{pledge_id}", "strength": "路修得好"}
SEAT = {"branch_id": "{branch_id}", "person_id": "{person_id}", "stand_in_id": "{stand_in_id}"}
OTHERWISE = {"decision_id": "{decision_id}", "outcome": "declined", "cause": None}
MINUTES = {
    "branch_id": "{branch_id}",
    "held_on": "2026-04-08",
    "body": "committee",
    "present": "{entitled}",
    "agenda": "{agenda}",
    "said": "{resolved}",
    "picture": "none",
}
DEED = {"pledge_id": "{pledge_id}", "note": "路基平好了"}

PLEDGING = [
    Row("/pledge", MEMBERS_WITHOUT_A_PLEDGE | AUTHORS, act=Act.pledge, sign=Sign.draft),
    Row("pledging.go:begin", MEMBERS_WITHOUT_A_PLEDGE | AUTHORS, act=Act.pledge, sign=Sign.draft),
    Row(
        "pledging.go:afresh", MEMBERS_WITHOUT_A_PLEDGE | AUTHORS, On.draft, act=Act.pledge, sign=Sign.draft,
        places=HERE,
    ),
    Row("pledging.submit", MEMBERS_WITHOUT_A_PLEDGE, On.draft, act=Act.pledge),
    Row("pledging.submit", AUTHORS, On.revision, OPEN_TO_REVISION, act=Act.pledge),
    Row("pledging.submit", AUTHORS, On.wish, KEPT, act=Act.pledge, noted="ask_amendment"),
    Row("pledging.wish", AUTHORS_EVER, On.pledge, sign=Sign.shown, says="{text}", given={"matter": "withdrawal"}),
    Row(
        "Wishing:reason", AUTHORS, On.pledge, KEPT, act=Act.withdraw, noted="ask_withdrawal", typed="路要改道",
        recalls={"pledge_id": "{pledge_id}", "matter": "withdrawal"},
    ),
    Row(
        "Wishing:reason", AUTHORS, On.pledge, KEPT, act=Act.pledge, sign=Sign.draft, typed="路要改道",
        recalls={"pledge_id": "{pledge_id}", "matter": "amendment"},
    ),
    Row("pledging.unwish", AUTHORS, On.wished, act=Act.withdraw, noted="take_back_wish", readers=AUTHORS_EVER),
    Row("pledging.renew", AUTHORS, On.pledge, act=Act.pledge, sign=Sign.draft),
    Row("pledging.revise", AUTHORS, On.pledge, OPEN_TO_REVISION, act=Act.pledge, sign=Sign.draft),
    Row("pledging.instead", AUTHORS, On.pledge, OPEN_TO_REVISION, act=Act.pledge, sign=Sign.draft),
    Row("pledging.surely", AUTHORS, On.pledge, WITHDRAWABLE, act=Act.withdraw),
    Row("pledging.withdraw", AUTHORS_EVER, On.pledge, sign=Sign.shown, says="{text}"),
    Row("pledging.read", AUTHORS_EVER, On.pledge, sign=Sign.shown, says="{text}"),
    Row("pledging.go:mine", KNOWN, sign=Sign.shown),
    Row("/mine", KNOWN, sign=Sign.shown),
]  # fmt: skip
READERS_OF_PROBLEMS = MEMBERS | SECRETARIES | ON_THE_ROLL | {
    Who.representative_off, Who.committee, Who.committee_author, Who.committee_off,
}  # fmt: skip
NOTERS_OF_PROBLEMS = SECRETARIES | ON_THE_ROLL | {Who.representative_off}
PROBLEMS = [
    Row("/problems", READERS_OF_PROBLEMS, sign=Sign.shown),
    Row(
        "pledging.problems", READERS_OF_PROBLEMS, On.problem, act=Act.read_problems, sign=Sign.shown,
        says="{problem}",
    ),
    Row("pledging.note", READERS_OF_PROBLEMS, On.problem, sign=Sign.shown),
    Row(
        "Noting:problem", NOTERS_OF_PROBLEMS, On.problem, act=Act.note_problem, typed="三组吃水难",
        recalls={"branch_id": "{branch_id}"},
    ),
    Row("pledging.settling", READERS_OF_PROBLEMS, On.problem, sign=Sign.shown),
    Row("pledging.settled", SECRETARIES, On.problem, act=Act.settle_problem),
]  # fmt: skip
DRAFTING = [
    Row("pledging.go:go_on", KNOWN, On.draft, places=HERE, sign=Sign.shown),
    Row("pledging.go:earlier", KNOWN, On.draft, places=HERE, sign=Sign.shown),
    Row("pledging.go:last_look", KNOWN, On.draft, places=HERE, sign=Sign.shown),
    Row("pledging.go:corrections", KNOWN, On.draft, places=HERE, sign=Sign.shown),
    Row("pledging.go:stop", KNOWN, On.draft, places=HERE, sign=Sign.shown),
    Row("pledging.go:other_kind", KNOWN, On.draft, places=HERE, sign=Sign.draft),
    Row("pledging.go:discard", KNOWN, On.draft, places=HERE, sign=Sign.draft),
    Row("pledging.correct", KNOWN, On.draft, places=HERE, sign=Sign.draft, given={"question": "text"}),
    Row(
        "pledging.answer",
        KNOWN,
        On.draft,
        places=HERE,
        sign=Sign.draft,
        asked="form",
        given={"question": "form", "said": "meeting"},
    ),
    Row("pledging.back", KNOWN, On.draft, places=HERE, sign=Sign.draft, asked="form", given={"question": "form"}),
    Row("pledging.settle", KNOWN, On.draft, places=HERE, sign=Sign.draft, given={"doubt": "people", "way": "append"}),
    Row("Pledging:writing", KNOWN, On.draft, places=HERE, sign=Sign.draft, asked="text", typed="帮三户老人修屋顶"),
]
"""A draft is its writer's own and counts for nothing before it is handed in: these change that alone."""
RATING = [
    Row("rating.mark", frozenset({Who.representative}), On.round, RUNNING, Act.rate, "", Sign.slip, {"mark": "fits"}),
    Row("rating.why", frozenset({Who.representative}), On.round, RUNNING, Act.rate, "", Sign.slip, {"reason": "vague"}),
    Row("rating.later", frozenset({Who.representative}), On.round, RUNNING, Act.rate, sign=Sign.slip),
    Row("rating.back", frozenset({Who.representative}), On.round, RUNNING, Act.rate, sign=Sign.slip),
    Row("type_digit", ON_THE_ROLL, On.round, RUNNING, Act.rate, sign=Sign.slip, typed="1", places=HERE),
    Row("rating.mine", frozenset({Who.representative}), On.round, RUNNING, sign=Sign.shown, says="基本适合"),
    Row("rating.enter", ON_THE_ROLL, On.round, RUNNING, sign=Sign.shown),
    Row("rating.begin", ON_THE_ROLL, On.round, RUNNING, sign=Sign.shown),
    Row("rating.look", ON_THE_ROLL, On.round, RUNNING, sign=Sign.shown),
    Row("/review", SECRETARIES | ON_THE_ROLL | {Who.overseer, Who.overseer_elsewhere}, sign=Sign.shown),
    Row("rating.ask", SECRETARIES, On.branch, sign=Sign.shown),
    Row("rating.day", SECRETARIES, On.branch, sign=Sign.shown),
    Row("rating.until", SECRETARIES, On.branch, sign=Sign.shown),
    Row(
        "Opening:closing_day", SECRETARIES, On.branch, sign=Sign.shown, typed="4月20日",
        recalls={"branch_id": "{branch_id}", "mode": "secret"},
    ),
    Row("rating.open", SECRETARIES, On.branch, frozenset({Round.closed}), act=Act.open_review),
    Row("rating.close", SECRETARIES, On.branch, sign=Sign.shown),
    Row("rating.closenow", SECRETARIES, On.round, frozenset({Round.open, Round.lost}), act=Act.close_review),
    Row(
        "rating.anew", SECRETARIES, On.round, frozenset({Round.lost}), act=Act.open_review, noted="start_review_over",
        note="never to make an unwelcome result go away",
    ),
    Row("rating.pooled", OVERSEER, On.pool, act=Act.read_pool, sign=Sign.shown, places=HERE),
    Row("rating.result", SECRETARIES, On.round, frozenset({Round.closed}), sign=Sign.shown, says="【"),
]  # fmt: skip
UNCOUNTED = frozenset({Round.open, Round.lost})
"""Papers and their witness need no key."""
WITNESSES = ON_THE_ROLL | {
    Who.representative_off, Who.committee, Who.committee_author, Who.committee_off,
}  # fmt: skip
AROUND_THE_BALLOTS = [
    Row("rating.kin", SECRETARIES, On.branch, sign=Sign.shown),
    Row("rating.kinof", SECRETARIES, On.branch, sign=Sign.shown),
    Row("rating.avoid", SECRETARIES, On.branch, act=Act.exclude, given={"is_kin": True}),
    Row("rating.paper", SECRETARIES, On.round, UNCOUNTED, sign=Sign.shown),
    Row("rating.pvoters", SECRETARIES, On.round, UNCOUNTED, sign=Sign.shown),
    Row("rating.pvoter", SECRETARIES, On.round, UNCOUNTED, sign=Sign.shown),
    Row(
        "rating.pput", SECRETARIES, On.round, RUNNING, Act.record_papers, given={"is_on_paper": True},
        note="blanks what was said by phone, which needs the key",
    ),
    Row("rating.pcount", SECRETARIES, On.round, UNCOUNTED, sign=Sign.shown),
    Row("rating.pcounts", SECRETARIES, On.round, UNCOUNTED, sign=Sign.shown),
    Row(
        "CountingPapers:counts", SECRETARIES, On.round, UNCOUNTED, Act.record_papers, typed="1 0 0 0",
        recalls={"round_id": "{round_id}", "pledge_id": "{pledge_id}"},
    ),
    Row("rating.pwitness", SECRETARIES, On.round, UNCOUNTED, sign=Sign.shown),
    Row("rating.pask", SECRETARIES, On.round, UNCOUNTED, Act.record_papers),
    Row("rating.pback", SECRETARIES, On.papers, UNCOUNTED, Act.record_papers),
    Row("rating.psee", KNOWN, On.papers, sign=Sign.shown, note="whoever is named may read what was asked"),
    Row("rating.panswer", WITNESSES, On.papers, UNCOUNTED, Act.witness_papers, given={"agrees": True}),
    Row(
        "rating.voices", SECRETARIES | ON_THE_ROLL | {Who.former_representative}, On.openly, sign=Sign.shown,
        says="{text}",
    ),
]  # fmt: skip
READ_ON: dict[str, Any] = {"readers": ASKED, "once_public": LEFT}
DECIDING_ = [
    Row("deciding.say", ASKED, On.decision, DECIDING, Act.decide, given={"verdict": "approve"}, **READ_ON),
    Row("deciding.say", frozenset({Who.member}), On.meeting, act=Act.decide, given={"verdict": "approve"}),
    Row("deciding.skip", ASKED, On.decision, DECIDING, Act.decide, given={"cause": "vague"}, **READ_ON),
    Row(
        "Returning:note", ASKED, On.decision, DECIDING, Act.decide, typed="请写清哪一条路",
        recalls=DECISION | {"cause": "vague"}, **READ_ON,
    ),
    Row("Returning:cause", ASKED, On.decision, sign=Sign.shown, once_public=LEFT, typed="1", recalls=DECISION),
    Row("deciding.return", ASKED, On.decision, sign=Sign.shown, once_public=LEFT),
    Row("deciding.because", ASKED, On.decision, sign=Sign.shown, once_public=LEFT, given={"cause": "vague"}),
    Row("deciding.card", ASKED, On.decision, sign=Sign.shown, once_public=LEFT, says="承诺"),
    Row("deciding.next", KNOWN, sign=Sign.shown),
    Row("/decide", KNOWN, sign=Sign.shown),
    Row("deciding.list", KNOWN, sign=Sign.shown),
    Row("deciding.begin", KNOWN, sign=Sign.shown),
    Row("deciding.photo", ASKED, On.decision, frozenset({Stage.approved}), sign=Sign.shown, says="minutes-of-"),
    Row("deciding.together", KNOWN, sign=Sign.shown),
    Row("deciding.all", ASKED, On.decision, DECIDING, Act.decide, **READ_ON),
    Row("deciding.full", ASKED, On.decision, sign=Sign.shown, once_public=LEFT, says="承诺"),
    Row("deciding.hear", ASKED | AUTHORS_EVER, On.decision, sign=Sign.shown, says="承诺"),
    Row("deciding.write", ASKED, On.decision, sign=Sign.shown, once_public=LEFT, given={"kind": "question"}),
    Row(
        "Remarking:saying", ASKED, On.decision, DECIDING, Act.remark, readers=ASKED, typed="修到哪里？",
        recalls=DECISION | {"kind": "question"},
    ),
    Row(
        "Remarking:saying", frozenset({Who.member}), On.meeting, act=Act.remark, typed="修到哪里？",
        recalls=DECISION | {"kind": "question"},
    ),
    Row("deciding.answer", AUTHORS_EVER, On.decision, sign=Sign.shown),
    Row(
        "Remarking:answering", AUTHORS, On.decision, DECIDING, Act.answer, typed="修到坝上",
        recalls={"message_id": 1, "question_id": "{question_id}"},
    ),
    Row("deciding.urge", AUTHORS, On.pledge, DECIDING, Act.urge),
]  # fmt: skip
MEETING = [
    Row("deciding.minute", SECRETARIES, On.branch, sign=Sign.shown, given={"question": "begin"}),
    Row(
        "Recording:writing", SECRETARIES, On.branch, sign=Sign.shown, typed="4月8日",
        recalls={"branch_id": "{branch_id}"},
    ),
    Row(
        "deciding.record", SECRETARIES, On.decision, DECIDING, Act.record_meeting, state="Recording:writing",
        recalls=MINUTES,
    ),
]  # fmt: skip
STANDING_IN = [
    Row("/standin", SECRETARIES, sign=Sign.shown),
    Row("deciding.standins", SECRETARIES, sign=Sign.shown),
    Row("deciding.seats", SECRETARIES, On.branch, sign=Sign.shown),
    Row("deciding.absent", SECRETARIES, On.branch, sign=Sign.shown),
    Row("deciding.away", SECRETARIES, On.seat, sign=Sign.shown),
    Row("deciding.instead", SECRETARIES, On.seat, sign=Sign.shown),
    Row("deciding.since", SECRETARIES, On.seat, sign=Sign.shown),
    Row(
        "StandingIn:who", SECRETARIES, On.seat, sign=Sign.shown, typed="1", recalls={"branch_id": "{branch_id}"},
    ),
    Row(
        "StandingIn:instead", SECRETARIES, On.seat, sign=Sign.shown, typed="1",
        recalls={"branch_id": "{branch_id}", "person_id": "{person_id}", "page": 0},
    ),
    Row("StandingIn:since", SECRETARIES, On.seat, sign=Sign.shown, typed="4月9日", recalls=SEAT),
    Row(
        "StandingIn:until", SECRETARIES, On.seat, act=Act.note_absence, typed="4月20日",
        recalls=SEAT | {"day": "{day}"},
    ),
    Row("deciding.back", SECRETARIES, On.absence, act=Act.note_absence, noted="end_absence"),
]  # fmt: skip
OVERSEEING = [
    Row("/overrule", OVERSEER | {Who.overseer_elsewhere}, sign=Sign.shown),
    Row("overseeing.branches", OVERSEER | {Who.overseer_elsewhere}, sign=Sign.shown),
    Row("overseeing.open", OVERSEER, On.branch, sign=Sign.shown, places=HERE),
    Row("overseeing.look", OVERSEER, On.decision, DECIDED, sign=Sign.shown, says="{text}", places=HERE),
    Row(
        "overseeing.instead", OVERSEER, On.decision, DECIDED, sign=Sign.shown, places=HERE,
        given={"outcome": "declined"},
    ),
    Row(
        "Overruling:reason", OVERSEER, On.decision, DECIDED, sign=Sign.shown, typed="村里没有这笔钱",
        recalls=OTHERWISE, places=HERE,
    ),
    Row(
        "Overruling:sure", OVERSEER, On.decision, DECIDED, sign=Sign.shown, typed="村里没有这笔钱",
        recalls=OTHERWISE | {"reason": "没有钱"}, places=HERE,
    ),
    Row(
        "overseeing.surely", OVERSEER, On.decision, frozenset({Stage.returned, Stage.approved}), Act.overrule,
        state="Overruling:sure", recalls=OTHERWISE | {"reason": "没有钱"}, places=HERE,
    ),
]  # fmt: skip
"""Only the own branch: whoever oversees it oversees its neighbour too, and somebody else the far one."""
ADMINISTERING = [
    Row("/house", ADMINISTRATOR, act=Act.watch_over, sign=Sign.shown),
    Row("administering.look", ADMINISTRATOR, act=Act.watch_over, sign=Sign.shown),
]
PUBLISHING = [
    Row("publishing.publish", SECRETARIES, On.branch, act=Act.publish),
    Row("publishing.publish", SECRETARIES, On.pledge, APPROVED, act=Act.publish),
    Row(
        "TakingBack:reason", SECRETARIES, On.pledge, PUBLIC, act=Act.publish, noted="take_back", typed="写错了日子",
        recalls={"pledge_id": "{pledge_id}"},
    ),
    Row("publishing.back", SECRETARIES, On.pledge, KEPT, sign=Sign.shown, says="{text}"),
    Row("publishing.look", SECRETARIES, On.pledge, KEPT, sign=Sign.shown, says="{text}"),
    Row("publishing.check", SECRETARIES, On.branch, sign=Sign.shown),
    Row("publishing.check", SECRETARIES, On.pledge, sign=Sign.shown, note="what is not approved is not on the list"),
    Row("publishing.open", SECRETARIES, On.branch, sign=Sign.shown),
    Row("/publish", SECRETARIES, sign=Sign.shown),
    Row("/bind", SECRETARIES, On.group, sign=Sign.shown, places=HERE, silently=frozenset({Who.stranger})),
    Row("publishing.branch", SECRETARIES, On.group, sign=Sign.shown, places=HERE),
    Row("publishing.bind", SECRETARIES, On.group, act=Act.bind_group, given={"audience": "masses", "sure": True}),
    Row(
        "publishing.bind", SECRETARIES, On.bound_group, act=Act.bind_group, given={"audience": "masses", "sure": True},
        note="takes the group away from the branch it is bound to",
    ),
    Row("publishing.leave", SECRETARIES, On.group, sign=Sign.shown, places=HERE),
]  # fmt: skip
KEEPING = [
    Row(
        "keeping.on", AUTHORS, On.pledge, PUBLIC, act=Act.report_progress, state="Keeping:dating", recalls=DEED,
    ),
    Row("Keeping:dating", AUTHORS, On.pledge, PUBLIC, act=Act.report_progress, typed="4月2日", recalls=DEED),
    Row("Keeping:telling", AUTHORS_EVER, On.pledge, PUBLIC, sign=Sign.shown, typed="路基平好了", recalls=DEED),
    Row("Keeping:choosing", AUTHORS_EVER, sign=Sign.shown, typed="1"),
    Row("keeping.report", AUTHORS_EVER, On.pledge, PUBLIC, sign=Sign.shown, says="{text}"),
    Row("keeping.again", AUTHORS_EVER, On.pledge, PUBLIC, sign=Sign.shown, says="{text}"),
    Row("keeping.drop", KNOWN, sign=Sign.shown),
    Row("/progress", KNOWN, sign=Sign.shown),
]  # fmt: skip
PRINTERS = SECRETARIES | {Who.committee, Who.committee_author, Who.committee_off}
PRINTING = [
    Row("/card", AUTHORS_EVER, noted="issue_paper", readers=PRINTERS),
    Row("printing.choose", PRINTERS, sign=Sign.shown),
    Row("printing.own", AUTHORS_EVER, noted="issue_paper"),
    Row("printing.open", PRINTERS, On.branch, sign=Sign.shown),
    Row(
        "printing.branch", PRINTERS, On.branch, act=Act.issue_paper, given={"paper": "branch_card", "look": "picture"}
    ),
    Row("printing.branch", PRINTERS, On.branch, act=Act.issue_paper, given={"paper": "sheet", "look": "a3"}),
    Row("printing.member", PRINTERS, On.holder, act=Act.issue_paper),
]  # fmt: skip
"""One's own card is everybody's, also of somebody who has left the branch."""
SECRETARY = frozenset({Who.secretary})
REVIEWING = [
    Row(
        "reviewing.on", SECRETARY, On.pledge, PUBLIC, act=Act.comment, state="Commenting:follow_up",
        recalls=COMMENT | {"question": "follow_up"}, note="never on the own pledge",
    ),
    Row(
        "reviewing.skip", SECRETARY, On.pledge, PUBLIC, act=Act.comment, state="Commenting:follow_up",
        recalls=COMMENT | {"question": "follow_up"}, given={"question": "follow_up"},
    ),
    Row(
        "Commenting:follow_up", SECRETARY, On.pledge, PUBLIC, act=Act.comment, typed="1",
        recalls=COMMENT | {"question": "follow_up"},
    ),
    Row(
        "Commenting:strength", SECRETARY, On.pledge, PUBLIC, sign=Sign.shown, typed="路修得好",
        recalls=COMMENT | {"question": "strength"},
    ),
    Row(
        "Commenting:problem", SECRETARY, On.pledge, PUBLIC, sign=Sign.shown, typed="慢了些",
        recalls=COMMENT | {"question": "problem"},
    ),
    Row(
        "Commenting:direction", SECRETARY, On.pledge, PUBLIC, sign=Sign.shown, typed="赶在雨季前",
        recalls=COMMENT | {"question": "direction"},
    ),
    Row(
        "reviewing.back", SECRETARY, On.pledge, PUBLIC, sign=Sign.shown, given={"question": "problem"},
        state="Commenting:problem", recalls=COMMENT | {"question": "problem"},
    ),
    Row("reviewing.begin", SECRETARIES, On.branch, sign=Sign.shown, places=HERE),
    Row("reviewing.drop", KNOWN, sign=Sign.shown),
    Row("/comment", KNOWN, sign=Sign.shown),
    Row("reviewing.note", AUTHORS, On.comment, act=Act.acknowledge),
    Row("reviewing.read", AUTHORS_EVER, On.comment, sign=Sign.shown, says="{text}"),
]  # fmt: skip
JOINING = [
    Row(
        "/start", frozenset({Who.stranger}), On.link, sign=Sign.shown, says="{name}", anywhere=frozenset({Who.stranger})
    ),
    Row("joining.me", frozenset({Who.stranger}), On.link, noted="join", anywhere=frozenset({Who.stranger})),
    Row("joining.other", EVERYBODY, sign=Sign.shown),
    Row("joining.consent", KNOWN, noted="answer_about_name", given={"public": True}),
    Row("joining.name", KNOWN, noted="answer_about_name", given={"public": False}),
    Row("joining.privacy", EVERYBODY, sign=Sign.shown),
    Row("joining.secrecy", EVERYBODY, sign=Sign.shown),
    Row("/privacy", EVERYBODY, sign=Sign.shown),
    Row("inviting.link", SECRETARIES, On.absent, act=Act.invite, anywhere=ADMINISTRATOR),
    Row("inviting.page", SECRETARIES, sign=Sign.shown),
    Row("/invite", SECRETARIES, sign=Sign.shown),
]
MENU = [
    Row("menu.speak", KNOWN, sign=Sign.person, given={"language": "en"}),
    Row("menu", KNOWN, sign=Sign.shown),
    Row("/todo", KNOWN, sign=Sign.shown),
    Row("/help", KNOWN, sign=Sign.shown),
    Row("/cancel", KNOWN, sign=Sign.shown),
    Row("/language", KNOWN, sign=Sign.shown),
]
YEAR = [
    Row("/calendar", MEMBERS | SECRETARIES, sign=Sign.shown),
    Row("year.move", SECRETARIES, On.deadline, sign=Sign.shown, anywhere=ADMINISTRATOR),
    Row(
        "Moving:day", SECRETARIES, On.deadline, act=Act.move_deadline, typed="4月20日", anywhere=ADMINISTRATOR,
        recalls={"deadline_id": "{deadline_id}"},
    ),
    Row("year.out", SECRETARIES, On.deadline, sign=Sign.shown, anywhere=ADMINISTRATOR),
    Row(
        "year.out-surely", SECRETARIES, On.deadline, act=Act.move_deadline, noted="take_out", anywhere=ADMINISTRATOR,
    ),
    Row(
        "Looking:dates", SECRETARIES, On.deadline, sign=Sign.shown, typed="1", anywhere=ADMINISTRATOR,
        recalls={"branch_id": "{branch_id}"},
    ),
    Row("Looking:people", SECRETARIES, On.debtor, act=Act.nudge, typed="1", recalls={"branch_id": "{branch_id}"}),
    Row("year.who", SECRETARIES, On.debtor, sign=Sign.shown, says="{name}"),
    Row("year.nudge", SECRETARIES, On.debtor, act=Act.nudge),
    Row("year.spare", SECRETARIES, On.debtor, act=Act.pause, anywhere=ADMINISTRATOR),
]  # fmt: skip
RESTING = [
    Row("menu.bundle", AUTHORS_EVER, On.reminder, sign=Sign.shown, places=HERE),
    Row("menu.later", AUTHORS, On.reminder, noted="snooze", given={"days": 1}, places=HERE),
    Row("menu.later", AUTHORS_EVER, On.reminder, sign=Sign.shown, places=HERE),
    Row(
        "PuttingOff:day", AUTHORS, On.reminder, noted="snooze", typed="4月9日", recalls={"day": "{day}"}, places=HERE,
    ),
    Row("menu.rest", KNOWN, sign=Sign.shown),
    Row("menu.spell", KNOWN, noted="pause", given={"days": 7}),
    Row("menu.resume", KNOWN, noted="resume"),
]  # fmt: skip
"""Their buttons name a day and nobody: whoever presses one speaks of the own reminders."""

ROWS = [
    *PLEDGING, *PROBLEMS, *DRAFTING, *RATING, *AROUND_THE_BALLOTS, *DECIDING_, *MEETING, *STANDING_IN, *OVERSEEING,
    *PUBLISHING, *KEEPING, *PRINTING, *REVIEWING, *JOINING, *MENU, *YEAR, *RESTING, *ADMINISTERING,
]  # fmt: skip

OUTSIDE = {
    "door_shut_or_opened": "blocking the bot is everybody's own right, and Telegram says it, not a person",
    "came_or_went": "Telegram says that the bot was put into a group or out of it",
    "became_a_supergroup": "Telegram says that a group has got another number",
    "not_understood": "shows the own open work",
    "stale": "answers buttons that no room knows",
    "refused": "words a refusal",
    "came_again": "words a repetition",
}
"""Ways in that need no row, and why."""

NOT_IN_CHAT = {
    Act.import_roster: "only on the server's own console",
    Act.set_calendar: "only on the server's own console",
    Act.read_branch: "nothing in chat asks for it yet",
}
"""Rights that no row asks for, and why."""
