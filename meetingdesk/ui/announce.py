"""主持词 in large type over the window: the step at hand, with the numbers and names of the moment."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from meetingdesk.agenda.queries import notes as notes_for_host
from meetingdesk.documents.snapshot import facts_of
from meetingdesk.foundation.changes import Changes
from meetingdesk.foundation.wording import _
from meetingdesk.minutes.host_script import Passage, host_script
from meetingdesk.ui.bridge import Bridge
from meetingdesk.ui.parts.buttons import Button, Kind
from meetingdesk.ui.parts.labels import Label
from meetingdesk.ui.parts.overlay import CardScrim
from meetingdesk.ui.parts.rows import Face, RowList
from meetingdesk.ui.parts.surfaces import Card, CardHead, Scroll, Well, clear
from meetingdesk.ui.tables import Rows
from meetingdesk.ui.theme import Role

LIST_WIDE = 232
EDGE = 32
PART = "\u3000"  # before the title of a part in the list


class AnnouncePanel(CardScrim):
    """Fills the window: the steps at the left, what is said now at the right, read from a standing desk.

    Up and down walk the steps; F11 and Esc close. It follows the records while it is open.
    """

    def __init__(self, over: QWidget, bridge: Bridge) -> None:
        super().__init__(over)
        self._bridge = bridge
        self.setAccessibleName(_("主持词"))
        self._rows: Rows[Passage] = Rows(read=lambda row: row.title)
        self.list = RowList(self._rows, _face, _("步骤"), height=44, inset=12, rounded=True)
        self.title = Label("", Role.PAGE)
        self.words = QWidget()
        self._lines = QVBoxLayout(self.words)
        self._lines.setContentsMargins(0, 0, 16, 0)
        self._lines.setSpacing(18)
        self.card = self._build()
        self.card.setParent(self)
        self.list.events.chosen.connect(lambda _id: self._show())
        bridge.changed.connect(self._hear)

    def ask(self) -> None:
        """Show it at the step at hand."""
        self._fill()
        here = next((row.id for row in self._rows.shown() if row.current), None)
        self.place_card()
        self.card.show()
        self.open(self.list)
        self.list.choose(here or self._rows.shown()[0].id)

    def said(self) -> str:
        """The words in sight."""
        row = self._rows.row(self.list.current_id() or "")
        return "\n".join(row.lines) if row else ""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """F11 closes, as it opened."""
        if event.key() == Qt.Key.Key_F11:
            self.close_card()
        super().keyPressEvent(event)

    def _hear(self, _changes: Changes) -> None:
        if self.isVisible():
            self._fill()
            self._show()

    def _fill(self) -> None:
        assert self._bridge.meeting_id is not None
        meeting = self._bridge.meeting_id
        notes = self._bridge.ask(notes_for_host, meeting)
        self._rows.apply(list(host_script(self._bridge.ask(facts_of, meeting), notes)))

    def _show(self) -> None:
        row = self._rows.row(self.list.current_id() or "")
        if row is None:
            return
        self.title.set_words(row.title)
        clear(self._lines)
        for line in row.lines:
            self._lines.addWidget(Label(line, Role.FIGURE, wrap=True))
        if row.notes:
            self._lines.addWidget(_notes(row.notes))
        self._lines.addStretch(1)

    def _build(self) -> Card:
        card = Card(margin=24, spacing=16)
        remark = _("数字和姓名随记录变化；要纸质的，到“文档”页打印")
        head = CardHead(_("主持词"), remark, role=Role.HEADING_LARGE)
        back = Button(_("返回"), Kind.QUIET, key="Esc", height=36)
        back.clicked.connect(self.close_card)
        head.add(back)
        card.body.addWidget(head)
        middle = QHBoxLayout()
        middle.setSpacing(24)
        self.list.setFixedWidth(LIST_WIDE)
        middle.addWidget(self.list)
        right = QVBoxLayout()
        right.setSpacing(16)
        right.addWidget(self.title)
        right.addWidget(Scroll(self.words), 1)
        middle.addLayout(right, 1)
        card.body.addLayout(middle, 1)
        return card

    def place_card(self) -> None:
        """It fills the window."""
        self.card.setGeometry(self.rect().adjusted(EDGE, EDGE, -EDGE, -EDGE))


def _notes(lines: tuple[str, ...]) -> Well:
    """For the host's eyes: smaller, in a well of their own, and named as not to be said."""
    well = Well(margin=16, spacing=4)
    well.body.addWidget(Label(_("提示（不念）"), Role.BODY_STRONG, "text2"))
    for line in lines:
        well.body.addWidget(Label(line, Role.PAGE, wrap=True))
    return well


def _face(row: Passage) -> Face:
    title = PART + row.title if row.part else row.title
    return Face(name=title, mark="check" if row.said else "", mark_ink="ok", current=row.current)
