"""What a card says beside the pledge: what its author wishes and why, what a new version changes, whose seat it is."""

from handlers.deciding import matter
from handlers.words import Words
from models.queries.deciding import Card
from models.rules.amending import Difference, Matter, snippets
from models.rules.drafting import CHOICES, LONGEST, Question
from models.rules.indicators import Numbers
from models.rules.writing import cut

MOST_CHANGES = 1
"""On the card; a button shows all."""
LONGEST_PART = 10
LONGEST_REASON = 17
LONGEST_REASON_IN_FULL = 200


def wish(words: Words, card: Card) -> list[str]:
    """For a wish, what is wished and why: until it is granted, what was decided stands."""
    wished = card.decision.matter
    if wished is Matter.pledge:
        return []
    return [words(f"deciding-wish-{wished.value}"), _why(words, card, LONGEST_REASON)]


def _why(words: Words, card: Card, longest: int) -> str:
    return words("deciding-wish-why", reason=cut(card.decision.reason, longest))


def changes(words: Words, card: Card, most: int = MOST_CHANGES) -> list[str]:
    """Answer by answer what the version before said and what this one says; each cut down to what is different."""
    if not card.changes:
        return []
    what_first = sorted(card.changes, key=lambda one: one.question is not Question.text)
    shown = [_change(words, one) for one in what_first[:most]]
    left = len(card.changes) - len(shown)
    more = [words("deciding-changes-more", left=left)] if left else []
    return [words("deciding-changes"), *shown, *more]


def full(words: Words, card: Card) -> list[str]:
    """Why it is wished, and all that the new version changes."""
    why = [_why(words, card, LONGEST_REASON_IN_FULL)] if card.decision.reason else []
    return [*why, *changes(words, card, most=len(card.changes))]


def seat(words: Words, card: Card) -> list[str]:
    return [words("deciding-stands-for", who=card.stands_for)] if card.stands_for else []


def _change(words: Words, one: Difference) -> str:
    old, new = _said(words, one.question, one.old), _said(words, one.question, one.new)
    if one.question in LONGEST:
        old, new = snippets(old, new, LONGEST_PART)
    nothing = words.plain("deciding-change-nothing")
    label = words.plain(f"pledging-label-{one.question.value}")
    return words("deciding-change", label=label, old=old or nothing, new=new or nothing)


def _said(words: Words, question: Question, answer: object) -> str:
    """An answer as bare text."""
    if question in CHOICES:
        return words.plain(f"pledging-{question.value}-{answer}")
    if question is Question.due_on:
        return words.plain("deciding-change-day", day=answer)
    if isinstance(answer, Numbers):
        return matter.numbers(words, answer)
    return str(answer)
