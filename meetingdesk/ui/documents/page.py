"""文档: every paper of the meeting; one is saved, or all, into a folder, with progress and a way to stop."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout

from meetingdesk.care.exporting import phone_count
from meetingdesk.foundation.errors import MeetingDeskError
from meetingdesk.foundation.progress import Progress as Steps
from meetingdesk.foundation.wording import _
from meetingdesk.ui import exporting
from meetingdesk.ui.documents.choosing import Choosing
from meetingdesk.ui.documents.rows import PaperRow, face, read, row_of_state, unsorted
from meetingdesk.ui.exporting import Outgoing
from meetingdesk.ui.page import Context, Page
from meetingdesk.ui.parts.buttons import Button, Kind
from meetingdesk.ui.parts.preview import Preview
from meetingdesk.ui.parts.rows import RowList
from meetingdesk.ui.parts.surfaces import MARGIN, Card, PageHead, Scroll
from meetingdesk.ui.parts.under_way import UnderWay
from meetingdesk.ui.tables import Rows
from meetingdesk.ui.tasks import Task
from meetingdesk.ui.theme import Tone

if TYPE_CHECKING:
    from meetingdesk.documents.standing import PaperState

SEATS = "座次图"
SIGN_IN, REMIND = "签到表", "催办名单"
_ROW = 46
_BESIDE, _LEAST, _SHARE = 380, 300, 0.36  # a small window leaves the list its words


class ThePage(Page):
    """The list; making goes on off the window's thread, and so does finding out how each paper stands."""

    watches: ClassVar[frozenset[str]] = frozenset(
        "roster meeting agenda signin speakers seating invitation evaluation commentary minutes".split()
    )

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._task: Task | None = None
        self._looking: Task | None = None
        self._look_again = False
        self.head = PageHead("")
        self.all = Button("", Kind.PRIMARY, "folder-open")
        self.under_way = UnderWay()
        self.rows: Rows[PaperRow] = Rows(read=read, enabled=lambda row: row.ready)
        self.rows.apply(unsorted())
        self.list = RowList(self.rows, face, "", height=_ROW, inset=20)
        self.choosing = Choosing()
        self.how = Button("", icon="settings")
        self.seats = Button("", icon="presentation")
        self.print = Button("", icon="printer", key="Ctrl P")
        self.filing, self.to_zip = Button("", icon="archive"), Button("", icon="file-down")
        self.preview = Preview(context.tasks)
        self.beside = QStackedWidget()
        self._choices = Scroll(self.choosing)
        self._name = ""
        self._place()
        self._listen()
        self.rename()
        self.seats.hide()
        self._rest()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What stands beside the list takes its share."""
        super().resizeEvent(event)
        self.beside.setFixedWidth(min(max(int(self.width() * _SHARE), _LEAST), _BESIDE))

    def refresh(self) -> None:
        """How each paper stands; asked off the window's thread, once at a time."""
        if self._looking is not None:
            self._look_again = True
            return
        meeting, desk = self.context.meeting_id, self.bridge.desk

        def look(_progress: Steps) -> tuple[PaperState, ...]:
            from meetingdesk.documents.standing import standings  # heavy; only needed here

            return standings(desk, meeting)

        self._looking = self.context.tasks.start(look, done=self._looked, failed=self._missed, owner=self)

    def _looked(self, found: tuple[PaperState, ...]) -> None:
        self._looking = None
        today = self.bridge.desk.clock.local().date()
        self.rows.apply([row_of_state(state, today) for state in found])
        ready = [row for row in self.rows.shown() if row.ready]
        current = sum(row.standing == "current" for row in ready)
        self.head.set_words(
            _("文档"), _("能做 {count} 种，{current} 种是最新的", count=len(ready), current=current)
        )
        self._show_page()
        if self._look_again:
            self._look_again = False
            self.refresh()

    def _turn_to(self, name: str) -> None:
        if name != self._name:
            self._name = name
            self.preview.clear()
            self.seats.setVisible(name == SEATS)
            self._show_page()

    def _show_page(self) -> None:
        """The paper of the current row as it would print now, while the preview is in view."""
        if not self._name or self.beside.currentWidget() is not self.preview:
            return
        desk, meeting, name, chosen = (
            self.bridge.desk, self.context.meeting_id, self._name, self.choosing.chosen()
        )  # fmt: skip

        def make() -> bytes:
            from meetingdesk.documents import papers  # heavy; only needed here

            return papers.preview(desk, meeting, name, chosen)

        self.preview.show_paper(_(name), make)

    def _swap(self) -> None:
        """Preview or choices."""
        choosing = self.beside.currentWidget() is self.preview
        self.beside.setCurrentWidget(self._choices if choosing else self.preview)
        self._name_swap()
        self._show_page()

    def _name_swap(self) -> None:
        shown = self.beside.currentWidget() is self.preview
        self.how.set_words(_("做法") if shown else _("预览"))
        self.how.set_icon("settings" if shown else "eye")

    def _missed(self, error: Exception) -> None:
        """The meeting may have gone in between; the list stays as it was."""
        self._looking = None
        if not isinstance(error, MeetingDeskError):
            raise error

    def rename(self) -> None:
        """The words that stay."""
        self.all.set_words(_("全部存到文件夹"))
        self.seats.set_words(_("排座次"))
        self.filing.set_words(_("归档"))
        self.print.set_words(_("打印"))
        self.to_zip.set_words(_("全部存成压缩包"))
        self.under_way.set_words(_("正在做文档"), _("停下"))
        self.list.setAccessibleName(_("这次会议的文档"))
        self.choosing.rename()
        self._name_swap()
        self.head.set_words(_("文档"))
        self.refresh()

    def focus_first(self) -> None:
        """The list."""
        self.list.setFocus()
        self.list.choose(self.list.current_id() or self.rows.shown()[0].id)

    def save_into(self, folder: Path, names: tuple[str, ...] | None = None, whole: bool = False) -> None:
        """Make papers and put them into a folder; all that can be made where none are named."""
        if self._task is not None:
            return
        self.under_way.begin()
        self.all.setEnabled(False)
        self.to_zip.setEnabled(False)
        meeting, desk = self.context.meeting_id, self.bridge.desk
        chosen = replace(self.choosing.chosen(), whole_phones=whole)

        def work(progress: Steps) -> list[Path]:
            from meetingdesk.documents import papers  # heavy; only needed here

            return papers.make(desk, meeting, folder, names, progress, choices=chosen)

        self._task = self.context.tasks.start(
            work, done=lambda made: self._made(folder, made), failed=self._failed,
            progressed=self._show_progress, cancelled=self._rest, owner=self,
        )  # fmt: skip

    def _choose_all(self) -> None:
        self._choose()

    def _choose(self, names: tuple[str, ...] | None = None) -> None:
        """One paper or all of them, into a folder."""
        what = "、".join(_(name) for name in names) if names else _("会议材料")
        out = Outgoing(what, self._holds(names), self._phones(names))
        exporting.export(self, self.context, out, lambda folder, whole: self.save_into(folder, names, whole))

    def _holds(self, names: tuple[str, ...] | None) -> str:
        count = len(names) if names else sum(row.ready for row in self.rows.shown())
        return _("{count} 种文档，里面有与会人员的姓名、单位和职务", count=count)

    def _phones(self, names: tuple[str, ...] | None) -> int:
        """How many numbers the papers could have whole: only some have telephones at all."""
        phoned = {REMIND, SIGN_IN} if self.choosing.chosen().phone_column else {REMIND}
        if names and not phoned & set(names):
            return 0
        return self.bridge.ask(phone_count, self.context.meeting_id)

    def print_paper(self) -> None:
        """Ctrl+P: the paper of the current row, looked at as it will print, then sent to a printer.

        With telephones on it, it leaves by the same card as a file.
        """
        if self._task is not None or not self._name:
            return
        name, phones = self._name, self._phones((self._name,))
        if not phones:
            self._begin_printing(name, whole=False)
            return
        out = Outgoing(_(name), self._holds((name,)), phones, on_paper=True)
        exporting.export(self, self.context, out, lambda _no, whole: self._begin_printing(name, whole=whole))

    def _begin_printing(self, name: str, *, whole: bool) -> None:
        desk, meeting = self.bridge.desk, self.context.meeting_id
        chosen = replace(self.choosing.chosen(), whole_phones=whole)

        def work(_progress: Steps) -> bytes:
            from meetingdesk.documents.for_printer import for_printer  # heavy; only needed here

            return for_printer(desk, meeting, name, chosen)

        self._task = self.context.tasks.start(
            work, done=lambda pdf: self._print(pdf, name), failed=self._failed, owner=self
        )

    def _print(self, pdf: bytes, name: str) -> None:
        from meetingdesk.ui import printing  # QtPrintSupport: only where wanted

        self._rest()
        printing.preview(self, pdf, _(name), self._failed)
        self.refresh()

    def _choose_zip(self) -> None:
        name = Path.home() / f"{_('会议材料')}.zip"
        out = Outgoing(
            _("会议材料"), self._holds(None), self._phones(None), (_("压缩包 (*.zip)"),), name
        )
        exporting.export(self, self.context, out, lambda path, whole: self.save_into(path, None, whole))

    def _show_progress(self, done: int, total: int, name: str) -> None:
        self.under_way.show_part(done, total, _("正在做{name}…", name=_(name)) if name else "")

    def _made(self, folder: Path, made: list[Path]) -> None:
        self._rest()
        words = _("{count} 份文件存到了 {folder}", count=len(made), folder=str(folder))
        self.tell(Tone.OK, words, stays=True)
        self.refresh()

    def _failed(self, error: Exception) -> None:
        self._rest()
        self.say_failure(error, Tone.BAD)

    def _rest(self) -> None:
        self._task = None
        self.all.setEnabled(True)
        self.to_zip.setEnabled(True)
        self.under_way.rest()

    def _cancel(self) -> None:
        if self._task is not None:
            self._task.cancel()

    def _listen(self) -> None:
        self.all.clicked.connect(self._choose_all)
        self.under_way.stopped.connect(self._cancel)
        self.list.events.chosen.connect(self._turn_to)
        self.how.clicked.connect(self._swap)
        self.filing.clicked.connect(lambda: self.context.go("filing"))
        self.print.clicked.connect(self.print_paper)
        QShortcut(QKeySequence.StandardKey.Print, self).activated.connect(self.print_paper)
        self.to_zip.clicked.connect(self._choose_zip)
        self.seats.clicked.connect(lambda: self.context.go("seating"))
        self.list.events.acted.connect(lambda name: self._choose((name,)))

    def _place(self) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(MARGIN, 0, MARGIN, 16)
        outer.setSpacing(0)
        self.head.add(self.seats)
        self.head.add(self.how)
        self.head.add(self.print)
        self.head.add(self.filing)
        self.head.add(self.to_zip)
        self.head.add(self.all)
        outer.addWidget(self.head)
        outer.addWidget(self.strip)
        outer.addWidget(self.under_way)
        card = Card(margin=1, spacing=0)
        card.body.addWidget(self.list)
        self.beside.addWidget(self.preview)
        self.beside.addWidget(self._choices)
        columns = QHBoxLayout()
        columns.setSpacing(16)
        columns.addWidget(card, 1)
        columns.addWidget(self.beside)
        outer.addLayout(columns, 1)
