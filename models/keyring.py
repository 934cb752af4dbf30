"""The keys of the ballot box: one file a round or pool, outside the database, its backups and the data directory.

Whoever has the database without these files can read nothing and link nobody; once a round's file is gone, nobody can.
"""

import hmac
import os
import secrets
import struct
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from models.rules.refusal import Refusal

KEY_BYTES = 32
PSEUDONYM_BYTES = 32
NONCE_BYTES = 12
WHO = struct.Struct(">QQQ")


class Keys(Protocol):
    """How the slips of a round are named, closed and opened."""

    def pseudonym(self, round_id: int, pledge_id: int, rater_id: int) -> bytes: ...

    def label(self, round_id: int) -> bytes: ...

    def seal(self, label: bytes, plain: bytes) -> bytes: ...

    def unseal(self, label: bytes, sealed: bytes) -> bytes: ...


@dataclass(frozen=True, slots=True)
class RoundKeys:
    """What a round's key is for: naming slips without naming people, and sealing what is on them."""

    _naming: "hmac.HMAC"
    _sealing: ChaCha20Poly1305

    def pseudonym(self, round_id: int, pledge_id: int, rater_id: int) -> bytes:
        """One name a rater and pledge, so that the slips of one rater cannot be laid side by side."""
        name = self._naming.copy()
        name.update(WHO.pack(round_id, pledge_id, rater_id))
        return name.digest()

    def label(self, round_id: int) -> bytes:
        """The name of all slips of a round together, which no slip can have: nobody has the number 0."""
        return self.pseudonym(round_id, 0, 0)

    def seal(self, label: bytes, plain: bytes) -> bytes:
        nonce = secrets.token_bytes(NONCE_BYTES)
        return nonce + self._sealing.encrypt(nonce, plain, label)

    def unseal(self, label: bytes, sealed: bytes) -> bytes:
        """Refusal when this was not sealed with this key and label, or was changed since."""
        try:
            return self._sealing.decrypt(sealed[:NONCE_BYTES], sealed[NONCE_BYTES:], label)
        except InvalidTag:
            raise Refusal("rating-key-lost") from None


class OpenKeys:
    """For an open round: names that say whose slip it is, and slips that anybody can read. No file, no secret."""

    def pseudonym(self, round_id: int, pledge_id: int, rater_id: int) -> bytes:
        return f"{round_id}/{pledge_id}/{rater_id}".encode().ljust(PSEUDONYM_BYTES)

    def label(self, round_id: int) -> bytes:
        return self.pseudonym(round_id, 0, 0)

    def seal(self, label: bytes, plain: bytes) -> bytes:  # noqa: ARG002 - the shape of RoundKeys
        return plain

    def unseal(self, label: bytes, sealed: bytes) -> bytes:  # noqa: ARG002 - the shape of RoundKeys
        return sealed


class KeyRing:
    """Makes, keeps and destroys the keys. Several machines that serve one database share the folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._at_hand: dict[str, RoundKeys] = {}

    def make(self, number: int, *, of: str = "round") -> str:
        """A fresh key on the disk; returns its name. The name is never used twice, whatever becomes of the round."""
        name = f"{of}-{number}-{secrets.token_hex(8)}"
        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        file = os.open(self._folder / name, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        _write(file, secrets.token_bytes(KEY_BYTES))
        self._flush_folder()
        return name

    def keys(self, name: str) -> RoundKeys:
        """Refusal when the key is lost. The file is asked for each time: it may have been destroyed elsewhere."""
        if not self.has(name):
            self._at_hand.pop(name, None)
            raise Refusal("rating-key-lost")
        if name not in self._at_hand:
            self._at_hand[name] = _derived((self._folder / name).read_bytes())
        return self._at_hand[name]

    def has(self, name: str) -> bool:
        return bool(name) and (self._folder / name).is_file()

    def destroy(self, name: str) -> None:
        """Overwritten, then removed. A disk may keep old blocks all the same; the user documentation says so."""
        self._at_hand.pop(name, None)
        if self.has(name):
            _write(os.open(self._folder / name, os.O_WRONLY), secrets.token_bytes(KEY_BYTES))
            (self._folder / name).unlink(missing_ok=True)
            self._flush_folder()

    def _flush_folder(self) -> None:
        """A new or removed name must be on the disk too before anything relies on it."""
        folder = os.open(self._folder, os.O_RDONLY)
        os.fsync(folder)
        os.close(folder)


def _write(file: int, secret: bytes) -> None:
    with os.fdopen(file, "wb") as opened:
        opened.write(secret)
        opened.flush()
        os.fsync(opened.fileno())


def _derived(key: bytes) -> RoundKeys:
    if len(key) != KEY_BYTES:
        raise Refusal("rating-key-lost")
    naming = hmac.new(_for(key, b"jiannuo pseudonyms"), digestmod="sha256")
    return RoundKeys(naming, ChaCha20Poly1305(_for(key, b"jiannuo slips")))


def _for(key: bytes, purpose: bytes) -> bytes:
    return HKDF(SHA256(), KEY_BYTES, salt=None, info=purpose).derive(key)
