"""The foot of the rail: what the room sees now, what comes next, and the way to black."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QVBoxLayout, QWidget

from meetingdesk.foundation.wording import _
from meetingdesk.ui.parts import paint
from meetingdesk.ui.parts.buttons import Button, IconButton, Kind
from meetingdesk.ui.parts.labels import Chip, Label
from meetingdesk.ui.parts.paint import ChipFace
from meetingdesk.ui.parts.surfaces import Hairline
from meetingdesk.ui.stage.view import StageView
from meetingdesk.ui.theme import Role, Tone, tokens

THUMBNAIL = QSize(135, 76)


class Thumbnail(StageView):
    """The room's picture, small; the button that it lies on is pressed through it."""

    def __init__(self, now: Callable[[], dt.datetime]) -> None:
        super().__init__(now)
        self.setFixedSize(THUMBNAIL)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The picture, its edge, the ring of the button."""
        super().paintEvent(event)
        painter = QPainter(self)
        paint.begin(painter)
        box = QRectF(self.rect())
        paint.plate(painter, box, 4, edge=tokens().line3)
        button = self.parentWidget()
        if button is not None and button.hasFocus():
            paint.ring(painter, box, 4)


class SceneButton(QAbstractButton):
    """What the room sees; a press opens the panel of the scenes."""

    def __init__(self, picture: Thumbnail) -> None:
        super().__init__()
        self._picture = picture
        picture.setParent(self)
        self.setFixedSize(THUMBNAIL)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses, as Space does."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Its picture is all of it; with the focus it has a ring."""
        self._picture.update()


class StageBlock(QWidget):
    """Chip, thumbnail, names, two buttons; icons alone in a narrow rail."""

    def __init__(self, now: Callable[[], dt.datetime]) -> None:
        super().__init__()
        self.thumbnail = Thumbnail(now)
        self.choose = SceneButton(self.thumbnail)
        self._line = Hairline()
        self._title = Label("", Role.CAPTION_STRONG, "text2")
        self.chip = Chip(ChipFace("", Tone.IDLE))
        self._name = Label("", Role.CAPTION_STRONG)
        self._next = Label("", Role.CAPTION, "text2")
        self.go_on = Button("", height=32)
        self.dark = Button("", height=32)
        self.small = IconButton("presentation", "", Kind.QUIET, 36)
        self._wide = QWidget()
        self._place()

    def say(self, name: str, coming: str, chip: ChipFace, blanked: bool) -> None:
        """What is shown, what is next, and how the window stands."""
        self._title.set_words(_("大屏"))
        self._name.set_words(name)
        self._next.set_words(_("下一个：{name}", name=coming))
        self.chip.say(chip)
        self.go_on.set_words(_("换下一个"))
        self.dark.set_words(_("恢复") if blanked else _("黑屏"))
        self.go_on.setToolTip("Shift+F9")
        self.dark.setToolTip("F9")
        words = _("大屏：{name}。按下选择画面", name=name)
        self.choose.setAccessibleName(words)
        self.choose.setToolTip(_("选择画面"))
        self.small.setAccessibleName(words)
        self.small.setToolTip(_("大屏：{name}", name=name))

    def set_narrow(self, narrow: bool) -> None:
        """Icon alone in a folded rail."""
        self._wide.setVisible(not narrow)
        self.small.setVisible(narrow)

    def set_low(self, high: int) -> None:
        """In a low window the names give way, then the thumbnail; the buttons stay."""
        self._name.setVisible(high >= 720)
        self._next.setVisible(high >= 740)
        self.choose.setVisible(high >= 680)

    def _place(self) -> None:
        inside = QVBoxLayout(self._wide)
        inside.setContentsMargins(16, 0, 16, 4)
        inside.setSpacing(4)
        inside.addWidget(self._line)
        head = QHBoxLayout()
        head.setContentsMargins(0, 4, 0, 2)
        head.addWidget(self._title)
        head.addStretch(1)
        head.addWidget(self.chip)
        inside.addLayout(head)
        inside.addWidget(self.choose)
        inside.addWidget(self._name)
        inside.addWidget(self._next)
        buttons = QHBoxLayout()
        buttons.setContentsMargins(0, 4, 0, 0)
        buttons.setSpacing(6)
        buttons.addWidget(self.go_on, 3)
        buttons.addWidget(self.dark, 2)
        inside.addLayout(buttons)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._wide)
        whole.addWidget(self.small, 0, Qt.AlignmentFlag.AlignHCenter)
        self.small.hide()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The rail's ground."""
        QPainter(self).fillRect(self.rect(), QColor(tokens().rail))
