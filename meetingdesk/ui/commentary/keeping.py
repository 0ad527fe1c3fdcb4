"""What was typed, one comment a line, against what is on record: the steps from one to the other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from meetingdesk.commentary.queries import CommentRow
from meetingdesk.foundation.given import tidy


@dataclass(frozen=True)
class Step:
    """One act: change a comment, remove it (no `text`), or add one (no `which`) before another."""

    which: str | None
    text: str | None
    before: str | None = None


def lines_of(typed: str) -> list[str]:
    """The comments in a text: its lines, tidied, without empty ones."""
    return [line for line in (tidy(one) for one in typed.splitlines()) if line]


def steps(stored: Sequence[CommentRow], lines: Sequence[str]) -> list[Step]:
    """The fewest acts after which the record says these lines, in this order."""
    old = [one.text for one in stored]
    found: list[Step] = []
    for tag, first, last, start, end in SequenceMatcher(None, old, lines, autojunk=False).get_opcodes():
        if tag != "equal":
            before = stored[last].id if last < len(stored) else None
            found += _between(stored[first:last], lines[start:end], before)
    return found


def _between(old: Sequence[CommentRow], new: Sequence[str], before: str | None) -> list[Step]:
    both = min(len(old), len(new))
    changed = [Step(row.id, text) for row, text in zip(old, new, strict=False)]
    gone = [Step(row.id, None) for row in old[both:]]
    return [*changed, *gone, *(Step(None, text, before) for text in new[both:])]
