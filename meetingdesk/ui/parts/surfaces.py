"""What things lie on: cards, wells, hairlines, scroll areas; the head of a page, the empty page."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QLayout,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from meetingdesk.ui.parts import paint
from meetingdesk.ui.parts.buttons import Button
from meetingdesk.ui.parts.folding import FoldingLine
from meetingdesk.ui.parts.labels import Label
from meetingdesk.ui.theme import Role, tokens

MARGIN, GAP = 24, 16


class Card(QFrame):
    """A surface with a hairline edge. Put things into `.body` (a vertical layout)."""

    def __init__(self, margin: int = 20, spacing: int = 12) -> None:
        super().__init__()
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(margin, margin, margin, margin)
        self.body.setSpacing(spacing)
        self._fill, self._edge = "surface", "line"

    def dress(self, fill: str, edge: str = "") -> None:
        """Another ground and edge, by the names of tokens; no edge when empty."""
        self._fill, self._edge = fill, edge
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ground and edge."""
        painter = QPainter(self)
        paint.begin(painter)
        colours = tokens()
        edge = getattr(colours, self._edge) if self._edge else ""
        paint.plate(painter, QRectF(self.rect()), 8, getattr(colours, self._fill), edge)


class Well(Card):
    """A sunken ground without edge: for previews, and for what is hidden."""

    def __init__(self, margin: int = 16, spacing: int = 8) -> None:
        super().__init__(margin, spacing)
        self.dress("sunken")


class Hairline(QWidget):
    """A line of one pixel, lying or standing (`tall` gives its height)."""

    def __init__(self, tall: int = 0) -> None:
        super().__init__()
        self._tall = tall
        if tall:
            self.setFixedSize(1, tall)
        else:
            self.setFixedHeight(1)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The line."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(tokens().line))


class CardHead(FoldingLine):
    """The heading line of a card: words at the left, a remark or any parts at the right."""

    def __init__(self, words: str, remark: str = "", role: Role = Role.HEADING) -> None:
        super().__init__()
        self.title = Label(words, role)
        self.remark = Label(remark, Role.CAPTION, "text2", align=paint.RIGHT)
        self._line = self.line
        self._line.addWidget(self.title)
        self._line.addStretch(1)
        self._line.addWidget(self.remark)

    def add(self, part: QWidget) -> None:
        """Puts a part at the right end."""
        self._line.addWidget(part)


def in_the_middle(part: QWidget) -> QHBoxLayout:
    """A line with the part in its middle. An alignment would give paragraphs the height of a wider part."""
    line = QHBoxLayout()
    line.setContentsMargins(0, 0, 0, 0)
    line.addStretch(1)
    line.addWidget(part)
    line.addStretch(1)
    return line


def clear(layout: QLayout) -> None:
    """Take everything out of a layout; what was in it goes."""
    while layout.count():
        item = layout.takeAt(0)
        part = item.widget() if item else None
        if part is not None:
            part.hide()
            part.deleteLater()


def place_listed(side: QWidget, head: CardHead, hint: Label, listed: QWidget) -> None:
    """Fill a side of a page with one card: its head, a line that explains, and a list to its edges."""
    card = Card(margin=1, spacing=0)
    head.title.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)  # never shortened
    over = QWidget()
    lines = QVBoxLayout(over)
    lines.setContentsMargins(15, 7, 15, 7)
    lines.setSpacing(0)
    lines.addWidget(head)
    lines.addWidget(hint)
    card.body.addWidget(over)
    card.body.addWidget(listed, 1)
    whole = QVBoxLayout(side)
    whole.setContentsMargins(0, 0, 0, 0)
    whole.addWidget(card)


class PageHead(FoldingLine):
    """68 px: title, subtitle, and the page's actions at the right; in a narrow window their icons."""

    def __init__(self, title: str, subtitle: str = "") -> None:
        super().__init__()
        self._line = self.line
        self.setFixedHeight(68)
        self.title = Label(title, Role.PAGE)
        self.title.setMinimumWidth(self.title.sizeHint().width())
        self.subtitle = Label(subtitle, Role.SECOND, "text2", least=200)
        self._line.addWidget(self.title)
        self._line.addSpacing(8)
        self._line.addWidget(self.subtitle, 1)

    def set_words(self, title: str, subtitle: str = "") -> None:
        """Says something else."""
        self.title.set_words(title)
        self.title.setMinimumWidth(self.title.sizeHint().width())
        self.subtitle.set_words(subtitle)

    def add(self, part: QWidget) -> None:
        """Adds an action at the right end."""
        self._line.addWidget(part)


