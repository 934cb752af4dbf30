"""What is shown around a printed paper: the card itself in the chat, and whose card or sheet to print."""

from collections.abc import Sequence
from enum import StrEnum

from aiogram.filters.callback_data import CallbackData

from handlers.carried import Id
from handlers.screen import MENU, Attachment, Button, Screen, column
from handlers.words import Words
from models.actions.printing import Issued
from models.queries.printing import Holder, Shelf
from models.rules.printing import Paper, Wanted, spelled
from models.rules.writing import cut
from models.tables import Unit

MOST_LISTED = 6
SHORT = 12


class Look(StrEnum):
    """How a paper is wanted: as a picture in the chat, in large letters, or as a PDF to print."""

    picture = "picture"
    large = "large"
    a4 = "a4"
    a3 = "a3"

    @property
    def is_picture(self) -> bool:
        return self in {Look.picture, Look.large}


class OwnCard(CallbackData, prefix="printing.own"):
    look: Look = Look.picture
    page: Id = 0


class MemberCard(CallbackData, prefix="printing.member"):
    person_id: Id
    look: Look = Look.picture
    page: Id = 0


class OfBranch(CallbackData, prefix="printing.branch"):
    """A branch's card, or its sheet for the wall."""

    branch_id: Id
    paper: Paper
    look: Look
    page: Id = 0


class Choose(CallbackData, prefix="printing.choose"):
    """To the papers of the branch that one prints for."""


class Open(CallbackData, prefix="printing.open"):
    """To the papers of a branch; `page` of its members."""

    branch_id: Id
    page: Id = 0


Print = OwnCard | MemberCard | OfBranch


def wanted(button: Print, person_id: int) -> Wanted:
    """Which paper a button asks for; `person_id` is whoever presses it."""
    match button:
        case OwnCard():
            return Wanted(Paper.member_card, person_id)
        case MemberCard():
            return Wanted(Paper.member_card, button.person_id)
        case OfBranch():
            return Wanted(button.paper, button.branch_id)


# ── whose papers ───────────────────────────────────────────────────────────────────────────────────────────────────


def ask_branch(words: Words, branches: Sequence[Unit]) -> Screen:
    buttons = (Button(cut(one.name, SHORT), Open(branch_id=one.id).pack()) for one in branches[: 2 * MOST_LISTED])
    return Screen(words("printing-ask-branch"), column(*buttons))


def shelf(words: Words, papers: Shelf, page: int) -> Screen:
    """What can be printed for a branch: its card, the sheet, and any member's card."""
    first = page * MOST_LISTED
    shown = papers.holders[first : first + MOST_LISTED]
    if not papers.holders:
        return Screen(words("printing-shelf-empty", branch=papers.branch), column(_menu(words)))
    lines = [words("printing-shelf", branch=papers.branch), "", words("printing-shelf-members")]
    lines += [
        words("printing-shelf-line", number=number, name=cut(one.name, SHORT), pledges=one.pledges)
        for number, one in enumerate(shown, start=first + 1)
    ]
    rows = (
        *_of_branch(words, papers.branch_id),
        _members(shown, first),
        _pages(words, papers, page),
        (_menu(words),),
    )
    return Screen("\n".join(lines), tuple(row for row in rows if row))


def _of_branch(words: Words, branch_id: int) -> tuple[tuple[Button, ...], ...]:
    card = Button(
        words.plain("printing-button-branch"),
        OfBranch(branch_id=branch_id, paper=Paper.branch_card, look=Look.picture).pack(),
    )
    sheets = (
        Button(
            words.plain(f"printing-button-{look.value}"),
            OfBranch(branch_id=branch_id, paper=Paper.sheet, look=look).pack(),
        )
        for look in (Look.a3, Look.a4)
    )
    return ((card,), tuple(sheets))


def _members(shown: Sequence[Holder], first: int) -> tuple[Button, ...]:
    return tuple(
        Button(str(number), MemberCard(person_id=one.person_id).pack())
        for number, one in enumerate(shown, start=first + 1)
    )


def _pages(words: Words, papers: Shelf, page: int) -> tuple[Button, ...]:
    def to(label: str, other: int) -> Button:
        return Button(words.plain(label), Open(branch_id=papers.branch_id, page=other).pack())

    is_last = (page + 1) * MOST_LISTED >= len(papers.holders)
    before = (to("printing-button-earlier", page - 1),) if page else ()
    return before if is_last else (*before, to("printing-button-later", page + 1))


# ── the paper itself ───────────────────────────────────────────────────────────────────────────────────────────────


def picture(words: Words, issued: Issued, button: Print, pages: Sequence[bytes], *, prints_more: bool) -> Screen:
    """The page that was asked for, with the way to the others, to large letters and to the PDF."""
    page = min(button.page, len(pages) - 1)
    name = f"{words.plain(f'printing-file-{issued.facts.paper.value}')}-{page + 1}.png"
    onward = (
        (Button(words.plain("printing-button-next"), _again(button, button.look, page + 1)),)
        if page + 1 < len(pages)
        else ()
    )
    other = Look.picture if button.look is Look.large else Look.large
    rows = (
        onward,
        (
            Button(words.plain(f"printing-button-{other.value}"), _again(button, other)),
            Button(words.plain("printing-button-pdf"), _again(button, Look.a4)),
        ),
        (Button(words.plain("printing-button-more"), Choose().pack()),) if prints_more else (),
    )
    text = _said(words, issued)
    if len(pages) > 1:
        text += "\n" + words("printing-page", page=page + 1, pages=len(pages))
    return Screen(text, tuple(row for row in rows if row), Attachment(name, pages[page], is_picture=True))


def document(words: Words, issued: Issued, look: Look, data: bytes) -> Screen:
    size = look.value.upper()
    file = f"{words.plain(f'printing-file-{issued.facts.paper.value}')}-{size}-{issued.code}.pdf"
    text = "\n".join([_said(words, issued), words("printing-how-to-print", size=size)])
    return Screen(text, attachment=Attachment(file, data))


def _said(words: Words, issued: Issued) -> str:
    """What the picture says, for whoever has it read aloud, and how it is checked."""
    facts = issued.facts
    title = words("printing-caption", name=cut(facts.owner or facts.branch, 2 * SHORT), year=str(facts.year))
    issue = words("printing-issue", version=issued.version, day=issued.issued_on)
    return "\n".join([title, f"{issue} · {words('printing-code', code=spelled(issued.code))}"])


def _again(button: Print, look: Look, page: int = 0) -> str:
    return button.model_copy(update={"look": look, "page": page}).pack()


def _menu(words: Words) -> Button:
    return Button(words.plain("button-menu"), MENU)
