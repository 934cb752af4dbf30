"""Brings closed rounds of rating, and what too few said in them, to their end: counted, told, shredded.

Whoever closes a round counts it at once; this is for rounds that the clock has closed and for what a crash left undone.
Each step is a change of its own, finds what is still to do by itself, and may be repeated.
"""

import logging
from datetime import datetime

from models.actions import pooling, rating
from models.ballots import BallotBox
from models.database import Database
from models.queries import pools, rounds
from models.rules.refusal import Refusal

log = logging.getLogger(__name__)


async def conclude(database: Database, box: BallotBox, now: datetime) -> None:
    await _count(database, box, now)
    await _settle(database, box, now)
    await _shred(database, box, now)


async def _count(database: Database, box: BallotBox, now: datetime) -> None:
    for round_id in await database.look(rounds.to_count):
        try:
            await database.change(rating.count, box, round_id, now=now)
        except Refusal as refusal:
            log.warning("a round cannot be counted", extra={"round_id": round_id, "refusal": refusal.code})


async def _settle(database: Database, box: BallotBox, now: datetime) -> None:
    """Pools, from below upward: what is passed up from one may be settled in the same pass."""
    while ripe := await database.look(pools.ripe, now):
        for family in ripe:
            await database.change(pooling.settle, box, family, now=now)


async def _shred(database: Database, box: BallotBox, now: datetime) -> None:
    """The key first; then the slips, the database's memory of them, and only then the note that it is done."""
    counted, settled = await database.look(rounds.to_shred), await database.look(pools.to_shred)
    for round_id in counted:
        await database.change(rating.shred, box, round_id)
    for pool_id in settled:
        await database.change(pooling.shred, box, pool_id)
    if (counted or settled) and await database.forget_deleted():
        for round_id in counted:
            await database.change(rating.confirm_shredded, round_id, now=now)
        for pool_id in settled:
            await database.change(pooling.confirm_shredded, pool_id)
