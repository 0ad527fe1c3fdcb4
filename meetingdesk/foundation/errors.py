"""The ways in which the program says no.

Each carries a *key* and *values*; the sentence a person reads lives in the catalogue (`wording.sentence`), so
the same refusal reads right in every language and tests can name it without its words.
"""

from __future__ import annotations

UNNAMED = "…"
"""Stands for a file until somebody who knows its name passes the error on."""


class MeetingDeskError(Exception):
    """Base of all errors that have a sentence for the user."""

    def __init__(self, key: str, /, **values: object) -> None:
        super().__init__(key)
        self.key = key
        self.values = values

    def __str__(self) -> str:
        if not self.values:
            return self.key
        return f"{self.key} {self.values}"

    def __reduce__(self) -> tuple[object, ...]:
        return (_rebuild, (type(self), self.key, self.values))


def _rebuild(kind: type[MeetingDeskError], key: str, values: dict[str, object]) -> MeetingDeskError:
    return kind(key, **values)


class Refused(MeetingDeskError):
    """A rule said no; nothing was changed. Shown where the act was tried."""


class BadInput(Refused):
    """A file or text from outside can't be used. Names file, place and way out; command line exit code 2."""


class Fault(MeetingDeskError):
    """The machine failed (disk full, medium gone …). What was typed is kept; command line exit code 1."""
