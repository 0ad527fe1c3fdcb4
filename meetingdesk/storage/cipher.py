"""Confidential files: SQLCipher under a passphrase, and the way between an ordinary file and such a one.

The format is SQLCipher 4's own, so that its tools open the file too. The passphrase is stretched once for
each salt, not once for each connection: the raw key opens all connections of a file in no time.
"""

from __future__ import annotations

import hashlib
import hmac
import os
import unicodedata
from pathlib import Path
from typing import Any, NoReturn

from sqlcipher3 import dbapi2

from meetingdesk.foundation.errors import Refused

ROUNDS = 256_000  # of PBKDF2-HMAC-SHA512: SQLCipher 4's default
SALT = 16
PAGE = 4096
LEAST = 8  # characters of a passphrase
PLAIN = b"SQLite format 3\x00"
KNOWN_STARTS = (PLAIN, b"PK", b"%PDF", b"\xd0\xcf\x11\xe0")
MANY_VALUES = 200  # of 256 byte values in the first 1,024 bytes: noise has some 251, text under 120


class Passphrase:
    """What opens a confidential file. It prints, logs and pickles as nothing."""

    __slots__ = ("_keys", "_words")

    def __init__(self, words: str) -> None:
        self._words = unicodedata.normalize("NFC", words).encode()
        self._keys: dict[bytes, str] = {}

    def literal(self, salt: bytes) -> str:
        """The raw key with its salt, as `PRAGMA key` and ATTACH take it."""
        if salt not in self._keys:
            raw = hashlib.pbkdf2_hmac("sha512", self._words, salt, ROUNDS, 32)
            self._keys[salt] = f"x'{raw.hex()}{salt.hex()}'"
        return self._keys[salt]

    def same(self, other: Passphrase) -> bool:
        """Whether both are one, compared without telling how far they agree."""
        return hmac.compare_digest(self._words, other._words)

    def __repr__(self) -> str:
        return "Passphrase(…)"

    def __reduce__(self) -> NoReturn:
        raise TypeError("a passphrase stays in memory")


def new_passphrase(words: str, again: str) -> Passphrase:
    """A passphrase typed twice. Refused: storage.passphrase_short, storage.passphrase_differs."""
    if len(words.strip()) < LEAST:
        raise Refused("storage.passphrase_short", least=LEAST)
    if unicodedata.normalize("NFC", words) != unicodedata.normalize("NFC", again):
        raise Refused("storage.passphrase_differs")
    return Passphrase(words)


def is_confidential(path: Path) -> bool:
    """Whether a file looks encrypted: whole pages of noise, and no start that other programs write."""
    try:
        with path.open("rb") as file:
            head = file.read(1024)
        size = path.stat().st_size
    except OSError:
        return False
    whole = size >= PAGE and size % 512 == 0
    return whole and not head.startswith(KNOWN_STARTS) and len(set(head)) >= MANY_VALUES


def unlock(connection: Any, path: Path, secret: Passphrase) -> None:
    """Give a fresh connection the key of its file."""
    with path.open("rb") as file:
        salt = file.read(SALT)
    connection.execute("PRAGMA cipher_log_level = NONE")  # what fails is told by us, in words
    connection.execute(f'PRAGMA key = "{secret.literal(salt)}"')


def attach(connection: Any, path: Path, name: str, secret: Passphrase | None) -> None:
    """Attach a new, empty file under its own key; without a secret it is an ordinary one."""
    key = secret.literal(os.urandom(SALT)) if secret else ""
    connection.execute(f"ATTACH DATABASE ? AS {name} KEY ?", (str(path), key))


def export(connection: Any, target: str, source: str = "main") -> None:
    """Copy a whole database into an attached, empty one, with what the header says of it."""
    connection.execute("SELECT sqlcipher_export(?, ?)", (target, source)).fetchone()
    for fact in ("application_id", "user_version"):
        value = connection.execute(f"PRAGMA {source}.{fact}").fetchone()[0]
        connection.execute(f"PRAGMA {target}.{fact}={int(value)}")


def pages_hold(connection: Any) -> bool:
    """Whether every page of a confidential file passes its own seal (HMAC)."""
    try:
        return not connection.execute("PRAGMA cipher_integrity_check").fetchall()
    except dbapi2.DatabaseError:
        return False
