"""What can be done with the chosen item, under the list."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QWidget

from meetingdesk.agenda.model import Progress
from meetingdesk.agenda.numbering import NUMBERING_WORDS, Numbering
from meetingdesk.agenda.queries import ItemRow
from meetingdesk.foundation.wording import _
from meetingdesk.ui.agenda.landing import inward, outward, stepped
from meetingdesk.ui.parts.buttons import Button, IconButton, Kind, Segmented

STYLES = tuple(Numbering)


class ActsBar(QWidget):
    """Buttons for the chosen item, and how all are numbered."""

    def __init__(self) -> None:
        super().__init__()
        self.start_this, self.skip, self.change = _quiet("play"), _quiet("skip-forward"), _quiet("pencil")
        self.remove = _quiet("trash-2")
        self.up, self.down, self.inward, self.outward = (
            IconButton(f"arrow-{where}", "", Kind.QUIET, 32) for where in ("up", "down", "right", "left")
        )
        self.style_of_numbers = Segmented([_(words) for words in NUMBERING_WORDS.values()], "")
        foot = QHBoxLayout(self)
        foot.setContentsMargins(12, 6, 12, 6)
        foot.setSpacing(4)
        for button in (self.start_this, self.skip, self.change):
            foot.addWidget(button)
        for mark in (self.up, self.down, self.outward, self.inward):
            foot.addWidget(mark)
        foot.addStretch(1)
        foot.addWidget(self.style_of_numbers)
        foot.addWidget(self.remove)

    def rename(self) -> None:
        """The words."""
        for button, words, key in (
            (self.skip, _("跳过这项"), ""), (self.change, _("修改"), "F2"), (self.remove, _("删去"), ""),
        ):  # fmt: skip
            button.set_words(words)
            button.set_key(key)
        for mark, words in (
            (self.up, _("上移（Alt+↑）")), (self.down, _("下移（Alt+↓）")),
            (self.inward, _("作为上一项的分项（Alt+→）")), (self.outward, _("不再作为分项（Alt+←）")),
        ):  # fmt: skip
            mark.setAccessibleName(words)
            mark.setToolTip(words)
        self.style_of_numbers.setAccessibleName(_("编号方式"))

    def say(self, rows: Sequence[ItemRow], row: ItemRow | None) -> None:
        """What is possible with this one."""
        state = row.state if row is not None else None
        running, idle = state == Progress.RUNNING, state in {Progress.WAITING, Progress.SKIPPED}
        self.start_this.set_words(_("结束这一项") if running else _("开始这一项"))
        self.start_this.set_icon("check" if running else "play")
        self.start_this.setEnabled(running or idle)
        self.change.setEnabled(row is not None)
        self.remove.setEnabled(idle)
        self.skip.setEnabled(state == Progress.WAITING)
        for button, lands in (
            (self.up, row and stepped(rows, row, -1)), (self.down, row and stepped(rows, row, 1)),
            (self.inward, row and inward(rows, row)), (self.outward, row and outward(rows, row)),
        ):  # fmt: skip
            button.setEnabled(lands is not None)


def _quiet(icon: str) -> Button:
    return Button("", Kind.QUIET, icon, height=32)
