"""Pieces of the shell: rail buttons, links of the status line, groups of the top line, the message."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QFrame,
    QHBoxLayout,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from meetingdesk.ui.parts import paint
from meetingdesk.ui.parts.buttons import Link, Pressable, plain
from meetingdesk.ui.parts.choosing import OneOf
from meetingdesk.ui.parts.labels import IconLabel, Label
from meetingdesk.ui.parts.messages import MARKS
from meetingdesk.ui.parts.surfaces import Hairline
from meetingdesk.ui.theme import Role, Tone, tokens, width


class RailButton(QAbstractButton):
    """A page in the rail: icon, word, digit of its Ctrl key. Chosen: white plate and red bar."""

    def __init__(self, icon: str, words: str, digit: str = "") -> None:
        super().__init__()
        self._icon, self._digit, self._words = icon, digit, words
        self.narrow = False
        self.setText(plain(words))
        self.setAccessibleName(words)
        if digit:
            self.setAccessibleDescription(f"Ctrl+{digit}")
        self.setCheckable(True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.row = 40

    def set_words(self, words: str) -> None:
        """Another language."""
        self._words = words
        self.setText(plain(words))
        self.setAccessibleName(words)
        self.set_narrow(self.narrow)

    def set_narrow(self, narrow: bool) -> None:
        """Icon alone; the word becomes the tip."""
        self.narrow = narrow
        self.setToolTip(self._words if narrow else "")
        self.update()

    def set_row(self, row: int) -> None:
        """40, or 36 in a low window."""
        self.row = row
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """A row of the rail."""
        return QSize(64 if self.narrow else 168, self.row)

    def minimumSizeHint(self) -> QSize:
        """The icon."""
        return QSize(48, self.row)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes there, as Space does."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Plate, bar, icon, word, digit."""
        painter = QPainter(self)
        paint.begin(painter)
        colours = tokens()
        on = self.isChecked()
        box = QRectF(9, 1, self.width() - 18, self.height() - 2)
        if on:
            paint.plate(painter, box, 6, colours.surface, colours.line)
            painter.fillRect(QRectF(8, self.height() / 2 - 10, 3, 20), QColor(colours.accent))
        elif self.underMouse():
            paint.plate(painter, box, 6, colours.hover)
        ink = colours.text if on else colours.text2
        centre = QPointF(self.width() / 2 if self.narrow else 31, self.height() / 2)
        paint.icon(painter, centre, self._icon, 18, ink)
        if not self.narrow:
            words = QRectF(50, 0, self.width() - (84 if self._digit else 62), self.height())
            paint.text(painter, words, self._words, Role.HEADING if on else Role.BODY, ink)
            digit = QRectF(self.width() - 40, 0, 24, self.height())
            paint.text(painter, digit, self._digit, Role.CAPTION, colours.text2, paint.RIGHT)
        if self.hasFocus():
            paint.ring(painter, box, 6)


class Rail(QFrame):
    """The pages' buttons, one chosen. `chosen` gives the place, from 0."""

    chosen = Signal(int)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.buttons = OneOf(self)
        self._stack = QVBoxLayout(self)
        self._stack.setContentsMargins(0, 0, 0, 0)
        self._stack.setSpacing(0)
        self.buttons.picked.connect(self.chosen)

    def add(self, button: RailButton) -> None:
        """Adds the next page."""
        self.buttons.add(button)
        self._stack.addWidget(button)

    def choose(self, place: int) -> None:
        """Shows which page is open, without announcing it."""
        self.buttons.show_choice(place)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The rail's ground."""
        QPainter(self).fillRect(self.rect(), QColor(tokens().rail))


class Ground(QWidget):
    """A ground in the colour of a token; a hairline at "top", "bottom", "left", "right" or nowhere."""

    def __init__(self, fill: str = "canvas", line: str = "") -> None:
        super().__init__()
        self._fill, self._side = fill, line

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ground and hairline."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(getattr(tokens(), self._fill)))
        wide, tall = self.width(), self.height()
        sides = {
            "top": QRectF(0, 0, wide, 1),
            "bottom": QRectF(0, tall - 1, wide, 1),
            "left": QRectF(0, 0, 1, tall),
            "right": QRectF(wide - 1, 0, 1, tall),
        }
        if self._side:
            painter.fillRect(sides[self._side], QColor(tokens().line))


class StatusLink(Pressable):
    """A word and its number at the foot of the window, each a link without edge: 应到 44."""

    def __init__(self, words: str, number: str = "") -> None:
        self._number, self._label = number, words
        super().__init__(f"{words} {number}".strip())
        self.setFlat(True)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def say(self, words: str, number: str = "") -> None:
        """Another figure."""
        self._label, self._number = words, number
        self.set_words(f"{words} {number}".strip())
        self.update()

    def sizeHint(self) -> QSize:
        """Word and number."""
        number = 5 + width(self._number, Role.CAPTION_STRONG) if self._number else 0
        return QSize(round(width(self._label, Role.CAPTION) + number + 15), 28)

    minimumSizeHint = sizeHint

    def paintEvent(self, event: QPaintEvent) -> None:
        """Word, number, ring."""
        painter = QPainter(self)
        paint.begin(painter)
        colours = tokens()
        box = QRectF(self.rect())
        if self.underMouse():
            paint.plate(painter, box.adjusted(0, 2, 0, -2), 4, colours.hover)
        used = paint.text(painter, box.adjusted(7, 0, 0, 0), self._label, Role.CAPTION, colours.text2)
        paint.text(painter, box.adjusted(12 + used, 0, 0, 0), self._number, Role.CAPTION_STRONG, colours.text)
        if self.hasFocus():
            paint.ring(painter, box.adjusted(0, 2, 0, -2), 4)


