"""Fields to write in and to choose from, with their label and the line that says what is wrong."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSignalBlocker, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QTextBlockFormat, QTextCursor
from PySide6.QtWidgets import (
    QComboBox,
    QGridLayout,
    QLineEdit,
    QSizePolicy,
    QStyledItemDelegate,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from meetingdesk.ui.parts import paint
from meetingdesk.ui.parts.labels import IconLabel, Label
from meetingdesk.ui.theme import Role, font, tokens, width


def _box(painter: QPainter, widget: QWidget, wrong: bool = False) -> None:
    colours = tokens()
    box = QRectF(widget.rect())
    strong = wrong or widget.hasFocus()
    edge = colours.bad if wrong else colours.focus if widget.hasFocus() else colours.line2
    if not widget.isEnabled():
        edge = colours.line
    paint.plate(
        painter, box, 6, colours.surface if widget.isEnabled() else colours.sunken, edge, 2 if strong else 1
    )


class Field(QLineEdit):
    """One line to write in. `name` is what a screen reader says; `hint` stands in the empty field."""

    def __init__(self, name: str, hint: str = "", height: int = 36, role: Role = Role.BODY) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setPlaceholderText(hint)
        self.setFrame(False)
        self.setFont(font(role))
        self._height = height
        self._wrong = False
        self.setTextMargins(12, 0, 12, 0)
        # Base is clear, so that our own plate shows; the sheet of the application has no say here.
        self.setStyleSheet("QLineEdit { background: transparent; border: 0; }")

    def set_wrong(self, wrong: bool) -> None:
        """Edges the field with `bad`; say why in words beside it."""
        self._wrong = wrong
        self.update()

    def sizeHint(self) -> QSize:
        """About 14 characters."""
        return QSize(204, self._height)

    def minimumSizeHint(self) -> QSize:
        """Room for a name."""
        return QSize(96, self._height)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Plate and edge, then what QLineEdit writes."""
        painter = QPainter(self)
        paint.begin(painter)
        _box(painter, self, self._wrong)
        painter.end()
        super().paintEvent(event)


class SearchField(Field):
    """The large field of the desk: 56 high, with its glass. Keeps its edge when the page is at rest."""

    def __init__(self, name: str, hint: str, height: int = 56) -> None:
        super().__init__(name, hint, height, Role.SEARCH if height >= 48 else Role.BODY)
        self._large = height >= 48
        self.setTextMargins(48 if self._large else 36, 0, 12, 0)

    def sizeHint(self) -> QSize:
        """Takes what it gets."""
        return QSize(424 if self._large else 240, self._height)

    def paintEvent(self, event: QPaintEvent) -> None:
        """As a field, and the glass."""
        super().paintEvent(event)
        painter = QPainter(self)
        paint.begin(painter)
        size = 22 if self._large else 18
        left = 27 if self._large else 20
        paint.icon(painter, QPointF(left, self.height() / 2), "search", size, tokens().text2)


class TextArea(QTextEdit):
    """Several lines of plain text, 24 apart; Tab leaves it, so that the page stays usable by keyboard."""

    def __init__(self, name: str, hint: str = "", words: str = "") -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setPlaceholderText(hint)
        self.setAcceptRichText(False)
        self.setFont(font(Role.BODY))
        self.setTabChangesFocus(True)
        self.document().setDocumentMargin(2)
        self.setPlainText(words)

    def setPlainText(self, words: str) -> None:
        """Puts other words there, in lines of the type scale; forgets what could be undone."""
        super().setPlainText(words)
        spacing = QTextBlockFormat()
        spacing.setLineHeight(Role.BODY.box, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
        with QSignalBlocker(self):
            self.document().setUndoRedoEnabled(False)
            every = QTextCursor(self.document())
            every.select(QTextCursor.SelectionType.Document)
            every.mergeBlockFormat(spacing)
            self.document().setUndoRedoEnabled(True)


class Combo(QComboBox):
    """One of a list. As wide as its longest choice."""

    def __init__(self, name: str, choices: Sequence[str] = (), height: int = 36) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self._height = height
        self.view().setAccessibleName(name)
        self.setItemDelegate(QStyledItemDelegate(self))  # the style sheet's item height needs this one
        self.setFont(font(Role.BODY))
        self.addItems(list(choices))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """The longest choice and the arrow."""
        widest = max((width(self.itemText(place), Role.BODY) for place in range(self.count())), default=60)
        return QSize(round(widest + 54), self._height)

    def minimumSizeHint(self) -> QSize:
        """May be shortened to about five characters."""
        return QSize(min(self.sizeHint().width(), 124), self._height)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Plate, choice, arrow."""
        painter = QPainter(self)
        paint.begin(painter)
        _box(painter, self)
        colours = tokens()
        ink = colours.text if self.isEnabled() else colours.text3
        words = QRectF(12, 0, self.width() - 48, self.height())
        paint.text(painter, words, self.currentText() or self.placeholderText(), Role.BODY, ink)
        paint.icon(painter, QPointF(self.width() - 20, self.height() / 2), "chevron-down", 16, colours.text2)


class WithError(QWidget):
    """A field and, under it, what is wrong with what was written."""

    def __init__(self, field: Field) -> None:
        super().__init__()
        self.field = field
        self._line = IconLabel("circle-alert", "", "bad", Role.CAPTION_STRONG, 14)
        stack = QVBoxLayout(self)
        stack.setContentsMargins(0, 0, 0, 0)
        stack.setSpacing(0)
        stack.addWidget(field)
        stack.addWidget(self._line)
        self._line.setVisible(False)

    def refuse(self, sentence: str) -> None:
        """Says what is wrong; an empty sentence takes it back."""
        self.field.set_wrong(bool(sentence))
        self.field.setAccessibleDescription(sentence)
        self._line.say("circle-alert", sentence, "bad")
        self._line.setVisible(bool(sentence))


class Form(QWidget):
    """Rows of label and field, the labels in one column."""

    def __init__(self, gap: int = 8) -> None:
        super().__init__()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(gap)
        self._grid.setColumnStretch(1, 1)
        self._rows: list[tuple[Label, QWidget]] = []

    def fold(self, wanted: bool) -> None:
        """In two columns, where there is width but no height; for forms without hints."""
        half = -(-len(self._rows) // 2) if wanted else len(self._rows)
        place_of = Qt.AlignmentFlag.AlignTop if wanted else Qt.AlignmentFlag.AlignVCenter
        for place, (words, field) in enumerate(self._rows):
            column, row = divmod(place, half)
            words.setMinimumHeight(36 if wanted else 0)  # level with its field in a high row
            self._grid.addWidget(words, row + 1, 2 * column, place_of)
            self._grid.addWidget(field, row + 1, 2 * column + 1)
        self._grid.setColumnStretch(3, int(wanted))

    def add(self, label: str, field: QWidget, hint: str = "") -> Label:
        """Adds a row; the label names the field for a screen reader when it has no name of its own."""
        row = self._grid.rowCount()
        words = Label(label[:1].upper() + label[1:], Role.SECOND, "text2")  # it stands alone
        words.setBuddy(field)
        if not field.accessibleName():
            field.setAccessibleName(label)
        self._grid.addWidget(words, row, 0, Qt.AlignmentFlag.AlignVCenter)
        self._grid.addWidget(field, row, 1)
        self._rows.append((words, field))
        if hint:
            self._grid.addWidget(Label(hint, Role.CAPTION, "text3", wrap=True), row + 1, 1)
        return words
