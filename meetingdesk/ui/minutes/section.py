"""One section in the list: what it rests on and how it stands; opened, its words and the new ones beside."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from meetingdesk.foundation.wording import _
from meetingdesk.minutes.model import STATE_WORDS, SectionState
from meetingdesk.minutes.prose import marks_in
from meetingdesk.minutes.queries import SectionRow
from meetingdesk.ui.minutes.difference import Marked, pieces_of
from meetingdesk.ui.minutes.missing import said_here
from meetingdesk.ui.parts import paint
from meetingdesk.ui.parts.buttons import Button, Kind, Pressable
from meetingdesk.ui.parts.fields import TextArea
from meetingdesk.ui.parts.labels import Label
from meetingdesk.ui.parts.paint import ChipFace
from meetingdesk.ui.parts.surfaces import Card
from meetingdesk.ui.theme import Role, Tone, tokens, width

PAUSE_MS = 1500
HEAD, TEXT_LEAST, TEXT_MOST = 54, 84, 220
FACES = {
    SectionState.MATCHES: ("check", Tone.OK),
    SectionState.KEPT: ("pencil", Tone.INFO),
    SectionState.MOVED_ON: ("pencil", Tone.WARN),
    SectionState.MISSING: ("circle-alert", Tone.BAD),
}


def chip_of(row: SectionRow) -> ChipFace:
    """How a section stands: mark, word and colour."""
    state = SectionState(row.state)
    icon, tone = FACES[state]
    missing = row.section.pending
    if state is SectionState.MISSING and len(missing) == 1 and marks_in(missing[0]) == 0:
        return ChipFace(_("缺{what}", what=said_here(missing[0])), tone, icon)
    if state is SectionState.MISSING and missing:
        return ChipFace(_("缺 {count} 项", count=len(missing)), tone, icon)
    return ChipFace(_(STATE_WORDS[state]), tone, icon)


class SectionHead(Pressable):
    """54 high: an arrow, the heading, what it rests on, the chip. Enter opens and closes."""

    def __init__(self) -> None:
        super().__init__()
        self.setCheckable(True)
        self._row: SectionRow | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_row(self, row: SectionRow) -> None:
        """The section as it stands."""
        self._row = row
        face = chip_of(row)
        self.setAccessibleName(
            "，".join((heading_of(row), _("依据：{basis}", basis=row.section.basis), face.words))
        )
        self.setToolTip(
            _("缺：{what}", what="、".join(map(said_here, row.section.pending)))
            if row.section.pending
            else ""
        )
        self.update()

    def sizeHint(self) -> QSize:
        """The height of a row."""
        return QSize(400, HEAD)

    def minimumSizeHint(self) -> QSize:
        """Heading and chip."""
        return QSize(260, HEAD)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The line."""
        if self._row is None:
            return
        painter = QPainter(self)
        paint.begin(painter)
        colours = tokens()
        middle = self.height() / 2
        arrow = "chevron-down" if self.isChecked() else "chevron-right"
        paint.icon(painter, QPointF(28, middle), arrow, 18, colours.text2)
        face = chip_of(self._row)
        right = self.width() - 20 - paint.chip_width(face)
        paint.chip(painter, right, middle, face)
        heading = heading_of(self._row)
        wanted = max(self.width() * 0.26, 120, width(heading, Role.ROW_NAME) + 2)
        names = QRectF(47, 0, min(wanted, right - 60), self.height())
        paint.text(painter, names, heading, Role.ROW_NAME, colours.text)
        basis = QRectF(names.right() + 8, 0, right - names.right() - 20, self.height())
        words = _("依据：{basis}", basis=self._row.section.basis) if self._row.section.basis else ""
        fits = width(words, Role.SECOND) <= basis.width()
        paint.text(painter, basis, words if fits else self._row.section.basis, Role.SECOND, colours.text2)
        if self.hasFocus():
            paint.ring(painter, QRectF(self.rect()).adjusted(4, 3, -4, -3), 6)


