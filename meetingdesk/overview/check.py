"""One line of a list to go through: how it stands, in words, and the page where it is put right."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import IntEnum

from meetingdesk.foundation.wording import Wording

SHOWN_NAMES = 3


class Word(str):
    """A value that is itself a msgid and is translated where it is shown."""

    __slots__ = ()


class Level(IntEnum):
    """How a line stands: the worse, the earlier it comes."""

    BAD = 0
    WARN = 1
    OK = 2


@dataclass(frozen=True)
class Check:
    """`title` and `text` are msgids, `values` fill the text; `page` is the rail page that mends it."""

    key: str
    level: Level
    title: str
    text: str
    page: str
    values: Mapping[str, object] = field(default_factory=dict)

    def title_in(self, wording: Wording) -> str:
        """What is checked."""
        return wording.text(self.title)

    def text_in(self, wording: Wording) -> str:
        """What was found."""
        filled = {key: _in_words(value, wording) for key, value in self.values.items()}
        return wording.text(self.text, **filled) if filled else wording.text(self.text)


@dataclass(frozen=True)
class Surroundings:
    """What the records can't know, told by whoever runs the program; None = not looked at, no line is shown.

    `free_bytes` on the disk of the database; `last_copy` (local) and `acts_since_copy` of the safety copies;
    `screens` found; `uncovered` characters that no font has; `clock_step` seconds by which the clock was set
    since the start; `minutes_final`, and `papers_stale` = papers not made or older than the data;
    `same_disk`: the second place of the copies lies beside the database.
    """

    free_bytes: int | None = None
    last_copy: dt.datetime | None = None
    acts_since_copy: int | None = None
    screens: int | None = None
    uncovered: tuple[str, ...] | None = None
    clock_step: int | None = None
    minutes_final: bool | None = None
    papers_stale: int | None = None
    same_disk: bool = False


def worst_first(checks: Iterable[Check | None]) -> tuple[Check, ...]:
    """What is not in order leads; else the order stays."""
    return tuple(sorted((check for check in checks if check is not None), key=lambda check: check.level))


def clock_time(moment: dt.datetime) -> str:
    """A time of day in text: 8:56."""
    return f"{moment.hour}:{moment.minute:02}"


def _in_words(value: object, wording: Wording) -> object:
    if isinstance(value, dt.datetime):
        return clock_time(value)
    if not isinstance(value, tuple):
        return value
    shown = [wording.text(one) if isinstance(one, Word) else str(one) for one in value[:SHOWN_NAMES]]
    comma = "、" if wording.language == "zh_CN" else ", "
    return comma.join(shown) + ("…" if len(value) > SHOWN_NAMES else "")
