"""Words on a page: one line that is shortened in the middle, or a paragraph that wraps."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QTextLayout, QTextOption
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from meetingdesk.ui.parts import paint
from meetingdesk.ui.theme import Role, font_for, tokens, width


class Label(QLabel):
    """Words in a role of the type scale. `ink` is the name of a token, so that it follows the palette.

    One line is shortened in the middle when it must be, and the tip says the whole. `wrap` makes a paragraph.
    Where less than `least` px are left for words that don't fit, they are not begun: the tip has them.
    """

    def __init__(
        self,
        words: str = "",
        role: Role = Role.BODY,
        ink: str = "text",
        wrap: bool = False,
        align: str = paint.LEFT,
        parent: QWidget | None = None,
        least: int = 0,
    ) -> None:
        super().__init__(parent)
        self._role, self._ink, self._align, self._least = role, ink, align, least
        self.setTextFormat(Qt.TextFormat.PlainText)
        upright = QSizePolicy.Policy.Preferred if wrap else QSizePolicy.Policy.Fixed
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, upright)
        policy.setHeightForWidth(wrap)
        self.setSizePolicy(policy)
        self.setWordWrap(wrap)
        self.set_words(words)

    def set_words(self, words: str) -> None:
        """Says something else."""
        self.setText(words)
        self.setAccessibleName(words)
        self.updateGeometry()

    def set_ink(self, token: str) -> None:
        """Another colour, by the name of its token."""
        self._ink = token
        self.update()

    def _layout(self, room: float) -> tuple[QTextLayout, int]:
        layout = QTextLayout(self.text().replace("\n", "\u2028"), font_for(self._role, self.text()))
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.beginLayout()
        count = 0
        while (line := layout.createLine()).isValid():
            line.setLineWidth(room)
            # The face's own ascent is generous: centre + 0.375 x size puts the baseline on our grid.
            baseline = (count + 0.5) * self._role.box + 0.375 * self._role.px
            line.setPosition(QPointF(0, baseline - line.ascent()))
            count += 1
        layout.endLayout()
        return layout, max(count, 1)

    def hasHeightForWidth(self) -> bool:
        """A paragraph is as high as its lines."""
        return self.wordWrap()

    def heightForWidth(self, wide: int) -> int:
        """Lines times the line box."""
        return self._layout(wide)[1] * self._role.box if self.wordWrap() else self._role.box

    def sizeHint(self) -> QSize:
        """One line as wide as its words; a paragraph about 40 characters wide."""
        wide = round(width(self.text(), self._role) + 1)
        if self.wordWrap():
            wide = min(wide, 40 * self._role.px)
            return QSize(wide, self.heightForWidth(max(wide, 1)))
        return QSize(wide, self._role.box)

    def minimumSizeHint(self) -> QSize:
        """Two characters and the dots still say something."""
        least = min(self.sizeHint().width(), 4 * self._role.px)
        return QSize(least, self._role.box)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The words."""
        painter = QPainter(self)
        paint.begin(painter)
        colours = tokens()
        ink = getattr(colours, self._ink) if self.isEnabled() else colours.text3
        if self.wordWrap():
            painter.setPen(QColor(ink))
            self._layout(self.width())[0].draw(painter, QPointF(0, 0))
            return
        cut = width(self.text(), self._role) > self.width() + 0.5
        self.setToolTip(self.text() if cut else "")
        if not cut or self.width() >= self._least:
            paint.text(painter, QRectF(self.rect()), self.text(), self._role, ink, self._align)


class IconLabel(QLabel):
    """An icon and words in one colour, one line: 「三个等式都成立」."""

    def __init__(
        self, icon: str, words: str, ink: str = "text2", role: Role = Role.BODY_STRONG, size: int = 18
    ) -> None:
        super().__init__()
        self._icon, self._words, self._ink, self._role, self._size = icon, words, ink, role, size
        self.setAccessibleName(words)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def say(self, icon: str, words: str, ink: str) -> None:
        """Another mark, other words, another colour (token name)."""
        self._icon, self._words, self._ink = icon, words, ink
        self.setAccessibleName(words)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Icon, gap, words."""
        return QSize(ceil(self._lead() + width(self._words, self._role)), self._role.box)

    def _lead(self) -> int:
        return self._size + (5 if self._size < 16 else 8)

    def minimumSizeHint(self) -> QSize:
        """May be shortened."""
        return QSize(min(self.sizeHint().width(), self._size + 60), self._role.box)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Icon and words on one middle line."""
        painter = QPainter(self)
        paint.begin(painter)
        ink = getattr(tokens(), self._ink)
        middle = self.height() / 2
        paint.icon(painter, QPointF(self._size / 2, middle), self._icon, self._size, ink)
        lead = self._lead()
        paint.text(painter, QRectF(lead, 0, self.width() - lead, self.height()), self._words, self._role, ink)


class KeyCap(QLabel):
    """A key of the keyboard, as a hint beside words."""

    def __init__(self, key: str) -> None:
        super().__init__()
        self._key = key
        self.setAccessibleName(key)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """The cap."""
        return QSize(round(paint.key_width(self._key) + 1), paint.KEY_HEIGHT + 4)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The cap."""
        painter = QPainter(self)
        paint.begin(painter)
        paint.key_cap(painter, 0, self.height() / 2, self._key)


class Chip(QLabel):
    """A state in a word with its mark: 「已到」, 「草稿」. Delegates use paint.chip for the same."""

    def __init__(self, face: paint.ChipFace) -> None:
        super().__init__()
        self._face = face
        self.setAccessibleName(face.words)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def say(self, face: paint.ChipFace) -> None:
        """Another state."""
        self._face = face
        self.setAccessibleName(face.words)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Mark and words."""
        return QSize(round(paint.chip_width(self._face) + 0.5), paint.CHIP_HEIGHT)

    minimumSizeHint = sizeHint

    def paintEvent(self, event: QPaintEvent) -> None:
        """The chip."""
        painter = QPainter(self)
        paint.begin(painter)
        paint.chip(painter, 0, self.height() / 2, self._face)
