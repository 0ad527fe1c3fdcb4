"""The page as it will print: made off the window's thread, turned by buttons, keys and wheel."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy

from meetingdesk.foundation.errors import MeetingDeskError
from meetingdesk.foundation.wording import _, sentence
from meetingdesk.ui.parts import paint
from meetingdesk.ui.parts.buttons import IconButton, Kind
from meetingdesk.ui.parts.labels import Label
from meetingdesk.ui.parts.pdf_pages import Sheet, draw_page
from meetingdesk.ui.parts.surfaces import Well
from meetingdesk.ui.tasks import Tasks
from meetingdesk.ui.theme import Role, theme, tokens

SOON_MS = 120
ROOMY = 380


class _Sheet(QFrame):
    """Paints the page in the middle of its room."""

    turned = Signal(int)
    resized = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.sheet: Sheet | None = None
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:
        """An A4 page, small."""
        return QSize(400, 560)

    def minimumSizeHint(self) -> QSize:
        """May be low."""
        return QSize(240, 240)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Page keys and arrows turn."""
        turns = {
            Qt.Key.Key_PageDown: 1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1,
            Qt.Key.Key_PageUp: -1, Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1,
        }  # fmt: skip
        step = turns.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            self.turned.emit(step)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The wheel turns."""
        if event.angleDelta().y():
            self.turned.emit(-1 if event.angleDelta().y() > 0 else 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another size needs another picture."""
        super().resizeEvent(event)
        self.resized.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The page with a hairline around it."""
        painter = QPainter(self)
        paint.begin(painter)
        if self.sheet is None:
            return
        ratio = self.devicePixelRatioF()
        size = self.sheet.picture.size() / ratio
        box = QRectF(round((self.width() - size.width()) / 2), 0, size.width(), size.height())
        painter.fillRect(box.adjusted(-1, -1, 1, 1), QColor(tokens().line))
        painter.drawImage(QPointF(box.left(), box.top()), self._sharp(ratio))
        if self.hasFocus():
            paint.ring(painter, box, 2, outside=True)

    def _sharp(self, ratio: float):  # type: ignore[no-untyped-def]
        assert self.sheet is not None
        picture = self.sheet.picture
        picture.setDevicePixelRatio(ratio)
        return picture


class Preview(Well):
    """`make` gives the PDF; it and the pictures are made by `tasks`. Later wishes overtake earlier ones."""

    shown = Signal(int, int)  # page, count

    def __init__(self, tasks: Tasks) -> None:
        super().__init__(margin=16, spacing=8)
        self.body.setContentsMargins(16, 8, 16, 12)
        self._tasks = tasks
        self._pdf: bytes | None = None
        self._make: Callable[[], bytes] | None = None
        self._wish, self.page, self.count = 0, 1, 0
        self._where = Label("", Role.SECOND_STRONG)
        self._remark = Label(_("A4，按印出来的样子"), Role.CAPTION, "text2")
        self._wrong = Label("", Role.SECOND, "text2", wrap=True)
        self.back = IconButton("chevron-left", _("上一页"), Kind.QUIET, 32)
        self.on = IconButton("chevron-right", _("下一页"), Kind.QUIET, 32)
        self.sheet = _Sheet()
        self._soon = QTimer(self, singleShot=True, interval=SOON_MS)
        self._soon.timeout.connect(self._draw)
        self._place()
        self.sheet.turned.connect(self.turn)
        self.sheet.resized.connect(self._soon.start)
        self.back.clicked.connect(lambda: self.turn(-1))
        self.on.clicked.connect(lambda: self.turn(1))
        theme().changed.connect(self._soon.start)
        self._say()

    def show_paper(self, name: str, make: Callable[[], bytes]) -> None:
        """Another paper, or the same with other words; the page in view stays."""
        self.sheet.setAccessibleName(_("{name}的预览", name=name))
        self._make = make
        self._wish += 1
        wish = self._wish
        self._tasks.start(
            lambda _progress: make(),
            done=lambda pdf: self._take(wish, pdf),
            failed=lambda error: self._fail(wish, error),
            owner=self,
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A narrow preview says which page it is and leaves the remark out."""
        super().resizeEvent(event)
        self._remark.setVisible(self.width() >= ROOMY)

    def told(self) -> str:
        """Why there is no page; empty where there is one."""
        return self._wrong.text() if self._wrong.isVisible() else ""

    def clear(self) -> None:
        """Nothing is in view until the next paper is made: no page stands under another's name."""
        self._pdf, self.sheet.sheet, self.page, self.count = None, None, 1, 0
        self._wrong.hide()
        self._say()
        self.sheet.update()

    def turn(self, step: int) -> None:
        """On or back by so many pages."""
        wanted = min(max(self.page + step, 1), max(self.count, 1))
        if wanted != self.page:
            self.page = wanted
            self._draw()

    def _take(self, wish: int, pdf: bytes) -> None:
        if wish == self._wish:
            self._pdf = pdf
            self._draw()

    def _fail(self, wish: int, error: Exception) -> None:
        if not isinstance(error, MeetingDeskError):
            raise error
        if wish == self._wish:
            self._wrong.set_words(sentence(error))
            self._wrong.setVisible(True)
            self._say()

    def _draw(self) -> None:
        pdf, number = self._pdf, self.page
        if pdf is None:
            return
        ratio = self.sheet.devicePixelRatioF()
        wide, tall = round(self.sheet.width() * ratio) - 4, round(self.sheet.height() * ratio) - 4
        paper = tokens().paper
        self._tasks.start(
            lambda _progress: draw_page(pdf, number, wide, tall, paper), done=self._show, owner=self
        )

    def _show(self, sheet: Sheet) -> None:
        self.sheet.sheet = sheet
        self.page, self.count = sheet.number, sheet.count
        self._wrong.hide()
        self._say()
        self.sheet.update()
        self.shown.emit(sheet.number, sheet.count)

    def _say(self) -> None:
        words = _("没有预览") if self._wrong.isVisibleTo(self) else _("正在排版…")
        if self.count:
            words = _("第 {page} 页，共 {count} 页", page=self.page, count=self.count)
        self._where.set_words(words)
        self.sheet.setAccessibleDescription(words)
        self.back.setEnabled(self.page > 1)
        self.on.setEnabled(self.page < self.count)

    def _place(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(4)
        for part in (self._where, self.back, self.on):
            head.addWidget(part)
        head.addStretch(1)
        head.addWidget(self._remark)
        self.body.addLayout(head)
        self.body.addWidget(self._wrong)
        self.body.addWidget(self.sheet, 1)
        self._wrong.hide()
