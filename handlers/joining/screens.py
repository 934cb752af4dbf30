"""What somebody sees at the door: who are you, may your name be public, what you can do, who sees what."""

from collections.abc import Sequence
from datetime import date

from aiogram.filters.callback_data import CallbackData

from handlers.carried import Id
from handlers.screen import MENU, Button, Screen, column
from handlers.words import Words
from models.actions.joining import Guest, Wrong
from models.queries.joining import Absent, Arrival

A_PAGE = 8


class Me(CallbackData, prefix="joining.me"):
    """Carries the token itself: a number could be guessed, and the press is checked as the link was."""

    token: str


class NotMe(CallbackData, prefix="joining.other"):
    pass


class Consent(CallbackData, prefix="joining.consent"):
    """The first answer about the public name; it leads to the welcome."""

    public: bool


class Name(CallbackData, prefix="joining.name"):
    """A later answer about the public name; it leads back to /privacy."""

    public: bool


class Secrecy(CallbackData, prefix="joining.secrecy"):
    pass


class Privacy(CallbackData, prefix="joining.privacy"):
    """Back from there."""


class Invite(CallbackData, prefix="inviting.link"):
    person_id: Id


class Page(CallbackData, prefix="inviting.page"):
    first: int


def who_are_you(words: Words, guest: Guest, token: str) -> Screen:
    me = Button(words.plain("joining-me"), Me(token=token).pack())
    other = Button(words.plain("joining-not-me"), NotMe().pack())
    return Screen(words("joining-ask", name=guest.name, unit=guest.unit), column(me, other))


def wrong_link(words: Words, wrong: Wrong) -> Screen:
    if wrong.tries_left <= 0:
        return Screen(words("joining-wrong-last"))
    return Screen(words("joining-wrong", left=wrong.tries_left))


def handed_back(words: Words) -> Screen:
    return Screen(words("joining-handed-back"))


def stranger(words: Words) -> Screen:
    return Screen(words("joining-stranger"))


def in_group(words: Words, link: str) -> Screen:
    return Screen(words("joining-in-group"), column(Button(words.plain("joining-to-private"), url=link)))


def arrived(words: Words, arrival: Arrival) -> Screen:
    """The question about the public name while it is open; the welcome after that."""
    return may_be_named(words, arrival) if arrival.is_to_be_asked else welcome(words, arrival)


def may_be_named(words: Words, arrival: Arrival) -> Screen:
    yes = Button(words.plain("joining-name-yes"), Consent(public=True).pack())
    no = Button(words.plain("joining-name-no"), Consent(public=False).pack())
    return Screen(words("joining-consent", name=arrival.name), column(yes, no))


def welcome(words: Words, arrival: Arrival) -> Screen:
    lines = [words(f"joining-can-{role.value}") for role in arrival.roles]
    text = "\n".join([words("joining-welcome", name=arrival.name), *lines, "", words("joining-welcome-end")])
    return Screen(text, column(_to_menu(words)))


def privacy(words: Words, arrival: Arrival | None) -> Screen:
    """For a stranger, and for those who never stand on the board, without the switch for the name."""
    more = Button(words.plain("joining-button-secrecy"), Secrecy().pack())
    if arrival is None:
        return Screen(words("joining-privacy"), column(more))
    if not arrival.stands_on_the_board:
        return Screen(words("joining-privacy"), column(more, _to_menu(words)))
    named = arrival.name_public
    about_name = words("joining-privacy-named") if named else words("joining-privacy-unnamed")
    label = words.plain("joining-name-hide") if named else words.plain("joining-name-show")
    switch = Button(label, Name(public=not named).pack())
    return Screen(f"{words('joining-privacy')}\n\n{about_name}", column(more, switch, _to_menu(words)))


def secrecy(words: Words) -> Screen:
    """All that can be said of how secret a rating is, for a layperson."""
    text = "\n\n".join([words("joining-secrecy"), words("joining-secrecy-modes"), words("joining-secrecy-limits")])
    return Screen(text, column(Button(words.plain("joining-button-privacy"), Privacy().pack())))


def not_in_yet(words: Words, absent: Sequence[Absent], first: int = 0) -> Screen:
    if not absent:
        return Screen(words("joining-invite-none"), column(_to_menu(words)))
    first = first if 0 <= first < len(absent) else 0
    shown = list(enumerate(absent, start=1))[first : first + A_PAGE]
    names = (_name(words, number, one) for number, one in shown)
    return Screen(words("joining-invite", count=len(absent)), (*column(*names), *_turning(words, first, len(absent))))


def _name(words: Words, number: int, one: Absent) -> Button:
    return Button(
        words.plain("joining-invite-one", number=number, name=one.name), Invite(person_id=one.person_id).pack()
    )


def _turning(words: Words, first: int, count: int) -> tuple[tuple[Button, ...], ...]:
    row = []
    if first > 0:
        row.append(Button(words.plain("joining-invite-before"), Page(first=max(0, first - A_PAGE)).pack()))
    if first + A_PAGE < count:
        row.append(Button(words.plain("joining-invite-after"), Page(first=first + A_PAGE).pack()))
    return (tuple(row),) if row else ()


def letter_to_forward(words: Words, name: str, link: str, until: date) -> Screen:
    """No button: forwarding would take it off."""
    return Screen(words("joining-invite-letter", name=name, link=link, until=until))


def _to_menu(words: Words) -> Button:
    return Button(words.plain("button-menu"), MENU)
