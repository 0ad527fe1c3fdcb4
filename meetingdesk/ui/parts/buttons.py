"""Buttons: primary, normal, quiet, danger, chosen; links; a segmented choice; cards to choose from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import ceil

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QFrame, QHBoxLayout, QPushButton, QSizePolicy, QWidget

from meetingdesk.ui.parts import paint
from meetingdesk.ui.parts.choosing import OneOf
from meetingdesk.ui.theme import Role, Tokens, Tone, tokens, width


class Kind(StrEnum):
    """How much a button asks for attention. One PRIMARY a page."""

    PRIMARY = "primary"
    NORMAL = "normal"
    QUIET = "quiet"
    DANGER = "danger"


@dataclass(frozen=True)
class _Dress:
    fill: str
    edge: str
    ink: str


_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


def plain(words: str) -> str:
    """Words as Qt wants them on a button, where a single & would make a shortcut."""
    return words.replace("&", "&&")


class Pressable(QPushButton):
    """A push button that keeps its words, answers Enter, and repaints under the pointer."""

    def __init__(self, words: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setAutoDefault(False)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.words = ""
        self.set_words(words)

    def set_words(self, words: str) -> None:
        """Says something else; the size follows."""
        self.words = words
        self.setText(plain(words))
        self.setAccessibleName(words)
        self.updateGeometry()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses, as Space does."""
        if event.key() in _ENTER and not event.isAutoRepeat():
            self.click()
            return
        super().keyPressEvent(event)


class Button(Pressable):
    """The button of pages. `height` 32, 36, 44 or 48; `key` is drawn as a cap; checkable = may be chosen."""

    def __init__(
        self,
        words: str,
        kind: Kind = Kind.NORMAL,
        icon: str = "",
        key: str = "",
        height: int = 36,
        parent: QWidget | None = None,
    ) -> None:
        self.kind, self.icon_name, self.key, self._height = kind, icon, key, height
        self.tone: Tone | None = None
        self._folded = False
        super().__init__(words, parent)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)

    def set_words(self, words: str) -> None:
        """Says something else; folded, in its tip."""
        super().set_words(words)
        if self._folded:
            self.setToolTip(words)

    def set_kind(self, kind: Kind) -> None:
        """Makes it the page's primary, or takes that from it."""
        self.kind = kind
        self.update()

    def set_icon(self, name: str) -> None:
        """Shows another icon (a lucide name), or none."""
        self.icon_name = name
        self.updateGeometry()
        self.update()

    def set_key(self, key: str) -> None:
        """Shows another key on its cap, or none."""
        self.key = key
        self.updateGeometry()
        self.update()

    def fold(self, on: bool) -> None:
        """Where there is no room its icon stands alone; its words are in the tip and are read aloud."""
        if on != self._folded and self.icon_name:
            self._folded = on
            self.setToolTip(self.words if on else "")
            self.updateGeometry()
            self.update()

    def folded(self) -> int:
        """How wide it is without them."""
        mark, _words, _cap, gap = self._all_pieces()
        return self._wide((mark, 0.0, 0.0, gap))

    def may_fold(self) -> bool:
        """Whether it has an icon that can stand for its words."""
        return bool(self.icon_name and self.words)

    def unfolded(self) -> int:
        """How wide it is with its words."""
        return self._wide(self._all_pieces())

    def _role(self) -> Role:
        return Role.CAPTION_STRONG if self._height <= 32 else Role.BODY_STRONG

    def _pieces(self) -> tuple[float, float, float, float]:
        """What is shown of them."""
        mark, words, cap, gap = self._all_pieces()
        return (mark, 0.0, 0.0, gap) if self._folded else (mark, words, cap, gap)

    def _all_pieces(self) -> tuple[float, float, float, float]:
        """Widths of icon, words and cap, and the gap between them."""
        mark = 18.0 if self.icon_name and self._height > 32 else 16.0 if self.icon_name else 0.0
        cap = paint.key_width(self.key) if self.key else 0.0
        return mark, width(self.words, self._role()), cap, 8.0 if self._height > 32 else 6.0

    def sizeHint(self) -> QSize:
        """As wide as icon, words and cap need, and no narrower than high."""
        return QSize(self._wide(self._pieces()), self._height)

    def _wide(self, pieces: tuple[float, float, float, float]) -> int:
        shown = [piece for piece in pieces[:3] if piece]
        inner = sum(shown) + pieces[3] * (len(shown) - 1)
        pad = 11 if self._height <= 36 else 12
        return max(ceil(inner + 2 * pad), self._height)

    def minimumSizeHint(self) -> QSize:
        """Words on buttons are never cut."""
        return self.sizeHint()

    def _dress(self, colours: Tokens) -> _Dress:
        if not self.isEnabled():
            return self._asleep(colours)
        pressed = self.isDown() or self.underMouse()
        if self.isChecked():
            return _Dress(colours.select, colours.focus, colours.focus)
        if self.kind is Kind.PRIMARY:
            fill = colours.accent_hover if pressed else colours.accent
            return _Dress(fill, fill, colours.on_accent)
        if self.kind is Kind.QUIET:
            return _Dress(colours.sunken if pressed else "", "", colours.text2)
        ink = colours.bad if self.kind is Kind.DANGER else colours.text
        return _Dress(colours.hover if pressed else colours.surface, colours.line3, ink)

    def _asleep(self, colours: Tokens) -> _Dress:
        if self.kind is Kind.PRIMARY:
            return _Dress(colours.sunken, "", colours.text3)
        quiet = self.kind is Kind.QUIET
        return _Dress("" if quiet else colours.surface, "" if quiet else colours.line, colours.text3)

    def edge_width(self) -> int:
        """A chosen button has a stronger edge."""
        return 2 if self.isChecked() and self.isEnabled() else 1

    def paintEvent(self, event: QPaintEvent) -> None:
        """Plate, icon, words, cap."""
        painter = QPainter(self)
        paint.begin(painter)
        colours = tokens()
        dress = self._dress(colours)
        box = QRectF(self.rect())
        paint.plate(painter, box, 6, dress.fill, dress.edge, self.edge_width())
        self._content(painter, box, colours.ink(self.tone) if self.tone and self.isEnabled() else dress.ink)
        if self.hasFocus():
            self._focus(painter, box, colours)

    def _focus(self, painter: QPainter, box: QRectF, colours: Tokens) -> None:
        paint.ring(painter, box, 6)
        if self.kind is Kind.PRIMARY or self.isChecked():
            # Blue on red or on blue is not enough alone: a light line inside parts them.
            paint.plate(painter, box.adjusted(2, 2, -2, -2), 4, edge=colours.surface, line=1.5)

    def _content(self, painter: QPainter, box: QRectF, ink: str) -> None:
        mark, words, cap, gap = self._pieces()
        shown = [piece for piece in (mark, words, cap) if piece]
        left = box.center().x() - (sum(shown) + gap * (len(shown) - 1)) / 2
        middle = box.center().y()
        if mark:
            paint.icon(painter, QPointF(left + mark / 2, middle), self.icon_name, int(mark), ink)
            left += mark + gap
        if words:
            paint.text(
                painter, QRectF(left, box.top(), words + 1, box.height()), self.words, self._role(), ink
            )
            left += words + gap
        if cap:
            primary = self.kind is Kind.PRIMARY and self.isEnabled()
            paint.key_cap(painter, left, middle, self.key, ink, "#99FFFFFF" if primary else "")


