"""The head of the page: how to look at the room, who is missing, the paper sheet, sound."""

from __future__ import annotations

from PySide6.QtCore import Signal

from meetingdesk.foundation.wording import _
from meetingdesk.ui.parts.buttons import Button, IconButton, Segmented
from meetingdesk.ui.parts.surfaces import PageHead
from meetingdesk.ui.signin.board import View

WAYS = (View.TILES, View.LINES, View.CURVE)


class DeskHead(PageHead):
    """Title, start, and four controls. `view` says what is to be shown, `sound` whether to be heard."""

    view = Signal(object)  # View
    sound = Signal(bool)

    def __init__(self) -> None:
        super().__init__("")
        self.hear = IconButton("volume-2", " ")
        self.hear.setCheckable(True)
        self.missing = Button("", icon="phone")
        self.missing.setCheckable(True)
        self.numbers = Button("", icon="keyboard")
        self.ways = Segmented((" ", " ", " "), " ")
        for part in (self.ways, self.hear, self.missing, self.numbers):
            self.add(part)
        self.hear.toggled.connect(self.sound)
        self.missing.clicked.connect(self._ask_missing)
        self.ways.chosen.connect(lambda place: self.view.emit(WAYS[place]))

    def rename(self, start: str) -> None:
        """The words, in the language now in use."""
        self.set_words(_("签到"), _("开会 {time}，之后到的记为迟到", time=start))
        self.missing.set_words(_("谁还没到"))
        self.numbers.set_words(_("按纸表录入"))
        self.hear.setAccessibleName(_("提示音"))
        self.hear.setToolTip(_("提示音：一声是签到成功，两声是请看屏幕"))
        place = self.ways.current()
        fresh = Segmented((_("磁贴"), _("名单"), _("曲线")), _("怎样看会场"), place)
        fresh.chosen.connect(lambda at: self.view.emit(WAYS[at]))
        self._line.replaceWidget(self.ways, fresh)
        self.ways.deleteLater()
        self.ways = fresh

    def show_view(self, view: View) -> None:
        """Mark what is shown now."""
        self.missing.setChecked(view is View.MISSING)
        if view in WAYS:
            self.ways.choose(WAYS.index(view))

    def way(self) -> View:
        """The chosen way to look at everyone."""
        return WAYS[self.ways.current()]

    def _ask_missing(self) -> None:
        self.view.emit(View.MISSING if self.missing.isChecked() else self.way())
