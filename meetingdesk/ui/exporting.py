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

from meetingdesk.care.exporting import note_of, note_of_print
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

    Without `filters` a folder is asked for, and `suggested` is not looked at. `on_paper`: it is printed, and
    no place is asked for.
    """

    what: str
    holds: str
    phones: int = 0
    filters: tuple[str, ...] = ()
    suggested: Path = field(default_factory=Path.home)
    on_paper: bool = False

    @property
    def title(self) -> str:
        """Over the card, and over the system's dialog."""
        return _("打印{what}", what=self.what) if self.on_paper else _("导出{what}", what=self.what)


class ExportDialog(CardScrim):
    """The card over the window; its verb leads to the place, and Esc out of it."""

    wide = 460

    def __init__(self, over: QWidget, context: Context, out: Outgoing, write: Write) -> None:
        super().__init__(over)
        self._over, self._bridge, self._out, self._write = over, context.bridge, out, write
        self.whole = Check(_("印出完整的电话") if out.on_paper else _("写出完整的电话"))
        self.whole.setVisible(out.phones > 0)
        self.follows = Label("", Role.SECOND, "text2", wrap=True)
        self.follows.setVisible(out.phones > 0)
        self.verb = Button(_("看打印预览") if out.on_paper else _("选位置并导出"), Kind.PRIMARY, height=40)
        self.card: Card = Card(margin=24, spacing=8)
        self.card.setParent(self)
        self._place()
        self.whole.toggled.connect(self._say)
        self.verb.clicked.connect(self._choose)
        self._say(False)
        self.setAccessibleName(out.title)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter is the verb, wherever the focus is; Esc leaves."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose()
            return
        super().keyPressEvent(event)

    def _say(self, whole: bool) -> None:
        words = _("号码中间四位遮住，如 138****1234")
        if whole:
            count = self._out.phones
            words = _("{count} 个号码会完整写出，并记入历史", count=count)
            if self._out.on_paper:
                words = _("{count} 个号码会完整印出，并记入历史", count=count)
        self.follows.set_words(words)
        self.follows.set_ink("warn" if whole else "text2")
        self.place_card()

    def _choose(self) -> None:
        out, over, bridge, write = self._out, self._over, self._bridge, self._write
        whole, meeting = self.whole.isChecked(), bridge.meeting_id
        self.close_card()

        def put(path: Path) -> None:
            note = note_of(out.what, path.name, meeting, whole=whole)
            if out.on_paper:
                note = note_of_print(out.what, meeting, whole=whole)
            try:
                bridge.do(note, origin=over)
            except MeetingDeskError as error:
                bridge.refused.emit(error)  # what can't be noted does not leave
            else:
                write(path, whole)

        if out.on_paper:
            put(Path())
        elif out.filters:
            dialogs.save_file(over, out.title, list(out.filters), out.suggested, put)
        else:
            dialogs.choose_folder(over, out.title, put)

    def _place(self) -> None:
        body = self.card.body
        body.addWidget(Label(self._out.title, Role.HEADING_LARGE))
        body.addWidget(Label(self._out.holds, Role.BODY, wrap=True))
        body.addWidget(self.whole)
        body.addWidget(self.follows)
        told = _("写到 U 盘或别处以后就不在程序的保管之下。这一步会记入历史。")
        if self._out.on_paper:
            told = _("印出来的纸不在程序的保管之下，用完请收回。这一步会记入历史。")
        body.addWidget(Label(told, Role.SECOND, "text2", wrap=True))
        back = Button(_("不打印") if self._out.on_paper else _("不导出"), height=40)
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
