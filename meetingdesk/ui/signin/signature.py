"""手写签名: a pad beside the desk for who signs on the screen; clear it, or keep it and be signed in."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout

from meetingdesk.foundation.wording import _
from meetingdesk.signin.queries import BoardRow
from meetingdesk.signin.signatures import RemoveSignature, SignByHand
from meetingdesk.ui.parts.buttons import Button, Kind
from meetingdesk.ui.parts.labels import Label
from meetingdesk.ui.parts.surfaces import Card, CardHead
from meetingdesk.ui.signin.strokes import SignaturePad
from meetingdesk.ui.theme import Role


class SignatureCard(Card):
    """The pad with the name of who signs. Enter keeps, Delete clears, Esc goes back."""

    decided = Signal(object)  # SignByHand or RemoveSignature
    left = Signal()

    def __init__(self, meeting_id: str, who: BoardRow, has_one: bool) -> None:
        super().__init__(margin=16, spacing=8)
        self._meeting, self._who = meeting_id, who
        self.pad = SignaturePad()
        self.pad.hint = _("请 {name} 在这里签名", name=who.name)
        self.pad.setAccessibleName(self.pad.hint)
        self.clear = Button(_("擦掉重写"), icon="rotate-ccw", key="Del")
        self.remove = Button(_("去掉已有签名"), Kind.QUIET)
        self.back = Button(_("返回"), Kind.QUIET, key="Esc")
        self.keep = Button(_("留下") if who.here else _("留下并签到"), Kind.PRIMARY)
        self._place()
        self.remove.setVisible(has_one)  # only now: before it had a place it would be a window
        self._listen()
        self._say()

    def begin(self) -> None:
        """The keyboard is on the verb: Enter keeps what was written."""
        self.show()
        self.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter, Delete, Esc."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._keep()
        elif event.key() in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}:
            self.pad.clear()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _keep(self) -> None:
        if not self.keep.isEnabled():
            return
        size = self.pad.size()
        self.decided.emit(
            SignByHand(
                meeting_id=self._meeting, attendee_id=self._who.attendee_id, strokes=self.pad.strokes(),
                width=size.width(), height=size.height(),
            )
        )  # fmt: skip

    def _remove(self) -> None:
        self.decided.emit(RemoveSignature(meeting_id=self._meeting, attendee_id=self._who.attendee_id))

    def _say(self) -> None:
        written = any(len(stroke) > 1 for stroke in self.pad.strokes())
        self.keep.setEnabled(written)
        self.clear.setEnabled(bool(self.pad.strokes()))

    def _listen(self) -> None:
        self.pad.changed.connect(self._say)
        self.clear.clicked.connect(self.pad.clear)
        self.remove.clicked.connect(self._remove)
        self.back.clicked.connect(self.left)
        self.keep.clicked.connect(self._keep)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.pad.hint)

    def _place(self) -> None:
        head = CardHead(_("{name} 的手写签名", name=self._who.name), self._who.unit, Role.HEADING_LARGE)
        self.body.addWidget(head)
        self.body.addWidget(self.pad)
        self.body.addWidget(Label(_("鼠标、手写笔、手指都可以；签名印在签到表上"), Role.SECOND, "text2"))
        foot = QHBoxLayout()
        foot.addWidget(self.clear)
        foot.addWidget(self.remove)
        foot.addStretch(1)
        foot.addWidget(self.back)
        foot.addWidget(self.keep)
        self.body.addLayout(foot)
