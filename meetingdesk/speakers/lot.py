r"""Drawing lots so that anyone can check them.

The method, as it is told to the room: write the seed, a line feed, and the organisation's full name, all in
UTF-8; take the SHA-256 of that; the organisations speak in ascending order of these digests. So the order
before plays no part, and `printf 'SEED\nNAME' | sha256sum` gives each digest on any machine.
"""

from __future__ import annotations

import hashlib
import secrets
import unicodedata
from collections.abc import Iterable


def new_seed() -> str:
    """Eight digits, to be read aloud; a number named by the room does as well."""
    return f"{secrets.randbelow(10**8):08}"


def digest(seed: str, name: str) -> str:
    """The SHA-256 that decides the place of one organisation."""
    return hashlib.sha256(unicodedata.normalize("NFC", f"{seed}\n{name}").encode()).hexdigest()


def draw(seed: str, names: Iterable[str]) -> list[str]:
    """The names in drawn order."""
    return sorted(names, key=lambda name: digest(seed, name))
