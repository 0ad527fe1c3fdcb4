"""PINs of operators: never stored, never journaled; only their Argon2id hash is kept."""

from __future__ import annotations

import math

FREE_TRIES = 5
FIRST_WAIT_S, LONGEST_WAIT_S = 30.0, 480.0


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


class Tries:
    """How often a PIN may be tried wrong: five times, then after each one a wait that doubles.

    Moments are seconds of a clock that only runs forwards. `left`: tries before the first wait; a program
    that was ended while locked begins with one.
    """

    def __init__(self, left: int = FREE_TRIES) -> None:
        self._left = left
        self._wait = FIRST_WAIT_S
        self._until = 0.0

    def wrong(self, now: float) -> None:
        """It did not fit."""
        self._left -= 1
        if self._left <= 0:
            self._until = now + self._wait
            self._wait = min(self._wait * 2, LONGEST_WAIT_S)

    def right(self) -> None:
        """It fitted: all begins anew."""
        self._left, self._wait, self._until = FREE_TRIES, FIRST_WAIT_S, 0.0

    def wait(self, now: float) -> int:
        """Whole seconds until the next try; 0 when one may try."""
        return max(math.ceil(self._until - now), 0)
