"""One leads, whoever else is there; when it is gone, another does."""

from collections.abc import AsyncIterator

import pytest
from sqlalchemy import create_engine, text

from scheduler.leader import LEADS, Leader


@pytest.fixture
async def first(database_url: str) -> AsyncIterator[Leader]:
    leader = Leader(database_url)
    yield leader
    await leader.close()


@pytest.fixture
async def second(database_url: str) -> AsyncIterator[Leader]:
    leader = Leader(database_url)
    yield leader
    await leader.close()


async def test_of_two_only_the_first_leads_and_goes_on_leading(first: Leader, second: Leader) -> None:
    for _ in range(3):
        assert await first.leads()
        assert not await second.leads()


async def test_when_the_leader_closes_the_other_leads(database_url: str, second: Leader) -> None:
    leader = Leader(database_url)
    assert await leader.leads()
    await leader.close()
    assert await second.leads()


@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
async def test_a_leader_whose_connection_is_cut_learns_it_before_its_next_round(
    database_url: str, first: Leader, second: Leader
) -> None:
    assert await first.leads()
    cut_the_leaders_connection(database_url)
    assert await second.leads()
    assert not await first.leads()
    assert not await first.leads()


def cut_the_leaders_connection(database_url: str) -> None:
    server = create_engine(database_url, isolation_level="AUTOCOMMIT")
    with server.connect() as connection:
        cut = text(
            "SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory'"
            " AND (classid::bigint << 32 | objid::bigint) = :number"
            " AND database = (SELECT oid FROM pg_database WHERE datname = current_database())"
        )
        assert connection.execute(cut, {"number": LEADS}).all() == [(True,)]
    server.dispose()
