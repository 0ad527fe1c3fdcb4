"""What may become of someone who has a namesake; by itself, so that the command line names it at once."""

from __future__ import annotations

from enum import StrEnum


class Namesake(StrEnum):
    """What to do with rows that may be someone on the roster under another unit, where nobody said who.

    The same goes for a unit that may be one on the roster under another name.
    """

    SKIP = "skip"
    NEW = "new"