class _Picture(QWidget):
    def __init__(self, icon: str, size: int, ink: str) -> None:
        super().__init__()
        self._icon, self._size, self._ink = icon, size, ink
        self.setFixedSize(size, size)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint.begin(painter)
        middle = QPointF(self.width() / 2, self.height() / 2)
        paint.icon(painter, middle, self._icon, self._size, getattr(tokens(), self._ink))


class Icon(_Picture):
    """An icon that says nothing by itself: words stand beside it."""

    def __init__(self, name: str, size: int = 18, ink: str = "text2") -> None:
        super().__init__(name, size, ink)

    def show_icon(self, name: str, ink: str = "text2") -> None:
        """Another one in its place."""
        self._icon, self._ink = name, ink
        self.update()


class EmptyPage(QWidget):
    """Nothing here yet: an icon, one sentence, what to do first, and the buttons that do it."""

    def __init__(self, icon: str, sentence: str, first: str, *actions: Button) -> None:
        super().__init__()
        stack = QVBoxLayout(self)
        stack.setContentsMargins(0, MARGIN, 0, MARGIN)
        stack.setSpacing(4)
        stack.addStretch(1)
        stack.addWidget(Icon(icon, 40, "text3"), 0, Qt.AlignmentFlag.AlignHCenter)
        stack.addWidget(Label(sentence, Role.HEADING_LARGE, align=paint.CENTRE))
        stack.addWidget(Label(first, Role.SECOND, "text2", align=paint.CENTRE))
        stack.addSpacing(12)
        line = QHBoxLayout()
        line.setSpacing(16 if len(actions) < 4 else 8)
        line.addStretch(1)
        for action in actions:
            line.addWidget(action)
        line.addStretch(1)
        stack.addLayout(line)
        stack.addStretch(2)
        self._actions = actions

    def focus_first(self) -> None:
        """What to do first is one key away."""
        for action in self._actions[:1]:
            action.setFocus()


class Scroll(QScrollArea):
    """A page or column that may be higher than the window; never wider."""

    def __init__(self, content: QWidget) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(content)  # which fills the content's ground
        content.setAutoFillBackground(False)
        self.viewport().setAutoFillBackground(False)

    def minimumSizeHint(self) -> QSize:
        """As narrow as the content allows; any height."""
        content = self.widget()
        return QSize(content.minimumSizeHint().width() if content else 0, 64)


class FollowingScroll(Scroll):
    """A column of paragraphs and fields that keep their height: scrolled to where the keys go."""

    def __init__(self, content: QWidget) -> None:
        super().__init__(content)
        QApplication.instance().focusChanged.connect(self._follow)  # type: ignore[union-attr]  # there is one

    def _follow(self, _before: QWidget | None, now: QWidget | None) -> None:
        _bring_into_sight(self, now)


class PageScroll(QScrollArea):
    """Holds a whole page: it fills the room, and is scrolled where the room is less than it can do with.

    Whatever has the focus is brought into sight. Qt's own way gives a page with wrapped words the height that
    it would like best; a page here gets the room there is, and more only where it can't do with it.
    """

    def __init__(self, page: QWidget) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(page)
        page.installEventFilter(self)
        page.setAutoFillBackground(False)
        self.viewport().setAutoFillBackground(False)
        QApplication.instance().focusChanged.connect(self._follow)  # type: ignore[union-attr]  # there is one

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The page goes with the window."""
        super().resizeEvent(event)
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The page needs another room than before."""
        if event.type() == QEvent.Type.LayoutRequest and watched is self.widget():
            self._fit()
        return super().eventFilter(watched, event)

    def _fit(self) -> None:
        page, room = self.widget(), self.maximumViewportSize()
        if page is None:
            return
        least = page.minimumSizeHint().expandedTo(page.minimumSize())
        if least.height() > room.height():  # a bar will stand beside it
            room.setWidth(room.width() - self.verticalScrollBar().sizeHint().width())
        page.resize(room.expandedTo(least))

    def minimumSizeHint(self) -> QSize:
        """Any room will do."""
        return QSize(64, 64)

    def _follow(self, _before: QWidget | None, now: QWidget | None) -> None:
        """To where the keys go."""
        _bring_into_sight(self, now)


def _bring_into_sight(area: QScrollArea, now: QWidget | None) -> None:
    """What the keys reach now, where it stands in this area."""
    content = area.widget()
    if now is not None and content is not None and area.isVisible() and content.isAncestorOf(now):
        area.ensureWidgetVisible(now, 16, 16)


def holder_of(page: QWidget) -> QWidget:
    """The `PageScroll` around a page."""
    viewport = page.parentWidget()
    holder = viewport.parentWidget() if viewport is not None else None
    assert holder is not None
    return holder
