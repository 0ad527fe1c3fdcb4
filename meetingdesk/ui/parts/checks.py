"""Check boxes, radio buttons and switches."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QRadioButton

from meetingdesk.foundation.wording import _
from meetingdesk.ui.parts import paint
from meetingdesk.ui.parts.buttons import plain, radio_mark
from meetingdesk.ui.theme import Role, tokens, width

_LEAD = 26


def _size(words: str) -> QSize:
    return QSize(round(_LEAD + width(words, Role.BODY) + 6), 28)


def _words(painter: QPainter, button: QAbstractButton, words: str) -> None:
    colours = tokens()
    ink = colours.text if button.isEnabled() else colours.text3
    paint.text(painter, QRectF(_LEAD, 0, button.width() - _LEAD - 2, button.height()), words, Role.BODY, ink)


class Check(QCheckBox):
    """A box with words that may be ticked."""

    def __init__(self, words: str, on: bool = False) -> None:
        super().__init__(plain(words))
        self._text = words
        self.setAccessibleName(words)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setChecked(on)

    def set_words(self, words: str) -> None:
        """Says something else."""
        self._text = words
        self.setText(plain(words))
        self.setAccessibleName(words)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Box and words."""
        return _size(self._text)

    minimumSizeHint = sizeHint

    def hitButton(self, place: object) -> bool:
        """The words tick too."""
        return True

    def paintEvent(self, event: QPaintEvent) -> None:
        """Box, tick, words."""
        painter = QPainter(self)
        paint.begin(painter)
        colours = tokens()
        box = QRectF(0, self.height() / 2 - 9, 18, 18)
        if self.isChecked():
            paint.plate(painter, box, 4, colours.focus if self.isEnabled() else colours.text3)
            paint.icon(painter, box.center(), "check", 14, colours.surface, 3)
        else:
            paint.plate(painter, box, 4, colours.surface, colours.line2, 1.5)
        _words(painter, self, self._text)
        if self.hasFocus():
            paint.ring(painter, box, 4, outside=True)


class Radio(QRadioButton):
    """One of several; radios of one parent exclude each other."""

    def __init__(self, words: str, on: bool = False) -> None:
        super().__init__(plain(words))
        self._text = words
        self.setAccessibleName(words)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setChecked(on)

    def sizeHint(self) -> QSize:
        """Mark and words."""
        return _size(self._text)

    minimumSizeHint = sizeHint

    def hitButton(self, place: object) -> bool:
        """The words choose too."""
        return True

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ring, dot, words."""
        painter = QPainter(self)
        paint.begin(painter)
        centre = QPointF(11, self.height() / 2)
        radio_mark(painter, centre, self.isChecked(), tokens(), self.isEnabled())
        _words(painter, self, self._text)
        if self.hasFocus():
            paint.ring(painter, QRectF(2, centre.y() - 9, 18, 18), 9, outside=True)


class Switch(QAbstractButton):
    """Acts at once; says 开 or 关 beside itself. `name` is what it switches."""

    def __init__(self, name: str, on: bool = False) -> None:
        super().__init__()
        self.setCheckable(True)
        self.setChecked(on)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def _word(self) -> str:
        return _("开") if self.isChecked() else _("关")

    def sizeHint(self) -> QSize:
        """Word and switch."""
        wide = max(width(_("开"), Role.SECOND_STRONG), width(_("关"), Role.SECOND_STRONG))
        return QSize(round(wide + 54), 28)

    minimumSizeHint = sizeHint

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter switches, as Space does."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Word, track, knob."""
        painter = QPainter(self)
        paint.begin(painter)
        colours = tokens()
        track = QRectF(self.width() - 42, self.height() / 2 - 11, 40, 22)
        ink = colours.ok if self.isChecked() else colours.text2
        paint.text(
            painter,
            QRectF(0, 0, track.left() - 10, self.height()),
            self._word(),
            Role.SECOND_STRONG,
            ink,
            paint.RIGHT,
        )
        if self.isChecked():
            paint.plate(painter, track, 11, colours.ok)
            knob, colour = QPointF(track.right() - 11, track.center().y()), colours.surface
        else:
            paint.plate(painter, track, 11, colours.surface, colours.line2, 1.5)
            knob, colour = QPointF(track.left() + 11, track.center().y()), colours.line2
        paint.plate(painter, QRectF(knob.x() - 8, knob.y() - 8, 16, 16), 8, colour)
        if self.hasFocus():
            paint.ring(painter, track, 11, outside=True)
