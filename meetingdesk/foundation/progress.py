"""How long work tells how far it is, and hears that it should stop."""

from __future__ import annotations

from typing import Protocol


class Cancelled(Exception):  # it is a wish of the user, not an error
    """Raised inside `Progress.step` when the user asked to stop; the work leaves nothing half done."""


class Progress(Protocol):
    """What long work needs of whoever waits for it."""

    def step(self, done: int, total: int, text: str = "") -> None:
        """Say how far the work is; raises `Cancelled` when it should stop."""


class Silent:
    """Nobody waits: for tests and short work."""

    def step(self, done: int, total: int, text: str = "") -> None:
        """Do nothing."""
