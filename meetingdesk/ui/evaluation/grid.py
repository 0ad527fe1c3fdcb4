"""The entry grid: one painted widget with the focus, one key a row; it reads like the paper."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent, QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QSizePolicy

from meetingdesk.evaluation.ballots import BLANK_MARK, VOID_MARK
from meetingdesk.foundation.wording import _
from meetingdesk.ui.evaluation.grid_form import BLANK_KEY, VOID_KEY, GridForm, digit_words
from meetingdesk.ui.evaluation.in_hand import PaperInHand
from meetingdesk.ui.evaluation.places import LONG, Places
from meetingdesk.ui.parts import paint
from meetingdesk.ui.theme import Role, Tokens, tokens, width

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_WALK = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_ASIDE = {BLANK_KEY: BLANK_MARK, VOID_KEY: VOID_MARK}


@dataclass(frozen=True)
class _Painted:
    """What the grid shows: of which form, where, the row in hand, the marks."""

    form: GridForm
    places: Places
    first: int
    row: int
    marks: tuple[int | None, ...]

    def rows_since(self, before: _Painted | None) -> set[int] | None:
        """The rows that look another way than before; None where all may."""
        ground = (self.form, self.places, self.first)
        if before is None or (before.form, before.places, before.first) != ground:
            return None
        pairs = zip(before.marks, self.marks, strict=True)
        return {row for row, (one, other) in enumerate(pairs) if one != other} | {before.row, self.row}


def _around(box: QRectF) -> QRect:
    """A row with its light and the line above it."""
    return box.adjusted(-4, -3, 4, 3).toAlignedRect()


class EntryGrid(QFrame):
    """Types one paper. 1… = grades, 0 弃权, 9 this row void, * the rest good, Backspace back, Enter done.

    Points are typed as digits and taken by Enter or Tab; there - is 弃权 and / is void.
    """

    changed = Signal()
    confirmed = Signal()
    void_wanted = Signal()
    meaningless = Signal(str)  # a key that stands for nothing on this form

    def __init__(self) -> None:
        super().__init__()
        self.form = GridForm((), ())
        self.paper = PaperInHand(0, 0)
        self._painted: _Painted | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_form(self, form: GridForm) -> None:
        """Another paper form; what is typed of a paper stays while the form is the same."""
        if form != self.form:
            self.form = form
            self.paper = PaperInHand(len(form.rows), len(form.grades), form.points)
            self._told()

    def begin_paper(self, marks: tuple[int, ...] = ()) -> None:
        """An empty paper, or one to be corrected."""
        self.paper.load(marks)
        self._told()

    def places(self) -> Places:
        """Where everything lies at the present size."""
        head = 30.0 if self.form.group > LONG else 36.0
        return Places(self.form.group, len(self.form.grades), self.width(), self.height(), head)

    def sizeHint(self) -> QSize:
        """As the card gives."""
        return QSize(700, 420)

    def minimumSizeHint(self) -> QSize:
        """Fits the lowest window."""
        return QSize(520, 170)

    # ------------------------------------------------------------ keys

    def event(self, event: QEvent) -> bool:
        """Tab takes points that are typed; else it goes to the next control as everywhere."""
        tab = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Tab
        if tab and event.type() == QEvent.Type.KeyPress and self.paper.take():
            self._told()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """One key a cell, and Enter behind points."""
        key = Qt.Key(event.key())
        if key in _ENTER:
            self._taken_or_confirmed()
        elif key in _WALK:
            self._then(lambda: self.paper.go(self.paper.row + _WALK[key]))
        elif key == Qt.Key.Key_Backspace:
            self._then(self.paper.back)
        elif not self._typed(event.text()):
            super().keyPressEvent(event)

    def _taken_or_confirmed(self) -> None:
        if self.paper.take():
            self._told()
        else:
            self.confirmed.emit()

    def _typed(self, text: str) -> bool:
        if text in {"v", "V"}:
            self.void_wanted.emit()
        elif text in {"*", "＊", "×"}:
            self.fill_rest()
        elif text in _ASIDE and self.form.points:
            self._put_aside(text)
        elif len(text) == 1 and text.isdecimal():
            self.press(int(text))
        else:
            return False
        return True

    def press(self, digit: int) -> None:
        """A digit for the row in hand."""
        if self.paper.put(digit):
            self._told()
        elif not self.paper.complete:
            self.meaningless.emit(str(digit))

    def _put_aside(self, key: str) -> None:
        if self.paper.set_aside(_ASIDE[key]):
            self._told()
        else:
            self.meaningless.emit(key)

    def fill_rest(self) -> None:
        """All that is open gets the first grade; points cannot be guessed."""
        if self.form.points:
            self.meaningless.emit("*")
        else:
            self._then(self.paper.fill)

    def _then(self, move) -> None:  # type: ignore[no-untyped-def]
        move()
        self._told()

    def _told(self) -> None:
        self.setAccessibleName(_("录入格"))
        self.setAccessibleDescription(self.spoken())
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.DescriptionChanged))
        self._renew()
        self.changed.emit()

    def spoken(self) -> str:
        """The row in hand in words, for a screen reader."""
        row, count = self.paper.row, len(self.form.rows)
        if row >= count:
            return _("各行都已录完，Enter 确认这一张")
        name, person = self.form.rows[row]
        name = f"{self.form.person_at(row)} {name}".strip()
        mark = self.paper.marks[row]
        typed = self.paper.typing or (_("未录") if mark is None else self.form.label_of(mark))
        return _("第 {row} 行，共 {count} 行：{name} {person}，{typed}",
                 row=row + 1, count=count, name=name, person=person, typed=typed)  # fmt: skip

    def focusInEvent(self, event) -> None:  # type: ignore[no-untyped-def]
        """The row in hand lights up."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event) -> None:  # type: ignore[no-untyped-def]
        """And dims."""
        super().focusOutEvent(event)
        self.update()

    # ------------------------------------------------------------ pointer

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A cell marks its row, a row comes into hand."""
        places, first = self._page()
        for row in self._shown(places, first):
            if places.row_box(row, first).contains(event.position()):
                self._hit(places, first, row, event.position())
        self.setFocus()

    def _hit(self, places: Places, first: int, row: int, at: QPointF) -> None:
        self.paper.go(row)
        for column, digit in enumerate(self.paper.digits):
            if places.cell_box(row, column, first).contains(at):
                self._hit_cell(row, digit)
        self._told()

    def _hit_cell(self, row: int, digit: int) -> None:
        if row not in self.form.points:
            self.paper.put(digit)
        elif digit in _ASIDE.values():
            self.paper.set_aside(digit)

    # ------------------------------------------------------------ painting

    def _page(self) -> tuple[Places, int]:
        places, base = self.places(), self.form.base_of(self.paper.row)
        return places, base + places.first_shown(self.paper.row - base)

    def _shown(self, places: Places, first: int) -> range:
        return range(first, min(first + places.per_page, self.form.base_of(first) + places.rows))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Heads, rows, cells."""
        painter = QPainter(self)
        paint.begin(painter)
        colours = tokens()
        places, first = self._page()
        shown = self._shown(places, first)
        if event.rect().top() <= places.head:
            for block in range(places.blocks if len(shown) > places.in_block else 1):
                self._heads(painter, places, block, colours)
            if self.form.people:
                self._person(painter, places, colours)
        for row in shown:
            if _around(places.row_box(row, first)).intersects(event.rect()):
                self._row(painter, places, row, first, colours)

    def _renew(self) -> None:
        """Have the rows painted that look different now: a key touches two of 43; or all of another page."""
        places, first = self._page()
        now = _Painted(self.form, places, first, self.paper.row, tuple(self.paper.marks))
        before, self._painted = self._painted, now
        changed = now.rows_since(before)
        if changed is None:
            self.update()
            return
        for row in changed & set(self._shown(places, first)):
            self.update(_around(places.row_box(row, first)))

    def _person(self, painter: QPainter, places: Places, colours: Tokens) -> None:
        """Whose sheet this is, left of the heads."""
        name, people = self.form.person_at(self.paper.row), len(self.form.people)
        at = self.form.base_of(self.paper.row) // max(self.form.group, 1) + 1
        room = QRectF(0, 0, places.head_box(0, 0).left() - 8, places.head)
        count = f"{at} / {people}"
        wide = width(count, Role.SECOND) + 4
        paint.text(painter, room, count, Role.SECOND, colours.text2)
        paint.text(painter, room.adjusted(wide + 10, 0, 0, 0), name, Role.NAME, colours.text)

    def _heads(self, painter: QPainter, places: Places, block: int, colours: Tokens) -> None:
        role = Role.CAPTION_STRONG if places.long else Role.SECOND_STRONG
        if self.form.points:
            across = places.head_box(block, 0).united(places.head_box(block, len(self.form.grades) - 1))
            paint.text(painter, across, _("分数 0–100"), role, colours.text, paint.CENTRE)
        for column, digit in enumerate(self.paper.digits):
            if self.form.points and digit not in _ASIDE.values():
                continue
            box = places.head_box(block, column)
            words, ink = self.form.label_of(digit), colours.text if digit not in {0, 9} else colours.text2
            if width(words, role) > box.width() and len(words) > 2:
                half = (len(words) + 1) // 2
                upper, lower = QRectF(box.left(), 0, box.width(), box.height() / 2), words[half:]
                paint.text(painter, upper, words[:half], Role.CAPTION, ink, paint.CENTRE)
                box, words = upper.translated(0, box.height() / 2 - 1), lower
                paint.text(painter, box, words, Role.CAPTION, ink, paint.CENTRE)
            else:
                paint.text(painter, box, words, role, ink, paint.CENTRE)

    def _row(self, painter: QPainter, places: Places, row: int, first: int, colours: Tokens) -> None:
        box = places.row_box(row, first)
        here = row == self.paper.row
        if here:
            self._light(painter, places, box, colours)
        elif self._lined(places, row, first):
            paint.hairline(painter, box.left(), box.right(), box.bottom() - 1)
        self._names(painter, places, row, first, here, colours)
        if row in self.form.points:
            self._points_row(painter, places, row, first, colours)
            return
        for column, digit in enumerate(self.paper.digits):
            self._cell(painter, places.cell_box(row, column, first), row, digit, here, colours)

    def _light(self, painter: QPainter, places: Places, box: QRectF, colours: Tokens) -> None:
        wide = box if places.long else box.adjusted(0, 0, 0, -1)
        paint.plate(painter, wide, 4, colours.select if self.hasFocus() else colours.hover)
        painter.fillRect(QRectF(box.left(), box.top(), 3, box.height()),
                         QColor(colours.focus if self.hasFocus() else colours.line2))  # fmt: skip

    def _lined(self, places: Places, row: int, first: int) -> bool:
        """A line under every row; in low rows under every fifth, as on the paper."""
        line = (row - first) % max(places.in_block, 1)
        last = line == places.in_block - 1 or row == self.form.base_of(row) + places.rows - 1
        return not last and row + 1 != self.paper.row and (not places.long or (row + 1) % 5 == 0)

    def _names(
        self, painter: QPainter, places: Places, row: int, first: int, here: bool, colours: Tokens
    ) -> None:
        box = places.names_box(row, first)
        name, person = self.form.rows[row]
        done = self.paper.marks[row] is not None
        if places.long:
            number, left, role = Role.CAPTION, 30.0, Role.CAPTION_STRONG if here else Role.CAPTION
        else:
            number, left, role = Role.BODY, 36.0, Role.BODY_STRONG if box.height() < 34 else Role.NAME
        ink = colours.text if here or done or not places.long else colours.text2
        lead = QRectF(box.left(), box.top(), left - 8, box.height())
        paint.text(painter, lead, str(row - self.form.base_of(row) + 1), number, colours.text2, paint.RIGHT)
        room = box.adjusted(left + 4, 0, 0, 0)
        if places.long or not person:
            paint.text(painter, room, name, role, ink)
            return
        beside = min(max(room.width() * 0.62, 120), room.width() - 60)
        paint.text(painter, QRectF(room.left(), room.top(), beside - 8, room.height()), name, role, ink)
        paint.text(painter, room.adjusted(beside, 0, 0, 0), person, Role.BODY, colours.text2)

    def _cell(
        self, painter: QPainter, box: QRectF, row: int, digit: int, here: bool, colours: Tokens
    ) -> None:
        long, low = self.form.group > LONG, box.height() < 20
        mark = self.paper.marks[row]
        role = Role.CAPTION_STRONG if low else Role.NAME
        if mark == digit:
            paint.plate(painter, box, 4 if low else 6, colours.text)
            self._ink(painter, box, self._cell_words(digit, box), role, colours)
        elif mark is None or not long:
            if here or not long:
                edge = colours.line2 if here else colours.line if mark is not None else colours.line3
                paint.plate(painter, box, 4 if low else 6, colours.surface if here else "", edge)
            ink = colours.text if here else colours.text3
            plain = Role.CAPTION if low else Role.BODY
            paint.text(painter, box, self._cell_words(digit, box), plain, ink, paint.CENTRE)

    def _cell_words(self, digit: int, box: QRectF) -> str:
        """The key; beside points, where no head names the grade, the grade with it as far as it fits."""
        if not self.form.points or digit in _ASIDE.values():
            return str(digit)
        words = [f"{key} {label}" for key, label in enumerate(self.form.grades, 1)]
        widest = max(width(each, Role.NAME) for each in words)
        return words[digit - 1] if widest <= box.width() - 4 else str(digit)

    def _points_row(
        self, painter: QPainter, places: Places, row: int, first: int, colours: Tokens
    ) -> None:
        """One wide field for the number, then 弃权 and 无效 under their own keys."""
        mark, here = self.paper.marks[row], row == self.paper.row
        last = len(self.form.grades) - 1
        field = places.cell_box(row, 0, first).united(places.cell_box(row, last, first))
        typed = self.paper.typing if here else ""
        words = typed or (digit_words(mark) if mark is not None and mark > VOID_MARK else "")
        done = bool(words) and not typed
        edge = colours.focus if here else colours.line3
        paint.plate(painter, field, 6, colours.text if done else colours.surface, edge, 2 if here else 1)
        paint.text(painter, field, words, Role.NAME, colours.surface if done else colours.text, paint.CENTRE)
        for column, (key, value) in enumerate(_ASIDE.items(), len(self.form.grades)):
            box = places.cell_box(row, column, first)
            chosen = mark == value
            paint.plate(painter, box, 6, colours.text if chosen else "", colours.line3)
            ink = colours.surface if chosen else colours.text3
            paint.text(painter, box, key, Role.BODY, ink, paint.CENTRE)

    def _ink(self, painter: QPainter, box: QRectF, digit: str, role: Role, colours: Tokens) -> None:
        if box.width() < 44 or len(digit) > 1:
            paint.text(painter, box, digit, role, colours.surface, paint.CENTRE)
            return
        centre = QPointF(box.center().x() - 11, box.center().y())
        paint.icon(painter, centre, "check", 16, colours.surface, 2.2)
        paint.text(painter, box.adjusted(box.width() / 2 + 4, 0, 0, 0), digit, role, colours.surface)
