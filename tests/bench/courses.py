"""What is measured: rating presses and the steps of the pledge's form, in each house."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from models.ballots import BallotBox
from models.database import Database
from models.keyring import KeyRing
from models.queries import pledging, rating
from tests.bench.driver import Bot, Lane, Measured, drive
from tests.bench.prefecture import actor
from tests.bench.stage import House
from tests.bench.walks import forms, ratings

WARM_UP_SECONDS = 1.5


@dataclass
class Course:
    """One thing that people do again and again with one bot, and what was measured of it beside the echo."""

    what: str
    bot: Bot
    lanes: Iterator[Lane]
    runs: list[Measured] = field(default_factory=list)
    echoes: list[Measured] = field(default_factory=list)
    at_half: Measured | None = None


def of_house(house: House) -> Iterator[Course]:
    yield Course(f"rating press, {house.bot.name}", house.bot, ratings(house.branches))
    yield Course(f"form step, {house.bot.name}", house.bot, forms(house.branches))


async def warm_up(courses: Iterable[Course]) -> None:
    for course in courses:
        await drive(course.bot, course.lanes, WARM_UP_SECONDS)


async def ensure_heard(house: House) -> None:
    """What the first people did in the warm-up stands in the database: refusals are quick, and worth nothing."""
    branch, box = house.branches[0], BallotBox(KeyRing(house.folder / "ballot-keys"))
    database = Database(house.database_url)
    rater = await database.look(actor, branch.representatives[0])
    queue = await database.look(rating.queue, rater, box, branch.round_id)
    writer = await database.look(actor, branch.members[0])
    sheet = await database.look(pledging.sheet, writer.person_id)
    await database.close()
    if queue.done < queue.total or sheet is None or sheet.asked is not None:
        raise RuntimeError(f"{house.bot.name}: {queue.done} of {queue.total} rated, and the form stands at {sheet}")
