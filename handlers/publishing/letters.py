"""Letters of the publishing room: the post to a group, and what the author is told."""

from sqlmodel import Session

from handlers.doors import Report
from handlers.links import branch_page, pledge_page
from handlers.publishing.screens import LONGEST_TEXT
from handlers.reader import Reader
from handlers.screen import Button, Screen, column
from handlers.words import Words
from models.queries import publishing as shelves
from models.queries.publishing import Line
from models.rules.notices import PledgePublished, PledgesPublished, PledgeTakenBack
from models.rules.pledging import Stage
from models.rules.writing import cut

MOST_LINES = 6
SHORT = 30


def announced(session: Session, reader: Reader, notice: PledgesPublished) -> Screen:
    """One tidy post; when everything in it has been taken back it says so, rather than leaving what it said."""
    said = shelves.announcement(session, notice.publication_id)
    words = reader.words
    if not said.lines:
        return Screen(words("publishing-post-empty", branch=said.branch))
    title = words("publishing-post", branch=said.branch, year=str(said.year), pledges=len(said.lines))
    lines = [_line(words, number, line) for number, line in enumerate(said.lines[:MOST_LINES], start=1)]
    left = len(said.lines) - MOST_LINES
    more = [words("publishing-post-more", left=left)] if left > 0 else []
    text = "\n".join([title, "", *lines, *more, "", words("publishing-post-end")])
    return Screen(text, column(_to_board(reader, branch_page(reader.board_url, said.branch_id))))


def _line(words: Words, number: int, line: Line) -> str:
    who = line.who or words.plain("publishing-a-member")
    return words("publishing-post-line", number=number, who=who, text=cut(line.text, SHORT), due=line.due_on)


def published(session: Session, reader: Reader, notice: PledgePublished) -> Screen | None:
    item = shelves.own(session, reader.person_id, notice.pledge_id)
    if item is None or item.stage is not Stage.published:
        return None
    words = reader.words
    named = words("publishing-told-named" if item.is_named else "publishing-told-unnamed")
    text = [words("publishing-told"), words("publishing-pledge-text", text=cut(item.wording.text, LONGEST_TEXT)), named]
    see = _to_board(reader, pledge_page(reader.board_url, notice.pledge_id))
    report = Button(words.plain("publishing-button-report"), Report(pledge_id=notice.pledge_id).pack())
    return Screen("\n".join(text), column(see, report))


def taken_back(session: Session, reader: Reader, notice: PledgeTakenBack) -> Screen | None:
    """Not said any more once it is public again."""
    item = shelves.own(session, reader.person_id, notice.pledge_id)
    if item is None or item.stage is not Stage.approved or not item.taken_back:
        return None
    words = reader.words
    text = words("publishing-pledge-text", text=cut(item.wording.text, LONGEST_TEXT))
    return Screen(
        "\n".join([words("publishing-told-taken-back"), text, words("publishing-told-reason", reason=item.taken_back)])
    )


def _to_board(reader: Reader, page: str) -> Button | None:
    return Button(reader.words.plain("publishing-button-board"), url=page) if reader.board_url else None
