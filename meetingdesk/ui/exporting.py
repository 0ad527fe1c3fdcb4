"""The one way out for what holds personal data: what goes, telephones masked or whole, where to.

Telephones are masked unless somebody ticks the box each time anew; history is told before anything is
written (reliability.md 4, USB exfiltration).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from meetingdesk.care.exporting import note_of
from meetingdesk.foundation.errors import MeetingDeskError
from meetingdesk.foundation.wording import _
from meetingdesk.ui import dialogs
from meetingdesk.ui.page import Context
from meetingdesk.ui.parts.buttons import Button, Kind
from meetingdesk.ui.parts.checks import Check
from meetingdesk.ui.parts.labels import Label
from meetingdesk.ui.parts.overlay import CardScrim
from meetingdesk.ui.parts.surfaces import Card
from meetingdesk.ui.theme import Role

Write = Callable[[Path, bool], None]


@dataclass(frozen=True)
class Outgoing:
    """What is to leave: its name, what stands in it, how many telephones could be whole, its file's name.

    Without `filters` a folder is asked for, and `suggested` is not looked at.
    """

    what: str
    holds: str
    phones: int = 0
    filters: tuple[str, ...] = ()
    suggested: Path = field(default_factory=Path.home)


class ExportDialog(CardScrim):
    """The card over the window; its verb leads to the place, and Esc out of it."""

    wide = 460

    def __init__(self, over: QWidget, context: Context, out: Outgoing, write: Write) -> None:
        super().__init__(over)
        self._over, self._bridge, self._out, self._write = over, context.bridge, out, write
        self.whole = Check(_("写出完整的电话"))
        self.whole.setVisible(out.phones > 0)
        self.follows = Label("", Role.SECOND, "text2", wrap=True)
        self.follows.setVisible(out.phones > 0)
        self.verb = Button(_("选位置并导出"), Kind.PRIMARY, height=40)
        self.card: Card = Card(margin=24, spacing=8)
        self.card.setParent(self)
        self._place()
        self.whole.toggled.connect(self._say)
        self.verb.clicked.connect(self._choose)
        self._say(False)
        self.setAccessibleName(_("导出{what}", what=out.what))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter is the verb, wherever the focus is; Esc leaves."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose()
            return
        super().keyPressEvent(event)

    def _say(self, whole: bool) -> None:
        words = _("号码中间四位遮住，如 138****1234")
        if whole:
            words = _("{count} 个号码会完整写出，并记入历史", count=self._out.phones)
        self.follows.set_words(words)
        self.follows.set_ink("warn" if whole else "text2")
        self.place_card()

    def _choose(self) -> None:
        out, over, bridge, write = self._out, self._over, self._bridge, self._write
        whole = self.whole.isChecked()
        title = _("导出{what}", what=out.what)
        self.close_card()

        def put(path: Path) -> None:
            try:
                bridge.do(note_of(out.what, path.name, bridge.meeting_id, whole=whole), origin=over)
            except MeetingDeskError as error:
                bridge.refused.emit(error)  # what can't be noted does not leave
            else:
                write(path, whole)

        if out.filters:
            dialogs.save_file(over, title, list(out.filters), out.suggested, put)
        else:
            dialogs.choose_folder(over, title, put)

    def _place(self) -> None:
        body = self.card.body
        body.addWidget(Label(_("导出{what}", what=self._out.what), Role.HEADING_LARGE))
        body.addWidget(Label(self._out.holds, Role.BODY, wrap=True))
        body.addWidget(self.whole)
        body.addWidget(self.follows)
        told = _("写到 U 盘或别处以后就不在程序的保管之下。这一步会记入历史。")
        body.addWidget(Label(told, Role.SECOND, "text2", wrap=True))
        back = Button(_("不导出"), height=40)
        back.clicked.connect(self.close_card)
        line = QHBoxLayout()
        line.setContentsMargins(0, 12, 0, 0)
        line.setSpacing(16)
        line.addStretch(1)
        line.addWidget(back)
        line.addWidget(self.verb)
        body.addLayout(line)


def export(over: QWidget, context: Context, out: Outgoing, write: Write) -> ExportDialog:
    """Ask what, masked or whole, and where to; note it; then `write(place, whole)`."""
    dialog = ExportDialog(over, context, out, write)
    dialog.place_card()
    dialog.open(dialog.verb)
    return dialog
