"""What the secretary sees while publishing: the list, one pledge, the look for secrets, and what is public already."""

from collections.abc import Sequence

from aiogram.filters.callback_data import CallbackData

from handlers.carried import Id
from handlers.links import branch_page
from handlers.screen import MENU, Button, Screen, column
from handlers.words import Words
from models.actions.publishing import Published
from models.queries.publishing import Desk, Item
from models.rules.pledging import Stage
from models.rules.publishing import CHANNEL_OF, LONGEST_REASON, Audience, Channel, fingerprint
from models.rules.work import Task
from models.rules.writing import cut
from models.tables import Unit

A_PAGE = 6
SHORT = 24
LONGEST_TEXT = 160
LONGEST_MEASURES = 60


class Open(CallbackData, prefix="publishing.open"):
    """A branch's list: what waits to be published, or what is public."""

    branch_id: Id
    stage: Stage = Stage.approved
    page: int = 0


class Look(CallbackData, prefix="publishing.look"):
    pledge_id: Id
    page: int = 0


class Check(CallbackData, prefix="publishing.check"):
    """To the question about secrets, for one pledge or for the whole list."""

    branch_id: Id
    only: Id | None = None


class Publish(CallbackData, prefix="publishing.publish"):
    """`seen` is the fingerprint of what was looked through."""

    branch_id: Id
    seen: str
    only: Id | None = None


class TakeBack(CallbackData, prefix="publishing.back"):
    pledge_id: Id


def opener(task: Task) -> str:
    return Open(branch_id=task.subject_id).pack()


def ask_branch(words: Words, branches: Sequence[Unit]) -> Screen:
    buttons = (
        Button(words.plain("publishing-numbered", number=number, what=branch.name), Open(branch_id=branch.id).pack())
        for number, branch in enumerate(branches, start=1)
    )
    return Screen(words("publishing-ask-branch"), column(*buttons))


def waiting(words: Words, desk: Desk, page: int) -> Screen:
    """What is approved and not public yet."""
    public = Button(
        words.plain("publishing-button-public"), Open(branch_id=desk.branch_id, stage=Stage.published).pack()
    )
    if not desk.items:
        return Screen(words("publishing-list-empty", branch=desk.branch), column(public, _menu(words)))
    every = Button(
        words.plain("publishing-button-all", pledges=len(desk.items)), Check(branch_id=desk.branch_id).pack()
    )
    title = words("publishing-list", branch=desk.branch, pledges=len(desk.items))
    return _list(words, desk, page, title, Stage.approved, (every, public))


def public(words: Words, desk: Desk, page: int) -> Screen:
    """What is public now, each to be looked at and taken back."""
    back = Button(words.plain("button-back"), Open(branch_id=desk.branch_id).pack())
    if not desk.items:
        return Screen(words("publishing-public-empty", branch=desk.branch), column(back))
    title = words("publishing-public", branch=desk.branch, pledges=len(desk.items))
    return _list(words, desk, page, title, Stage.published, (back,))


