"""The door and the menu."""

from datetime import date

from handlers.joining import screens
from handlers.menu import screens as menu
from models.actions.joining import Guest, Wrong
from models.queries.joining import Absent, Arrival
from models.rules.rights import Role
from models.rules.work import Task, Work
from tests.house.gallery.frame import AUTHOR, BRANCH, DEVIL, TODAY, picture

LATER = date(2026, 4, 20)
TOKEN = "A" * 32
EVERYTHING = tuple(Role)


def arrival(*roles: Role, public: bool = True, answered: bool = True) -> Arrival:
    return Arrival(7, AUTHOR, BRANCH, roles, public, answered)


def absent(count: int) -> list[Absent]:
    return [Absent(number, AUTHOR, 4, BRANCH, (Role.member,)) for number in range(1, count + 1)]


def tasks(*works: Work, title: str = BRANCH) -> list[Task]:
    return [Task(work, 12, title, date(2026, 4, 10), 3) for work in works]


PICTURES = [
    picture(screens.who_are_you, Guest(DEVIL, BRANCH), TOKEN, title="devil"),
    picture(screens.wrong_link, Wrong(3)),
    picture(screens.wrong_link, Wrong(0), title="for the last time"),
    picture(screens.handed_back),
    picture(screens.stranger),
    picture(screens.in_group, "https://t.me/jiannuo_bot"),
    picture(screens.arrived, arrival(Role.member, answered=False), title="asks first"),
    picture(screens.arrived, arrival(Role.representative), title="a representative"),
    picture(screens.may_be_named, arrival(Role.member)),
    picture(screens.welcome, arrival(*EVERYTHING)),
    picture(screens.privacy, None, title="for a stranger"),
    picture(screens.privacy, arrival(Role.representative), title="for a representative"),
    picture(screens.privacy, arrival(*EVERYTHING), title="named"),
    picture(screens.privacy, arrival(*EVERYTHING, public=False), title="unnamed"),
    picture(screens.secrecy),
    picture(screens.not_in_yet, [], title="everybody is"),
    picture(screens.not_in_yet, absent(30), 8, title="the second page"),
    picture(screens.letter_to_forward, AUTHOR, f"https://t.me/jiannuo_bot?start={TOKEN}", date(2026, 3, 29)),
    picture(menu.todo, AUTHOR, [], TODAY, title="nothing"),
    picture(menu.todo, AUTHOR, tasks(*Work), TODAY, title="everything"),
    picture(menu.todo, AUTHOR, tasks(Work.comment, Work.acknowledge), LATER, title="late"),
    picture(menu.todo, AUTHOR, tasks(*Work, title=DEVIL * 12), TODAY, title="everything, long"),
    picture(menu.todo, AUTHOR, [Task(Work.propose, 1, "")], TODAY, title="no day"),
    picture(menu.not_understood, AUTHOR, tasks(*Work), TODAY),
    picture(menu.help_for, set(Role), title="with every role"),
    picture(menu.help_for, {Role.member}, title="for a member"),
    picture(menu.help_in_group),
    picture(menu.cancelled, was_writing=True),
    picture(menu.cancelled, was_writing=False, title="nothing"),
    picture(menu.ask_language),
    picture(menu.language_set),
]