class StatusMessage(IconLabel):
    """The message of the moment at the right of the status line, with its mark."""

    def __init__(self) -> None:
        super().__init__("info", "", "info", Role.CAPTION_STRONG, 14)
        self.hide()

    def tell(self, tone: Tone, words: str) -> None:
        """Shows a message; no words hide it."""
        self.say(MARKS.get(tone, "info"), words, str(tone))
        self.setVisible(bool(words))


class TopGroup(QWidget):
    """Two text lines of the top line, one over the other; the upper one may carry a mark."""

    def __init__(self, upper: QWidget, lower: QWidget) -> None:
        super().__init__()
        self.over, self.under = upper, lower
        stack = QVBoxLayout(self)
        stack.setContentsMargins(0, 0, 0, 0)
        stack.setSpacing(0)
        stack.addWidget(upper)
        stack.addWidget(lower)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)


class TopLine(Ground):
    """56 px at the top: groups, divided by hairlines of 28. The first elides, the others do not."""

    def __init__(self) -> None:
        super().__init__("surface", "bottom")
        self.setFixedHeight(56)
        self._line = QHBoxLayout(self)
        self._line.setContentsMargins(24, 0, 24, 1)
        self._line.setSpacing(16)

    def add(self, part: QWidget, stretch: int = 0, divided: bool = False) -> None:
        """Adds a group at the right end of what is there."""
        if divided:
            self._line.addWidget(Hairline(28), 0, Qt.AlignmentFlag.AlignVCenter)
        if not stretch:
            part.setSizePolicy(QSizePolicy.Policy.Minimum, part.sizePolicy().verticalPolicy())
        self._line.addWidget(part, stretch, Qt.AlignmentFlag.AlignVCenter)

    def settle(self) -> None:
        """Make room at once: nothing is seen with its new words in its old width."""
        self._line.activate()


class StatusLine(Ground):
    """32 px at the foot: links at the left, the message of the moment at the right."""

    def __init__(self) -> None:
        super().__init__("surface", "top")
        self.setFixedHeight(32)
        self.message = StatusMessage()
        self._line = QHBoxLayout(self)
        self._line.setContentsMargins(17, 1, 24, 0)
        self._line.setSpacing(0)
        self._line.addStretch(1)
        self._line.addWidget(self.message)
        self._count = 0

    def tell(self, tone: Tone, words: str) -> None:
        """The message of the moment; while it stands, links that leave it no room go, the last first."""
        self.message.tell(tone, words)
        self._make_room()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """More room for the message, or less."""
        super().resizeEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        """A link on which the keys are stays."""
        shown = not self.message.isHidden()
        room = self.width() - 41 - (self.message.sizeHint().width() + 16 if shown else 0)
        fits = True
        for place in range(self._count):
            item = self._line.itemAt(place)
            part = item.widget() if item else None
            if part is None:
                continue
            room -= part.sizeHint().width() if isinstance(part, StatusLink) else part.minimumWidth()
            fits = fits and (room >= 0 or not shown)
            part.setVisible(fits or part.hasFocus())

    def settle(self) -> None:
        """Make room at once: nothing is seen with its new words in its old width."""
        self._make_room()
        self._line.activate()

    def clear(self) -> None:
        """Takes all links away; the message stays."""
        for _place in range(self._count):
            item = self._line.takeAt(0)
            part = item.widget() if item else None
            if part is not None:
                part.hide()
                part.deleteLater()
        self._count = 0

    def add(self, link: StatusLink, divided: bool = False) -> StatusLink:
        """Adds a link after the last one."""
        if divided:
            for part in (self._gap(), Hairline(12), self._gap()):
                self._line.insertWidget(self._count, part)
                self._count += 1
        self._line.insertWidget(self._count, link)
        self._count += 1
        return link

    def _gap(self) -> QWidget:
        gap = QWidget()
        gap.setFixedSize(6, 1)
        return gap


class Caption(Label):
    """A small line over a group of things."""

    def __init__(self, words: str) -> None:
        super().__init__(words, Role.CAPTION_STRONG, "text2")


class Band(Ground):
    """28 px over every page: what holds for all that is done here, and the words that end it."""

    def __init__(self, words: str, action: str) -> None:
        super().__init__("warn_soft", "bottom")
        self.setFixedHeight(28)
        self._words = IconLabel("triangle-alert", words, "warn", Role.SECOND_STRONG, 16)
        self._link = Link(action)
        self.acted = self._link.clicked
        line = QHBoxLayout(self)
        line.setContentsMargins(24, 0, 24, 0)
        line.setSpacing(16)
        line.addWidget(self._words)
        line.addWidget(self._link)
        line.addStretch(1)
        self.say(words, action)

    def say(self, words: str, action: str) -> None:
        """In the language now in use; no link where there is nothing to end."""
        self._words.say("triangle-alert", words, "warn")
        self._link.set_words(action)
        self._link.setVisible(bool(action))
