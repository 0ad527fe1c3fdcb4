"""The list on paper beside the clock: who handed in, what is still to come, whose file is lost or changed."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal

from meetingdesk.foundation import paths
from meetingdesk.foundation.wording import _
from meetingdesk.speakers import filing
from meetingdesk.speakers.filing import FileState, Kept
from meetingdesk.speakers.queries import Counts, ReportRow
from meetingdesk.ui.page import Context
from meetingdesk.ui.parts.buttons import Button, Kind
from meetingdesk.ui.parts.figures import Progress
from meetingdesk.ui.parts.rows import RowList
from meetingdesk.ui.parts.surfaces import Card, CardHead
from meetingdesk.ui.speakers import faces
from meetingdesk.ui.speakers.faces import OnPaper
from meetingdesk.ui.speakers.lines import button_line
from meetingdesk.ui.tables import Rows


class WrittenCard(Card):
    """`opened` and `received` name an organisation; `to_site` is the button that moves it over."""

    opened = Signal(str)
    received = Signal(str)

    def __init__(self, context: Context) -> None:
        super().__init__(margin=16, spacing=4)
        self._context = context
        self._folder: Path = paths.reports_folder(context.bridge.opened.path)
        self._reports: tuple[ReportRow, ...] = ()
        self._asked: dict[str, Kept] = {}
        self._states: dict[str, FileState] = {}
        self.rows: Rows[OnPaper] = Rows(read=faces.read_report)
        self.list = RowList(self.rows, faces.report, "", height=40, inset=4)
        self.head, self._bar = CardHead(""), Progress("", "ok", 6)
        self.more = Button("", Kind.QUIET, "pencil", height=32)
        self.to_site = Button("", Kind.QUIET, "arrow-left", height=32)
        for part in (self.head, self._bar):
            self.body.addWidget(part)
        self.body.addWidget(self.list, 1)
        self.body.addWidget(button_line(self.more, self.to_site))
        self.list.events.acted.connect(self.received)
        self.list.events.opened.connect(self.opened)
        self.list.events.chosen.connect(lambda _which: self._say_buttons())
        self.more.clicked.connect(lambda: self.opened.emit(self.list.current_id() or ""))

    def show_reports(self, reports: tuple[ReportRow, ...], counts: Counts) -> None:
        """The rows as the records say; files are looked after in the background."""
        self._reports = reports
        self.head.remark.set_words(f"{counts.received} / {counts.written}")
        self._bar.show_part(counts.received / max(counts.written, 1), "ok")
        self._apply()
        self._check({row.who.organisation_id: row.file for row in reports if row.file is not None})

    def rename(self) -> None:
        """The words that never change by themselves."""
        self.head.title.set_words(_("书面报告"))
        self.more.set_words(_("登记细目"))
        self.to_site.set_words(_("改为现场"))
        self.list.setAccessibleName(_("书面报告"))

    def look_again(self) -> None:
        """Files may have been changed from outside since."""
        self._asked = {}

    def _apply(self) -> None:
        self.rows.apply([OnPaper(row, self._states.get(row.who.organisation_id)) for row in self._reports])
        self._say_buttons()

    def _say_buttons(self) -> None:
        chosen = self.list.current_id() is not None
        self.more.setEnabled(chosen)
        self.to_site.setEnabled(chosen)

    def _check(self, files: dict[str, Kept]) -> None:
        if files == self._asked:
            return
        self._asked, folder = files, self._folder
        if files:
            self._context.tasks.start(
                lambda _progress: {which: filing.state(folder, kept) for which, kept in files.items()},
                done=self._checked, owner=self,
            )

    def _checked(self, states: dict[str, FileState]) -> None:
        self._states = states
        self._apply()
