"""SQLite's one writer: changes that arrive together share one commit, each in a savepoint of its own."""

import queue
import threading
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass, field
from typing import Any, TypeVar

from sqlalchemy import Engine
from sqlmodel import Session

T = TypeVar("T")
LARGEST_GROUP = 64


@dataclass(slots=True)
class Job:
    """A change waiting for the writer, and how it went: written, or refused with an error."""

    changing: Callable[[Session], Any]
    future: "Future[Any]" = field(default_factory=Future)
    result: Any = None
    error: BaseException | None = None

    def settle(self, error: BaseException | None = None) -> None:
        """Tell whoever waits; a failed commit fails every change in the group."""
        if failed := error or self.error:
            self.future.set_exception(failed)
        else:
            self.future.set_result(self.result)


class GroupWriter:
    """One thread, one connection. A disk flush is paid once a group, not once a press."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._waiting: queue.SimpleQueue[Job | None] = queue.SimpleQueue()
        self._thread = threading.Thread(target=self._work, name="database-writer")
        self._thread.start()

    def submit(self, changing: Callable[[Session], T]) -> "Future[T]":
        job = Job(changing)
        job.future.set_running_or_notify_cancel()
        self._waiting.put(job)
        return job.future

    def close(self) -> None:
        """Write what is waiting, then stop."""
        self._waiting.put(None)
        self._thread.join()

    def _work(self) -> None:
        while group := self._next_group():
            self._commit(group)

    def _next_group(self) -> list[Job]:
        """Wait for one change and take what else has come; empty when the house closes."""
        group: list[Job] = []
        job = self._waiting.get()
        while job is not None:
            group.append(job)
            if self._waiting.empty() or len(group) == LARGEST_GROUP:
                return group
            job = self._waiting.get()
        if group:
            self._waiting.put(None)
        return group

    def _commit(self, group: list[Job]) -> None:
        """Most groups hold no refusal and are spared the savepoints; one that does is begun again with them."""
        try:
            if not self._wrote(group, _plainly):
                self._wrote(group, _in_savepoint)
        except BaseException as error:  # noqa: BLE001 - whoever waits must hear it; the thread must live
            for job in group:
                job.settle(error)
            return
        for job in group:
            job.settle()

    def _wrote(self, group: list[Job], attempt: Callable[[Session, Job], bool]) -> bool:
        with Session(self._engine, expire_on_commit=False) as session:
            if not all(attempt(session, job) for job in group):
                return False
            session.commit()
        return True


def _plainly(session: Session, job: Job) -> bool:
    """False when the whole group must be begun again: changes bear being repeated, as they must on PostgreSQL."""
    try:
        job.result = job.changing(session)
        session.flush()
    except BaseException:  # noqa: BLE001 - comes again in the savepoint, where it is handed to whoever waits
        return False
    session.expunge_all()
    return True


def _in_savepoint(session: Session, job: Job) -> bool:
    try:
        with session.begin_nested():
            job.result = job.changing(session)
        session.expunge_all()
    except BaseException as error:  # noqa: BLE001 - handed to whoever waits
        job.error = error
    return True
