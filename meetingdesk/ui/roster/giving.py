"""The roster given out as a file: which kind, and whether phones stand in it in full."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout

from meetingdesk.foundation.wording import _
from meetingdesk.ui.parts.buttons import Button, Kind, Segmented
from meetingdesk.ui.parts.checks import Check
from meetingdesk.ui.parts.labels import Label
from meetingdesk.ui.parts.surfaces import Card, CardHead
from meetingdesk.ui.theme import Role

ENDINGS = (".xlsx", ".csv")


class ExportCard(Card):
    """`wanted` gives the file's ending and whether phones are meant to be given in full."""

    wanted = Signal(str, bool)
    left = Signal()

    def __init__(self, phones: int) -> None:
        super().__init__(margin=16, spacing=8)
        self.body.addWidget(CardHead(_("导出名册"), role=Role.HEADING_LARGE))
        self.kind = Segmented([_("Excel 表格"), "CSV"], _("文件类型"))
        self.body.addWidget(self.kind)
        words = _("可以再导入；内容都是文字，不会被当成公式")
        self.body.addWidget(Label(words, Role.SECOND, "text2", wrap=True))
        self.full = Check(_("写出完整的电话"))
        self.full.setVisible(phones > 0)
        self.body.addWidget(self.full)
        self._follows = Label("", Role.SECOND, "text2", wrap=True)
        self._follows.setVisible(phones > 0)
        self.body.addWidget(self._follows)
        self._phones = phones
        self.full.toggled.connect(self._say)
        self._say(False)
        self._add_buttons()

    def begin(self) -> None:
        """The way out is one Enter away."""
        self.show()
        self.verb.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back to the page."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return
        super().keyPressEvent(event)

    def _say(self, full: bool) -> None:
        if full:
            words = _("{count} 个号码会完整写出，并记入历史", count=self._phones)
        else:
            words = _("号码中间四位遮住，如 138****1234")
        self._follows.set_words(words)
        self._follows.set_ink("warn" if full else "text2")

    def _add_buttons(self) -> None:
        line = QHBoxLayout()
        line.addStretch(1)
        back = Button(_("返回"), Kind.QUIET, key="Esc")
        back.clicked.connect(self.left)
        self.verb = Button(_("选位置并导出"), Kind.PRIMARY)
        self.verb.clicked.connect(self._want)
        line.addWidget(back)
        line.addWidget(self.verb)
        self.body.addLayout(line)

    def _want(self) -> None:
        self.wanted.emit(ENDINGS[self.kind.current()], self.full.isChecked())
