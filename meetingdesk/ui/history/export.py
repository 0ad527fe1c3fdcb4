"""The history as a spreadsheet: what, who, when, what became of it. Telephone numbers stay masked."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from meetingdesk.foundation.sheet_writing import Table, write_csv, write_xlsx
from meetingdesk.foundation.wording import _
from meetingdesk.ui.history.steps import WORDS, Step, masked, state, when

Row = tuple[str, ...]


def header() -> Row:
    """The heads of the columns."""
    return _("第几步"), _("时间"), _("谁做的"), _("方面"), _("做了什么"), _("现在怎样")


def rows(steps: Sequence[Step]) -> list[Row]:
    """One row a step, the first step first."""
    return [
        (
            str(step.act.seq), when(step), masked(step.act.by or ""), _(WORDS[step.kind]), step.words,
            state(step),
        )
        for step in reversed(steps)
    ]  # fmt: skip


def write(path: Path, heads: Row, told: Sequence[Row]) -> Path:
    """A workbook, or text with commas where the name says so. Fault: sheet.write_failed."""
    if path.suffix.casefold() == ".csv":
        write_csv(path, heads, told)
    else:
        write_xlsx(path, [Table(_("历史"), heads, told)])
    return path
