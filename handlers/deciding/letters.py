"""Letters of the deciding room: cards to those who are asked, questions and the decision to the author."""

from sqlmodel import Session

from handlers.deciding import lists, matter, remarks, screens
from handlers.doors import Revise
from handlers.reader import Reader
from handlers.screen import Button, Screen, column
from models.queries import deciding as decisions
from models.queries import digest, questions, rolls
from models.queries.cards import hangs
from models.queries.overruled import overruled as overruling
from models.rules.amending import Matter
from models.rules.deciding import Outcome
from models.rules.notices import (
    DecisionAsked,
    DecisionOverruled,
    DecisionsAsked,
    NobodyToDecide,
    PledgeDecided,
    QuestionAsked,
    TalkWanted,
)
from models.rules.writing import cut

SHORT = 40


def asked(session: Session, reader: Reader, notice: DecisionAsked) -> Screen | None:
    """The card; once there is nothing to decide any more, for all or for this reader, only where it hangs already."""
    if reader.person_id not in decisions.roll(session, notice.decision_id):
        return Screen(reader.words("deciding-struck")) if hangs(session, reader.person_id, notice.card) else None
    card = decisions.card(session, notice.decision_id, reader.person_id or 0, reader.now)
    if not card.is_open and not hangs(session, reader.person_id, notice.card):
        return None
    return screens.card(reader.words, card)


def asked_together(session: Session, reader: Reader, notice: DecisionsAsked) -> Screen | None:
    """One card for many pledges; once all are decided, only where it hangs already."""
    about = digest.digest(session, notice.round_id, reader.person_id or 0)
    if about.is_over and not hangs(session, reader.person_id, notice.card):
        return None
    if not about.total:
        return Screen(reader.words("deciding-struck-from-all"))
    return lists.digest(reader.words, about)


def questioned(session: Session, reader: Reader, notice: QuestionAsked) -> Screen | None:
    """To the author; answered already, or too late, only where it hangs already."""
    asked = questions.asked(session, notice.question_id, reader.person_id or 0)
    is_over = asked.answer is not None or not asked.is_open
    if is_over and not hangs(session, reader.person_id, notice.card):
        return None
    return remarks.question(reader.words, asked)


def decided(session: Session, reader: Reader, notice: PledgeDecided) -> Screen | None:
    """Not said any more once the author has handed in a new version or taken the pledge back."""
    about = decisions.told(session, notice.decision_id)
    if about is None or not about.is_current:
        return None
    returned = about.outcome is Outcome.returned and about.decision.matter is Matter.pledge
    revise = Button(reader.words.plain("deciding-button-revise"), Revise(pledge_id=about.decision.pledge_id).pack())
    hear = Button(reader.words.plain("deciding-button-hear-all"), screens.Hear(decision_id=about.decision.id).pack())
    buttons = column(revise if returned else None, hear if about.was_talked_about else None)
    return Screen("\n".join(matter.told(reader.words, about)), buttons)


def nobody(session: Session, reader: Reader, notice: NobodyToDecide) -> Screen | None:
    """Not said any more once somebody is entitled."""
    about = rolls.orphan(session, notice.decision_id)
    if about is None:
        return None
    return Screen(
        reader.words("deciding-nobody", branch=about.branch, author=about.author, text=cut(about.text, SHORT))
    )


def talk(session: Session, reader: Reader, notice: TalkWanted) -> Screen:
    about = rolls.subject(session, notice.decision_id)
    return Screen(reader.words("deciding-talk-wanted", author=about.author, text=cut(about.text, SHORT)))


def overruled(session: Session, reader: Reader, notice: DecisionOverruled) -> Screen:
    about, words = rolls.subject(session, notice.decision_id), reader.words
    lines = matter.instead(words, overruling(session, notice.decision_id))
    title = words("deciding-overruled-title", author=about.author, text=cut(about.text, SHORT))
    return Screen("\n".join([title, *lines]))
