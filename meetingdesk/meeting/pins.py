"""PINs of operators: never stored, never journaled; only their Argon2id hash is kept."""

from __future__ import annotations


class Pin:
    """A PIN on its way to its hash. Shows itself as dots, so that no act and no log can keep it."""

    __slots__ = ("_digits",)

    def __init__(self, digits: str) -> None:
        self._digits = digits

    def __str__(self) -> str:
        return "••••"

    __repr__ = __str__

    def __len__(self) -> int:
        return len(self._digits)

    def hashed(self) -> str:
        """Argon2id with the library's recommended cost."""
        from argon2 import PasswordHasher

        return PasswordHasher().hash(self._digits)

    def fits(self, hashed: str) -> bool:
        """Whether this is the PIN that `hashed` was made of."""
        from argon2 import PasswordHasher
        from argon2.exceptions import Argon2Error, InvalidHashError

        try:
            return PasswordHasher().verify(hashed, self._digits)
        except (Argon2Error, InvalidHashError):
            return False
