"""One organisation's comments, typed live: kept on Enter, after a pause, and whenever the page is left."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from meetingdesk.commentary.model import Tone
from meetingdesk.foundation.wording import _
from meetingdesk.ui.commentary.faces import tone_words
from meetingdesk.ui.commentary.keeping import lines_of
from meetingdesk.ui.parts.buttons import Button, FilterButton, IconButton, Kind
from meetingdesk.ui.parts.fields import TextArea
from meetingdesk.ui.parts.labels import IconLabel, Label
from meetingdesk.ui.parts.surfaces import Card, CardHead, Hairline
from meetingdesk.ui.phrases import standing
from meetingdesk.ui.theme import Role

PAUSE_MS = 1200
AREA_ROOM, CHECK_ROOM = 480, 4  # the editor's width at 1366; a tick comes and goes
MARKS = {
    Tone.PRAISE: ("circle-check", "ok"),
    Tone.PROBLEM: ("triangle-alert", "warn"),
    Tone.NOTE: ("pencil", "text2"),
}
SHARES = {Tone.PRAISE: 3, Tone.PROBLEM: 3, Tone.NOTE: 2}


class Keeper(QObject):
    """Watches a box to write in; `wanted` says when what stands there should be kept."""

    wanted = Signal()

    def __init__(self, box: TextArea) -> None:
        super().__init__(box)
        self._box = box
        self.dirty = False
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self.wanted)
        box.textChanged.connect(self._typed)
        box.installEventFilter(self)

    def put(self, words: str) -> None:
        """Show what is on record; nothing is waiting to be kept then."""
        self._box.blockSignals(True)
        self._box.setPlainText(words)
        self._box.blockSignals(False)
        self.settle()

    def settle(self) -> None:
        """What stands there is kept."""
        self.dirty = False
        self._pause.stop()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter keeps at once, as does leaving the box."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
                QTimer.singleShot(0, self, self.wanted.emit)
        elif event.type() == QEvent.Type.FocusOut:
            self.wanted.emit()
        return super().eventFilter(watched, event)

    def _typed(self) -> None:
        self.dirty = True
        self._pause.start()


class CommentEditor(Card):
    """Praise, problem and note of one organisation, a comment a line, and the areas of its problems."""

    kept = Signal(str, list)  # tone, lines
    area_switched = Signal(str, bool)
    next_wanted = Signal()
    reopened = Signal()
    listed = Signal(str)  # the problem that stands on the line of the cursor

    def __init__(self) -> None:
        super().__init__(margin=20, spacing=6)
        self.head = CardHead("", role=Role.PAGE)
        self.boxes = {tone: TextArea("") for tone in Tone}
        self._keepers = {tone: Keeper(box) for tone, box in self.boxes.items()}
        self._titles = {tone: IconLabel(*_mark(tone)) for tone in Tone}
        self._areas_title = Label("", Role.SECOND_STRONG, "text2")
        self._area_lines = QVBoxLayout()
        self.areas: dict[str, FilterButton] = {}
        self.next = Button("", Kind.PRIMARY, "arrow-right", "F8", 44)
        self.again = IconButton("undo-2", "", Kind.QUIET, 44)
        self.list_it = Button("", icon="list-checks", height=44)
        self._place()
        for tone, keeper in self._keepers.items():
            keeper.wanted.connect(lambda tone=tone: self._keep(tone))
        self.next.clicked.connect(self.next_wanted)
        self.again.clicked.connect(self.reopened)
        self.list_it.clicked.connect(self.list_problem)

    def show_texts(self, texts: Mapping[Tone, Sequence[str]], fresh: bool) -> None:
        """Put what is on record; what is being typed stays unless another organisation is shown (`fresh`)."""
        for tone, keeper in self._keepers.items():
            on_record = list(texts.get(tone, ()))
            same = lines_of(self.boxes[tone].toPlainText()) == on_record
            if fresh or (not keeper.dirty and not same):
                keeper.put("\n".join(on_record))

    def keep(self) -> None:
        """Keep whatever is not kept yet."""
        for tone in Tone:
            self._keep(tone)

    def list_problem(self) -> None:
        """The problem on the line of the cursor, else the last one written, goes onto the 整改清单."""
        self._keep(Tone.PROBLEM)
        box = self.boxes[Tone.PROBLEM]
        here = lines_of(box.textCursor().block().text())
        self.listed.emit(next(iter([*here, *reversed(lines_of(box.toPlainText()))]), ""))

    def settled(self, tone: Tone) -> None:
        """A box is on record now."""
        self._keepers[tone].settle()

    def show_areas(self, areas: Mapping[str, bool]) -> None:
        """The areas of problems; on where one of this organisation's problems belongs."""
        if list(areas) != list(self.areas):
            self._make_areas(list(areas))
        for area, on in areas.items():
            button = self.areas[area]
            button.setChecked(on)
            button.set_icon("check" if on else "")

    def rename(self) -> None:
        """Words that never change by themselves."""
        hints = {
            Tone.PRAISE: _("一行一条，Enter 存下"),
            Tone.PROBLEM: _("一行一条，Enter 存下，Ctrl+Enter 列入整改清单"),
            Tone.NOTE: _("记下要跟进的事，不进纪要"),
        }
        for tone, box in self.boxes.items():
            icon, _words, ink, *_rest = _mark(tone)
            self._titles[tone].say(icon, tone_words(tone), ink)
            box.setAccessibleName(tone_words(tone))
            box.setPlaceholderText(hints[tone])
        self._areas_title.set_words(_("问题属于哪个方面"))
        self.again.setToolTip(_("改为未点评"))
        self.again.setAccessibleName(_("改为未点评"))
        self.list_it.setToolTip("Ctrl+Enter")
        self.list_it.set_words(_("列入整改清单"))

    def _keep(self, tone: Tone) -> None:
        if self._keepers[tone].dirty:
            self.kept.emit(tone.value, lines_of(self.boxes[tone].toPlainText()))

    def _make_areas(self, areas: list[str]) -> None:
        for button in self.areas.values():
            button.hide()
            button.deleteLater()
        self.areas = {area: FilterButton(standing(_(area))) for area in areas}
        for area, button in self.areas.items():
            button.clicked.connect(lambda on, area=area: self.area_switched.emit(area, on))
        _into_lines(self._area_lines, list(self.areas.values()))

    def _place(self) -> None:
        self.body.addWidget(self.head)
        for tone, box in self.boxes.items():
            self.body.addWidget(self._titles[tone])
            box.setMinimumHeight(36)
            self.body.addWidget(box, SHARES[tone])
            if tone is Tone.PROBLEM:
                self.body.addLayout(self._areas())
        self.body.addSpacing(6)
        self.body.addWidget(Hairline())
        foot = QHBoxLayout()
        foot.setContentsMargins(0, 6, 0, 0)
        foot.addWidget(self.list_it)
        foot.addStretch(1)
        foot.addWidget(self.again)
        foot.addWidget(self.next)
        self.body.addLayout(foot)

    def _areas(self) -> QVBoxLayout:
        side = QVBoxLayout()
        side.setSpacing(4)
        side.addWidget(self._areas_title)
        self._area_lines.setSpacing(6)
        side.addLayout(self._area_lines)
        side.addSpacing(4)
        return side


def _mark(tone: Tone) -> tuple[str, str, str, Role, int]:
    icon, ink = MARKS[tone]
    return icon, "", ink, Role.SECOND_STRONG, 16


def _into_lines(stack: QVBoxLayout, buttons: Sequence[FilterButton]) -> None:
    """As many lines as the buttons need side by side: their words are longer in one language."""
    while (old := stack.takeAt(0)) is not None:
        old_line = old.layout()
        if old_line is not None:
            old_line.deleteLater()
    line, used = QHBoxLayout(), 0
    for button in buttons:
        wide = button.sizeHint().width() + CHECK_ROOM
        if used and used + wide > AREA_ROOM:
            line.addStretch(1)
            stack.addLayout(line)
            line, used = QHBoxLayout(), 0
        line.setSpacing(8)
        line.addWidget(button)
        used += wide + 8
    line.addStretch(1)
    stack.addLayout(line)