class IconButton(Button):
    """A square button without words; `name` is what a screen reader says and what the tip shows."""

    def __init__(self, icon: str, name: str, kind: Kind = Kind.NORMAL, height: int = 36) -> None:
        super().__init__("", kind, icon, height=height)
        self.setAccessibleName(name)
        self.setToolTip(name)


class FilterButton(Button):
    """A small checkable button over a list: 「全部 44」. Its tone colours mark and words."""

    def __init__(self, words: str, icon: str = "", tone: Tone | None = None) -> None:
        super().__init__(words, Kind.NORMAL, icon, height=32)
        self.tone = tone
        self.setCheckable(True)

    def edge_width(self) -> int:
        """Chosen or not, the edge stays fine; its colour tells."""
        return 1

    def _dress(self, colours: Tokens) -> _Dress:
        fill = colours.surface if self.isChecked() or self.underMouse() else ""
        return _Dress(fill, colours.text if self.isChecked() else colours.line3, colours.text)


class Link(Pressable):
    """Words in `focus` colour that act: 「撤销」, 「去设置」. Frameless, keyboard-reachable."""

    def __init__(self, words: str, role: Role = Role.SECOND_STRONG, ink: str = "focus") -> None:
        self._role, self._ink = role, ink
        super().__init__(words)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_ink(self, token: str) -> None:
        """Another colour, by the name of its token."""
        self._ink = token
        self.update()

    def sizeHint(self) -> QSize:
        """The words, and 4 px around for the ring."""
        return QSize(round(width(self.words, self._role) + 9), self._role.box + 4)

    def minimumSizeHint(self) -> QSize:
        """Never cut."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Words, and a ring when focused."""
        painter = QPainter(self)
        paint.begin(painter)
        colours = tokens()
        box = QRectF(self.rect())
        if self.underMouse() and self.isEnabled():
            paint.plate(painter, box, 4, colours.hover)
        ink = getattr(colours, self._ink) if self.isEnabled() else colours.text3
        paint.text(painter, box, self.words, self._role, ink, paint.CENTRE)
        if self.hasFocus():
            paint.ring(painter, box, 4)


