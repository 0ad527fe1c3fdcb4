"""Common problems of the meeting beside the comments: the list, and one of them opened."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout

from meetingdesk.commentary.queries import ProblemRow
from meetingdesk.foundation.given import tidy
from meetingdesk.foundation.wording import _
from meetingdesk.ui.commentary import faces
from meetingdesk.ui.commentary.editor import Keeper
from meetingdesk.ui.commentary.faces import Common, Found
from meetingdesk.ui.parts.buttons import Button, Kind
from meetingdesk.ui.parts.fields import Field, TextArea
from meetingdesk.ui.parts.labels import Label
from meetingdesk.ui.parts.rows import RowList
from meetingdesk.ui.parts.surfaces import Card, CardHead
from meetingdesk.ui.tables import Rows
from meetingdesk.ui.theme import Role


class ProblemList(Card):
    """Areas with the number of organisations; Enter opens one, the field below adds one."""

    opened = Signal(str)
    added = Signal(str)

    def __init__(self) -> None:
        super().__init__(margin=16, spacing=6)
        self._head = CardHead("")
        self._rows: Rows[Common] = Rows(read=lambda r: f"{_(r.problem.area)} {r.problem.text or ''}")
        self.list = RowList(self._rows, faces.common, "", height=54, inset=4)
        self.field = Field("")
        self.body.addWidget(self._head)
        self.body.addWidget(self.list, 1)
        self.body.addWidget(self.field)
        self.list.events.opened.connect(self.opened)
        self.field.returnPressed.connect(self._add)

    def show_problems(self, problems: Sequence[ProblemRow]) -> None:
        """Put them again."""
        self._rows.apply([Common(one) for one in problems])
        self._head.remark.set_words(_("Enter 打开") if problems else "")

    def rename(self) -> None:
        """Words that never change by themselves."""
        self._head.title.set_words(_("共性问题"))
        self.list.setAccessibleName(_("共性问题"))
        self.field.setAccessibleName(_("加一个共性问题"))
        self.field.setPlaceholderText(_("写方面或问题，Enter 加入"))

    def _add(self) -> None:
        area = tidy(self.field.text())
        if area:
            self.added.emit(area)


class ProblemCard(Card):
    """One common problem: its area, its words, and where it was found. What is typed is kept by itself."""

    changed = Signal(str, str)  # area, text
    linked = Signal(list)  # organisation ids
    removed = Signal()
    left = Signal()
    listed = Signal()

    def __init__(self, problem: ProblemRow) -> None:
        super().__init__(margin=16, spacing=6)
        self.problem = problem
        self.area = Field(_("方面"))
        self.area.setText(_(problem.area))
        self.text = TextArea(_("问题的内容"), _("说明这个问题，存下就进纪要"))
        self._keeper = Keeper(self.text)
        self._keeper.put(problem.text or "")
        self._rows: Rows[Found] = Rows(read=lambda r: f"{r.name} {_('涉及') if r.on else _('不涉及')}")
        self.list = RowList(self._rows, faces.found, _("涉及哪些党组织"), height=36, inset=4)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.back = Button(_("返回"), Kind.QUIET, key="Esc", height=32)
        self.remove = Button(_("删去"), Kind.QUIET, "trash-2", height=32)
        self.list_it = Button(_("列入整改清单"), icon="list-checks", height=32)
        self.list_it.setToolTip("Ctrl+Enter")
        self.list_it.clicked.connect(self.listed)
        self._place()
        self._keeper.wanted.connect(self.keep)
        self.area.editingFinished.connect(self.keep)
        self.list.events.opened.connect(self._switch)
        self.list.clicked.connect(lambda index: self._switch(self._rows.shown()[index.row()].id))
        self.back.clicked.connect(self.left)
        self.remove.clicked.connect(self.removed)

    def show_problem(self, problem: ProblemRow, organisations: Sequence[tuple[str, str]]) -> None:
        """Put it again; what is being typed stays."""
        self.problem = problem
        on = set(problem.organisation_ids)
        self._rows.apply([Found(which, name, which in on) for which, name in organisations])

    def keep(self) -> None:
        """Keep area and words when they differ from what is on record."""
        area, text = tidy(self.area.text()) or self.problem.area, self.text.toPlainText().strip()
        if area == _(self.problem.area):
            area = self.problem.area
        self._keeper.settle()
        if (area, text) != (self.problem.area, self.problem.text or ""):
            self.changed.emit(area, text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back to the list."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return
        super().keyPressEvent(event)

    def _switch(self, which: str) -> None:
        on = set(self.problem.organisation_ids) ^ {which}
        self.linked.emit([row.id for row in self._rows.shown() if row.id in on])

    def _place(self) -> None:
        self.body.addWidget(CardHead(_("共性问题")))
        self.body.addWidget(self.area)
        self.text.setMinimumHeight(72)
        self.body.addWidget(self.text, 2)
        self.body.addWidget(Label(_("涉及哪些党组织"), Role.SECOND_STRONG, "text2"))
        self.body.addWidget(self.list, 3)
        self.body.addWidget(self.list_it)
        line = QHBoxLayout()
        line.addWidget(self.remove)
        line.addStretch(1)
        line.addWidget(self.back)
        self.body.addLayout(line)