def _list(words: Words, desk: Desk, page: int, title: str, stage: Stage, below: Sequence[Button]) -> Screen:
    first = min(page, (len(desk.items) - 1) // A_PAGE) * A_PAGE
    shown = list(enumerate(desk.items, start=1))[first : first + A_PAGE]
    lines = [_line(words, number, item) for number, item in shown]
    looks = tuple(
        Button(str(number), Look(pledge_id=item.pledge_id, page=first // A_PAGE).pack()) for number, item in shown
    )
    turns = _turns(words, desk, stage, first)
    return Screen("\n".join([title, "", *lines, "", words("publishing-look")]), (looks, *turns, *column(*below)))


def _line(words: Words, number: int, item: Item) -> str:
    line = words("publishing-line", number=number, author=item.author, text=cut(item.wording.text, SHORT))
    if item.is_changed:
        return f"{line}{words('publishing-line-changed')}"
    return f"{line}{words('publishing-line-back')}" if item.taken_back and item.stage is Stage.approved else line


def _turns(words: Words, desk: Desk, stage: Stage, first: int) -> tuple[tuple[Button, ...], ...]:
    page = first // A_PAGE
    steps = [("publishing-button-earlier", page - 1, first > 0)]
    steps += [("publishing-button-later", page + 1, first + A_PAGE < len(desk.items))]
    buttons = tuple(
        Button(words.plain(label), Open(branch_id=desk.branch_id, stage=stage, page=to).pack())
        for label, to, there in steps
        if there
    )
    return (buttons,) if buttons else ()


def pledge(words: Words, item: Item, page: int) -> Screen:
    """One pledge in full, with what can be done about it now."""
    stage = Stage.published if item.stage is Stage.published else Stage.approved
    back = Button(words.plain("button-back"), Open(branch_id=item.branch_id, stage=stage, page=page).pack())
    return Screen("\n".join(_matter(words, item)), column(*_acts(words, item), back))


def _acts(words: Words, item: Item) -> list[Button]:
    """A public pledge that has been changed may be published anew, or taken back."""
    acts = []
    if item.stage is Stage.approved or item.is_changed:
        one = Check(branch_id=item.branch_id, only=item.pledge_id).pack()
        acts.append(Button(words.plain("publishing-button-one"), one))
    if item.stage is Stage.published:
        acts.append(Button(words.plain("publishing-button-take-back"), TakeBack(pledge_id=item.pledge_id).pack()))
    return acts


def _matter(words: Words, item: Item) -> list[str]:
    wording = item.wording
    lines = [
        words("publishing-pledge", author=item.author),
        words("publishing-pledge-text", text=cut(wording.text, LONGEST_TEXT)),
        words("publishing-pledge-due", due=wording.due_on),
    ]
    if wording.basis_note:
        lines.append(words("publishing-pledge-basis", note=cut(wording.basis_note, LONGEST_MEASURES)))
    if wording.indicator:
        lines.append(words("publishing-pledge-indicator", indicator=cut(wording.indicator, LONGEST_MEASURES)))
    if wording.measures:
        lines.append(words("publishing-pledge-measures", measures=cut(wording.measures, LONGEST_MEASURES)))
    if item.taken_back and item.stage is Stage.approved:
        lines.append(words("publishing-pledge-taken-back", reason=item.taken_back))
    return [*lines, words("publishing-pledge-changed")] if item.is_changed else lines


def check(words: Words, desk: Desk, only: int | None) -> Screen:
    """The look for secrets; what is listed here is what the button publishes, and nothing that comes later."""
    chosen = [item for item in desk.items if only in {None, item.pledge_id}]
    if not chosen:
        return waiting(words, desk, 0)
    seen = fingerprint({item.pledge_id: item.wording.number for item in chosen})
    confirm = Publish(branch_id=desk.branch_id, seen=seen, only=only).pack()
    back = Open(branch_id=desk.branch_id).pack()
    text = "\n".join([words("publishing-check", pledges=len(chosen)), "", *_where_to(words, desk)])
    return Screen(
        text,
        column(
            Button(words.plain("publishing-button-confirm"), confirm, style="success"),
            Button(words.plain("button-back"), back),
        ),
    )


def _where_to(words: Words, desk: Desk) -> list[str]:
    lines = [words("publishing-goes-to")]
    for audience in Audience:
        name = words.plain(f"publishing-audience-{audience.value}")
        if audience in desk.groups:
            lines.append(words("publishing-goes-to-group", audience=name, group=cut(desk.groups[audience], SHORT)))
        else:
            lines.append(words("publishing-goes-to-none", audience=name))
    return [*lines, words("publishing-goes-to-board")]


def done(words: Words, published: Published, board: str) -> Screen:
    lines = [words("publishing-done", pledges=published.pledges)]
    for audience, channel in CHANNEL_OF.items():
        name = words.plain(f"publishing-audience-{audience.value}")
        there = channel in published.channels
        lines.append(words("publishing-done-group" if there else "publishing-done-no-group", audience=name))
    if Channel.notice_board in published.channels:
        lines.append(words("publishing-done-board"))
    see = Button(words.plain("publishing-button-board"), url=branch_page(board, published.branch_id))
    return Screen("\n".join(lines), column(see, _menu(words)))


def ask_reason(words: Words, item: Item) -> Screen:
    asked = words("publishing-ask-reason", longest=LONGEST_REASON)
    back = Button(words.plain("button-back"), Look(pledge_id=item.pledge_id).pack())
    return Screen("\n".join([*_matter(words, item)[:2], "", asked]), column(back))


def taken_back(words: Words, item: Item) -> Screen:
    to_list = Button(words.plain("publishing-button-list"), Open(branch_id=item.branch_id).pack())
    text = cut(item.wording.text, SHORT)
    return Screen(words("publishing-taken-back", author=item.author, text=text), column(to_list, _menu(words)))


def _menu(words: Words) -> Button:
    return Button(words.plain("button-menu"), MENU)
