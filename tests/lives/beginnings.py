"""Where histories begin: on the first day, or a good way into a pledge's life, which the same deeds have led to."""

import pickle
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from sqlalchemy import Connection

from models.ballots import BallotBox
from models.keyring import KeyRing
from models.rules.deciding import Verdict
from models.rules.pledging import Stage
from models.rules.rights import Role
from tests.conftest import START
from tests.given import Mark
from tests.lives.deeds import Deeds
from tests.lives.door import Door
from tests.lives.memory import Memory
from tests.lives.papers import OnPaper
from tests.lives.village import build


@dataclass(slots=True)
class Beginning:
    """A state of the house that every history of a shard starts from; `memory` and `keys` are copies of it."""

    connection: Connection
    folder: Path
    memory: bytes
    keys: dict[str, bytes]
    updates: int

    def fresh(self) -> OnPaper:
        for file in self.folder.iterdir():
            if file.name not in self.keys:
                file.unlink()
        for name, key in self.keys.items():
            (self.folder / name).write_bytes(key)
        memory: Memory = pickle.loads(self.memory)  # noqa: S301 - our own
        box = BallotBox(KeyRing(self.folder))
        return OnPaper(memory, Door(self.connection), box, self.folder, updates=self.updates)


def prepare(connection: Connection, folder: Path, lead: Callable[[Deeds], None]) -> Beginning:
    """Build the village on this connection, and let `lead` bring it to where the histories begin."""
    folder.mkdir(exist_ok=True)
    door = Door(connection)
    deeds = Deeds(Memory(door.change_now(build), START), door, BallotBox(KeyRing(folder)), folder)
    lead(deeds)
    deeds.memory.entries.clear()
    deeds.memory.letters.clear()
    keys = {file.name: file.read_bytes() for file in folder.iterdir()}
    return Beginning(connection, folder, pickle.dumps(deeds.memory), keys, deeds.updates)


# ── how far ────────────────────────────────────────────────────────────────────────────────────────────────────────


def first_day(deeds: Deeds) -> None:
    """Nothing has been written yet."""
    del deeds


def proposed(deeds: Deeds) -> None:
    """Two pledges in the large branch, one in the small one."""
    scene = deeds.memory.scene
    for branch, authors in ((scene.large, (1, 6)), (scene.small, (1,))):
        members = scene.wearing(Role.member, branch)
        for place in authors:
            deeds.begin(members[place].id, f"第{place}条")
            deeds.hand_in(members[place].id)


def in_review(deeds: Deeds) -> None:
    proposed(deeds)
    for branch in deeds.memory.scene.names:
        secretary = deeds.memory.scene.wearing(Role.secretary, branch)[0]
        deeds.open_review(secretary.id, branch)


def deciding(deeds: Deeds) -> None:
    """Rated by everybody, counted and shredded."""
    in_review(deeds)
    memory = deeds.memory
    for one in memory.rounds.values():
        for person in one.roll:
            for item in one.items:
                deeds.rate(person, one, memory.pledges[item], Mark.fits, None)
        deeds.close_review(memory.scene.wearing(Role.secretary, one.branch)[0].id, one)
    deeds.conclude()


def published(deeds: Deeds) -> None:
    """The first is public, the second approved; in the small branch it is returned. The first review is near."""
    deciding(deeds)
    memory = deeds.memory
    for question in list(memory.questions.values()):
        is_small = memory.pledges[question.pledge].branch == memory.scene.small
        for person in sorted(question.roll):
            if question.outcome is None:
                deeds.decide(person, question, Verdict.return_ if is_small else Verdict.approve)
    approved = memory.at(Stage.approved)
    secretary = memory.scene.wearing(Role.secretary, memory.scene.large)[0]
    deeds.publish(secretary.id, memory.scene.large, approved[0])
    deeds.pass_time(timedelta(days=65))


BEGINNINGS: dict[str, Callable[[Deeds], None]] = {
    "first_day": first_day,
    "proposed": proposed,
    "in_review": in_review,
    "deciding": deciding,
    "published": published,
}
