r"""Drawing lots so that anyone can check them.

The method, as it is told to the room: write the seed, a line feed, and the organisation's full name, all in
UTF-8; take the SHA-256 of that; the organisations speak in ascending order of these digests. So the order
before plays no part, and `printf 'SEED\nNAME' | sha256sum` gives each digest on any machine.
"""

from __future__ import annotations

import hashlib
import secrets
import shlex
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

PROGRAM = (
    "import hashlib,sys; s,*names=sys.argv[1:]; "
    "d=lambda n: hashlib.sha256((s+chr(10)+n).encode()).hexdigest(); "
    "[print(d(n),n) for n in sorted(names,key=d)]"
)
"""The whole method in one line of Python; it knows nothing of this program."""
_TOLD_BY_NUMBER = "\"'$`\\!%"


@dataclass(frozen=True)
class Place:
    """One organisation in drawn order, with the digest that put it there."""

    name: str
    digest: str


def new_seed() -> str:
    """Eight digits, to be read aloud; a number named by the room does as well."""
    return f"{secrets.randbelow(10**8):08}"


def digest(seed: str, name: str) -> str:
    """The SHA-256 that decides the place of one organisation."""
    return hashlib.sha256(unicodedata.normalize("NFC", f"{seed}\n{name}").encode()).hexdigest()


def draw(seed: str, names: Iterable[str]) -> list[str]:
    """The names in drawn order."""
    return sorted(names, key=lambda name: digest(seed, name))


def places(seed: str, names: Iterable[str]) -> tuple[Place, ...]:
    """The drawn order, each with its digest."""
    return tuple(Place(name, digest(seed, name)) for name in draw(seed, names))


def holds(seed: str, names: Sequence[str]) -> bool:
    """Whether names stand in the order that this seed gives."""
    return draw(seed, names) == list(names)


def command_line(seed: str, names: Iterable[str]) -> str:
    """What a third person types into a terminal to get the same order; names by their own alphabet."""
    return f'python3 -c "{PROGRAM}" {" ".join(map(_quoted, [seed, *sorted(names)]))}'


def python_line(seed: str, name: str) -> str:
    """What gives the digest of one organisation in a terminal: short enough to be typed from paper."""
    text = "".join(map(_escaped, unicodedata.normalize("NFC", f"{seed}\n{name}")))
    return f"python3 -c \"import hashlib as h; print(h.sha256('{text}'.encode()).hexdigest())\""


def shell_line(seed: str, name: str) -> str:
    """The same without Python, where there is a `sha256sum`."""
    words = (shlex.quote(unicodedata.normalize("NFC", word)) for word in (seed, name))
    return f"printf '%s\\n%s' {' '.join(words)} | sha256sum"


def _escaped(character: str) -> str:
    """As it stands between quotes; what means something to Python or a shell is told by its number."""
    if character in _TOLD_BY_NUMBER or not character.isprintable():
        number = ord(character)
        return "\\n" if number == 10 else f"\\x{number:02x}" if number < 256 else f"\\U{number:08x}"
    return character


def _quoted(word: str) -> str:
    """Double quotes are understood by the shells of all systems, as long as nothing special stands inside."""
    return shlex.quote(word) if set(word) & set('"$`\\!%') else f'"{word}"'
