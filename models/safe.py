"""The safe: what few have said is kept here until it can be told among many.

A pool is sealed under a key of its own, outside the database as the ballots' are, and always of one length: neither
whether something was added to it nor how much can be told from any copy.
"""

import json
from dataclasses import asdict

from models.keyring import KeyRing
from models.rules.refusal import Refusal
from models.rules.telling import Gathered, Voices

LENGTH = 8192
"""Far more than the branches of a township need; a larger pool is as long as several."""


class Safe:
    """`put` and `take` need the pool's key; once it is destroyed, nobody can take anything out any more."""

    def __init__(self, keyring: KeyRing) -> None:
        self._keyring = keyring

    def make(self, unit_id: int) -> str:
        """A fresh key for a pool of this unit; returns its name."""
        return self._keyring.make(unit_id, of="pool")

    def put(self, key_name: str, gathered: Gathered) -> bytes:
        plain = json.dumps(asdict(gathered)).encode()
        padded = plain.ljust(-(-len(plain) // LENGTH) * LENGTH)
        return self._keyring.keys(key_name).seal(key_name.encode(), padded)

    def take(self, key_name: str, sealed: bytes) -> Gathered | None:
        """None when the key is lost."""
        try:
            said = json.loads(self._keyring.keys(key_name).unseal(key_name.encode(), sealed))
        except Refusal:
            return None
        voices = {int(unit): Voices(**one) for unit, one in said["voices"].items()}
        return Gathered(said["counts"], said["reasons"], voices)

    def destroy(self, key_name: str) -> None:
        self._keyring.destroy(key_name)
