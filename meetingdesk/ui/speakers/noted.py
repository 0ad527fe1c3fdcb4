"""What is written down while someone speaks, and a question put in the midst of it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from meetingdesk.foundation.wording import _
from meetingdesk.speakers.queries import NoteRow
from meetingdesk.ui.moments import length_words
from meetingdesk.ui.parts.buttons import Button
from meetingdesk.ui.parts.checks import Check
from meetingdesk.ui.parts.fields import Field
from meetingdesk.ui.parts.rows import RowList
from meetingdesk.ui.parts.surfaces import Card, CardHead
from meetingdesk.ui.speakers import faces
from meetingdesk.ui.speakers.faces import Written
from meetingdesk.ui.tables import Rows


class NotesCard(Card):
    """`written` gives words and whether they ask; `interposed` stops the clock or lets it go on."""

    written = Signal(str, bool)
    removed = Signal(str)
    interposed = Signal()

    def __init__(self) -> None:
        super().__init__(margin=16, spacing=4)
        self._asking = False
        self.rows: Rows[Written] = Rows(read=lambda row: row.note.text)
        self.list = RowList(self.rows, faces.note, "", height=40, inset=4)
        self._head, self.field = CardHead(""), Field("", "")
        self.question = Check("")
        self.interpose = Button("", icon="circle-help", height=36)
        self._head.add(self.interpose)
        self.body.addWidget(self._head)
        self.body.addWidget(self.list, 1)
        line = QHBoxLayout()
        line.setSpacing(12)
        line.addWidget(self.field, 1)
        line.addWidget(self.question)
        self.body.addLayout(line)
        self.field.returnPressed.connect(self._write)
        self.list.events.acted.connect(self.removed)
        self.interpose.clicked.connect(self.interposed)

    def show_notes(self, notes: tuple[NoteRow, ...]) -> None:
        """What was written about whoever speaks."""
        self.rows.apply([Written(row) for row in notes])

    def show_question(self, seconds: int | None, possible: bool) -> None:
        """How long a question has been put, None where none is; `possible`: a clock runs."""
        asking = seconds is not None
        if asking and not self._asking:
            self.question.setChecked(True)
        elif self._asking and not asking:
            self.question.setChecked(False)
        self._asking = asking
        self._head.remark.setVisible(not asking)
        self.interpose.setEnabled(asking or possible)
        self.interpose.set_icon("play" if asking else "circle-help")
        if seconds is not None:
            self.interpose.set_words(_("结束插问 {time}", time=length_words(seconds)))
        else:
            self.interpose.set_words(_("插问"))

    def rename(self) -> None:
        """The words that never change by themselves."""
        self._head.title.set_words(_("记录与提问"))
        self._head.remark.set_words(_("写下就存，进入会议记录"))
        self.field.setPlaceholderText(_("写一句，Enter 存下"))
        self.field.setAccessibleName(_("记录"))
        self.question.set_words(_("记为提问"))
        self.list.setAccessibleName(_("记录与提问"))

    def _write(self) -> None:
        text = self.field.text().strip()
        if text:
            self.written.emit(text, self.question.isChecked())
