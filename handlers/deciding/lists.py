"""What waits for somebody: the list, approving what was opened, and the one card for all that a fit review brought."""

from collections.abc import Sequence

from aiogram.filters.callback_data import CallbackData
from pydantic import Field

from handlers.deciding import matter
from handlers.deciding.absences import Standins
from handlers.deciding.minutes import Minute
from handlers.deciding.screens import Next, Show
from handlers.screen import MENU, Button, Screen, column
from handlers.words import Words
from models.actions.batch import Approved
from models.queries.before_them import Waiting, opened
from models.queries.digest import Digest
from models.rules.deciding import Outcome
from models.rules.writing import cut

MOST_LISTED = 8
SHORT = 20


class Listed(CallbackData, prefix="deciding.list"):
    """To the list of what waits."""


class Begin(CallbackData, prefix="deciding.begin"):
    """To the first pledge, in a message of its own: the card with the count stays."""


class Together(CallbackData, prefix="deciding.together"):
    """To a last look at what was opened, before all of it is approved."""


class Approve(CallbackData, prefix="deciding.all"):
    """Exactly these, as they were shown: their ids, written short."""

    these: str = Field(pattern=r"^[0-7]?[0-9a-f]{1,7}([.][0-7]?[0-9a-f]{1,7})*$")

    @classmethod
    def of(cls, decision_ids: Sequence[int]) -> "Approve":
        return cls(these=".".join(f"{one:x}" for one in decision_ids))

    @property
    def decision_ids(self) -> list[int]:
        return [int(one, 16) for one in self.these.split(".")]


def waiting(words: Words, listed: Sequence[Waiting], *, may_record: bool = False, leads: bool = False) -> Screen:
    """What waits, numbered; what one has spoken on already comes last, as it may still be changed."""
    chairing = _chairing(words, may_record=may_record, leads=leads)
    if not listed:
        return Screen(words("deciding-list-empty"), (*chairing, (Button(words.plain("button-menu"), MENU),)))
    shown = listed[:MOST_LISTED]
    lines = [_line(words, number, one) for number, one in enumerate(shown, start=1)]
    more = [words("deciding-list-more", left=len(listed) - len(shown))] if len(listed) > len(shown) else []
    title = words("deciding-list", left=sum(one.verdict is None for one in listed))
    rows = (*_numbered(words, shown), *column(_all(words, listed)), *chairing)
    return Screen("\n".join([title, "", *lines, *more]), rows)


def _chairing(words: Words, *, may_record: bool, leads: bool) -> tuple[tuple[Button, ...], ...]:
    """What a secretary does here besides, side by side: below many pledges every row counts."""
    record = [Button(words.plain("deciding-button-record"), Minute.to_begin())] if may_record else []
    away = [Button(words.plain("standins-button"), Standins().pack())] if leads else []
    return ((*record, *away),) if record or away else ()


def _named(words: Words, number: int, one: Waiting) -> str:
    author = matter.author(words, one.author, one.matter)
    return words("deciding-list-line", number=number, author=author, text=cut(one.text, SHORT))


def _line(words: Words, number: int, one: Waiting) -> str:
    if one.verdict is not None:
        author, text = matter.author(words, one.author, one.matter), cut(one.text, SHORT)
        verdict = words.plain(f"deciding-verdict-{one.verdict.value}")
        return words("deciding-list-line-said", number=number, author=author, text=text, verdict=verdict)
    marks = [words("deciding-list-opened")] if one.is_opened else []
    if one.urges:
        marks.append(words("deciding-list-urged", times=one.urges))
    return " ".join([_named(words, number, one), *marks])


def _numbered(words: Words, shown: Sequence[Waiting]) -> tuple[tuple[Button, ...], ...]:
    return column(
        *(
            Button(
                words.plain("deciding-choice", number=number, choice=one.author),
                Show(decision_id=one.decision_id, desk=True).pack(),
            )
            for number, one in enumerate(shown, start=1)
        )
    )


def _all(words: Words, listed: Sequence[Waiting]) -> Button | None:
    count = len(opened(listed))
    return Button(words.plain("deciding-button-together", count=count), Together().pack()) if count else None


# ── approving what was opened ──────────────────────────────────────────────────────────────────────────────────────


def last_look(words: Words, listed: Sequence[Waiting]) -> Screen:
    """Each of them by name and words: nothing is approved that does not stand here."""
    lines = [_named(words, number, one) for number, one in enumerate(listed, start=1)]
    text = "\n".join([words("deciding-together", count=len(listed)), "", *lines])
    sure = Approve.of([one.decision_id for one in listed]).pack()
    return Screen(
        text,
        column(
            Button(words.plain("deciding-button-approve-all", count=len(listed)), sure, style="success"),
            Button(words.plain("button-back"), Listed().pack()),
        ),
    )


def approved(words: Words, done: Approved, left: int) -> Screen:
    lines = [words("deciding-approved", count=done.count)]
    lines += [words(f"deciding-left-out-{why.value}", author=author) for author, why in done.left_out]
    onward = Button(words.plain("deciding-button-next", left=left), Next().pack()) if left else None
    return Screen("\n".join(lines), column(onward, Button(words.plain("button-menu"), MENU)))


# ── the card for many ──────────────────────────────────────────────────────────────────────────────────────────────


def digest(words: Words, about: Digest) -> Screen:
    """How many wait and how many one has spoken on; in the end, what became of them."""
    if about.is_over:
        return Screen("\n".join([words("deciding-digest-over", total=about.total), _became(words, about)]))
    if not about.left:
        return Screen(words("deciding-digest-others", total=about.total, spoken=about.spoken))
    decided = sum(about.outcomes.values()) + about.withdrawn
    lines = [
        words("deciding-digest", left=about.left),
        words("deciding-digest-so-far", total=about.total, spoken=about.spoken, decided=decided),
    ]
    if about.urged:
        lines.append(words("deciding-digest-urged", urged=about.urged))
    return Screen("\n".join(lines), column(Button(words.plain("deciding-button-begin"), Begin().pack())))


def _became(words: Words, about: Digest) -> str:
    counts = [
        words("deciding-count", what=words.plain(f"deciding-outcome-{outcome.value}"), votes=about.outcomes[outcome])
        for outcome in Outcome
        if about.outcomes[outcome]
    ]
    if about.withdrawn:
        counts.append(words("deciding-digest-withdrawn", withdrawn=about.withdrawn))
    return words.plain("deciding-comma").join(counts)