class SectionItem(QWidget):
    """A section. `kept` = own words to keep, `dropped` = let the records speak again, `opened`."""

    kept = Signal(str, str)  # key, text
    dropped = Signal(str)
    opened = Signal(str)

    def __init__(self, key: str) -> None:
        super().__init__()
        self.key = key
        self._row: SectionRow | None = None
        self.head = SectionHead()
        self.text = TextArea("")
        self.text.setFixedHeight(TEXT_LEAST)
        self.text.installEventFilter(self)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self.save)
        self.offer = Card(margin=12, spacing=4)
        self._offer_head = Label(_("按现在的记录会写成"), Role.SECOND_STRONG, "text2")
        self._new, self._gone = Marked(), Marked(_("换掉："))
        self.use_new = Button(_("用新的"), icon="check")
        self.keep_mine = Button(_("保留我的"))
        self.back = Button(_("改回按记录写的"), Kind.QUIET, "undo-2", height=32)
        self._place()
        self._listen()

    def show_row(self, row: SectionRow, editable: bool) -> None:
        """The section as it stands; words that are being typed stay."""
        typing = self._row is not None and self._changed()
        self._row = row
        self.head.show_row(row)
        if not typing and plain_lines(self.text.toPlainText()) != plain_lines(row.section.text):
            self.text.setPlainText(row.section.text)
        self.text.setReadOnly(not editable)
        self.text.setAccessibleName(_("{heading}的文字", heading=heading_of(row)))
        self._show_offer(row, editable)
        self.update()

    def open(self, on: bool) -> None:
        """Open or close; what was typed is kept on closing."""
        if not on:
            self.save()
        self.head.setChecked(on)
        self._inside.setVisible(on)
        if on:
            self._fit_text()
        self.update()

    def edit(self) -> None:
        """The cursor stands in the words, at what is missing if anything is."""
        self.text.setFocus()
        at = self.text.toPlainText().find("〔")
        if at >= 0:
            cursor = self.text.textCursor()
            cursor.setPosition(at)
            self.text.setTextCursor(cursor)

    def save(self) -> None:
        """Keep what was typed, if anything was."""
        self._pause.stop()
        if self._row is None or not self._changed():
            return
        typed = plain_lines(self.text.toPlainText())
        if typed == plain_lines(self._row.generated.text):
            self.dropped.emit(self.key)
        else:
            self.kept.emit(self.key, typed)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Leaving the words keeps them."""
        if event.type() == QEvent.Type.FocusOut:
            self.save()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        """An open section stands on its own ground with a blue bar; others have a hairline."""
        painter = QPainter(self)
        colours = tokens()
        if self.head.isChecked():
            painter.fillRect(self.rect(), colours.canvas)
            painter.fillRect(QRectF(0, 0, 3, self.height()), colours.focus)
        else:
            paint.hairline(painter, 20, self.width() - 20, self.height() - 1)

    def _changed(self) -> bool:
        assert self._row is not None
        return plain_lines(self.text.toPlainText()) != plain_lines(self._row.section.text)

    def _show_offer(self, row: SectionRow, editable: bool) -> None:
        moved = row.state == SectionState.MOVED_ON and editable
        own = row.section.text != row.generated.text
        self.offer.setVisible(moved)
        self.back.setVisible(own and not moved and editable)
        if moved:
            new, gone = pieces_of(row.section.text, row.generated.text)
            self._new.show_pieces(new)
            self._gone.show_pieces(gone)
            self._gone.setVisible(bool(gone))

    def _fit_text(self) -> None:
        """As high as the words, within limits."""
        wanted = round(self.text.document().size().height()) + 20
        self.text.setFixedHeight(min(max(wanted, TEXT_LEAST), TEXT_MOST))

    def _keep_mine(self) -> None:
        assert self._row is not None
        self.kept.emit(self.key, self._row.section.text)

    def _place(self) -> None:
        stack = QVBoxLayout(self)
        stack.setContentsMargins(0, 0, 0, 1)
        stack.setSpacing(0)
        stack.addWidget(self.head)
        self._inside = QWidget()
        inside = QVBoxLayout(self._inside)
        inside.setContentsMargins(47, 0, 20, 12)
        inside.setSpacing(12)
        inside.addWidget(self.text)
        for part in (self._offer_head, self._new, self._gone):
            self.offer.body.addWidget(part)
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self.use_new)
        line.addWidget(self.keep_mine)
        line.addStretch(1)
        self.offer.body.addLayout(line)
        inside.addWidget(self.offer)
        inside.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)
        stack.addWidget(self._inside)
        self._inside.hide()
        self.offer.hide()
        self.back.hide()

    def _listen(self) -> None:
        self.head.clicked.connect(self._toggle)
        self.text.textChanged.connect(self._typed)
        self.use_new.clicked.connect(lambda: self.dropped.emit(self.key))
        self.back.clicked.connect(lambda: self.dropped.emit(self.key))
        self.keep_mine.clicked.connect(self._keep_mine)

    def _toggle(self, on: bool) -> None:
        self.open(on)
        if on:
            self.opened.emit(self.key)

    def _typed(self) -> None:
        self._fit_text()
        if self._row is not None and self._changed():
            self._pause.start()


def plain_lines(text: str) -> str:
    """The words as they are kept: lines without blanks around them, none empty."""
    return "\n".join(line.strip() for line in text.splitlines() if line.strip())


def heading_of(row: SectionRow) -> str:
    """Number and heading: 三、点评意见; the lines to sign have none of their own."""
    return row.section.number + row.section.heading or _("签字")
