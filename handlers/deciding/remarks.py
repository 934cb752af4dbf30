"""What is said about a pledge: writing it, reading it, the question to the author, and the author's urging."""

from collections.abc import Sequence

from handlers.deciding import matter
from handlers.deciding.screens import Answer, Hear, back_to_card
from handlers.doors import ReadPledge
from handlers.screen import MENU, Button, Screen, column
from handlers.words import Words
from models.queries.deciding import Card
from models.queries.questions import Asked, Said, Talk
from models.rules.questions import LONGEST_REMARK, MOST_REMARKS, RemarkKind
from models.rules.writing import cut

SIGNS_A_PAGE = 260
LONGEST_TITLE = 30


def ask_words(words: Words, card: Card, kind: RemarkKind, *, desk: bool = False) -> Screen:
    asked = words(f"deciding-ask-{kind.value}", longest=LONGEST_REMARK, most=MOST_REMARKS)
    text = "\n".join([*matter.title(words, card), "", asked])
    return Screen(text, (back_to_card(words, card.decision.id, desk=desk),))


def written(words: Words, kind: RemarkKind) -> Screen:
    """Said below what was typed; the card above shows the rest."""
    return Screen(words(f"deciding-written-{kind.value}"))


def talk(words: Words, about: Talk, page: int, *, desk: bool = False) -> Screen:
    """What has been said, as much as a phone shows at once."""
    pages = _pages(about.said)
    page = min(page, len(pages) - 1)
    title = words("deciding-talk-title", author=about.author, text=cut(about.text, LONGEST_TITLE))
    lines = [matter.remark(words, one, LONGEST_REMARK) for one in pages[page]] or [words("deciding-talk-empty")]
    turns = [
        Button(words.plain(key), Hear(decision_id=about.decision_id, page=to, desk=desk).pack())
        for key, to in (("deciding-button-earlier", page - 1), ("deciding-button-later", page + 1))
        if 0 <= to < len(pages)
    ]
    menu = (Button(words.plain("button-menu"), MENU),)
    back = menu if about.reads_own else back_to_card(words, about.decision_id, desk=desk)
    return Screen("\n".join([title, "", *lines]), (*column(*turns), back))


def _pages(said: Sequence[Said]) -> list[list[Said]]:
    """As many in a row as fit; one alone always does."""
    pages: list[list[Said]] = [[]]
    for one in said:
        if pages[-1] and sum(len(other.text) for other in [*pages[-1], one]) > SIGNS_A_PAGE:
            pages.append([])
        pages[-1].append(one)
    return pages


# ── the author ─────────────────────────────────────────────────────────────────────────────────────────────────────


def question(words: Words, asked: Asked) -> Screen:
    """As it stands: to be answered, answered, or no longer of any use."""
    title = words("deciding-question", who=asked.who, text=cut(asked.text, LONGEST_TITLE))
    lines = [title, words("deciding-said-question", who=asked.who, text=asked.question)]
    if asked.answer is not None:
        return Screen("\n".join([*lines, words("deciding-question-answered", text=asked.answer)]))
    if not asked.is_open:
        return Screen("\n".join([*lines, words("deciding-question-over")]))
    answer = Button(words.plain("deciding-button-answer"), Answer(question_id=asked.question_id).pack())
    return Screen("\n".join(lines), column(answer))


def ask_answer(words: Words, asked: Asked) -> Screen:
    said = words("deciding-said-question", who=asked.who, text=asked.question)
    return Screen("\n".join([said, "", words("deciding-ask-answer", longest=LONGEST_REMARK)]))


def answered(words: Words) -> Screen:
    return Screen(words("deciding-written-answer"), column(Button(words.plain("button-menu"), MENU)))


def urged(words: Words, pledge_id: int, silent: int) -> Screen:
    back = Button(words.plain("button-back"), ReadPledge(pledge_id=pledge_id).pack())
    return Screen(words("deciding-urged-done", silent=silent), column(back))