class _Segment(Pressable):
    def __init__(self, words: str) -> None:
        super().__init__(words)
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(round(width(self.words, Role.SECOND_STRONG) + 26), 28)

    minimumSizeHint = sizeHint

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint.begin(painter)
        colours = tokens()
        box = QRectF(self.rect())
        if self.isChecked():
            paint.plate(painter, box, 5, colours.surface, colours.line3)
        elif self.underMouse():
            paint.plate(painter, box, 5, colours.hover)
        ink = colours.text if self.isChecked() else colours.text2
        paint.text(
            painter,
            box,
            self.words,
            Role.SECOND_STRONG,
            ink if self.isEnabled() else colours.text3,
            paint.CENTRE,
        )
        if self.hasFocus():
            paint.ring(painter, box, 5)


class Segmented(QFrame):
    """One of a few, side by side: 浅色 深色 跟随系统. Arrow keys move, as among radio buttons."""

    chosen = Signal(int)

    def __init__(self, choices: Sequence[str], name: str, current: int = 0) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._group = OneOf(self)
        line = QHBoxLayout(self)
        line.setContentsMargins(2, 2, 2, 2)
        line.setSpacing(0)
        for words in choices:
            part = _Segment(words)
            self._group.add(part)
            line.addWidget(part)
        self._group.picked.connect(self.chosen)
        self.choose(current)

    def choose(self, place: int) -> None:
        """Shows a choice without announcing it."""
        self._group.show_choice(place)

    def current(self) -> int:
        """The place of the choice, from 0."""
        return self._group.checkedId()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The well behind the choices."""
        painter = QPainter(self)
        paint.begin(painter)
        paint.plate(painter, QRectF(self.rect()), 6, tokens().sunken)


class ChoiceCard(QAbstractButton):
    """A card with a radio mark, one line and one under it; use several in a QButtonGroup."""

    def __init__(self, words: str, second: str = "") -> None:
        super().__init__()
        self.setText(plain(words))
        self.setAccessibleName(f"{words}，{second}" if second else words)
        self._words, self._second = words, second
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """72 with a second line, 48 without."""
        wide = max(width(self._words, Role.BODY_STRONG), width(self._second, Role.SECOND))
        return QSize(round(wide) + 56, 72 if self._second else 48)

    def minimumSizeHint(self) -> QSize:
        """May get narrower: the lines are shortened in the middle then."""
        return QSize(120, self.sizeHint().height())

    def event(self, event: QEvent) -> bool:
        """Tells the whole text when it had to be shortened."""
        if event.type() == QEvent.Type.ToolTip and self.width() < self.sizeHint().width():
            self.setToolTip(self.accessibleName())
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Plate, radio mark, words."""
        painter = QPainter(self)
        paint.begin(painter)
        colours = tokens()
        box = QRectF(self.rect())
        fill = colours.select if self.isChecked() else colours.hover if self.underMouse() else colours.surface
        edge = colours.focus if self.isChecked() or self.hasFocus() else colours.line
        paint.plate(painter, box, 8, fill, edge, 2 if self.isChecked() or self.hasFocus() else 1)
        upper = QRectF(40, 10 if self._second else 0, box.width() - 52, 24 if self._second else box.height())
        radio_mark(painter, QPointF(22, upper.center().y()), self.isChecked(), colours)
        paint.text(painter, upper, self._words, Role.BODY_STRONG, colours.text)
        paint.text(painter, QRectF(40, 36, upper.width(), 24), self._second, Role.SECOND, colours.text2)


def radio_mark(painter: QPainter, centre: QPointF, on: bool, colours: Tokens, enabled: bool = True) -> None:
    """The round mark of one of several: a filled ring when on."""
    box = QRectF(centre.x() - 9, centre.y() - 9, 18, 18)
    if on:
        paint.plate(painter, box, 9, colours.focus if enabled else colours.text3)
        paint.plate(painter, box.adjusted(5.5, 5.5, -5.5, -5.5), 3.5, colours.surface)
    else:
        paint.plate(painter, box, 9, colours.surface, colours.line2 if enabled else colours.line3, 1.5)
